/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What GRUB has to be told.
 */

#include <string.h>

#include "grub-entry.h"

#define SPACES " \t\r\n"

/* @text as one word of GRUB's, or a shell's: in single quotes. */
static void quote(FILE *out, const char *text)
{
    fputc('\'', out);
    for ( ; *text; text++ )
        if ( *text == '\'' )
            fputs("'\\''", out);
        else
            fputc(*text, out);
    fputc('\'', out);
}

/* GRUB splits and expands as a shell does: each word is quoted by itself. */
static void write_words(FILE *out, const char *words, struct pool *pool)
{
    char *rest = pool_strdup(pool, words), *word;

    while ( (word = strsep(&rest, SPACES)) )
        if ( *word )
        {
            fputc(' ', out);
            quote(out, word);
        }
}

/*
 * GRUB hands over just the arguments, without the file name.  A word like
 * "placeholder" would become part of the command line, and modules are to have
 * none: then what the LCM says counts.
 */
void grub_load(FILE *out, struct plan *plan, const char *dir)
{
    unsigned int i;

    fprintf(out, "    multiboot2 %s/%s", dir, plan->xen.name);
    if ( plan->xen_options )
        write_words(out, plan->xen_options, plan->pool);
    fputc('\n', out);
    for ( i = 1; i < plan_nr_files(plan); i++ )
        fprintf(out, "    module2 --nounzip %s/%s\n", dir,
                plan_file(plan, i)->name);
}

static void open_entry(FILE *out, const char *title)
{
    fputs("menuentry ", out);
    quote(out, title);
    fputs(" --class xen --id hyperlaunch {\n", out);
    fputs("    insmod multiboot2\n    insmod gzio\n", out);
    fputs("    echo 'Loading Xen and the launch ...'\n", out);
}

bool grub_can_search(const char *name)
{
    return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789._-")];
}

/* Nobody knows yet whether /boot will be a partition of its own. */
void grub_entry(FILE *out, struct plan *plan, const char *title,
                const char *name)
{
    const char *lcm = plan->lcm.name;

    open_entry(out, title);
    fprintf(out, "    if search --no-floppy --set=root --file /boot/%s/%s; then\n"
                 "        set launch=/boot/%s\n"
                 "    else\n"
                 "        search --no-floppy --set=root --file /%s/%s\n"
                 "        set launch=/%s\n"
                 "    fi\n", name, lcm, name, name, lcm, name);
    grub_load(out, plan, "${launch}");
    fputs("}\n", out);
}

static void write_names(FILE *out, struct plan *plan)
{
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_stores(plan, i) )
            fprintf(out, " \\\n    %s", plan_file(plan, i)->name);
}

void grub_drop_in(FILE *out, struct plan *plan, const char *title,
                  const char *dir)
{
    fputs("#!/bin/sh\n"
          "# Has grub-mkconfig write a menu entry for a launch; made by\n"
          "# \"hyperlaunch grub --drop-in\", to be put into /etc/grub.d.\n"
          "set -e\n\n"
          "pkgdatadir=\"${pkgdatadir:-/usr/share/grub}\"\n"
          ". \"$pkgdatadir/grub-mkconfig_lib\"\n\n"
          "dir=", out);
    quote(out, dir);
    fputs("\nfor file in", out);
    write_names(out, plan);
    fputs("\ndo\n"
          "    if [ ! -r \"$dir/$file\" ]; then\n"
          "        echo \"hyperlaunch: no menu entry: $dir/$file is not there\" >&2\n"
          "        exit 0\n"
          "    fi\n"
          "done\n"
          "echo \"Found a launch: $dir\" >&2\n\n"
          "launch=$(make_system_path_relative_to_its_root \"$dir\" | grub_quote)\n"
          "# grub-probe does not know all kinds of disks.\n"
          "access=\n"
          "device=$(${grub_probe} --target=device \"$dir\") || device=\n"
          "[ -z \"$device\" ] || access=$(prepare_grub_to_access_device $device) || access=\n"
          "[ -n \"$access\" ] ||\n"
          "    access='search --no-floppy --set=root --file \"${launch}\"/" PLAN_LCM "'\n\n"
          "cat <<'END_OF_ENTRY'\n", out);
    open_entry(out, title);
    fputs("END_OF_ENTRY\n"
          "printf \"    set launch='%s'\\\\n\" \"$launch\"\n"
          "echo \"$access\" | sed 's/^/    /'\n"
          "cat <<'END_OF_ENTRY'\n", out);
    grub_load(out, plan, "\"${launch}\"");
    fputs("}\nEND_OF_ENTRY\n", out);
}

void grub_check(const struct plan *plan, struct report *report)
{
    const char *options = plan->xen_options;

    if ( options && options[strcspn(options, "'\"\\")] )
    {
        report_add(report, SEV_WARNING, NULL, "grub-quotes",
                   "Xen's command line: GRUB puts a backslash in front of each quote and backslash");
        report_hint(report, "Xen knows no quotes: leave them out");
    }
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
