#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Run tests and end with the line "N passed, N failed": test.sh COMPONENT...
#
#   unit            tools/tests/hyperlaunch/unit, which prints TAP
#   system          all of automation/tests/*.t
#   system:a,b      those whose "# tags:" line has all of a, b
#
# A component that breaks without naming a failed test, or that runs no test,
# counts as one failure: silence is no success.
set -eu
. "$(dirname "$0")/lib.sh"

LOGS=$BUILD/logs
TESTS=$TOP/automation/tests
mkdir -p "$LOGS"
passed=0
failed=0

# add COMPONENT STATUS PASSED FAILED
add()
{
    local component=$1 status=$2 good=$3 bad=$4

    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        warn "$component: ended with status $status"
        bad=1
    elif [ $((good + bad)) -eq 0 ]; then
        warn "$component: no test was run"
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
}

# The outcome of concatenated TAP, "<passed> <failed>".  A plan may stand in
# front of its tests or after them; a planned test without a result has failed.
count_tap()
{
    awk '
        /^1\.\.[0-9]+/ { planned += substr($1, 4) }
        /^(not )?ok / { seen++ }
        /^not ok / { bad++; next }
        /^ok .*# *SKIP/ { next }
        /^ok / { good++ }
        END {
            if ( planned > seen )
                bad += planned - seen
            print good + 0, bad + 0
        }' "$1"
}

run_unit()
{
    local log=$LOGS/unit.log status=0 good bad

    note "unit tests"
    CMOCKA_MESSAGE_OUTPUT=TAP make --no-print-directory \
        -C "$TOP/tools/tests/hyperlaunch/unit" check > "$log" 2>&1 || status=$?
    read -r good bad < <(count_tap "$log")
    if [ "$status" -ne 0 ] || [ "$bad" -ne 0 ]; then
        grep -A 20 '^not ok' "$log" || tail -n 40 "$log"
    fi
    note "unit tests: $good passed, $bad failed, log in $log"
    add "unit tests" "$status" "$good" "$bad"
}

run_system()
{
    local tags=$1 status=0 good=0 bad=0 jobs=${TEST_JOBS:-2}
    local -a tests

    note "system tests${tags:+ ($tags)}"
    # shellcheck disable=SC2086 # a list of tags
    mapfile -t tests < <("$TESTS/run" -l ${tags//,/ })
    rm -f "$LOGS/system.result"
    # A build gets the share of one test: beside it, others look at the time.
    JOBS=$(((JOBS + jobs - 1) / jobs)) TEST_JOBS=$jobs \
        "$TOP/automation/build/tap-run" "$LOGS/system.result" \
        "${tests[@]/#/$TESTS/}" || status=$?
    [ ! -e "$LOGS/system.result" ] ||
        read -r good bad < "$LOGS/system.result"
    add "system tests" "$status" "$good" "$bad"
}

for component in "$@"; do
    case $component in
        unit) run_unit ;;
        system) run_system '' ;;
        system:*) run_system "${component#*:}" ;;
        *) die "test.sh: what is $component?" ;;
    esac
done

echo "$passed passed, $failed failed" | tee "$LOGS/summary"
[ "$failed" -eq 0 ]
