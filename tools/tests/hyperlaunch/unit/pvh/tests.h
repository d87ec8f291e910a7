/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tests of what a PVH guest finds in its memory.  They read it byte by byte, as
 * the specifications have it, rather than with Xen's structures.
 */

#ifndef UNIT__PVH__TESTS_H
#define UNIT__PVH__TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pvh.h"

struct group {
    const char *name;
    const struct CMUnitTest *tests;
    size_t nr;
};

struct group test_memory(void);
struct group test_acpi(void);
struct group test_start_info(void);

/* Little endian numbers, aligned or not. */
uint32_t le(const uint8_t *p, unsigned int bytes, unsigned int offset);
uint64_t le64(const uint8_t *p, unsigned int offset);

/* The sum of all bytes. */
uint8_t sum(const uint8_t *p, size_t size);

/* A buffer of just this size, for the sanitizer to guard, with bytes in it. */
uint8_t *filled(size_t size, uint8_t byte);

/* Are they all the same? */
int is_filled(const uint8_t *p, size_t size, uint8_t byte);

#endif /* UNIT__PVH__TESTS_H */
