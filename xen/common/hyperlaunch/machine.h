/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch while it goes on: what the files of this folder share at run time.
 */

#ifndef HYPERLAUNCH_MACHINE_H
#define HYPERLAUNCH_MACHINE_H

#include <xen/hyperlaunch/initial.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/hyperlaunch/state.h>

/* machine.c: where the launch is, and what it has come through. */

/*
 * Something has happened to @hi, which may be NULL.  Moves on to the state that
 * this leads to, and notes it down.  @fmt: more on it, if there is.
 * Returns 0, or -EBUSY if it cannot happen now: then nothing was changed.  In
 * any context but interrupts, with any locks but the launch's own.
 */
int hl_happened(unsigned int event, const struct hl_initial *hi,
                const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * The domain could not be built, or has crashed.  In any context, as above.
 * False if that is no longer of interest.
 */
bool hl_domain_failed(struct hl_initial *hi, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* XEN_HYPERLAUNCH_STATE_* */
unsigned int hl_state(void);

/* When each was entered, since Xen runs; 0: it was not. */
extern s_time_t hl_state_entered[HL_NR_STATES];

/* What failed first; false if nothing has.  Fills the members of @info. */
bool hl_get_cause(struct xen_hyperlaunch_info *info);

/*
 * Has something failed, and is nothing but recovery to start because of that?
 */
bool hl_has_failed(void);
bool hl_recovery_only(void);

/* Say if the policy is another one than the LCM's.  When all domains are built. */
void hl_report_policy(void);

/* Is there a recovery domain other than @except, which may be NULL? */
bool hl_can_recover_without(const struct domain *except);

/*
 * Come to an end, @failed telling whether that is recovery.  False if something
 * has failed since the caller looked.
 */
bool hl_finish(bool failed);

/*
 * Be the one who starts @hi: true once for each domain.  The caller then has to
 * unpause it.
 */
bool hl_claim_start(struct hl_initial *hi);

/* Note down that @hi is ready.  -EBUSY if it cannot be. */
int hl_set_ready(struct hl_initial *hi);

/* The log.  False if there is no entry of this number. */
bool hl_get_event(unsigned int nr, struct xen_hyperlaunch_event *event);
unsigned int hl_nr_events(unsigned int *lost);

/* start.c: which domains run, and in which order. */

/* What is to be started. */
enum hl_goal {
    HL_GOAL_LAUNCH,         /* all but a mere recovery domain */
    HL_GOAL_LAUNCH_RECOVER, /* something failed: that one, too */
    HL_GOAL_RECOVER,        /* something failed: nobody but a recovery domain */
};

enum hl_goal hl_goal(void);

/* Has it been started, by whomever? */
bool hl_has_started(const struct hl_initial *hi, const struct domain *d);

/*
 * Say that @hi, whose domain @d is, starts.  False if it was started already,
 * or is about to be: otherwise the caller has to unpause it.
 */
bool hl_announce_start(struct hl_initial *hi, const struct domain *d);

/*
 * Start @hi, whose domain @d is.  -EEXIST if it was started already, or is
 * about to be.
 */
int hl_start(struct hl_initial *hi, struct domain *d);

/*
 * Say so if the host has come to its end, with nobody left who could start a
 * domain.  At run time, once the launch is finalised; needs no lock.
 */
void hl_report_if_none_runs(void);

/* Start what is to be started, until the launch has come to an end. */
void hl_start_all(void);

/* finalise.c: what happens behind the scenes. */

/*
 * Have the work of the state done which was entered.  Under the launch's lock.
 */
void hl_schedule_work(void);

/* Is @d the boot domain, while it is to prepare the launch? */
bool hl_is_boot_domain(const struct domain *d);

/*
 * Find the boot domain, and who has the console at first.  Init code: when all
 * domains are built.
 */
void hl_assign_boot_domain(void);

/* When it has to be done.  ns since Xen runs; 0: there is no limit. */
s_time_t hl_deadline(void);

/* modules.c: boot modules which are kept until the boot domain is gone. */

/* False if there is no module @nr. */
bool hl_get_module(unsigned int nr, struct xen_hyperlaunch_module *module);

/* 0 when they have been given back. */
unsigned int hl_nr_modules(void);

/*
 * Copy up to @len bytes at @offset of module @nr to the guest.  Returns how
 * many it were, or -errno.  May copy less than there is: call it again.
 */
long hl_read_module(unsigned int nr, unsigned long offset,
                    XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len);

/*
 * Clear some pages and give them back.  False if there are no more.  Nobody
 * must be able to read them any more.
 */
bool hl_free_some(void);

/* How many it were so far. */
unsigned long hl_freed_pages(void);

/* console.c */

/* Give Xen's console to who is to have it with this goal, if that is new. */
void hl_console_assign(enum hl_goal goal);

/* Give it to the boot domain. */
void hl_console_to_boot(const struct hl_initial *boot);

#endif /* HYPERLAUNCH_MACHINE_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
