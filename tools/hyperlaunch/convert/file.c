/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Find out what a file is that is to be converted, and have that done.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "../base/exit-codes.h"

#include "tree.h"

/* Texts that are written by hand are never larger. */
#define MAX_TEXT (64U << 10)

#define FDT_MAGIC_BYTES "\xd0\x0d\xfe\xed"

static const char *const names[] = {
    [FROM_DETECTED] = "detected",
    [FROM_LCM] = "lcm",
    [FROM_DOM0LESS] = "dom0less",
    [FROM_IMAGEBUILDER] = "imagebuilder",
    [FROM_XL] = "xl",
};

const char *convert_from_name(enum convert_from from)
{
    return names[from];
}

static int trouble(struct convert *convert, const char *path, const char *what)
{
    struct place place = { .file = path };

    report_add(&convert->report, SEV_ERROR, &place, "trouble", "%s", what);

    return EXIT_TROUBLE;
}

static int error(struct convert *convert, const char *path, const char *what,
                 const char *hint)
{
    struct place place = { .file = path };

    report_add(&convert->report, SEV_ERROR, &place, "unknown-format", "%s",
               what);
    if ( hint )
        report_hint(&convert->report, "%s", hint);

    return EXIT_ERRORS;
}

static int result(const struct convert *convert)
{
    return convert->report.nr_errors ? EXIT_ERRORS : EXIT_GOOD;
}

/* -- device trees -- */

static bool has_lcm(const void *fdt)
{
    return fdt_path_offset(fdt, "/chosen/hypervisor") >= 0;
}

static bool is_dom0less(const void *fdt)
{
    static const char *const words[] = {
        "xen,domain", "multiboot,module", "xen,multiboot-module"
    };
    int chosen = fdt_path_offset(fdt, "/chosen"), node;
    unsigned int i;

    if ( chosen < 0 )
        return false;
    fdt_for_each_subnode(node, fdt, chosen)
        for ( i = 0; i < 3; i++ )
            if ( !fdt_node_check_compatible(fdt, node, words[i]) )
                return true;

    return false;
}

/* What is found to be wrong with the LCM matters if it is to be one. */
static int convert_tree(struct convert *convert, const struct input *input,
                        int rc)
{
    struct hl_diags *diags = pool_alloc(&convert->pool, sizeof(*diags));
    const void *fdt = input->blob.data;
    bool is_lcm;

    if ( rc == EXIT_TROUBLE || !fdt ||
         !hl_fdt_check(fdt, input->blob.size, diags) )
        return rc;

    is_lcm = convert->from == FROM_LCM ||
             (convert->from == FROM_DETECTED && has_lcm(fdt));
    if ( is_lcm && rc != EXIT_GOOD )
        return rc;

    /* Notes on older words: they are replaced. */
    report_clear(&convert->report);

    if ( is_lcm )
        convert_lcm(convert, input);
    else if ( is_dom0less(fdt) )
        convert_dom0less(convert, input);
    else
        return error(convert, input->path,
                     "there is neither an LCM nor a domain for dom0less in this device tree",
                     "an LCM is /chosen/hypervisor, and what dom0less starts is in /chosen");
    convert->from = is_lcm ? FROM_LCM : FROM_DOM0LESS;

    return result(convert);
}

static int convert_tree_file(struct convert *convert, const char *path)
{
    struct input_options options = { .arch = convert->arch };
    /* Places and names are by reference: it has to stay. */
    struct input *input = pool_alloc(&convert->pool, sizeof(*input));
    int rc = input_load(input, path, &options, &convert->report);

    rc = convert_tree(convert, input, rc);
    input_free(input);

    return rc;
}

/* -- texts -- */

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t");
}

/* "NAME=value" or "NAME[0]=value", without blanks around '='. */
static bool is_shell_assignment(const char *line)
{
    static const char of_name[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t len;

    line = skip_blanks(line);
    if ( !strncmp(line, "export ", strlen("export ")) )
        line = skip_blanks(line + strlen("export "));
    len = strspn(line, of_name);
    if ( !len || isdigit((unsigned char)*line) )
        return false;
    line += len;
    if ( *line == '[' )
        line += strcspn(line, "]=\n");

    return *line == '=' || !strncmp(line, "]=", 2);
}

/* "name = value" */
static bool is_xl_assignment(const char *line)
{
    static const char of_name[] = "abcdefghijklmnopqrstuvwxyz0123456789_.";
    size_t len;

    line = skip_blanks(line);
    len = strspn(line, of_name);
    line = skip_blanks(line + len);

    return len && (*line == '=' || !strncmp(line, "+=", 2));
}

/* By the first line that says anything. */
static enum convert_from detect_text(const char *text)
{
    while ( text && *text )
    {
        if ( is_shell_assignment(text) )
            return FROM_IMAGEBUILDER;
        if ( is_xl_assignment(text) )
            return FROM_XL;
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }

    return FROM_DETECTED;
}

static int convert_text(struct convert *convert, const char *path,
                        const struct blob *blob)
{
    enum convert_from from = convert->from;

    if ( from == FROM_DETECTED )
        from = detect_text(blob->data);

    switch ( from )
    {
    case FROM_IMAGEBUILDER:
        convert_imagebuilder(convert, path, blob);
        break;

    case FROM_XL:
        convert_xl(convert, path, blob);
        break;

    default:
        return error(convert, path, "what this is cannot be told",
                     "it may be a device tree (*.dts, *.dtb), a configuration of ImageBuilder, or an xl.cfg: --from says which");
    }
    convert->from = from;
    convert_note_spare_files(convert, path, 0);

    return result(convert);
}

static bool is_tree(const struct convert *convert, const char *path,
                    const struct blob *blob)
{
    if ( convert->from != FROM_DETECTED )
        return convert->from == FROM_LCM || convert->from == FROM_DOM0LESS;

    return file_has_suffix(path, ".dts") || file_has_suffix(path, ".dtb") ||
           (blob->size >= 4 && !memcmp(blob->data, FDT_MAGIC_BYTES, 4));
}

static bool is_launch_file(const char *path)
{
    return file_has_suffix(path, ".yaml") || file_has_suffix(path, ".yml");
}

int convert_file(struct convert *convert, const char *path)
{
    struct blob blob;
    int rc;

    if ( is_launch_file(path) )
        return error(convert, path, "this is a launch file already", NULL);

    rc = file_read(path, MAX_TEXT + 1, &blob);
    if ( rc )
        return trouble(convert, path,
                       pool_printf(&convert->pool, "cannot read: %s",
                                   strerror(rc)));

    if ( is_tree(convert, path, &blob) )
        rc = strcmp(path, "-")
             ? convert_tree_file(convert, path)
             : trouble(convert, path, "a device tree has to be in a file");
    else if ( blob.size > MAX_TEXT )
        rc = error(convert, path, "this is larger than any such file (64 KiB)",
                   NULL);
    else
        rc = convert_text(convert, path, &blob);
    free(blob.data);

    return rc;
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
