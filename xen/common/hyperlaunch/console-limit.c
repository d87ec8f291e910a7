/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How much a launched domain may write to Xen's console: so much that the
 * messages of a booting kernel show, and so little that all the others get
 * through a serial line, too, which at 115200 baud takes 11 KiB a second.
 */

#include <xen/console.h>
#include <xen/sched.h>
#include <xen/string.h>
#include <xen/time.h>

#include "console-domain.h"

/* Characters per second, and for how long unused ones are kept. */
#define LIMIT_RATE 2048
#define LIMIT_TIME SECONDS(8)

/* What surrounds name and text of a line: "(d12345 ", ") ", CR, LF. */
#define LIMIT_LINE 12

/* The text which tells of lines that were lost. */
#define LIMIT_LOST 32

void console_limit_init(struct domain_console *dc)
{
    dc->credit = LIMIT_TIME;
    dc->refilled = NOW();
}

/* Credit is time, at whose end all that has been printed may have been. */
static void refill(struct domain_console *dc)
{
    s_time_t now = NOW();

    dc->credit = min(dc->credit + now - dc->refilled, LIMIT_TIME);
    dc->refilled = now;
}

/* Characters of all of a line, so that empty ones count, too. */
static size_t line_size(const struct domain_console *dc, size_t len)
{
    return LIMIT_LINE + strlen(dc->name) + len;
}

bool console_line_allowed(struct domain *d, size_t len)
{
    struct domain_console *dc = d->console;
    size_t size = line_size(dc, len);
    s_time_t cost;

    ASSERT(spin_is_locked(&d->pbuf_lock));

    refill(dc);

    /* Those lost are going to be told of first. */
    if ( dc->lost )
        size += line_size(dc, LIMIT_LOST);
    cost = size * (SECONDS(1) / LIMIT_RATE);

    if ( dc->credit < cost )
    {
        dc->lost++;
        return false;
    }

    dc->credit -= cost;

    return true;
}

unsigned int console_lines_lost(struct domain *d)
{
    unsigned int lost = d->console->lost;

    ASSERT(spin_is_locked(&d->pbuf_lock));

    d->console->lost = 0;

    return lost;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
