/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of a configuration of ImageBuilder, which is for Arm boards with
 * U-Boot.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "convert.h"
#include "scanner.h"
#include "shell.h"
#include "words.h"

#define NR(array) (sizeof(array) / sizeof((array)[0]))

/* What ImageBuilder takes if nothing is said. */
#define DEFAULT_XEN_CMD "console=dtuart dtuart=serial0 bootscrub=0 vwfi=native sched=null"
#define DEFAULT_DOM0_CMD "console=hvc0 earlycon=xen earlyprintk=xen clk_ignore_unused root=/dev/ram0"
#define DEFAULT_DOMU_CMD "console=ttyAMA0"
#define DEFAULT_DOM0_MIB 1024
#define DEFAULT_DOMU_MIB 512

struct work {
    struct convert *convert;
    const char *path;
    struct settings settings;
    bool has_dom0, has_colors;
};

static struct setting *take(struct work *w, const char *name, int index)
{
    struct setting *setting = settings_find(&w->settings, name, index);

    if ( setting )
        setting->used = true;

    return setting;
}

/* NULL if it is not set, or to nothing. */
static const struct text *take_text(struct work *w, const char *name, int index)
{
    const struct setting *setting = take(w, name, index);

    return setting && setting->nr && *setting->items[0].str
           ? &setting->items[0] : NULL;
}

/* Is it set to anything?  What could not be read has been reported. */
static bool is_set(const struct setting *setting)
{
    return setting && (!setting->nr || *setting->items[0].str);
}

static void wrong(struct work *w, const struct text *text, const char *name,
                  const char *expected)
{
    report_add(&w->convert->report, SEV_ERROR, &text->place, "bad-value",
               "%s: expected %s, found '%s'", name, expected, text->str);
}

static const struct text *take_number(struct work *w, const char *name,
                                      int index, uint64_t max,
                                      uint64_t *number)
{
    const struct text *text = take_text(w, name, index);

    if ( text && !convert_number(text->str, max, number) )
    {
        wrong(w, text, name,
              pool_printf(&w->convert->pool, "a number up to %" PRIu64, max));
        text = NULL;
    }

    return text;
}

/* 1 or 0. */
static bool take_flag(struct work *w, const char *name, int index, bool flag)
{
    uint64_t number;

    return take_number(w, name, index, 1, &number) ? number : flag;
}

static void set_file(struct work *w, struct value *value, const char *name,
                     int index)
{
    const struct text *text = take_text(w, name, index);

    if ( text )
        convert_set(w->convert, value, &text->place, "%s",
                    convert_path(w->convert, w->path, text->str));
}

static void set_text(struct work *w, struct value *value,
                     const struct text *text, const char *otherwise,
                     const struct place *place)
{
    convert_set(w->convert, value, text ? &text->place : place, "%s",
                text ? text->str : otherwise);
}

static void set_memory(struct work *w, struct domain *domain, const char *name,
                       int index, uint64_t mib)
{
    const struct text *text = take_number(w, name, index,
                                          HL_MAX_MEMORY_KB >> 10, &mib);

    convert_set_memory(w->convert, &domain->values[DK_MEMORY],
                       text ? &text->place : &domain->place, mib << 10);
}

static void set_cpus(struct work *w, struct domain *domain, const char *name,
                     int index)
{
    uint64_t cpus;
    const struct text *text = take_number(w, name, index, 8192, &cpus);

    if ( text )
        convert_set(w->convert, &domain->values[DK_CPUS], &text->place,
                    "%" PRIu64, cpus);
}

static void set_colors(struct work *w, struct domain *domain, const char *name,
                       int index)
{
    const struct text *text = take_text(w, name, index);

    if ( !text )
        return;
    convert_property(w->convert, domain, "llc-colors", &text->place, text->str);
    w->has_colors = true;
}

/* With XEN_CMD, it is that which says how large Dom0 is. */
static void set_dom0_size(struct work *w, struct domain *domain)
{
    const struct text *options = take_text(w, "XEN_CMD", NO_INDEX);
    const char *cpus = options ? find_option(options->str, "dom0_max_vcpus",
                                             DIGITS) : NULL;

    if ( !options )
    {
        set_memory(w, domain, "DOM0_MEM", NO_INDEX, DEFAULT_DOM0_MIB);
        set_cpus(w, domain, "DOM0_VCPUS", NO_INDEX);
        return;
    }

    if ( cpus )
        convert_set(w->convert, &domain->values[DK_CPUS], &options->place,
                    "%lu", strtoul(cpus, NULL, 10));
    if ( !find_option(options->str, "dom0_mem", NULL) )
        convert_set_memory(w->convert, &domain->values[DK_MEMORY],
                           &options->place, 512 << 10);
}

static void add_dom0(struct work *w)
{
    const struct setting *kernel = settings_find(&w->settings, "DOM0_KERNEL",
                                                 NO_INDEX);
    struct domain *domain;

    if ( !is_set(kernel) )
        return;

    w->has_dom0 = true;
    domain = convert_domain(w->convert, "dom0", &kernel->place);
    if ( !domain )
        return;
    convert_set_roles(w->convert, domain, &kernel->place, HL_ROLES_DOM0);
    set_file(w, &domain->values[DK_KERNEL], "DOM0_KERNEL", NO_INDEX);
    set_file(w, &domain->values[DK_RAMDISK], "DOM0_RAMDISK", NO_INDEX);
    set_text(w, &domain->values[DK_CMDLINE],
             take_text(w, "DOM0_CMD", NO_INDEX), DEFAULT_DOM0_CMD,
             &kernel->place);
    set_dom0_size(w, domain);
    set_colors(w, domain, "DOM0_COLORS", NO_INDEX);
}

/* Pairs of address and size, as cells. */
static void set_static_memory(struct work *w, struct domain *domain, int index)
{
    const struct text *text = take_text(w, "DOMU_STATIC_MEM", index);
    struct property *property;
    unsigned int nr = 0;
    char *rest, *word;

    if ( !text )
    {
        take(w, "DOMU_DIRECT_MAP", index);
        return;
    }

    property = convert_property(w->convert, domain, "xen,static-mem",
                                &text->place, NULL);
    property->numbers = true;
    rest = pool_strdup(&w->convert->pool, text->str);
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
        convert_property_add(w->convert, property, &text->place, number >> 32);
        convert_property_add(w->convert, property, &text->place, number);
        nr++;
    }
    if ( !nr || nr % 2 )
        wrong(w, text, "DOMU_STATIC_MEM", "pairs of an address and a size");

    if ( take_flag(w, "DOMU_DIRECT_MAP", index, true) )
        convert_property(w->convert, domain, "direct-map", &text->place, NULL);
}

static void set_enhanced(struct work *w, struct domain *domain, int index)
{
    const struct setting *setting = settings_find(&w->settings,
                                                  "DOMU_ENHANCED", index);
    bool enhanced = take_flag(w, "DOMU_ENHANCED", index, w->has_dom0);

    convert_set(w->convert, &domain->values[DK_ENHANCED],
                setting ? &setting->place : &domain->place, "%s",
                enhanced ? "enabled" : "disabled");
}

static void set_passthrough(struct work *w, struct domain *domain, int index)
{
    const struct setting *paths = take(w, "DOMU_PASSTHROUGH_PATHS", index);
    const char *what;

    set_file(w, &domain->values[DK_DEVICE_TREE], "DOMU_PASSTHROUGH_DTB", index);
    if ( !paths || !paths->nr )
        return;
    what = pool_printf(&w->convert->pool, "DOMU_PASSTHROUGH_PATHS[%d]", index);
    if ( convert_left_out(w->convert, &paths->place, what,
                          pool_printf(&w->convert->pool, "%s=%s", what,
                                      paths->items[0].str),
                          "these nodes of the machine's device tree need the property 'xen,passthrough'") )
        report_hint(&w->convert->report,
                "and 'device-tree' of the domain has to name a partial device tree with them");
}

/* Numbers that are properties of the same meaning. */
static void set_numbers(struct work *w, struct domain *domain, int index)
{
    static const struct {
        const char *variable, *property;
    } numbers[] = {
        { "DOMU_NR_SPIS", "nr_spis" },
        { "DOMU_GRANT_VER", "max_grant_version" },
        { "DOMU_GRANT_FRAMES", "max_grant_frames" },
        { "DOMU_MAPTRACK_FRAMES", "max_maptrack_frames" },
    };
    unsigned int i;

    for ( i = 0; i < NR(numbers); i++ )
    {
        uint64_t number;
        const struct text *text = take_number(w, numbers[i].variable, index,
                                              UINT32_MAX, &number);

        if ( text )
            convert_property_number(w->convert, domain, numbers[i].property,
                                    &text->place, number);
    }
}

/* Everything else that is set for a domain which is not to be there. */
static void skip_domain(struct work *w, int index, const struct setting *noboot)
{
    unsigned int i;

    for ( i = 0; i < w->settings.nr; i++ )
    {
        struct setting *setting = &w->settings.settings[i];

        if ( setting->index == index &&
             !strncmp(setting->name, "DOMU_", strlen("DOMU_")) )
            setting->used = true;
    }
    convert_left_out(w->convert, &noboot->place,
                     pool_printf(&w->convert->pool, "DOMU[%d], with DOMU_NOBOOT",
                                 index), NULL,
                     "Dom0 is to make it later");
}

static void add_domu(struct work *w, int index, const struct place *place)
{
    const struct setting *kernel = settings_find(&w->settings, "DOMU_KERNEL",
                                                 index);
    const struct setting *noboot = settings_find(&w->settings, "DOMU_NOBOOT",
                                                 index);
    struct domain *domain;
    const char *name;

    if ( is_set(noboot) )
    {
        skip_domain(w, index, noboot);
        return;
    }
    if ( !is_set(kernel) )
    {
        report_add(&w->convert->report, SEV_ERROR, place, "no-kernel",
                   "there is no DOMU_KERNEL[%d]", index);
        report_hint(&w->convert->report,
                    "NUM_DOMUS is the number of domains, which begin with 0");
        return;
    }

    name = pool_printf(&w->convert->pool, "domU%d", index);
    domain = convert_domain(w->convert, name, &kernel->place);
    if ( !domain )
        return;
    set_file(w, &domain->values[DK_KERNEL], "DOMU_KERNEL", index);
    set_file(w, &domain->values[DK_RAMDISK], "DOMU_RAMDISK", index);
    set_text(w, &domain->values[DK_CMDLINE], take_text(w, "DOMU_CMD", index),
             DEFAULT_DOMU_CMD, &kernel->place);
    set_memory(w, domain, "DOMU_MEM", index, DEFAULT_DOMU_MIB);
    set_cpus(w, domain, "DOMU_VCPUS", index);
    set_enhanced(w, domain, index);
    set_passthrough(w, domain, index);
    if ( take_flag(w, "DOMU_VPL011", index, true) )
        convert_property(w->convert, domain, "vpl011", &kernel->place, NULL);
    set_static_memory(w, domain, index);
    set_colors(w, domain, "DOMU_COLORS", index);
    set_numbers(w, domain, index);
}

static void add_domus(struct work *w)
{
    uint64_t nr = 0, i;
    const struct text *text = take_number(w, "NUM_DOMUS", NO_INDEX,
                                          HL_MAX_DOMAINS, &nr);

    for ( i = 0; text && i < nr; i++ )
        add_domu(w, i, &text->place);
}

/* Xen's command line, for which colors are a matter of the machine. */
static void set_xen_options(struct work *w)
{
    struct value *value = &w->convert->launch.values[LK_XEN_OPTIONS];
    const struct text *options = take_text(w, "XEN_CMD", NO_INDEX);
    const struct text *colors = take_text(w, "XEN_COLORS", NO_INDEX);
    struct place place = { .file = w->path };
    const char *text = options ? options->str : DEFAULT_XEN_CMD;

    if ( colors )
        text = pool_printf(&w->convert->pool, "%s xen-llc-colors=%s", text,
                           colors->str);
    if ( (colors || w->has_colors) && !find_option(text, "llc-coloring", NULL) )
        text = pool_printf(&w->convert->pool, "%s llc-coloring=on", text);

    convert_set(w->convert, value, options ? &options->place : &place, "%s",
                text);
}

static const struct {
    const char *names;
    const char *why;
} reasons[] = {
    { "MEMORY_START MEMORY_END LOAD_CMD BOOT_CMD UBOOT_SOURCE UBOOT_SCRIPT APPEND_EXTRA_CMDS FIT FIT_ENC_KEY_DIR FIT_ENC_UB_DTB "
      "NUM_BOOT_AUX_FILE BOOT_AUX_FILE GPT DOM0_ROOTFS DOMU_ROOTFS LINUX_ROOTFS LOAD_ORDER FDTEDIT UBOOT_DIR",
      "it is about how the files are loaded: see 'hyperlaunch uboot --help'" },
    { "DEVICE_TREE NUM_DT_OVERLAY DT_OVERLAY PASSTHROUGH_DTS_REPO LOPPER_PATH LOPPER_CMD",
      "it is about the machine's own device tree, to which the launch is added: see 'hyperlaunch uboot --help'" },
    { "CPUPOOL NUM_CPUPOOLS DOMU_CPUPOOL",
      "cpupools are in the machine's own device tree, and 'domain-cpupool' below 'properties' of a domain names one by its phandle" },
    { "BITSTREAM", "U-Boot has to load it" },
    { "DOMU_SHARED_MEM DOMU_STATIC_SHM STATIC_SHM",
      "shared memory is a node of its own, for which there is no key" },
    { "STATIC_HEAP", "it is about the machine: 'xen,static-heap' in its device tree" },
    { "LINUX LINUX_CMD LINUX_RAMDISK", "it is for Linux without Xen" },
    { "DOM0_MEM DOM0_VCPUS", "ImageBuilder does not use it if there is XEN_CMD, or no Dom0" },
    { "DOMU_DRIVER_DOMAIN DOMU_VIF_MAC DOMU_DISK", "it is for a toolstack in Dom0" },
};

/* The variables that have an equivalent: for what is misspelt. */
static const char *const converted[] = {
    "XEN", "XEN_CMD", "XEN_COLORS", "DOM0_KERNEL", "DOM0_RAMDISK", "DOM0_CMD",
    "DOM0_MEM", "DOM0_VCPUS", "DOM0_COLORS", "NUM_DOMUS", "DOMU_KERNEL",
    "DOMU_RAMDISK", "DOMU_CMD", "DOMU_MEM", "DOMU_VCPUS", "DOMU_ENHANCED",
    "DOMU_PASSTHROUGH_DTB", "DOMU_PASSTHROUGH_PATHS", "DOMU_VPL011",
    "DOMU_STATIC_MEM", "DOMU_DIRECT_MAP", "DOMU_COLORS", "DOMU_NR_SPIS",
    "DOMU_GRANT_VER", "DOMU_GRANT_FRAMES", "DOMU_MAPTRACK_FRAMES",
    "DOMU_NOBOOT",
};

static bool is_converted(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR(converted); i++ )
        if ( !strcmp(converted[i], name) )
            return true;

    return false;
}

/* NULL if it is not known at all. */
static const char *why_not(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR(reasons); i++ )
        if ( has_word(reasons[i].names, name) )
            return reasons[i].why;
    if ( is_converted(name) && !strncmp(name, "DOMU_", strlen("DOMU_")) )
        return "there is no domain of this number: see NUM_DOMUS";
    if ( is_converted(name) )
        return "it is for a Dom0, and there is none";

    return NULL;
}

static void note_unused(struct work *w)
{
    unsigned int i;

    for ( i = 0; i < w->settings.nr; i++ )
    {
        const struct setting *setting = &w->settings.settings[i];
        const char *what = setting->name, *why = why_not(setting->name);

        if ( setting->used || !setting->nr )
            continue;
        if ( setting->index != NO_INDEX )
            what = pool_printf(&w->convert->pool, "%s[%d]", what,
                               setting->index);
        if ( convert_left_out(w->convert, &setting->place, what,
                              pool_printf(&w->convert->pool, "%s=%s", what,
                                          setting->items[0].str),
                              why ? why
                                  : "this is no variable that is known here") &&
             !why )
            report_suggest(&w->convert->report, setting->name, converted,
                           NR(converted));
    }
}

void convert_imagebuilder(struct convert *convert, const char *path,
                          const struct blob *blob)
{
    struct work w = { .convert = convert, .path = path };
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

    shell_read(&scanner, &w.settings);
    set_file(&w, &convert->launch.values[LK_XEN], "XEN", NO_INDEX);
    add_dom0(&w);
    add_domus(&w);
    set_xen_options(&w);
    note_unused(&w);

    if ( !convert->launch.nr_domains && !convert->report.nr_errors )
    {
        report_add(&convert->report, SEV_ERROR, &place, "no-domain",
                   "there is no domain: neither DOM0_KERNEL nor DOMU_KERNEL[0]");
        report_hint(&convert->report, "set NUM_DOMUS to the number of domains");
    }

    settings_free(&w.settings);
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
