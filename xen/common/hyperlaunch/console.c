/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who gets Xen's console when domains are launched.
 */

#include <xen/console.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/sched.h>

static const struct hl_initial *__initdata initials;
static unsigned int __initdata nr_initials;
static enum hl_failure_policy __initdata policy;
static bool __initdata failed; /* was something not built? */

/*
 * Is this domain going to run?  If not, it must not sit on the console, unless
 * it was told to.
 */
static bool __init is_eligible(const struct hl_initial *hi)
{
    if ( !hi->d )
        return false;

    if ( failed && (hi->roles & HL_ROLE_RECOVERY) )
        return true;

    if ( failed && policy == HL_FAILURE_RECOVERY_ONLY )
        return false;

    return hi->roles != HL_ROLE_RECOVERY &&
           (!hi->manual || (hi->roles & HL_ROLE_CONSOLE));
}

/* The first one which may have it, and has the role, if one is asked for. */
static const struct hl_initial *__init find(unsigned int role)
{
    unsigned int i;

    for ( i = 0; i < nr_initials; i++ )
        if ( is_eligible(&initials[i]) &&
             (!role || (initials[i].roles & role)) )
            return &initials[i];

    return NULL;
}

static void __init report(const struct hl_initial *chosen, const char *as)
{
    const struct hl_initial *named = hl_find_role(initials, nr_initials,
                                                  HL_ROLE_CONSOLE);

    if ( !named )
        printk("Hyperlaunch: console: %pd (%s; none has the console role)\n",
               chosen->d, as);
    else if ( named == chosen )
        printk("Hyperlaunch: console: %pd (%s)\n", chosen->d, as);
    else
        printk(XENLOG_WARNING "Hyperlaunch: console: %pd (%s; \"%s\", which has the console role, %s)\n",
               chosen->d, as, named->name,
               named->d ? "is passed over" : "was not built");
}

void __init hl_console_assign(const struct hl_initial *initial, unsigned int nr,
                              enum hl_failure_policy failure_policy)
{
    static const struct {
        unsigned int role;
        const char *as;
    } order[] __initconstrel = {
        { HL_ROLE_RECOVERY, "recovery domain, as something failed" },
        { HL_ROLE_CONSOLE,  "console role" },
        { HL_ROLE_CONTROL,  "control domain" },
        { HL_ROLE_HARDWARE, "hardware domain" },
        { 0,                "first in the LCM" },
    };
    const struct hl_initial *chosen = NULL;
    unsigned int i;

    initials = initial;
    nr_initials = nr;
    policy = failure_policy;
    failed = hl_find_unbuilt(initial, nr);

    /* Without a failure, recovery is no reason. */
    for ( i = failed ? 0 : 1; i < ARRAY_SIZE(order) && !chosen; i++ )
        chosen = find(order[i].role);

    if ( !chosen || console_set_domain(chosen->d) )
        printk(XENLOG_WARNING "Hyperlaunch: console: nobody's\n");
    else
        report(chosen, order[i - 1].as);
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
