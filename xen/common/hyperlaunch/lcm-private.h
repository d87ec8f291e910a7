/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: what the files of the parser share.
 *
 *   lcm-probe.c     is the blob fit to be read, and where is the LCM in it
 *   lcm-walk.c      checks the structure, steps through nodes and properties
 *   lcm-props.c     reads the value of a property
 *   lcm-legacy.c    meanings of the older words
 *   lcm-parse.c     hypervisor and config node
 *   lcm-domain.c    domain nodes
 *   lcm-module.c    module nodes
 *   lcm-validate.c  the parts against each other and against the host
 *   lcm-order.c     start-after
 *   lcm-diag.c      collects faults, formats them
 *
 * Faults are reported where they are found and parsing goes on behind them,
 * so that one run shows all of them.  Functions that read something return
 * false if it was bad, after reporting it; their callers then leave the
 * default in place and have nothing more to report.
 */

#ifndef COMMON__HYPERLAUNCH__LCM_PRIVATE_H
#define COMMON__HYPERLAUNCH__LCM_PRIVATE_H

#include <xen/hyperlaunch/lcm.h>

/* "At most <limit> <things> (<name of the limit>)", for messages. */
#define HL_QUOTE_(x) #x
#define HL_QUOTE(x) HL_QUOTE_(x)
#define HL_AT_MOST(limit, things) \
    "at most " HL_QUOTE(limit) " " things " (" #limit ")"

/* What is being worked on; faults are located by it. */
struct hl_ctx {
    const void *fdt;
    struct hl_lcm *lcm;
    struct hl_diags *diags;
    int node;              /* offset, or -1: the blob itself */
    int domain;            /* index into lcm->domains[], or -1 */
    int module;            /* index into lcm->modules[], or -1 */
};

/* A value that is given by name. */
struct hl_choice {
    const char *name;
    unsigned int value;
};

/* lcm-diag.c */

#define HL_NR_ROLES 6

extern const struct hl_choice hl_role_names[HL_NR_ROLES];

void hl_diags_init(struct hl_diags *diags);

/*
 * Report a fault of @ctx->node, or of its property @prop if that is not NULL.
 * They differ in what was found.  @expected may be NULL.  Strings are kept by
 * reference: they must be constant or lie in the blob.
 */
void hl_fault(const struct hl_ctx *ctx, enum hl_code code, const char *prop,
              const char *expected);
void hl_fault_number(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, uint64_t found, const char *expected);
/* @found is more than @most, which is so many of @unit. */
void hl_fault_above(const struct hl_ctx *ctx, enum hl_code code,
                    const char *prop, uint64_t found, uint64_t most,
                    const char *unit);
/* About where @found is, which also the module at node @other is about. */
void hl_fault_module(const struct hl_ctx *ctx, enum hl_code code,
                     const struct hl_module *found, int other);
void hl_fault_hex(const struct hl_ctx *ctx, enum hl_code code,
                  const char *prop, uint64_t found, const char *expected);
void hl_fault_pci(const struct hl_ctx *ctx, enum hl_code code,
                  const char *prop, uint32_t sbdf);
void hl_fault_length(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, size_t found, const char *expected);
void hl_fault_string(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, const char *found, size_t len,
                     const char *expected);

/* lcm-probe.c */

/*
 * Check the @size bytes at @blob, and find the hypervisor node.  Sets
 * @ctx->fdt.  Returns the node's offset, or -1 after reporting why not.
 */
int hl_find_hypervisor(struct hl_ctx *ctx, const void *blob, size_t size);

/* lcm-walk.c */

/* A property: name is NUL terminated, value lies within the blob. */
struct hl_prop {
    const char *name;
    size_t name_len;
    const char *value;
    size_t len;
};

/*
 * A place in the structure block.  To be read in the order in which things
 * stand there: first all properties of a node, then its child nodes.
 */
struct hl_walk {
    const char *structure; /* the block, of size bytes */
    size_t size;
    const char *strings;   /* the block with the names of the properties */
    size_t strings_size;
    size_t next;           /* offset of the next tag */
    bool stopped;          /* there is no next tag */
};

/*
 * Is all of the structure block in order?  Needs a header which has been
 * checked; must be true before anything below is used.
 */
bool hl_check_structure(const void *fdt);

/* Start at the first property of @node. */
void hl_walk_init(struct hl_walk *walk, const void *fdt, int node);

/* Next property of the current node; false: there are no more. */
bool hl_walk_property(struct hl_walk *walk, struct hl_prop *prop);

/*
 * Enter the next child of the current node; false: there are no more, and
 * the current node has been left.
 */
bool hl_walk_child(struct hl_walk *walk, int *node);

/* Leave the current node without looking at what remains of it. */
void hl_walk_skip(struct hl_walk *walk);

/* Leave all nodes: there is no point in going on. */
void hl_walk_stop(struct hl_walk *walk);

/* Look ahead for the "compatible" of the node just entered. */
bool hl_walk_compatible(const struct hl_walk *walk, struct hl_prop *prop);

/* Does the node just entered have a child of this sort? */
bool hl_walk_has_child(const struct hl_walk *walk, const char *compatible);

/* Note that the node just entered is of no known sort, and skip it. */
void hl_walk_unknown(struct hl_ctx *ctx, struct hl_walk *walk, int node);

/* lcm-props.c */

#define HL_WORD_LEN(s) .name = (s), .len = sizeof(s) - 1

/* A property that a node can have, for tables indexed by enumerators. */
struct hl_word {
    const char *name;
    size_t len;
    const char *instead;   /* not NULL: an older word, use this one */
};

struct hl_vocabulary {
    const struct hl_word *words;
    unsigned int nr_words; /* at most 64: struct hl_seen */
    const char *const *passive; /* known, but not for us; ends with NULL */
};

/*
 * Of the nodes.  Xen uses each in one file only: they are not static for the host
 * tool (tools/hyperlaunch/lcm/hints.c), which looks here for what could have been
 * meant by a word that is misspelt.
 */
extern const struct hl_vocabulary hl_config_vocabulary, hl_domain_vocabulary,
                                  hl_module_vocabulary;

/* Which words of the vocabulary a node has had so far (bit mask). */
struct hl_seen {
    uint64_t words;
};

/*
 * Index of @prop in the vocabulary.  Unknown, older and repeated words are
 * reported; -1: nothing (more) to do about this property.
 */
int hl_find_word(const struct hl_ctx *ctx, const struct hl_vocabulary *v,
                 const struct hl_prop *prop, struct hl_seen *seen);

static inline bool hl_has_word(const struct hl_seen *seen, unsigned int word)
{
    return (seen->words >> word) & 1;
}

/* Does @prop, a string list, have @wanted in it? */
bool hl_list_has(const struct hl_prop *prop, const char *wanted);

/* Is it a string list?  It may be an empty one. */
bool hl_check_list(const struct hl_ctx *ctx, const struct hl_prop *prop);

/*
 * Next string of a string list, from *@pos on (0 at first).  *@str is NUL
 * terminated at *@len.  Returns false at the end, or where there is no NUL.
 */
bool hl_next_string(const struct hl_prop *prop, size_t *pos,
                    const char **str, size_t *len);

/* Is it one string, with nothing behind its NUL? */
bool hl_is_string(const struct hl_prop *prop);

/*
 * Typed readers: true if the value is of this type and was stored.
 * @expected says for the message what the value should be.
 */
bool hl_read_u32(const struct hl_ctx *ctx, const struct hl_prop *prop,
                 uint32_t *value);
bool hl_read_bits(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  uint32_t known, uint32_t *value, const char *expected);
bool hl_read_flag(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  bool *value);
bool hl_read_bytes(const struct hl_ctx *ctx, const struct hl_prop *prop,
                   size_t nr, const uint8_t **value, const char *expected);
bool hl_read_string(const struct hl_ctx *ctx, const struct hl_prop *prop,
                    const char **value, size_t *len);
bool hl_read_choice(const struct hl_ctx *ctx, const struct hl_prop *prop,
                    const struct hl_choice *choices, unsigned int nr,
                    unsigned int *value, const char *expected);
/* A string list whose strings each stand for a bit. */
bool hl_read_set(const struct hl_ctx *ctx, const struct hl_prop *prop,
                 const struct hl_choice *choices, unsigned int nr,
                 unsigned int *value, const char *expected);
/* An amount of memory: 8 bytes are KiB, all else is a string like "512M". */
bool hl_read_size(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  uint64_t *kb);

/* Report a value of another form than @expected. */
void hl_fault_form(const struct hl_ctx *ctx, const struct hl_prop *prop,
                   const char *expected);

/* Only printable ASCII? */
bool hl_is_printable(const char *str, size_t len);

/* lcm-legacy.c */

/* The ways to give roles; the words of one way complete each other. */
enum hl_roles_way {
    HL_ROLES_BY_NAME,      /* roles */
    HL_ROLES_DOM0LESS,     /* capabilities */
    HL_ROLES_2021,         /* permissions, functions */
    HL_ROLES_2023,         /* role */
    HL_ROLES_ALIAS,        /* domid */
    HL_NR_ROLES_WAYS
};

/* What the words of one node say about its domain's roles. */
struct hl_roles_said {
    struct {
        const char *word;     /* for messages */
        unsigned int can_say; /* roles that it is able to name */
        unsigned int says;    /* roles that it does name */
    } way[HL_NR_ROLES_WAYS];
};

/*
 * Read one of the words that name roles as bits, and remember what it says.
 * hl_roles_say() is for the words that need no reading.
 */
void hl_read_capabilities(const struct hl_ctx *ctx, const struct hl_prop *prop,
                          struct hl_roles_said *said);
void hl_read_permissions(const struct hl_ctx *ctx, const struct hl_prop *prop,
                         struct hl_roles_said *said);
void hl_read_functions(const struct hl_ctx *ctx, const struct hl_prop *prop,
                       struct hl_roles_said *said);
void hl_read_role(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  struct hl_roles_said *said);
void hl_roles_say(struct hl_roles_said *said, enum hl_roles_way way,
                  const char *word, unsigned int can_say, unsigned int says);

/* Put together what was said, and report words that contradict each other. */
unsigned int hl_roles_resolve(const struct hl_ctx *ctx,
                              const struct hl_roles_said *said);

/* domid which in 2021 stood for "this is the boot domain, any domid". */
#define HL_DOMID_BOOT_ALIAS 0x7ff5

/* mode as a number. */
void hl_read_mode_bits(const struct hl_ctx *ctx, const struct hl_prop *prop,
                       enum hl_mode *mode);

/* Note the words in the hypervisor node's compatible that are no more. */
void hl_check_hypervisor_compatible(const struct hl_ctx *ctx,
                                    const struct hl_prop *prop);

/* lcm-domain.c, lcm-module.c */

/* Cell sizes for the reg of a node's children. */
struct hl_cells {
    uint32_t address, size;
};

#define HL_CELLS_DEFAULT { .address = 2, .size = 1 }

/*
 * Parse a node which hl_walk_child() has just entered, and leave it.
 * hl_parse_module() returns the module's index in lcm->modules[], or
 * HL_NO_MODULE if it cannot be kept.
 */
void hl_parse_domain(struct hl_ctx *ctx, struct hl_walk *walk, int node);
int hl_parse_module(struct hl_ctx *ctx, struct hl_walk *walk, int node,
                    const struct hl_cells *cells);

/* Does this "compatible" make a node a module node? */
bool hl_is_module(const struct hl_prop *compatible);

/*
 * Enter module @index into the @slot where a node keeps it.  @slot is NULL if
 * that node cannot have modules of this kind.
 */
void hl_place_module(const struct hl_ctx *ctx, int index, int *slot,
                     const char *expected);

/* Xen's own modules are used only if nothing is wrong with them. */
void hl_drop_bad_modules(struct hl_lcm *lcm);

/* lcm-validate.c */

/* Locate the faults that follow in domain @index. */
void hl_focus_domain(struct hl_ctx *ctx, unsigned int index);

/* lcm-order.c */

/*
 * Resolve and check start-after of all domains, then drop the dependencies on
 * those that have an error by now: nothing that adds errors may come later.
 */
void hl_resolve_start_after(struct hl_ctx *ctx);

#endif /* COMMON__HYPERLAUNCH__LCM_PRIVATE_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
