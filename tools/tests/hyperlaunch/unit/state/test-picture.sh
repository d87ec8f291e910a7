#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# test-picture.sh <program that prints it> <picture as documented>
#
# Is the documented picture of the states that of the table?
set -eu

echo 1..1
if "$1" | cmp -s - "$2"; then
    echo "ok 1 - the picture of the states is that of the table"
else
    echo "not ok 1 - the picture of the states is that of the table"
    echo "# run: make -C tools/tests/hyperlaunch/unit picture"
    exit 1
fi
