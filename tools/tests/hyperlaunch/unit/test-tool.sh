#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Tests of the host tool (TAP): test-tool.sh TOOL SOURCES BLOBS
#
# Sources and blobs are folders with good/ and bad/ in them.

set -eu

tool=$1
sources=$2
blobs=$3

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
        echo "ok $nr - $name"
    else
        echo "not ok $nr - $name"
        sed 's/^/# /' "$tmp/log" "$tmp/out" "$tmp/err"
        failed=$((failed + 1))
    fi
}

# Run the tool; leaves $tmp/out, $tmp/err and $status behind.
run() {
    status=0
    "$tool" "$@" > "$tmp/out" 2> "$tmp/err" || status=$?
}

# What it writes to one of them is this text.
writes() {
    printf '%s' "$2" | diff - "$tmp/$1"
}

has() {
    grep -qF -e "$2" "$tmp/$1"
}

run check "$blobs/good/minimal.dtb"
ok "good blob: status" test "$status" = 0
ok "good blob: summary" writes out \
   "$blobs/good/minimal.dtb: good LCM: 1 domain, 1 boot module
"
ok "good blob: nobody in charge" writes err \
   "$blobs/good/minimal.dtb: note: no domain has the role control or hardware: none can create another one, use devices, or power the machine off
"

run check --list "$sources/good/canonical.dts"
ok "list: status" test "$status" = 0
ok "list: table" writes out \
   "$sources/good/canonical.dts: good LCM: 5 domains, 8 boot modules
DOMID  NAME             MODE CPUS   MEMORY  KERNEL  ROLES
    1  boot             auto    1      64M       3  boot
    0  Domain-0         pvh     4       1G       6  control,hardware,console
    7  store            pv      1      64M       6  xenstore,recovery
    2  web server       pvh     1       2G       3  none
    3  spare            hvm     1      64M       3  none
"

ok "list: no messages" writes err ""

run check -l "$sources/good/dom0less-kernel-shared.dts"
ok "list: kernel by address" has out "0x4a000000"

run check -l "$sources/good/hardware-without-memory.dts"
ok "list: all memory that is left" has out "rest"

run check "$sources/good/not-marked-as-module.dts"
ok "notes: status" test "$status" = 0
ok "notes: message" has err \
   "not-marked-as-module.dts: note: /chosen/hypervisor/dom1/kernel: "

run check "$sources/bad/several-faults.dts"
ok "errors: status" test "$status" = 1
ok "errors: no summary" writes out ""
ok "errors: count" has err "several-faults.dts: 6 errors"

# The same messages as the unit tests have seen.
sed -n "s|^// expect: |$sources/bad/several-faults.dts: |p" \
    "$sources/bad/several-faults.dts" > "$tmp/expected"
echo "$sources/bad/several-faults.dts: 6 errors" >> "$tmp/expected"
ok "errors: all messages" diff "$tmp/expected" "$tmp/err"

run check "$blobs/bad/no-domain.dtb"
ok "fatal: status" test "$status" = 1
ok "fatal: message" has err "no-domain.dtb: fatal: /chosen/hypervisor: "
ok "fatal: count" has err "no-domain.dtb: 1 error"

run check "$blobs/bad/not-hypervisor.dtb"
ok "not an LCM: message with node" has err \
   "fatal: /chosen/hypervisor: compatible: "

run check "$blobs/bad/cpus-zero.dtb" "$blobs/good/minimal.dtb"
ok "two files: worst status" test "$status" = 1
ok "two files: second is checked" has out "minimal.dtb: good LCM"

: > "$tmp/empty.dtb"
run check "$tmp/empty.dtb"
ok "empty file: status" test "$status" = 1
ok "empty file: message" has err "not a flattened device tree"

{ cat "$blobs/good/minimal.dtb"; head -c 3000000 /dev/zero; } > "$tmp/huge.dtb"
run check "$tmp/huge.dtb"
ok "slack behind the blob: status" test "$status" = 0

head -c 100 "$blobs/good/minimal.dtb" > "$tmp/cut.dtb"
run check "$tmp/cut.dtb"
ok "truncated file: status" test "$status" = 1
ok "truncated file: message" has err "found 100 bytes"

run check "$tmp/missing.dtb"
ok "missing file: status" test "$status" = 2
ok "missing file: message" has err "missing.dtb: error: cannot open: "

run check "$tmp/missing.dts"
ok "missing source: status" test "$status" = 2

run check "$tmp"
ok "directory: status" test "$status" = 2

run check "$tmp/missing.dtb" "$blobs/good/minimal.dtb"
ok "goes on after a missing file" has out "minimal.dtb: good LCM"

echo '/dts-v1/; / { oops };' > "$tmp/syntax.dts"
run check "$tmp/syntax.dts"
ok "syntax error: status" test "$status" = 1
ok "syntax error: message" has err "syntax.dts: error: dtc does not accept"

cp "$sources/good/minimal.dts" "$tmp/-o.dts"
status=0
(cd "$tmp" && "$tool" check -- -o.dts) > "$tmp/out" 2> "$tmp/err" || status=$?
ok "file that looks like an option" test "$status" = 0

status=0
PATH=/nonexistent "$tool" check "$sources/good/minimal.dts" \
    > "$tmp/out" 2> "$tmp/err" || status=$?
ok "no dtc: status" test "$status" = 2
ok "no dtc: message" has err "device-tree-compiler"

status=0
"$tool" check "$blobs/good/minimal.dtb" > /dev/full 2> "$tmp/err" || status=$?
ok "output cannot be written: status" test "$status" = 2

run check
ok "no file: status" test "$status" = 2
run
ok "no command: status" test "$status" = 2
run frobnicate
ok "unknown command: status" test "$status" = 2
ok "unknown command: message" has err "there is no command 'frobnicate'"
run check --frobnicate
ok "unknown option: status" test "$status" = 2
run --help
ok "help: status" test "$status" = 0
ok "help: commands" has out "check"
run check --help
ok "help of a command: status" test "$status" = 0
ok "help of a command: options" has out "--list"

echo "1..$nr"
test "$failed" = 0
