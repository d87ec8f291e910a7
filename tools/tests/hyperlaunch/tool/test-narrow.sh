#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Tables on terminals which are too narrow for them.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

fits() {
    awk -v width="$1" '/^[A-Z]+  |^ *[0-9]/ && length > width { print; bad = 1 }
                       END { exit bad }' "$tmp/out"
}

cp "$DATA"/show/web.yaml "$tmp"
cd "$tmp" || exit 2
mkdir -p images/of/linux
for file in xen.gz initrd.img store.img boot.conf images/of/linux/vmlinuz; do
    head -c 12345 /dev/zero > "$file"
done
sed -i 's|: vmlinuz|: images/of/linux/vmlinuz|' web.yaml
unset COLUMNS

run show web.yaml
cp out plain
ok "no terminal: paths as they are" has out " images/of/linux/vmlinuz "
COLUMNS=40 "$TOOL" show web.yaml > columns 2>&1
ok "no terminal: COLUMNS is of no meaning" cmp plain columns

in_terminal 200 show web.yaml
ends "wide terminal" 0
ok "wide terminal: all is there" cmp plain out
in_terminal 0 show web.yaml
ok "a terminal which does not know its width: all is there" cmp plain out

in_terminal 122 show web.yaml
ok "the last part of a path will do" fits 122
ok "the last part of a path will do: which" has out "  vmlinuz  "
ok "the last part of a path will do: the columns are there" \
   has_not out "no room here"

for width in 100 80; do
    in_terminal $width show web.yaml
    ends "$width columns" 0
    ok "$width columns: no more than that" fits $width
    golden "$width columns" out show/web-$width.txt
done

in_terminal 1 show web.yaml
ends "no terminal is that narrow" 0
ok "no terminal is that narrow: who is who" has out "DOMID  NAME    KERNEL"

COLUMNS=80
export COLUMNS
in_terminal 200 show web.yaml
golden "COLUMNS" out show/web-80.txt
COLUMNS=nonsense
in_terminal 80 show web.yaml
golden "COLUMNS which is no number" out show/web-80.txt

finish
