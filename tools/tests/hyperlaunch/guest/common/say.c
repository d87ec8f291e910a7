// SPDX-License-Identifier: GPL-2.0-only
#include "say.h"

#include "format.h"
#include "xen.h"

static unsigned int nr_passed, nr_failed;

static void write_line(char *line, size_t len)
{
    line[len++] = '\n';

    /* There is nobody to tell that telling is not allowed. */
    (void)xen_console_write(line, len);
}

void say(const char *fmt, ...)
{
    char line[SAY_MAX + 2];
    va_list args;
    size_t len;

    va_start(args, fmt);
    len = format_va(line, SAY_MAX + 1, fmt, args);
    va_end(args);

    write_line(line, len);
}

void check_pass(const char *name)
{
    nr_passed++;
    say("HL-CHECK %s PASS", name);
}

void check_fail(const char *name, const char *why, ...)
{
    char line[SAY_MAX + 2];
    va_list args;
    size_t len;

    nr_failed++;
    len = format(line, SAY_MAX + 1, "HL-CHECK %s FAIL ", name);
    va_start(args, why);
    len += format_va(line + len, SAY_MAX + 1 - len, why, args);
    va_end(args);

    write_line(line, len);
}

void say_tally(const char *name)
{
    say("HL-DONE name=%s passed=%u failed=%u", name, nr_passed, nr_failed);
}
