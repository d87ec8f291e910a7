/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What holds after parsing and validating anything at all.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invariants.h"

#define INVARIANT(cond) \
    do { \
        if ( !(cond) ) \
        { \
            fprintf(stderr, "%s:%d: does not hold: %s\n", \
                    __FILE__, __LINE__, #cond); \
            abort(); \
        } \
    } while ( 0 )

/*
 * Diagnostics.
 */

static void check_diags(const struct hl_lcm *lcm, const struct hl_diags *diags)
{
    unsigned int i, nr[3] = {};

    INVARIANT(diags->nr <= HL_MAX_DIAGS);
    INVARIANT(!diags->dropped || diags->nr == HL_MAX_DIAGS);

    for ( i = 0; i < diags->nr; i++ )
    {
        const struct hl_diag *diag = &diags->diag[i];

        INVARIANT(diag->code > HL_E_NONE && diag->code < HL_NR_CODES);
        INVARIANT(diag->severity <= HL_FATAL);
        INVARIANT(diag->node < 0 || diag->node < (int)lcm->size ||
                  diag->code == HL_E_NOT_HYPERVISOR);
        INVARIANT(diag->domain >= -1);
        INVARIANT(diag->domain < (int)lcm->nr_domains);
        nr[diag->severity]++;
    }

    if ( !diags->dropped )
    {
        INVARIANT(nr[HL_ERROR] == diags->nr_errors);
        INVARIANT(nr[HL_FATAL] == diags->nr_fatal);
    }
    else if ( diags->nr_errors + diags->nr_fatal >= HL_MAX_DIAGS )
        INVARIANT(nr[HL_NOTE] == 0);
    else
        INVARIANT(nr[HL_ERROR] + nr[HL_FATAL] ==
                  diags->nr_errors + diags->nr_fatal);
}

/*
 * Modules.
 */

static bool in_blob(const struct hl_lcm *lcm, const void *ptr, size_t len)
{
    uintptr_t start = (uintptr_t)lcm->fdt, at = (uintptr_t)ptr;

    return at >= start && len <= lcm->size && at - start <= lcm->size - len;
}

static void check_string(const struct hl_lcm *lcm, const char *str, size_t len)
{
    INVARIANT(in_blob(lcm, str, len + 1));
    INVARIANT(strnlen(str, len + 1) == len);
}

static void check_module(const struct hl_lcm *lcm, const struct hl_module *m,
                         const struct hl_host *host, bool validated)
{
    INVARIANT(m->node > 0 && m->node < (int)lcm->size);
    INVARIANT(m->domain >= -1 && m->domain < (int)lcm->nr_domains);
    INVARIANT(m->kind <= HL_MODULE_XSM_POLICY);

    if ( m->bootargs )
        check_string(lcm, m->bootargs, m->bootargs_len);
    else
        INVARIANT(m->bootargs_len == 0);

    if ( m->sha256 )
        INVARIANT(in_blob(lcm, m->sha256, 32));

    /* Errors of a domain's module are errors of that domain. */
    if ( m->nr_errors && m->domain >= 0 )
        INVARIANT(lcm->domains[m->domain].nr_errors >= m->nr_errors);

    if ( m->nr_errors )
        return;

    if ( m->by_index )
        INVARIANT(m->index > 0);
    else
    {
        INVARIANT(m->size > 0);
        INVARIANT(m->addr + (m->size - 1) >= m->addr);
    }

    if ( validated )
    {
        INVARIANT(!m->by_index || m->index < host->nr_modules);
        INVARIANT(m->bootargs_len <= host->max_cmdline);
    }
}

static void check_slot(const struct hl_lcm *lcm, int slot, int domain,
                       enum hl_module_kind kind)
{
    if ( slot == HL_NO_MODULE )
        return;

    INVARIANT(slot >= 0 && slot < (int)lcm->nr_modules);
    INVARIANT(lcm->modules[slot].domain == domain);
    INVARIANT(lcm->modules[slot].kind == kind);
}

/*
 * Domains.
 */

static void check_domain(const struct hl_lcm *lcm, unsigned int index)
{
    const struct hl_domain *d = &lcm->domains[index];

    INVARIANT(d->node > 0 && d->node < (int)lcm->size);
    INVARIANT(d->name && d->name_len <= HL_MAX_NAME);
    INVARIANT(d->name_len || d->nr_errors);
    INVARIANT(!d->name_len || in_blob(lcm, d->name, d->name_len));
    INVARIANT(!d->uuid || in_blob(lcm, d->uuid, 16));
    INVARIANT(d->mode <= HL_MODE_HVM);
    INVARIANT(d->enhanced <= HL_ENHANCED_ENABLED);
    INVARIANT(d->memory_kb <= HL_MAX_MEMORY_KB);
    INVARIANT(d->mem_min_kb <= HL_MAX_MEMORY_KB);
    INVARIANT(d->mem_max_kb <= HL_MAX_MEMORY_KB);
    INVARIANT(d->nr_pci_devices <= HL_MAX_PCI_DEVICES);
    INVARIANT(d->nr_start_after <= HL_MAX_DOMAINS);
    INVARIANT(!d->nr_start_after ||
              in_blob(lcm, d->start_after, d->nr_start_after * 4));
    INVARIANT(!(d->boot_access & ~(HL_ACCESS_QUERY | HL_ACCESS_START |
                                   HL_ACCESS_CONFIGURE)));
    INVARIANT(!(d->roles & ~(HL_ROLES_DOM0 | HL_ROLE_BOOT |
                             HL_ROLE_RECOVERY)));

    if ( d->security_id )
        check_string(lcm, d->security_id, strnlen(d->security_id,
                                                  HL_MAX_LABEL + 1));

    check_slot(lcm, d->kernel, index, HL_MODULE_KERNEL);
    check_slot(lcm, d->ramdisk, index, HL_MODULE_RAMDISK);
    check_slot(lcm, d->device_tree, index, HL_MODULE_DEVICE_TREE);
    check_slot(lcm, d->config, index, HL_MODULE_CONFIG);
}

/* What the hypervisor builds without asking again. */
static void check_good_domain(const struct hl_lcm *lcm, unsigned int index,
                              const struct hl_host *host)
{
    const struct hl_domain *d = &lcm->domains[index], *other;
    unsigned int i;

    INVARIANT(d->kernel != HL_NO_MODULE);
    INVARIANT(lcm->modules[d->kernel].nr_errors == 0);
    INVARIANT(d->domid < 0x7ff0);
    INVARIANT(d->cpus >= 1 && d->cpus <= host->max_cpus);
    INVARIANT(d->has_memory || (d->roles & HL_ROLE_HARDWARE));
    INVARIANT(!d->has_memory || d->memory_kb);
    INVARIANT(!d->has_memory || d->mem_min_kb <= d->memory_kb);
    INVARIANT(!d->has_memory || d->memory_kb <= d->mem_max_kb);
    INVARIANT(!(d->roles & HL_ROLE_BOOT) || d->roles == HL_ROLE_BOOT);
    INVARIANT(!(d->roles & HL_ROLE_BOOT) || !d->after);
    INVARIANT(!(d->roles & HL_ROLE_BOOT) || !d->start_manual);
    INVARIANT(lcm->nr_domains == 64 || !(d->after >> lcm->nr_domains));

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        other = &lcm->domains[i];

        if ( (d->after >> i) & 1 )
        {
            INVARIANT(!other->nr_errors);
            INVARIANT(!(other->roles & HL_ROLE_BOOT));
            INVARIANT(!other->start_manual);
        }

        if ( i == index || other->nr_errors )
            continue;

        INVARIANT(d->domid != other->domid);
        INVARIANT(d->name_len != other->name_len ||
                  memcmp(d->name, other->name, d->name_len));
        INVARIANT(!(d->roles & other->roles & ~HL_ROLE_CONTROL));
    }
}

/* Starting whatever waits for nobody, again and again, starts all. */
static void check_order(const struct hl_lcm *lcm)
{
    uint64_t left = 0, before;
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( !lcm->domains[i].nr_errors )
            left |= 1ULL << i;

    do {
        before = left;
        for ( i = 0; i < lcm->nr_domains; i++ )
            if ( !(lcm->domains[i].after & left) )
                left &= ~(1ULL << i);
    } while ( left != before );

    INVARIANT(!left);
}

void check_invariants(const struct hl_lcm *lcm, const struct hl_diags *diags,
                      const struct hl_host *host, bool parsed, bool valid)
{
    unsigned int i, good = 0;

    INVARIANT(lcm->nr_domains <= HL_MAX_DOMAINS);
    INVARIANT(lcm->nr_modules <= HL_MAX_MODULES);
    INVARIANT(parsed == !diags->nr_fatal);
    INVARIANT(!parsed || (lcm->size && lcm->nr_domains));
    check_diags(lcm, diags);

    for ( i = 0; i < lcm->nr_modules; i++ )
        check_module(lcm, &lcm->modules[i], host, parsed);

    for ( i = 0; i < lcm->nr_domains; i++ )
        check_domain(lcm, i);

    check_slot(lcm, lcm->microcode, -1, HL_MODULE_MICROCODE);
    check_slot(lcm, lcm->xsm_policy, -1, HL_MODULE_XSM_POLICY);

    if ( !parsed )
    {
        INVARIANT(!valid);
        return;
    }

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( !lcm->domains[i].nr_errors )
        {
            good++;
            check_good_domain(lcm, i, host);
        }
    INVARIANT(valid == !!good);
    check_order(lcm);
}

/*
 * Messages.
 */

static void check_message(const char *message, size_t len)
{
    size_t i;

    INVARIANT(strlen(message) == len);
    for ( i = 0; i < len; i++ )
        INVARIANT(message[i] >= ' ' && message[i] <= '~');
}

/* As snprintf(): cut off, terminated, and the length of the whole. */
static void check_cut_off(const void *blob, const struct hl_diag *diag,
                          const char *whole, size_t len, size_t size)
{
    char *buf = malloc(size);
    size_t shown = len < size ? len : size - 1;

    INVARIANT(buf);
    INVARIANT(hl_diag_format(blob, diag, buf, size) == (int)len);
    INVARIANT(!memcmp(buf, whole, shown) && buf[shown] == '\0');
    free(buf);
}

void check_messages(const void *blob, const struct hl_diags *diags)
{
    static char whole[2048];
    unsigned int i;
    int len;

    for ( i = 0; i < diags->nr; i++ )
    {
        const struct hl_diag *diag = &diags->diag[i];

        len = hl_diag_format(blob, diag, whole, sizeof(whole));
        INVARIANT(len > 0 && len < (int)sizeof(whole));
        check_message(whole, len);

        /* A few will do: there are runs with very many. */
        if ( i >= 4 )
            continue;

        INVARIANT(hl_diag_format(blob, diag, NULL, 0) == len);
        check_cut_off(blob, diag, whole, len, 1);
        check_cut_off(blob, diag, whole, len, 24);
        check_cut_off(blob, diag, whole, len, len);
        check_cut_off(blob, diag, whole, len, len + 1);
    }
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
