// SPDX-License-Identifier: GPL-2.0-only
/* The UART that Xen emulates for a domain which is to have one. */
#include "arm64.h"

#include "../../common/checks.h"
#include "../../common/format.h"
#include "../../common/say.h"

#define MS 1000000UL

/* Registers. */
#define DATA  0x00
#define FLAGS 0x18
#define FLAG_RX_EMPTY (1U << 4)
#define FLAG_TX_FULL  (1U << 5)

static uint64_t base;

static void note_base(uint64_t start, uint64_t size)
{
    (void)size;
    base = start;
}

static bool find_uart(void)
{
    int node = fdt_next_compatible(-1, "arm,sbsa-uart");

    if ( node >= 0 )
        fdt_each_region_of(node, note_base);

    return base;
}

static volatile uint32_t *reg(unsigned int offset)
{
    return (volatile uint32_t *)(base + offset);
}

static void write_uart(const char *text)
{
    for ( ; *text; text++ )
    {
        while ( *reg(FLAGS) & FLAG_TX_FULL )
            xen_sleep_ns(MS);
        *reg(DATA) = *text;
    }
}

/* What comes until the line ends; false if it does not do so in time. */
static bool read_line(char *line, size_t size, uint64_t end)
{
    size_t len = 0;

    for ( ; ; )
    {
        char c;

        line[len] = '\0';
        while ( *reg(FLAGS) & FLAG_RX_EMPTY )
        {
            if ( arch_time_ns() >= end )
                return false;
            xen_sleep_ns(MS);
        }

        c = *reg(DATA);
        if ( c == '\n' || c == '\r' )
            return true;
        if ( len + 1 < size )
            line[len++] = c;
    }
}

void check_uart(const char *name)
{
    char line[96];

    if ( !find_uart() )
    {
        check_fail(name, "there is none");
        return;
    }

    say("HL-UART base=%lx", (unsigned long)base);
    format(line, sizeof(line), "by the UART of %s\n", check_opts->name);
    write_uart(line);
    check_pass(name);
}

void check_no_uart(const char *name)
{
    if ( find_uart() )
        check_fail(name, "there is one at %lx", (unsigned long)base);
    else
        check_pass(name);
}

void check_uart_input(const char *name)
{
    uint64_t end = arch_time_ns() + check_opts->wait_timeout_ms * MS;
    char line[64];

    if ( !find_uart() )
    {
        check_fail(name, "there is none");
        return;
    }

    say("HL-READY name=%s", check_opts->name);
    if ( read_line(line, sizeof(line), end) )
    {
        say("HL-INPUT name=%s text=\"%s\"", check_opts->name, line);
        check_pass(name);
    }
    else
        check_fail(name, "nothing more came, text=\"%s\"", line);
}
