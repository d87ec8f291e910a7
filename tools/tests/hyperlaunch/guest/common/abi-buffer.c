// SPDX-License-Identifier: GPL-2.0-only
/* Buffers: Xen writes what it says, where it was told, and nowhere else. */
#include "abi.h"

#include "arch.h"
#include "lib.h"

/* Room for any structure and for a margin on both sides. */
#define MARGIN 64
#define ROOM   512

static uint8_t buffers[2][ROOM];

static const struct op {
    const char *name;
    unsigned int cmd;
    unsigned int size;
} ops[] = {
    { "info", XEN_HYPERLAUNCH_OP_info, sizeof(struct xen_hyperlaunch_info) },
    { "domain", XEN_HYPERLAUNCH_OP_domain,
      sizeof(struct xen_hyperlaunch_domain) },
    { "module", XEN_HYPERLAUNCH_OP_module,
      sizeof(struct xen_hyperlaunch_module) },
    { "event", XEN_HYPERLAUNCH_OP_event,
      sizeof(struct xen_hyperlaunch_event) },
};

/* Of what there is: of the domains this one, which may look at itself. */
static unsigned int number_for(const struct op *op)
{
    struct xen_hyperlaunch_domain domain;
    unsigned int nr;
    long rc;

    if ( op->cmd != XEN_HYPERLAUNCH_OP_domain )
        return 0;

    for ( nr = 0; (rc = launch_domain(nr, &domain)) != -XEN_ENOENT; nr++ )
        if ( rc >= 0 && domain.domid == xen_own_domid() )
            break;

    return nr;
}

/*
 * Which bytes were written to is seen by doing it twice, with something else in
 * the buffer.  The first one, from @start on, that is not as it should be; -1 if
 * all are.
 */
static long first_wrong(unsigned int start, unsigned int len)
{
    unsigned int i;

    for ( i = 0; i < ROOM; i++ )
    {
        bool untouched = buffers[0][i] == 0x5a && buffers[1][i] == 0xa5;

        if ( untouched == (i >= start && i - start < len) )
            return i;
    }

    return -1;
}

static void write_to(const struct op *op, unsigned int nr, unsigned int start,
                     unsigned long len)
{
    unsigned int i;

    memset(buffers[0], 0x5a, ROOM);
    memset(buffers[1], 0xa5, ROOM);
    for ( i = 0; i < 2; i++ )
        abi_expect(op->name, len,
                   launch_op(op->cmd, nr, 0, buffers[i] + start, len),
                   op->size);

    abi_expect("what is written", len,
               first_wrong(start, len < op->size ? len : op->size), -1);
}

static void write_lengths(const struct op *op, unsigned int nr)
{
    const unsigned long lengths[] = {
        0, 1, 2, 7, 8, 9, op->size - 1, op->size, op->size + 1, 4096,
        0x7fffffff, 0x80000000, 0xffffffff, 1UL << 32, (1UL << 32) + 1,
        1UL << 63, ~0UL,
    };
    static const unsigned int offsets[] = { 0, 1, 2, 4, 7 };
    unsigned int i, j;

    for ( i = 0; i < ARRAY_SIZE(lengths); i++ )
        for ( j = 0; j < ARRAY_SIZE(offsets); j++ )
            write_to(op, nr, MARGIN + offsets[j], lengths[i]);
}

static void write_nowhere(const struct op *op, unsigned int nr)
{
    unsigned int i;

    for ( i = 0; i < ABI_NR_NOWHERE; i++ )
    {
        const void *nowhere = (const void *)abi_nowhere[i];

        abi_expect(op->name, abi_nowhere[i],
                   launch_op(op->cmd, nr, 0, nowhere, op->size), -XEN_EFAULT);
        abi_expect(op->name, abi_nowhere[i],
                   launch_op(op->cmd, nr, 0, nowhere, ~0UL), -XEN_EFAULT);
        /* Nothing is written. */
        abi_expect(op->name, abi_nowhere[i],
                   launch_op(op->cmd, nr, 0, nowhere, 0), op->size);
    }
}

/* Close to where memory ends. */
static void write_at_edge(const struct op *op, unsigned int nr)
{
    uint8_t *end = arch_map_edge(true);
    unsigned int i;

    abi_expect("fits", 0,
               launch_op(op->cmd, nr, 0, end - op->size, op->size), op->size);
    abi_expect("fits, short", 4, launch_op(op->cmd, nr, 0, end - 4, 4),
               op->size);
    for ( i = 0; i < op->size; i++ )
        abi_expect("does not fit", i,
                   launch_op(op->cmd, nr, 0, end - i, op->size), -XEN_EFAULT);
}

static void write_read_only(const struct op *op, unsigned int nr)
{
    uint8_t *page = arch_map_edge(true) - PAGE_SIZE;
    unsigned int i;

    memset(page, 0x5a, PAGE_SIZE);
    page = arch_map_edge(false) - PAGE_SIZE;
    abi_expect("read only", 0, launch_op(op->cmd, nr, 0, page, op->size),
               -XEN_EFAULT);
    for ( i = 0; i < PAGE_SIZE; i++ )
        if ( !abi_expect("read only, content", i, page[i], 0x5a) )
            break;
}

/* What is read: the reason of a failure, which must not be one by this. */
static void read_nowhere(void)
{
    unsigned int i;

    for ( i = 0; i < ABI_NR_NOWHERE; i++ )
    {
        const void *nowhere = (const void *)abi_nowhere[i];

        abi_expect("failed", abi_nowhere[i],
                   launch_op(XEN_HYPERLAUNCH_OP_failed, 0, 0, nowhere, 4),
                   -XEN_EFAULT);
        abi_expect("failed", abi_nowhere[i],
                   launch_op(XEN_HYPERLAUNCH_OP_failed, 0, 0, nowhere, ~0UL),
                   -XEN_EFAULT);
    }
    abi_expect("failed, edge", 1,
               launch_op(XEN_HYPERLAUNCH_OP_failed, 0, 0,
                         arch_map_edge(true) - 1, 2), -XEN_EFAULT);
}

void abi_buffers(void)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(ops); i++ )
    {
        unsigned int nr = number_for(&ops[i]);

        write_lengths(&ops[i], nr);
        write_nowhere(&ops[i], nr);
        write_at_edge(&ops[i], nr);
        write_read_only(&ops[i], nr);
    }
    read_nowhere();
}
