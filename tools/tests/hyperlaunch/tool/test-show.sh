#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch show.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# Files have sizes, which are shown.
cp "$DATA"/show/*.yaml "$tmp"
for file in xen.gz vmlinuz initrd.img store.img boot.conf; do
    head -c 12345 /dev/zero > "$tmp/$file"
done
head -c 123456789 /dev/zero > "$tmp/vmlinuz"

cd "$tmp" || exit 2

run show web.yaml
ends "tables" 0
golden "tables" out show/web.txt
ok "no trailing spaces" sh -c '! grep -q " $" out'

run show --wide web.yaml
ends "wide" 0
golden "wide" out show/web-wide.txt

run show --json web.yaml
ends "JSON" 0
golden "JSON" out show/web.json
ok "JSON: is some" is_json

sed 's/memory: 4G/cpus: 4/' web.yaml > cpus.yaml
run show --json cpus.yaml
ok "JSON: a number" has out '"machine cpus": 4,'
sed 's/memory: 4G/cpus: many/' web.yaml > cpus.yaml
run show --json cpus.yaml
ok "JSON: what should be a number" has out '"machine cpus": "many"'

run show --dot web.yaml
ends "picture" 0
golden "picture" out show/web.dot

if command -v dot > dot.path; then
    run show --svg web.yaml
    ends "SVG" 0
    ok "SVG: is some" python3 -c \
       'import xml.dom.minidom as m; m.parse("out")'
    ok "SVG: no messages" writes err ""
    run show --svg -o web.svg web.yaml
    ends "SVG in a file" 0
    ok "SVG in a file: nothing else" writes out ""
    ok "SVG in a file: is some" grep -q '</svg>' web.svg
fi

# Programs that it needs may be missing; the tool itself is no matter of PATH.
status=0
PATH=/nonexistent "$TOOL" show --svg web.yaml > out 2> err || status=$?
ends "no Graphviz" 2
ok "no Graphviz: package" has err "(package graphviz)"

# --- other forms

run show "$LCM_SOURCES/good/canonical.dts"
ends "source" 0
sed -i '1s|.*/||' out
golden "source" out show/canonical.txt

run show "$LCM_BLOBS/good/canonical.dtb"
ends "blob" 0
sed -i '1s|.*/||; 1s|dtb|dts|' out
golden "blob: same as source" out show/canonical.txt

run show "$LCM_BLOBS/good/dom0less-kernel-shared.dtb"
ok "addresses" has out "0x4a000000"

run show "$LCM_BLOBS/good/hardware-without-memory.dtb"
ok "all memory that is left" has out " rest "

# A disk with other things on it, and what only looks like an LCM.
mkdir disk
printf '\320\015\376\355 is no LCM' > disk/a
cp vmlinuz disk/b
cp "$LCM_BLOBS/good/canonical.dtb" disk/lcm.dtb
if command -v xorriso > xorriso.path; then
    xorriso -as mkisofs -quiet -o cd.iso disk 2> log
    run show cd.iso
    ends "CD" 0
    ok "CD: title" has out "cd.iso: image with an LCM, 5 domains"
    sed -i 1d out
    sed 1d "$DATA/show/canonical.txt" > expected
    ok "CD: all the same" diff expected out
    run show --json cd.iso
    ok "CD: form" has out '"form": "image"'
fi
if command -v mformat > mtools.path; then
    truncate -s 160M card.img
    mformat -i card.img -F ::
    mcopy -i card.img disk/* ::
    run show card.img
    ends "memory card" 0
    sed -i 1d out
    ok "memory card: all the same" diff expected out
    rm card.img
    truncate -s 40M card.img
    mformat -i card.img -F ::
    mcopy -i card.img "$LCM_BLOBS/bad/several-faults.dtb" ::
    run show card.img
    ends "memory card with errors" 1
    ok "memory card with errors: whose they are" has err "card.img: error: "
fi

# For a board, the LCM can be commands of U-Boot's.
if command -v mformat > mtools.path; then
    { echo "arch: arm64"; cat web.yaml; } > board.yaml
    "$TOOL" uboot --force -o boot.scr board.yaml > log 2>&1
    ok "script for U-Boot: made" test -s boot.scr
    rm -f card.img
    truncate -s 40M card.img
    mformat -i card.img -F ::
    mcopy -i card.img disk/a boot.scr ::
    run show --json card.img
    ends "script for U-Boot" 0
    ok "script for U-Boot: architecture" has out '"arch": "arm64"'
    run diff board.yaml card.img
    ends "script for U-Boot: the same launch" 0
    head -c 600 boot.scr > cut.img
    run show cut.img
    ok "script which is cut off" test "$status" != 0
fi

truncate -s 3M empty.img
run show empty.img
ends "image without an LCM" 1
ok "image without an LCM: message" has err "empty.img: error: "

# What others have put there must not take for ever.
for size in '\177\377\377\377' '\000\040\000\000'; do
    { yes | head -c 512; printf '\320\015\376\355%b' "$size"
      head -c 504 /dev/zero; } > sector
    tail -c 512 sector > sectors
    for power in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
        cat sectors sectors > twice
        mv twice sectors
    done
    { head -c 512 sector; cat sectors; } > many.img
    status=0
    timeout 60 "$TOOL" show many.img > out 2> err || status=$?
    ends "an image full of beginnings" 1
done
rm sectors many.img

# --- errors

run show errors.yaml
ends "errors" 1
golden "errors: what is good" out show/errors.txt
golden "errors: messages" err show/errors.err
run show --dot errors.yaml
ends "errors in a picture" 1
golden "errors in a picture" out show/errors.dot
run show --json errors.yaml
ends "errors in JSON" 1
ok "errors in JSON: is some" is_json
ok "errors in JSON: messages" has out '"severity": "error"'


printf 'xen: xen.gz\ndomains:\n  a:\n    memory: 64M\n    kernel: disk/\n' > folder.yaml
run show --dot folder.yaml
ok "a folder in a picture: not nothing" has_not out '"></FONT>'

# An error belongs to those domains only that have what is wrong.
cat > whose.yaml <<'END'
xen: xen.gz
defaults:
  kernel: vmlinuz
  memory: foo
domains:
  inherits: {}
  own:
    memory: 64M
machine:
  memory: bar
END
run show whose.yaml
ends "errors in defaults and machine" 1
ok "errors in defaults: as written" grep -q ' inherits .* foo ' out
ok "errors in defaults: not started" grep -q ' inherits .* error' out
ok "errors in defaults: whoever has another value has none" \
   sh -c "grep ' own .* 64M ' out | grep -qv error"

run show missing.yaml
ends "no such file" 2
ok "no such file: message" has err "missing.yaml: error: cannot read: "
run show --json missing.yaml
ends "no such file, JSON" 2
ok "no such file, JSON: is some" is_json
run show
ends "no file" 2
run show web.yaml web.yaml
ends "two files" 2
run show --json --svg web.yaml
ends "JSON and picture" 2
run show --dot --svg web.yaml
ends "two forms of a picture" 2
run show --wide --dot web.yaml
ends "wide picture" 2
status=0
"$TOOL" show web.yaml > /dev/full 2> err || status=$?
ends "output cannot be written" 2
run show -o /nonexistent/out web.yaml
ends "file cannot be written" 2

# --- all LCMs there are

# Some of the bad ones are bad on a certain machine only.
all_shown() {
    result=0
    for blob in "$LCM_BLOBS"/*/*.dtb; do
        run show "$1" "$blob"
        case $status,$blob in
        0,* | 1,*/bad/*) continue ;;
        esac
        echo "$blob: exit status $status"
        cat "$tmp/err"
        result=1
    done
    return $result
}

ok "all LCMs as tables" all_shown --wide
ok "all LCMs as JSON" all_shown --json
ok "all LCMs as pictures" all_shown --dot

finish
