// SPDX-License-Identifier: GPL-2.0-only
/*
 * Host tool: makes the images that gzip, head and the linker cannot make.
 *
 *   mkimage bzimage <payload> <out> [<payload_offset> [<version>]]
 *      wraps a compressed kernel in the header of a Linux bzImage
 *   mkimage poke <in> <out> <offset> <u32>
 *      copies a file and writes a little endian number into the copy;
 *      a negative offset counts from its end
 *   mkimage random <size> <out>
 *      bytes without any sense, the same ones every time
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECTOR      512
#define SETUP_SECTS 1

/* Offsets in the setup header, from Linux' boot protocol. */
#define HDR_SETUP_SECTS    0x1f1
#define HDR_BOOT_FLAG      0x1fe
#define HDR_MAGIC          0x202
#define HDR_VERSION        0x206
#define HDR_LOADFLAGS      0x211
#define HDR_PAYLOAD_OFFSET 0x248
#define HDR_PAYLOAD_LENGTH 0x24c

struct blob {
    unsigned char *data;
    size_t size;
};

static void die(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

static void *allocate(size_t size)
{
    void *p = calloc(1, size ? size : 1);

    if ( !p )
        die("mkimage: out of memory");

    return p;
}

static struct blob read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct blob blob;
    long size;

    if ( !f || fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 )
        die("mkimage: cannot read %s", path);
    rewind(f);
    blob.size = size;
    blob.data = allocate(blob.size);
    if ( fread(blob.data, 1, blob.size, f) != blob.size )
        die("mkimage: cannot read %s", path);
    fclose(f);

    return blob;
}

static void write_file(const char *path, struct blob blob)
{
    FILE *f = fopen(path, "wb");

    if ( !f || fwrite(blob.data, 1, blob.size, f) != blob.size || fclose(f) )
        die("mkimage: cannot write %s", path);
}

static unsigned long long number(const char *s)
{
    char *end;
    unsigned long long n = strtoull(s, &end, 0);

    if ( !*s || *end )
        die("mkimage: not a number: %s", s);

    return n;
}

static void put_le(unsigned char *p, uint64_t value, unsigned int bytes)
{
    for ( ; bytes--; value >>= 8 )
        *p++ = value;
}

static void bzimage(const char *in, const char *out, uint32_t offset,
                    unsigned int version)
{
    struct blob payload = read_file(in), image;
    size_t start = (1 + SETUP_SECTS) * SECTOR;

    image.size = start + payload.size;
    image.data = allocate(image.size);
    memcpy(image.data + start, payload.data, payload.size);

    image.data[HDR_SETUP_SECTS] = SETUP_SECTS;
    put_le(image.data + HDR_BOOT_FLAG, 0xaa55, 2);
    memcpy(image.data + HDR_MAGIC, "HdrS", 4);
    put_le(image.data + HDR_VERSION, version, 2);
    image.data[HDR_LOADFLAGS] = 1;      /* loaded high */
    put_le(image.data + HDR_PAYLOAD_OFFSET, offset, 4);
    put_le(image.data + HDR_PAYLOAD_LENGTH, payload.size, 4);

    write_file(out, image);
}

static void poke(const char *in, const char *out, const char *where,
                 uint32_t value)
{
    struct blob blob = read_file(in);
    size_t offset = *where == '-' ? blob.size - number(where + 1)
                                  : number(where);

    if ( blob.size < 4 || offset > blob.size - 4 )
        die("mkimage: %s has no offset %s", in, where);
    put_le(blob.data + offset, value, 4);
    write_file(out, blob);
}

static void random_bytes(size_t size, const char *out)
{
    struct blob blob = { allocate(size), size };
    uint32_t x = 2463534242;
    size_t i;

    for ( i = 0; i < size; i++ )
    {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        blob.data[i] = x >> 11;
    }
    write_file(out, blob);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";

    if ( !strcmp(what, "bzimage") && argc >= 4 && argc <= 6 )
        bzimage(argv[2], argv[3], argc > 4 ? number(argv[4]) : 0,
                argc > 5 ? number(argv[5]) : 0x20c);
    else if ( !strcmp(what, "poke") && argc == 6 )
        poke(argv[2], argv[3], argv[4], number(argv[5]));
    else if ( !strcmp(what, "random") && argc == 4 )
        random_bytes(number(argv[2]), argv[3]);
    else
        die("usage: mkimage bzimage <payload> <out> [<offset> [<version>]]\n"
            "       mkimage poke <in> <out> <offset> <u32>\n"
            "       mkimage random <size> <out>");

    return 0;
}
