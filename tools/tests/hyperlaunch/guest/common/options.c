// SPDX-License-Identifier: GPL-2.0-only
#include "options.h"

#include "format.h"
#include "lib.h"

static const char *const role_names[] = {
    "control", "hardware", "console", "xenstore", "boot", "recovery",
};
#define NR_ROLES (sizeof(role_names) / sizeof(role_names[0]))

static bool is_one_of(char c, const char *set)
{
    while ( *set )
        if ( c == *set++ )
            return true;

    return false;
}

bool next_item(const char **list, const char *separators, char *item,
               size_t size)
{
    const char *s = *list;
    size_t n = 0;

    while ( *s && is_one_of(*s, separators) )
        s++;

    if ( !*s )
    {
        *list = s;
        return false;
    }

    for ( ; *s && !is_one_of(*s, separators); s++ )
        if ( n + 1 < size )
            item[n++] = *s;
    item[n] = '\0';
    *list = s;

    return true;
}

void format_roles(char *buf, size_t size, unsigned int roles)
{
    size_t used = 0;
    unsigned int i;

    for ( i = 0; i < NR_ROLES; i++ )
        if ( roles & (1U << i) )
            used += format(buf + used, size - used, "%s%s",
                           used ? "," : "", role_names[i]);

    if ( !used )
        format(buf, size, "none");
}

static bool parse_text(char *dst, size_t size, const char *value)
{
    return strlen(value) < size && format(dst, size, "%s", value) > 0;
}

static bool parse_number(unsigned long *number, const char *value)
{
    unsigned long n = 0;

    if ( !*value )
        return false;

    for ( ; *value; value++ )
    {
        /* Nothing here needs more than 32 bits; so nothing can overflow. */
        if ( *value < '0' || *value > '9' || n > 0xffffffffUL )
            return false;
        n = n * 10 + *value - '0';
    }

    *number = n;

    return true;
}

static bool parse_roles(unsigned int *roles, const char *value)
{
    char word[16];
    unsigned int i;

    *roles = 0;
    if ( !strcmp(value, "none") )
        return true;
    if ( !*value )
        return false;

    while ( next_item(&value, ",", word, sizeof(word)) )
    {
        for ( i = 0; i < NR_ROLES && strcmp(word, role_names[i]); i++ )
            ;
        if ( i == NR_ROLES )
            return false;
        *roles |= 1U << i;
    }

    return true;
}

static bool parse_peers(struct options *opts, const char *value)
{
    const unsigned int max = sizeof(opts->peers) / sizeof(opts->peers[0]);
    char word[16];
    unsigned long domid;

    opts->nr_peers = 0;

    while ( next_item(&value, ",", word, sizeof(word)) )
    {
        if ( opts->nr_peers == max || !parse_number(&domid, word) )
            return false;
        opts->peers[opts->nr_peers++] = domid;
    }

    return opts->nr_peers;
}

static bool parse_ending(enum ending *end, const char *value)
{
    static const char *const names[] = {
        [END_HANG] = "hang",
        [END_POWEROFF] = "poweroff",
        [END_REBOOT] = "reboot",
        [END_CRASH] = "crash",
        [END_HALT] = "halt",
        [END_MACHINE_OFF] = "machine-off",
    };
    unsigned int i;

    for ( i = 0; i < sizeof(names) / sizeof(names[0]); i++ )
    {
        if ( strcmp(value, names[i]) )
            continue;
        *end = i;
        return true;
    }

    return false;
}

/* The value of @word if it is "@key=value", else NULL. */
static const char *value_of(const char *word, const char *key)
{
    size_t len = strlen(key);

    if ( strncmp(word, key, len) || word[len] != '=' )
        return NULL;

    return word + len + 1;
}

static bool parse_word(struct options *opts, const char *word)
{
    const char *value;

    if ( (value = value_of(word, "name")) )
        return parse_text(opts->name, sizeof(opts->name), value);
    if ( (value = value_of(word, "check")) )
        return parse_text(opts->checks, sizeof(opts->checks), value);
    if ( (value = value_of(word, "boot")) )
        return parse_text(opts->boot, sizeof(opts->boot), value);
    if ( (value = value_of(word, "end")) )
        return parse_ending(&opts->end, value);
    if ( (value = value_of(word, "peers")) )
        return parse_peers(opts, value);
    if ( (value = value_of(word, "port")) )
        return parse_number(&opts->port, value);
    if ( (value = value_of(word, "fill")) )
        return parse_number(&opts->fill_kib, value);
    if ( (value = value_of(word, "hold")) )
        return parse_number(&opts->hold_ms, value);
    if ( (value = value_of(word, "roles")) )
        return parse_roles(&opts->roles, value);
    if ( (value = value_of(word, "rounds")) )
        return parse_number(&opts->rounds, value);
    if ( (value = value_of(word, "seed")) )
        return parse_number(&opts->seed, value);
    if ( (value = value_of(word, "wait")) )
        return parse_number(&opts->wait_ms, value);
    if ( (value = value_of(word, "wait-domains")) )
        return parse_number(&opts->wait_domains, value);
    if ( (value = value_of(word, "wait-timeout")) )
        return parse_number(&opts->wait_timeout_ms, value);

    return false;
}

void parse_options(struct options *opts, const char *cmdline)
{
    char word[600];

    memset(opts, 0, sizeof(*opts));
    format(opts->name, sizeof(opts->name), "unnamed");
    opts->hold_ms = 1000;
    opts->wait_timeout_ms = 30000;
    opts->rounds = 1000;

    while ( next_item(&cmdline, " \t\n", word, sizeof(word)) )
        if ( !parse_word(opts, word) && !opts->bad_word[0] )
            format(opts->bad_word, sizeof(opts->bad_word), "%s", word);
}
