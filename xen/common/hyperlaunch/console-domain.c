/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launched domains and Xen's console: whose it is, and where input goes.
 *
 * Neither owner nor focus need to be referenced: a domain stops being either
 * when it begins to be destroyed.  Those who look at one without the lock do so
 * in an RCU read side critical section, or only compare it.
 */

#include <xen/console.h>
#include <xen/event.h>
#include <xen/keyhandler.h>
#include <xen/rcupdate.h>
#include <xen/sched.h>
#include <xen/spinlock.h>
#include <xen/string.h>
#include <xen/xmalloc.h>

#ifdef CONFIG_SBSA_VUART_CONSOLE
#include <asm/vpl011.h>
#endif

#include "console-domain.h"

static DEFINE_SPINLOCK(console_domain_lock);

static bool __read_mostly launched;
static struct domain *__read_mostly owner;

/* Whom input goes to.  NULL: Xen. */
static struct domain *__read_mostly focus;

/* It is Xen's only because the owner stopped: the next owner is to have it. */
static bool __read_mostly orphaned;

bool console_is_launched(void)
{
    return launched;
}

struct domain *console_domain(void)
{
    return launched ? read_atomic(&owner) : hardware_domain;
}

const char *console_domain_name(const struct domain *d)
{
    return d->console->name;
}

int console_add_domain(struct domain *d, const char *name, bool output)
{
    d->console = xzalloc(struct domain_console);
    if ( !d->console )
        return -ENOMEM;

    safe_strcpy(d->console->name, name);
    console_limit_init(d->console);
    d->console_output = output;

    return 0;
}

void console_free_domain(struct domain *d)
{
    XFREE(d->console);
}

static bool is_alive(const struct domain *d)
{
    return !d->is_dying && !d->is_shutting_down;
}

/* Does Xen emulate a UART for it, whose other end is Xen's console? */
static bool has_uart(const struct domain *d)
{
#ifdef CONFIG_SBSA_VUART_CONSOLE
    return !d->arch.vpl011.backend_in_domain && d->arch.vpl011.backend.xen;
#else
    return false;
#endif
}

static void put_uart(struct domain *d, char c)
{
#ifdef CONFIG_SBSA_VUART_CONSOLE
    vpl011_rx_char_xen(d, c);
#endif
}

/* The owner may come to ask for input when it is there; others do so first. */
static bool can_take_input(const struct domain *d)
{
    if ( !d->console || !is_alive(d) )
        return false;

    return d == owner || has_uart(d) ||
           (d->console_output &&
            evtchn_virq_enabled(d->vcpu[0], VIRQ_CONSOLE));
}

int console_set_domain(struct domain *d)
{
    unsigned long flags;
    bool moved = false;

    if ( !d->console )
        return -EINVAL;

    spin_lock_irqsave(&console_domain_lock, flags);

    if ( d->is_dying )
    {
        spin_unlock_irqrestore(&console_domain_lock, flags);
        return -EINVAL;
    }

    if ( owner != d )
    {
        if ( owner )
            owner->is_console = false;
        d->is_console = true;

        moved = focus ? focus == owner : orphaned;
        if ( moved )
            focus = d;
        orphaned = false;
        write_atomic(&owner, d);
    }
    launched = true;

    spin_unlock_irqrestore(&console_domain_lock, flags);

    if ( moved )
        console_say_input(d);

    return 0;
}

void console_domain_stops(struct domain *d)
{
    const struct domain *now;
    unsigned long flags;
    bool moved;

    if ( !d->console )
        return;

    if ( d->console_output )
        console_flush_domain(d);

    /* Whoever gets the focus may be going, too. */
    rcu_read_lock(&domlist_read_lock);

    spin_lock_irqsave(&console_domain_lock, flags);

    moved = focus == d;
    if ( moved )
    {
        focus = owner && is_alive(owner) ? owner : NULL;
        orphaned = !focus;
    }
    now = focus;

    if ( d->is_dying && owner == d )
        write_atomic(&owner, NULL);

    spin_unlock_irqrestore(&console_domain_lock, flags);

    if ( moved )
        console_say_input(now);

    rcu_read_unlock(&domlist_read_lock);
}

/* Whose turn it is after @d: owner, others by domid, Xen (NULL), owner... */
static struct domain *next_after(const struct domain *d)
{
    struct domain *next;

    if ( !d && owner && can_take_input(owner) )
        return owner;

    for_each_domain ( next )
        if ( next != owner && can_take_input(next) &&
             (!d || d == owner || d->domain_id < next->domain_id) )
            return next;

    return NULL;
}

struct domain *console_launched_input(void)
{
    unsigned long flags;
    struct domain *d;

    rcu_read_lock(&domlist_read_lock);

    spin_lock_irqsave(&console_domain_lock, flags);
    d = focus;
    spin_unlock_irqrestore(&console_domain_lock, flags);

    if ( d )
        rcu_lock_domain(d);

    rcu_read_unlock(&domlist_read_lock);

    return d;
}

void console_launched_switch(void)
{
    const struct domain *now;
    unsigned long flags;

    rcu_read_lock(&domlist_read_lock);

    spin_lock_irqsave(&console_domain_lock, flags);
    focus = next_after(focus);
    orphaned = false;
    now = focus;
    spin_unlock_irqrestore(&console_domain_lock, flags);

    console_say_input(now);

    rcu_read_unlock(&domlist_read_lock);
}

/* Unless the buffer is full. */
static void put_char(struct domain_console *dc, char c)
{
    if ( dc->rx_prod - dc->rx_cons < CONSOLE_RX_SIZE )
        dc->rx[dc->rx_prod++ % CONSOLE_RX_SIZE] = c;
}

void console_launched_rx(char c)
{
    unsigned long flags;
    struct domain *d;
    bool owns, uart;

    rcu_read_lock(&domlist_read_lock);

    spin_lock_irqsave(&console_domain_lock, flags);
    d = focus;
    owns = d == owner;
    uart = d && has_uart(d);
    if ( d && !uart )
        put_char(d->console, c);
    spin_unlock_irqrestore(&console_domain_lock, flags);

    /* Notify even if the buffer is full, so that nobody gets stuck. */
    if ( !d )
        handle_keypress(c, false);
    else if ( uart )
        put_uart(d, c);
    else if ( owns )
        send_global_virq(VIRQ_CONSOLE);
    else
        send_guest_global_virq(d, VIRQ_CONSOLE);

    rcu_read_unlock(&domlist_read_lock);
}

bool console_may_read(const struct domain *d)
{
    const struct domain_console *dc = d->console;

    return dc && (d == read_atomic(&focus) ||
                  read_atomic(&dc->rx_prod) != read_atomic(&dc->rx_cons));
}

unsigned int console_launched_read(const struct domain *d, char *buf,
                                   unsigned int size)
{
    struct domain_console *dc;
    unsigned long flags;
    unsigned int len = 0;

    spin_lock_irqsave(&console_domain_lock, flags);

    if ( owner && is_global_virq_handler(d, VIRQ_CONSOLE) )
        d = owner;

    dc = d->console;
    while ( dc && len < size && dc->rx_cons != dc->rx_prod )
        buf[len++] = dc->rx[dc->rx_cons++ % CONSOLE_RX_SIZE];

    spin_unlock_irqrestore(&console_domain_lock, flags);

    return len;
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
