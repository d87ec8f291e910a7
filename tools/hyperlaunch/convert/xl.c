/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a domain of an xl.cfg.
 */

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "xl.h"

struct work {
    struct convert *convert;
    const char *path;
    struct settings settings;
    struct domain *domain;
};

static bool is_arm(const struct work *w)
{
    return !strcmp(w->convert->launch.arch, "arm64");
}

static void wrong(const struct work *w, const struct setting *setting,
                  const char *expected)
{
    const struct place *place = setting->nr ? &setting->items[0].place
                                            : &setting->place;

    report_add(&w->convert->report, SEV_ERROR, place, "bad-value",
               "%s: expected %s", setting->name, expected);
}

/* What is set by that name; it has been dealt with then. */
static struct setting *take(struct work *w, const char *name)
{
    struct setting *setting = settings_find(&w->settings, name, NO_INDEX);

    if ( setting )
        setting->used = true;

    return setting;
}

/* One text; NULL if there is none. */
static const struct text *take_text(struct work *w, const char *name)
{
    const struct setting *setting = take(w, name);

    /* What could not be read has been reported. */
    if ( !setting || (!setting->list && !setting->nr) )
        return NULL;
    if ( setting->list )
    {
        wrong(w, setting, "one text, not a list");
        return NULL;
    }
    /* Often this is how something is said not to be there. */
    if ( !*setting->items[0].str )
        return NULL;

    return &setting->items[0];
}

static const struct text *take_number(struct work *w, const char *name,
                                      uint64_t max, uint64_t *number)
{
    const struct text *text = take_text(w, name);

    if ( text && !convert_number(text->str, max, number) )
    {
        wrong(w, take(w, name),
              pool_printf(&w->convert->pool, "a number up to %" PRIu64, max));
        text = NULL;
    }

    return text;
}

static void set(struct work *w, unsigned int key, const struct text *text)
{
    convert_set(w->convert, &w->domain->values[key], &text->place, "%s",
                text->str);
}

static void convert_file_key(struct work *w, const char *name,
                             unsigned int key)
{
    const struct text *text = take_text(w, name);

    if ( text )
        convert_set(w->convert, &w->domain->values[key], &text->place, "%s",
                    convert_path(w->convert, w->path, text->str));
}

static const char whose_kernel[] =
    "the domain has no kernel here: firmware or a boot loader would have found it";

static void convert_kernel(struct work *w)
{
    struct value *value = &w->domain->values[DK_KERNEL];
    const struct setting *kernel = take(w, "kernel");

    convert_file_key(w, "kernel", DK_KERNEL);
    convert_file_key(w, "ramdisk", DK_RAMDISK);
    if ( value->given || (kernel && !kernel->nr) )
        return;

    convert_set(w->convert, value, &w->domain->place, "vmlinuz-%s",
                w->domain->name);
    report_add(&w->convert->report, SEV_WARNING, &w->domain->place,
               "no-kernel", "%s", whose_kernel);
    report_hint(&w->convert->report,
                "take it from the domain's disk, and put its path in place of '%s'",
                value_str(value));
    convert_comment(w->convert, &(struct place){ .file = w->path },
                    "  %s: %s: '%s' stands for it", file_name(w->path),
                    whose_kernel, value_str(value));
}

/* As xl puts it together. */
static void convert_cmdline(struct work *w)
{
    struct value *value = &w->domain->values[DK_CMDLINE];
    const struct text *cmdline = take_text(w, "cmdline");
    const struct text *root = take_text(w, "root");
    const struct text *extra = take_text(w, "extra");

    if ( cmdline && root )
        convert_left_out(w->convert, &root->place, "root", NULL,
                         "'cmdline' is all of the command line");
    if ( cmdline && extra )
        convert_left_out(w->convert, &extra->place, "extra", NULL,
                         "'cmdline' is all of the command line");
    if ( cmdline )
        set(w, DK_CMDLINE, cmdline);
    else if ( root )
        convert_set(w->convert, value, &root->place, "root=%s%s%s", root->str,
                    extra ? " " : "", extra ? extra->str : "");
    else if ( extra )
        set(w, DK_CMDLINE, extra);
}

static void convert_memory(struct work *w)
{
    struct value *values = w->domain->values;
    uint64_t memory = 0, maxmem = 0;
    const struct text *max = take_number(w, "maxmem", HL_MAX_MEMORY_KB >> 10,
                                         &maxmem);
    const struct text *text = take_number(w, "memory", HL_MAX_MEMORY_KB >> 10,
                                          &memory);

    /* For xl as well, one is the other. */
    if ( !text && max )
    {
        text = max;
        memory = maxmem;
    }
    if ( !text && !settings_find(&w->settings, "memory", NO_INDEX) )
    {
        report_add(&w->convert->report, SEV_ERROR, &w->domain->place,
                   "no-memory", "the domain has no 'memory'");
        report_hint(&w->convert->report, "add a line like: memory = 512");
    }
    if ( text && !memory )
        wrong(w, take(w, "memory"), "some memory, in MiB");
    if ( text )
        convert_set_memory(w->convert, &values[DK_MEMORY], &text->place,
                           memory << 10);
    if ( max && maxmem != memory )
        convert_set_memory(w->convert, &values[DK_MEM_MAX], &max->place,
                           maxmem << 10);
}

static void convert_cpus(struct work *w)
{
    uint64_t vcpus = 1, maxvcpus = 0;
    const struct text *text = take_number(w, "vcpus", 8192, &vcpus);
    const struct text *max = take_number(w, "maxvcpus", 8192, &maxvcpus);

    if ( text && !vcpus )
        wrong(w, take(w, "vcpus"), "at least 1");
    if ( max && maxvcpus > vcpus )
    {
        convert_set(w->convert, &w->domain->values[DK_CPUS], &max->place,
                    "%" PRIu64, maxvcpus);
        report_add(&w->convert->report, SEV_NOTE, &max->place, "vcpus",
                   "all of the %" PRIu64 " vCPUs are there from the beginning",
                   maxvcpus);
    }
    else if ( text )
        convert_set(w->convert, &w->domain->values[DK_CPUS], &text->place,
                    "%" PRIu64, vcpus);
}

static void convert_hvm(struct work *w, const struct place *place)
{
    report_add(&w->convert->report, SEV_WARNING, place, "hvm",
               "launched domains have no device model, and no firmware: this one will be PVH, if its kernel can, or PV");
    report_hint(&w->convert->report,
                "leave it to the toolstack of a control domain if it needs them");
    convert_comment(w->convert, place, "  %s:%u: type \"hvm\"",
                    file_name(w->path), place->line);
}

static void convert_type(struct work *w)
{
    struct value *mode = &w->domain->values[DK_MODE];
    const struct text *builder = take_text(w, "builder");
    const struct text *type = take_text(w, "type");
    uint64_t pvh = 0;
    const struct text *old_pvh = take_number(w, "pvh", 1, &pvh);

    if ( type && (!strcmp(type->str, "pv") || !strcmp(type->str, "pvh")) )
    {
        /* All guests on Arm are what xl calls PVH. */
        if ( !is_arm(w) )
            set(w, DK_MODE, type);
    }
    else if ( type && !strcmp(type->str, "hvm") )
        convert_hvm(w, &type->place);
    else if ( type )
        wrong(w, take(w, "type"), "\"pv\", \"pvh\" or \"hvm\"");
    else if ( builder && !strcmp(builder->str, "hvm") )
        convert_hvm(w, &builder->place);
    else if ( builder && strcmp(builder->str, "generic") &&
              strcmp(builder->str, "linux") )
        wrong(w, take(w, "builder"), "\"generic\" or \"hvm\"");
    else if ( !is_arm(w) )
        convert_set(w->convert, mode, &w->domain->place,
                    old_pvh && pvh ? "pvh" : "pv");
}

/* With or without hyphens, as xl has it. */
static void convert_uuid(struct work *w)
{
    const struct text *text = take_text(w, "uuid");
    char digits[33];
    unsigned int nr = 0;
    const char *c;

    if ( !text )
        return;

    for ( c = text->str; *c; c++ )
    {
        if ( *c == '-' )
            continue;
        if ( !isxdigit((unsigned char)*c) || nr == 32 )
            break;
        digits[nr++] = tolower((unsigned char)*c);
    }
    if ( *c || nr != 32 )
    {
        wrong(w, take(w, "uuid"), "a UUID: 32 hexadecimal digits");
        return;
    }
    convert_set(w->convert, &w->domain->values[DK_UUID], &text->place,
                "%.8s-%.4s-%.4s-%.4s-%.12s", digits, digits + 8, digits + 12,
                digits + 16, digits + 20);
}

static void convert_arm_number(struct work *w, const char *name,
                               const char *property)
{
    uint64_t number;
    const struct text *text = take_number(w, name, UINT32_MAX, &number);

    if ( text )
        convert_property_number(w->convert, w->domain, property, &text->place,
                                number);
}

static void convert_arm_vuart(struct work *w)
{
    const struct text *text = take_text(w, "vuart");

    if ( text && !strcmp(text->str, "sbsa_uart") )
        convert_property(w->convert, w->domain, "vpl011", &text->place, NULL);
    else if ( text )
        wrong(w, take(w, "vuart"), "\"sbsa_uart\"");
}

/* "hw": as long as they can be. */
static void convert_arm_sve(struct work *w)
{
    const struct text *text = take_text(w, "sve");
    uint64_t number;

    if ( text && !strcmp(text->str, "hw") )
        convert_property(w->convert, w->domain, "sve", &text->place, NULL);
    else if ( text && !strcmp(text->str, "disabled") )
        return;
    else if ( text && convert_number(text->str, 2048, &number) )
        convert_property_number(w->convert, w->domain, "sve", &text->place,
                                number);
    else if ( text )
        wrong(w, take(w, "sve"), "\"disabled\", \"hw\" or a length in bits");
}

static void convert_arm_colors(struct work *w)
{
    const struct setting *setting = take(w, "llc_colors");
    const char *all = "";
    unsigned int i;

    if ( !setting )
        return;
    for ( i = 0; i < setting->nr; i++ )
        all = pool_printf(&w->convert->pool, "%s%s%s", all, i ? "," : "",
                          setting->items[i].str);
    convert_property(w->convert, w->domain, "llc-colors", &setting->place, all);
}

static void convert_arm_passthrough(struct work *w)
{
    const struct text *text = take_text(w, "passthrough");

    if ( text && strcmp(text->str, "default") )
        convert_property(w->convert, w->domain, "passthrough", &text->place,
                         strcmp(text->str, "disabled") ? "enabled" : text->str);
}

/* Words of dom0less say the same. */
static void convert_arm(struct work *w)
{
    convert_arm_vuart(w);
    convert_arm_sve(w);
    convert_arm_colors(w);
    convert_arm_passthrough(w);
    convert_arm_number(w, "nr_spis", "nr_spis");
    convert_arm_number(w, "max_grant_version", "max_grant_version");
    convert_arm_number(w, "max_grant_frames", "max_grant_frames");
    convert_arm_number(w, "max_maptrack_frames", "max_maptrack_frames");
    convert_arm_number(w, "shadow_memory", "xen,domain-p2m-mem-mb");
}

static void note_unused(struct work *w, const struct setting *setting)
{
    const char *why = xl_why_not(setting->name), *meant;
    bool hint;

    hint = convert_left_out(w->convert, &setting->place, setting->name,
                            setting->text,
                            why ? why
                                : "this is no key of an xl.cfg that is known here");
    if ( why || !hint )
        return;

    meant = xl_suggest(&w->convert->pool, setting->name);
    if ( meant )
        report_hint(&w->convert->report, "did you mean '%s'?", meant);
}

static void convert_settings(struct work *w)
{
    unsigned int i;

    convert_kernel(w);
    convert_cmdline(w);
    convert_memory(w);
    convert_cpus(w);
    convert_type(w);
    convert_uuid(w);
    convert_file_key(w, "device_tree", DK_DEVICE_TREE);
    if ( is_arm(w) )
        convert_arm(w);

    for ( i = 0; i < w->settings.nr; i++ )
        if ( !w->settings.settings[i].used )
            note_unused(w, &w->settings.settings[i]);
}

/* Of an xl.cfg there is always somebody who has read it. */
static void add_dom0(struct convert *convert, const struct place *place)
{
    struct domain *dom0 = convert_domain(convert, "dom0", place);
    struct value *values;

    if ( !dom0 )
        return;
    values = dom0->values;

    convert_set_roles(convert, dom0, place, HL_ROLES_DOM0);
    convert_set(convert, &values[DK_KERNEL], place, "vmlinuz");
    convert_set(convert, &values[DK_RAMDISK], place, "initrd.img");
    convert_set(convert, &values[DK_CMDLINE], place, "console=hvc0");
    convert_set(convert, &values[DK_MEMORY], place, "1G");
    report_add(&convert->report, SEV_NOTE, place, "dom0",
               "an xl.cfg says nothing of Dom0: what is in the launch for it is an example");
    report_hint(&convert->report,
                "put in its kernel, its ramdisk, its command line and its memory");
    convert_comment(convert, NULL,
                    "  dom0 is an example: put in its kernel, ramdisk, command line and memory");
}

/* Without a name, that of the file. */
static const char *domain_name(struct work *w, struct place *place)
{
    const struct text *name = take_text(w, "name");
    const char *file = file_name(w->path), *dot = strrchr(file, '.');

    if ( name )
    {
        *place = name->place;
        return name->str;
    }
    if ( !dot || dot == file )
        return file;

    return pool_strndup(&w->convert->pool, file, dot - file);
}

void convert_xl(struct convert *convert, const char *path,
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
    const char *name;

    if ( !convert->launch.nr_domains )
        add_dom0(convert, &place);

    xl_read(&scanner, &w.settings);
    name = domain_name(&w, &place);
    w.domain = convert_domain(convert, name, &place);
    if ( w.domain )
        convert_settings(&w);

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
