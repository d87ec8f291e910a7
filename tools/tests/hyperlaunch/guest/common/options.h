/* SPDX-License-Identifier: GPL-2.0-only */
/* The command line of the guest.  Plain C, so that the host can test it. */
#ifndef HLG_OPTIONS_H
#define HLG_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Roles of a domain; also what a domain was seen to be allowed. */
#define ROLE_CONTROL  (1U << 0)
#define ROLE_HARDWARE (1U << 1)
#define ROLE_CONSOLE  (1U << 2)
#define ROLE_XENSTORE (1U << 3)
#define ROLE_BOOT     (1U << 4)
#define ROLE_RECOVERY (1U << 5)

/* Those of a Dom0. */
#define ROLE_ALL      (ROLE_CONTROL | ROLE_HARDWARE | ROLE_CONSOLE | \
                       ROLE_XENSTORE)

enum ending {
    END_HANG,
    END_POWEROFF,
    END_REBOOT,
    END_CRASH,
    END_HALT,
    END_MACHINE_OFF,
};

struct options {
    char name[64];
    char checks[512];
    char boot[256];             /* what to do as boot domain: see boot.c */
    enum ending end;
    unsigned int roles;         /* what the check "roles" is to find */
    unsigned int peers[16];     /* domids, for checks that need others */
    unsigned int nr_peers;
    unsigned long fill_kib;     /* memory to fill, 0: all that is free */
    unsigned long hold_ms;      /* for how long it is to stay as it is */
    unsigned long wait_ms;
    unsigned long wait_domains;
    unsigned long wait_timeout_ms;
    unsigned long port;         /* an event channel that is there already */
    unsigned long seed;         /* for checks that do random things... */
    unsigned long rounds;       /* ... and how many of them */

    /* First word that could not be understood; empty if there is none. */
    char bad_word[64];
};

/* Defaults, then every word of @cmdline; the last of equal options counts. */
void parse_options(struct options *opts, const char *cmdline);

/*
 * Copies the next item of the list at *@list, whose items are separated by
 * characters of @separators, to @item (cut to @size) and moves *@list behind
 * it.  False at the end of the list; empty items are skipped.
 */
bool next_item(const char **list, const char *separators, char *item,
               size_t size);

/* "control,console"; "none" for an empty set. */
void format_roles(char *buf, size_t size, unsigned int roles);

#endif /* HLG_OPTIONS_H */
