/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Both ends of a ring.  What passes through: the domain asks, the backend
 * answers, the domain says thanks; each a line, each followed by an event.
 */
#ifndef HLG_RINGS_H
#define HLG_RINGS_H

#include <stdbool.h>

#include "arch.h"

#define RING_TIMEOUT_MS 20000

/* Longer than any line. */
#define RING_LINE_MAX 64

const char *ring_name(enum ring ring);

/* One direction of a ring. */
struct flow {
    char *data;
    uint32_t size;
    volatile uint32_t *prod, *cons;
};
struct flow ring_to_backend(enum ring ring, void *page);
struct flow ring_to_domain(enum ring ring, void *page);

/* How much more fits. */
uint32_t ring_room(const struct flow *flow);

/* Puts a line into the ring, and tells the other end. */
void ring_send(const struct flow *flow, uint32_t port, const char *line);

/* Takes a line out of the ring.  False if none came in time. */
bool ring_receive(const struct flow *flow, char *line);

/* The line with which domain @domid asks. */
void ring_question(char *line, enum ring ring, unsigned int domid);

/* Xenstore only: what the page says of the connection. */
volatile uint32_t *ring_connection(void *page);

#endif /* HLG_RINGS_H */
