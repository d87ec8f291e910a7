#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The manual page, make install, and the package for Debian.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

cd "$tmp" || exit 2
page=$TOP/docs/man/hyperlaunch.1.pod

# --- manual

ok "manual: syntax" podchecker "$page"
ok "manual: the options of --help, and no others" \
   "$DATA/test-man.py" "$TOOL" "$page"

# --- make install.  The tool is there, and is not to be made again.

unset MAKEFLAGS MAKELEVEL MFLAGS
install_to() {
    dir=$1
    shift
    make -s -C "$TOP/tools/hyperlaunch" -o "$TOOL" TOOL="$TOOL" \
         OBJ="$tmp/obj" DESTDIR="$dir" "$@"
}

ok "make install" install_to "$tmp/root" PREFIX=/usr install
share=root/usr/share
for file in man/man1/hyperlaunch.1 man/man8/xen-hyperlaunch.8 \
            bash-completion/completions/hyperlaunch \
            zsh/site-functions/_hyperlaunch \
            fish/vendor_completions.d/hyperlaunch.fish \
            doc/hyperlaunch/launch-file.md doc/hyperlaunch/launch-states.svg \
            doc/hyperlaunch/examples/dom0-two-domus.yaml \
            doc/hyperlaunch/examples/boot-domain/precursor; do
    ok "installed: $file" test -s "$share/$file"
done
find "$TOP/docs/hyperlaunch" -name '*.md' -printf '%P\n' | while read -r file; do
    [ -e "$share/doc/hyperlaunch/$file" ] || echo "$file"
done > missing
ok "installed: all documents" test ! -s missing
ok "installed: schema" diff -r "$TOP/docs/hyperlaunch/schema" \
   "$share/hyperlaunch/schema"
ok "installed: the same program" cmp "$TOOL" root/usr/bin/hyperlaunch
ok "programs stay programs" \
   test -x "$share/doc/hyperlaunch/examples/boot-domain/precursor"
ok "nothing else can be written to by others" sh -c \
   '! find root -type f -perm /022 | grep .'
ok "no traces of where it was made" sh -c \
   "! grep -rl '$tmp' $share"

ok "installed: works" root/usr/bin/hyperlaunch check "$LCM_BLOBS/good/minimal.dtb"
ok "completion: syntax" bash -n "$share/bash-completion/completions/hyperlaunch"
if command -v man > man.path; then
    ok "manual: no warnings" sh -c \
       "man --warnings -l -E UTF-8 '$share/man/man1/hyperlaunch.1' 2>&1 > /dev/null |
            grep . && exit 1 || exit 0"
fi

ok "make install, by default to /usr/local" install_to "$tmp/local" install
ok "default: there" test -x local/usr/local/bin/hyperlaunch

# --- the package

if command -v dpkg-deb > dpkg.path && command -v dpkg-shlibdeps > dpkg.path; then
    SOURCE_DATE_EPOCH=1700000000
    export SOURCE_DATE_EPOCH
    ok "make deb" install_to "" deb DIST="$tmp/dist"
    set -- dist/hyperlaunch_*.deb
    ok "one package" test $# = 1 -a -s "$1"
    dpkg-deb -I "$1" > out
    ok "version by date" has out "Version: 0~20231114.221320"
    ok "depends on what it is linked with" has out "libyaml-0-2"
    ok "depends on dtc" has out "device-tree-compiler"
    ok "what it runs is recommended" grep -q '^ Recommends:.*qemu-system.*grub.*mtools' out

    dpkg-deb -c "$1" > list
    ok "all of it is root's" sh -c '! grep -v " root/root " list'
    dpkg -x "$1" scratch
    ok "package: manual" gzip -t scratch/usr/share/man/man1/hyperlaunch.1.gz
    ok "package: copyright" test -s scratch/usr/share/doc/hyperlaunch/copyright
    ok "package: zsh" test -s scratch/usr/share/zsh/vendor-completions/_hyperlaunch
    dpkg-deb -e "$1" control
    ok "package: checksums" sh -c 'cd scratch && md5sum -c ../control/md5sums'
    ok "package: no file without a checksum" test \
       "$(find scratch -type f | wc -l)" = "$(wc -l < control/md5sums)"
    ok "package: the program works" \
       scratch/usr/bin/hyperlaunch check "$LCM_BLOBS/good/minimal.dtb"

    mv "$1" first.deb
    sleep 1
    ok "make deb, once more" install_to "" deb DIST="$tmp/dist"
    ok "it is the same" cmp first.deb "$1"

    if command -v lintian > lintian.path; then
        ok "lintian finds no errors" lintian --fail-on error "$1"
    fi
fi

finish
