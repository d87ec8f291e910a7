# SPDX-License-Identifier: GPL-2.0-only
#
# The LCM parser, and Xen's libfdt, for host programs: sources and flags, to
# be included by their Makefiles.  TOP is the checkout, XEN a Xen tree.

LCM_DIR    := $(TOP)/xen/common/hyperlaunch
LIBFDT_DIR := $(XEN)/xen/common/libfdt
SHIM_DIR   := $(TOP)/tools/hyperlaunch/shim

LCM_SRCS    := $(wildcard $(LCM_DIR)/lcm-*.c)
# To read trees, then addresses in them, then what it takes to write them.
LIBFDT_SRCS := $(addprefix $(LIBFDT_DIR)/,fdt.c fdt_ro.c fdt_check.c \
                                          fdt_strerror.c)
LIBFDT_ADDR_SRCS := $(LIBFDT_DIR)/fdt_addresses.c
LIBFDT_SW_SRCS := $(addprefix $(LIBFDT_DIR)/,fdt_sw.c fdt_rw.c fdt_wip.c)

LCM_HDRS := $(wildcard $(LCM_DIR)/*.h $(SHIM_DIR)/*/*.h \
                       $(TOP)/xen/include/xen/hyperlaunch/*.h)

# The shim stands in for Xen's own headers, so it has to come first.
LCM_CPPFLAGS := -I$(SHIM_DIR) -I$(XEN)/xen/include -I$(TOP)/xen/include
LIBFDT_CPPFLAGS := $(LCM_CPPFLAGS) -I$(XEN)/xen/include/xen/libfdt

LCM_CFLAGS := -std=gnu99 -g -Wall -Werror -Wstrict-prototypes \
              -Wmissing-prototypes -Wdeclaration-after-statement -Wvla \
              -Wwrite-strings -Wredundant-decls
LIBFDT_CFLAGS := -std=gnu99 -g

# What is computed for PVH guests, for tests.
PVH_DIR  := $(TOP)/xen/arch/x86/hyperlaunch
PVH_SRCS := $(addprefix $(PVH_DIR)/,pvh-acpi.c pvh-aml.c pvh-e820.c \
                                    pvh-start-info.c)
PVH_CPPFLAGS := $(LCM_CPPFLAGS) -I$(XEN)/xen/arch/x86/include \
                -iquote $(PVH_DIR)
