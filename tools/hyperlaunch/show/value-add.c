/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lists of values.
 */

#include <string.h>

#include "../base/harmless.h"

#include "text.h"
#include "value-add.h"

struct shown_value *value_list_add(struct view *view,
                                   struct shown_values *values,
                                   const char *name, const char *text,
                                   bool is_default)
{
    struct shown_value *value;

    /* Full whenever it is a power of two; what was there stays in the pool. */
    if ( !(values->nr & (values->nr - 1)) )
    {
        value = pool_alloc(&view->pool, (values->nr ? 2 * values->nr : 1) *
                                        sizeof(*value));
        if ( values->nr )
            memcpy(value, values->values, values->nr * sizeof(*value));
        values->values = value;
    }

    value = &values->values[values->nr++];
    *value = (struct shown_value){
        .name = name,
        .text = text ? harmless_text(&view->pool, text) : NULL,
        .is_default = is_default,
    };

    return value;
}

void value_list_add_given(struct view *view, struct shown_values *values,
                          const char *name, const char *text)
{
    value_list_add(view, values, name, text ? text : "none", !text)->is_none =
        !text;
}

void value_list_add_module(struct view *view, struct shown_values *values,
                           const char *name, const struct shown_module *module)
{
    struct shown_value *value =
        value_list_add(view, values, name, module ? module->label : "none",
                       !module);

    value->module = module;
    value->is_none = !module;
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
