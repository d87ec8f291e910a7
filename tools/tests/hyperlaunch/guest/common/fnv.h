/* SPDX-License-Identifier: GPL-2.0-only */
/* 64 bits of FNV-1a, by which tests compare what the guest sees with a file. */
#ifndef HLG_FNV_H
#define HLG_FNV_H

#include <stddef.h>
#include <stdint.h>

#define FNV_START 0xcbf29ce484222325

/* @hash is FNV_START, or that of the data before these. */
uint64_t fnv1a(uint64_t hash, const void *data, size_t size);

#endif /* HLG_FNV_H */
