#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch check, of LCMs.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

sources=$LCM_SOURCES
blobs=$LCM_BLOBS

run check "$blobs/good/minimal.dtb"
ok "good blob: status" test "$status" = 0
ok "good blob: summary" writes out \
   "$blobs/good/minimal.dtb: good: 1 domain, 1 boot module
"
ok "good blob: nobody in charge" writes err \
   "$blobs/good/minimal.dtb: note: no domain has the role control or hardware: none can create another one, use devices, or power the machine off
"

run check "$sources/good/not-marked-as-module.dts"
ok "notes: status" test "$status" = 0
ok "notes: message" has err \
   "note: /chosen/hypervisor/dom1/kernel: "

run check "$sources/bad/several-faults.dts"
ok "errors: status" test "$status" = 1
ok "errors: no summary" writes out ""
ok "errors: count" has err "several-faults.dts: 6 errors, 0 warnings"

# The same messages as the unit tests have seen, in the order of the file.
sed -n 's|^// expect: [a-z]*: ||p' "$sources/bad/several-faults.dts" |
    sort > "$tmp/expected"
sed -n 's|.*several-faults.dts:[0-9]*:[0-9]*: error: ||p' "$tmp/err" |
    sort > "$tmp/got"
ok "errors: all messages" diff "$tmp/expected" "$tmp/got"
sed -n 's|.*several-faults.dts:\([0-9]*\):[0-9]*: error: .*|\1|p' "$tmp/err" \
    > "$tmp/lines"
ok "errors: in the order of the file" sort -n -c "$tmp/lines"
ok "errors: in six lines" test "$(wc -l < "$tmp/lines")" = 6

run check "$blobs/bad/no-domain.dtb"
ok "fatal: status" test "$status" = 1
ok "fatal: message" has err "no-domain.dtb: error: /chosen/hypervisor: "
ok "fatal: count" has err "no-domain.dtb: 1 error, 0 warnings"

run check "$blobs/bad/not-hypervisor.dtb"
ok "not an LCM: message with node" has err \
   "error: /chosen/hypervisor: compatible: "

run check "$blobs/bad/cpus-zero.dtb" "$blobs/good/minimal.dtb"
ok "two files: worst status" test "$status" = 1
ok "two files: second is checked" has out "minimal.dtb: good:"

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
ok "missing file: message" has err "missing.dtb: error: cannot read: "

run check "$tmp/missing.dts"
ok "missing source: status" test "$status" = 2

run check "$tmp"
ok "directory: status" test "$status" = 2

run check "$tmp/missing.dtb" "$blobs/good/minimal.dtb"
ok "goes on after a missing file" has out "minimal.dtb: good:"

echo '/dts-v1/; / { oops };' > "$tmp/syntax.dts"
run check "$tmp/syntax.dts"
ok "syntax error: status" test "$status" = 1
ok "syntax error: message" has err "syntax.dts:1:20: error: syntax error"

cp "$sources/good/minimal.dts" "$tmp/-o.dts"
status=0
(cd "$tmp" && "$TOOL" check -- -o.dts) > "$tmp/out" 2> "$tmp/err" || status=$?
ok "file that looks like an option" test "$status" = 0

status=0
PATH=/nonexistent "$TOOL" check "$sources/good/minimal.dts" \
    > "$tmp/out" 2> "$tmp/err" || status=$?
ok "no dtc: status" test "$status" = 2
ok "no dtc: message" has err "device-tree-compiler"

status=0
"$TOOL" check "$blobs/good/minimal.dtb" > /dev/full 2> "$tmp/err" || status=$?
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
ok "help of a command: options" has out "--strict"

finish
