// SPDX-License-Identifier: GPL-2.0-only
/* Xen's console: what is typed for this domain, and writing very much to it. */
#include "checks.h"

#include "format.h"
#include "say.h"
#include "xen.h"

#define MS 1000000UL
#define NOISE_LINES 10000

/* Returns the port of VIRQ_CONSOLE, which the caller closes; else an error. */
static long bind_console(void)
{
    struct evtchn_bind_virq bind = { .virq = VIRQ_CONSOLE };
    long rc = xen_event_channel_op(EVTCHNOP_bind_virq, &bind);

    return rc ?: (long)bind.port;
}

/* Closing clears the event, too, without a look at the shared info. */
static void unbind(long port)
{
    struct evtchn_close close = { .port = port };

    xen_event_channel_op(EVTCHNOP_close, &close);
}

/* Sleeps until there is an event at @port; false if there is none in time. */
static bool wait_for_event(long port, uint64_t end)
{
    evtchn_port_t ports[] = { port };
    struct sched_poll poll = { .nr_ports = 1, .timeout = end };

    set_xen_guest_handle(poll.ports, ports);
    xen_sched_op(SCHEDOP_poll, &poll);

    return arch_time_ns() < end;
}

/*
 * The next character.  Xen refuses to be asked while what is typed goes
 * elsewhere, unless this domain has another right to read.
 */
static bool next_char(char *c, uint64_t end)
{
    for ( ; ; )
    {
        long port = bind_console(), n;
        bool in_time;

        if ( port < 0 )
            return false;

        n = xen_console_read(c, 1);
        in_time = n > 0 || wait_for_event(port, end);
        unbind(port);

        if ( n > 0 || !in_time )
            return n > 0;
    }
}

/* Prints a line that is typed, and passes if the event for it came. */
void check_console_input(const char *name)
{
    uint64_t end = arch_time_ns() + check_opts->wait_timeout_ms * MS;
    char line[64];
    size_t len = 0;

    say("HL-READY name=%s", check_opts->name);

    while ( len < sizeof(line) - 1 )
    {
        if ( !next_char(&line[len], end) )
        {
            line[len] = '\0';
            check_fail(name, "nothing more came, text=\"%s\"", line);
            return;
        }
        if ( line[len] == '\n' || line[len] == '\r' )
            break;
        len++;
    }
    line[len] = '\0';

    say("HL-INPUT name=%s text=\"%s\"", check_opts->name, line);
    check_pass(name);
}

/* For a second, nothing can be read, although something is typed for others. */
void check_console_deaf(const char *name)
{
    uint64_t end = arch_time_ns() + 1000 * MS;
    char c = 0;

    say("HL-READY name=%s", check_opts->name);

    for ( ; ; )
    {
        if ( xen_console_read(&c, 1) > 0 )
        {
            check_fail(name, "got character %u", (unsigned int)c);
            return;
        }
        if ( arch_time_ns() >= end )
            break;
        xen_sleep_ns(10 * MS);
    }

    check_pass(name);
}

/* As fast as it can. */
void check_noise(const char *name)
{
    char line[80];
    unsigned int i;

    for ( i = 1; i <= NOISE_LINES; i++ )
    {
        size_t len = format(line, sizeof(line), "HL-NOISE i=%u of=%u "
                            "what=\"as good as nothing\"\n", i, NOISE_LINES);
        long rc = xen_console_write(line, len);

        if ( rc )
        {
            check_fail(name, "line=%u error=%ld", i, rc);
            return;
        }
    }

    check_pass(name);
}
