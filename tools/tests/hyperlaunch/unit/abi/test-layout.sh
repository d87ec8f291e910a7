#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The structures of the hyperlaunch hypercall are the same for 32-bit, 64-bit and
# Arm guests (TAP): test-layout.sh COMPILER-OPTION...

set -eu

source=$(dirname "$0")/layout.c

# layout COMPILER OPTION...: the numbers in the table
layout() {
    "$@" -std=gnu99 -ffreestanding -Wall -Werror -O1 -S -o - "$source" |
        sed -n '/^layout:/,/\.size/s/^[[:space:]]*\.\(long\|word\|zero\)[[:space:]]/\1 /p' |
        sed 's/^word/long/'
}

want=$(layout "${CC:-cc}" -m64 "$@")
nr=1
failed=0

[ "$(echo "$want" | wc -l)" -gt 30 ] || { echo "no table" >&2; exit 1; }

echo "1..2"
for compiler in "${CC:-cc} -m32" aarch64-linux-gnu-gcc; do
    # shellcheck disable=SC2086 # a command and its option
    if [ "$nr" = 2 ] && ! command -v $compiler > /dev/null; then
        echo "ok $nr - layout: $compiler # SKIP not installed"
    elif [ "$(layout $compiler "$@")" = "$want" ]; then
        echo "ok $nr - layout: $compiler"
    else
        echo "not ok $nr - layout: $compiler"
        failed=1
    fi
    nr=$((nr + 1))
done
exit $failed
