#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# ACPICA's tools have nothing to say against the ACPI tables of PVH guests
# (TAP): test-acpica.sh DUMP, where DUMP is the program that writes them to
# files.

set -eu
dump=$1

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

nr=0
failed=0

# ok NAME COMMAND...: the command succeeds.
ok()
{
    local name=$1

    shift
    nr=$((nr + 1))
    if "$@" > "$tmp/log" 2>&1; then
        echo "ok $nr - acpica: $name"
    else
        echo "not ok $nr - acpica: $name"
        tail -n 40 "$tmp/log" | sed 's/^/# /'
        failed=$((failed + 1))
    fi
}

# quiet COMMAND...: it succeeds, without a word of complaint.
quiet()
{
    local log=$dir/quiet.log

    "$@" > "$log" 2>&1 || { cat "$log"; return 1; }
    # What a compiler has to say in the end names them, too.
    if grep -vF '0 Errors, 0 Warnings, 0 Remarks' "$log" |
            grep -iE 'error|warning|remark|invalid|incorrect|unknown|fault'; then
        cat "$log"
        return 1
    fi
}

# The disassembler notes what it does not like in its output.
disassembled()
{
    quiet iasl -d "$1.dat" && ! grep -iE 'error|warning|invalid|incorrect' \
        "$1.dsl"
}

# A table but for the words of the header which are about its compiler.
essence()
{
    head -c 9 "$1" | od -An -tx1 -v
    tail -c +11 "$1" | head -c 18 | od -An -tx1 -v
    tail -c +37 "$1" | od -An -tx1 -v
}

# What was disassembled compiles, and to the same table.
recompiled()
{
    mv "$1.dsl" "$1.asl"
    quiet iasl -w3 -p "$1-again" "$1.asl" || return 1
    grep -F '0 Errors, 0 Warnings, 0 Remarks' "$dir/quiet.log" || return 1
    [ -n "$(essence "$1.dat")" ] &&
        [ "$(essence "$1.dat")" = "$(essence "$1-again.aml")" ]
}

# An interpreter loads them, and sees so many devices.
loaded()
{
    quiet acpiexec -b quit FACP.dat APIC.dat DSDT.dat || return 1
    grep -E "Table \[DSDT.* with +$1 Devices," "$dir/quiet.log"
}

all_of()
{
    local vcpus=$1 table

    dir=$tmp/$vcpus
    mkdir "$dir"
    cd "$dir"
    ok "$vcpus vCPUs: written" "$dump" "$vcpus" "$dir"
    for table in XSDT FACP APIC DSDT; do
        ok "$vcpus vCPUs: $table is disassembled" disassembled "$table"
        ok "$vcpus vCPUs: $table is compiled again" recompiled "$table"
    done
    ok "$vcpus vCPUs: loaded" loaded "$vcpus"
}

# notices COMMAND...: it fails, because of the checksum.
notices()
{
    ! "$@" > "$dir/damaged.log" 2>&1 &&
        grep -F 'Incorrect checksum' "$dir/damaged.log"
}

# The tests above do notice a table with something wrong in it.
damaged()
{
    dir=$tmp/damaged
    mkdir "$dir"
    cd "$dir"
    "$dump" 1 "$dir"
    printf '\x77' | dd of=FACP.dat bs=1 seek=60 conv=notrunc status=none
    ok "a damaged table is not disassembled" notices disassembled FACP
    ok "a damaged table is not loaded" notices loaded 1
}

# More than 128 take another kind of entries in the MADT.
for vcpus in 1 2 64 128 200; do
    all_of "$vcpus"
done
damaged

echo "1..$nr"
[ "$failed" -eq 0 ]
