#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: kconfig build
#
# Our tree builds in configurations other than the two that are shipped.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

WORK=$BUILD/xen/kconfig
mkdir -p "$WORK"

# variant NAME LINE... : the release configuration with these lines on top.
variant()
{
    local name=$1

    shift
    printf '%s\n' "$@" > "$WORK/$name.fragment"
    try "x86_64 builds: $name" env OBJ="$WORK/$name" ARTEFACTS='' \
        FRAGMENTS="$TOP/config/x86_64-release.config $WORK/$name.fragment" \
        "$TOP/automation/build/xen.sh" x86_64-release
}

"$TOP/automation/build/prepare.sh" | diag
variant pv-only '# CONFIG_HVM is not set'
variant pvh-only '# CONFIG_PV is not set'

# A fragment that Kconfig does not grant is an error, and not silence.
echo CONFIG_THERE_IS_NO_SUCH_OPTION=y > "$WORK/bogus.fragment"
refused "an option that Kconfig does not grant" 'did not stick' \
    env OBJ="$WORK/bogus" ARTEFACTS='' FRAGMENTS="$WORK/bogus.fragment" \
    "$TOP/automation/build/xen.sh" x86_64-release
done_testing
