/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch check: say what is wrong with a Launch Control Module.
 *
 * It is the hypervisor's own parser which says so.
 */

#include <argp.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include <xen/hyperlaunch/lcm.h>

#include "hyperlaunch.h"

struct options {
    bool list;
    char **files;
    int nr_files;
};

/* An LCM on the way through the parser: too large for the stack. */
struct work {
    struct hl_lcm lcm;
    struct hl_diags diags;
};

static const struct argp_option option_table[] = {
    { "list", 'l', NULL, 0, "List the domains of each LCM", 0 },
    { 0 }
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    (void)arg;

    switch ( key )
    {
    case 'l':
        options->list = true;
        return 0;

    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->nr_files = state->argc - state->next;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static void print_diag(const char *path, const struct work *w,
                       const struct hl_diag *diag)
{
    static const char *const severities[] = {
        [HL_NOTE] = "note",
        [HL_ERROR] = "error",
        [HL_FATAL] = "fatal",
    };
    char message[1024];

    hl_diag_format(w->lcm.fdt, diag, message, sizeof(message));
    fprintf(stderr, "%s: %s: %s\n", path, severities[diag->severity], message);
}

static void print_diags(const char *path, const struct work *w)
{
    unsigned int i;

    for ( i = 0; i < w->diags.nr; i++ )
        print_diag(path, w, &w->diags.diag[i]);

    if ( w->diags.dropped )
        fprintf(stderr, "%s: note: %u more messages\n", path,
                w->diags.dropped);
}

/* Not a fault, for there are such systems, but more often it is forgotten. */
static void note_missing_roles(const char *path, const struct hl_lcm *lcm)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( lcm->domains[i].roles & (HL_ROLE_CONTROL | HL_ROLE_HARDWARE) )
            return;

    fprintf(stderr, "%s: note: no domain has the role control or hardware: none can create another one, use devices, or power the machine off\n",
            path);
}

static const char *plural(unsigned int nr)
{
    return nr == 1 ? "" : "s";
}

/* In the largest unit that shows it exactly. */
static void format_memory(const struct hl_domain *d, char *buf, size_t size)
{
    static const char units[] = "KMGT";
    uint64_t number = d->memory_kb;
    unsigned int unit = 0;

    if ( !d->has_memory )
    {
        snprintf(buf, size, "rest");
        return;
    }

    for ( ; number % 1024 == 0 && units[unit + 1]; unit++ )
        number /= 1024;

    snprintf(buf, size, "%" PRIu64 "%c", number, units[unit]);
}

static void format_kernel(const struct hl_lcm *lcm, const struct hl_domain *d,
                          char *buf, size_t size)
{
    const struct hl_module *m = &lcm->modules[d->kernel];

    if ( m->by_index )
        snprintf(buf, size, "%" PRIu32, m->index);
    else
        snprintf(buf, size, "%#" PRIx64, m->addr);
}

static void list_domains(const struct hl_lcm *lcm)
{
    static const char *const modes[] = {
        [HL_MODE_DEFAULT] = "auto",
        [HL_MODE_PV] = "pv",
        [HL_MODE_PVH] = "pvh",
        [HL_MODE_HVM] = "hvm",
    };
    char roles[HL_ROLES_STR_MAX], memory[32], kernel[32];
    unsigned int i;

    printf("%5s  %-16s %-4s %4s %8s  %6s  %s\n",
           "DOMID", "NAME", "MODE", "CPUS", "MEMORY", "KERNEL", "ROLES");

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &lcm->domains[i];

        hl_roles_format(d->roles, roles, sizeof(roles));
        format_memory(d, memory, sizeof(memory));
        format_kernel(lcm, d, kernel, sizeof(kernel));

        printf("%5u  %-16.*s %-4s %4" PRIu32 " %8s  %6s  %s\n", d->domid,
               (int)d->name_len, d->name, modes[d->mode], d->cpus, memory,
               kernel, roles);
    }
}

/* Nodes may share a boot module. */
static unsigned int count_modules(const struct hl_lcm *lcm)
{
    unsigned int nr = 0, i, j;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        for ( j = 0; j < i; j++ )
            if ( hl_is_same_module(&lcm->modules[i], &lcm->modules[j]) )
                break;
        nr += j == i;
    }

    return nr;
}

static bool check_blob(const char *path, const struct blob *blob,
                       const struct options *options, struct work *w)
{
    /* This is not the host that it is for: what no host goes beyond. */
    static const struct hl_host any = {
        .nr_modules = 256,
        .max_cpus = 8192,
        .max_pvh_cpus = 128,
        .max_cmdline = UINT_MAX,
    };
    unsigned int nr_modules;
    bool good;

    if ( hl_lcm_parse(blob->data, blob->size, &w->lcm, &w->diags) )
        hl_lcm_validate(&w->lcm, &any, &w->diags);

    print_diags(path, w);

    good = !w->diags.nr_errors && !w->diags.nr_fatal;
    if ( !good )
    {
        unsigned int nr = w->diags.nr_errors + w->diags.nr_fatal;

        fprintf(stderr, "%s: %u error%s\n", path, nr, plural(nr));
        return false;
    }

    note_missing_roles(path, &w->lcm);
    nr_modules = count_modules(&w->lcm);
    printf("%s: good LCM: %u domain%s, %u boot module%s\n", path,
           w->lcm.nr_domains, plural(w->lcm.nr_domains),
           nr_modules, plural(nr_modules));
    if ( options->list )
        list_domains(&w->lcm);

    return true;
}

static int check_file(const char *path, const struct options *options,
                      struct work *w)
{
    struct blob blob;
    int rc = load_blob(path, &blob);

    if ( rc == EXIT_GOOD && !check_blob(path, &blob, options, w) )
        rc = EXIT_ERRORS;

    free(blob.data);

    return rc;
}

int cmd_check(int argc, char **argv)
{
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .args_doc = "FILE...",
        .doc = "Say what is wrong with Launch Control Modules."
               "\vA FILE is a flattened device tree (*.dtb), or the source of one (*.dts), "
               "which takes dtc to read.  Messages go to standard error.\n\n"
               "Exit status: 0 if all is good, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = {};
    struct work *w;
    int i, rc, worst = EXIT_GOOD;

    argp_parse(&argp, argc, argv, 0, NULL, &options);

    w = malloc(sizeof(*w));
    if ( !w )
    {
        perror(argv[0]);
        return EXIT_TROUBLE;
    }

    for ( i = 0; i < options.nr_files; i++ )
    {
        rc = check_file(options.files[i], &options, w);
        if ( rc > worst )
            worst = rc;
    }

    free(w);

    if ( fflush(stdout) || ferror(stdout) )
    {
        perror(argv[0]);
        return EXIT_TROUBLE;
    }

    return worst;
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
