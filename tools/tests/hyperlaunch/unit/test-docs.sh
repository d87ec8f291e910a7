#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The LCMs in the documents are good, and there is nothing to note about them
# (TAP): test-docs.sh TOOL FILE...
#
# The files are those of docs-lcms.sh.
set -eu
tool=$1
shift

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

"${0%/*}/docs-lcms.sh" "$tmp" "$@"

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
