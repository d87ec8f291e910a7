#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch check: examples, and limits.
#
# check/good are good, with or without notes; check/bad are not.  Each says at its
# beginning which messages there are, to the letter:
#
#   # expect: 7:13: error: what is wrong
#   # expect:   hint: what to do about it
#   # options: --arch=arm64
#
# with // instead of # if it is the source of a device tree.  With REGENERATE=1 these lines are written anew, to be looked at.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"
# shellcheck source=/dev/null
. "$(dirname "$0")/check/files.sh"

examples=$DATA/check
make_files "$tmp/files"
: > "$tmp/ids"

# check_example FILE: what the tool says of it, as it is written in there, goes
# to $tmp/said.
check_example() {
    options=$(sed -n 's,^\(#\|//\) options: ,,p' "$1")
    case $1 in *.dts) comment=// ;; *) comment='#' ;; esac
    # shellcheck disable=SC2086
    run check --files "$tmp/files" $options "$1"
    grep -v ': [0-9]* errors*, [0-9]* warnings*$' "$tmp/err" |
        sed "s|^$1: *||; s|^$1:||; s|$(dirname "$1")/||g; s|$tmp/files|FILES|g; s|^|$comment expect: |" \
        > "$tmp/said"

    # shellcheck disable=SC2086
    "$TOOL" check --json --files "$tmp/files" $options "$1" \
        > "$tmp/out" 2> "$tmp/json-err"
    json=$?
    grep -o '"id": "[a-z-]*"' "$tmp/out" | cut -d '"' -f 4 >> "$tmp/ids"
}

# Line numbers in the file have to count the lines which are put in front.
regenerate() {
    for round in 1 2; do
        check_example "$1"
        { cat "$tmp/said"; grep -v "^$comment expect: " "$1"; } > "$tmp/new"
        cat "$tmp/new" > "$1"
    done
}

for file in "$examples"/good/*.[dy]* "$examples"/bad/*.yaml \
            "$examples"/bad/*.dts; do
    what=${file#"$examples/"}
    case $what in good/*) wanted=0 ;; *) wanted=1 ;; esac

    [ "${REGENERATE-}" != 1 ] || regenerate "$file"
    check_example "$file"
    ok "$what: exit status" test "$status" = "$wanted"
    ok "$what: exit status with --json" test "$json" = "$wanted"
    ok "$what: is JSON" is_json
    ok "$what: nothing else on standard error" test ! -s "$tmp/json-err"
    grep "^$comment expect: " "$file" > "$tmp/expected"
    ok "$what: messages" diff -u "$tmp/expected" "$tmp/said"
done

# --- what takes more than a file in the repository ---------------------------

example=$examples/good/every-key.yaml
good="--files $tmp/files"

# shellcheck disable=SC2086
run check $good "$example"
ok "good: summary" writes out "$example: good: 5 domains, 5 boot modules
"
# shellcheck disable=SC2086
run check $good --quiet "$example"
ok "quiet: nothing is said of what is good" writes out ""
# shellcheck disable=SC2086
run check $good --strict "$examples/good/warning.yaml"
ends "strict: a warning is an error" 1
# shellcheck disable=SC2086
run check $good - 
ends "empty standard input" 1
ok "empty standard input: message" has err "-: error: is empty"
# shellcheck disable=SC2086
run check $good --arch=sparc "$example"
ends "no such architecture" 2
run check --files= "$example"
ends "no such directory: files are missing" 1
run check "$tmp/no.yaml"
ends "no such launch file" 2
ok "no such launch file: message" has err "cannot read: No such file"

cp "$example" "$tmp/files/here.yaml"
run check "$tmp/files/here.yaml"
ends "files beside the launch file" 0
(cd "$tmp/files" && "$TOOL" check here.yaml) > "$tmp/out" 2> "$tmp/err"
ok "files here" test $? = 0
(cd "$tmp/files" && "$TOOL" check -) < "$example" > "$tmp/out" 2> "$tmp/err"
ok "from standard input, files here" test $? = 0
ok "from standard input: name" has out "-: good:"

# A name that would act on a terminal.
printf 'domains:\n  "\\e[2J\\x9b": { kernel: bzImage, memory: 64M }\n' \
    > "$tmp/files/escape.yaml"
run check "$tmp/files/escape.yaml"
ends "escape sequence" 1
ok "escape sequence: not written" sh -c \
   "! LC_ALL=C grep -q '$(printf '[\033\233]')' '$tmp/err'"

# --- limits, which have to be found at once ----------------------------------

# large NAME TEXT PROGRAM: what the Perl PROGRAM writes has this error.
large() {
    perl -e "$3" > "$tmp/files/large.yaml"
    status=0
    timeout 60 "$TOOL" check "$tmp/files/large.yaml" > "$tmp/out" \
        2> "$tmp/err" || status=$?
    ends "large: $1" 1
    ok "large: $1: message" has err "$2"
    "$TOOL" check --json "$tmp/files/large.yaml" |
        grep -o '"id": "[a-z-]*"' | cut -d '"' -f 4 >> "$tmp/ids"
}

domain='domains: { a: { kernel: bzImage, memory: 64M, '
large 'a million bytes' 'larger than any launch file' 'print "#" x (1 << 20 | 1)'
large 'keys' 'more than 512 keys in a mapping' \
      'print "k$_: 1\n" for 1 .. 90000'
large 'items' 'more than 1024 items in a list' \
      "print '$domain start-after: [', 'a,' x 500000, '] } }'"
large 'words' 'more than 1024 items in a list' \
      "print '$domain start-after: ', 'b ' x 500000, '} }'"
large 'list of numbers' 'more than 1024 items in a list' \
      "print '$domain properties: { x: [', '1,' x 400000, '] } } }'"
large 'anchors' 'more than 4096 anchors and aliases' \
      'print "x: [", map({ "&a$_ x," } 1 .. 100000), "]"'
large 'levels of brackets' 'more than 64 levels' 'print "[" x 1000000'
large 'levels of lines' 'more than 64 levels' \
      'print " " x $_, "a:\n" for 1 .. 1400'
large 'aliases of aliases' 'must be one text' \
      'print "x:\n  a0: &a0 [ x ]\n"; print "  a$_: &a$_ [ ", ("*a" . ($_ - 1) . ",") x 9, "]\n" for 1 .. 12; print "domains: { a: { start-after: *a12 } }\n"'
large 'merged mappings' 'merged into each other without end' \
      'print "x:\n  a0: &a0 { k: 1 }\n"; print "  a$_: &a$_ { <<: [ ", ("*a" . ($_ - 1) . ",") x 9, "] }\n" for 1 .. 12; print "domains: { a: { <<: *a12 } }\n"'
large 'mapping merged into itself' 'merged into each other without end' \
      'print "defaults: &a { <<: *a }\ndomains: { b: }\n"'
large 'domains' 'at most 64 domains' \
      'print "defaults: { kernel: bzImage, memory: 8M }\ndomains:\n"; print "  d$_:\n" for 1 .. 20000'
large 'properties' 'no LCM can be made of it: ' \
      'print "defaults:\n  properties: {\n"; print "    p$_: ", "x" x 1900, ",\n" for 1 .. 400; print "  }\ndomains:\n"; print "  d$_:\n" for 1 .. 64'
large 'messages' 'more messages' \
      'print "domains:\n"; for my $d (1 .. 4) { print "  d$d: { ", map({ "k$_: 1, " } 1 .. 400), "}\n" }'
large 'unknown properties' 'more messages' \
      'print "defaults:\n  memory: 8M\n  properties: {\n"; print "    p$_: 1,\n" for 1 .. 200; print "  }\ndomains: { a: }\n"'
large 'one name' 'not a name for a domain' \
      'print "domains:\n  ? ", "n" x 1000000, "\n  : { kernel: bzImage }\n"'

# --- what keeps others busy ---------------------------------------------------

# within SECONDS NAME ARGUMENT...: check does not take longer.
within() {
    seconds=$1 what=$2
    shift 2
    status=0
    timeout "$seconds" "$TOOL" check "$@" > "$tmp/out" 2> "$tmp/err" || status=$?
    ok "$what: in time" test "$status" -le 1
}

# Each of 65535 headers points at the same notes, of which there are many.
perl -e 'print pack("a4 C5 x7 v2 V Q<3 V v6", "\x7fELF", 2, 1, 1, 0, 0, 2, 62, 1, 0x100000, 64, 0, 0, 64, 0, 65535, 0, 0, 0),
    pack("V2 Q<6", 4, 4, 0x1000, 0, 0, 12 << 18, 12 << 18, 4), "\0" x (0x1000 - 120 + (12 << 18))' \
    > "$tmp/files/notes"
printf 'domains:\n  a: { kernel: notes, memory: 64M }\n' > "$tmp/files/notes.yaml"
within 20 "ELF headers that are all the same" "$tmp/files/notes.yaml"

# So many devices, all of which are given twice.
devices() {
    perl -e 'print "/dts-v1/; / { #address-cells = <2>; #size-cells = <2>; passthrough {\n"; print "d$_ { xen,reg = <0 ", 0x1000 * $_ + $ARGV[0], " 0 0x100000 0 0>; };\n" for 1 .. 2048; print "}; };\n"' "$1" |
        dtc -q -I dts -O dtb -o "$2" -
}
devices 1 "$tmp/files/devices-1.dtb"
devices 2 "$tmp/files/devices-2.dtb"
printf 'arch: arm64\ndefaults: { kernel: Image, memory: 64M }\ndomains:\n  a: { device-tree: devices-1.dtb }\n  b: { device-tree: devices-2.dtb }\n' \
    > "$tmp/files/devices.yaml"
within 20 "devices that are all the same" "$tmp/files/devices.yaml"

# Two domains which share all that they can.
perl -e 'print "/dts-v1/; / { chosen { hypervisor { compatible = \"hypervisor,xen\";\n";
    for my $d (0, 1) {
        print "d$d { compatible = \"xen,domain\"; memory = \"64M\"; cpus = <1>;\n";
        print "e$d$_: e$_ { compatible = \"xen,evtchn-v1\"; xen,evtchn = <", $_ + 1, " &e", 1 - $d, "$_>; };\n",
              "m$_ { compatible = \"xen,domain-shared-memory-v1\"; xen,shm-id = \"m$_\"; role = \"", $d ? "borrower" : "owner", "\"; xen,shared-mem = <0 0x50000000 0x1000>; };\n"
            for 0 .. 4499;
        print "};\n"; }
    print "}; }; };\n"' | dtc -q -I dts -O dtb -o "$tmp/files/sharing.dtb" -
within 20 "much that domains share" --arch=arm64 "$tmp/files/sharing.dtb"
ok "much that domains share: no error" has_not err "bad-sharing\|owner\|event channel"
status=0
timeout 20 "$TOOL" show "$tmp/files/sharing.dtb" > "$tmp/out" 2> "$tmp/err" || status=$?
ok "much that domains share: shown in time" test "$status" -le 1

# dtc reads any file, but not without end.
printf '/dts-v1/; / { a = /incbin/("/dev/zero"); };' > "$tmp/zero.dts"
within 40 "a file without end in a source" "$tmp/zero.dts"
ends "a file without end in a source" 1
ok "a file without end in a source: message" \
   has err "zero.dts: error: dtc does not accept this"

# --- every message has an example --------------------------------------------

# Sorts of messages, from the sources.
sorts() {
    cat "$TOP"/tools/hyperlaunch/yaml/*.c "$TOP"/tools/hyperlaunch/lcm/*.c \
        "$TOP"/tools/hyperlaunch/check/*.c |
        perl -0777 -ne 'while (/(?:report_add|bad_static)\(([^;]*);/g) {
            my ($args) = $1;
            print "$1\n" if $args =~ /"([a-z]+(?:-[a-z]+)*)"\s*,/;
        }' | sort -u
}

# Known from test-check-lcm.sh, as they take another LCM than all examples.
{ sort -u "$tmp/ids"; echo trouble; } | sort -u > "$tmp/seen"
sorts > "$tmp/sorts"
ok "sorts of messages are found in the sources" grep -qx bad-value "$tmp/sorts"
comm -23 "$tmp/sorts" "$tmp/seen" > "$tmp/unseen"
ok "each sort of message has an example" diff /dev/null "$tmp/unseen"

finish
