/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Have U-Boot complete its device tree: a command for each node and property.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "script.h"

#define MAX_VALUE   1024   /* that "fdt set" takes */
#define MAX_STRINGS 8      /* U-Boot's commands have 16 words */
#define LCM         "/chosen/hypervisor"

static const char harmless[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,._+-@/#";

static bool is_harmless(const char *name)
{
    return *name && !name[strspn(name, harmless)];
}

/* The strings' number, if they need nothing but quotes around them; or 0. */
static unsigned int nr_strings(const char *value, int len)
{
    unsigned int nr = 0;
    const char *end = value + len, *at;

    if ( !len || value[len - 1] )
        return 0;
    for ( at = value; at < end; at += strlen(at) + 1, nr++ )
        if ( !*at || strchr("<[*&", *at) ||
             at[strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,._+-@/:=()%^~")] )
            return 0;

    return nr <= MAX_STRINGS ? nr : 0;
}

static void write_value(FILE *out, const char *value, int len)
{
    const char *at;
    int i;

    if ( nr_strings(value, len) )
        for ( at = value; at < value + len; at += strlen(at) + 1 )
            fprintf(out, " \"%s\"", at);
    else if ( len && len % 4 == 0 )
        for ( i = 0; i < len; i += 4 )
            fprintf(out, "%s0x%x%s", i ? " " : " \"<",
                    fdt32_ld((const fdt32_t *)&value[i]),
                    i + 4 == len ? ">\"" : "");
    else
        for ( i = 0; i < len; i++ )
            fprintf(out, "%s%02x%s", i ? " " : " \"[", (uint8_t)value[i],
                    i + 1 == len ? "]\"" : "");
}

static bool is_in_lcm(const char *path)
{
    size_t len = strlen(LCM);

    return !strncmp(path, LCM, len) && (!path[len] || path[len] == '/');
}

/* A word that begins with # would be a comment. */
static void write_word(FILE *out, const char *name)
{
    fprintf(out, *name == '#' ? " \"%s\"" : " %s", name);
}

/*
 * What is not of the LCM alone may well be there: U-Boot then says so, and that
 * is all.
 */
static void write_node(FILE *out, const char *parent, const char *name,
                       const char *path)
{
    if ( !strcmp(path, "/chosen") )
        return;
    fprintf(out, "fdt mknode %s", *parent ? parent : "/");
    write_word(out, name);
    fprintf(out, "%s\n", is_in_lcm(path) ? SCRIPT_CHECK : "");
}

static void write_properties(FILE *out, const void *fdt, int node,
                             const char *path)
{
    const char *name, *value;
    int prop, len;

    for ( prop = fdt_first_property_offset(fdt, node); prop >= 0;
          prop = fdt_next_property_offset(fdt, prop) )
    {
        value = fdt_getprop_by_offset(fdt, prop, &name, &len);
        fprintf(out, "fdt set %s", path);
        write_word(out, name);
        write_value(out, value, len);
        fputs(SCRIPT_CHECK "\n", out);
    }
}

static void write_tree(FILE *out, const void *fdt, int node, const char *path);

static void write_child(FILE *out, const void *fdt, int child,
                        const char *parent)
{
    const char *name = fdt_get_name(fdt, child, NULL);
    char *path;

    if ( tree_is_for_dtc(name) || asprintf(&path, "%s/%s", parent, name) < 0 )
        return;
    write_node(out, parent, name, path);
    write_properties(out, fdt, child, path);
    write_tree(out, fdt, child, path);
    free(path);
}

/* A new node becomes the first one, so the last one has to be first. */
static void write_tree(FILE *out, const void *fdt, int node, const char *path)
{
    unsigned int nr;
    int *children = tree_children(fdt, node, &nr);

    while ( nr-- )
        write_child(out, fdt, children[nr], path);
    free(children);
}

void script_tree(FILE *out, const struct tree *tree)
{
    uint64_t start, size;
    int i;

    for ( i = 0; i < fdt_num_mem_rsv(tree->fdt); i++ )
        if ( !fdt_get_mem_rsv(tree->fdt, i, &start, &size) )
            fprintf(out, "fdt rsvmem add 0x%llx 0x%llx" SCRIPT_CHECK "\n",
                    (unsigned long long)start, (unsigned long long)size);
    write_tree(out, tree->fdt, 0, "");
}

static bool cannot(struct report *report, const void *fdt, int node,
                   const char *name, const char *what)
{
    char path[1024];

    if ( fdt_get_path(fdt, node, path, sizeof(path)) )
        strcpy(path, "node");
    report_add(report, SEV_ERROR, NULL, "no-command", "%s: %s%s%s", path,
               name ? name : "", name ? ": " : "", what);
    report_hint(report, "with --dtb, U-Boot does not have to complete the device tree");

    return false;
}

static bool check_properties(const void *fdt, int node, struct report *report)
{
    const char *name;
    bool good = true;
    int prop, len;

    for ( prop = fdt_first_property_offset(fdt, node); prop >= 0;
          prop = fdt_next_property_offset(fdt, prop) )
    {
        fdt_getprop_by_offset(fdt, prop, &name, &len);
        if ( len > MAX_VALUE )
            good = cannot(report, fdt, node, name,
                          "is longer than the 1024 bytes that U-Boot can set");
        if ( !is_harmless(name) )
            good = cannot(report, fdt, node, name,
                          "the name means something else to U-Boot's shell");
    }

    return good;
}

bool script_check(const struct tree *tree, struct report *report)
{
    int node, depth = 0;
    bool good = true;

    for ( node = fdt_next_node(tree->fdt, 0, &depth); node >= 0 && depth > 0;
          node = fdt_next_node(tree->fdt, node, &depth) )
    {
        if ( !is_harmless(fdt_get_name(tree->fdt, node, NULL)) )
            good = cannot(report, tree->fdt, node, NULL,
                          "the name means something else to U-Boot's shell");
        if ( !check_properties(tree->fdt, node, report) )
            good = false;
    }

    return good;
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
