# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Sourced by system tests that are shell scripts: TAP.

tap_number=0

# ok STATUS NAME...
ok()
{
    local status=$1

    shift
    tap_number=$((tap_number + 1))
    if [ "$status" -eq 0 ]; then
        echo "ok $tap_number - $*"
    else
        echo "not ok $tap_number - $*"
    fi
}

skip()
{
    tap_number=$((tap_number + 1))
    echo "ok $tap_number # SKIP $*"
}

diag()
{
    sed 's/^/# /'
}

# try NAME COMMAND... : passes if the command succeeds; shows its output if not.
try()
{
    local name=$1 output status=0

    shift
    output=$("$@" 2>&1) || status=$?
    ok "$status" "$name"
    [ "$status" -eq 0 ] || printf '%s\n' "$output" | tail -n 40 | diag
}

# refused NAME TEXT COMMAND... : passes if the command fails and says TEXT.
refused()
{
    local name=$1 text=$2 output status=0

    shift 2
    output=$("$@" 2>&1) || status=$?
    if [ "$status" -ne 0 ] && grep -qF -- "$text" <<< "$output"; then
        ok 0 "$name"
    else
        ok 1 "$name"
        printf 'status %s, expected "%s" in:\n%s\n' "$status" "$text" \
            "$(tail -n 20 <<< "$output")" | diag
    fi
}

same()
{
    local name=$1 expected=$2 found=$3

    if [ "$expected" = "$found" ]; then
        ok 0 "$name"
    else
        ok 1 "$name"
        printf 'expected:\n%s\nfound:\n%s\n' "$expected" "$found" | diag
    fi
}

done_testing()
{
    echo "1..$tap_number"
}
