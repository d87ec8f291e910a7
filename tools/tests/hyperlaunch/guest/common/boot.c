// SPDX-License-Identifier: GPL-2.0-only
/*
 * A boot domain, in C.
 *
 * It starts other domains, waits for each until it is ready for those that
 * depend on it, or has done its work, and then lets the launch go on: Xen
 * destroys the boot domain and starts whoever is left.  It is all done with one
 * hypercall; hyperlaunch.c has a function for each of its operations.
 *
 * This one is told what to do on its command line:
 *
 *     boot=start:db,ready:db,start:migrate,off:migrate,done
 *
 * If something cannot be done, the launch has failed, and Xen turns to the
 * recovery domain.
 */
#include "boot.h"

#include "checks.h"
#include "format.h"
#include "hyperlaunch.h"
#include "launch-names.h"
#include "lib.h"
#include "say.h"

#define MS 1000000UL

struct step {
    const char *word;
    long (*take)(const char *what);     /* 0 or -errno */
};

static const struct options *options;

/* What is on the console of a launch tells how far it got. */
static void say_step(const char *step, const char *what)
{
    say("HL-BOOT step=%s%s%s t=%lu", step, *what ? ":" : "", what,
        (unsigned long)arch_time_ns());
}

/* Xen knows domains by number, who writes a script knows them by name. */
static long start(const char *name)
{
    struct xen_hyperlaunch_domain domain;
    long rc = launch_find_name(name, &domain);

    return rc ?: launch_unpause(domain.domid);
}

static bool is_over(const struct xen_hyperlaunch_domain *domain)
{
    return domain->state == XEN_HYPERLAUNCH_DOMAIN_shutdown ||
           domain->state == XEN_HYPERLAUNCH_DOMAIN_destroyed;
}

/*
 * Until domain @name has a flag of @flags, or will never have it.  For how long
 * this may go on is not decided here: after boot-domain-timeout-ms, Xen
 * stops waiting for this domain.
 */
static long wait_for(const char *name, uint32_t flags)
{
    struct xen_hyperlaunch_domain domain;
    long rc;

    while ( !(rc = launch_find_name(name, &domain)) )
    {
        if ( (domain.flags & flags) || is_over(&domain) )
        {
            say("HL-WAITED name=%s domid=%u state=%s ready=%s", name,
                domain.domid, launch_domain_state_name(domain.state),
                domain.flags & XEN_HYPERLAUNCH_DOMF_ready ? "yes" : "no");
            break;
        }
        xen_sleep_ns(5 * MS);
    }

    return rc;
}

static long wait_ready(const char *name)
{
    return wait_for(name, XEN_HYPERLAUNCH_DOMF_ready);
}

static long wait_off(const char *name)
{
    return wait_for(name, 0);
}

/* For tests: looks at the launch as it is at this point. */
static long check(const char *name)
{
    run_check(name);

    return 0;
}

/* Does not return, unless it is refused. */
static long done(const char *nothing)
{
    (void)nothing;
    say_tally(options->name);

    return launch_done();
}

static long fail(const char *reason)
{
    say_tally(options->name);

    return launch_failed(reason);
}

/* As fail(), with a reason of all kinds of bytes, which is too long. */
static long fail_garbled(const char *nothing)
{
    static char reason[256];
    unsigned int i;

    (void)nothing;
    for ( i = 0; i < sizeof(reason); i++ )
        reason[i] = 2 * i;
    say_tally(options->name);

    return launch_op(XEN_HYPERLAUNCH_OP_failed, 0, 0, reason, sizeof(reason));
}

static const struct step steps[] = {
    { "start", start },
    { "ready", wait_ready },
    { "off", wait_off },
    { "check", check },
    { "done", done },
    { "fail", fail },
    { "fail-garbled", fail_garbled },
};

/* @word is that of a step, and a colon and what it is about, if anything. */
static long take(const char *word)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(steps); i++ )
    {
        size_t len = strlen(steps[i].word);
        const char *what = word + len;

        if ( strncmp(word, steps[i].word, len) || (*what && *what != ':') )
            continue;

        what += *what == ':';
        say_step(steps[i].word, what);

        return steps[i].take(what);
    }

    return -XEN_EINVAL;
}

void prepare_launch(const struct options *opts)
{
    const char *script = opts->boot;
    char word[64], reason[96];

    options = opts;

    while ( next_item(&script, ",", word, sizeof(word)) )
    {
        long rc = take(word);

        if ( !rc )
            continue;

        format(reason, sizeof(reason), "%s: error %ld", word, rc);
        check_fail("boot", "%s", reason);
        fail(reason);
        break;
    }
}
