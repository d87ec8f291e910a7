#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch image, grub, uboot: what boot loaders are told, and what is in the
# way of that.  That it boots is for automation/tests/52-tool-image.t.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# --- what to boot: nothing in it but what makes it known as such ---------------

cd "${tmp:?}" || exit

# arm64_image FILE BYTES [TEXT]: an Image of so many bytes, with this text in it.
arm64_image() {
    {
        head -c 56 /dev/zero
        printf 'ARMd%s' "${3-}"
        head -c $(($2 - 60 - $(printf %s "${3-}" | wc -c))) /dev/zero
    } > "$1"
}

have() {
    command -v "$1" > /dev/null
}

# shellcheck source=/dev/null
. "$DATA/check/files.sh"
make_files "$tmp/files"
cp "$tmp/files/xen.gz" xen.gz
cp "$tmp/files/pvh.gz" kernel.gz
# shellcheck disable=SC2016
odd='an "odd" $name; it'\''s.gz'
cp "$tmp/files/bzImage" "$odd"
echo files > ramdisk
arm64_image xen 70000 'multiboot,module boot-domain-timeout-ms'
arm64_image Image 5000
arm64_image Image-2 4097

cat > pc.yaml <<END
xen: xen.gz
xen-options: console=com1   loglvl=all,\$x 'quoted'
domains:
  dom0:
    roles: dom0
    kernel: kernel.gz
    memory: 64M
    cmdline: console=hvc0 it's "quoted" \$here
  web:
    kernel: ${odd}
    ramdisk: ramdisk
    memory: 64M
  db:
    kernel: kernel.gz
    memory: 64M
END

cat > board.yaml <<'END'
arch: arm64
xen: xen
xen-options: console=dtuart loglvl=all
domains:
  dom0:
    roles: dom0
    kernel: Image
    memory: 64M
    cmdline: console=hvc0 root=/dev/vda1
  web:
    kernel: Image-2
    ramdisk: ramdisk
    memory: 64M
    cpus: 2
    start-after: dom0
    cmdline: init="$x"; it's <odd>
    properties:
      vpl011: true
      nr_spis: 1
      xen,static-mem: [0, 0x50000000, 0, 0x4000000]
END

# --- GRUB ----------------------------------------------------------------------

run grub pc.yaml
ends "grub" 0
golden "grub: entry" out image/entry.cfg
ok "grub: quotes in Xen's command line" has err \
   "warning: Xen's command line: GRUB puts a backslash"
ok "grub: says what to copy" has err \
   "  an__odd___name__it_s.gz: $odd"
ok "grub: a file of two modules is copied once" \
   test "$(grep -c '^  kernel.gz:' err)" = 1
if have grub-script-check; then
    ok "grub: GRUB takes the entry" grub-script-check out
fi

run grub --copy boot pc.yaml
ends "grub --copy" 0
ok "grub --copy: Xen" cmp xen.gz boot/xen.gz
ok "grub --copy: odd name" cmp "$odd" boot/an__odd___name__it_s.gz
"$TOOL" build -o built.dtb pc.yaml > /dev/null 2>&1
ok "grub --copy: the LCM is that of build" cmp built.dtb boot/lcm.dtb
ok "grub --copy: nothing else" test "$(find boot -type f | wc -l)" = 5
run grub --copy boot pc.yaml
ends "grub --copy, again" 0
ok "grub --copy, again: still there" cmp kernel.gz boot/kernel.gz
ok "grub --copy: says what was written" has err "boot: written, "
ok "grub --copy: says where the entry looks" has err "looks for /boot/boot and /boot"
touch boot/old-vmlinuz
run grub --copy boot/ pc.yaml
ok "grub --copy: says what was there" has err \
   "what this launch does not need, perhaps of an earlier one: old-vmlinuz"
rm boot/old-vmlinuz
mkdir -p root/boot
run grub --copy root/boot/h2 pc.yaml
ends "grub --copy, another name" 0
ok "grub --copy, another name: the entry looks for it" has out \
   "--file /boot/h2/lcm.dtb"
ok "grub --copy, another name: in /boot" \
   sh -c '! grep "^note: the entry" err'
run grub --copy "root/boot/h 2" pc.yaml
ends "grub --copy, odd name" 2
ok "grub --copy, odd name: why" has err "an entry cannot look for a directory"
ok "grub --copy, odd name: nothing is there" test ! -e "root/boot/h 2"

run grub --drop-in pc.yaml
golden "grub --drop-in" out image/drop-in.sh
run grub --drop-in --title "It's \$me" --copy "b'oot \$x" \
    -o 42_hyperlaunch pc.yaml
ends "grub --drop-in -o" 0
ok "grub --drop-in -o: can be run" test -x 42_hyperlaunch
ok "grub --drop-in -o: a shell takes it" sh -n 42_hyperlaunch

# What grub-mkconfig offers, as if /boot was a partition of its own.
mkdir lib
cat > lib/grub-mkconfig_lib <<'END'
grub_probe=echo
grub_quote() { sed "s/'/'\\\\''/g"; }
make_system_path_relative_to_its_root() { echo "/${1##*/}"; }
prepare_grub_to_access_device() { echo 'search --fs-uuid --set=root 1234'; }
END
drop_in() {
    status=0
    pkgdatadir=$tmp/lib ./42_hyperlaunch > out 2> err || status=$?
}
drop_in
ends "drop-in" 0
ok "drop-in: title" has out "menuentry 'It'\\''s \$me' "
ok "drop-in: directory" has out "set launch='/b'\\''oot \$x'"
ok "drop-in: disk" has out "    search --fs-uuid --set=root 1234"
if have grub-script-check; then
    ok "drop-in: GRUB takes it" grub-script-check out
fi
cp lib/grub-mkconfig_lib lib/good
echo grub_probe=false >> lib/grub-mkconfig_lib
drop_in
ends "drop-in, unknown disk" 0
ok "drop-in, unknown disk: the file is looked for" \
   has out '    search --no-floppy --set=root --file "${launch}"/lcm.dtb'
mv lib/good lib/grub-mkconfig_lib
rm "b'oot \$x/kernel.gz"
drop_in
ends "drop-in, file missing" 0
ok "drop-in, file missing: no entry" writes out ""
ok "drop-in, file missing: says so" has err "kernel.gz is not there"

run grub --json pc.yaml
ok "grub --json" is_json
ok "grub --json: sha256" has out \
   "$(sha256sum xen.gz | cut -d ' ' -f 1)"

run grub board.yaml
ends "grub, arm64" 1
ok "grub, arm64: says so" has err "hyperlaunch uboot"

# --- U-Boot --------------------------------------------------------------------

run uboot board.yaml
ends "uboot" 0
golden "uboot: commands" out image/boot.cmd
ok "uboot: says what it assumes" has err \
   "board.yaml: note: memory of the board is assumed to begin with 0x40000000"
run uboot --ram 0x0:0x80000000 board.yaml
ends "--ram, a size in bytes" 0
ok "--ram: nothing is assumed" writes err ""
ok "--ram, a size in bytes: files are behind it" has out \
   "0x1000000 \${prefix}hyperlaunch/xen"
run uboot board.yaml
run uboot --tftp --ram 0x80000000 board.yaml
ok "uboot --tftp" has out "tftpboot 0x81000000 hyperlaunch/xen "
run uboot --device 'mmc 0:1' --load-address 0x60000000 board.yaml
ok "uboot --device" has out "load mmc 0:1 0x60000000 hyperlaunch/xen "
run uboot --device 'mmc 0:1; reset' board.yaml
ends "uboot --device, more than a device" 2

# A board whose phandles are those which dtc gives an LCM, and more.
cat > host.dts <<'END'
/dts-v1/;
/memreserve/ 0x81400000 0x1000;
/ {
    #address-cells = <2>;
    #size-cells = <1>;
    model = "board";
    chosen { stdout-path = "/serial"; };
    memory@80000000 {
        device_type = "memory";
        reg = <0 0x80000000 0x10000000>, <1 0 0x10000000>;
    };
    reserved-memory {
        #address-cells = <2>;
        #size-cells = <1>;
        ranges;
        firmware@81200000 { reg = <0 0x81200000 0x1000>; };
    };
    one: serial { phandle = <1>; other = <&two>; };
    two: gic { phandle = <0x484c0003>; };
};
END
dtc -q -I dts -O dtb -o host.dtb host.dts
# is NAME VALUE ARGUMENTS: what fdtget says with these.
is() {
    what=$1 expected=$2
    shift 2
    # shellcheck disable=SC2016
    ok "$what" sh -c 'test "$(fdtget "$@")" = "$0"' "$expected" "$@"
}

run uboot --dtb host.dtb board.yaml
ends "uboot --dtb, not to be written" 2
if have mkimage; then
    run uboot --dtb host.dtb --copy card board.yaml
    ends "uboot --dtb" 0
    tree=card/hyperlaunch/xen.dtb
    lcm=/chosen/hypervisor
    ok "uboot --dtb: script" test -s card/boot.scr
    is "merged: board's model" board "$tree" / model
    is "merged: board's cells" 1 "$tree" / '#size-cells'
    is "merged: board's chosen" /serial "$tree" /chosen stdout-path
    is "merged: Xen's command line" "console=dtuart loglvl=all" \
       "$tree" /chosen xen,xen-bootargs
    ok "merged: order of domains" \
       test "$(fdtget -l $tree $lcm | tr '\n' ' ')" = "dom0 web "
    is "merged: kernel" "0 81800000 0 1388" -t x "$tree" $lcm/dom0/kernel reg
    is "merged: next page" "0 81802000 0 1001" -t x "$tree" $lcm/web/kernel reg
    is "merged: dom0less words" "0 50000000 0 4000000" \
       -t x "$tree" $lcm/web xen,static-mem
    is "merged: command line" "init=\"\$x\"; it's <odd>" \
       "$tree" $lcm/web/kernel bootargs
    is "merged: start-after" \
       "$(fdtget -t x $tree $lcm/dom0 phandle)" -t x "$tree" $lcm/web start-after
    ok "merged: phandle of its own" \
       test "$(fdtget -t x $tree $lcm/dom0 phandle)" != 1
    cp -r card card-1
    run uboot --dtb host.dtb --copy card board.yaml
    ok "uboot --dtb: always the same" diff -r card card-1
    run uboot --dtb $tree --copy card board.yaml
    ok "uboot --dtb, with an LCM: says so" has err \
       "warning: its /chosen/hypervisor is replaced"
    ok "uboot --dtb, with an LCM: it is replaced" \
       test "$(fdtget -t x card-1/hyperlaunch/xen.dtb $lcm/dom0 phandle)" = \
            "$(fdtget -t x $tree $lcm/dom0 phandle)"
fi

run uboot pc.yaml
ends "uboot, x86_64" 1
ok "uboot, x86_64: says so" has err "hyperlaunch grub"

# What U-Boot has no command for.
python3 - > long.yaml <<'END'
print(open('board.yaml').read() + '      words: [%s]' % ', '.join(['1'] * 257))
END
run uboot long.yaml
ends "a long property" 1
ok "a long property: says which" has err "web: words: is longer than"
run uboot --copy long --dtb host.dtb long.yaml
ends "a long property, --dtb" 0

# --- images --------------------------------------------------------------------

if have xorriso && have mformat && have grub-mkimage; then
    run image pc.yaml
    ends "image" 0
    ok "image: says what was made" has out "pc.iso: iso, "
    mv pc.iso first.iso
    touch -d 2001-01-01 xen.gz
    TZ=Asia/Tokyo "$TOOL" image -o pc.iso pc.yaml > out 2> err
    ok "image: always the same bytes" cmp first.iso pc.iso
    run image -o stdio:odd.iso pc.yaml
    ok "image: what is a drive to xorriso" cmp first.iso stdio:odd.iso
    run image --json pc.yaml
    ok "image --json" is_json
    ok "image --json: digest" has out "$(sha256sum pc.iso | cut -d ' ' -f 1)"
fi
if have mkimage && have mformat; then
    run image board.yaml
    ends "image, arm64" 0
    mv board.img first.img
    TZ=Asia/Tokyo "$TOOL" image -o board.img board.yaml > out 2> err
    ok "image, arm64: always the same bytes" cmp first.img board.img
    run image --format fat -o "a:@@b '.img" board.yaml
    ends "image, arm64, fat, odd name" 0
    mdir -i first.img@@1M -b '::/hyperlaunch' > out
    ok "image, arm64: files on the card" has out "::/hyperlaunch/Image-2"
fi

# --- what is in the way --------------------------------------------------------

# refused NAME MESSAGE OPTION...: the launch is refused, with this message, and
# nothing is made.
refused() {
    what=$1 message=$2
    shift 2
    run "$@"
    ends "$what" 1
    ok "$what: says so" has err "$message"
    ok "$what: nothing is left" sh -c '! ls new.* hyperlaunch.* 2> /dev/null'
}

sed '0,/kernel.gz/s//kernel.bz/' pc.yaml > missing.yaml
refused "file missing" "kernel.bz: there is no such file" \
        image -o new.iso missing.yaml
refused "file missing, --force" "kernel.bz: there is no such file" \
        image --force -o new.iso missing.yaml
sed /xen:/d pc.yaml > no-xen.yaml
refused "no Xen" "add a line like" image -o new.iso no-xen.yaml
refused "Xen missing" "xen.bz: No such file" image -x xen.bz -o new.iso pc.yaml
refused "Xen of another architecture" "xen: is for arm64, not for x86" \
        image -x xen -o new.iso pc.yaml
refused "a kernel in place of Xen" "kernel.gz: is a" \
        image -x kernel.gz -o new.iso pc.yaml
refused "Xen that is compressed" "is no Xen for arm64" \
        image -x xen.gz -o new.img board.yaml
refused "wrong format" "cannot have the format fat" \
        image --format fat -o new.iso pc.yaml
refused "modules twice" "names its boot modules by itself" \
        image -m kernel.gz -o new.iso pc.yaml
refused "too little memory" "Image: no room for its 5000 bytes in memory" \
        image --ram 0x40000000:84M -o new.img board.yaml
refused "hardly any memory" "xen: no room for its" \
        image --ram 0x40000000:1M -o new.img board.yaml
refused "an end of memory" "no room for its" \
        image --load-address 0xffffffffffe00000 -o new.img board.yaml
refused "no device tree" "is no device tree that can be used" \
        image --dtb xen -o new.img board.yaml

for ram in "0x4000000g" "0x40000000:5" "0x40000000:0M" ":1G" \
           "0xffffffffffff0000:1G"; do
    run image --ram "$ram" -o new.img board.yaml
    ends "--ram $ram" 2
done
run image -o /dev/null pc.yaml
ends "output is a device" 2
ok "output is a device: it still is" test -c /dev/null
cp pc.yaml kept.yaml
for file in kept.yaml xen.gz ramdisk; do
    run image -o $file kept.yaml
    ends "output is $file" 2
    ok "output is $file: says so" has err "$file: error: is what it is to be"
done
ok "output is a launch file: it is kept" cmp pc.yaml kept.yaml
run image -o no/such/new.iso pc.yaml
ends "output in no directory" 2

status=0
PATH=$tmp/none "$TOOL" image -o new.img board.yaml > out 2> err || status=$?
ends "no mkimage" 2
ok "no mkimage: names all packages" has err \
   "mkimage and mformat are needed for this, and are not there (packages u-boot-tools mtools)"
status=0
# tap.sh looks at it.
# shellcheck disable=SC2034
PATH=$tmp/none "$TOOL" image -o new.iso pc.yaml > out 2> err || status=$?
ends "no GRUB" 2
ok "no GRUB: names what is missing" has err "error: grub-mkimage, "
ok "no GRUB: names all packages" has err " mtools xorriso)"
ok "no GRUB: names the first package" has err "(packages grub-common "
status=0
PATH=$tmp/none "$TOOL" run pc.yaml > out 2> err || status=$?
ends "no QEMU and no GRUB" 2
ok "no QEMU and no GRUB: names both at once" has err \
   "error: qemu-system-x86_64, grub-mkimage"
ok "no QEMU and no GRUB: names the packages" has err \
   "(packages qemu-system-x86 grub-common "
ok "nothing is left" sh -c '! ls new.* 2> /dev/null'

# A domain with an error is left out by Xen, if somebody insists.
sed 's/memory: 64M/memory: 64/' pc.yaml > bad-memory.yaml
refused "an error" "memory" grub -o new.cfg bad-memory.yaml
sed 's/roles: dom0/roles: dom0, king/' pc.yaml > bad-role.yaml
refused "another error" "king" grub -o new.cfg bad-role.yaml
run grub --force -o forced.cfg bad-role.yaml
ends "an error, --force" 0
ok "an error, --force: made" test -s forced.cfg

# --- device trees --------------------------------------------------------------

cat > lcm.dts <<'END'
/dts-v1/;
/ { chosen { hypervisor {
    compatible = "hypervisor,xen";
    one: one {
        compatible = "xen,domain";
        memory = "64M";
        roles = "control", "hardware";
        kernel {
            compatible = "multiboot,kernel", "multiboot,module";
            module-index = <1>;
        };
        channel: channel {
            compatible = "xen,evtchn-v1";
            xen,evtchn = <3 &other>;
        };
    };
    two {
        compatible = "xen,domain";
        #address-cells = <1>;
        #size-cells = <1>;
        memory = "64M";
        start-after = <&one>;
        kernel {
            compatible = "module,kernel";
            mb-index = <2>;
        };
        other: channel {
            compatible = "xen,evtchn-v1";
            xen,evtchn = <1 &channel>;
        };
    };
}; }; };
END
run uboot -a arm64 -x xen -m Image -m Image-2 lcm.dts
ends "source" 0
golden "source: commands" out image/lcm.cmd
refused "source, few files" "module-index: 2, but there is 1 file" \
        uboot -a arm64 -x xen -m Image lcm.dts
sed 's/module-index = <1>/reg = <0 0x40000000 1>/' lcm.dts > reg.dts
refused "source, address" "is not for the LCM to say" \
        uboot -a arm64 -x xen -m Image -m Image-2 reg.dts
refused "one cell is not enough" "#address-cells and #size-cells: 1 and 1" \
        uboot -a arm64 -x xen -m Image -m Image-2 --ram 0x800000000 lcm.dts

# Names that libfdt would take for each other.
cat > names.dts <<'END'
/dts-v1/;
/ { chosen { hypervisor {
    compatible = "hypervisor,xen";
    one {
        compatible = "xen,domain";
        memory = "64M";
        m@0 {
            compatible = "multiboot,kernel", "multiboot,module";
            module-index = <1>;
        };
        m {
            compatible = "multiboot,ramdisk", "multiboot,module";
            module-index = <2>;
        };
    };
}; }; };
END
if have mkimage; then
    run uboot -a arm64 -x xen -m Image -m Image-2 --dtb host.dtb --copy names \
        names.dts
    ends "names that differ by their unit address" 0
    names=names/hyperlaunch/xen.dtb
    dtc -q -I dtb -O dts "$names" > names.out
    ok "names: both nodes are there" \
       test "$(fdtget -l "$names" $lcm/one | tr '\n' ' ')" = "m@0 m "
    ok "names: kernel" has names.out "reg = <0x00 0x81800000 0x00 0x1388>;"
    ok "names: ramdisk" has names.out "reg = <0x00 0x81802000 0x00 0x1001>;"
    ok "names: nothing is left" has_not names.out module-index
fi

# Trees that are as large as Xen takes them, and more nested than any.
python3 - lcm.dts <<'END'
import struct, subprocess, sys

dtb = subprocess.run(['dtc', '-q', '-O', 'dtb', sys.argv[1]],
                     capture_output=True, check=True).stdout
head = list(struct.unpack('>10I', dtb[:40]))
body = dtb[head[2]:head[2] + head[9]]
strings = dtb[head[3]:head[3] + head[8]]

def write(name, more):
    new = body[:-8] + more + body[-8:]
    at = 56 + len(new)
    open(name, 'wb').write(struct.pack(
        '>10I', 0xd00dfeed, at + len(strings), 56, at, 40, 17, 16, 0,
        len(strings), len(new)) + bytes(16) + new + strings)

node = lambda i: struct.pack('>I8sI', 1, b'n%06d' % i, 2)
write('wide.dtb', b''.join(node(i) for i in range(100000)))
write('deep.dtb', struct.pack('>I4s', 1, b'n') * 100000 +
      struct.pack('>I', 2) * 100000)
END
launch="-a arm64 -x xen -m Image -m Image-2"
# shellcheck disable=SC2086
run uboot $launch wide.dtb
ends "100000 nodes" 0
ok "100000 nodes: all are there" test "$(grep -c 'mknode / n' out)" = 100000
# shellcheck disable=SC2086
refused "100000 nodes inside each other" "lie inside each other" \
        uboot $launch deep.dtb
if have mkimage; then
    # shellcheck disable=SC2086
    run uboot $launch --dtb host.dtb --copy wide wide.dtb
    ends "100000 nodes, --dtb" 0
    ok "100000 nodes, --dtb: all are there" \
       test "$(fdtget -l wide/hyperlaunch/xen.dtb / | grep -c ^n0)" = 100000
    # shellcheck disable=SC2086
    refused "--dtb, 100000 nodes inside each other" "lie inside each other" \
            uboot $launch --dtb deep.dtb --copy new lcm.dts
fi

# --- copies --------------------------------------------------------------------

# Names which a copy on its way could have.
cp "$tmp/files/pvh.gz" vmlinuz.new
cp "$tmp/files/bzImage" vmlinuz
cat > names.yaml <<'END'
xen: xen.gz
domains:
  one: {kernel: vmlinuz.new, memory: 64M}
  two: {kernel: vmlinuz, memory: 64M}
END
run grub --copy new-names names.yaml
ends "copies: a kernel called *.new" 0
ok "copies: it is there" cmp vmlinuz.new new-names/vmlinuz.new
ok "copies: so is the other" cmp vmlinuz new-names/vmlinuz
mkdir links
echo kept > links/mine
ln -s mine links/xen.gz.new
run grub --copy links pc.yaml
ends "copies: a link is there" 0
ok "copies: what it points to is kept" writes links/mine "kept
"
ok "copies: it is kept" test -L links/xen.gz.new
mkdir links/sub links/sub/ramdisk
echo kept > links/sub/ramdisk.new
run grub --copy links/sub pc.yaml
ends "copies: a directory is in the way" 2
ok "copies: files are kept then" writes links/sub/ramdisk.new "kept
"
ok "copies: nothing is new then" test ! -e links/sub/lcm.dtb -a \
   ! -e links/sub/xen.gz
# A full disk, if one can be had.
mkdir full
cat > full.sh <<'END'
mount -t tmpfs -o size=64k none full && echo old > full/lcm.dtb || exit
head -c 61440 /dev/zero > full/much
"$TOOL" grub --copy full pc.yaml > out 2> err
status=$?
ls full > full.ls
cp full/lcm.dtb full.lcm
exit $status
END
if unshare -m mount -t tmpfs -o size=64k none full 2> /dev/null; then
    status=0
    unshare -m sh full.sh || status=$?
    ends "copies: a full disk" 2
    ok "copies: a full disk: it is said" has err "no room: the files take "
    ok "copies: a full disk: what was there stays" writes full.lcm "old
"
    ok "copies: a full disk: nothing is new" writes full.ls "lcm.dtb
much
"
fi
ok "copies: nothing is left" \
   sh -c '! find new-names links -type f -name "*.??????" | grep .'

# --- addresses -----------------------------------------------------------------

# Address 0 is where many boards' memory begins.
run uboot --ram 0x0:1G board.yaml
ends "--ram 0x0" 0
ok "--ram 0x0: files are behind it" has out "0x1000000 \${prefix}hyperlaunch/xen"
refused "--ram 0x0, too little" "in memory from 0x1000000 to" \
        uboot --ram 0x0:16M board.yaml
run uboot --ram 0x0:1G --load-address 0 board.yaml
ends "--load-address 0" 0
ok "--load-address 0: Xen is there" has out " 0x0 \${prefix}hyperlaunch/xen "
ok "--load-address 0: it is started there" has out "booti 0x0 - 0x200000"
run uboot --json --ram 0x0:1G --load-address 0 board.yaml
ok "--load-address 0: --json" has out '"address": 0'
run uboot --load-address 0x50100000 board.yaml
ends "--load-address, no multiple of 2 MiB" 2
ok "--load-address, no multiple of 2 MiB: says so" has err "a multiple of 2 MiB"
refused "--load-address below the memory" "is not in the board's memory" \
        uboot --ram 0x40000000:1G --load-address 0x200000 board.yaml
refused "--load-address, other memory" "is not in the board's memory" \
        uboot --dtb host.dtb --copy new --load-address 0x40000000 board.yaml

# What a broken, or hostile, device tree says.
sed 's/0x80000000 0x10000000/0x80000000 0xfffff000/;
     s/<0 0x80000000/<0xffffffff 0xfff00000/; s/, <1 0 0x10000000>//' \
    host.dts | dtc -q -f -I dts -O dtb -o end.dtb
refused "memory that goes beyond all addresses" "no room for its" \
        uboot --dtb end.dtb --copy new board.yaml
sed 's/0x484c0003/0xfffffff0/' host.dts | dtc -q -I dts -O dtb -o most.dtb
refused "no phandles left" "leaves none for the LCM" \
        uboot --dtb most.dtb --copy new board.yaml

# More reservations than fit anywhere: from 0x81000000 on, all but the last.
python3 - > reserved.dts <<'END'
print(open('host.dts').read().replace(
    'firmware@81200000 { reg = <0 0x81200000 0x1000>; };',
    '\n'.join('r@%x { reg = <0 0x%x 0x1000>; };' % (at, at) for at in
              range(0x81000000, 0x81000000 + 100 * 0x200000, 0x200000))))
END
dtc -q -I dts -O dtb -o reserved.dtb reserved.dts
if have mkimage; then
    run uboot --json --dtb reserved.dtb --copy reserved --ram 0x80000000:1G \
        board.yaml
    ends "many reservations" 0
    ok "many reservations: Xen is behind all of them" \
       has out "\"address\": $((0x81000000 + 100 * 0x200000))"
fi

# A word that U-Boot's shell would take for a comment.
sed 's/other: channel {/other: xcomment {/' lcm.dts |
    dtc -q -I dts -O dtb | sed 's/xcomment/#comment/' > comment.dtb
run uboot -a arm64 -x xen -m Image -m Image-2 comment.dtb
ok "node that begins with #: quoted" has out 'hypervisor/two "#comment" ||'
ok "node that begins with #: as a path" \
   has out 'fdt set /chosen/hypervisor/two/#comment compatible'

# A name that is a command of U-Boot's is written for nobody.
sed 's/other: channel {/other: xcommand {/' lcm.dts |
    dtc -q -I dts -O dtb | sed 's/xcommand/a;reset;/' > command.dtb
for force in "" --force; do
    # shellcheck disable=SC2086
    run uboot $force -a arm64 -x xen -m Image -m Image-2 command.dtb
    ends "node that is a command${force:+, $force}" 1
    ok "node that is a command${force:+, $force}: no script" \
       has_not out "reset"
done

# --- where to ------------------------------------------------------------------

run uboot board.yaml
cp out commands
run uboot -o - board.yaml
ends "uboot -o -" 0
ok "uboot -o -: standard output" cmp out commands
run image -o - board.yaml
ends "image -o -" 2
ok "image -o -: says so" has err "cannot go to standard output"
ok "no file is called -" test ! -e ./-

# Nor is standard output, which is a file here, to be replaced by another one.
run uboot -o /proc/self/fd/1 board.yaml
ends "uboot -o /proc/self/fd/1" 2
ok "uboot -o /proc/self/fd/1: says so" has err "cannot be replaced by a file"
run build -o /proc/self/fd/1 board.yaml
ends "build -o /proc/self/fd/1" 2
ok "build -o /proc/self/fd/1: says so" has err "cannot be replaced by a file"
"$TOOL" build -o /proc/self/fd/1 board.yaml 2> err | cat > piped.dtb
ok "build -o /proc/self/fd/1, a pipe: writes to it" grep -aq hypervisor piped.dtb

# An output is never what it is made of.
cp pc.yaml kept.yaml
cp built.dtb kept.dtb
echo 'name = "x"' > kept.cfg
echo log > kept.log
kept() {
    what=$1 file=$2
    shift 2
    cp "$file" before
    run "$@"
    ends "$what onto its input" 2
    ok "$what onto its input: says so" has err "$file: error: is what it is to be"
    ok "$what onto its input: it is kept" cmp "$file" before
}
kept build kept.yaml build -o kept.yaml kept.yaml
kept "build, module" kernel.gz build -o kernel.gz kept.yaml
kept "build, Xen" xen.gz build -o xen.gz kept.yaml
kept show kept.dtb show -o kept.dtb kept.dtb
kept "show, module" kernel.gz show -o kernel.gz kept.yaml
cp host.dtb kept-host.dtb
kept "image, device tree" kept-host.dtb \
     image --dtb kept-host.dtb -o kept-host.dtb board.yaml
kept "uboot, device tree" kept-host.dtb \
     uboot --dtb kept-host.dtb --copy kept-card -o kept-host.dtb board.yaml
kept grub kept.yaml grub -o kept.yaml kept.yaml
kept init kernel.gz init --force -o kernel.gz -k kernel.gz minimal
kept convert kept.cfg convert --force -o kept.cfg kept.cfg
kept timeline kept.log timeline -o kept.log kept.log

# Nor is a copy, whose name may be that of another input.
mkdir -p kept-boot kept-card/hyperlaunch other
cp "$tmp/files/bzImage" kept-boot/one
cp "$tmp/files/pvh.gz" other/one
cat > kept-boot/names.yaml <<'END'
xen: ../xen.gz
domains:
  one: {kernel: ../other/one, memory: 64M}
  two: {kernel: one, memory: 64M}
END
kept "grub --copy, another module" kept-boot/one \
     grub --copy kept-boot kept-boot/names.yaml
cp kept-boot/one other/names.yaml
sed 's|kernel: .*one|kernel: ../other/names.yaml|' kept-boot/names.yaml \
    > kept-boot/names.yaml.new
mv kept-boot/names.yaml.new kept-boot/names.yaml
kept "grub --copy, launch file" kept-boot/names.yaml \
     grub --copy kept-boot kept-boot/names.yaml
cp host.dtb kept-card/hyperlaunch/xen.dtb
kept "uboot --copy, device tree" kept-card/hyperlaunch/xen.dtb \
     uboot --dtb kept-card/hyperlaunch/xen.dtb --copy kept-card board.yaml

# What is there already, as it is to be, is not in the way.
mkdir there
cp xen.gz "$tmp/files/pvh.gz" there
cat > there/pvh.yaml <<'END'
xen: xen.gz
domains:
  one: {kernel: pvh.gz, memory: 64M}
END
run build -o there/lcm.dtb there/pvh.yaml
run grub --copy there -x there/xen.gz -m there/pvh.gz there/lcm.dtb
ends "grub --copy to where all of it is" 0

# A file that is given twice is two modules.
run uboot -a arm64 -x xen -m Image -m Image lcm.dts
ends "the same module twice" 0
ok "the same module twice: is loaded twice" \
   test "$(grep -c '^load .*/Image ' out)" = 2

finish
