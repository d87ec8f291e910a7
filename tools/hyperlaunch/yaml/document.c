/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Step through a YAML document.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/array.h"
#include "../launch/keys.h"
#include "../launch/synonyms.h"

#include "document.h"

/*
 * Far more than anybody writes.  Work that grows with the square of them is
 * still done at once.
 */
#define MAX_KEYS 512           /* of a mapping */
#define MAX_ANCHORS 4096       /* and aliases */
#define MAX_DEPTH 64
#define MAX_MERGES 1000
#define MAX_MERGE_DEPTH 16

static struct place mark_place(const struct document *doc,
                               const yaml_mark_t *mark)
{
    return (struct place){ doc->path, mark->line + 1, mark->column + 1 };
}

struct place document_place(const struct document *doc,
                            const yaml_node_t *node)
{
    return mark_place(doc, &node->start_mark);
}

/* What people have mostly done when libyaml says this. */
static const struct {
    const char *problem;
    const char *hint;
} syntax_hints[] = {
    { "cannot start any token",
      "YAML is indented with spaces, never with tabs, and a text that begins with a special character needs quotes" },
    { "mapping values are not allowed",
      "a text with a colon and a blank in it needs quotes; or it is the line before: a blank is missing behind its colon, or it has a value, so that nothing can be indented below it" },
    { "did not find expected key",
      "all keys of one mapping begin in the same column: compare this line with those above it" },
    { "could not find expected ':'",
      "'key: value' needs a blank behind the colon; a text over several lines, quotes or '|'" },
};

static void report_syntax(struct document *doc, const yaml_parser_t *parser)
{
    struct place place = mark_place(doc, &parser->problem_mark);
    unsigned int i;

    report_add(doc->report, SEV_ERROR, &place, "yaml", "%s%s%s",
               parser->problem ? parser->problem : "this is no YAML",
               parser->context ? " " : "",
               parser->context ? parser->context : "");
    for ( i = 0; i < NR(syntax_hints); i++ )
        if ( parser->problem &&
             strstr(parser->problem, syntax_hints[i].problem) )
            report_hint(doc->report, "%s", syntax_hints[i].hint);
}

/* A second document would be ignored, and nobody would know why. */
static void check_end(struct document *doc, yaml_parser_t *parser)
{
    yaml_document_t more;
    yaml_node_t *root;

    if ( !yaml_parser_load(parser, &more) )
    {
        report_syntax(doc, parser);
        return;
    }

    root = yaml_document_get_root_node(&more);
    if ( root )
    {
        struct place place = document_place(doc, root);

        report_add(doc->report, SEV_ERROR, &place, "yaml",
                   "a second document begins here");
        report_hint(doc->report, "a launch file is one: remove the line '---'");
    }
    yaml_document_delete(&more);
}

void document_limit(struct document *doc, const struct place *place,
                    const char *what, unsigned int most)
{
    report_add(doc->report, SEV_ERROR, place, "limit",
               "there are more than %u %s", most, what);
}

static void begin(yaml_parser_t *parser, const struct blob *blob)
{
    yaml_parser_initialize(parser);
    yaml_parser_set_input_string(parser, (const unsigned char *)blob->data,
                                 blob->size);
}

/* How much deeper is it behind this token? */
static int deeper(const yaml_token_t *token)
{
    switch ( token->type )
    {
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
    case YAML_BLOCK_MAPPING_START_TOKEN:
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN:
        return 1;

    case YAML_BLOCK_END_TOKEN:
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN:
        return -1;

    default:
        return 0;
    }
}

struct extent {
    int depth;
    unsigned int nr_anchors;
};

/* False if there is more of it than can be, after saying so. */
static bool count_token(struct document *doc, const yaml_token_t *token,
                        struct extent *extent)
{
    struct place place = mark_place(doc, &token->start_mark);

    extent->depth += deeper(token);
    extent->nr_anchors += token->type == YAML_ANCHOR_TOKEN ||
                          token->type == YAML_ALIAS_TOKEN;

    if ( extent->depth > MAX_DEPTH )
        document_limit(doc, &place, "levels", MAX_DEPTH);
    else if ( extent->nr_anchors > MAX_ANCHORS )
        document_limit(doc, &place, "anchors and aliases", MAX_ANCHORS);
    else
        return true;

    return false;
}

/*
 * libyaml looks an anchor up among all others, and for each token at all levels
 * around it: with a million of them, nobody wants to wait for that.
 */
static bool check_extent(struct document *doc, const struct blob *blob)
{
    struct extent extent = {};
    bool good = true, end = false;
    yaml_parser_t parser;
    yaml_token_t token;

    begin(&parser, blob);
    /* What else is wrong is said when it is read for good. */
    while ( good && !end && yaml_parser_scan(&parser, &token) )
    {
        good = count_token(doc, &token, &extent);
        end = token.type == YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);

    return good;
}

bool document_load(struct document *doc, const struct blob *blob)
{
    yaml_parser_t parser;
    bool good;

    if ( !check_extent(doc, blob) )
        return false;

    begin(&parser, blob);
    good = yaml_parser_load(&parser, &doc->yaml);
    if ( !good )
        report_syntax(doc, &parser);
    else if ( !yaml_document_get_root_node(&doc->yaml) )
    {
        struct place place = { doc->path, 0, 0 };

        report_add(doc->report, SEV_ERROR, &place, "yaml", "is empty");
        yaml_document_delete(&doc->yaml);
        good = false;
    }
    else
        check_end(doc, &parser);

    yaml_parser_delete(&parser);

    return good;
}

void document_free(struct document *doc)
{
    yaml_document_delete(&doc->yaml);
}

bool document_is_null(const yaml_node_t *node)
{
    const char *text = (const char *)node->data.scalar.value;

    return node->type == YAML_SCALAR_NODE &&
           node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (!*text || !strcmp(text, "~") || !strcmp(text, "null"));
}

const char *document_scalar(struct document *doc, const yaml_node_t *node)
{
    if ( node->type != YAML_SCALAR_NODE )
        return NULL;

    /* A NUL could only be meant to hide something. */
    if ( strlen((const char *)node->data.scalar.value) !=
         node->data.scalar.length )
    {
        struct place place = document_place(doc, node);

        report_add(doc->report, SEV_ERROR, &place, "yaml",
                   "there is a NUL character in this text");
    }

    return (const char *)node->data.scalar.value;
}

yaml_node_t *document_item(struct document *doc, const yaml_node_t *node,
                           unsigned int index)
{
    const yaml_node_item_t *start = node->data.sequence.items.start;
    yaml_node_t *item;

    if ( index >= node->data.sequence.items.top - start )
        return NULL;

    item = yaml_document_get_node(&doc->yaml, start[index]);
    if ( index == MAX_ITEMS )
    {
        struct place place = document_place(doc, item);

        document_limit(doc, &place, "items in a list", MAX_ITEMS);
        return NULL;
    }

    return item;
}

/*
 * Split "key@arch".  False if it is for another architecture, or for none that
 * there is.
 */
static bool split_arch(struct document *doc, struct pair *pair)
{
    const struct key *key = &launch_keys.keys[LK_ARCH];
    const char *at = strchr(pair->key, '@');
    unsigned int nr = 0;

    if ( !at )
        return true;

    while ( key->words[nr] && strcmp(key->words[nr], at + 1) )
        nr++;
    if ( !key->words[nr] )
    {
        report_add(doc->report, SEV_ERROR, &pair->place, "unknown-arch",
                   "'%s': there is no architecture '%s'", pair->key, at + 1);
        if ( arch_synonym(at + 1) )
            report_hint(doc->report, "did you mean '%s'?",
                        arch_synonym(at + 1));
        else
            report_suggest(doc->report, at + 1, key->words, nr);
        return false;
    }

    pair->key = pool_strndup(doc->pool, pair->key, at - pair->key);
    pair->for_arch = true;

    return doc->arch && !strcmp(doc->arch, at + 1);
}

/* What is there counts more, unless it is for any architecture only. */
static void add_pair(struct document *doc, struct mapping *mapping,
                     unsigned int own, const struct pair *pair)
{
    unsigned int i;

    for ( i = 0; i < mapping->nr; i++ )
    {
        struct pair *other = &mapping->pairs[i];

        if ( strcmp(other->key, pair->key) )
            continue;

        if ( i < own || (other->for_arch && !pair->for_arch) )
            return;
        if ( other->for_arch == pair->for_arch )
        {
            report_add(doc->report, SEV_ERROR, &pair->place, "key-twice",
                       "'%s' is here a second time: the first time was line %u",
                       pair->key, other->place.line);
            return;
        }
        *other = *pair;
        return;
    }

    if ( mapping->nr == MAX_KEYS )
    {
        if ( !mapping->full )
            document_limit(doc, &pair->place, "keys in a mapping", MAX_KEYS);
        mapping->full = true;
        return;
    }

    mapping->pairs = grow(mapping->pairs, mapping->nr + 1,
                          sizeof(*mapping->pairs));
    mapping->pairs[mapping->nr++] = *pair;
}

static void collect(struct document *doc, const yaml_node_t *node,
                    bool with_arch, unsigned int depth,
                    struct mapping *mapping);

static void merge_one(struct document *doc, const yaml_node_t *node,
                      const struct place *place, bool with_arch,
                      unsigned int depth, struct mapping *mapping)
{
    if ( node->type != YAML_MAPPING_NODE )
    {
        report_add(doc->report, SEV_ERROR, place, "wrong-form",
                   "'<<' must be followed by an alias of a mapping, or a list of them");
        return;
    }

    if ( depth >= MAX_MERGE_DEPTH || doc->nr_merges++ >= MAX_MERGES )
    {
        if ( doc->nr_merges <= MAX_MERGES + 1 )
            report_add(doc->report, SEV_ERROR, place, "wrong-form",
                       "mappings are merged into each other without end");
        doc->nr_merges = MAX_MERGES + 1;
        return;
    }

    collect(doc, node, with_arch, depth + 1, mapping);
}

static void merge(struct document *doc, const yaml_node_t *node,
                  const struct place *place, bool with_arch,
                  unsigned int depth, struct mapping *mapping)
{
    const yaml_node_t *item;
    unsigned int i;

    if ( node->type != YAML_SEQUENCE_NODE )
    {
        merge_one(doc, node, place, with_arch, depth, mapping);
        return;
    }

    for ( i = 0; (item = document_item(doc, node, i)); i++ )
        merge_one(doc, item, place, with_arch, depth, mapping);
}

static void collect(struct document *doc, const yaml_node_t *node,
                    bool with_arch, unsigned int depth,
                    struct mapping *mapping)
{
    const yaml_node_pair_t *next, *top = node->data.mapping.pairs.top;
    unsigned int own = mapping->nr, pass;

    /* What is merged comes last, wherever it stands. */
    for ( pass = 0; pass < 2; pass++ )
        for ( next = node->data.mapping.pairs.start;
              next < top && !mapping->full; next++ )
        {
            yaml_node_t *key = yaml_document_get_node(&doc->yaml, next->key);
            struct pair pair = {
                .place = document_place(doc, key),
                .key = document_scalar(doc, key),
                .value = yaml_document_get_node(&doc->yaml, next->value),
            };
            /* In quotes, it is a text like any other. */
            bool is_merge = pair.key && !strcmp(pair.key, "<<") &&
                            key->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

            if ( !pair.key && !pass )
                report_add(doc->report, SEV_ERROR, &pair.place, "wrong-form",
                           "a key must be a plain text");
            else if ( pair.key && is_merge && pass )
                merge(doc, pair.value, &pair.place, with_arch, depth, mapping);
            else if ( pair.key && !is_merge && !pass &&
                      (!with_arch || split_arch(doc, &pair)) )
                add_pair(doc, mapping, own, &pair);
        }
}

void document_mapping(struct document *doc, const yaml_node_t *node,
                      const char *what, bool with_arch,
                      struct mapping *mapping)
{
    *mapping = (struct mapping){};

    if ( node->type == YAML_MAPPING_NODE )
        collect(doc, node, with_arch, 0, mapping);
    else if ( !document_is_null(node) )
    {
        struct place place = document_place(doc, node);

        report_add(doc->report, SEV_ERROR, &place, "wrong-form",
                   "%s must be a mapping: lines of 'key: value', indented",
                   what);
        if ( node->type == YAML_SCALAR_NODE &&
             strchr((const char *)node->data.scalar.value, ':') )
            report_hint(doc->report, "a blank is missing behind the colon");
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
