/* SPDX-License-Identifier: GPL-2.0-only */
/* Walking through the memory that Xen left free. */
#ifndef HLG_PAGES_H
#define HLG_PAGES_H

#include "arch.h"

#define WORDS (PAGE_SIZE / sizeof(uint64_t))

/*
 * Does something with one page; returns false, having explained it with
 * check_fail(), if the check @name ends here.
 */
typedef bool page_fn(const char *name, uint64_t pfn, uint64_t *page);

/* Calls @fn for every page that nothing else uses. */
bool for_each_free_page(const char *name, page_fn *fn);

/* Set once this guest has written to pages that Xen left free. */
extern bool memory_written;

#endif /* HLG_PAGES_H */
