#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# bench.sh PROGRAM BLOB: print how many instructions it takes to parse and
# validate the LCM in BLOB; fail if that is more than the goal.

set -eu

goal=1000000

log=$(mktemp)
trap 'rm -f "$log"' EXIT

if ! valgrind --tool=callgrind --toggle-collect=bench_lcm \
              --callgrind-out-file=/dev/null "$1" "$2" 2> "$log"; then
    cat "$log" >&2
    exit 1
fi

count=$(sed -n 's/^==[0-9]*== Collected : //p' "$log")
echo "$(basename "$2"): $count instructions to parse and validate (goal: $goal)"
test "$count" -gt 0 && test "$count" -lt "$goal"
