/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What kind of kernel image a file is.
 */

#include <elf.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/array.h"

#include "compression.h"
#include "image-kind.h"
#include "unpack.h"

/* XEN_ELFNOTE_XEN_VERSION and XEN_ELFNOTE_PHYS32_ENTRY: what Xen looks at */
#define NOTE_PV_VERSION 5
#define NOTE_PVH_ENTRY  18

/*
 * More than any kernel has: headers may all point at the same ones, to keep
 * whoever reads them busy.
 */
#define MAX_NOTES 65536

struct image {
    const uint8_t *data;
    size_t size;
};

/* @size bytes at @offset, if the file has them. */
static const void *bytes(const struct image *image, uint64_t offset,
                         uint64_t size)
{
    return offset <= image->size && size <= image->size - offset
           ? image->data + offset : NULL;
}

static bool has_at(const struct image *image, uint64_t offset,
                   const void *magic, size_t size)
{
    const void *data = bytes(image, offset, size);

    return data && !memcmp(data, magic, size);
}

static uint64_t round_up_4(uint64_t size)
{
    return (size + 3) & ~3ULL;
}

/* No more than @left of them, which is what is then left. */
static void read_notes(const struct image *image, uint64_t offset,
                       uint64_t size, unsigned int *left,
                       struct image_kind *kind)
{
    Elf64_Nhdr note;

    while ( *left && size >= sizeof(note) &&
            bytes(image, offset, sizeof(note)) )
    {
        uint64_t whole;

        --*left;
        memcpy(&note, bytes(image, offset, sizeof(note)), sizeof(note));
        if ( note.n_namesz == 4 &&
             has_at(image, offset + sizeof(note), "Xen", 4) )
        {
            kind->has_xen_notes = true;
            if ( note.n_type == NOTE_PV_VERSION )
                kind->has_pv_version = true;
            if ( note.n_type == NOTE_PVH_ENTRY )
                kind->has_pvh_entry = true;
        }

        whole = sizeof(note) + round_up_4(note.n_namesz) +
                round_up_4(note.n_descsz);
        if ( whole > size )
            return;
        offset += whole;
        size -= whole;
    }
}

/* Segments, or in a relocated kernel sections, have the notes. */
static void read_elf64(const struct image *image, struct image_kind *kind)
{
    unsigned int i, left = MAX_NOTES;
    Elf64_Ehdr header;

    memcpy(&header, image->data, sizeof(header));

    for ( i = 0; i < header.e_phnum; i++ )
    {
        const void *data = bytes(image, header.e_phoff +
                                        (uint64_t)i * header.e_phentsize,
                                 sizeof(Elf64_Phdr));
        Elf64_Phdr segment;

        if ( !data )
            break;
        memcpy(&segment, data, sizeof(segment));
        if ( segment.p_type == PT_NOTE )
            read_notes(image, segment.p_offset, segment.p_filesz, &left,
                       kind);
    }

    for ( i = 0; i < header.e_shnum; i++ )
    {
        const void *data = bytes(image, header.e_shoff +
                                        (uint64_t)i * header.e_shentsize,
                                 sizeof(Elf64_Shdr));
        Elf64_Shdr section;

        if ( !data )
            break;
        memcpy(&section, data, sizeof(section));
        if ( section.sh_type == SHT_NOTE )
            read_notes(image, section.sh_offset, section.sh_size, &left,
                       kind);
    }

    /* Old PV kernels have a section of text instead. */
    if ( memmem(image->data, image->size, "GUEST_OS=", 9) )
        kind->has_xen_notes = kind->has_pv_version = true;
}

static void read_elf(const struct image *image, struct image_kind *kind)
{
    const Elf64_Ehdr *header = bytes(image, 0, sizeof(*header));
    uint16_t machine;

    kind->format = IMAGE_ELF_OTHER;
    if ( !header )
        return;

    /* At the same place for both sizes. */
    memcpy(&machine, &header->e_machine, sizeof(machine));
    if ( machine == EM_X86_64 )
    {
        kind->format = IMAGE_ELF_X86;
        kind->notes_known = true;
        read_elf64(image, kind);
    }
    else if ( machine == EM_386 )
    {
        /* 32-bit PV: whether it can is for Xen to say. */
        kind->format = IMAGE_ELF_X86;
        kind->has_xen_notes = true;
    }
}

static bool has_text(const struct image *image, const char *text)
{
    return memmem(image->data, image->size, text, strlen(text));
}

/* For a boot loader, its mark is in the first 8 KiB. */
static bool has_multiboot(const struct image *image)
{
    static const uint8_t magic[] = { 0x02, 0xb0, 0xad, 0x1b };
    unsigned int offset;

    for ( offset = 0; offset < 8192; offset += 4 )
        if ( has_at(image, offset, magic, sizeof(magic)) )
            return true;

    return false;
}

/* On Arm, Xen's words for its boot modules tell it from a Linux. */
static void find_xen(const struct image *image, struct image_kind *kind)
{
    kind->is_xen = has_at(image, 0, ELFMAG, SELFMAG)
                   ? has_multiboot(image)
                   : has_text(image, "multiboot,module");
    kind->has_hyperlaunch = has_text(image, "boot-domain-timeout-ms");
    /*
     * Others may be for a boot loader, or know what a boot module is, as well;
     * this is an option of Xen's.
     */
    kind->is_hypervisor = kind->is_xen && (kind->has_hyperlaunch ||
                                           has_text(image, "dom0_max_vcpus"));
}

static void read_unpacked(const struct image *image, struct image_kind *kind)
{
    struct image unpacked;

    unpacked.data = unpack(image->data, image->size, &unpacked.size);
    if ( !unpacked.data )
        kind->format = IMAGE_DAMAGED;
    else if ( has_at(&unpacked, 0, ELFMAG, SELFMAG) )
        read_elf(&unpacked, kind);
    free((void *)unpacked.data);
}

/* What is behind the part that a boot loader would start. */
static void read_payload(const struct image *payload, struct image_kind *kind)
{
    switch ( compression_of(payload->data, payload->size) )
    {
    case COMPRESSION_GZIP:
        read_unpacked(payload, kind);
        break;

    case COMPRESSION_REFUSED:
        kind->format = IMAGE_PACKED_REFUSED;
        return;

    case COMPRESSION_NONE:
        if ( has_at(payload, 0, ELFMAG, SELFMAG) )
            read_elf(payload, kind);
        break;

    case COMPRESSION_XEN:
        break;
    }

    /* That it is an ELF file is what makes it a good bzImage. */
    if ( kind->format == IMAGE_ELF_X86 )
        kind->format = IMAGE_BZIMAGE;
}

/* Those before version 2.08 of its protocol do not say where the kernel is. */
static void read_bzimage(const struct image *image, struct image_kind *kind)
{
    const uint8_t *header = bytes(image, 0, 0x250);
    uint32_t offset, size;
    uint64_t start;
    struct image payload;

    if ( !header )
    {
        kind->format = IMAGE_TRUNCATED;
        return;
    }
    if ( (header[0x206] | header[0x207] << 8) < 0x208 )
        return;

    memcpy(&offset, &header[0x248], sizeof(offset));
    memcpy(&size, &header[0x24c], sizeof(size));
    start = (header[0x1f1] + 1) * 512ULL + offset;
    payload = (struct image){ bytes(image, start, size), size };
    if ( payload.data )
        read_payload(&payload, kind);
    else
        kind->format = IMAGE_TRUNCATED;
}

static void read_image(const struct image *image, struct image_kind *kind)
{
    static const struct {
        enum image_format format;
        unsigned int offset;
        const char *magic;
        unsigned int size;
    } formats[] = {
        { IMAGE_BZIMAGE, 0x202, "HdrS", 4 },
        { IMAGE_ARM64, 56, "ARM\x64", 4 },
        { IMAGE_ARM32, 36, "\x18\x28\x6f\x01", 4 },
        { IMAGE_UIMAGE, 0, "\x27\x05\x19\x56", 4 },
        { IMAGE_PE, 0, "MZ", 2 },
    };
    unsigned int i;

    find_xen(image, kind);
    if ( has_at(image, 0, ELFMAG, SELFMAG) )
    {
        read_elf(image, kind);
        return;
    }

    for ( i = 0; i < NR(formats); i++ )
        if ( has_at(image, formats[i].offset, formats[i].magic,
                    formats[i].size) )
        {
            kind->format = formats[i].format;
            if ( kind->format == IMAGE_BZIMAGE )
                read_bzimage(image, kind);
            return;
        }
}

/* What is in a gzip file, or as much of it as anybody would have. */
static void read_packed(const struct image *image, struct image_kind *kind)
{
    struct image unpacked;

    unpacked.data = unpack(image->data, image->size, &unpacked.size);
    if ( unpacked.data )
        read_image(&unpacked, kind);
    else
        kind->format = IMAGE_DAMAGED;
    kind->packed = true;
    free((void *)unpacked.data);
}

static void read_file(const struct image *image, struct image_kind *kind)
{
    switch ( compression_of(image->data, image->size) )
    {
    case COMPRESSION_NONE:
        read_image(image, kind);
        break;

    case COMPRESSION_GZIP:
        read_packed(image, kind);
        break;

    case COMPRESSION_XEN:
        kind->format = IMAGE_PACKED;
        break;

    case COMPRESSION_REFUSED:
        kind->format = IMAGE_PACKED_REFUSED;
        break;
    }
}

bool image_kind_read(const char *path, struct image_kind *kind)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    void *data = MAP_FAILED;

    *kind = (struct image_kind){};
    if ( fd < 0 )
        return false;
    if ( !fstat(fd, &status) && status.st_size > 0 )
        data = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if ( data == MAP_FAILED )
        return false;

    read_file(&(struct image){ data, status.st_size }, kind);
    munmap(data, status.st_size);

    return true;
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
