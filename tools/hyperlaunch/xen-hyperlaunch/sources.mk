# SPDX-License-Identifier: GPL-2.0-only
#
# What the guest tool consists of, for its Makefile and for that of its unit
# tests.  TOP is the checkout, XEN a Xen tree.

# All but what calls Xen, in whose place unit tests have something else.
SRCS     := act.c command.c domain.c explain.c json.c launch.c list.c log.c \
            module.c names.c status.c text.c wait.c
XEN_SRCS := main.c hypercall.c

HDRS := $(wildcard $(TOP)/tools/hyperlaunch/xen-hyperlaunch/*.h) \
        $(XEN)/xen/include/public/hyperlaunch.h

TOOL_CFLAGS := -std=gnu99 -g -Wall -Wextra -Werror -Wstrict-prototypes \
               -Wmissing-prototypes -Wdeclaration-after-statement -Wvla \
               -Wwrite-strings -Wredundant-decls
