/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * /hyperlaunch: what became of the launch, for a control domain.
 *
 * There is a directory below /hyperlaunch/domains for each initial domain, for
 * as long as that exists.
 */

#include <xen/err.h>
#include <xen/guest_access.h>
#include <xen/hyperlaunch/lcm.h>
#include <xen/hyperlaunch/record.h>
#include <xen/hypfs.h>
#include <xen/init.h>

/*
 * Entries below a domain's directory exist once.  Their content is that of the
 * record which the path led through, at the place where this one has it.
 */
static const struct hl_record model;

static const struct hl_record *path_record(void)
{
    const struct hypfs_dyndir_id *data = hypfs_get_dyndata();

    return data->data;
}

static int cf_check field_read(const struct hypfs_entry *entry,
                               XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    const struct hypfs_entry_leaf *leaf =
        container_of(entry, const struct hypfs_entry_leaf, e);
    unsigned long offset = leaf->u.content - (const void *)&model;
    const void *field = (const void *)path_record() + offset;

    return copy_to_guest(uaddr, field, entry->size) ? -EFAULT : 0;
}

static const struct hypfs_funcs field_funcs = {
    .enter = hypfs_node_enter,
    .exit = hypfs_node_exit,
    .read = field_read,
    .write = hypfs_write_deny,
    .getsize = hypfs_getsize,
    .findentry = hypfs_leaf_findentry,
};

#define FIELD(var, nam, field)                                     \
    static HYPFS_FIXEDSIZE_INIT(var, XEN_HYPFS_TYPE_UINT, nam,     \
                                model.field, &field_funcs, 0)

#define RING(var, nam, kind)                                       \
    static HYPFS_DIR_INIT(var, nam);                               \
    FIELD(var ## _domid, "domid", rings[kind].backend);            \
    FIELD(var ## _port, "port", rings[kind].port);                 \
    FIELD(var ## _gfn, "gfn", rings[kind].gfn)

RING(store, "xenstore", HL_RING_STORE);
RING(console, "console", HL_RING_CONSOLE);

/* The template of a domain's directory. */
static HYPFS_DIR_INIT(domain_dir, "%u");

static const struct hypfs_entry *cf_check domains_enter(
    const struct hypfs_entry *entry)
{
    struct hypfs_dyndir_id *data = hypfs_alloc_dyndata(struct hypfs_dyndir_id);

    return data ? entry : ERR_PTR(-ENOMEM);
}

static void cf_check domains_exit(const struct hypfs_entry *entry)
{
    hypfs_free_dyndata();
}

static const struct hl_record *next_record(unsigned int *nr)
{
    const struct hl_record *record = NULL;

    while ( !record && *nr < HL_MAX_DOMAINS )
        record = hl_record_get((*nr)++);

    return record;
}

static int cf_check domains_read(const struct hypfs_entry *entry,
                                 XEN_GUEST_HANDLE_PARAM(void) uaddr)
{
    unsigned int nr = 0;
    const struct hl_record *record = next_record(&nr);
    int rc = 0;

    while ( record && !rc )
    {
        const struct hl_record *next = next_record(&nr);

        rc = hypfs_read_dyndir_id_entry(&domain_dir, record->domid, !next,
                                        &uaddr);
        record = next;
    }

    return rc;
}

static unsigned int cf_check domains_getsize(const struct hypfs_entry *entry)
{
    const struct hl_record *record;
    unsigned int nr = 0, size = 0;

    while ( (record = next_record(&nr)) != NULL )
        size += hypfs_dynid_entry_size(&domain_dir.e, record->domid);

    return size;
}

static struct hypfs_entry *cf_check domains_findentry(
    const struct hypfs_entry_dir *dir, const char *name, unsigned int name_len)
{
    const struct hl_record *record;
    const char *end;
    unsigned long domid = simple_strtoul(name, &end, 10);

    if ( end != name + name_len || domid >= DOMID_FIRST_RESERVED )
        return ERR_PTR(-ENOENT);

    record = hl_record_find(domid);
    if ( !record )
        return ERR_PTR(-ENOENT);

    return hypfs_gen_dyndir_id_entry(&domain_dir, domid, (void *)record);
}

static const struct hypfs_funcs domains_funcs = {
    .enter = domains_enter,
    .exit = domains_exit,
    .read = domains_read,
    .write = hypfs_write_deny,
    .getsize = domains_getsize,
    .findentry = domains_findentry,
};

static HYPFS_DIR_INIT(launch_dir, "hyperlaunch");
static HYPFS_DIR_INIT_FUNC(domains_dir, "domains", &domains_funcs);

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

void __init hl_hypfs_init(void)
{
    hypfs_add_dir(&hypfs_root, &launch_dir, true);
    hypfs_add_dir(&launch_dir, &domains_dir, true);
    hypfs_add_dyndir(&domains_dir, &domain_dir);
    add_ring(&store, &store_domid, &store_port, &store_gfn);
    add_ring(&console, &console_domid, &console_port, &console_gfn);
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
