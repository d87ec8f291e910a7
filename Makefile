# SPDX-License-Identifier: GPL-2.0-only
#
# Hyperlaunch for Xen.  This file only says what there is; how it is done
# stands in automation/ and in the Makefile of each component.

TOP   := $(CURDIR)
BUILD := $(TOP)/build
DIST  := $(TOP)/dist
XEN   := $(BUILD)/xen/src
export TOP BUILD DIST XEN

SCRIPTS := $(TOP)/automation/build
BOOT    := $(TOP)/automation/boot
TOOL    := $(TOP)/tools/hyperlaunch
UNIT    := $(TOP)/tools/tests/hyperlaunch/unit
GUEST   := $(TOP)/tools/tests/hyperlaunch/guest
FUZZ    := $(TOP)/tools/fuzz/hyperlaunch

SECONDS ?= 150
export EXAMPLE FIRMWARE TIMEOUT ARCH FORCE

MAKEFLAGS += --no-print-directory

# V=1 shows the commands of the components.
ifneq ($(V),1)
QUIET := --silent
endif

# The series tool changes the tree: one at a time.
SERIES = mkdir -p $(BUILD)/xen && \
         flock $(BUILD)/xen/.prepare.lock $(SCRIPTS)/series.py

.PHONY: dist
dist: xen tool guests ## everything but tests (this is plain `make`)

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/\1\t\2/p' Makefile | \
	    awk -F '\t' '{ printf "  %-16s %s\n", $$1, $$2 }'
	@echo "Variables: XEN_SRC=<Xen 4.20 directory or tarball>, JOBS=n, V=1"

# --- what is needed

.PHONY: packages
packages: ## install the packages that building, running and testing need
	@$(SCRIPTS)/packages.sh build run test docs deb arm64 run-arm64

# All that a target needs is asked for at once, as building comes first always.
.PHONY: packages-build packages-run packages-test packages-arm64 \
        packages-run-arm64 packages-docs packages-deb
packages-build packages-run packages-arm64 packages-run-arm64: packages-%:
	@$(SCRIPTS)/packages.sh build $*
packages-test:
	@$(SCRIPTS)/packages.sh build run test docs deb
packages-docs packages-deb: packages-%:
	@$(SCRIPTS)/packages.sh $*

# --- building

.PHONY: prepare
prepare: packages-build ## get the Xen source, lay patches and our files over it
	@$(SCRIPTS)/prepare.sh

.PHONY: xen
xen: xen-release xen-debug ## build the x86 hypervisor, release and debug

.PHONY: xen-release
xen-release: prepare ## build the x86 release hypervisor only
	@$(SCRIPTS)/xen.sh x86_64-release

.PHONY: xen-debug
xen-debug: prepare ## build the x86 debug hypervisor only
	@$(SCRIPTS)/xen.sh x86_64-debug

.PHONY: xen-arm64
xen-arm64: xen-arm64-release ## cross-build the arm64 hypervisor, release and debug
	@$(SCRIPTS)/xen.sh arm64-debug

.PHONY: xen-arm64-release
xen-arm64-release: prepare packages-arm64 ## cross-build the arm64 release hypervisor only
	@$(SCRIPTS)/xen.sh arm64-release

.PHONY: stock
stock: prepare ## build Xen as shipped, to compare with
	@$(SCRIPTS)/stock.sh x86_64

.PHONY: tool
tool: prepare ## build the tools, dist/bin/hyperlaunch and xen-hyperlaunch
	@echo "==> tools: building"
	@$(MAKE) $(QUIET) -C $(TOOL) all
	@$(MAKE) $(QUIET) -C $(TOOL)/xen-hyperlaunch all

.PHONY: install
install: tool ## install hyperlaunch, with manual and completion [DESTDIR= PREFIX=]
	@$(MAKE) $(QUIET) -C $(TOOL) install

.PHONY: deb
deb: packages-deb tool ## pack hyperlaunch for Debian: dist/hyperlaunch_*.deb
	@$(MAKE) $(QUIET) -C $(TOOL) deb

.PHONY: guests
guests: tool ## build the test guest, fetch and pack a Linux guest
	@echo "==> guests: building"
	@$(MAKE) $(QUIET) -C $(GUEST) all
	@$(MAKE) $(QUIET) -C $(BOOT) all

.PHONY: guests-arm64
guests-arm64: tool packages-arm64 ## the same for arm64
	@echo "==> guests: building for arm64"
	@$(MAKE) $(QUIET) -C $(GUEST) arm64
	@$(MAKE) $(QUIET) -C $(BOOT) arm64

# --- running and testing

RUN_NEEDS_x86_64 := packages-run xen-release guests
RUN_NEEDS_arm64  := packages-run-arm64 xen-arm64-release guests-arm64

# What is asked for is looked at before anything is built.
.PHONY: run
run: ## boot a launch [EXAMPLE=name|file.yaml FIRMWARE=bios|uefi ARCH=arm64]
	@$(BOOT)/run-example --check
	@$(MAKE) $(RUN_NEEDS_$(or $(ARCH),x86_64))
	@$(BOOT)/run-example

.PHONY: test
test: packages dist xen-arm64 guests-arm64 ## run all tests
	@$(SCRIPTS)/test.sh unit system

.PHONY: check
check: packages-test xen tool guests ## quick tests: unit, some boots under BIOS
	@$(SCRIPTS)/test.sh unit system:smoke,bios

.PHONY: unit
unit: packages-test tool guests ## run the unit tests
	@$(SCRIPTS)/test.sh unit

.PHONY: smoke-bios
smoke-bios: packages-run dist ## boot tests under BIOS
	@$(SCRIPTS)/test.sh system:smoke,bios

.PHONY: smoke-ovmf
smoke-ovmf: packages-run dist ## boot tests under OVMF (UEFI)
	@$(SCRIPTS)/test.sh system:smoke,ovmf

.PHONY: smoke-arm64
smoke-arm64: packages-run-arm64 xen-arm64 guests-arm64 ## boot tests on an arm64 board
	@$(SCRIPTS)/test.sh system:arm64

.PHONY: bench
bench: packages-test dist ## measure, and print the table
	@$(MAKE) $(QUIET) -C $(UNIT) bench
	@automation/bench/launch-cost

.PHONY: fuzz
fuzz: packages-test xen-release ## fuzz the LCM parser and the host tool for SECONDS=n (default 150)
	@$(MAKE) -C $(FUZZ) fuzz SECONDS=$(SECONDS)

# --- documents

.PHONY: docs
docs: packages-docs ## make web pages of docs/hyperlaunch, in build/docs/html
	@$(SCRIPTS)/docs.sh

# --- the patch series; see docs/hyperlaunch/development.md

.PHONY: refresh
refresh: ## turn edits in build/xen/src back into xen/patches [PATCH=name]
	@$(SERIES) refresh $(if $(PATCH),--patch '$(PATCH)')

.PHONY: discard-edits
discard-edits: ## throw away the edits in build/xen/src
	@$(SERIES) discard

.PHONY: renumber
renumber: ## give the entries of xen/patches the numbers 10, 20, 30, ...
	@$(SERIES) renumber

.PHONY: series
series: prepare ## export all commits against stock Xen to dist/series
	@$(SERIES) export

.PHONY: check-series
check-series: packages-build ## build after each commit of the series [FROM=n TO=n]
	@FROM='$(FROM)' TO='$(TO)' $(SCRIPTS)/check-series.sh

# --- cleaning

.PHONY: clean
clean: ## remove what was built; keeps downloads and the prepared tree
	@$(SCRIPTS)/clean.sh objects

.PHONY: distclean
distclean: ## remove build/ and dist/ altogether
	@$(SCRIPTS)/clean.sh all
