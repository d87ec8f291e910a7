# lcm.dts: has U-Boot start Xen with this launch.
echo "Loading Xen and the launch ..."
setenv launch_failed
load ${devtype} ${devnum}:${distro_bootpart} 0x41000000 ${prefix}hyperlaunch/xen || setenv launch_failed 1
load ${devtype} ${devnum}:${distro_bootpart} 0x41400000 ${prefix}hyperlaunch/Image || setenv launch_failed 1
load ${devtype} ${devnum}:${distro_bootpart} 0x41402000 ${prefix}hyperlaunch/Image-2 || setenv launch_failed 1
if test -z "${launch_failed}"; then
setenv hl_fdt ${fdtcontroladdr}
test -n "${fdt_addr}" && fdt addr ${fdt_addr} && setenv hl_fdt ${fdt_addr}
fdt move ${hl_fdt} 0x41200000 0x110000 || setenv launch_failed 1
fdt chosen || setenv launch_failed 1
fdt mknode /chosen hypervisor || setenv launch_failed 1
fdt set /chosen/hypervisor compatible "hypervisor,xen" || setenv launch_failed 1
fdt mknode /chosen/hypervisor two || setenv launch_failed 1
fdt set /chosen/hypervisor/two compatible "xen,domain" || setenv launch_failed 1
fdt set /chosen/hypervisor/two "#address-cells" "<0x1>" || setenv launch_failed 1
fdt set /chosen/hypervisor/two "#size-cells" "<0x1>" || setenv launch_failed 1
fdt set /chosen/hypervisor/two memory "64M" || setenv launch_failed 1
fdt set /chosen/hypervisor/two start-after "<0x484c0003>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/two channel || setenv launch_failed 1
fdt set /chosen/hypervisor/two/channel compatible "xen,evtchn-v1" || setenv launch_failed 1
fdt set /chosen/hypervisor/two/channel xen,evtchn "<0x1 0x484c0005>" || setenv launch_failed 1
fdt set /chosen/hypervisor/two/channel phandle "<0x484c0008>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/two kernel || setenv launch_failed 1
fdt set /chosen/hypervisor/two/kernel reg "<0x41402000 0x1001>" || setenv launch_failed 1
fdt set /chosen/hypervisor/two/kernel compatible "module,kernel" || setenv launch_failed 1
fdt mknode /chosen/hypervisor one || setenv launch_failed 1
fdt set /chosen/hypervisor/one "#size-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/one "#address-cells" "<0x2>" || setenv launch_failed 1
fdt set /chosen/hypervisor/one compatible "xen,domain" || setenv launch_failed 1
fdt set /chosen/hypervisor/one memory "64M" || setenv launch_failed 1
fdt set /chosen/hypervisor/one roles "control" "hardware" || setenv launch_failed 1
fdt set /chosen/hypervisor/one phandle "<0x484c0003>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/one channel || setenv launch_failed 1
fdt set /chosen/hypervisor/one/channel compatible "xen,evtchn-v1" || setenv launch_failed 1
fdt set /chosen/hypervisor/one/channel xen,evtchn "<0x3 0x484c0008>" || setenv launch_failed 1
fdt set /chosen/hypervisor/one/channel phandle "<0x484c0005>" || setenv launch_failed 1
fdt mknode /chosen/hypervisor/one kernel || setenv launch_failed 1
fdt set /chosen/hypervisor/one/kernel reg "<0x0 0x41400000 0x0 0x1388>" || setenv launch_failed 1
fdt set /chosen/hypervisor/one/kernel compatible "multiboot,kernel" "multiboot,module" || setenv launch_failed 1
fi
if test -z "${launch_failed}"; then
booti 0x41000000 - 0x41200000
fi
echo "Xen was not started: see above"
