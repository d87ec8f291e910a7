#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# fuzz.sh PROGRAM DICTIONARY OUT SECONDS: run libFuzzer, and say how many
# inputs it has tried.  Any finding (crash, leak, timeout) is a failure; the
# input which led to it is left in OUT/findings.

set -eu

program=$1
dictionary=$2
out=$3
seconds=$4

status=0
"$program" -max_total_time="$seconds" -dict="$dictionary" \
           -max_len=16384 -timeout=5 -rss_limit_mb=2048 \
           -print_final_stats=1 -artifact_prefix="$out/findings/" \
           "$out/corpus" "$out/seeds" \
           > "$out/fuzz.log" 2>&1 || status=$?

count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/fuzz.log")

if [ "$status" != 0 ]; then
    tail -n 60 "$out/fuzz.log"
    echo "fuzz: FAILED after ${count:-?} inputs, see $out/findings"
    exit 1
fi

# A fuzzer that has not tried anything has not shown anything.
if [ "${count:-0}" -lt 1000 ]; then
    tail -n 20 "$out/fuzz.log"
    echo "fuzz: only ${count:-0} inputs tried"
    exit 1
fi

echo "fuzz: $(basename "$program"): $count inputs in $seconds s, no finding"
