#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Build Xen as shipped, to compare with: stock.sh ARCH
#
# The tree is a work tree of build/xen/src at the tag `pristine`; the
# configuration is that of our release build, as far as stock Xen knows it.
# The objects stay in build/xen/kconfig/stock-ARCH, the hypervisor is copied to
# dist/ARCH/stock.
set -eu
. "$(dirname "$0")/lib.sh"

arch=$1
stock=$BUILD/xen/stock-src
work=$BUILD/xen/kconfig

mkdir -p "$work"
take_lock "$work/.stock-lock"

if [ ! -e "$stock/.git" ]; then
    git -C "$BUILD/xen/src" worktree prune
    git -C "$BUILD/xen/src" worktree add -q --detach "$stock" pristine
fi
# Work trees that are up to date are left alone, with their time stamps.
git -C "$stock" checkout -q -f --detach pristine
install_if_changed "$BUILD/xen/src/.scmversion" "$stock/.scmversion"

{
    grep -v HYPERLAUNCH "$TOP/config/$arch-release.config"
    # Makes no difference to the code, and takes time.
    echo '# CONFIG_DEBUG_INFO is not set'
} > "$work/stock-$arch.new"
install_if_changed "$work/stock-$arch.new" "$work/stock-$arch.config"
rm "$work/stock-$arch.new"

SRC=$stock OBJ=$work/stock-$arch FRAGMENTS=$work/stock-$arch.config \
    ARTEFACTS=$DIST/$arch/stock \
    exec "$TOP/automation/build/xen.sh" "$arch-release"
