#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: kconfig build
#
# Our tree builds in configurations other than those that are shipped, without
# a warning: config/variants.  There are few of them, since each takes a minute,
# so each differs from the others in several ways: PV, HVM or both; assertions;
# shadow paging, 32-bit PV, XSM, live patching; Xen as a guest; Hyperlaunch.  Those
# for arm64 are what tests boot.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

WORK=$BUILD/xen/kconfig
mkdir -p "$WORK"

# The compiler's warnings are errors; those of others are not.
builds_quietly()
{
    local log=$WORK/$1.log

    "$TOP/automation/build/variant.sh" "$1" > "$log" 2>&1 ||
        { cat "$log"; return 1; }
    ! grep -iE 'warning|error' "$log"
}

# has VARIANT FILE...: it was built, and these are among its objects.
has()
{
    local variant=$1 file

    shift
    [ -e "$WORK/$variant/xen-syms" ] || { echo "not built"; return 1; }
    for file; do
        [ -e "$WORK/$variant/$file" ] || { echo "no $file"; return 1; }
    done
}

# There is no guest for it here, so it is built and not booted.
arm32_builds()
{
    OBJ=$WORK/arm32 ARTEFACTS='' "$TOP/automation/build/xen.sh" arm32-release \
        > "$WORK/arm32.log" 2>&1 || { cat "$WORK/arm32.log"; return 1; }
    ! grep -iE 'warning|error' "$WORK/arm32.log"
}

"$TOP/automation/build/prepare.sh" | diag
for fragment in "$TOP"/config/variants/*.config; do
    variant=$(basename "$fragment" .config)
    try "builds: $variant" builds_quietly "$variant"
done

try "arm32 builds" arm32_builds
try "arm32 has Hyperlaunch" has arm32 arch/arm/hyperlaunch/built_in.o

# They are what they are meant to be.
launch=arch/x86/hyperlaunch/built_in.o
try "pv-only has Hyperlaunch" has pv-only $launch arch/x86/pv/dom0_build.o
refused "pv-only has no PVH" 'no arch' has pv-only arch/x86/hvm/dom0_build.o
try "pvh-only has Hyperlaunch" has pvh-only $launch arch/x86/hvm/dom0_build.o
refused "pvh-only has no PV" 'no arch' has pvh-only arch/x86/pv/dom0_build.o
try "a shim is built" has shim arch/x86/pv/shim.o
refused "a shim has no Hyperlaunch" 'no arch' has shim $launch
launch=arch/arm/hyperlaunch/built_in.o
try "arm64-static has Hyperlaunch" has arm64-static $launch \
    arch/arm/static-shmem.o
refused "arm64-no-hyperlaunch has none" 'no arch' has arm64-no-hyperlaunch \
    $launch

# A fragment that Kconfig does not grant is an error, and not silence.
echo CONFIG_THERE_IS_NO_SUCH_OPTION=y > "$WORK/bogus.fragment"
refused "an option that Kconfig does not grant" 'did not stick' \
    env OBJ="$WORK/bogus" ARTEFACTS='' FRAGMENTS="$WORK/bogus.fragment" \
    "$TOP/automation/build/xen.sh" x86_64-release
done_testing
