# SPDX-License-Identifier: GPL-2.0-only
#
# What the guest tool consists of, for its Makefile and for that of its unit
# tests.  TOP is the checkout, XEN a Xen tree.

# All but what calls Xen, in whose place unit tests have something else.
SRCS     := act.c command.c domain.c explain.c json-names.c launch.c list.c log.c \
            module.c names.c status.c text.c wait.c
XEN_SRCS := main.c hypercall.c

# What it has in common with the host tool, in a folder of its own there.
SRCS     += json.c utf8.c
BASE_DIR := $(TOP)/tools/hyperlaunch/base

HDRS := $(wildcard $(TOP)/tools/hyperlaunch/xen-hyperlaunch/*.h) \
        $(BASE_DIR)/json.h $(BASE_DIR)/utf8.h \
        $(XEN)/xen/include/public/hyperlaunch.h

TOOL_CFLAGS := -std=gnu99 -g -Wall -Wextra -Werror -Wstrict-prototypes \
               -Wmissing-prototypes -Wdeclaration-after-statement -Wvla \
               -Wwrite-strings -Wredundant-decls
