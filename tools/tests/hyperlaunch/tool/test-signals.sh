#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Nothing is left behind by a tool that is ended.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cd "$tmp" || exit 1
mkdir bin scratch
# In place of the programs that are run: says who it is, and never ends.
cat > bin/dot <<'END'
#!/bin/sh
echo $$ > started.new
mv started.new started
exec sleep 60
END
chmod +x bin/dot
cp bin/dot bin/mkimage
printf 'xen: k\ndomains:\n  a: { kernel: k, memory: 8M }\n' > a.yaml
echo kernel > k

# Wait up to 10 seconds.
wait_until() {
    i=0
    while ! "$@" 2> log; do
        i=$((i + 1))
        [ $i -le 100 ] || return 1
        sleep 0.1
    done
}
is_gone() {
    ! grep -q '^State:[[:space:]]*[^ZX]' "/proc/$1/status"
}

is_empty() {
    [ -z "$(ls "$1")" ]
}

# ended SIGNAL ARGUMENT...: while it waits for another program.
ended() {
    signal=$1
    shift
    rm -f started
    # Shells let what runs in the background ignore INT.
    PATH=$tmp/bin:$PATH TMPDIR=$tmp/scratch ASAN_OPTIONS=detect_leaks=0 \
        python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$TOOL" "$@" a.yaml > out 2> err &
    pid=$!
    ok "$1, $signal: runs" wait_until test -s started
    child=$(cat started)
    kill -s $signal $pid
    wait $pid 2> log
    ok "$1, $signal: the program is ended" wait_until is_gone "$child"
    [ $signal = KILL ] ||
        ok "$1, $signal: nothing is left" is_empty scratch
}

for signal in TERM HUP INT PIPE KILL; do
    ended $signal show --svg
    ended $signal run --force --arch=arm64
done

finish
