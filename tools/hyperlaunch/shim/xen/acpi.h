/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Xen's definitions of ACPI tables, and of nothing else about ACPI.
 */

#ifndef XEN__ACPI_H
#define XEN__ACPI_H

#include <xen/types.h>

#define ACPI_MACHINE_WIDTH 64
#define COMPILER_DEPENDENT_INT64 int64_t
#define COMPILER_DEPENDENT_UINT64 uint64_t

#include <acpi/acconfig.h>
#include <acpi/actypes.h>
#include <acpi/actbl.h>

#endif /* XEN__ACPI_H */
