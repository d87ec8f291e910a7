/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot modules of a launch.
 */

#include <inttypes.h>
#include <stdlib.h>

#include "view.h"

static bool is_node_of(const struct shown_module *m,
                       const struct hl_module *node)
{
    if ( m->by_index != node->by_index )
        return false;

    return m->by_index ? m->index == node->index
                       : m->addr == node->addr && m->size == node->size;
}

static struct shown_module *find(const struct view *view,
                                 const struct hl_module *node)
{
    unsigned int i;

    for ( i = 0; i < view->nr_modules; i++ )
        if ( is_node_of(&view->modules[i], node) )
            return &view->modules[i];

    return NULL;
}

/* A file of a launch file, whether or not a node is there for it. */
static void add_file(struct view *view, unsigned int i)
{
    const struct module *file = &view->input.modules.module[i];

    view->modules[view->nr_modules++] = (struct shown_module){
        .label = file->name,
        .file = file,
        .by_index = true,
        .index = i + 1,
    };
}

static struct shown_module *add_node(struct view *view,
                                     const struct hl_module *node)
{
    struct shown_module *m = &view->modules[view->nr_modules++];

    *m = (struct shown_module){
        .label = node->by_index
                 ? pool_printf(&view->pool, "module %" PRIu32, node->index)
                 : pool_printf(&view->pool, "%#" PRIx64, node->addr),
        .by_index = node->by_index,
        .index = node->index,
        .addr = node->addr,
        .size = node->size,
    };

    return m;
}

static int compare(const void *left, const void *right)
{
    const struct shown_module *a = left, *b = right;

    if ( a->by_index != b->by_index )
        return a->by_index ? -1 : 1;
    if ( a->index != b->index )
        return a->index < b->index ? -1 : 1;
    if ( a->addr != b->addr )
        return a->addr < b->addr ? -1 : 1;

    return a->size < b->size ? -1 : a->size > b->size;
}

static void use(struct shown_module *m, const struct hl_module *node)
{
    if ( !m->node )
        m->node = node;
    if ( node->domain < 0 )
        m->of_xen = true;
    else
        m->domains |= 1ULL << node->domain;
}

void view_find_modules(struct view *view)
{
    const struct hl_lcm *lcm = view->input.lcm;
    unsigned int i, nr_files = view->input.modules.nr;

    view->modules = pool_alloc(&view->pool, (lcm->nr_modules + nr_files + 1) *
                                            sizeof(*view->modules));

    for ( i = 0; i < nr_files; i++ )
        add_file(view, i);

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        const struct hl_module *node = &lcm->modules[i];
        struct shown_module *m = find(view, node);

        use(m ? m : add_node(view, node), node);
    }

    qsort(view->modules, view->nr_modules, sizeof(*view->modules), compare);
}

const struct shown_module *view_module(const struct view *view, int node)
{
    return node == HL_NO_MODULE ? NULL
                                : find(view, &view->input.lcm->modules[node]);
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
