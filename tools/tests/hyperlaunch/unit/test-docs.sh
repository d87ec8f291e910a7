#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The LCMs in the documents are good, and there is nothing to note about them
# (TAP): test-docs.sh TOOL FILE...
#
# A file is an LCM itself (*.dts), or a text with any number of them, which are
# indented by four columns or fenced, and begin with /dts-v1/.
set -eu
tool=$1
shift

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# extract FILE: writes each LCM in a text to a file of its own.
extract()
{
    awk -v base="$tmp/${1##*/}" '
        /^(    )?\/dts-v1\/;/ { out = base "-" ++nr ".dts"; indented = /^ / }
        out && (indented ? /^[^ ]/ : /^```/) { close(out); out = "" }
        out { sub(/^    /, ""); print > out }
    ' "$1"
}

for file; do
    case $file in
    *.dts) cp "$file" "$tmp" ;;
    *) extract "$file" ;;
    esac
done

nr=0
failed=0
for lcm in "$tmp"/*.dts; do
    nr=$((nr + 1))
    if "$tool" check "$lcm" > "$lcm.out" 2>&1 && [ "$(wc -l < "$lcm.out")" = 1 ]
    then
        echo "ok $nr - documents: ${lcm##*/}"
    else
        echo "not ok $nr - documents: ${lcm##*/}"
        sed 's/^/# /' "$lcm.out"
        failed=1
    fi
done

echo "1..$nr"
exit $failed
