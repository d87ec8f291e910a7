// SPDX-License-Identifier: GPL-2.0-only
/* The checks that a PV guest has besides the common ones. */
#include "pv.h"

const struct check arch_checks[] = {
    { "fault", check_fault },
    { "iomem", check_iomem },
    { "ioports", check_ioports },
    { "mfns", check_mfns },
    { "no-iomem", check_no_iomem },
    { "no-ioports", check_no_ioports },
    { "own-time", check_own_time },
};
const unsigned int arch_nr_checks = ARRAY_SIZE(arch_checks);
