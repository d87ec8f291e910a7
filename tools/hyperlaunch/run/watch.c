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

/* A line which has not ended yet, of the console or of what QEMU says. */
struct line {
    char text[256];        /* the rest of it does not matter */
    size_t len;
};

/* Another character of it; true if that was its end, and it is to be read. */
static bool line_add(struct line *line, char c)
{
    if ( c == '\n' )
    {
        line->text[line->len] = '\0';
        line->len = 0;
        return true;
    }
    if ( c && line->len < sizeof(line->text) - 1 )
        line->text[line->len++] = c;

    return false;
}

struct watch {
    const struct qemu *qemu;
    const struct watch_options *options;
    struct display display;
    struct line line;
    bool in_panic, panicked;   /* Xen has begun to say so; has said it all */
    bool none_runs;            /* no domain does, says Xen */
    struct line event;         /* what QEMU says */
    enum ending why;           /* it ends, as far as it has said so */
    bool blind;                /* nobody reads what is shown */
    bool enough;               /* the user has typed so */
    bool no_serial;            /* QEMU has closed it, and will soon end */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);

    return time.tv_sec + time.tv_nsec / 1e9;
}

/*
 * A panic has several lines, all of which are wanted.  Domains have no way to
 * write such lines, but for the one that has the console.
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
    else if ( strstr(xen, " Hyperlaunch: no domain runs (any more): ") )
        w->none_runs = true;
}

static void take_text(struct watch *w, const char *data, size_t size)
{
    size_t i;

    for ( i = 0; i < size; i++ )
        if ( line_add(&w->line, data[i]) )
            take_line(w);
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
    if ( w->options->out >= 0 && !w->blind &&
         !display_show(&w->display, data, size) )
        w->blind = true;

    return true;
}

/* Of all that QEMU has to say, which a guest can make much, only this counts. */
static void take_event(struct watch *w)
{
    const char *event = strstr(w->event.text, "\"SHUTDOWN\"");

    if ( !event || w->why != ENDED_QEMU_FAILED )
        return;
    if ( strstr(event, "\"guest-shutdown\"") )
        w->why = ENDED_POWERED_OFF;
    else if ( strstr(event, "\"guest-reset\"") )
        w->why = ENDED_RESET;
}

/* False at the end. */
static bool read_control(struct watch *w)
{
    char data[4096];
    ssize_t size = recv(w->qemu->control, data, sizeof(data), MSG_DONTWAIT), i;

    if ( size <= 0 )
        return size < 0 && (errno == EAGAIN || errno == EINTR);
    for ( i = 0; i < size; i++ )
        if ( line_add(&w->event, data[i]) )
            take_event(w);

    return true;
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
        *ending = w->why;
    else if ( w->none_runs )
        *ending = ENDED_NONE_RUNS;
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
        .why = ENDED_QEMU_FAILED,
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
