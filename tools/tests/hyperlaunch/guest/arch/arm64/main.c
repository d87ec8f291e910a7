// SPDX-License-Identifier: GPL-2.0-only
/* Start of an arm64 guest, and what its device tree says. */
#include "arm64.h"

#include "../../common/say.h"
#include "../../common/translated.h"

#include <public/hvm/params.h>

const unsigned int arch_mode = GUEST_ARM64;

const char *arch_cmdline(size_t *size)
{
    int len = 0;
    const char *args = fdt_property_at("/chosen", "bootargs", &len);

    *size = args ? len : 1;

    return args ?: "";
}

void *arch_ring(enum ring ring, uint32_t *port)
{
    bool store = ring == RING_STORE;
    uint64_t pfn = hvm_param(store ? HVM_PARAM_STORE_PFN
                                   : HVM_PARAM_CONSOLE_PFN);

    *port = hvm_param(store ? HVM_PARAM_STORE_EVTCHN
                            : HVM_PARAM_CONSOLE_EVTCHN);

    return pfn && pfn != ~0UL ? (void *)(pfn << PAGE_SHIFT) : NULL;
}

void arch_say_start_info(void)
{
    int len;

    say("HL-START-INFO image=%lx dtb=%lx size=%lu hypervisor=%s store=%lx/%u "
        "console=%lx/%u",
        (unsigned long)image_start, (unsigned long)dtb_paddr,
        (unsigned long)fdt_total_size(),
        fdt_property_at("/hypervisor", "compatible", &len) ? "yes" : "no",
        (unsigned long)hvm_param(HVM_PARAM_STORE_PFN),
        (unsigned int)hvm_param(HVM_PARAM_STORE_EVTCHN),
        (unsigned long)hvm_param(HVM_PARAM_CONSOLE_PFN),
        (unsigned int)hvm_param(HVM_PARAM_CONSOLE_EVTCHN));
}

/* Who has the hardware switches it off by shutting down. */
void arch_power_off_machine(void)
{
}

const struct check arch_checks[] = {
    { "fault", check_fault },
    { "host-tree", check_host_tree },
    { "interrupts", check_interrupts },
    { "iomem", check_iomem },
    { "memmap", check_memmap },
    { "no-iomem", check_no_iomem },
    { "device", check_device },
    { "no-uart", check_no_uart },
    { "shared-read", check_shared_read },
    { "shared-write", check_shared_write },
    { "uart", check_uart },
    { "uart-input", check_uart_input },
};
const unsigned int arch_nr_checks = ARRAY_SIZE(arch_checks);

/* Called by entry.S. */
void arm64_main(void);
void arm64_main(void)
{
    init_map();
    map_shared_info();
    init_time();
    guest_main();
}
