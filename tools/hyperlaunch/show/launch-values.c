/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a launch says as a whole.  Much of it is not in an LCM.
 */

#include <stdlib.h>
#include <string.h>

#include "../run/machine.h"

#include "text.h"
#include "value-add.h"

/* The texts of a key, with spaces in between. */
static const char *join(struct view *view, const struct value *value)
{
    const char *text = "";
    unsigned int i;

    for ( i = 0; i < value->nr; i++ )
        text = pool_printf(&view->pool, "%s%s%s", text, i ? " " : "",
                           value->items[i].str);

    return text;
}

static void add_key(struct view *view, const char *name,
                    const struct value *value, struct shown_values *values)
{
    if ( view->input.kind == INPUT_LAUNCH_FILE )
        value_list_add_given(view, values, name,
                             value->given && value->nr ? join(view, value)
                                                       : NULL);
    else
        value_list_add(view, values, name, NULL, true);
}

static void add_launch_key(struct view *view, enum launch_key key,
                           struct shown_values *values)
{
    add_key(view, launch_keys.keys[key].name, &view->input.launch.values[key],
            values);
}

/* Without a launch file, there is no machine which is known. */
static void add_machine_keys(struct view *view, struct shown_values *values)
{
    bool is_pc = view->input.arch && strcmp(view->input.arch, "arm64");
    unsigned int i;

    for ( i = 0; i < machine_keys.nr; i++ )
    {
        const char *name = pool_printf(&view->pool, "machine %s",
                                       machine_keys.keys[i].name);
        const struct value *value = &view->input.launch.machine[i];
        const char *assumed = machine_assumed(i, is_pc);

        if ( assumed && view->input.kind == INPUT_LAUNCH_FILE &&
             !(value->given && value->nr) )
            value_list_add(view, values, name, assumed, true);
        else
            add_key(view, name, value, values);
        values->values[values->nr - 1].is_number = i == MK_CPUS;
    }
}

static void add_module(struct view *view, const char *name, int node,
                       struct shown_values *values)
{
    value_list_add_module(view, values, name, view_module(view, node));
}

void values_of_launch(struct view *view, struct shown_values *values)
{
    const struct hl_lcm *lcm = view->input.lcm;
    bool is_launch_file = view->input.kind == INPUT_LAUNCH_FILE;

    *values = (struct shown_values){};
    value_list_add(view, values, "arch",
                   is_launch_file ? view->input.arch : NULL, false);
    add_launch_key(view, LK_XEN, values);
    add_launch_key(view, LK_XEN_OPTIONS, values);
    add_module(view, "microcode", lcm->microcode, values);
    add_module(view, "xsm-policy", lcm->xsm_policy, values);
    value_list_add(view, values, "boot-domain-timeout",
                   text_time(&view->pool, lcm->boot_timeout_ms),
                   lcm->boot_timeout_ms == 60000);
    value_list_add(view, values, "failure-policy",
                   text_policy(lcm->failure_policy),
                   lcm->failure_policy == HL_FAILURE_CONTINUE);
    add_launch_key(view, LK_EXTRA_MODULES, values);
    add_machine_keys(view, values);
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
