#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Get the Xen source and print the path of the tarball or directory.
#
# Order: XEN_SRC (a directory or a tarball) overrides all; then a tarball in
# build/cache; then Debian's archive, by a private apt configuration (see
# apt.sh), with the suites of the release that ships Xen 4.20.
#
# A mirror can list a version that it does not (yet, or any more) carry:
# every 4.20.x listed is tried, newest first.
set -eu
. "$(dirname "$0")/lib.sh"

SERIES=4.20
APT=$CACHE/apt
. "$TOP/automation/build/apt.sh"
APT_TYPE=deb-src
APT_SUITE=trixie

tried=()

fail()
{
    {
        echo "error: no Xen $SERIES source can be had."
        echo "Tried:"
        printf '  * %s\n' "${tried[@]}"
        echo "What to do, one of:"
        echo "  * XEN_SRC=<directory or tarball of Xen $SERIES> make ..."
        echo "  * put xen_$SERIES.*.orig.tar.xz into $CACHE"
        echo "  * give the machine a working Debian mirror in" \
             "$APT_SOURCES (suites of Debian 12 or 13) and try again"
    } >&2
    exit 1
}

from_override()
{
    if [ ! -e "$XEN_SRC" ]; then
        tried+=("XEN_SRC=$XEN_SRC: no such file or directory")
        fail
    fi
    if [ -d "$XEN_SRC" ] && [ ! -e "$XEN_SRC/xen/Makefile" ]; then
        tried+=("XEN_SRC=$XEN_SRC: a directory, but without xen/Makefile")
        fail
    fi
    realpath "$XEN_SRC"
}

from_cache()
{
    local newest

    newest=$(find "$CACHE" -maxdepth 1 -name "xen_$SERIES.*.orig.tar.*" \
                  ! -name '*.asc' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$newest" ] || return 1
    echo "$newest"
}

versions_listed()
{
    run_apt apt-cache showsrc --only-source xen 2>> "$APT/log" \
        | sed -n 's/^Version: //p' | grep "^$SERIES\." | sort -rVu
}

# A tarball enters the cache only when apt has verified all of it.
download()
{
    local version=$1

    rm -rf "$APT/download"
    mkdir -p "$APT/download"
    (cd "$APT/download" && run_apt apt-get source --only-source --tar-only \
        --download-only "xen=$version") >> "$APT/log" 2>&1 &&
        mv "$APT/download"/xen_*.orig.tar.* "$CACHE"
}

from_debian()
{
    local version count=0

    if ! command -v apt-get > /dev/null; then
        tried+=("Debian's archive: no apt-get on this machine")
        return 1
    fi
    if ! write_apt_configuration; then
        tried+=("Debian's archive: no suite of Debian 12 or 13 in $APT_SOURCES")
        return 1
    fi
    : > "$APT/log"
    note "updating the private package index" >&2
    if ! run_apt apt-get update >> "$APT/log" 2>&1; then
        tried+=("Debian's archive: apt-get update failed, see $APT/log:
    $(grep -m 1 '^[EW]:' "$APT/log")")
    fi
    for version in $(versions_listed); do
        count=$((count + 1))
        note "downloading Xen $version" >&2
        if download "$version" && from_cache; then
            return 0
        fi
        tried+=("Debian's archive: xen $version is listed but did not download")
    done
    if [ "$count" -eq 0 ]; then
        tried+=("Debian's archive: suites $APT_SUITE* list no xen $SERIES.x")
    fi
    return 1
}

mkdir -p "$CACHE"
if [ -n "${XEN_SRC:-}" ]; then
    from_override
    exit
fi
tried+=("XEN_SRC: not set")
from_cache && exit
tried+=("$CACHE: no xen_$SERIES.*.orig.tar.*")
from_debian && exit
fail
