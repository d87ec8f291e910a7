#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# clean.sh objects   remove what was built, keep downloads and the tree
# clean.sh all       remove build/ and dist/
#
# Edits in the tree which xen/patches does not have are never removed.
set -eu
. "$(dirname "$0")/lib.sh"

case $1 in
    objects)
        [ ! -d "$BUILD" ] || find "$BUILD" -mindepth 1 -maxdepth 1 \
            ! -name cache ! -name xen ! -name linux ! -name linux-arm64 \
            -exec rm -rf {} +
        [ ! -d "$BUILD/xen" ] || find "$BUILD/xen" -mindepth 1 -maxdepth 1 \
            ! -name src ! -name '.*' -exec rm -rf {} +
        ;;
    all)
        "$TOP/automation/build/series.py" assert-no-edits
        rm -rf "$BUILD"
        ;;
    *)
        die "clean.sh: objects or all?"
        ;;
esac
rm -rf "$DIST"
