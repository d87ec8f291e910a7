/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who is notified of what concerns the whole host.  By default it is the
 * hardware domain, which is right for events of the hardware.  The others are
 * of use only to who can act on them, which need not be the hardware domain,
 * and there may be none.
 */

#include <xen/event.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/sched.h>

#include <public/xen.h>

/* Answered by sysctl or domctl. */
static const uint8_t __initconst control_virqs[] = {
    VIRQ_DEBUGGER, VIRQ_TBUF, VIRQ_CON_RING, VIRQ_ENOMEM,
};

/*
 * The domain with @role: the hardware domain if that is one of several, else
 * the first.  NULL if there is none.
 */
static struct domain *__init find_holder(unsigned int role)
{
    struct domain *d = NULL;
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
    {
        if ( !hl_initials[i].d || !(hl_initials[i].roles & role) )
            continue;

        if ( hl_initials[i].roles & HL_ROLE_HARDWARE )
            return hl_initials[i].d;

        d = d ?: hl_initials[i].d;
    }

    return d;
}

static void __init give_virq(struct domain *d, uint32_t virq)
{
    int rc;

    if ( !d || d == hardware_domain )
        return;

    rc = set_global_virq_handler(d, virq);
    if ( rc )
        printk(XENLOG_WARNING
               "Hyperlaunch: %pd cannot be notified by VIRQ %u (error %d)\n",
               d, virq, rc);
}

void __init hl_assign_virqs(void)
{
    struct domain *control = find_holder(HL_ROLE_CONTROL);
    struct domain *xenstore = find_holder(HL_ROLE_XENSTORE);
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(control_virqs); i++ )
        give_virq(control, control_virqs[i]);

    /* Without a domain for it, xenstored is where the tools are. */
    give_virq(xenstore ?: control, VIRQ_DOM_EXC);
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
