#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch init: the launch files to begin with.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cd "$tmp" || exit 1

# shellcheck source=/dev/null
. "$DATA/check/files.sh"
make_files "$tmp/files"
echo "a ramdisk" > initrd.img
mkdir x86_64 arm64
cp files/bzImage x86_64/vmlinuz
cp files/xen.gz x86_64/xen.gz
cp files/Image arm64/vmlinuz
cp files/xen-arm64 arm64/xen.gz

run init
ends "list" 0
golden "list" out init/list.txt
ok "list: no messages" writes err ""
cp out names
sed -i 's/ .*//' names
run init --json
ends "list as JSON" 0
ok "list as JSON: is some" is_json
ok "list as JSON: a name" has out '"name": "static-disaggregated"'

# The domains of a launch with their roles, a line for each.
roles() {
    "$TOOL" show --json "$1" | python3 -c '
import json, sys
for domain in json.load(sys.stdin)["domains"]:
    print(domain["name"] + ":", *domain["roles"])'
}

# checked NAME ARCH: nothing is wrong with it.
checked() {
    run check --arch="$2" --files="$2" "$1.yaml"
    [ "$status" = 0 ] && ! grep -E 'error|warning' "$tmp/err"
}

while read -r which; do
    run init "$which"
    ends "$which" 0
    ok "$which: is written" test -s "$which.yaml"
    ok "$which: good on x86" checked "$which" x86_64
    ok "$which: good on Arm" checked "$which" arm64
    ok "$which: is short" test "$(wc -l < "$which.yaml")" -le 45
    ok "$which: lines are short" sh -c "! grep -E '.{81}' $which.yaml"
    {
        echo "$which"
        roles "$which.yaml" | sed 's/^/    /'
    } >> all
done < names
ok "minimal: 16 lines" test "$(wc -l < minimal.yaml)" = 16
cp all out
golden "who has which roles" out init/roles.txt

# --- files

run init minimal
ends "there is a file" 2
ok "there is a file: message" has err \
   "minimal.yaml: error: there is a file of this name: --force overwrites it"
echo "my own" > minimal.yaml
run init minimal
ok "there is a file: is kept" grep -qx "my own" minimal.yaml
run init --force minimal
ends "overwritten" 0
ok "overwritten: is a template" grep -q "^xen: " minimal.yaml
run init minimal -o -
ok "standard output" diff "$tmp/out" minimal.yaml
ok "standard output: no messages" writes err ""

run init --arch=arm64 minimal -o arm.yaml
ends "architecture" 0
ok "architecture: is in the file" grep -qx "arch: arm64" arm.yaml
ok "architecture: what for" sh -c \
   '"$TOOL" check --json --files=arm64 arm.yaml | grep -q "\"errors\": 0"'
run init --arch=riscv minimal -o -
ends "no such architecture" 2

run init --json minimal -o json.yaml
ends "JSON" 0
ok "JSON: is JSON" is_json
ok "JSON: which file" has out '"file": "json.yaml"'
ok "JSON: no messages" writes err ""
ok "JSON: is written" diff json.yaml minimal.yaml
run init --json minimal -o json.yaml
ends "JSON: there is a file" 2
ok "JSON: there is a file: is JSON" is_json
ok "JSON: there is a file: message" has out '"id": "file-exists"'
run init --json minimal -o -
ends "JSON and a launch file" 2

mkdir -p launches boot
run init minimal -o launches/m.yaml -k boot/vmlinuz -r '/boot/my initrd: new' \
    -x ./boot/xen
ends "real files" 0
ok "real files: kernel" grep -qx "  kernel: ../boot/vmlinuz" launches/m.yaml
ok "real files: ramdisk" \
   grep -qx '  ramdisk: "/boot/my initrd: new"' launches/m.yaml
ok "real files: xen" grep -qx "xen: ../boot/xen" launches/m.yaml
run init classic-dom0 -o - -k k
ok "real files: domain's own" has out "    kernel: k"

run init classic-dom1
ends "unknown" 2
ok "unknown: message" has err "did you mean 'classic-dom0'?"
run init minimal -o nowhere/m.yaml
ends "no such directory" 2

finish
