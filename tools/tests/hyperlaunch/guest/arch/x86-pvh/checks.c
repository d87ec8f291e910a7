// SPDX-License-Identifier: GPL-2.0-only
/* The checks that a PVH guest has besides the common ones. */
#include "pvh.h"

const struct check arch_checks[] = {
    { "acpi", check_acpi },
    { "beyond", check_beyond },
    { "fault", check_fault },
    { "iomem", check_iomem },
    { "ioports", check_ioports },
    { "launch-32", check_launch_32 },
    { "memmap", check_memmap },
    { "mtrr", check_mtrr },
    { "no-iomem", check_no_iomem },
    { "no-ioports", check_no_ioports },
    { "own-time", check_own_time },
    { "sipi", check_sipi },
};
const unsigned int arch_nr_checks = ARRAY_SIZE(arch_checks);
