#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch convert.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

good=$LCM_SOURCES/good

# The files of convert/ are named as they are there, whatever DATA is.
cd "$DATA/convert" || exit 1

# converted NAME ARGUMENT...: is a launch file, convert/NAME.yaml, with the
# messages convert/NAME.txt.
converted() {
    what=$1
    shift
    run convert "$@"
    ends "$what" 0
    golden "$what: launch file" out "convert/$what.yaml"
    golden "$what: messages" err "convert/$what.txt"
}

# refused NAME ARGUMENT...: has errors, which are in convert/NAME.txt.
refused() {
    what=$1
    shift
    run convert "$@"
    ends "$what" 1
    ok "$what: no launch file" writes out ""
    golden "$what: messages" err "convert/$what.txt"
}

# --- each format

converted imagebuilder imagebuilder
refused imagebuilder-bad imagebuilder-bad
converted xl xl-pv.cfg xl-hvm.cfg
converted xl-arm --arch=arm64 xl-arm.cfg
refused xl-bad xl-bad.cfg
refused xl-twice xl-pv.cfg xl-pv.cfg
converted dom0less dom0less.dts
converted dom0less-files -m Image -m dom0.cpio -m policy -m Image-1 dom0less.dts
refused dom0less-bad dom0less-bad.dts

run convert -m 1 -m 2 -m 3 -m 4 -m 5 -m 6 -m Image-3 -m eighth dom0less.dts
ends "more files than modules" 0
ok "more files than modules: which" has err \
   "dom0less.dts: warning: eighth is not in the launch: it would be boot module 8, and there are only 7"
ok "more files than modules: no others" has_not err "Image-3 is not"
run convert --arch=arm64 -m Image xl-arm.cfg
ends "files without modules" 0
ok "files without modules: which" has err "warning: Image is not in the launch: there are no boot modules"

cp "$good/canonical.dts" "$good/words-of-2021.dts" "$good/words-of-2022.dts" \
   "$good/dom0less.dts" "$tmp"
cd "$tmp" || exit 1
mv dom0less.dts lcm-arm.dts
converted lcm canonical.dts
converted lcm-2021 words-of-2021.dts
converted lcm-2022 words-of-2022.dts
converted lcm-arm lcm-arm.dts
converted lcm-files -m ucode -m policy -m vmlinuz -m initrd -m config -m dom0 \
    -m 'with blank' -m 0x12 -m spare canonical.dts

# accounted LINE: setting this changes the launch, or there is a note about it.
accounted() {
    { cat base; printf '%s\n' "$1"; } > ib
    run convert --from=imagebuilder ib
    [ "$status" = 0 ] && has_not err "no variable that is known" &&
        { has err "${1%%[[=]*}" || ! sed '/^#/d' "$tmp/out" | cmp -s base.yaml; }
}

all_accounted() {
    printf 'DOM0_KERNEL=k\nNUM_DOMUS=1\nDOMU_KERNEL[0]=k\n' > base
    "$TOOL" convert --from=imagebuilder base | sed '/^#/d' > base.yaml
    while read -r line; do
        case $line in
        "#"*) ;;
        *) accounted "$line" || { echo "$line"; return 1; } ;;
        esac
    done < "$DATA/convert/imagebuilder-variables"
}

ok "no variable of ImageBuilder is lost" all_accounted

printf 'NUM_DOMUS=1\nDOMU_KERNEL=k\nDOMU_MEM=64\n' > ib
run convert --from=imagebuilder ib
ok "ImageBuilder: the first of a list" has out "memory: 64M"

# Where Dom0 has its root file system is said to it, unless that is on a disk.
printf 'DOM0_KERNEL=k\nDOM0_CMD=quiet\n' > ib
run convert --from=imagebuilder ib
ok "ImageBuilder: root in memory" has out "cmdline: quiet root=/dev/ram0"
echo 'DOM0_ROOTFS=root.cpio.gz' >> ib
run convert --from=imagebuilder ib
ok "ImageBuilder: root on a disk" grep -qx '    cmdline: quiet' "$tmp/out"
ok "ImageBuilder: root on a disk: note" has err "let 'root=' in the command line"

# --- what is what

# detected FORMAT FILE: it is taken for that.
detected() {
    run convert "$2"
    ok "detected: $1" has out "($1)."
}

printf 'export XEN="xen"\nDOM0_KERNEL=Image\n' > t
detected "a configuration of ImageBuilder" t
printf '# comment\n\n name="a"\nkernel="b"\nmemory=1\n' > t
detected "xl.cfg" t
dtc -q -I dts -O dtb -o t "$good/canonical.dts"
detected "an LCM" t
dtc -q -I dts -O dtb -o t "$DATA/convert/dom0less.dts"
detected "a device tree for dom0less" t

echo "hello, world" > t
run convert t
ends "no format" 1
ok "no format: message" has err "t: error: what this is cannot be told"
: > t
run convert t
ends "empty" 1
printf '/dts-v1/; / { chosen { }; };' > t.dts
run convert t.dts
ends "empty tree" 1
ok "empty tree: message" has err \
   "t.dts: error: there is neither an LCM nor a domain for dom0less"
run convert t.yaml
ends "launch file" 1
run convert missing
ends "missing file" 2
run convert --from=grub t
ends "unknown format" 2
ok "unknown format: message" has err "there is no format 'grub'"
run convert
ends "no file" 2

# Only of xl.cfg there can be several, whatever is wrong with the first.
cp "$DATA/convert/imagebuilder-bad" ib-bad
printf 'DOM0_KERNEL=Image\nNUM_DOMUS=1\nDOMU_KERNEL[0]=a\nDOMU_MEM[0]=x\n' > t
for pair in "ib-bad ib-bad" "t t" "t $DATA/convert/dom0less.dts" \
            "$DATA/convert/dom0less-bad.dts t"; do
    # shellcheck disable=SC2086
    run convert $pair
    ends "several files" 1
    ok "several files: message" has err \
       "error: only of several xl.cfg one launch can be made"
done

# Where a part of the source stands is said in the comments, too.
sed 's|^/dts-v1/;||' "$DATA/convert/dom0less-bad.dts" > inc.dtsi
printf '/dts-v1/;\n/include/ "inc.dtsi"\n' > t.dts
run convert t.dts
ends "include" 1
ok "include: place" grep -q "^inc.dtsi:[0-9]*:[0-9]*: error: " "$tmp/err"

# What is in both is what the LCM says.
run convert --from=dom0less "$good/canonical.dts"
ends "LCM as dom0less" 1

# --- nothing is run

# shellcheck disable=SC2016
printf 'DOM0_KERNEL=$(touch ran)\nXEN=`touch ran`\ntouch ran\n' > t
run convert --from=imagebuilder t
ends "commands" 1
ok "commands: not run" test ! -e ran
printf 'A=x\n' > t
i=0
while [ $i -lt 40 ]; do
    echo "A=\$A\$A"
    i=$((i + 1))
done >> t
run convert --from=imagebuilder t
ends "doubled" 1
ok "doubled: message" has err "this value is too long"

# --- to a file

mkdir -p a/b c
printf 'name = "g"\nkernel = "k"\nramdisk = "/r"\nmemory = 64\n' > a/b/g.cfg
run convert a/b/g.cfg
ok "paths: from here" has out "kernel: a/b/k"
ok "paths: absolute" has out "ramdisk: /r"
run convert a/b/g.cfg -o a/b/g.yaml
ok "paths: beside" grep -q "kernel: k$" a/b/g.yaml
run convert a/b/g.cfg -o a/g.yaml
ok "paths: above" grep -q "kernel: b/k$" a/g.yaml
run convert a/b/g.cfg -o c/g.yaml
ok "paths: elsewhere" grep -q "kernel: ../a/b/k$" c/g.yaml
run convert a/b/g.cfg -o c/g.yaml
ends "there is a file" 2
ok "there is a file: message" has err "--force overwrites it"
run convert a/b/g.cfg -o c/g.yaml --force
ends "overwritten" 0
run convert --json a/b/g.cfg
ends "JSON" 0
ok "JSON: is some" is_json
ok "JSON: launch file" has out '"launch": "# Converted from g.cfg'
run convert --json "$DATA/convert/xl-bad.cfg"
ends "JSON: errors" 1
ok "JSON: errors: is some" is_json

# --- the same launch

# round_trip LCM: what is made of it means the same.
round_trip() {
    rm -f l.yaml
    run convert "$1" -o l.yaml
    [ "$status" = 0 ] || return 1
    run diff "$1" l.yaml
    [ "$status" = 0 ]
}

# differs NAME: it does, in what a launch file cannot say.
differs() {
    rm -f l.yaml
    cp "$good/$1.dts" .
    run convert "$1.dts" -o l.yaml
    run diff "$1.dts" l.yaml
    golden "LCM $1: differences" out "convert/$1.diff"
}

for source in "$good"/*.dts; do
    case $source in
    # No digest of some, no device model; other numbers of modules; no amount
    # of 0.
    */canonical.dts | */limits.dts | */modules-side-by-side.dts | \
    */numbers-like-strings.dts)
        differs "$(basename "$source" .dts)"
        ;;
    *)
        ok "LCM $(basename "$source")" round_trip "$source"
        ;;
    esac
done
# rebuilt LAUNCH: what is made of the LCM that is made of it means the same.
rebuilt() {
    rm -f l.dtb l.yaml
    # That there are no such files is an error.
    "$TOOL" build --force --json -o l.dtb "$1" > build.json
    [ -s l.dtb ] || return 1
    python3 - > modules <<'END'
import json
for module in json.load(open("build.json"))["modules"]:
    print("-m")
    print(module["file"])
END
    arch=$(sed -n 's/^arch: //p' "$1")
    # Paths in these tests have no newlines in them.
    (IFS='
'
        # shellcheck disable=SC2046
        "$TOOL" convert --arch="${arch:-x86_64}" $(cat modules) l.dtb -o l.yaml
    ) || return 1
    # Of Xen itself and of the machine, an LCM says nothing.
    run diff "$1" l.yaml
    [ "$status" -le 1 ] &&
        ! grep -vE '^(---|\+\+\+|[-+] (xen|xen-options|machine [a-z-]+)) ' \
            "$tmp/out"
}

# again LAUNCH: it is the same to the letter, but for comments.
again() {
    rebuilt "$1" || return 1
    sed '/^#/d; /^$/d; /^arch: /d' "$1" > before
    sed '/^#/d; /^$/d; /^arch: /d' l.yaml > after
    diff -u before after
}

for launch in "$DATA"/convert/lcm*.yaml "$DATA"/convert/words.yaml; do
    cp "$launch" launch.yaml
    ok "launch $(basename "$launch")" again launch.yaml
done

for name in dom0less imagebuilder; do
    cp "$DATA/convert/$name.yaml" launch.yaml
    ok "launch $name.yaml" rebuilt launch.yaml
done

for launch in "$TOP"/docs/hyperlaunch/examples/*.yaml; do
    ok "example $(basename "$launch")" rebuilt "$launch"
done

# --- texts that look like something else, as a launch file and back

cat > words.cfg <<'END'
name = "yes"
kernel = "null"
ramdisk = "- x"
cmdline = "a: b # c"
memory = 64
END
run convert words.cfg
ok "words: quoted" test "$(grep -c ': "' "$tmp/out")" = 3
ok "words: name" has out '  "yes":'
run convert words.cfg -o words.yaml
run build --force -o words.dtb words.yaml
ok "words: command line" sh -c 'fdtget words.dtb /chosen/hypervisor/yes/kernel bootargs | grep -qx "a: b # c"'
printf 'name = "<<"\nkernel = "k"\nmemory = 1\n' > t
run convert t -o merge.yaml
run build --force --json -o merge.dtb merge.yaml
ok "words: a name like a merge key" sh -c \
   'fdtget merge.dtb /chosen/hypervisor/domain@1 domain-name | grep -qx "<<"'
printf 'name = "\\xe4"\nkernel = "k"\nmemory = 1\n' > t
run convert t
ends "no UTF-8" 1
ok "no UTF-8: message" has err "t:1:8: error: this is no UTF-8"

# --- a node with two properties of a name, and one of none

cat > t.dts <<'END'
/dts-v1/;
/ { chosen { hypervisor {
    compatible = "hypervisor,xen";
    a {
        compatible = "xen,domain";
        memory = "1M";
        aaa = <1>;
        bbb = <2>;
        ccc = <3>;
        kernel { compatible = "multiboot,kernel", "multiboot,module"; module-index = <1>; };
    };
}; }; };
END
dtc -q -I dts -O dtb t.dts | LC_ALL=C sed 's/bbb/aaa/; s/ccc/\x00cc/' > t.dtb
run convert -m k t.dtb
ends "properties of the same name" 0
ok "properties of the same name: message" has err \
   "t.dtb: note: /chosen/hypervisor/a: aaa: not converted: there is another one of this name"
ok "properties of the same name: one of none" has err \
   "t.dtb: note: /chosen/hypervisor/a: : not converted: "
ok "properties of the same name: the first" has out "aaa: 1"

# --- nothing harms it

# survives NAME FILE: whatever comes of it, it ends in good order.
survives() {
    run convert "$2"
    [ "$status" -le 2 ] && ! grep -E 'Sanitizer|runtime error' "$tmp/err"
}

all_survive() {
    for file; do
        survives "$file" "$file" || { echo "$file"; return 1; }
    done
}

ok "bad LCMs" all_survive "$LCM_BLOBS"/bad/*.dtb

# What is left out of a tree, and what is kept, is not searched for over and over.
# dtc takes no more than 10000 beside each other.
cat > many.py <<'END'
import struct, sys
names = b""
def pad(data):
    return data + b"\0" * (-len(data) % 4)
def prop(name, value):
    global names
    names += name + b"\0"
    return struct.pack(">III", 3, len(value),
                       len(names) - len(name) - 1) + pad(value)
def node(name, *within):
    return b"\0\0\0\1" + pad(name + b"\0") + b"".join(within) + b"\0\0\0\2"
two = struct.pack(">I", 2)
tree = node(b"", node(b"chosen", node(
    b"hypervisor",
    prop(b"compatible", b"hypervisor,xen\0"),
    prop(b"#address-cells", two), prop(b"#size-cells", two),
    *[node(b"n%d" % i) for i in range(50000)],
    node(b"one", prop(b"compatible", b"xen,domain\0"),
         prop(b"domain-name", b"one\0"),
         prop(b"memory", struct.pack(">II", 0, 0x40000)),
         *[prop(b"w%d" % i, b"x\0") for i in range(20000)],
         node(b"kernel",
              prop(b"compatible", b"multiboot,kernel\0multiboot,module\0"),
              prop(b"module-index", struct.pack(">I", 1))))))) + b"\0\0\0\11"
header = struct.pack(">10I", 0xd00dfeed, 56 + len(tree) + len(names), 56,
                     56 + len(tree), 40, 17, 16, 0, len(names), len(tree))
sys.stdout.buffer.write(header + b"\0" * 16 + tree + names)
END
python3 many.py > many.dtb
status=0
timeout 30 "$TOOL" convert many.dtb > "$tmp/out" 2> "$tmp/err" || status=$?
ends "many nodes and words, in time" 0
ok "many nodes: not all are mentioned" has err "more is not converted than is worth"
ok "many words: all are kept" has out "w19999: x"

cat > damage.py <<'END'
# So many files which are like one of those given, but damaged.
import random, sys
random.seed(6)
for i in range(int(sys.argv[1])):
    name = random.choice(sys.argv[2:])
    data = bytearray(open(name, "rb").read())
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(data))
        kind = random.randrange(4)
        if kind == 0:
            data[at] = random.randrange(256)
        elif kind == 1:
            del data[at:at + random.randint(1, 20)]
        elif kind == 2:
            data[at:at] = data[at // 2:at // 2 + random.randint(1, 20)]
        else:
            data[at:at + 1] = random.choice([b"\"", b"'", b"[", b"$", b"\\", b"\n", b"\0"])
        if not data:
            data = bytearray(b"x")
    suffix = ".dtb" if name.endswith(".dtb") else ""
    open("damaged-%03d%s" % (i, suffix), "wb").write(data)
END
python3 damage.py 60 "$DATA"/convert/xl-*.cfg "$DATA"/convert/imagebuilder*
ok "damaged texts" all_survive damaged-*
rm -f damaged-*
dtc -q -I dts -O dtb -o dom0less.dtb "$DATA/convert/dom0less.dts"
python3 damage.py 40 dom0less.dtb "$LCM_BLOBS"/good/*.dtb
ok "damaged device trees" all_survive damaged-*
head -c 70000 /dev/zero | tr '\0' '[' > t
printf 'a = ' | cat - t > u
ok "brackets" all_survive t u
head -c 60000 /dev/urandom > t
ok "noise" all_survive t

finish
