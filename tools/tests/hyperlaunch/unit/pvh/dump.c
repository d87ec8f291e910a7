/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write the ACPI tables of a guest to files: dump VCPUS FOLDER
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/acpi.h>

#include "pvh.h"

static void write_file(const char *folder, const void *p)
{
    const struct acpi_table_header *header = p;
    char path[4096];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%.4s.dat", folder, header->signature);
    f = fopen(path, "wb");
    if ( !f || fwrite(p, header->length, 1, f) != 1 || fclose(f) )
    {
        perror(path);
        exit(1);
    }
}

int main(int argc, char *argv[])
{
    static char buf[1 << 20];
    const struct acpi_table_rsdp *rsdp = (void *)buf;
    const struct acpi_table_xsdt *xsdt;
    const struct acpi_table_fadt *fadt;
    int size;

    if ( argc != 3 )
    {
        fprintf(stderr, "usage: %s VCPUS FOLDER\n", argv[0]);
        return 2;
    }

    size = hl_pvh_acpi_build(buf, sizeof(buf), HL_PVH_ACPI_BASE,
                             strtoul(argv[1], NULL, 0));
    if ( size < 0 )
    {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(-size));
        return 1;
    }

    xsdt = (void *)&buf[rsdp->xsdt_physical_address - HL_PVH_ACPI_BASE];
    fadt = (void *)&buf[xsdt->table_offset_entry[0] - HL_PVH_ACPI_BASE];
    write_file(argv[2], xsdt);
    write_file(argv[2], fadt);
    write_file(argv[2], &buf[xsdt->table_offset_entry[1] - HL_PVH_ACPI_BASE]);
    write_file(argv[2], &buf[fadt->Xdsdt - HL_PVH_ACPI_BASE]);

    return 0;
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
