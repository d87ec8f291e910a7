#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Build the hypervisor in one configuration: xen.sh NAME
#
# NAME is that of a file config/NAME.config and begins with the architecture.
# The build is out of source: build/xen/NAME/obj holds the objects, next to
# links to the one prepared source tree, so that build/xen/NAME looks like a
# Xen tree to whoever looks for sources or headers in it.
#
# Environment, for tests: SRC (another source tree), OBJ (another object
# directory), FRAGMENTS (other Kconfig fragments), ARTEFACTS (where to copy
# the results; empty for nowhere).
set -eu
. "$(dirname "$0")/lib.sh"

name=$1
arch=${name%%-*}
SRC=${SRC:-$BUILD/xen/src}
TREE=$BUILD/xen/$name
OBJ=${OBJ:-$TREE/obj}
FRAGMENTS=${FRAGMENTS:-$TOP/config/$name.config}

case $name in
    *-release) default_artefacts=$DIST/$arch ;;
    *) default_artefacts=$DIST/$arch/${name#*-} ;;
esac
ARTEFACTS=${ARTEFACTS-$default_artefacts}

case $arch in
    x86_64) products="xen.gz xen-syms" compiler=gcc ;;
    arm64) products="xen xen-syms" compiler=aarch64-linux-gnu-gcc ;;
    arm32) products="xen xen-syms" compiler=arm-linux-gnueabihf-gcc ;;
    *) die "$name: unknown architecture $arch" ;;
esac

fragments()
{
    # shellcheck disable=SC2086 # a list of files
    cat $FRAGMENTS
}

# What would differ between two builds of the same source is pinned: time,
# place and person; whether checkpolicy is installed, by which Xen decides if it
# has a FLASK policy built in; paths in messages and debug information are relative to
# xen/, as in a build inside the source (and where a file includes __FILE__,
# that has to be found).
xen_make()
{
    local cross=${compiler%gcc}

    # On arm64 itself, its compiler has no prefix.
    [ "$arch-$(uname -m)" != arm64-aarch64 ] || cross=
    env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u MAKEOVERRIDES \
        SOURCE_DATE_EPOCH=1700000000 LC_ALL=C \
        make -C "$SRC/xen" --no-print-directory -s -j "$JOBS" \
        O="$OBJ" XEN_TARGET_ARCH="$arch" CROSS_COMPILE="$cross" \
        CHECKPOLICY=false XEN_WHOAMI=build XEN_BUILD_HOST=hyperlaunch XEN_DOMAIN=local \
        EXTRA_CFLAGS_XEN_CORE="-ffile-prefix-map=$SRC/xen/= -ffile-prefix-map=$OBJ=. -idirafter $SRC/xen" \
        "$@"
}

link_sources()
{
    local item

    [ "$SRC" = "$BUILD/xen/src" ] || return 0
    mkdir -p "$TREE"
    for item in xen tools docs config Config.mk; do
        [ -e "$TREE/$item" ] || ln -sfn "../src/$item" "$TREE/$item"
    done
}

# Whether anything that the file STAMP was made from is newer than it.  The
# -L makes links to our files count as the files; directories count too, so
# that a removed file is noticed.
newer_than()
{
    local stamp=$1

    shift
    [ ! -e "$stamp" ] || [ -n "$(find -L "$@" -newer "$stamp" -print -quit)" ]
}

configure_needed()
{
    # shellcheck disable=SC2086 # a list of files
    newer_than "$OBJ/.config-done" $FRAGMENTS "$TOP/automation/build/xen.sh" ||
        [ -n "$(find -L "$SRC/xen" \( -name 'Kconfig*' -o -name '*_defconfig' \) \
                     -newer "$OBJ/.config-done" -print -quit)" ]
}

# A fragment asks, Kconfig decides: a symbol whose dependencies are not met
# is dropped without a word.  Make that an error.
verify_config()
{
    local line symbol failed=0

    while read -r line; do
        case $line in
            CONFIG_*=n)
                symbol=${line%%=*} ;;
            CONFIG_*=*)
                grep -qxF -e "$line" "$OBJ/.config" && continue
                warn "$name: $line was asked for, but did not stick"
                failed=1
                continue ;;
            '# CONFIG_'*' is not set')
                symbol=${line#\# }
                symbol=${symbol%% *} ;;
            *) continue ;;
        esac
        if grep -q "^$symbol=" "$OBJ/.config"; then
            warn "$name: $symbol was to be off, but is on"
            failed=1
        fi
    done < <(fragments)
    [ "$failed" -eq 0 ]
}

configure()
{
    note "$name: configuring"
    mkdir -p "$OBJ"
    [ ! -e "$OBJ/.config" ] || cp -p "$OBJ/.config" "$OBJ/.config.before"
    xen_make defconfig > "$OBJ/configure.log" 2>&1 ||
        { cat "$OBJ/configure.log" >&2; die "$name: defconfig failed"; }
    fragments >> "$OBJ/.config"
    xen_make olddefconfig >> "$OBJ/configure.log" 2>&1 ||
        { cat "$OBJ/configure.log" >&2; die "$name: olddefconfig failed"; }
    [ -n "${UNVERIFIED_CONFIG:-}" ] || verify_config ||
        die "$name: Kconfig does not grant what the fragment asks for" \
            "fragments: $FRAGMENTS" "result: $OBJ/.config"
    # The same configuration with a newer time stamp would rebuild a lot.
    if cmp -s "$OBJ/.config" "$OBJ/.config.before"; then
        cp -p "$OBJ/.config.before" "$OBJ/.config"
    fi
    touch "$OBJ/.config-done"
}

build()
{
    note "$name: building"
    # An edit made while the build runs must count as newer than its result.
    touch "$OBJ/.build-begun"
    xen_make build
    mv "$OBJ/.build-begun" "$OBJ/.build-done"
}

copy_products()
{
    local product

    [ -n "$ARTEFACTS" ] || return 0
    for product in $products; do
        install_if_changed "$OBJ/$product" "$ARTEFACTS/$product"
    done
    install_if_changed "$OBJ/.config" "$ARTEFACTS/xen.config"
}

have_products()
{
    local product

    for product in $products; do
        [ -e "$OBJ/$product" ] || return 1
        [ -z "$ARTEFACTS" ] || [ -e "$ARTEFACTS/$product" ] || return 1
    done
}

mkdir -p "$OBJ"
take_lock "$OBJ/.lock"
command -v "$compiler" > /dev/null || die "$name: $compiler is not installed" \
    "make packages installs what is missing"
link_sources
if configure_needed; then
    configure
elif have_products && ! newer_than "$OBJ/.build-done" \
        "$SRC/xen" "$SRC/config" "$SRC/Config.mk" "$OBJ/.config"; then
    note "$name: up to date"
    exit 0
fi
build
copy_products
