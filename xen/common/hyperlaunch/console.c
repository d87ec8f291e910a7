/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who gets Xen's console while domains are launched.
 */

#include <xen/console.h>
#include <xen/lib.h>
#include <xen/sched.h>

#include "machine.h"

/*
 * Is this domain going to run?  If not, it must not sit on the console, unless
 * it was told to.
 */
static bool is_eligible(const struct hl_initial *hi, enum hl_goal goal)
{
    if ( !hi->d || (hi->roles & HL_ROLE_BOOT) || hi->d->is_dying ||
         hi->d->is_shutting_down )
        return false;

    if ( goal != HL_GOAL_LAUNCH && (hi->roles & HL_ROLE_RECOVERY) )
        return true;

    if ( goal == HL_GOAL_RECOVER )
        return hl_has_started(hi, hi->d);

    return hi->roles != HL_ROLE_RECOVERY &&
           (!hi->manual || (hi->roles & HL_ROLE_CONSOLE));
}

/* The first one which may have it, and has the role, if one is asked for. */
static const struct hl_initial *find(unsigned int role, enum hl_goal goal)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( is_eligible(&hl_initials[i], goal) &&
             (!role || (hl_initials[i].roles & role)) )
            return &hl_initials[i];

    return NULL;
}

static void report(const struct hl_initial *chosen, const char *as)
{
    const struct hl_initial *named = hl_find_role(HL_ROLE_CONSOLE);

    hl_happened(XEN_HYPERLAUNCH_EVENT_console, chosen, "%s", as);

    if ( !named )
        printk("Hyperlaunch: console: %pd (%s; none has the console role)\n",
               chosen->d, as);
    else if ( named == chosen )
        printk("Hyperlaunch: console: %pd (%s)\n", chosen->d, as);
    else
        printk(XENLOG_WARNING "Hyperlaunch: console: %pd (%s; \"%s\", which has the console role, %s)\n",
               chosen->d, as, named->name,
               named->domid == DOMID_INVALID ? "was not built"
                                             : "is passed over");
}

void hl_console_assign(enum hl_goal goal)
{
    static const struct {
        unsigned int role;
        const char *as;
    } order[] = {
        { HL_ROLE_RECOVERY, "recovery domain, as something failed" },
        { HL_ROLE_CONSOLE,  "console role" },
        { HL_ROLE_CONTROL,  "control domain" },
        { HL_ROLE_HARDWARE, "hardware domain" },
        { 0,                "first in the LCM" },
    };
    static enum hl_goal assigned_for;
    static bool assigned;
    const struct hl_initial *chosen = NULL;
    unsigned int i;

    if ( assigned && assigned_for == goal )
        return;

    assigned = true;
    assigned_for = goal;

    /* Without a failure, recovery is no reason. */
    for ( i = goal == HL_GOAL_LAUNCH ? 1 : 0;
          i < ARRAY_SIZE(order) && !chosen; i++ )
    {
        chosen = find(order[i].role, goal);
        /* It may be on its way out. */
        if ( chosen && console_set_domain(chosen->d) )
            chosen = NULL;
    }

    if ( !chosen )
        printk(XENLOG_WARNING "Hyperlaunch: console: nobody's\n");
    else
        report(chosen, order[i - 1].as);
}

void hl_console_to_boot(const struct hl_initial *boot)
{
    console_set_domain(boot->d);
    hl_happened(XEN_HYPERLAUNCH_EVENT_console, boot, "boot domain");
    printk("Hyperlaunch: console: %pd (boot domain)\n", boot->d);
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
