#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What stands in a file of somebody else does not act on the terminal.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cd "$tmp" || exit 1

cat > is_harmless.py <<'END'
import sys
for name in sys.argv[1:]:
    for c in open(name, "rb").read().decode():
        assert c == "\n" or not (c < " " or "\x7f" <= c <= "\x9f"), repr(c)
END

# harmless NAME ARGUMENT...: with a file of that, it writes nothing but text.
harmless() {
    what=$1
    shift
    run "$@"
    ok "$what: is there" test -s out -o -s err
    ok "$what: harmless" python3 is_harmless.py out err
}

# ESC, DEL, and CSI as U+009B.
escape=$(printf '\033[31m\177\302\233')
launch() {
    cat > "$1" <<END
domains:
  "d\\e[31m\\x7f\\x9b":
    roles: dom0
    kernel: "$2"
    ramdisk: "r\\e[31m\\x7f\\x9b"
    memory: 8M
  b:
    start-after: "d\\e[31m\\x7f\\x9b"
    kernel: "$2"
    memory: $3
    cmdline: "\\e[31m\\x7f\\x9b"
    properties: { "p\\e[31m\\x7f\\x9b": "\\e[31m\\x7f\\x9b" }
END
}

: > "k$escape"
: > "r$escape"
launch "a$escape.yaml" 'k\e[31m\x7f\x9b' 8M
launch b.yaml k 16M
for as_json in '' --json; do
    # shellcheck disable=SC2086
    {
        harmless "check $as_json" check $as_json "a$escape.yaml"
        harmless "build $as_json" build $as_json --force "a$escape.yaml"
        harmless "show $as_json" show $as_json "a$escape.yaml"
        harmless "diff $as_json" diff $as_json "a$escape.yaml" b.yaml
        harmless "grub $as_json" grub $as_json "a$escape.yaml"
        harmless "timeline $as_json" timeline $as_json "a$escape.yaml"
    }
done
harmless "show as a picture" show --dot "a$escape.yaml"
harmless "show all" show --wide "a$escape.yaml"

# What is given on the command line may come from somebody else as well.
for command in init check build run image grub uboot show timeline convert diff
do
    harmless "$command: option" "$command" "--$escape"
    harmless "$command: file" "$command" "missing$escape" "missing$escape"
    harmless "$command: output" "$command" --output="none$escape/out" \
             "a$escape.yaml"
    harmless "$command: output onto input" "$command" \
             --output="a$escape.yaml" "a$escape.yaml"
done
harmless "command" "$escape"
harmless "init" init --output="i$escape.yaml" minimal
harmless "init, once more" init --output="i$escape.yaml" minimal
harmless "convert" convert --output="c$escape.yaml" "a$escape.yaml"
harmless "convert, once more" convert --output="c$escape.yaml" "a$escape.yaml"
harmless "run: log" run --log="none$escape/log" "a$escape.yaml"
harmless "run: memory" run --memory="$escape" "a$escape.yaml"
harmless "image: format" image --format="$escape" "a$escape.yaml"
harmless "uboot: directory" uboot --arch=arm64 --force --copy="none$escape/d" \
         --xen="k$escape" "a$escape.yaml"
harmless "grub: directory" grub --force --copy="none$escape/d" "a$escape.yaml"

# What other programs say of it.
mkdir bin
cat > bin/dot <<END
#!/bin/sh
echo "dot: $escape" >&2
exit 1
END
chmod +x bin/dot
PATH=$tmp/bin:$PATH
harmless "show: what dot says" show --svg "a$escape.yaml"
ok "show: what dot says is there" grep -qxF 'dot: \x1b[31m\x7f\xc2\x9b' err

cat > serial <<END
(XEN) Hyperlaunch: 1 domain
(XEN) Hyperlaunch: d$escape: cannot be built: $escape
(XEN) 
(XEN) ****************************************
(XEN) Panic on CPU 0:
(XEN) because$escape
(XEN) ****************************************
END
harmless "timeline of a panic" timeline serial

finish
