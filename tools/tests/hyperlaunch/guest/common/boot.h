/* SPDX-License-Identifier: GPL-2.0-only */
/* What makes the guest a boot domain. */
#ifndef HLG_BOOT_H
#define HLG_BOOT_H

#include "options.h"

/*
 * Takes the steps of @opts->boot, in that order.  Returns if the last of them
 * does not end the launch's preparation, and with it this domain.
 */
void prepare_launch(const struct options *opts);

#endif /* HLG_BOOT_H */
