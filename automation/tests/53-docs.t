#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: bios linux slow
#
# The documents which say to boot something: all that they say to do is done, and
# compared with what they say will be seen.  What needs no boot is tested by
# `make unit`.
set -eu
. "$(dirname "$0")/../build/lib.sh"

export TOOL=$DIST/bin/hyperlaunch PYTHONDONTWRITEBYTECODE=1
docs=$TOP/docs/hyperlaunch
exec "$TOP/tools/tests/hyperlaunch/docs/test-commands.py" --boot \
    "$docs"/*.md "$docs"/how-to/*.md
