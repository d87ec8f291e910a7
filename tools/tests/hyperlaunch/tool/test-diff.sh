#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch diff.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cp "$DATA"/diff/*.yaml "$tmp"
cd "$tmp" || exit 2
for file in xen.gz vmlinuz initrd.img other.img; do
    echo "$file" > "$file"
done

# same NAME A B, differ NAME A B: also the other way round.
same() {
    run diff "$2" "$3"
    ends "$1" 0
    ok "$1: nothing to say" writes out ""
}
differ() {
    run diff "$3" "$2"
    ends "$1, the other way round" 1
    run diff "$2" "$3"
    ends "$1" 1
}

differ "two launch files" old.yaml new.yaml
golden "two launch files" out diff/old-new.txt
ok "two launch files: no messages" writes err ""

run diff --json old.yaml new.yaml
ends "JSON" 1
golden "JSON" out diff/old-new.json
ok "JSON: is some" is_json

same "with itself" old.yaml old.yaml
run diff --json old.yaml old.yaml
ends "JSON: the same" 0
ok "JSON: says so" has out '"same": true'

# --- what does not matter

sed 's/^  kernel: vmlinuz$/  kernel: "vmlinuz" # the same/; s/512M/524288K/' \
    old.yaml > text.yaml
ok "other text" sh -c '! cmp old.yaml text.yaml'
same "other text" old.yaml text.yaml

cp vmlinuz linux
sed 's/vmlinuz/linux/' old.yaml > file.yaml
same "the same file by another name" old.yaml file.yaml
echo more >> linux
differ "another file" old.yaml file.yaml
ok "another file: names" has out "+ dom0: kernel linux"

mkdir sub
cp old.yaml xen.gz vmlinuz initrd.img other.img sub
same "the same in another directory" old.yaml sub/old.yaml
echo more >> sub/vmlinuz
differ "another file of the same name" old.yaml sub/old.yaml
ok "another file of the same name: which" has out \
   "+ dom0: kernel vmlinuz (13 bytes in sub/vmlinuz)"

# --- of several forms

# These kernels are none, which does not matter here.
run build --force -o old.dtb old.yaml
ok "build" test -s old.dtb
same "launch file and LCM" old.yaml old.dtb
ok "launch file and LCM: what is not compared" has err \
   "old.dtb: note: this is not in an LCM, and is not compared: arch, xen, xen-options"
differ "launch file and another LCM" new.yaml old.dtb

dtc -q -I dtb -O dts -o old.dts old.dtb
same "source and blob" old.dts old.dtb
same "all LCMs in good: with themselves" "$LCM_SOURCES/good/canonical.dts" \
     "$LCM_BLOBS/good/canonical.dtb"

# Digests are part of what a launch asks for.
{ echo "digests: true"; cat old.yaml; } > digests.yaml
differ "with and without digests" old.yaml digests.yaml
ok "with and without digests: where" has out "- dom0: kernel sha256 none"
run build --force -o digests.dtb digests.yaml
same "digests" digests.yaml digests.dtb
sed 's/vmlinuz/linux/' digests.yaml > digests-2.yaml
differ "other digests" digests-2.yaml digests.dtb

# --- properties that only some domains have

run diff "$LCM_BLOBS/good/dom0less.dtb" "$LCM_BLOBS/good/minimal.dtb"
ends "words of dom0less" 1
ok "words of dom0less: there" grep -q '^- .*vpl011' out

# --- trouble

{ cat old.yaml; echo "  bad: { memory: 12Q }"; } > bad.yaml
run diff old.yaml bad.yaml
ends "errors" 2
ok "errors: message" has err "bad.yaml:"
ok "errors: what is good is compared" has out "+ bad"
run diff --json old.yaml bad.yaml
ends "errors in JSON" 2
ok "errors in JSON: is some" is_json
run diff old.yaml missing.yaml
ends "no such file" 2
run diff --json old.yaml missing.yaml
ends "no such file, JSON" 2
ok "no such file, JSON: is some" is_json
run diff old.yaml
ends "one file" 2
run diff old.yaml old.yaml old.yaml
ends "three files" 2
status=0
"$TOOL" diff old.yaml new.yaml > /dev/full 2> err || status=$?
ends "output cannot be written" 2

# --- all LCMs there are, with themselves

all_same() {
    result=0
    for blob in "$LCM_BLOBS"/*/*.dtb; do
        run diff "$blob" "$blob"
        case $status,$blob in
        0,* | 2,*/bad/*) [ -s "$tmp/out" ] || continue ;;
        esac
        echo "$blob: exit status $status"
        cat "$tmp/out" "$tmp/err"
        result=1
    done
    return $result
}
all_differ() {
    result=0
    for blob in "$LCM_BLOBS"/*/*.dtb; do
        run diff --json "$blob" old.dtb
        case $status,$blob in
        1,* | 2,*/bad/*) continue ;;
        esac
        echo "$blob: exit status $status"
        cat "$tmp/err"
        result=1
    done
    return $result
}

ok "all LCMs are the same as they are themselves" all_same
ok "all LCMs differ from another one" all_differ

# What is shown for nothing is a text like any other if somebody writes it.
printf 'domains:\n  a:\n    kernel: vmlinuz\n    memory: 64M\n' > nothing.yaml
{ cat nothing.yaml; echo "    cmdline: none"; } > none.yaml
differ "'none', and nothing" nothing.yaml none.yaml
ok "'none', and nothing: told apart" has out "(not given)"

# Only the end of a long property differs.
for last in 1 2; do
    {
        sed '/^domains:/,$d' old.yaml
        printf 'domains:\n  a:\n    kernel: vmlinuz\n    memory: 64M\n'
        printf '    properties:\n      long: ['
        seq -s , 400 | tr -d '\n'
        printf ',%s]\n' "$last"
    } > "long-$last.yaml"
done
differ "long properties" long-1.yaml long-2.yaml
ok "long properties: by digest" has out "(1604 bytes, sha256 "
same "long properties: the same" long-1.yaml long-1.yaml

finish
