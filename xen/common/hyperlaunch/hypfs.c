/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * /hyperlaunch: what became of the launch, for control domains.
 *
 * There is a directory below /hyperlaunch/domains for each initial domain, for
 * as long as that exists, and one below /hyperlaunch/modules for each boot
 * module, for as long as it is kept.
 *
 * Whatever can change has a fixed size, texts being padded: Xen asks for the
 * size and for the content one after the other.
 */

#include <xen/err.h>
#include <xen/guest_access.h>
#include <xen/hypfs.h>
#include <xen/init.h>

#include "machine.h"
#include "query.h"

/* Of states, causes and kinds of modules; of UUIDs. */
#define TEXT_SIZE 16
#define UUID_SIZE sizeof("01234567-0123-0123-0123-0123456789ab")

/* What is made up when it is read has content of no meaning. */
static const char any_text[XEN_HYPERLAUNCH_TEXT];
static const uint64_t any_number;

static int put_text(const struct hypfs_entry *entry,
                    XEN_GUEST_HANDLE_PARAM(void) uaddr, const char *text)
{
    char buf[XEN_HYPERLAUNCH_TEXT] = "";

    ASSERT(entry->size <= sizeof(buf));
    strlcpy(buf, text, entry->size);

    return copy_to_guest(uaddr, buf, entry->size) ? -EFAULT : 0;
}

#define LEAF_FUNCS(fn)                                             \
    static const struct hypfs_funcs fn ## _funcs = {               \
        .enter = hypfs_node_enter,                                 \
        .exit = hypfs_node_exit,                                   \
        .read = fn,                                                \
        .write = hypfs_write_deny,                                 \
        .getsize = hypfs_getsize,                                  \
        .findentry = hypfs_leaf_findentry,                         \
    }

#define TEXT(var, nam, len, fn)                                    \
    LEAF_FUNCS(fn);                                                \
    static HYPFS_FIXEDSIZE_INIT(var, XEN_HYPFS_TYPE_STRING, nam,   \
                                *(const char (*)[len])any_text,    \
                                &fn ## _funcs, 0)

/*
 * A directory with one subdirectory for each thing of a kind, which a number
 * names.
 */
struct numbered_dir {
    struct hypfs_entry_dir dir;
    const struct hypfs_entry_dir *template;

    /*
     * The next thing from *@nr on, which is moved behind it; NULL if there is
     * none.  @id: its name.
     */
    const void *(*next)(unsigned int *nr, unsigned int *id);
    /* The thing of this name, or NULL. */
    const void *(*find)(unsigned int id);
};

static const struct numbered_dir *to_numbered(const struct hypfs_entry *entry)
{
    return container_of(entry, const struct numbered_dir, dir.e);
}

static const void *path_data(void)
{
    const struct hypfs_dyndir_id *data = hypfs_get_dyndata();

    return data->data;
}

static const struct hypfs_entry *cf_check numbered_enter(
    const struct hypfs_entry *entry)
{
    struct hypfs_dyndir_id *data = hypfs_alloc_dyndata(struct hypfs_dyndir_id);

    return data ? entry : ERR_PTR(-ENOMEM);
}

static void cf_check numbered_exit(const struct hypfs_entry *entry)
{
    hypfs_free_dyndata();
}

static int cf_check numbered_read(const struct hypfs_entry *entry,
                                  XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    const struct numbered_dir *numbered = to_numbered(entry);
    unsigned int nr = 0, id, next_id = 0;
    const void *thing = numbered->next(&nr, &id), *next;
    int rc = 0;

    for ( ; thing && !rc; thing = next, id = next_id )
    {
        next = numbered->next(&nr, &next_id);
        rc = hypfs_read_dyndir_id_entry(numbered->template, id, !next, &uaddr);
    }

    return rc;
}

static unsigned int cf_check numbered_getsize(const struct hypfs_entry *entry)
{
    const struct numbered_dir *numbered = to_numbered(entry);
    unsigned int nr = 0, id, size = 0;

    while ( numbered->next(&nr, &id) )
        size += hypfs_dynid_entry_size(&numbered->template->e, id);

    return size;
}

static struct hypfs_entry *cf_check numbered_findentry(
    const struct hypfs_entry_dir *dir, const char *name, unsigned int name_len)
{
    const struct numbered_dir *numbered = to_numbered(&dir->e);
    const char *end;
    unsigned long id = simple_strtoul(name, &end, 10);
    const void *thing;

    if ( end != name + name_len || id > UINT_MAX )
        return ERR_PTR(-ENOENT);

    thing = numbered->find(id);
    if ( !thing )
        return ERR_PTR(-ENOENT);

    return hypfs_gen_dyndir_id_entry(numbered->template, id, (void *)thing);
}

static const struct hypfs_funcs numbered_funcs = {
    .enter = numbered_enter,
    .exit = numbered_exit,
    .read = numbered_read,
    .write = hypfs_write_deny,
    .getsize = numbered_getsize,
    .findentry = numbered_findentry,
};

#define NUMBERED_DIR(var, nam, of, next_fn, find_fn)               \
    static struct numbered_dir __read_mostly var = {               \
        .dir = {                                                   \
            .e.type = XEN_HYPFS_TYPE_DIR,                          \
            .e.encoding = XEN_HYPFS_ENC_PLAIN,                     \
            .e.name = nam,                                         \
            .e.list = LIST_HEAD_INIT(var.dir.e.list),              \
            .e.funcs = &numbered_funcs,                            \
            .dirlist = LIST_HEAD_INIT(var.dir.dirlist),            \
        },                                                         \
        .template = of,                                            \
        .next = next_fn,                                           \
        .find = find_fn,                                           \
    }

/*
 * Initial domains.  Entries below a domain's directory exist once.  Their
 * content is that of the domain which the path led through, at the place where
 * this one has it.
 */

static const struct hl_initial model;

static int cf_check field_read(const struct hypfs_entry *entry,
                               XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    const struct hypfs_entry_leaf *leaf =
        container_of(entry, const struct hypfs_entry_leaf, e);
    unsigned long offset = leaf->u.content - (const void *)&model;

    return copy_to_guest(uaddr, path_data() + offset, entry->size) ? -EFAULT
                                                                   : 0;
}

static int cf_check domain_state_read(const struct hypfs_entry *entry,
                                      XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    unsigned int state = hl_query_domain_state(path_data());

    return put_text(entry, uaddr, hl_domain_state_name(state));
}

/* Tools may give a domain another UUID than the LCM did. */
static int cf_check domain_uuid_read(const struct hypfs_entry *entry,
                                     XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    struct xen_hyperlaunch_domain domain;
    char text[UUID_SIZE];
    unsigned int i, len = 0;

    hl_query_domain(path_data(), &domain);

    /* The numbers of bytes before each dash. */
    for ( i = 0; i < sizeof(domain.uuid); i++ )
        len += scnprintf(text + len, sizeof(text) - len, "%s%02x",
                         i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                         domain.uuid[i]);

    return put_text(entry, uaddr, text);
}

LEAF_FUNCS(field_read);

#define FIELD(var, typ, nam, field)                                \
    static HYPFS_FIXEDSIZE_INIT(var, XEN_HYPFS_TYPE_ ## typ, nam,  \
                                model.field, &field_read_funcs, 0)

#define RING(var, nam, kind)                                       \
    static HYPFS_DIR_INIT(var, nam);                               \
    FIELD(var ## _domid, UINT, "domid", rings[kind].backend);      \
    FIELD(var ## _port, UINT, "port", rings[kind].port);           \
    FIELD(var ## _gfn, UINT, "gfn", rings[kind].gfn)

FIELD(domain_name, STRING, "name", name);
FIELD(domain_roles, STRING, "roles", roles_text);
FIELD(domain_created, UINT, "created", created);
FIELD(domain_started, UINT, "started", started);
TEXT(domain_uuid, "uuid", UUID_SIZE, domain_uuid_read);
TEXT(domain_state, "state", TEXT_SIZE, domain_state_read);
RING(store, "xenstore", HL_RING_STORE);
RING(console, "console", HL_RING_CONSOLE);

static HYPFS_DIR_INIT(domain_dir, "%u");

static const void *cf_check next_domain(unsigned int *nr, unsigned int *id)
{
    while ( *nr < hl_nr_initials )
    {
        const struct hl_initial *hi = &hl_initials[(*nr)++];
        struct domain *d = hl_initial_lock(hi);

        if ( !d )
            continue;

        rcu_unlock_domain(d);
        *id = hi->domid;

        return hi;
    }

    return NULL;
}

static const void *cf_check find_domain(unsigned int id)
{
    return id < DOMID_FIRST_RESERVED ? hl_find_domid(id) : NULL;
}

NUMBERED_DIR(domains_dir, "domains", &domain_dir, next_domain, find_domain);

/* Boot modules.  What the path led through is their number, plus one. */

static int cf_check module_kind_read(const struct hypfs_entry *entry,
                                     XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    struct xen_hyperlaunch_module module;

    if ( !hl_get_module((unsigned long)path_data() - 1, &module) )
        return -ENOENT;

    return put_text(entry, uaddr, hl_module_kind_name(module.kind));
}

static int cf_check module_size_read(const struct hypfs_entry *entry,
                                     XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    struct xen_hyperlaunch_module module;

    if ( !hl_get_module((unsigned long)path_data() - 1, &module) )
        return -ENOENT;

    return copy_to_guest(uaddr, (const void *)&module.size, entry->size)
           ? -EFAULT : 0;
}

TEXT(module_kind, "kind", TEXT_SIZE, module_kind_read);
LEAF_FUNCS(module_size_read);
static HYPFS_FIXEDSIZE_INIT(module_size, XEN_HYPFS_TYPE_UINT, "size",
                            any_number, &module_size_read_funcs, 0);

static HYPFS_DIR_INIT(module_dir, "%u");

static const void *cf_check find_module(unsigned int id)
{
    return id < hl_nr_modules() ? (const void *)(id + 1UL) : NULL;
}

static const void *cf_check next_module(unsigned int *nr, unsigned int *id)
{
    *id = *nr;

    return find_module((*nr)++);
}

NUMBERED_DIR(modules_dir, "modules", &module_dir, next_module, find_module);

/* The launch. */

static int cf_check state_read(const struct hypfs_entry *entry,
                               XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    return put_text(entry, uaddr, hl_state_name(hl_state()));
}

static int cf_check cause_read(const struct hypfs_entry *entry,
                               XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    struct xen_hyperlaunch_info info;

    hl_get_cause(&info);

    return put_text(entry, uaddr, hl_cause_name(info.cause));
}

static int cf_check cause_text_read(const struct hypfs_entry *entry,
                                    XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    struct xen_hyperlaunch_info info;

    hl_get_cause(&info);

    return put_text(entry, uaddr, info.cause_text);
}

TEXT(launch_state, "state", TEXT_SIZE, state_read);
TEXT(launch_cause, "cause", TEXT_SIZE, cause_read);
TEXT(launch_cause_text, "cause-text", XEN_HYPERLAUNCH_TEXT, cause_text_read);

static HYPFS_DIR_INIT(launch_dir, "hyperlaunch");

/* When each state was entered, in ns since Xen runs; 0: it was not. */
static HYPFS_DIR_INIT(times_dir, "times");
static struct hypfs_entry_leaf __read_mostly times[HL_NR_STATES];

static void __init add_times(void)
{
    unsigned int i;

    hypfs_add_dir(&launch_dir, &times_dir, true);

    for ( i = 0; i < HL_NR_STATES; i++ )
    {
        times[i] = (struct hypfs_entry_leaf){
            .e.type = XEN_HYPFS_TYPE_UINT,
            .e.encoding = XEN_HYPFS_ENC_PLAIN,
            .e.name = hl_state_name(i),
            .e.size = sizeof(hl_state_entered[i]),
            .e.funcs = &hypfs_leaf_ro_funcs,
            .u.content = &hl_state_entered[i],
        };
        hypfs_add_leaf(&times_dir, &times[i], true);
    }
}

static void __init add_ring(struct hypfs_entry_dir *dir,
                            struct hypfs_entry_leaf *domid,
                            struct hypfs_entry_leaf *port,
                            struct hypfs_entry_leaf *gfn)
{
    hypfs_add_dir(&domain_dir, dir, true);
    hypfs_add_leaf(dir, domid, true);
    hypfs_add_leaf(dir, port, true);
    hypfs_add_leaf(dir, gfn, true);
}

static void __init add_domains(void)
{
    static struct hypfs_entry_leaf *const __initconstrel leaves[] = {
        &domain_name, &domain_roles, &domain_uuid, &domain_state,
        &domain_created, &domain_started,
    };
    unsigned int i;

    hypfs_add_dir(&launch_dir, &domains_dir.dir, true);
    hypfs_add_dyndir(&domains_dir.dir, &domain_dir);

    for ( i = 0; i < ARRAY_SIZE(leaves); i++ )
        hypfs_add_leaf(&domain_dir, leaves[i], true);

    add_ring(&store, &store_domid, &store_port, &store_gfn);
    add_ring(&console, &console_domid, &console_port, &console_gfn);
}

static void __init add_modules(void)
{
    hypfs_add_dir(&launch_dir, &modules_dir.dir, true);
    hypfs_add_dyndir(&modules_dir.dir, &module_dir);
    hypfs_add_leaf(&module_dir, &module_kind, true);
    hypfs_add_leaf(&module_dir, &module_size, true);
}

void __init hl_hypfs_init(void)
{
    hypfs_add_dir(&hypfs_root, &launch_dir, true);
    hypfs_add_leaf(&launch_dir, &launch_state, true);
    hypfs_add_leaf(&launch_dir, &launch_cause, true);
    hypfs_add_leaf(&launch_dir, &launch_cause_text, true);
    add_times();
    add_domains();
    add_modules();
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
