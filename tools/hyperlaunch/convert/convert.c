/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of what other tools and other times have for one: what all of
 * that has in common.
 */

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "../base/path.h"
#include "../base/units.h"
#include "../yaml/scalar.h"

#include "convert.h"

/* So many things are not in the launch only if it is not what it seems to be. */
#define MAX_LEFT_OUT 300

void convert_init(struct convert *convert)
{
    memset(convert, 0, sizeof(*convert));
    convert->beside = "-";
    pool_init(&convert->pool);
    report_init(&convert->report);
    launch_init(&convert->launch, "-");
}

void convert_free(struct convert *convert)
{
    launch_free(&convert->launch);
    report_free(&convert->report);
    free(convert->comments);
    pool_free(&convert->pool);
}

void convert_note_spare_files(struct convert *convert, const char *path,
                              unsigned int nr)
{
    struct place place = { .file = path };
    unsigned int i;

    for ( i = nr; i < convert->nr_files; i++ )
    {
        report_add(&convert->report, SEV_WARNING, &place, "spare-file",
                   nr ? "%s is not in the launch: it would be boot module %u, and there %s only %u"
                      : "%s is not in the launch: there are no boot modules in a file of this kind",
                   convert->files[i], i + 1, nr == 1 ? "is" : "are", nr);
        report_hint(&convert->report,
                    "there is one -m for each boot module, in the order of the boot modules");
    }
}

bool convert_is_full(const struct convert *convert)
{
    return convert->nr_left_out >= MAX_LEFT_OUT;
}

bool convert_left_out(struct convert *convert, const struct place *place,
                      const char *what, const char *text, const char *why)
{
    const char *file = place->file ? file_name(place->file) : "";
    struct place last = *place;

    if ( convert_is_full(convert) )
        return false;
    convert->nr_left_out++;
    if ( convert_is_full(convert) )
    {
        report_add(&convert->report, SEV_NOTE, place, "not-converted",
                   "from here on, more is not converted than is worth mentioning");
        last.line = UINT_MAX;
        convert_comment(convert, &last, "  and more");
        return false;
    }

    report_add(&convert->report, SEV_NOTE, place, "not-converted",
               "%s: not converted: %s", what, why);
    if ( place->line )
        convert_comment(convert, place, "  %s:%u: %s", file, place->line,
                        text ? text : what);
    else
        convert_comment(convert, place, "  %s: %s", file,
                        text ? text : what);

    return true;
}

const char *convert_path(struct convert *convert, const char *from,
                         const char *path)
{
    const char *seen = from ? file_beside(&convert->pool, from, path) : path;

    return path_from_beside(&convert->pool, convert->beside, seen);
}

/* A launch file is UTF-8. */
static const char *checked(struct convert *convert, const struct place *place,
                           const char *text)
{
    if ( !scalar_is_text(text) )
        report_add(&convert->report, SEV_ERROR, place, "not-utf-8",
                   "this is no UTF-8, as all in a launch file has to be");

    return text;
}

struct domain *convert_domain(struct convert *convert, const char *name,
                              const struct place *place)
{
    const struct domain *other = launch_find_domain(&convert->launch, name);

    if ( !other )
        return launch_add_domain(&convert->launch,
                                 checked(convert, place, name), place);

    report_add(&convert->report, SEV_ERROR, place, "name-taken",
               "there are two domains with the name '%s'", name);
    if ( other->place.file && other->place.line )
        report_hint(&convert->report, "the other one is at %s:%u",
                    other->place.file, other->place.line);

    return NULL;
}

struct child *convert_child(struct convert *convert, struct children *children,
                            const char *name, const struct place *place)
{
    return children_add(&convert->launch, children,
                        checked(convert, place, name), place);
}

void convert_set(struct convert *convert, struct value *value,
                 const struct place *place, const char *fmt, ...)
{
    va_list args;
    char *text;

    va_start(args, fmt);
    text = pool_vprintf(&convert->pool, fmt, args);
    va_end(args);

    value_set(&convert->launch, value, checked(convert, place, text), place);
}

void convert_set_memory(struct convert *convert, struct value *value,
                        const struct place *place, uint64_t kb)
{
    char text[MEMORY_TEXT];

    convert_set(convert, value, place, "%s", format_kib(kb, text));
}

void convert_set_roles(struct convert *convert, struct domain *domain,
                       const struct place *place, unsigned int roles)
{
    char names[HL_ROLES_STR_MAX], *rest = names, *name;
    struct value *value = &domain->values[DK_ROLES];

    *value = (struct value){};
    if ( !roles )
        return;

    hl_roles_format(roles, names, sizeof(names));
    while ( (name = strsep(&rest, ",")) )
        value_add(&convert->launch, value, name, place);
}

/* As Xen's public headers have them. */
unsigned int convert_roles_of(unsigned int bits)
{
    return (bits & 1 ? HL_ROLE_CONTROL : 0) |
           (bits & 2 ? HL_ROLE_HARDWARE : 0) |
           (bits & 4 ? HL_ROLE_XENSTORE : 0);
}

struct property *convert_property(struct convert *convert,
                                  struct domain *domain, const char *name,
                                  const struct place *place, const char *text)
{
    struct property *property =
        domain_add_property(&convert->launch, domain,
                            checked(convert, place, name), place);

    if ( text )
        property_add(&convert->launch, property,
                     checked(convert, place, text), place);

    return property;
}

struct property *convert_property_number(struct convert *convert,
                                         struct domain *domain,
                                         const char *name,
                                         const struct place *place,
                                         uint32_t number)
{
    struct property *property = convert_property(convert, domain, name, place,
                                                 NULL);

    property->numbers = true;
    convert_property_add(convert, property, place, number);

    return property;
}

void convert_property_add(struct convert *convert, struct property *property,
                          const struct place *place, uint32_t number)
{
    const char *text;

    /* What is large is an address, or a size. */
    if ( number < 0x10000 )
        text = pool_printf(&convert->pool, "%" PRIu32, number);
    else
        text = pool_printf(&convert->pool, "0x%" PRIx32, number);
    property_add(&convert->launch, property, text, place);
}

bool convert_number(const char *text, uint64_t max, uint64_t *number)
{
    char *end;

    if ( !isdigit((unsigned char)*text) )
        return false;
    errno = 0;
    *number = strtoull(text, &end, 0);

    return !*end && !errno && *number <= max;
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
