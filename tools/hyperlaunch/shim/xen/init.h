/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__INIT_H
#define XEN__INIT_H

#define __init
#define __initconst
#define __initdata

#endif /* XEN__INIT_H */
