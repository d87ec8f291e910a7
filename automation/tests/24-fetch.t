#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: build
#
# Getting the Xen source: what is said when it cannot be had, and how apt
# sources are derived.  Nothing is downloaded.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CACHE=$scratch/cache APT_SOURCES=$scratch/etc
mkdir -p "$APT_SOURCES/sources.list.d"
unset XEN_SRC

fetch()
{
    "$TOP/automation/build/fetch.sh"
}

refused "no apt source at all" 'no suite of Debian 12 or 13' fetch
refused "says what to do" 'XEN_SRC=<directory or tarball' fetch

XEN_SRC=$scratch/nothing refused "XEN_SRC that is not there" \
    'no such file or directory' fetch
XEN_SRC=$scratch refused "XEN_SRC without a Xen" 'without xen/Makefile' fetch
mkdir -p "$scratch/tree/xen"
touch "$scratch/tree/xen/Makefile"
same "XEN_SRC that is a tree" "$scratch/tree" "$(XEN_SRC=$scratch/tree fetch)"

# Nobody listens there.
cat > "$APT_SOURCES/sources.list.d/debian.sources" <<'END'
# a comment
Types: deb deb-src
URIs: http://127.0.0.1:9/debian
Suites: bookworm bookworm-updates bookworm-backports
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://127.0.0.1:9/elsewhere
Suites: nodistro
Components: main

Enabled: no
Types: deb
URIs: http://127.0.0.1:9/disabled
Suites: trixie
Components: main
END
cat > "$APT_SOURCES/sources.list" <<'END'
# deb http://127.0.0.1:9/comment bookworm main
deb http://127.0.0.1:9/plain bookworm main contrib
deb-src http://127.0.0.1:9/plain bookworm main contrib
deb [signed-by=/a/key.gpg arch=amd64] http://127.0.0.1:9/opt bookworm-security main
deb http://127.0.0.1:9/other stable-of-somebody main
END
refused "a mirror that does not answer" 'apt-get update failed' fetch
refused "and hence lists no Xen" 'list no xen 4.20.x' fetch

same "deb822 sources: ours only, other suites" "Types: deb-src
URIs: http://127.0.0.1:9/debian
Suites: trixie trixie-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg" \
    "$(cat "$CACHE/apt/parts/debian.sources")"
same "one-line sources, with options" \
    "deb-src [signed-by=/a/key.gpg] http://127.0.0.1:9/opt trixie-security main
deb-src http://127.0.0.1:9/plain trixie main" \
    "$(cat "$CACHE/apt/parts/sources.list")"

same "packages instead of sources: of the machine's own release" \
    "deb [signed-by=/a/key.gpg] http://127.0.0.1:9/opt bookworm-security main
deb http://127.0.0.1:9/plain bookworm main" \
    "$(APT=$scratch/apt
       . "$TOP/automation/build/apt.sh"
       derive_one_line < "$APT_SOURCES/sources.list")"

touch "$CACHE/xen_4.20.3+127-gabc.orig.tar.xz" \
      "$CACHE/xen_4.20.10.orig.tar.xz" "$CACHE/xen_4.19.9.orig.tar.xz"
same "the newest tarball in the cache" "$CACHE/xen_4.20.10.orig.tar.xz" \
    "$(fetch)"
done_testing
