# SPDX-License-Identifier: GPL-2.0-only
#
# Install the host tool, with all that goes with it; or pack it for Debian.
#
#   make install [DESTDIR=...] [PREFIX=/usr/local]
#   make deb     makes $(DIST)/hyperlaunch_VERSION_ARCHITECTURE.deb

PREFIX ?= /usr/local
# Below share/zsh.
ZSH_DIR ?= site-functions

SHARE := $(DESTDIR)$(PREFIX)/share
DOCS  := $(TOP)/docs/hyperlaunch
MAN   := $(TOP)/docs/man
# That of the program in the domains is referred to.
PAGES := $(OBJ)/hyperlaunch.1 $(OBJ)/xen-hyperlaunch.8

COMPLETION := $(OBJ)/completion/hyperlaunch.bash \
              $(OBJ)/completion/_hyperlaunch \
              $(OBJ)/completion/hyperlaunch.fish
GENERATE := $(HERE)/completion/generate.py

SHELL_OF_hyperlaunch.bash := bash
SHELL_OF__hyperlaunch     := zsh
SHELL_OF_hyperlaunch.fish := fish

.PHONY: completion
completion: $(COMPLETION)

$(COMPLETION): $(TOOL) $(GENERATE)
	@mkdir -p $(@D)
	$(GENERATE) $(TOOL) $(SHELL_OF_$(@F)) > $@

# No date: the same source makes the same page.
$(PAGES): $(OBJ)/%: $(MAN)/%.pod
	@mkdir -p $(@D)
	pod2man --name=$(shell echo $* | sed 's/\..*//' | tr a-z A-Z) \
	    --section=$(lastword $(subst ., ,$*)) --center="Hyperlaunch" \
	    --release="Xen" --date=" " --errors=die $< $@

.PHONY: install
install: $(TOOL) $(COMPLETION) $(PAGES)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/man/man8 \
	    $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/$(ZSH_DIR) $(SHARE)/fish/vendor_completions.d \
	    $(SHARE)/doc/hyperlaunch $(SHARE)/hyperlaunch
	install -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/hyperlaunch
	install -m 644 $(OBJ)/hyperlaunch.1 $(SHARE)/man/man1/
	install -m 644 $(OBJ)/xen-hyperlaunch.8 $(SHARE)/man/man8/
	install -m 644 $(OBJ)/completion/hyperlaunch.bash \
	    $(SHARE)/bash-completion/completions/hyperlaunch
	install -m 644 $(OBJ)/completion/_hyperlaunch \
	    $(SHARE)/zsh/$(ZSH_DIR)/
	install -m 644 $(OBJ)/completion/hyperlaunch.fish \
	    $(SHARE)/fish/vendor_completions.d/
	$(HERE)/install-tree $(DOCS) $(SHARE)/doc/hyperlaunch \
	    schema conf.py __pycache__
	$(HERE)/install-tree $(DOCS)/schema $(SHARE)/hyperlaunch/schema

.PHONY: deb
deb: $(TOOL) $(COMPLETION) $(PAGES)
	+OBJ=$(OBJ) $(HERE)/debian/make-deb $(TOOL) $(OBJ)/deb $(DIST)
