/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The LCM that a script for U-Boot makes.
 *
 * On a memory card for a board whose device tree is not known beforehand, the
 * LCM is nothing but commands of U-Boot's, which add it to the device tree:
 *
 *   fdt mknode /chosen hypervisor || ...
 *   fdt set /chosen/hypervisor compatible "hypervisor,xen" || ...
 *
 * Only these are understood, as 'hyperlaunch image' writes them.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/pool.h"

#include "boot-script.h"

#define IMAGE_MAGIC  0x27051956
#define IMAGE_TYPE   30        /* where in the header */
#define TYPE_SCRIPT  6
/* And then the list of texts in it, which has one. */
#define HEADER_SIZE  (SCRIPT_HEADER + 8)

#define MAX_WORDS 16
#define MAX_VALUE 1024

bool is_boot_script(const char *data)
{
    return fdt32_ld((const fdt32_t *)data) == IMAGE_MAGIC &&
           data[IMAGE_TYPE] == TYPE_SCRIPT;
}

/* The words of a line, as far as the first "||"; how many there are. */
static unsigned int split(char *line, char *words[MAX_WORDS])
{
    unsigned int nr = 0;

    while ( nr < MAX_WORDS )
    {
        const char *end;

        line += strspn(line, " ");
        end = *line == '"' ? "\"" : " ";
        line += *line == '"';
        if ( !*line || !strncmp(line, "||", 2) )
            break;

        words[nr++] = line;
        line += strcspn(line, end);
        if ( *line )
            *line++ = '\0';
    }

    return nr;
}

/* "<0x1 0x2>" or "[01 02]", without what is around them: how many bytes. */
static int read_numbers(char *text, int step, char *value)
{
    int len = 0;
    char *at = text + 1, *end;

    for ( ; len + step <= MAX_VALUE; at = end, len += step )
    {
        unsigned long number = strtoul(at, &end, 16);

        if ( end == at )
            break;
        if ( step == 1 )
            value[len] = number;
        else
            fdt32_st(&value[len], number);
    }

    return len;
}

static int read_value(char *words[], unsigned int nr, char value[MAX_VALUE])
{
    int len = 0;
    unsigned int i;

    if ( nr == 1 && *words[0] == '<' )
        return read_numbers(words[0], 4, value);
    if ( nr == 1 && *words[0] == '[' )
        return read_numbers(words[0], 1, value);

    for ( i = 0; i < nr; i++ )
    {
        int size = strlen(words[i]) + 1;

        if ( len + size > MAX_VALUE )
            break;
        memcpy(&value[len], words[i], size);
        len += size;
    }

    return len;
}

static void run_line(char *line, char *fdt)
{
    char *words[MAX_WORDS], value[MAX_VALUE];
    unsigned int nr = split(line, words);
    int node = nr < 4 || strcmp(words[0], "fdt")
               ? -1 : fdt_path_offset(fdt, words[2]);

    if ( node < 0 )
        return;
    if ( !strcmp(words[1], "mknode") )
        fdt_add_subnode(fdt, node, words[3]);
    else if ( !strcmp(words[1], "set") )
        fdt_setprop(fdt, node, words[3], value,
                    read_value(&words[4], nr - 4, value));
}

static bool make_empty(char *fdt, size_t room)
{
    return !fdt_create(fdt, room) && !fdt_finish_reservemap(fdt) &&
           !fdt_begin_node(fdt, "") && !fdt_begin_node(fdt, "chosen") &&
           !fdt_end_node(fdt) && !fdt_end_node(fdt) && !fdt_finish(fdt) &&
           !fdt_open_into(fdt, fdt, room);
}

bool boot_script_run(const char *data, size_t size, char *fdt, size_t room)
{
    char *text, *rest, *line;

    if ( size < HEADER_SIZE || !make_empty(fdt, room) )
        return false;

    text = grow(NULL, size - HEADER_SIZE + 1, 1);
    memcpy(text, data + HEADER_SIZE, size - HEADER_SIZE);
    text[size - HEADER_SIZE] = '\0';
    for ( rest = text; (line = strsep(&rest, "\n")); )
        run_line(line, fdt);
    free(text);

    return !fdt_pack(fdt) && fdt_path_offset(fdt, "/chosen/hypervisor") >= 0;
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
