#!/bin/sh
# Has grub-mkconfig write a menu entry for a launch; made by
# "hyperlaunch grub --drop-in", to be put into /etc/grub.d.
set -e

pkgdatadir="${pkgdatadir:-/usr/share/grub}"
. "$pkgdatadir/grub-mkconfig_lib"

dir='/boot/hyperlaunch'
for file in \
    xen.gz \
    lcm.dtb \
    kernel.gz \
    an__odd___name__it_s.gz \
    ramdisk
do
    if [ ! -r "$dir/$file" ]; then
        echo "hyperlaunch: no menu entry: $dir/$file is not there" >&2
        exit 0
    fi
done
echo "Found a launch: $dir" >&2

launch=$(make_system_path_relative_to_its_root "$dir" | grub_quote)
# grub-probe does not know all kinds of disks.
access=
device=$(${grub_probe} --target=device "$dir") || device=
[ -z "$device" ] || access=$(prepare_grub_to_access_device $device) || access=
[ -n "$access" ] ||
    access='search --no-floppy --set=root --file "${launch}"/lcm.dtb'

cat <<'END_OF_ENTRY'
menuentry 'Xen with Hyperlaunch' --class xen --id hyperlaunch {
    insmod multiboot2
    insmod gzio
    echo 'Loading Xen and the launch ...'
END_OF_ENTRY
printf "    set launch='%s'\\n" "$launch"
echo "$access" | sed 's/^/    /'
cat <<'END_OF_ENTRY'
    multiboot2 "${launch}"/xen.gz 'console=com1' 'loglvl=all,$x' ''\''quoted'\'''
    module2 --nounzip "${launch}"/lcm.dtb
    module2 --nounzip "${launch}"/kernel.gz
    module2 --nounzip "${launch}"/an__odd___name__it_s.gz
    module2 --nounzip "${launch}"/ramdisk
}
END_OF_ENTRY
