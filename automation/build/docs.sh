#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Make web pages of docs/hyperlaunch, in $BUILD/docs/html or the directory that
# is named: docs.sh [DIRECTORY].  Warnings, such as of links that lead nowhere,
# are errors.
set -eu
. "$(dirname "$0")/lib.sh"

to=${1:-$BUILD/docs/html}
# What has been removed from the documents shall not stay here.
rm -rf "$to"
mkdir -p "$to"
sphinx-build -q -W -n --keep-going -d "$BUILD/docs/doctrees" -b html \
    "$TOP/docs/hyperlaunch" "$to"
[ $# -gt 0 ] || note "documents: $to/index.html"
