/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of a configuration of ImageBuilder, which is for Arm boards with
 * U-Boot.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "../base/array.h"

#include "imagebuilder.h"
#include "shell.h"
#include "words.h"

/* What ImageBuilder takes if nothing is said. */
#define DEFAULT_XEN_CMD "console=dtuart dtuart=serial0 bootscrub=0 vwfi=native sched=null"
#define DEFAULT_DOM0_CMD "console=hvc0 earlycon=xenboot earlyprintk clk_ignore_unused"
#define DEFAULT_ROOT "root=/dev/ram0"
#define DEFAULT_DOMU_CMD "console=ttyAMA0"
#define DEFAULT_DOM0_MIB 1024
#define DEFAULT_DOMU_MIB 512

struct setting *imagebuilder_take(struct imagebuilder *ib, const char *name,
                                  int index)
{
    struct setting *setting = settings_find(&ib->settings, name, index);

    if ( setting )
        setting->used = true;

    return setting;
}

const struct text *imagebuilder_text(struct imagebuilder *ib,
                                     const char *name, int index)
{
    const struct setting *setting = imagebuilder_take(ib, name, index);

    return setting && setting->nr && *setting->items[0].str
           ? &setting->items[0] : NULL;
}

/* Is it set to anything?  What could not be read has been reported. */
static bool is_set(const struct setting *setting)
{
    return setting && (!setting->nr || *setting->items[0].str);
}

void imagebuilder_wrong(struct imagebuilder *ib, const struct text *text,
                        const char *name, const char *expected)
{
    report_add(&ib->convert->report, SEV_ERROR, &text->place, "bad-value",
               "%s: expected %s, found '%s'", name, expected, text->str);
}

const struct text *imagebuilder_number(struct imagebuilder *ib,
                                       const char *name, int index,
                                       uint64_t max, uint64_t *number)
{
    const struct text *text = imagebuilder_text(ib, name, index);

    if ( text && !convert_number(text->str, max, number) )
    {
        imagebuilder_wrong(ib, text, name,
                           pool_printf(&ib->convert->pool,
                                       "a number up to %" PRIu64, max));
        text = NULL;
    }

    return text;
}

/* 1 or 0. */
static bool take_flag(struct imagebuilder *ib, const char *name, int index,
                      bool flag)
{
    uint64_t number;

    return imagebuilder_number(ib, name, index, 1, &number) ? number : flag;
}

static void set_file(struct imagebuilder *ib, struct value *value,
                     const char *name, int index)
{
    const struct text *text = imagebuilder_text(ib, name, index);

    if ( text )
        convert_set(ib->convert, value, &text->place, "%s",
                    convert_path(ib->convert, ib->path, text->str));
}

static void set_text(struct imagebuilder *ib, struct value *value,
                     const struct text *text, const char *otherwise,
                     const struct place *place)
{
    convert_set(ib->convert, value, text ? &text->place : place, "%s",
                text ? text->str : otherwise);
}

static void set_memory(struct imagebuilder *ib, struct domain *domain,
                       const char *name, int index, uint64_t mib)
{
    const struct text *text = imagebuilder_number(ib, name, index,
                                                  HL_MAX_MEMORY_KB >> 10, &mib);

    convert_set_memory(ib->convert, &domain->values[DK_MEMORY],
                       text ? &text->place : &domain->place, mib << 10);
}

static void set_cpus(struct imagebuilder *ib, struct domain *domain,
                     const char *name, int index)
{
    uint64_t cpus;
    const struct text *text = imagebuilder_number(ib, name, index, 8192, &cpus);

    if ( text )
        convert_set(ib->convert, &domain->values[DK_CPUS], &text->place,
                    "%" PRIu64, cpus);
}

static void set_colors(struct imagebuilder *ib, struct domain *domain,
                       const char *name, int index)
{
    const struct text *text = imagebuilder_text(ib, name, index);

    if ( !text )
        return;
    convert_property(ib->convert, domain, "llc-colors", &text->place, text->str);
    ib->has_colors = true;
}

/* With XEN_CMD, it is that which says how large Dom0 is. */
static void set_dom0_size(struct imagebuilder *ib, struct domain *domain)
{
    const struct text *options = imagebuilder_text(ib, "XEN_CMD", NO_INDEX);
    const char *cpus = options ? find_option(options->str, "dom0_max_vcpus",
                                             DIGITS) : NULL;

    if ( !options )
    {
        set_memory(ib, domain, "DOM0_MEM", NO_INDEX, DEFAULT_DOM0_MIB);
        set_cpus(ib, domain, "DOM0_VCPUS", NO_INDEX);
        return;
    }

    if ( cpus )
        convert_set(ib->convert, &domain->values[DK_CPUS], &options->place,
                    "%lu", strtoul(cpus, NULL, 10));
    if ( !find_option(options->str, "dom0_mem", NULL) )
        convert_set_memory(ib->convert, &domain->values[DK_MEMORY],
                           &options->place, 512 << 10);
}

const char *imagebuilder_domain(struct imagebuilder *ib, unsigned int index)
{
    return pool_printf(&ib->convert->pool, "domU%u", index);
}

/* Where its root file system is if that is on a disk, the user has to say. */
static void set_dom0_cmdline(struct imagebuilder *ib, struct domain *domain,
                             const struct place *place)
{
    const struct text *said = imagebuilder_text(ib, "DOM0_CMD", NO_INDEX);
    bool on_disk = is_set(settings_find(&ib->settings, "DOM0_ROOTFS",
                                        NO_INDEX));
    const char *text = said ? said->str : DEFAULT_DOM0_CMD;

    if ( !on_disk && !find_option(text, "root", NULL) )
        text = pool_printf(&ib->convert->pool, "%s %s", text, DEFAULT_ROOT);
    convert_set(ib->convert, &domain->values[DK_CMDLINE],
                said ? &said->place : place, "%s", text);
}

static void add_dom0(struct imagebuilder *ib)
{
    const struct setting *kernel = settings_find(&ib->settings, "DOM0_KERNEL",
                                                 NO_INDEX);
    struct domain *domain;

    if ( !is_set(kernel) )
        return;

    ib->has_dom0 = true;
    domain = convert_domain(ib->convert, "dom0", &kernel->place);
    if ( !domain )
        return;
    convert_set_roles(ib->convert, domain, &kernel->place, HL_ROLES_DOM0);
    set_file(ib, &domain->values[DK_KERNEL], "DOM0_KERNEL", NO_INDEX);
    set_file(ib, &domain->values[DK_RAMDISK], "DOM0_RAMDISK", NO_INDEX);
    set_dom0_cmdline(ib, domain, &kernel->place);
    set_dom0_size(ib, domain);
    set_colors(ib, domain, "DOM0_COLORS", NO_INDEX);
}

/* Words with '|' in between, or numbers, which are Xen's bits. */
static bool parse_capabilities(char *text, unsigned int *bits)
{
    static const struct {
        const char *word;
        unsigned int bits;
    } words[] = {
        { "none", 0 }, { "control", 1 }, { "hardware", 2 }, { "xenstore", 4 },
        { "dom0", MAX_CAPABILITIES }, { "domain0", MAX_CAPABILITIES },
    };
    char *word;

    *bits = 0;
    while ( (word = strsep(&text, "| \t\n")) )
    {
        uint64_t number = 0;
        unsigned int i;

        for ( i = 0; i < NR(words) && strcasecmp(words[i].word, word); i++ )
            ;
        if ( i < NR(words) )
            number = words[i].bits;
        else if ( *word && !convert_number(word, MAX_CAPABILITIES, &number) )
            return false;
        *bits |= number;
    }

    return true;
}

static void set_roles(struct imagebuilder *ib, struct domain *domain,
                      int index)
{
    const struct text *text = imagebuilder_text(ib, "DOMU_CAPS", index);
    unsigned int bits;

    if ( !text )
        return;
    if ( parse_capabilities(pool_strdup(&ib->convert->pool, text->str), &bits) )
        convert_set_roles(ib->convert, domain, &text->place,
                          convert_roles_of(bits));
    else
        imagebuilder_wrong(ib, text, "DOMU_CAPS",
                           "control, hardware and xenstore, with | in between, or a number up to 7");
}

static void set_domid(struct imagebuilder *ib, struct domain *domain,
                      int index)
{
    uint64_t domid;
    /* Those from DOMID_FIRST_RESERVED on are none. */
    const struct text *text = imagebuilder_number(ib, "DOMU_DOMID", index,
                                                  0x7fef, &domid);

    if ( text )
        convert_set(ib->convert, &domain->values[DK_DOMID], &text->place,
                    "%" PRIu64, domid);
}

/* Pairs of address and size, as cells. */
static void set_static_memory(struct imagebuilder *ib, struct domain *domain,
                              int index)
{
    const struct text *text = imagebuilder_text(ib, "DOMU_STATIC_MEM", index);
    struct property *property;
    unsigned int nr = 0;
    char *rest, *word;

    if ( !text )
    {
        imagebuilder_take(ib, "DOMU_DIRECT_MAP", index);
        return;
    }

    property = convert_property(ib->convert, domain, "xen,static-mem",
                                &text->place, NULL);
    property->numbers = true;
    rest = pool_strdup(&ib->convert->pool, text->str);
    while ( (word = strsep(&rest, " \t\n")) )
    {
        uint64_t number;

        if ( !*word )
            continue;
        if ( !convert_number(word, UINT64_MAX, &number) )
        {
            nr = 0;
            break;
        }
        convert_property_add(ib->convert, property, &text->place, number >> 32);
        convert_property_add(ib->convert, property, &text->place, number);
        nr++;
    }
    if ( !nr || nr % 2 )
        imagebuilder_wrong(ib, text, "DOMU_STATIC_MEM",
                           "pairs of an address and a size");

    if ( take_flag(ib, "DOMU_DIRECT_MAP", index, true) )
        convert_property(ib->convert, domain, "direct-map", &text->place, NULL);
}

static void set_enhanced(struct imagebuilder *ib, struct domain *domain,
                         int index)
{
    const struct setting *setting = settings_find(&ib->settings,
                                                  "DOMU_ENHANCED", index);
    static const char *const words[] = { "disabled", "enabled", "no-xenstore" };
    uint64_t enhanced;

    if ( !imagebuilder_number(ib, "DOMU_ENHANCED", index, NR(words) - 1,
                              &enhanced) )
        enhanced = ib->has_dom0;
    convert_set(ib->convert, &domain->values[DK_ENHANCED],
                setting ? &setting->place : &domain->place, "%s",
                words[enhanced]);
}

static void set_passthrough(struct imagebuilder *ib, struct domain *domain,
                            int index)
{
    const struct setting *paths = imagebuilder_take(ib,
                                                    "DOMU_PASSTHROUGH_PATHS",
                                                    index);
    const struct text *enabled = imagebuilder_text(ib, "DOMU_PASSTHROUGH_PROP",
                                                   index);
    const char *what;

    set_file(ib, &domain->values[DK_DEVICE_TREE], "DOMU_PASSTHROUGH_DTB", index);
    if ( enabled && !strcmp(enabled->str, "enabled") )
        convert_property(ib->convert, domain, "passthrough", &enabled->place,
                         enabled->str);
    else if ( enabled )
        convert_left_out(ib->convert, &enabled->place,
                         pool_printf(&ib->convert->pool,
                                     "DOMU_PASSTHROUGH_PROP[%d]", index),
                         NULL, "ImageBuilder knows none but \"enabled\"");
    if ( !paths || !paths->nr )
        return;
    what = pool_printf(&ib->convert->pool, "DOMU_PASSTHROUGH_PATHS[%d]", index);
    if ( convert_left_out(ib->convert, &paths->place, what,
                          pool_printf(&ib->convert->pool, "%s=%s", what,
                                      paths->items[0].str),
                          "these nodes of the machine's device tree need the property 'xen,passthrough'") )
        report_hint(&ib->convert->report,
                "and 'device-tree' of the domain has to name a partial device tree with them");
}

/* Linux writes to the serial port that it has if nothing else is said. */
static void set_console(struct imagebuilder *ib, struct domain *domain,
                        int index, const struct place *place)
{
    const struct text *cmdline = imagebuilder_text(ib, "DOMU_CMD", index);
    bool vpl011 = take_flag(ib, "DOMU_VPL011", index, true);

    if ( cmdline || vpl011 )
        set_text(ib, &domain->values[DK_CMDLINE], cmdline, DEFAULT_DOMU_CMD,
                 place);
    if ( vpl011 )
        convert_property(ib->convert, domain, "vpl011", place, NULL);
}

/* Numbers that are properties of the same meaning. */
static void set_numbers(struct imagebuilder *ib, struct domain *domain,
                        int index)
{
    static const struct {
        const char *variable, *property;
    } numbers[] = {
        { "DOMU_NR_SPIS", "nr_spis" },
        { "DOMU_GRANT_VER", "max_grant_version" },
        { "DOMU_GRANT_FRAMES", "max_grant_frames" },
        { "DOMU_MAPTRACK_FRAMES", "max_maptrack_frames" },
        { "DOMU_P2M_MEM_MB", "xen,domain-p2m-mem-mb" },
    };
    unsigned int i;

    for ( i = 0; i < NR(numbers); i++ )
    {
        uint64_t number;
        const struct text *text =
            imagebuilder_number(ib, numbers[i].variable, index, UINT32_MAX,
                                &number);

        if ( text )
            convert_property_number(ib->convert, domain, numbers[i].property,
                                    &text->place, number);
    }
}

/* Everything else that is set for a domain which @reason keeps out. */
static void skip_domain(struct imagebuilder *ib, int index,
                        const struct setting *reason)
{
    unsigned int i;

    for ( i = 0; i < ib->settings.nr; i++ )
    {
        struct setting *setting = &ib->settings.settings[i];

        if ( INDEX_FIRST(setting->index) == index &&
             !strncmp(setting->name, "DOMU_", strlen("DOMU_")) )
            setting->used = true;
    }
    convert_left_out(ib->convert, &reason->place,
                     pool_printf(&ib->convert->pool, "DOMU[%d], with %s",
                                 index, reason->name), NULL,
                     "Dom0 is to make it later");
}

/* With a root file system on a disk, it is not booted either. */
static const struct setting *why_not_booted(const struct imagebuilder *ib,
                                            int index)
{
    static const char *const names[] = { "DOMU_NOBOOT", "DOMU_ROOTFS" };
    unsigned int i;

    for ( i = 0; i < NR(names); i++ )
    {
        const struct setting *setting = settings_find(&ib->settings, names[i],
                                                      index);

        if ( is_set(setting) )
            return setting;
    }

    return NULL;
}

static void add_domu(struct imagebuilder *ib, int index,
                     const struct place *place)
{
    const struct setting *kernel = settings_find(&ib->settings, "DOMU_KERNEL",
                                                 index);
    const struct setting *reason = why_not_booted(ib, index);
    struct domain *domain;

    if ( reason )
    {
        skip_domain(ib, index, reason);
        return;
    }
    if ( !is_set(kernel) )
    {
        report_add(&ib->convert->report, SEV_ERROR, place, "no-kernel",
                   "there is no DOMU_KERNEL[%d]", index);
        report_hint(&ib->convert->report,
                    "NUM_DOMUS is the number of domains, which begin with 0");
        return;
    }

    domain = convert_domain(ib->convert, imagebuilder_domain(ib, index),
                            &kernel->place);
    if ( !domain )
        return;
    set_file(ib, &domain->values[DK_KERNEL], "DOMU_KERNEL", index);
    set_file(ib, &domain->values[DK_RAMDISK], "DOMU_RAMDISK", index);
    set_console(ib, domain, index, &kernel->place);
    set_memory(ib, domain, "DOMU_MEM", index, DEFAULT_DOMU_MIB);
    set_cpus(ib, domain, "DOMU_VCPUS", index);
    set_enhanced(ib, domain, index);
    set_passthrough(ib, domain, index);
    set_roles(ib, domain, index);
    set_domid(ib, domain, index);
    set_static_memory(ib, domain, index);
    set_colors(ib, domain, "DOMU_COLORS", index);
    set_numbers(ib, domain, index);
    imagebuilder_sharing(ib, domain, index);
}

static void add_domus(struct imagebuilder *ib)
{
    uint64_t nr = 0, i;
    const struct text *text = imagebuilder_number(ib, "NUM_DOMUS", NO_INDEX,
                                                  HL_MAX_DOMAINS, &nr);

    for ( i = 0; text && i < nr; i++ )
        add_domu(ib, i, &text->place);
}

/* Xen's command line, for which colors are a matter of the machine. */
static void set_xen_options(struct imagebuilder *ib)
{
    struct value *value = &ib->convert->launch.values[LK_XEN_OPTIONS];
    const struct text *options = imagebuilder_text(ib, "XEN_CMD", NO_INDEX);
    const struct text *colors = imagebuilder_text(ib, "XEN_COLORS", NO_INDEX);
    struct place place = { .file = ib->path };
    const char *text = options ? options->str : DEFAULT_XEN_CMD;

    if ( colors )
        text = pool_printf(&ib->convert->pool, "%s xen-llc-colors=%s", text,
                           colors->str);
    if ( (colors || ib->has_colors) && !find_option(text, "llc-coloring", NULL) )
        text = pool_printf(&ib->convert->pool, "%s llc-coloring=on", text);

    convert_set(ib->convert, value, options ? &options->place : &place, "%s",
                text);
}

/* To the shell, a list without an index is its first item. */
static void number_domus(struct imagebuilder *ib)
{
    unsigned int i;

    for ( i = 0; i < ib->settings.nr; i++ )
    {
        struct setting *setting = &ib->settings.settings[i];

        if ( setting->index == NO_INDEX &&
             !strncmp(setting->name, "DOMU_", strlen("DOMU_")) &&
             !settings_find(&ib->settings, setting->name, 0) )
            setting->index = 0;
    }
}

void convert_imagebuilder(struct convert *convert, const char *path,
                          const struct blob *blob)
{
    struct imagebuilder ib = { .convert = convert, .path = path };
    struct place place = { .file = path };
    struct scanner scanner = {
        .pos = blob->data,
        .end = blob->data + blob->size,
        .place = { path, 1, 1 },
        .pool = &convert->pool,
        .report = &convert->report,
    };

    /* It is for nothing else, so far. */
    convert->launch.arch = convert->arch ? convert->arch : "arm64";

    shell_read(&scanner, &ib.settings);
    number_domus(&ib);
    set_file(&ib, &convert->launch.values[LK_XEN], "XEN", NO_INDEX);
    set_file(&ib, &convert->launch.values[LK_XSM_POLICY], "XEN_POLICY",
             NO_INDEX);
    add_dom0(&ib);
    add_domus(&ib);
    set_xen_options(&ib);
    imagebuilder_note_unused(&ib);

    if ( !convert->launch.nr_domains && !convert->report.nr_errors )
    {
        report_add(&convert->report, SEV_ERROR, &place, "no-domain",
                   "there is no domain: neither DOM0_KERNEL nor DOMU_KERNEL[0]");
        report_hint(&convert->report, "set NUM_DOMUS to the number of domains");
    }

    settings_free(&ib.settings);
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
