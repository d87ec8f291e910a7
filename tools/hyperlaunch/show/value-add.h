/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__SHOW__VALUE_ADD_H
#define HYPERLAUNCH__SHOW__VALUE_ADD_H

#include "value.h"

/* Another value; @text is made printable. */
struct shown_value *value_list_add(struct view *view,
                                   struct shown_values *values,
                                   const char *name, const char *text,
                                   bool is_default);

/* One that may not be given: NULL, shown as "none". */
void value_list_add_given(struct view *view, struct shown_values *values,
                          const char *name, const char *text);

/* One that names a boot module, or "none" for NULL. */
void value_list_add_module(struct view *view, struct shown_values *values,
                           const char *name, const struct shown_module *module);

#endif /* HYPERLAUNCH__SHOW__VALUE_ADD_H */
