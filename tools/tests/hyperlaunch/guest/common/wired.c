// SPDX-License-Identifier: GPL-2.0-only
/* Xen's record of rings, as a control domain finds it in hypfs. */
#include "checks.h"

#include "format.h"
#include "lib.h"
#include "say.h"
#include "xen.h"

#define DOMAINS "/hyperlaunch/domains"

/* A direntry, and what is in the file. */
static union {
    struct xen_hypfs_direntry entry;
    char bytes[4096];
} dir, file;

/* A number; false if it cannot be read. */
static bool read_field(const char *domid, const char *ring, const char *field,
                       uint64_t *value)
{
    char path[64];

    format(path, sizeof(path), DOMAINS "/%s/%s/%s", domid, ring, field);
    *value = 0;
    if ( xen_hypfs_read(path, &file, sizeof(file)) ||
         file.entry.type != XEN_HYPFS_TYPE_UINT ||
         file.entry.content_len > sizeof(*value) )
        return false;

    memcpy(value, &file.entry + 1, file.entry.content_len);

    return true;
}

static bool format_ring(char *buf, size_t size, const char *domid,
                        const char *ring)
{
    uint64_t backend, port, gfn;

    if ( !read_field(domid, ring, "domid", &backend) ||
         !read_field(domid, ring, "port", &port) ||
         !read_field(domid, ring, "gfn", &gfn) )
        return false;

    if ( port )
        format(buf, size, "%u/%u/%lx", (unsigned int)backend,
               (unsigned int)port, (unsigned long)gfn);
    else
        format(buf, size, "none");

    return true;
}

static bool say_wired(const char *domid)
{
    char store[48], console[48];

    if ( !format_ring(store, sizeof(store), domid, "xenstore") ||
         !format_ring(console, sizeof(console), domid, "console") )
        return false;

    say("HL-WIRED domid=%s xenstore=%s console=%s", domid, store, console);

    return true;
}

void check_wired(const char *name)
{
    const struct xen_hypfs_dirlistentry *entry = (const void *)(&dir.entry + 1);
    long rc = xen_hypfs_read(DOMAINS, &dir, sizeof(dir));

    if ( rc )
    {
        check_fail(name, DOMAINS ": error %ld", rc);
        return;
    }

    for ( ; ; )
    {
        if ( !say_wired(entry->name) )
        {
            check_fail(name, DOMAINS "/%s cannot be read", entry->name);
            return;
        }
        if ( !entry->off_next )
            break;
        entry = (const void *)((const char *)entry + entry->off_next);
    }

    check_pass(name);
}
