#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: build
#
# A second make does nothing, and a changed file of ours is all that is
# compiled anew.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

OBJ=$BUILD/xen/x86_64-release/obj

build()
{
    "$TOP/automation/build/prepare.sh" &&
        "$TOP/automation/build/xen.sh" x86_64-release
}

# Objects that a compiler made, with the time when.  efi/check.o is no part of
# Xen: its makefiles compile it at every link, to see what the compiler can do.
objects()
{
    find "$OBJ" -name '*.o' ! -name 'built_in*.o' ! -name '.xen*' \
         ! -name prelink.o ! -path '*/efi/check.o' -printf '%P %T@\n' | sort
}

compiled_since()
{
    local before=$1

    diff <(echo "$before") <(objects) | sed -n 's/^> \(.*\) .*/\1/p'
}

try "the first build" build

before=$(objects)
same "the second build says so" "==> x86_64-release: up to date" \
    "$(build 2>&1 | grep -v 'waiting for another make')"
same "and compiles nothing" '' "$(compiled_since "$before")"

ours=$(cd "$TOP/xen" && find common/hyperlaunch -name '*.c' | sort |
    while read -r file; do
        [ -e "$OBJ/${file%.c}.o" ] || [ -e "$OBJ/${file%.c}.init.o" ] || continue
        echo "$file"
        break
    done)
same "one of our files is in the build" 0 "$([ -n "$ours" ]; echo $?)"

touch "$TOP/xen/$ours"
before=$(objects)
old=$(sha256sum < "$DIST/x86_64/xen.gz")
try "build after one of our files was touched" build
same "it is all that was compiled" "$ours" \
    "$(compiled_since "$before" | sed 's/\(\.init\)\?\.o$/.c/' | sort -u)"
same "the result is the same, bit by bit" "$old" \
    "$(sha256sum < "$DIST/x86_64/xen.gz")"
done_testing
