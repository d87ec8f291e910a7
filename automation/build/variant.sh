#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Build the hypervisor as config/variants/NAME.config has it: variant.sh NAME
#
# These are for tests of builds, and of what only such a build can do.  They are
# for x86, unless the name begins with arm64-.  The result stays in
# build/xen/kconfig/NAME.
set -eu
. "$(dirname "$0")/lib.sh"

fragment=$TOP/config/variants/$1.config
[ -e "$fragment" ] || die "variant.sh: there is no $fragment"

case $1 in
    arm64-*) base=arm64-release ;;
    *) base=x86_64-release ;;
esac

OBJ=$BUILD/xen/kconfig/$1 FRAGMENTS=$fragment ARTEFACTS='' \
    exec "$TOP/automation/build/xen.sh" "$base"
