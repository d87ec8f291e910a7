#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch timeline: what has been written of a launch, as picture and JSON.

. "$DATA/tap.sh"

logs=$DATA/logs

# draws NAME LOG...
draws() {
    what=$1
    shift
    run timeline "$@"
    ends "$what: picture" 0
    golden "$what: picture" out "timelines/$what.svg"
    ok "$what: picture: no messages" writes err ""
    ok "$what: picture: is XML" xmllint --noout "$tmp/out"
    run timeline --json "$@"
    ends "$what: JSON" 0
    golden "$what: JSON" out "timelines/$what.json"
    ok "$what: JSON: is JSON" is_json
}

draws boot-domain "$logs/boot-domain.log"
draws recovery "$logs/recovery.log"
draws boot-timeout "$logs/boot-timeout.log"
draws not-built "$logs/not-built.log"
draws odd "$logs/odd.log"
draws uart "$logs/uart.log"
draws events "$logs/list.json" "$logs/events.json"
draws hypfs "$logs/hypfs.txt"

# The event log as text, as it stands there.
sed -n 's/.*HL-LAUNCH \( *[0-9TIME ms]*\.\{0,1\}[0-9]*  [a-zE].*\)/\1/p' \
    "$logs/boot-domain.log" > "$tmp/events.txt"
run timeline --json "$tmp/events.txt"
ends "events as text" 0
ok "events as text: when one has ended" has out '"ended_ns": 18714201000'

# The picture in the documents is of the console there.
awk '/^    \(XEN\) Hyperlaunch: LCM found/ { on = 1 }
     on && !/^    / { exit }
     on { sub(/^    /, ""); print }' "$TOP/docs/hyperlaunch/launch.md" \
    > "$tmp/launch.md"
run timeline "$tmp/launch.md"
if [ "${REGENERATE-}" = 1 ]; then
    cp "$tmp/out" "$TOP/docs/hyperlaunch/launch-timeline.svg"
fi
ok "documents" diff "$tmp/out" "$TOP/docs/hyperlaunch/launch-timeline.svg"

# Further files say more of the same launch.
run timeline --json "$logs/recovery.log"
ok "one file: a failure is not known exactly" has out '"before_ns": 1375233000'
echo '[{"time_ns":1370000000,"event":"domain-failed","domid":3,"from":"preparing","to":"preparing","text":"crashed"}]' \
    > "$tmp/more.json"
run timeline --json "$logs/recovery.log" "$tmp/more.json"
ok "two files: it is" has out '"time_ns": 1370000000'
ok "two files: there is one" test \
   "$(grep -o '"cause"' "$tmp/out" | wc -l)" = 1

# A log may be cut anywhere, and have anything in it.
for size in 200 2000 4000 6000; do
    head -c "$size" "$logs/recovery.log" > "$tmp/cut.log"
    run timeline "$tmp/cut.log"
    ok "cut after $size bytes" test "$status" -le 1
done
head -c 5000 "$logs/recovery.log" | tr '\n ' '\0\033' > "$tmp/noise.log"
run timeline "$tmp/noise.log"
ends "noise" 1
{ cat "$logs/odd.log"; printf '(XEN) Hyperlaunch: d9 created: name="\377\001\357\277\276" roles=none mode=pv memory=1KiB vcpus=1 at 2000.000ms\n'; } \
    > "$tmp/name.log"
run timeline "$tmp/name.log"
ends "a name that is no text" 0
ok "a name that is no text: is XML all the same" xmllint --noout "$tmp/out"

echo '[{"time_ns":1000000000,"event":"created","domid":1,"to":"building"},
       {"time_ns":9000000000,"event":"unpaused","domid":1,"to":"running"},
       {"time_ns":2000000000,"event":"shutdown","domid":1,"to":"running"}]' \
    > "$tmp/backwards.json"
run timeline "$tmp/backwards.json"
ends "ended before it was started" 0
ok "ended before it was started: drawn where it was started" \
   has out 'class="run" x="786.0"'

cat > "$tmp/backwards.log" <<'END'
(XEN) Hyperlaunch: launch begins at 1000.000ms
(XEN) Hyperlaunch: state: building -> starting (built-no-boot) at 5000.000ms
(XEN) Hyperlaunch: launch finalised: 1 of 1 domains started, modules freed: 0 pages at 2000.000ms
END
run timeline --json "$tmp/backwards.log"
ends "over before it starts" 0
ok "over before it starts: no phase ends before it begins" python3 -c '
import json, sys
for phase in json.load(open(sys.argv[1]))["phases"]:
    assert phase["begin_ns"] <= phase.get("end_ns", phase["begin_ns"]), phase
' "$tmp/out"

status=0
"$TOOL" timeline - < "$logs/recovery.log" > "$tmp/out" 2> "$tmp/err" || status=$?
ends "standard input" 0
ok "standard input: says so" has out "standard input: 2 of 3 domains started"

run timeline -o "$tmp/out.svg" "$logs/recovery.log"
ends "output to a file" 0
ok "output to a file: none elsewhere" writes out ""
ok "output to a file: is the same" \
   sh -c "diff '$tmp/out.svg' '$DATA/timelines/recovery.svg'"

run timeline -o "$tmp/none/out.svg" "$logs/recovery.log"
ends "output that cannot be written" 2

echo "Linux version 6.1" > "$tmp/linux.log"
run timeline "$tmp/linux.log"
ends "no launch" 1
ok "no launch: message" has err "linux.log: error: nothing in it is about a launch"
ok "no launch: hint" has err "hint: "
ok "no launch: nothing is drawn" writes out ""

run timeline "$logs/panic.log"
ends "panic before a launch" 1
ok "panic before a launch: message" \
   has err "panic.log: error: Xen stopped before it began a launch: Hyperlaunch: the LCM "

for bad in '[{"event": }]' '[{"event": "created"' '[{"a": [[[[[[[[[[[[[[[[[[' \
           '{"a": 1}' '[{}] x' '[{"text": "\u12"}]'; do
    echo "$bad" > "$tmp/bad.json"
    run timeline "$tmp/bad.json"
    ends "$bad" 1
    ok "$bad: message" has err "bad.json: error: this is no JSON that xen-hyperlaunch writes"
done

# It may have more in it, and may be written by somebody else.
cat > "$tmp/other.json" <<'END'
[{"event": null, "time_ns": 1.5, "to": -1, "domid": 1e3, "name": 5},
       {"time_ns":1000000000,"event":"created","domid":1,"to":"building"},
 {"name": "x", "reason": "over\nand\tout"}]
END
run timeline --json "$tmp/other.json"
ends "values of other kinds" 0
ok "values of other kinds: escapes" has out "over and out"

# What others have written must not take for ever.

# many TEXT: a line with a million of them.
many() {
    { cat "$logs/recovery.log"; yes "$1" | head -n 1000000 | tr -d '\n'; } \
        > "$tmp/many.log"
    status=0
    timeout 60 "$TOOL" timeline "$tmp/many.log" > "$tmp/out" 2> "$tmp/err" ||
        status=$?
}
many '1.1  1.1  '
ends "many beginnings of events" 0
many '(d1 '
ends "many beginnings of prefixes" 0

# Of two launches there is no common picture.
run timeline "$logs/recovery.log" "$logs/boot-domain.log"
ends "two launches" 0
ok "two launches: it is said" has err "boot-domain.log: warning: is about another launch"
run timeline --json "$logs/recovery.log" "$logs/boot-domain.log"
ok "two launches as JSON: is JSON" is_json
ok "two launches as JSON: it is said" has err "is about another launch"
run timeline "$logs/recovery.log" "$logs/recovery.log"
ok "one launch twice" has_not err "another launch"

run timeline "$tmp/missing.log"
ends "missing file" 2
ok "missing file: message" has err "missing.log: error: cannot read: No such file"
for log in "$tmp/missing.log" "$tmp/linux.log" "$tmp/bad.json"; do
    run timeline --json "$log"
    ok "$(basename "$log") as JSON: is JSON" is_json
    ok "$(basename "$log") as JSON: has a message" has out '"severity": "error"'
    ok "$(basename "$log") as JSON: nothing else" writes err ""
done
run timeline
ends "no file" 2

finish
