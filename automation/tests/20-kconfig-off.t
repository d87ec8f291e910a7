#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: kconfig build
#
# With CONFIG_HYPERLAUNCH off, the hypervisor is that of the stock tree: the
# same objects, with the same code and data.  Both trees are built here, with
# the same configuration otherwise, and compared by compare-objects.py; what
# may differ is in 20-kconfig-off.<arch>.allow, each with its reason.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

WORK=$BUILD/xen/kconfig
mkdir -p "$WORK"
take_lock "$WORK/.lock"

# The configuration of stock Xen, with ours off on top.
fragments()
{
    local arch=$1

    # stock.sh has left what stock Xen knows of it.
    cp "$WORK/stock-$arch.config" "$WORK/common"
    echo '# CONFIG_HYPERLAUNCH is not set' > "$WORK/off"
    # What depends on it or is selected by it must go, too.
    echo '# CONFIG_LIBFDT is not set' >> "$WORK/off"
}

# For arm64, one of config/variants is just that, and is built anyway.
off_objects()
{
    case $1 in
        arm64) echo "$WORK/arm64-no-hyperlaunch" ;;
        *) echo "$WORK/off-$1" ;;
    esac
}

build_off()
{
    local arch=$1

    if [ "$arch" = arm64 ]; then
        "$TOP/automation/build/variant.sh" arm64-no-hyperlaunch
        return
    fi
    fragments "$arch"
    env OBJ="$(off_objects "$arch")" FRAGMENTS="$WORK/common $WORK/off" \
        ARTEFACTS='' "$TOP/automation/build/xen.sh" "$arch-release"
}

compare()
{
    local arch=$1 prefix=

    [ "$arch" = "$(uname -m)" ] || prefix=aarch64-linux-gnu-
    "$here/../build/compare-objects.py" --prefix "$prefix" \
        --allow "$here/20-kconfig-off.$arch.allow" \
        "$WORK/stock-$arch" "$(off_objects "$arch")"
}

# The comparison has to be able to fail: give it a build that does differ.
compare_with_on()
{
    local arch=$1

    "$here/../build/compare-objects.py" \
        --allow "$here/20-kconfig-off.$arch.allow" \
        "$WORK/stock-$arch" "$BUILD/xen/$arch-release/obj"
}

both()
{
    local arch=$1

    try "$arch: stock Xen builds" "$TOP/automation/build/stock.sh" "$arch"
    try "$arch: our tree builds with CONFIG_HYPERLAUNCH off" build_off "$arch"
    try "$arch: with it off the hypervisor is that of stock Xen" compare "$arch"
}

"$TOP/automation/build/prepare.sh" | diag
both x86_64
try "x86_64: the release build" "$TOP/automation/build/xen.sh" x86_64-release
refused "x86_64: with it on the comparison finds the difference" \
    'exists-only-in-ours' compare_with_on x86_64
if command -v aarch64-linux-gnu-gcc > /dev/null; then
    both arm64
else
    skip "no arm64 cross compiler"
fi
done_testing
