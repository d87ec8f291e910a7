/* SPDX-License-Identifier: GPL-2.0-only */
/* What a launched domain is to Xen's console. */

#ifndef HYPERLAUNCH_CONSOLE_DOMAIN_H
#define HYPERLAUNCH_CONSOLE_DOMAIN_H

#include <xen/hyperlaunch/lcm.h>
#include <xen/time.h>

#define CONSOLE_RX_SIZE 128 /* a power of 2 */

struct domain_console {
    char name[HL_MAX_NAME + 1];

    /* Output, see console-limit.c; under the domain's pbuf_lock. */
    s_time_t refilled;
    s_time_t credit;
    unsigned int lost;           /* lines */

    /* Input, see console-domain.c; under its lock. */
    unsigned int rx_prod, rx_cons;
    char rx[CONSOLE_RX_SIZE];
};

/* With nothing printed so far. */
void console_limit_init(struct domain_console *dc);

#endif /* HYPERLAUNCH_CONSOLE_DOMAIN_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
