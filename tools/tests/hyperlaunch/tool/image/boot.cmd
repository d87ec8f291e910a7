# board.yaml: has U-Boot start Xen with this launch.
echo "Loading Xen and the launch ..."
setenv launch_failed
load ${devtype} ${devnum}:${distro_bootpart} 0x41000000 ${prefix}hyperlaunch/xen || setenv launch_failed 1
load ${devtype} ${devnum}:${distro_bootpart} 0x41400000 ${prefix}hyperlaunch/Image || setenv launch_failed 1
load ${devtype} ${devnum}:${distro_bootpart} 0x41402000 ${prefix}hyperlaunch/Image-2 || setenv launch_failed 1
load ${devtype} ${devnum}:${distro_bootpart} 0x41404000 ${prefix}hyperlaunch/ramdisk || setenv launch_failed 1
if test -z "${launch_failed}"; then
setenv hl_fdt ${fdtcontroladdr}
test -n "${fdt_addr}" && fdt addr ${fdt_addr} && setenv hl_fdt ${fdt_addr}
fdt move ${hl_fdt} 0x41200000 0x110000 || setenv launch_failed 1
fdt chosen || setenv launch_failed 1
fdt set /chosen xen,xen-bootargs "console=dtuart loglvl=all" || setenv launch_failed 1
fdt mknode /chosen hypervisor || setenv launch_failed 1
fdt set /chosen/hypervisor compatible "hypervisor,xen" || setenv launch_failed 1
fdt set /chosen/hypervisor "#address-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor "#size-cells" "<0x2>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor web || setenv launch_failed 1
fdt set /chosen/hypervisor/web "#size-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web "#address-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web compatible "xen,domain" || setenv launch_failed 1
fdt set /chosen/hypervisor/web domain-name "web" || setenv launch_failed 1
fdt set /chosen/hypervisor/web cpus "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web memory "<0x0 0x10000>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web start-after "<0x484c0003>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web vpl011 || setenv launch_failed 1
fdt set /chosen/hypervisor/web nr_spis "<0x1>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web xen,static-mem "<0x0 0x50000000 0x0 0x4000000>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/web ramdisk || setenv launch_failed 1
fdt set /chosen/hypervisor/web/ramdisk reg "<0x0 0x41404000 0x0 0x6>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web/ramdisk compatible "multiboot,ramdisk" "multiboot,module" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/web kernel || setenv launch_failed 1
fdt set /chosen/hypervisor/web/kernel reg "<0x0 0x41402000 0x0 0x1001>" || setenv launch_failed 1
fdt set /chosen/hypervisor/web/kernel compatible "multiboot,kernel" "multiboot,module" || setenv launch_failed 1
fdt set /chosen/hypervisor/web/kernel bootargs "[69 6e 69 74 3d 22 24 78 22 3b 20 69 74 27 73 20 3c 6f 64 64 3e 00]" || setenv launch_failed 1
fdt mknode /chosen/hypervisor dom0 || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 "#size-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 "#address-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 compatible "xen,domain" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 domain-name "dom0" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 roles "control" "hardware" "console" "xenstore" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 memory "<0x0 0x10000>" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0 phandle "<0x484c0003>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/dom0 kernel || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0/kernel reg "<0x0 0x41400000 0x0 0x1388>" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0/kernel compatible "multiboot,kernel" "multiboot,module" || setenv launch_failed 1
fdt set /chosen/hypervisor/dom0/kernel bootargs "console=hvc0 root=/dev/vda1" || setenv launch_failed 1
fi
if test -z "${launch_failed}"; then
booti 0x41000000 - 0x41200000
fi
echo "Xen was not started: see above"
