# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# For the tests of the host tool: sourced by each test-*.sh, which ends with
# "finish".
#
# From the environment: TOOL is the tool, DATA this folder, TOP the checkout,
# DIST where built files are, LCM_SOURCES and LCM_BLOBS the example LCMs.

set -u

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP

nr=0
failed=0

# ok NAME COMMAND...: the command succeeds.
ok() {
    name=$1
    shift
    nr=$((nr + 1))
    if "$@" > "$tmp/log" 2>&1; then
        echo "ok $nr - $name"
    else
        echo "not ok $nr - $name"
        for file in "$tmp/log" "$tmp/out" "$tmp/err"; do
            [ ! -e "$file" ] || head -n 60 "$file" | sed 's/^/# /'
        done
        failed=$((failed + 1))
    fi
}

# Run the tool; leaves $tmp/out, $tmp/err and $status behind.
run() {
    status=0
    "$TOOL" "$@" > "$tmp/out" 2> "$tmp/err" < /dev/null || status=$?
}

# in_terminal WIDTH ARGUMENT...: the same in a terminal of so many columns, which
# gets both; nothing is typed.
in_terminal() {
    cat > "$tmp/in-terminal.py" <<'END'
import fcntl, os, pty, struct, sys, termios

child, fd = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ,
                struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
text = b''
try:
    while part := os.read(fd, 65536):
        text += part
except OSError:
    pass
sys.stdout.buffer.write(text.replace(b'\r\n', b'\n'))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
    width=$1
    shift
    status=0
    python3 "$tmp/in-terminal.py" "$width" "$TOOL" "$@" > "$tmp/out" \
        2> "$tmp/err" || status=$?
}

# ends NAME STATUS: what was run last ended so.
ends() {
    ok "$1: exit status $2" test "$status" = "$2"
}

# What it wrote to out or err is this text, or has it in it.
writes() {
    printf '%s' "$2" | diff -u - "$tmp/$1"
}
has() {
    grep -qF -e "$2" "$tmp/$1"
}
has_not() {
    ! has "$@"
}

# golden NAME out|err FILE: it is what stands in $DATA/FILE.  With REGENERATE=1
# it is written there, to be looked at before it is committed.
golden() {
    if [ "${REGENERATE-}" = 1 ]; then
        mkdir -p "$(dirname "$DATA/$3")"
        cp "$tmp/$2" "$DATA/$3"
    fi
    ok "$1" diff -u "$DATA/$3" "$tmp/$2"
}

is_json() {
    python3 -m json.tool "$tmp/out" > "$tmp/json"
}

finish() {
    echo "1..$nr"
    [ "$failed" = 0 ]
    exit
}
