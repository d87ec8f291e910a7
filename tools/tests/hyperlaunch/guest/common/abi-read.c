// SPDX-License-Identifier: GPL-2.0-only
/* The LCM and boot modules, in pieces of all sizes, and from beyond their ends. */
#include "abi.h"

#include "arch.h"
#include "fnv.h"
#include "lib.h"
#include "say.h"

#define FDT_MAGIC 0xd00dfeed

/* The end of either buffer is no part of what is read. */
#define MARGIN 64
#define ROOM   0x4000

static uint8_t whole[ROOM + MARGIN], pieces[ROOM + MARGIN];

static uint32_t be32(const uint8_t *p)
{
    return ((uint32_t)p[0] << 24) | (p[1] << 16) | (p[2] << 8) | p[3];
}

/* The LCM, or the module of that number. */
#define LCM (-1L)

static long read_some(long nr, unsigned long offset, void *buf,
                      unsigned long len)
{
    return nr == LCM ? launch_read_lcm(offset, buf, len)
                     : launch_read_module(nr, offset, buf, len);
}

/* A pattern, to see how far it was written over. */
static void clear(uint8_t *buf)
{
    memset(buf, 0x5a, ROOM + MARGIN);
}

static void expect_clear(const char *what, const uint8_t *buf,
                         unsigned long from)
{
    unsigned long i;

    for ( i = from; i < ROOM + MARGIN; i++ )
        if ( !abi_expect(what, i, buf[i], 0x5a) )
            return;
}

/* All at once; huge lengths mean no more than that. */
static void read_whole(unsigned long size)
{
    static const unsigned long lengths[] = {
        ROOM, 0x7fffffff, 0x80000000, 0xffffffff, 1UL << 32, 1UL << 63, ~0UL,
    };
    unsigned int i;

    clear(whole);
    abi_expect("LCM", size, launch_read_lcm(0, whole, size), size);
    expect_clear("behind the LCM", whole, size);
    abi_expect("magic number", 0, be32(whole), FDT_MAGIC);
    abi_expect("total size", 0, be32(whole + 4), size);

    for ( i = 0; i < ARRAY_SIZE(lengths); i++ )
    {
        clear(pieces);
        abi_expect("LCM, length", lengths[i],
                   launch_read_lcm(0, pieces, lengths[i]), size);
        expect_clear("behind the LCM", pieces, size);
        abi_expect("content", lengths[i], fnv1a(FNV_START, pieces, size),
                   fnv1a(FNV_START, whole, size));
    }
}

static void read_pieces(unsigned long size, unsigned long piece)
{
    unsigned long offset;

    clear(pieces);
    for ( offset = 0; offset < size; offset += piece )
    {
        unsigned long want = size - offset < piece ? size - offset : piece;

        if ( !abi_expect("LCM, piece", offset,
                         launch_read_lcm(offset, pieces + offset, piece),
                         want) )
            return;
    }
    expect_clear("behind the last piece", pieces, size);
    abi_expect("content by piece", piece, fnv1a(FNV_START, pieces, size),
               fnv1a(FNV_START, whole, size));
}

/* Nothing is read from there, however much is asked for. */
static void read_beyond(const char *what, long nr, unsigned long size)
{
    const unsigned long offsets[] = {
        size, size + 1, size + PAGE_SIZE, 1UL << 31, 1UL << 32, 1UL << 63,
        -PAGE_SIZE, ~0UL - 1, ~0UL,
    };
    static const unsigned long lengths[] = { 0, 1, 2, 4096, 1UL << 32, ~0UL };
    unsigned int i, j;

    clear(pieces);
    for ( i = 0; i < ARRAY_SIZE(offsets); i++ )
        for ( j = 0; j < ARRAY_SIZE(lengths); j++ )
            abi_expect(what, offsets[i],
                       read_some(nr, offsets[i], pieces, lengths[j]), 0);
    expect_clear("read from beyond", pieces, 0);
}

/* Offset and length whose sum is small again. */
static void read_wrapping(unsigned long size)
{
    const unsigned long offsets[] = { 1, 2, 8, size - 1 };
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(offsets); i++ )
    {
        abi_expect("LCM, all but", offsets[i],
                   launch_read_lcm(offsets[i], pieces, ~0UL),
                   size - offsets[i]);
        abi_expect("LCM, all but", offsets[i],
                   launch_read_lcm(offsets[i], pieces, -offsets[i]),
                   size - offsets[i]);
        abi_expect("LCM, nothing", offsets[i],
                   launch_read_lcm(offsets[i], pieces, 0), 0);
    }
}

static void read_to_nowhere(const char *what, long nr)
{
    uint8_t *end = arch_map_edge(false);
    unsigned int i;

    for ( i = 0; i < ABI_NR_NOWHERE; i++ )
    {
        abi_expect(what, abi_nowhere[i],
                   read_some(nr, 0, (void *)abi_nowhere[i], 16),
                   -XEN_EFAULT);
        abi_expect(what, abi_nowhere[i],
                   read_some(nr, 0, (void *)abi_nowhere[i], ~0UL),
                   -XEN_EFAULT);
    }

    abi_expect("to what is read only", 0,
               read_some(nr, 0, end - PAGE_SIZE, 16), -XEN_EFAULT);
    end = arch_map_edge(true);
    abi_expect("it just fits", 0, read_some(nr, 0, end - 16, 16), 16);
    abi_expect("it does not fit", 0, read_some(nr, 0, end - 15, 16),
               -XEN_EFAULT);
}

void abi_lcm(const struct xen_hyperlaunch_info *info)
{
    unsigned long size = info->lcm_size;

    if ( !abi_expect("LCM fits into the buffer", size, size < ROOM, 1) )
        return;

    read_whole(size);
    read_pieces(size, 1);
    read_pieces(size, 13);
    read_pieces(size, size - 1);
    read_beyond("LCM", LCM, size);
    read_wrapping(size);
    read_to_nowhere("LCM", LCM);

    say("HL-LCM size=%lu fnv=%016lx", size,
        (unsigned long)fnv1a(FNV_START, whole, size));
}

/* May be given in smaller pieces than what was asked for. */
static uint64_t read_module(unsigned int nr, unsigned long piece,
                            unsigned long *size)
{
    uint64_t hash = FNV_START;
    long got;

    for ( *size = 0; (got = launch_read_module(nr, *size, pieces, piece)) > 0;
          *size += got )
    {
        if ( (unsigned long)got > piece )
            break;
        hash = fnv1a(hash, pieces, got);
    }
    abi_expect("module, end", nr, got, 0);

    return hash;
}

static void ask_module(unsigned int nr)
{
    struct xen_hyperlaunch_module module;
    unsigned long size;
    uint64_t hash;

    abi_expect("module", nr, launch_module(nr, &module), sizeof(module));

    hash = read_module(nr, ROOM, &size);
    abi_expect("module, size", nr, size, module.size);
    say("HL-MODULE nr=%u size=%lu fnv=%016lx", nr, size, (unsigned long)hash);

    abi_expect("module, content", nr, read_module(nr, 4099, &size), hash);
    abi_expect("module, size", nr, size, module.size);
    if ( module.kind == XEN_HYPERLAUNCH_MODULE_lcm )
        abi_expect("LCM as a module", nr, hash,
                   fnv1a(FNV_START, whole, size));

    read_beyond("module", nr, size);
    if ( size >= 16 )
        read_to_nowhere("module", nr);
}

void abi_modules(const struct xen_hyperlaunch_info *info)
{
    unsigned int i;

    for ( i = 0; i < info->nr_modules; i++ )
        ask_module(i);
}
