/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a launch file.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "../base/units.h"
#include "../launch/synonyms.h"

#include "document.h"
#include "read.h"

/* One is enough for the message. */
#define MAX_DOMAINS (HL_MAX_DOMAINS + 1)

static void wrong_form(struct document *doc, const struct pair *pair,
                       const char *expected)
{
    struct place place = document_place(doc, pair->value);

    report_add(doc->report, SEV_ERROR, &place, "wrong-form",
               "'%s' must be %s", pair->key, expected);
}

static bool has_value(struct document *doc, const struct pair *pair)
{
    if ( !document_is_null(pair->value) )
        return true;

    report_add(doc->report, SEV_ERROR, &pair->place, "no-value",
               "'%s' has no value", pair->key);
    report_hint(doc->report, "leave it out, or write '%s: ...'", pair->key);

    return false;
}

/* What follows "|" ends with the end of a line, which nobody means. */
static const char *without_line_ends(struct document *doc, const char *text)
{
    size_t len = strlen(text);

    while ( len && (text[len - 1] == '\n' || text[len - 1] == '\r') )
        len--;

    return text[len] ? pool_strndup(doc->pool, text, len) : text;
}

static void read_text(struct document *doc, struct launch *launch,
                      const struct pair *pair, struct value *value)
{
    struct place place = document_place(doc, pair->value);
    const char *text = document_scalar(doc, pair->value);

    if ( text )
        value_set(launch, value, without_line_ends(doc, text), &place);
    else
        wrong_form(doc, pair, "one text, not a list or a mapping");
}

/* Words of one line: blanks and commas are between them. */
static void split_words(struct document *doc, struct launch *launch,
                        struct value *value, const char *text,
                        const struct place *place)
{
    static const char between[] = " \t\r\n,";

    while ( *(text += strspn(text, between)) )
    {
        size_t len = strcspn(text, between);

        if ( value->nr == MAX_ITEMS )
        {
            document_limit(doc, place, "items in a list", MAX_ITEMS);
            return;
        }
        value_add(launch, value, pool_strndup(&launch->pool, text, len),
                  place);
        text += len;
    }
}

static void read_list(struct document *doc, struct launch *launch,
                      const struct pair *pair, struct value *value)
{
    const yaml_node_t *item;
    unsigned int i;

    /* An empty list is a value, too. */
    *value = (struct value){ .given = true, .place = pair->place };

    for ( i = 0; (item = document_item(doc, pair->value, i)); i++ )
    {
        struct place place = document_place(doc, item);
        const char *text = document_scalar(doc, item);

        if ( text )
            value_add(launch, value, text, &place);
        else
            report_add(doc->report, SEV_ERROR, &place, "wrong-form",
                       "an item of '%s' must be one text", pair->key);
    }
}

static void read_words(struct document *doc, struct launch *launch,
                       const struct pair *pair, bool split,
                       struct value *value)
{
    struct place place = document_place(doc, pair->value);
    const char *text = document_scalar(doc, pair->value);

    if ( pair->value->type == YAML_SEQUENCE_NODE )
        read_list(doc, launch, pair, value);
    else if ( !text )
        wrong_form(doc, pair, "a word, or a list of them, such as [a, b]");
    else if ( split )
        split_words(doc, launch, value, text, &place);
    else
        value_set(launch, value, text, &place);
}

static void read_flag(struct document *doc, struct launch *launch,
                      const struct pair *pair, struct value *value)
{
    static const char *const words[][2] = {
        { "true", "false" }, { "yes", "no" }, { "on", "off" },
    };
    struct place place = document_place(doc, pair->value);
    const char *text = document_scalar(doc, pair->value);
    unsigned int i, j;

    for ( i = 0; text && i < 3; i++ )
        for ( j = 0; j < 2; j++ )
            if ( !strcasecmp(words[i][j], text) )
            {
                value_set(launch, value, words[0][j], &place);
                return;
            }

    wrong_form(doc, pair, "true or false");
}

static void read_value(struct document *doc, struct launch *launch,
                       const struct key *key, const struct pair *pair,
                       struct value *value)
{
    if ( key->form != FORM_MAPPING && !has_value(doc, pair) )
        return;

    switch ( key->form )
    {
    case FORM_TEXT:
    case FORM_FILE:
        read_text(doc, launch, pair, value);
        break;

    case FORM_WORDS:
        read_words(doc, launch, pair, true, value);
        break;

    case FORM_FILES:
        read_words(doc, launch, pair, false, value);
        break;

    case FORM_FLAG:
        read_flag(doc, launch, pair, value);
        break;

    case FORM_MAPPING:
        value->given = true;
        value->place = pair->place;
        break;
    }
}

/* Does it have what only domains have? */
static bool is_like_domain(struct document *doc, const yaml_node_t *node)
{
    const yaml_node_pair_t *pair;

    if ( node->type != YAML_MAPPING_NODE )
        return false;
    for ( pair = node->data.mapping.pairs.start;
          pair < node->data.mapping.pairs.top; pair++ )
    {
        const yaml_node_t *key = yaml_document_get_node(&doc->yaml, pair->key);

        if ( key->type == YAML_SCALAR_NODE &&
             !strcmp((const char *)key->data.scalar.value, "kernel") )
            return true;
    }

    return false;
}

static void hint_for_key(struct document *doc, const struct key_table *table,
                         const struct pair *pair, const char *const *names)
{
    const char *hint = key_synonym_hint(table, pair->key);

    if ( table == &launch_keys && is_like_domain(doc, pair->value) )
        hint = "a domain stands below 'domains:', indented";
    if ( hint )
        report_hint(doc->report, "%s", hint);
    else
        report_suggest(doc->report, pair->key, names, table->nr);
}

static void unknown_key(struct document *doc, const struct key_table *table,
                        const struct pair *pair)
{
    const char **names = grow(NULL, table->nr, sizeof(*names));
    unsigned int i;

    for ( i = 0; i < table->nr; i++ )
        names[i] = table->keys[i].name;

    report_add(doc->report, SEV_ERROR, &pair->place, "unknown-key",
               "'%s' is no key of %s", pair->key, table->what);
    hint_for_key(doc, table, pair, names);
    free(names);
}

/* All keys of @table; the nodes of those which have keys of their own. */
static void read_keys(struct document *doc, struct launch *launch,
                      const yaml_node_t *node, const struct key_table *table,
                      struct value *values, yaml_node_t **nodes)
{
    struct mapping mapping;
    unsigned int i;

    document_mapping(doc, node, table->what, true, &mapping);
    for ( i = 0; i < mapping.nr; i++ )
    {
        const struct pair *pair = &mapping.pairs[i];
        int key = key_find(table, pair->key);

        if ( key < 0 )
        {
            unknown_key(doc, table, pair);
            continue;
        }
        read_value(doc, launch, &table->keys[key], pair, &values[key]);
        if ( nodes )
            nodes[key] = pair->value;
    }
    free(mapping.pairs);
}

static bool is_unquoted(const yaml_node_t *node)
{
    return node->type == YAML_SCALAR_NODE &&
           node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/* A number is written without quotes: everything in them is a string. */
static bool is_number(const yaml_node_t *node)
{
    const char *text = (const char *)node->data.scalar.value;
    uint64_t number;

    return is_unquoted(node) && parse_unsigned(text, UINT64_MAX, &number);
}

/* For people, and for YAML, it might be one: it is not to become a string. */
static bool is_like_number(const yaml_node_t *node)
{
    const char *text = (const char *)node->data.scalar.value;
    static const char alphanumeric[] = "0123456789_abcdefghijklmnopqrstuvwxyz"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char *end;

    if ( !is_unquoted(node) )
        return false;
    if ( *text == '+' || *text == '-' )
        text++;
    if ( *text < '0' || *text > '9' )
        return false;
    /* In other bases than 10, and with a fraction. */
    if ( text[0] == '0' && text[1] && strchr("xXoObB", text[1]) )
        return !text[2 + strspn(text + 2, alphanumeric)];
    strtod(text, &end);

    return !*end || !text[strspn(text, "0123456789_")];
}

static void not_a_number(struct document *doc, const yaml_node_t *node,
                         const char *text)
{
    struct place place = document_place(doc, node);

    report_add(doc->report, SEV_ERROR, &place, "bad-value",
               "'%s' is not a number of 32 bits", text);
    report_hint(doc->report,
                "write digits only, or 0x and hexadecimal digits; a text that looks like a number needs quotes");
}

static void read_property_item(struct document *doc, struct launch *launch,
                               const struct pair *pair,
                               const yaml_node_t *node,
                               struct property *property)
{
    struct place place = document_place(doc, node);
    const char *text = document_scalar(doc, node);

    if ( !text )
    {
        report_add(doc->report, SEV_ERROR, &place, "wrong-form",
                   "an item of '%s' must be a text or a number", pair->key);
        return;
    }
    if ( is_like_number(node) && !is_number(node) )
    {
        not_a_number(doc, node, text);
        return;
    }

    if ( !property->nr )
        property->numbers = is_number(node);
    else if ( property->numbers != is_number(node) )
    {
        report_add(doc->report, SEV_ERROR, &place, "wrong-form",
                   "'%s' has both numbers and texts", pair->key);
        report_hint(doc->report, "put all of them in quotes, or none");
    }
    property_add(launch, property, text, &place);
}

/* In quotes, it is a text like any other. */
static bool is_word(const yaml_node_t *node, const char *word)
{
    return is_unquoted(node) &&
           !strcmp((const char *)node->data.scalar.value, word);
}

static void read_property(struct document *doc, struct launch *launch,
                          const struct pair *pair, struct domain *domain)
{
    struct property *property;
    const yaml_node_t *item;
    const char *text;
    unsigned int i;

    if ( !has_value(doc, pair) )
        return;

    text = document_scalar(doc, pair->value);
    property = domain_add_property(launch, domain, pair->key, &pair->place);
    if ( pair->value->type == YAML_SEQUENCE_NODE )
        for ( i = 0; (item = document_item(doc, pair->value, i)); i++ )
            read_property_item(doc, launch, pair, item, property);
    else if ( !text )
        wrong_form(doc, pair, "true, a text, a number, or a list of them");
    else if ( is_word(pair->value, "false") )
        property->absent = true;
    else if ( !is_word(pair->value, "true") )
        read_property_item(doc, launch, pair, pair->value, property);
}

static const struct property *find_property(const struct domain *domain,
                                            const char *name)
{
    unsigned int i;

    for ( i = 0; i < domain->nr_properties; i++ )
        if ( !strcmp(domain->properties[i].name, name) )
            return &domain->properties[i];

    return NULL;
}

static void read_properties(struct document *doc, struct launch *launch,
                            const yaml_node_t *node, struct domain *domain)
{
    struct mapping mapping;
    unsigned int i;

    document_mapping(doc, node, "'properties'", true, &mapping);
    for ( i = 0; i < mapping.nr; i++ )
        if ( !find_property(domain, mapping.pairs[i].key) )
            read_property(doc, launch, &mapping.pairs[i], domain);
    free(mapping.pairs);
}

/* Shared memory by its names, event channels by their ports. */
static void read_children(struct document *doc, struct launch *launch,
                          const yaml_node_t *node, enum domain_key key,
                          const struct key_table *table,
                          struct children *children)
{
    const char *what = pool_printf(doc->pool, "'%s'",
                                   domain_keys.keys[key].name);
    struct mapping mapping;
    unsigned int i;

    document_mapping(doc, node, what, true, &mapping);
    for ( i = 0; i < mapping.nr; i++ )
    {
        const struct pair *pair = &mapping.pairs[i];
        struct child *child = children_find(children, pair->key);

        if ( !child )
        {
            child = children_add(launch, children, pair->key, &pair->place);
            read_keys(doc, launch, pair->value, table, child->values, NULL);
        }
    }
    free(mapping.pairs);
}

static void read_domain_keys(struct document *doc, struct launch *launch,
                             const yaml_node_t *node, struct domain *domain)
{
    yaml_node_t *nodes[NR_DOMAIN_KEYS] = {};

    read_keys(doc, launch, node, &domain_keys, domain->values, nodes);
    if ( nodes[DK_PROPERTIES] )
        read_properties(doc, launch, nodes[DK_PROPERTIES], domain);
    if ( nodes[DK_SHARED_MEMORY] )
        read_children(doc, launch, nodes[DK_SHARED_MEMORY], DK_SHARED_MEMORY,
                      &shared_memory_keys, &domain->shared_memory);
    if ( nodes[DK_EVENT_CHANNELS] )
        read_children(doc, launch, nodes[DK_EVENT_CHANNELS], DK_EVENT_CHANNELS,
                      &event_channel_keys, &domain->event_channels);
}

/* Where the next thing may stand. */
static struct place end_of(const struct document *doc, const yaml_node_t *node)
{
    return (struct place){ doc->path, node->end_mark.line + 1,
                           node->end_mark.column + 1 };
}

static void apply_defaults(struct launch *launch, struct domain *domain,
                           const struct domain *defaults)
{
    unsigned int i;

    if ( !domain->values[DK_SHARED_MEMORY].given )
        domain->shared_memory = defaults->shared_memory;
    if ( !domain->values[DK_EVENT_CHANNELS].given )
        domain->event_channels = defaults->event_channels;
    for ( i = 0; i < NR_DOMAIN_KEYS; i++ )
        if ( !domain->values[i].given )
            domain->values[i] = defaults->values[i];

    for ( i = 0; i < defaults->nr_properties; i++ )
    {
        const struct property *from = &defaults->properties[i];

        if ( !find_property(domain, from->name) )
            *domain_add_property(launch, domain, from->name, &from->place) =
                *from;
    }
}

/* What is not to be there has kept the defaults out, and has done all it can. */
static void drop_absent_properties(struct domain *domain)
{
    unsigned int i, nr = 0;

    for ( i = 0; i < domain->nr_properties; i++ )
        if ( !domain->properties[i].absent )
            domain->properties[nr++] = domain->properties[i];
    domain->nr_properties = nr;
}

/* Elsewhere they are items with a name in each: show how it is done here. */
static void hint_for_list(struct document *doc, const yaml_node_t *node)
{
    const yaml_node_t *item = document_item(doc, node, 0);
    const char *name = NULL;
    struct mapping mapping = {};
    unsigned int i;

    if ( item && item->type == YAML_MAPPING_NODE )
        document_mapping(doc, item, "a domain", false, &mapping);
    for ( i = 0; i < mapping.nr; i++ )
        if ( !strcmp(mapping.pairs[i].key, "name") )
            name = document_scalar(doc, mapping.pairs[i].value);
    report_hint(doc->report,
                "without '-': the name as a key, '%s:', and the domain's keys indented below it",
                name ? name : "web");
    free(mapping.pairs);
}

static void read_domains(struct document *doc, struct launch *launch,
                         const yaml_node_t *node,
                         const struct domain *defaults)
{
    struct mapping mapping;
    unsigned int i;

    document_mapping(doc, node, "'domains'", false, &mapping);
    if ( node->type == YAML_SEQUENCE_NODE )
        hint_for_list(doc, node);
    for ( i = 0; i < mapping.nr && i < MAX_DOMAINS; i++ )
    {
        const struct pair *pair = &mapping.pairs[i];
        struct domain *domain = launch_add_domain(launch, pair->key,
                                                  &pair->place);

        domain->end = end_of(doc, pair->value);
        read_domain_keys(doc, launch, pair->value, domain);
        apply_defaults(launch, domain, defaults);
        drop_absent_properties(domain);
    }
    free(mapping.pairs);

    /* Of what has another form, that has been said. */
    if ( !launch->nr_domains && node->type != YAML_SEQUENCE_NODE )
    {
        struct place place = document_place(doc, node);

        report_add(doc->report, SEV_ERROR, &place, "no-domain",
                   "there is no domain");
        report_hint(doc->report, "each has a name, and keys below it");
    }
}

/* Is it "key@..."? */
static bool is_for_arch(const char *text, const char *key)
{
    size_t len = strlen(key);

    return !strncmp(text, key, len) && text[len] == '@';
}

static void arch_of_arch(const struct pair *pair, struct report *report)
{
    report_add(report, SEV_ERROR, &pair->place, "arch-of-arch",
               "'%s': what the architecture is cannot depend on it",
               pair->key);
    report_hint(report,
                "write 'arch: arm64' for one, or leave it out and use --arch");
}

/*
 * What the architecture is has to be known before anything else is read.  What
 * is wrong will be found when it is read again.
 */
static void read_arch(struct document *doc, struct launch *launch,
                      const char *arch, struct report *report)
{
    const struct key *key = &launch_keys.keys[LK_ARCH];
    const yaml_node_t *root = yaml_document_get_root_node(&doc->yaml);
    struct value values[NR_LAUNCH_KEYS] = {};
    struct mapping mapping;
    const char *said;
    unsigned int i;

    document_mapping(doc, root, launch_keys.what, false, &mapping);
    for ( i = 0; i < mapping.nr; i++ )
    {
        const struct pair *pair = &mapping.pairs[i];

        if ( !strcmp(pair->key, key->name) )
            read_value(doc, launch, key, pair, &values[LK_ARCH]);
        else if ( is_for_arch(pair->key, key->name) )
            arch_of_arch(pair, report);
    }
    free(mapping.pairs);

    said = value_str(&values[LK_ARCH]);
    for ( i = 0; said && key->words[i]; i++ )
        if ( !strcmp(key->words[i], said) )
            launch->arch = said;
    /* That it is called otherwise will be said, and not what comes of it. */
    if ( said && arch_synonym(said) )
        launch->arch = arch_synonym(said);
    if ( arch )
        launch->arch = arch;
}

static void read_root(struct document *doc, struct launch *launch)
{
    const yaml_node_t *root = yaml_document_get_root_node(&doc->yaml);
    yaml_node_t *nodes[NR_LAUNCH_KEYS] = {};
    struct domain defaults = {};

    read_keys(doc, launch, root, &launch_keys, launch->values, nodes);
    if ( nodes[LK_MACHINE] )
        read_keys(doc, launch, nodes[LK_MACHINE], &machine_keys,
                  launch->machine, NULL);
    if ( nodes[LK_DEFAULTS] )
    {
        launch->defaults = document_place(doc, nodes[LK_DEFAULTS]);
        launch->defaults_end = end_of(doc, nodes[LK_DEFAULTS]);
        read_domain_keys(doc, launch, nodes[LK_DEFAULTS], &defaults);
    }

    if ( nodes[LK_DOMAINS] )
        read_domains(doc, launch, nodes[LK_DOMAINS], &defaults);
    else if ( root->type == YAML_MAPPING_NODE || document_is_null(root) )
    {
        struct place place = document_place(doc, root);

        report_add(doc->report, SEV_ERROR, &place, "no-domain",
                   "there are no 'domains'");
        report_hint(doc->report,
                    "hyperlaunch init writes a launch file to begin with");
    }
}

void launch_read(struct launch *launch, const struct blob *blob,
                 const char *arch, struct report *report)
{
    struct document doc = {
        .path = launch->path, .report = report, .pool = &launch->pool,
    };
    struct report ignored;

    if ( !document_load(&doc, blob) )
        return;

    report_init(&ignored);
    doc.report = &ignored;
    read_arch(&doc, launch, arch, report);
    doc.report = report;
    report_free(&ignored);

    doc.arch = launch->arch;
    doc.nr_merges = 0;
    read_root(&doc, launch);
    document_free(&doc);
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
