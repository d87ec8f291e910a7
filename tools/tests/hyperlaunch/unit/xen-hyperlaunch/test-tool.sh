#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Tests of the guest tool as it is built (TAP): test-tool.sh TOOL
#
# There is no Xen here, and if there is, it is not asked to do anything.

set -eu

tool=$1

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

nr=0
failed=0

# ok NAME COMMAND...: the command succeeds.
ok() {
    name=$1
    shift
    nr=$((nr + 1))
    if "$@" > "$tmp/log" 2>&1; then
        echo "ok $nr - guest tool as built: $name"
    else
        echo "not ok $nr - guest tool as built: $name"
        sed 's/^/# /' "$tmp/log" "$tmp/out" "$tmp/err"
        failed=$((failed + 1))
    fi
}

# Run the tool; leaves $tmp/out, $tmp/err and $status behind.
run() {
    status=0
    "$tool" "$@" > "$tmp/out" 2> "$tmp/err" || status=$?
}

run --help
ok "help: status" test "$status" = 0
ok "help: text" grep -q "^Usage: xen-hyperlaunch " "$tmp/out"
run frobnicate
ok "unknown command: status" test "$status" = 2
ok "unknown command: nothing on stdout" test ! -s "$tmp/out"

# It is to run where there is nothing else.
mkdir "$tmp/root"
cp "$tool" "$tmp/root/tool"
status=0
chroot "$tmp/root" /tool status > "$tmp/out" 2> "$tmp/err" || status=$?
if [ "$(id -u)" -eq 0 ]; then
    ok "in an empty file system: status" test "$status" = 3
    ok "in an empty file system: message" \
       grep -q "there is no /dev/xen/privcmd: load the module" "$tmp/err"
    ok "in an empty file system: one line" test "$(wc -l < "$tmp/err")" = 1
    ok "in an empty file system: nothing on stdout" test ! -s "$tmp/out"
fi

echo "1..$nr"
test "$failed" = 0
