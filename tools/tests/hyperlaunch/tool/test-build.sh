#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hyperlaunch build.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"
# shellcheck source=/dev/null
. "$(dirname "$0")/check/files.sh"

good=$DATA/check/good
make_files "$tmp/files"

# build FILE [OPTION...]: to $tmp/lcm.
build() {
    file=$1
    shift
    rm -f "$tmp/lcm"
    run build --files "$tmp/files" -o "$tmp/lcm" "$@" "$file"
}

# --- what is written ---------------------------------------------------------

for file in "$good"/*.yaml; do
    what=$(basename "$file")
    build "$file"
    ends "$what" 0
    ok "$what: Xen's parser accepts it" "$TOOL" check --quiet \
       "$(case $file in *arm64*) echo --arch=arm64 ;; *) echo --arch=x86_64 ;; esac)" \
       "$tmp/lcm"
    cp "$tmp/lcm" "$tmp/first"
    build "$file"
    ok "$what: the same bytes again" cmp "$tmp/first" "$tmp/lcm"
    cp "$file" "$tmp/files/copy.yaml"
    (cd "$tmp/files" && "$TOOL" build -o "$tmp/there" copy.yaml) \
        > "$tmp/out" 2>&1
    ok "$what: the same bytes from elsewhere" cmp "$tmp/first" "$tmp/there"
    "$TOOL" build -o - --files "$tmp/files" "$file" > "$tmp/stdout" \
        2> "$tmp/err"
    ok "$what: the same bytes on standard output" \
       cmp "$tmp/first" "$tmp/stdout"
done

# value PATH PROPERTY EXPECTED [fdtget's options]
value() {
    path=$1 property=$2 expected=$3
    shift 3
    found=$(fdtget "$@" "$tmp/lcm" "/chosen/hypervisor$path" "$property" 2>&1)
    ok "$path $property is $expected" test "$found" = "$expected"
}
no_value() {
    ok "$1 has no $2" sh -c \
       "! fdtget '$tmp/lcm' '/chosen/hypervisor$1' '$2' > /dev/null 2>&1"
}

build "$good/every-key.yaml"
value /config boot-domain-timeout-ms 90000
value /config failure-policy recovery-only
value /config/microcode module-index 1
value /config/xsm-policy module-index 2
value /boot/kernel module-index 3
value /boot/ramdisk module-index 4
value /dom0/kernel module-index 3
value /dom0/kernel bootargs console=hvc0
value /web/config module-index 5
value /dom0 roles "control hardware console"
value /dom0 memory "0 80000" -t x
value /dom0 mem-min "0 40000" -t x
value /dom0 mem-max "0 100000" -t x
value /dom0 domid 0
value /dom0 domain-uuid "1 23 45 67 89 ab cd ef 1 23 45 67 89 ab cd ef" -t bx
value /store boot-access ""
value /web start manual
value /web boot-access "query configure"
value /web xen,enhanced no-xenstore
value /web console-output ""
no_value /dom0 console-output
no_value /web domid
ok "start-after are phandles" test \
   "$(fdtget "$tmp/lcm" /chosen/hypervisor/web start-after)" = \
   "$(fdtget "$tmp/lcm" /chosen/hypervisor/dom0 phandle) $(fdtget "$tmp/lcm" /chosen/hypervisor/store phandle)"

# --- modules -----------------------------------------------------------------

sed -n 's/.*: boot module \([0-9]*\).*/\1/p' "$tmp/out" > "$tmp/numbers"
ok "modules are listed in order" test \
   "$(tr '\n' ' ' < "$tmp/numbers")" = "0 1 2 3 4 5 6 "
ok "extra modules come last" has out "/bzImage-too: boot module 6"

build "$good/every-key.yaml" --json
ok "JSON" is_json
python3 - "$tmp/out" "$tmp/lcm" > "$tmp/json-modules" << 'EOF'
import hashlib, json, sys
out = json.load(open(sys.argv[1]))
lcm = open(sys.argv[2], 'rb').read()
print(out['size'] == len(lcm), out['sha256'] == hashlib.sha256(lcm).hexdigest())
print(*(m['index'] for m in out['modules']))
print(*(m['file'].split('/')[-1] for m in out['modules']))
EOF
ok "JSON: size, digest, modules" test "$(tr '\n' ';' < "$tmp/json-modules")" = \
   "True True;1 2 3 4 5 6;microcode policy bzImage initrd text bzImage-too;"

# digest NODE FILE: as sha256sum computes it.
digest() {
    found=$(fdtget -t bx "$tmp/lcm" "/chosen/hypervisor$1" sha256 |
            tr ' ' '\n' | sed 's/^.$/0&/' | tr -d '\n')
    ok "digest of $2" test "$found" = \
       "$(sha256sum < "$tmp/files/$2" | cut -d ' ' -f 1)"
}
digest /config/microcode microcode
digest /config/xsm-policy policy
digest /dom0/kernel bzImage
digest /dom0/ramdisk initrd
digest /web/config text

cat > "$tmp/files/same.yaml" << EOF
defaults: { memory: 64M, roles: [] }
domains:
  a: { kernel: bzImage }
  b: { kernel: ./bzImage }
  c: { kernel: $tmp/files/bzImage }
  d: { kernel: bzImage-linked }
  e: { kernel: ../files/bzImage-symlink }
  f: { kernel: bzImage-too }
EOF
build "$tmp/files/same.yaml"
for domain in a b c d e; do
    value "/$domain/kernel" module-index 1
done
value /f/kernel module-index 2
no_value /a/kernel sha256

# --- architectures, defaults, names ------------------------------------------

build "$good/arm64.yaml"
value /io/device-tree module-index 2
value /io nr_spis 64
value /io vpl011 ""
value /io passthrough enabled
value /io xen,static-mem "0 50000000 0 8000000" -t x
value "" "#address-cells" 2
no_value /io mode
build "$good/arm64.yaml" --arch=x86_64
ends "the same for x86: its firmware is another one" 1
build "$good/arm64.yaml" --arch=x86_64 --force
value /io mode pv
value /io nr_spis 5000
no_value "" "#address-cells"
no_value /io/device-tree module-index

build "$good/merged.yaml"
value /dom0 domid 0
value /dom0/kernel bootargs quiet
value /domain@1 domain-name config
value /domain@1 domid 7
no_value /domain@1 roles
value /domain@2 domain-name "name with blanks"
value /domain@2 cpus 3
value /domain@2 memory "0 8000" -t x
value /domain@3 domain-name 1234567890123456789012345678901234567890
value /domain@4 domain-name domain@2
value /name-that-is-fine memory "0 10000" -t x

# domains NUMBER: so many of them.
domains() {
    echo 'defaults: { kernel: bzImage, memory: 8M }'
    echo 'domains:'
    for i in $(seq "$1"); do
        echo "  d$i: {}"
    done
}
domains 64 > "$tmp/files/many.yaml"
build "$tmp/files/many.yaml"
ends "64 domains" 0
value /d64 domain-name d64
domains 65 > "$tmp/files/many.yaml"
build "$tmp/files/many.yaml"
ends "65 domains" 1
ok "65 domains: message" has err "many.yaml:67:3: error: limit exceeded: "

# --- what cannot be made, or written -----------------------------------------

bad=$DATA/check/bad/mistakes.yaml
echo before > "$tmp/lcm-before"
run build --files "$tmp/files" -o "$tmp/lcm-before" "$bad"
ends "errors" 1
ok "errors: nothing is written" grep -qx before "$tmp/lcm-before"
ok "errors: what to do" has err "no LCM was made of it: --force makes one"
build "$bad" --force
ends "force" 0
ok "force: still says so" has err "error: "
ok "force: makes one" fdtget "$tmp/lcm" /chosen/hypervisor/dom0 domain-name
build "$DATA/check/bad/no-domains-key.yaml" --force
ends "force, with no domain" 1
ok "force, with no domain: makes none" test ! -e "$tmp/lcm"
ok "force, with no domain: does not say that it could" \
   has_not err "--force makes one"
build "$bad" --json
ends "errors as JSON" 1
ok "errors as JSON: is JSON" is_json
ok "errors as JSON: nothing else" test ! -s "$tmp/err"

example=$good/every-key.yaml
run build --files "$tmp/files" -o "$tmp/none/lcm" "$example"
ends "no such directory" 2
ok "no such directory: message" has err "/none/lcm: error: cannot write: "
run build --files "$tmp/files" -o "$tmp/files" "$example"
ends "a directory" 2
run build --files "$tmp/files" -o /dev/full "$example"
ends "no space" 2
"$TOOL" build --files "$tmp/files" -o - "$example" > /dev/full 2> "$tmp/err"
ok "no space on standard output" test $? = 2
ok "nothing is left behind" sh -c "! ls '$tmp' | grep -q '\.......$'"
run build "$example" "$example"
ends "two launch files" 2
run build "$tmp/none.yaml"
ends "no such launch file" 2

(cd "$tmp" && "$TOOL" build --files files "$example") > "$tmp/out" 2>&1
ok "default output" test -s "$tmp/every-key.dtb"
(cd "$tmp" && dtc -q -I dtb -O dts -o source.dts every-key.dtb &&
 "$TOOL" build --json source.dts) > "$tmp/out" 2> "$tmp/err"
ok "default output of a source" \
   fdtget "$tmp/source.dtb" /chosen/hypervisor/dom0 domain-name
ok "default output of a source: is JSON" is_json
for which in "--output=- $example" "$tmp/every-key.dtb"; do
    # shellcheck disable=SC2086
    run build --json --files "$tmp/files" $which
    ends "JSON and an LCM" 2
    ok "JSON and an LCM: is JSON" is_json
    ok "JSON and an LCM: message" has out '"id": "json-and-lcm"'
done
run build --arch=x86_64 --arch=bogus "$example"
ends "second of two architectures" 2
ok "second of two architectures: message" \
   has err "there is no architecture 'bogus'"
run image --format=iso --format=bogus "$example"
ends "second of two formats" 2
ok "second of two formats: message" has err "there is no format 'bogus'"

# What is said for one domain comes before what is said for all.
cat > "$tmp/files/absent.yaml" <<'END'
defaults:
  kernel: bzImage
  memory: 8M
  properties: { direct-map: true, llc-colors: 0-3, nr_spis: false }
domains:
  a: { properties: { direct-map: false, vpl011: "false" } }
  b: { properties: { nr_spis: 08 } }
END
run build --force -o "$tmp/lcm" "$tmp/files/absent.yaml"
no_value /a direct-map
value /a vpl011 false
value /a llc-colors 0-3
no_value /a nr_spis
value /b direct-map ""
value /b nr_spis 8

# A file so large that it cannot be read, where there can be one.
if truncate -s 9223372036854775807 "$tmp/files/huge" 2> "$tmp/log"; then
    printf 'digests: true\ndomains:\n  a: { kernel: bzImage, config: huge, memory: 8M }\n' \
        > "$tmp/files/huge.yaml"
    run build -o "$tmp/lcm" "$tmp/files/huge.yaml"
    ends "no digest" 1
    ok "no digest: message" has err "huge: cannot be read for its digest: "
    rm "$tmp/files/huge"
fi

finish
