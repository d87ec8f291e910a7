#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Bring build/xen/src up to date: Xen as shipped, our hooks, our files.
# A no-op (a third of a second) if nothing changed.
set -eu
. "$(dirname "$0")/lib.sh"

mkdir -p "$BUILD/xen"
take_lock "$BUILD/xen/.prepare.lock"
origin=$("$TOP/automation/build/fetch.sh")
"$TOP/automation/build/series.py" prepare "$origin"
