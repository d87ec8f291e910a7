/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What guests fill memory with: every word tells the domain and its name, or
 * the address.  Plain C, so that the host can test it.
 */
#ifndef HLG_PATTERN_H
#define HLG_PATTERN_H

#include <stdbool.h>
#include <stdint.h>

/* The word that tells who filled the memory. */
uint64_t pattern_mark(unsigned int domid, const char *name);

/* Is @word such a mark?  Then @domid is whose. */
bool is_pattern_mark(uint64_t word, unsigned int *domid);

/* What is to be at @address, which is that of a 64-bit word. */
uint64_t pattern_at(uint64_t mark, uint64_t address);

#endif /* HLG_PATTERN_H */
