/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Watch an emulated machine until it ends.
 *
 * QEMU says on its control socket why it stops: a power-off and a reset would
 * otherwise look the same.
 */

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "../log/prefix.h"

#include "display.h"
#include "terminal.h"
#include "watch.h"

/* A line of the console which has not ended yet. */
struct line {
    char text[256];        /* the rest of it does not matter */
    size_t len;
};

struct watch {
    const struct qemu *qemu;
    const struct watch_options *options;
    struct display display;
    struct line line;
    bool in_panic, panicked;   /* Xen has begun to say so; has said it all */
    char events[16384];        /* what QEMU says; there is little of it */
    size_t nr_events;
    bool blind;                /* nobody reads what is shown */
    bool enough;               /* the user has typed so */
    bool no_serial;            /* QEMU has closed it, and will soon end */
};

const char *ending_text(enum ending ending)
{
    static const char *const texts[] = {
        [ENDED_POWERED_OFF] = "powered off",
        [ENDED_RESET] = "reset",
        [ENDED_PANIC] = "Xen panicked",
        [ENDED_TIMEOUT] = "timeout",
        [ENDED_BY_USER] = "ended by the user",
        [ENDED_QEMU_FAILED] = "QEMU failed",
    };

    return texts[ending];
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);

    return time.tv_sec + time.tv_nsec / 1e9;
}

/*
 * A panic has several lines, all of which are wanted.  Domains have no way to
 * write such a line, but for the one that has the console.
 */
static void take_line(struct watch *w)
{
    const char *xen = strstr(w->line.text, "(XEN) ");

    if ( !xen || (prefix_length(w->line.text) && xen != w->line.text) )
        return;
    if ( strstr(xen, "Panic on CPU ") )
        w->in_panic = true;
    else if ( w->in_panic &&
              (strstr(xen, "Reboot in") || strstr(xen, "Manual reset")) )
        w->panicked = true;
}

static void take_text(struct watch *w, const char *data, size_t size)
{
    size_t i;

    for ( i = 0; i < size; i++ )
    {
        if ( data[i] == '\n' )
        {
            w->line.text[w->line.len] = '\0';
            take_line(w);
            w->line.len = 0;
        }
        else if ( data[i] && w->line.len < sizeof(w->line.text) - 1 )
            w->line.text[w->line.len++] = data[i];
    }
}

/* False at the end. */
static bool read_serial(struct watch *w)
{
    char data[65536];
    ssize_t size = recv(w->qemu->serial, data, sizeof(data), MSG_DONTWAIT);

    if ( size <= 0 )
        return size < 0 && (errno == EAGAIN || errno == EINTR);

    fwrite(data, 1, size, w->options->log);
    fflush(w->options->log);
    take_text(w, data, size);
    if ( !w->blind && !display_show(&w->display, data, size) )
        w->blind = true;

    return true;
}

/* False at the end. */
static bool read_control(struct watch *w)
{
    size_t room = sizeof(w->events) - 1 - w->nr_events;
    ssize_t size;

    if ( !room )
        room = w->nr_events = sizeof(w->events) / 2;
    size = recv(w->qemu->control, &w->events[w->nr_events], room,
                MSG_DONTWAIT);
    if ( size <= 0 )
        return size < 0 && (errno == EAGAIN || errno == EINTR);
    w->nr_events += size;
    w->events[w->nr_events] = '\0';

    return true;
}

static enum ending why_qemu_ended(const struct watch *w)
{
    const char *event = strstr(w->events, "\"SHUTDOWN\"");

    if ( event && strstr(event, "guest-shutdown") )
        return ENDED_POWERED_OFF;
    if ( event && strstr(event, "guest-reset") )
        return ENDED_RESET;

    return ENDED_QEMU_FAILED;
}

/* There is no waiting for a machine that does not read what is typed. */
static void read_keys(struct watch *w)
{
    char keys[256], *escape;
    ssize_t size = read(STDIN_FILENO, keys, sizeof(keys));

    if ( size <= 0 )
    {
        w->enough = size == 0 || errno != EINTR;
        return;
    }
    escape = memchr(keys, TERMINAL_ESCAPE, size);
    if ( escape )
    {
        w->enough = true;
        size = escape - keys;
    }
    send(w->qemu->serial, keys, size, MSG_DONTWAIT | MSG_NOSIGNAL);
}

/* Does it go on?  If not, *@ending says why. */
static bool look(struct watch *w, double deadline, bool qemu_runs,
                 enum ending *ending)
{
    if ( w->panicked )
        *ending = ENDED_PANIC;
    else if ( !qemu_runs )
        *ending = why_qemu_ended(w);
    else if ( w->enough || w->blind || signals_pending() )
        *ending = ENDED_BY_USER;
    else if ( deadline && now() >= deadline )
        *ending = ENDED_TIMEOUT;
    else
        return true;

    return false;
}

static void wait_for_something(struct watch *w, double deadline,
                               const sigset_t *mask, struct pollfd *polled)
{
    double left = deadline ? deadline - now() : 0;
    struct timespec timeout = { .tv_sec = left > 0 ? left : 0 };

    timeout.tv_nsec = left > 0 ? (left - timeout.tv_sec) * 1e9 : 0;
    polled[0] = (struct pollfd){ .fd = w->qemu->control, .events = POLLIN };
    polled[1] = (struct pollfd){
        .fd = w->no_serial ? -1 : w->qemu->serial, .events = POLLIN };
    polled[2] = (struct pollfd){
        .fd = w->options->typing ? STDIN_FILENO : -1, .events = POLLIN };

    if ( ppoll(polled, 3, deadline ? &timeout : NULL, mask) < 0 )
        polled[0].revents = polled[1].revents = polled[2].revents = 0;
}

static enum ending watch(struct watch *w, const sigset_t *mask)
{
    static const char hello[] = "{\"execute\":\"qmp_capabilities\"}\n";
    unsigned int timeout = w->options->timeout;
    double deadline = timeout ? now() + timeout : 0;
    bool qemu_runs = true;
    enum ending ending;

    if ( send(w->qemu->control, hello, strlen(hello), MSG_NOSIGNAL) < 0 )
        qemu_runs = false;

    while ( look(w, deadline, qemu_runs, &ending) )
    {
        struct pollfd polled[3];

        wait_for_something(w, deadline, mask, polled);
        if ( polled[2].revents )
            read_keys(w);
        if ( polled[1].revents && !read_serial(w) )
            w->no_serial = true;
        if ( polled[0].revents && !read_control(w) )
            qemu_runs = false;
    }

    return ending;
}

/* What QEMU has said until its end is still to be had. */
static void drain(struct watch *w)
{
    struct pollfd polled = { .fd = w->qemu->serial, .events = POLLIN };

    while ( poll(&polled, 1, 0) > 0 && read_serial(w) )
        ;
}

enum ending watch_machine(const struct qemu *qemu,
                          const struct watch_options *options)
{
    struct watch w = {
        .qemu = qemu, .options = options,
        .display = { .fd = options->out, .as_it_comes = options->typing },
    };
    enum ending ending;
    sigset_t mask;

    signals_take(&mask);
    if ( options->typing )
        terminal_take();
    ending = watch(&w, &mask);
    drain(&w);
    display_end(&w.display);
    terminal_give_back();
    signals_give_back();

    return ending;
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
