/* SPDX-License-Identifier: GPL-2.0-only */
/* For guests whose memory Xen translates: PVH, and those of Arm. */
#ifndef HLG_TRANSLATED_H
#define HLG_TRANSLATED_H

#include <stdint.h>

/* Sets shared_info. */
void map_shared_info(void);

/* HVM_PARAM_*, of this domain; all ones if Xen does not tell it. */
uint64_t hvm_param(unsigned int index);

#endif /* HLG_TRANSLATED_H */
