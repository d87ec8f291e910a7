/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch as a state machine: every event in every state, and what has to
 * be true of any sequence of them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <xen/hyperlaunch/state.h>
#include <xen/lib.h>

#define S(name) XEN_HYPERLAUNCH_STATE_ ## name
#define E(name) XEN_HYPERLAUNCH_EVENT_ ## name

/* Everything that may happen, as documented.  What is not here is refused. */
static const struct {
    unsigned int from, event, to;
} transitions[] = {
    { S(building),   E(created),       S(building) },
    { S(building),   E(domain_failed), S(building) },
    { S(building),   E(launch_failed), S(building) },
    { S(building),   E(console),       S(building) },
    { S(building),   E(built),         S(preparing) },
    { S(building),   E(built_no_boot), S(reclaiming) },

    /* A domain which fails is the boot domain's business, unless it is over. */
    { S(preparing),  E(domain_failed), S(preparing) },
    { S(preparing),  E(launch_failed), S(reclaiming) },
    { S(preparing),  E(boot_done),     S(reclaiming) },
    { S(preparing),  E(boot_failed),   S(reclaiming) },
    { S(preparing),  E(boot_crashed),  S(reclaiming) },
    { S(preparing),  E(boot_stopped),  S(reclaiming) },
    { S(preparing),  E(boot_timeout),  S(reclaiming) },
    { S(preparing),  E(unpaused),      S(preparing) },
    { S(preparing),  E(ready),         S(preparing) },
    { S(preparing),  E(shutdown),      S(preparing) },
    { S(preparing),  E(console),       S(preparing) },

    /* What was started before may still do all that domains do. */
    { S(reclaiming), E(domain_failed), S(reclaiming) },
    { S(reclaiming), E(launch_failed), S(reclaiming) },
    { S(reclaiming), E(ready),         S(reclaiming) },
    { S(reclaiming), E(shutdown),      S(reclaiming) },
    { S(reclaiming), E(console),       S(reclaiming) },
    { S(reclaiming), E(reclaimed),     S(starting) },

    { S(starting),   E(domain_failed), S(starting) },
    { S(starting),   E(launch_failed), S(starting) },
    { S(starting),   E(unpaused),      S(starting) },
    { S(starting),   E(ready),         S(starting) },
    { S(starting),   E(shutdown),      S(starting) },
    { S(starting),   E(console),       S(starting) },
    { S(starting),   E(started),       S(done) },
    { S(starting),   E(recovered),     S(recovery) },

    /* Late joiners, and domains which take their time. */
    { S(done),       E(unpaused),      S(done) },
    { S(done),       E(ready),         S(done) },
    { S(done),       E(console),       S(done) },
    { S(recovery),   E(unpaused),      S(recovery) },
    { S(recovery),   E(ready),         S(recovery) },
    { S(recovery),   E(console),       S(recovery) },
};

static unsigned int expected(unsigned int state, unsigned int event)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(transitions); i++ )
        if ( transitions[i].from == state && transitions[i].event == event )
            return transitions[i].to;

    return HL_REFUSED;
}

static void every_event_in_every_state(void **unused)
{
    unsigned int state, event;

    (void)unused;

    for ( state = 0; state < HL_NR_STATES; state++ )
        for ( event = 0; event < HL_NR_EVENTS; event++ )
            if ( hl_state_next(state, event) != expected(state, event) )
                fail_msg("%s in %s leads to %s", hl_event_name(event),
                         hl_state_name(state),
                         hl_state_name(hl_state_next(state, event)));
}

static void what_is_no_state_or_event(void **unused)
{
    unsigned int i;

    (void)unused;

    for ( i = 0; i < HL_NR_EVENTS; i++ )
    {
        assert_int_equal(hl_state_next(HL_NR_STATES, i), HL_REFUSED);
        assert_int_equal(hl_state_next(~0U, i), HL_REFUSED);
    }

    for ( i = 0; i < HL_NR_STATES; i++ )
    {
        assert_int_equal(hl_state_next(i, HL_NR_EVENTS), HL_REFUSED);
        assert_int_equal(hl_state_next(i, ~0U), HL_REFUSED);
    }
}

static void end_states_are_not_left(void **unused)
{
    unsigned int state, event, next;

    (void)unused;

    for ( state = 0; state < HL_NR_STATES; state++ )
        for ( event = 0; event < HL_NR_EVENTS; event++ )
        {
            next = hl_state_next(state, event);
            if ( next == HL_REFUSED )
                continue;

            if ( hl_state_is_end(state) )
                assert_int_equal(next, state);

            /* No way back, hence no way to be in preparation twice. */
            assert_true(next >= state);
        }
}

/* However far it got: what Xen itself does brings it to an end. */
static void xen_can_always_end_it(void **unused)
{
    static const unsigned int by_xen[] = {
        E(built_no_boot), E(boot_timeout), E(reclaimed), E(started),
    };
    unsigned int start;

    (void)unused;

    for ( start = 0; start < HL_NR_STATES; start++ )
    {
        unsigned int state = start, i;

        for ( i = 0; i < ARRAY_SIZE(by_xen); i++ )
            if ( hl_state_next(state, by_xen[i]) != HL_REFUSED )
                state = hl_state_next(state, by_xen[i]);

        assert_true(hl_state_is_end(state));
    }
}

/* Whatever happens in whatever order, all of it gets to an end, and only once. */
static void any_sequence_ends(void **unused)
{
    unsigned int round;

    (void)unused;

    srand(1);

    for ( round = 0; round < 20000; round++ )
    {
        unsigned int state = S(building), changes = 0, steps = 0;

        while ( !hl_state_is_end(state) )
        {
            unsigned int next = hl_state_next(state, rand() % HL_NR_EVENTS);

            assert_true(++steps < 10000);
            if ( next == HL_REFUSED )
                continue;

            changes += next != state;
            state = next;
        }

        assert_in_range(changes, 3, 4);
    }
}

/* A failure is either refused, or followed by nothing that undoes it. */
static void failures_are_told_apart(void **unused)
{
    unsigned int event, failures = 0;

    (void)unused;

    for ( event = 0; event < HL_NR_EVENTS; event++ )
        failures += hl_event_is_failure(event);

    assert_int_equal(failures, 6);
    assert_false(hl_event_is_failure(E(boot_done)));
    assert_false(hl_event_is_failure(E(shutdown)));
    assert_false(hl_event_is_failure(HL_NR_EVENTS));
}

static void all_have_names(void **unused)
{
    unsigned int i, j;

    (void)unused;

    for ( i = 0; i < HL_NR_STATES; i++ )
        for ( j = 0; j < i; j++ )
            assert_string_not_equal(hl_state_name(i), hl_state_name(j));

    for ( i = 0; i < HL_NR_EVENTS; i++ )
        for ( j = 0; j < i; j++ )
            assert_string_not_equal(hl_event_name(i), hl_event_name(j));

    for ( i = 0; i < HL_NR_CAUSES; i++ )
        for ( j = 0; j < i; j++ )
            assert_string_not_equal(hl_cause_name(i), hl_cause_name(j));

    assert_string_equal(hl_state_name(HL_NR_STATES), "?");
    assert_string_equal(hl_event_name(HL_NR_EVENTS), "?");
    assert_string_equal(hl_cause_name(HL_NR_CAUSES), "?");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_in_every_state),
        cmocka_unit_test(what_is_no_state_or_event),
        cmocka_unit_test(end_states_are_not_left),
        cmocka_unit_test(xen_can_always_end_it),
        cmocka_unit_test(any_sequence_ends),
        cmocka_unit_test(failures_are_told_apart),
        cmocka_unit_test(all_have_names),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);

    return cmocka_run_group_tests_name("launch states", tests, NULL, NULL);
}
