#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch run, with a QEMU that only pretends to be one: what became of the
# domains, how a run ends, and what can be wrong.  Boots are tests of the system.

. "$DATA/tap.sh"

logs=$DATA/logs

# It writes $FAKE_LOG to the serial port, and says that it ends for $FAKE_END;
# or it does not end.
mkdir "$tmp/bin" "$tmp/work"
cat > "$tmp/bin/qemu-system-x86_64" <<'EOF'
#!/bin/bash
for argument; do
    case $argument in
    socket,id=control,fd=*) control=${argument##*=} ;;
    socket,id=serial,fd=*) serial=${argument##*=} ;;
    esac
done
echo $$ > "$FAKE_DIR/pid"
printf '%s\n' "$@" > "$FAKE_DIR/arguments"
echo "fake QEMU" >&2
cat "$FAKE_LOG" >&$serial
case $FAKE_END in
never)
    exec sleep 100 ;;
flood)
    yes '{"event": "RTC_CHANGE", "data": {"offset": 78}}' | head -n 20000 >&$control
    FAKE_END=guest-shutdown ;;
echo)
    IFS= read -r line <&$serial
    printf 'typed: %s\n' "$line" >&$serial
    exec sleep 100 ;;
esac
echo '{"event": "SHUTDOWN", "data": {"guest": true, "reason": "'$FAKE_END'"}}' >&$control
EOF
chmod +x "$tmp/bin/qemu-system-x86_64"
cp "$tmp/bin/qemu-system-x86_64" "$tmp/bin/qemu-system-aarch64"
PATH=$tmp/bin:$PATH
FAKE_DIR=$tmp
FAKE_END=guest-shutdown
TMPDIR=$tmp
export PATH FAKE_DIR FAKE_LOG FAKE_END TMPDIR
touch "$tmp/boot.img" "$tmp/xen" "$tmp/kernel"

# Logs are kept in the current directory.
cd "$tmp/work" || exit 1

cat > web.yaml <<'EOF'
xen: ../xen
defaults:
  kernel: ../kernel
  memory: 256M
domains:
  dom0:
    roles: dom0
  silent:
    console-output: true
  panics: {}
EOF

boots() {
    FAKE_LOG=$1
    shift
    run run --image="$tmp/boot.img" "$@" web.yaml
}

# Only what comes behind the console's output.
result_only() {
    sed -n '/=== Result/,$p' "$tmp/out" > "$tmp/result"
    mv "$tmp/result" "$tmp/out"
}

# result NAME STATUS: table and JSON of what is in NAME.log.
result() {
    boots "$logs/$1.log"
    ends "$1: table" "$2"
    ok "$1: console is shown" grep -qx "(XEN) .*" "$tmp/out"
    ok "$1: nothing moves the cursor" has_not out "$(printf '\033')"
    ok "$1: log has all of it" cmp run-web.log "$FAKE_LOG"
    result_only
    golden "$1: table" out "results/$1.txt"

    boots "$logs/$1.log" --json
    ends "$1: JSON" "$2"
    golden "$1: JSON" out "results/$1.json"
    ok "$1: JSON: is JSON" is_json
    ok "$1: JSON: console is shown elsewhere" grep -qx "(XEN) .*" "$tmp/err"
}

result boot-domain 0
result recovery 1
result boot-timeout 1
result not-built 1
result panic 1
result odd 1
result uart 1

# Columns are as wide as what is seen, not as what is stored.
sed 's/name="silent"/name="sílent"/' "$logs/odd.log" > "$tmp/utf8.log"
boots "$tmp/utf8.log"
result_only
ok "UTF-8 in the table" test \
   "$(sed -n 's/^\(  sílent *3 *\).*/\1/p' "$tmp/out" | wc -m)" = \
   "$(sed -n 's/^\(  silent *3 *\).*/\1/p' "$DATA/results/odd.txt" | wc -m)"

FAKE_LOG=$logs/boot-domain.log
in_terminal 60 run --image="$tmp/boot.img" --quiet web.yaml
ends "narrow terminal" 0
result_only
golden "narrow terminal: table" out results/narrow.txt
ok "narrow terminal: it fits" \
   awk '/^  dom/ && length > 60 { exit 1 }' "$tmp/out"

boots "$logs/boot-domain.log"
ok "arguments: memory for all" grep -qx 1280 "$tmp/arguments"
ok "arguments: image" grep -q "^file=$tmp/boot.img,format=raw" "$tmp/arguments"
ok "heading" has err "=== Booting web.yaml: x86_64, bios, 1280 MiB, 2 CPUs ==="

boots "$logs/boot-domain.log" --quiet
ends "--quiet" 0
ok "--quiet: no console" has_not out "(XEN)"
ok "--quiet: the result" has out "=== Result ==="
ok "--quiet: the log has all of it" cmp "$logs/boot-domain.log" run-web.log

boots "$logs/boot-domain.log" --memory=2G --cpus=3 --qemu=-device --qemu=edu \
      --log="$tmp/own.log"
ends "options of the machine" 0
ok "--memory" grep -qx 2048 "$tmp/arguments"
ok "--cpus" grep -qx 3 "$tmp/arguments"
ok "--qemu" grep -qx edu "$tmp/arguments"
ok "--log" cmp "$tmp/own.log" "$logs/boot-domain.log"
ok "--log: said at the end" has out "Console output: $tmp/own.log"

mkdir "$tmp/ovmf"
echo code > "$tmp/ovmf/OVMF_CODE_4M.fd"
echo vars > "$tmp/ovmf/OVMF_VARS_4M.fd"
OVMF_DIR=$tmp/ovmf
export OVMF_DIR
boots "$logs/boot-domain.log" --firmware=uefi
ends "uefi" 0
ok "uefi: firmware" grep -q "unit=0,.*file=$tmp/ovmf/OVMF_CODE_4M.fd" \
   "$tmp/arguments"
ok "uefi: variables are its own" grep -q "unit=1,.*/hyperlaunch\..*/OVMF_VARS" \
   "$tmp/arguments"
OVMF_DIR=$tmp/none
boots "$logs/boot-domain.log" --firmware=uefi
ends "no uefi" 2
ok "no uefi: message" has err "package ovmf"

# Ends of all kinds.
FAKE_END=guest-reset
boots "$logs/boot-domain.log"
ends "reset" 1
ok "reset: said" has out "The machine was reset."

# A guest can make QEMU say as much as it likes.
FAKE_END=flood
boots "$logs/boot-domain.log"
ends "flood of events" 0
ok "flood of events: the end is seen" has out "The machine has powered itself off."

FAKE_END=host-error
boots "$logs/boot-domain.log"
ends "QEMU failed" 2
ok "QEMU failed: says why" has err "fake QEMU"
ok "QEMU failed: no result" has_not out "=== Result"

FAKE_END=never
boots "$logs/boot-domain.log" --timeout=1
ends "timeout, all came up" 0
ok "timeout: said" has out "did not power itself off in time"
# Somebody may still have to take note of its end.
gone() {
    state=$(ps -o stat= -p "$(cat "$tmp/pid")")
    case $state in
    ''|Z*) ;;
    *) return 1 ;;
    esac
}
ok "timeout: QEMU is gone" gone
boots "$logs/recovery.log" --timeout=1
ends "timeout, not all came up" 1
boots "$logs/panic.log" --timeout=50
ends "a panic ends it at once" 1
ok "panic: said" has out "Xen stopped: Hyperlaunch: the LCM"

# All of the domains of a static launch may end, with nobody to power it off.
sed '/reboot: Power down/q' "$logs/boot-domain.log" > "$tmp/none.log"
echo '(XEN) Hyperlaunch: no domain runs (any more): there is nothing but Xen' \
    >> "$tmp/none.log"
boots "$tmp/none.log" --timeout=50
ok "no domain runs: ends it" has out "No domain runs any more, so the machine was"
boots "$tmp/none.log" --timeout=50 --json
ok "no domain runs: JSON" has out '"ended": "none-runs"'

# By signals.

# signalled SIGNAL: sent when all of the console has come.
signalled() {
    rm -f run-web.log
    env --default-signal=INT "$TOOL" run --image="$tmp/boot.img" web.yaml \
        > "$tmp/out" 2> "$tmp/err" < /dev/null &
    tries=0
    until grep -qs "halting machine" run-web.log || [ $tries = 200 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -s "$1" $!
    status=0
    wait $! || status=$?
}
FAKE_LOG=$logs/boot-domain.log
signalled INT
ends "SIGINT: what came up is said" 0
ok "SIGINT: said" has out "The machine was switched off."
ok "SIGINT: QEMU is gone" gone
signalled TERM
ends "SIGTERM" 143
ok "SIGTERM: no result" has_not out "=== Result"
ok "SIGTERM: QEMU is gone" gone
signalled KILL
ends "SIGKILL" 137
sleep 0.3
ok "SIGKILL: QEMU is gone" gone

TMPDIR=$tmp/temporary
mkdir "$TMPDIR"
signalled TERM
ok "nothing is left behind" rmdir "$TMPDIR"
TMPDIR=$tmp

# With a terminal, what is typed goes to the serial port, Ctrl-C too, and Ctrl-]
# is the end.
FAKE_END=echo
python3 - "$TOOL" "$tmp/boot.img" > "$tmp/out" <<'EOF'
import os, pty, select, sys, termios, time

child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], [sys.argv[1], "run", "--image=" + sys.argv[2],
                           "web.yaml"])
seen = b""

def until(text):
    global seen
    end = time.time() + 30
    while text not in seen and time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                return

before = termios.tcgetattr(terminal)
until(b"halting machine")
os.write(terminal, b"a\x03b\n")
until(b"typed: a\x03b")
os.write(terminal, b"\x1d")
until(b"Console output")
status = os.waitpid(child, 0)[1]
same = termios.tcgetattr(terminal) == before
print("typed" if b"typed: a\x03b" in seen else "not typed")
print("said" if b"Ctrl-] switches it off" in seen else "not said")
print("switched off" if b"was switched off" in seen else "not switched off")
print("given back" if same else "not given back")
print("status", os.WEXITSTATUS(status))
EOF
ok "terminal" writes out "typed
said
switched off
given back
status 0
"
ok "terminal: QEMU is gone" gone

FAKE_END=guest-shutdown
"$TOOL" run --image="$tmp/boot.img" web.yaml 2> "$tmp/err" < /dev/null | head -n 1 \
    > "$tmp/out"
ok "nobody reads it" has_not err "error:"

# What is wrong with the launch or the machine.
boots "$logs/boot-domain.log" --arch=arm64 --firmware=uefi
ends "firmware of another architecture" 1
ok "firmware of another architecture: message" \
   has err "firmware 'uefi' is not for arm64: must be u-boot"
run run --memory=64M web.yaml
ends "memory that does not do" 1
ok "memory that does not do: why" has err \
   "machine's memory of 64M does not do"
boots "$logs/boot-domain.log" --memory=64M
ends "memory that does not do for an image" 1
ok "memory that does not do for an image: why" has err \
   "machine's memory of 64M does not do"
ok "memory that does not do for an image: not booted" has err "not booted"
boots "$logs/boot-domain.log" --memory=64M --force
ends "memory that does not do, --force" 0
# refuses_xen ID FILE
refuses_xen() {
    run run --xen="$2" web.yaml
    ends "--xen: ${2##*/}" 1
    ok "--xen: ${2##*/}: why" has err "error: $2: "
    run run --json --xen="$2" web.yaml
    ok "--xen: ${2##*/}: --json" has out "\"id\": \"$1\""
}
refuses_xen bad-xen nope
refuses_xen not-xen "$DATA/tap.sh"
boots "$logs/boot-domain.log" --memory=much
ends "bad memory" 1
ok "bad memory: message" has err "'much' is no amount"
boots "$logs/boot-domain.log" --cpus=0
ends "bad cpus" 1
boots "$logs/boot-domain.log" --timeout=soon
ends "bad timeout" 2
boots "$logs/boot-domain.log" --accel=hvf
ends "bad accelerator" 2
boots "$logs/boot-domain.log" --arch=arm64 --accel=kvm
ends "kvm for arm64" 1
boots "$logs/boot-domain.log" --log="$tmp/none/a.log"
ends "log that cannot be written" 2
ok "log that cannot be written: message" has err "(--log=FILE takes another file)"
cp web.yaml kept.yaml
echo Xen > "$tmp/other-xen"
for file in kept.yaml "$tmp/boot.img" "$tmp/kernel" "$tmp/xen" "$tmp/other-xen"
do
    cp "$file" "$tmp/before"
    FAKE_LOG=$logs/boot-domain.log
    run run --log="$file" --image="$tmp/boot.img" --xen="$tmp/other-xen" \
        kept.yaml
    ends "log in $(basename "$file")" 2
    ok "log in $(basename "$file"): message" has err "error: is what it is"
    ok "log in $(basename "$file"): it is kept" cmp "$file" "$tmp/before"
done
boots "$logs/boot-domain.log" --log=-
ends "log in standard output" 2
ok "log in standard output: message" has err "the log cannot go to standard output"
ok "log in standard output: no file is called -" test ! -e ./-
mkfifo "$tmp/fifo"
for special in "$tmp/fifo" /dev/stdout /dev/null; do
    status=0
    FAKE_LOG=$logs/boot-domain.log timeout 30 "$TOOL" run --log="$special" \
        --image="$tmp/boot.img" web.yaml 2> "$tmp/err" < /dev/null | cat > "$tmp/out"
    ok "log in $special: message" has err "must be a regular file"
done

sed 's/256M/256/' web.yaml > bad.yaml
run run --image="$tmp/boot.img" bad.yaml
ends "errors in the launch file" 1
ok "errors in the launch file: where" has err "bad.yaml:4:"
ok "errors in the launch file: not booted" has err "bad.yaml: not booted"
run run --json --image="$tmp/boot.img" bad.yaml
ends "errors in the launch file, JSON" 1
ok "errors in the launch file, JSON: is JSON" is_json
ok "errors in the launch file, JSON: nothing else" writes err ""

cat >> web.yaml <<'EOF'
machine:
  memory: 3G
  cpus: 1
  firmware: floppy
EOF
boots "$logs/boot-domain.log"
ends "bad firmware in the launch file" 1
ok "bad firmware in the launch file: where" has err "web.yaml:14:"
ok "bad firmware in the launch file: once" \
   test "$(grep -c error: "$tmp/err")" = 1
sed -i 's/floppy/bios/' web.yaml
boots "$logs/boot-domain.log"
ends "machine in the launch file" 0
ok "machine in the launch file: heading" \
   has err "x86_64, bios, 3072 MiB, 1 CPU ==="

# What an image takes is found when one is made.
printf 'domains:\n  a:\n    memory: 64M\n    kernel: ../kernel\n    properties: {kernle: true}\n' \
    > no-xen.yaml
run run no-xen.yaml
ends "no image" 1
ok "no image: where" has err "no-xen.yaml:5:"
ok "no image: what the launch has is said once" \
   test "$(grep -c kernle "$tmp/err")" = 1
ok "no image: what it takes" \
   has err "no-xen.yaml: error: does not say which hypervisor"
ok "no image: not booted" has err "no-xen.yaml: not booted"
sed -i '/kernle/d' no-xen.yaml
run run --json no-xen.yaml
ends "no image, JSON" 1
ok "no image, JSON: is JSON" is_json
ok "no image, JSON: says why" has out '"id": "no-xen"'
ok "no image, JSON: nothing else" writes err ""

# It is made by other programs: mkimage is the first one for arm64.
for file in xen kernel; do
    echo "$file" > "$tmp/$file"
done
printf '#!/bin/sh\necho "mkimage: not today" >&2\nexit 3\n' > "$tmp/bin/mkimage"
chmod +x "$tmp/bin/mkimage"
board="--force --arch=arm64 --firmware=u-boot"
# shellcheck disable=SC2086
run run $board web.yaml
ends "no image, a program fails" 2
ok "no image, a program fails: said" has err "error: mkimage failed"
ok "no image, a program fails: why" has err "mkimage: not today"
ok "no image, a program fails: not booted" has err "web.yaml: not booted"
# shellcheck disable=SC2086
run run --json $board web.yaml
ends "no image, a program fails, JSON" 2
ok "no image, a program fails, JSON: is JSON" is_json
ok "no image, a program fails, JSON: said" has out '"text": "mkimage failed"'

status=0
# shellcheck disable=SC2086
"$TOOL" run $board - < web.yaml > "$tmp/out" 2> "$tmp/err" ||
    status=$?
ends "standard input" 2
ok "standard input: it comes as far" has err "error: mkimage failed"
rm "$tmp/bin/mkimage"
: > "$tmp/xen"
: > "$tmp/kernel"

# Names do not act on the terminal.
escape=$(printf '\033[31m')
cp web.yaml "web$escape.yaml"
FAKE_LOG=$logs/boot-domain.log
run run --image="$tmp/boot.img" --log="log$escape" "web$escape.yaml"
ends "odd names" 0
ok "odd names: shown" has err 'Booting web\x1b[31m.yaml'
ok "odd names: log" has out 'Console output: log\x1b[31m'
ok "odd names: do nothing" has_not err "$escape"
ok "odd names: do nothing there" has_not out "$escape"

# QEMU can run any program, and launch files may come from anybody.
{ cat web.yaml; echo "  qemu-options: -device edu"; } > qemu.yaml
rm "$tmp/arguments"
FAKE_LOG=$logs/boot-domain.log
run run --image="$tmp/boot.img" qemu.yaml
ends "options for QEMU in the launch file" 1
ok "options for QEMU in the launch file: shown" has err "any program: -device edu"
ok "options for QEMU in the launch file: not taken" test ! -e "$tmp/arguments"
run run --image="$tmp/boot.img" --allow-qemu-options qemu.yaml
ends "options for QEMU that are allowed" 0
ok "options for QEMU that are allowed: taken" grep -qx edu "$tmp/arguments"
ok "options for QEMU that are allowed: shown" \
   has err "Options for QEMU in the launch file: -device edu"

run run "$tmp/missing.yaml"
ends "missing file" 2
run run
ends "no file" 2
run run web.yaml web.yaml
ends "two files" 2

rm "$tmp/bin/qemu-system-x86_64"
PATH=$tmp/bin
run run --image="$tmp/boot.img" web.yaml
PATH=/usr/bin:/bin
ends "no QEMU" 2
ok "no QEMU: message" has err "(package qemu-system-x86)"

finish
