/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write as JSON what has a name in the interface.
 */

#include <stdint.h>
#include <string.h>

#include <xen/xen.h>

#include "json-names.h"

void json_name(struct json *j, const char *key, const struct names *names,
               uint32_t value)
{
    char buf[NAMES_SIZE];

    json_string(j, key, name_of(names, value, buf));
}

void json_names(struct json *j, const char *key, const struct names *bits,
                uint32_t value)
{
    char buf[NAMES_SIZE], *rest = buf, *name;

    json_open(j, key, '[');
    names_of(bits, value, buf);
    while ( value && (name = strsep(&rest, ",")) )
        json_string(j, NULL, name);
    json_close(j, ']');
}

void json_domid(struct json *j, const char *key, uint16_t domid)
{
    if ( domid == DOMID_INVALID )
        json_null(j, key);
    else
        json_number(j, key, domid);
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
