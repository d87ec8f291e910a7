#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Get the Xen source and print the path of the tarball or directory.
#
# Order: XEN_SRC (a directory or a tarball) overrides all; then a tarball in
# build/cache; then Debian's archive.  For the last one a private apt
# configuration is derived from the machine's own sources: same mirror, same
# keys, but `deb-src` and the suites of the release that ships Xen 4.20.  So
# the download is authenticated by the signed index, nothing in the system's
# configuration changes, and no host name needs to be known here.
#
# A mirror can list a version that it does not (yet, or any more) carry:
# every 4.20.x listed is tried, newest first.
set -eu
. "$(dirname "$0")/lib.sh"

SERIES=4.20
SUITE=trixie
APT=$CACHE/apt
APT_SOURCES=${APT_SOURCES:-/etc/apt}

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

# Rewrite apt sources, deb822 or one-line, on stdin for the wanted suites.
# Stanzas of other archives (no bookworm or trixie suite) are dropped.
derive_deb822()
{
    awk -v suite="$SUITE" '
        function flush(   i, out) {
            if ( usable && !disabled )
            {
                print "Types: deb-src"
                for ( i = 0; i < n; i++ )
                    print line[i]
                print ""
            }
            n = 0; usable = 0; disabled = 0
        }
        function suites(text,   i, count, word, result) {
            count = split(text, word, /[ \t]+/)
            result = ""
            for ( i = 1; i <= count; i++ )
                if ( word[i] ~ /^(bookworm|trixie)(-updates|-security)?$/ )
                {
                    sub(/^(bookworm|trixie)/, suite, word[i])
                    result = result " " word[i]
                }
            return result
        }
        /^[ \t]*$/ { flush(); next }
        /^#/ { next }
        tolower($0) ~ /^types:/ { next }
        tolower($0) ~ /^enabled:[ \t]*(no|false|off|0)/ { disabled = 1; next }
        tolower($0) ~ /^suites:/ {
            sub(/^[^:]*:[ \t]*/, "")
            found = suites($0)
            if ( found != "" ) usable = 1
            line[n++] = "Suites:" found
            next
        }
        tolower($0) ~ /^components:/ { line[n++] = "Components: main"; next }
        { line[n++] = $0 }
        END { flush() }'
}

derive_one_line()
{
    local gap='[[:space:]]+' word='[^[:space:]]+' options='\[[^]]*\]'
    local suite='(bookworm|trixie)(-updates|-security)?'

    sed -nE "s#^deb(-src)?$gap($options$gap)?($word)$gap$suite$gap.*\
#deb-src \2\3 $SUITE\5 main#p" | sort -u
}

write_apt_configuration()
{
    local file name

    rm -rf "$APT/parts"
    mkdir -p "$APT/parts" "$APT/lists/partial" "$APT/cache/archives/partial"
    : > "$APT/status"
    : > "$APT/empty"
    for file in "$APT_SOURCES"/sources.list.d/*.sources; do
        [ -r "$file" ] || continue
        name=$(basename "$file")
        derive_deb822 < "$file" > "$APT/parts/$name"
    done
    for file in "$APT_SOURCES"/sources.list \
                "$APT_SOURCES"/sources.list.d/*.list; do
        [ -r "$file" ] || continue
        name=$(basename "$file" .list).list
        derive_one_line < "$file" > "$APT/parts/$name"
    done
    find "$APT/parts" -mindepth 1 -empty -delete
    [ -n "$(ls "$APT/parts")" ]
}

# run_apt COMMAND... : apt-get or apt-cache with the private configuration.
run_apt()
{
    local tool=$1

    shift
    "$tool" -o Dir::Etc::SourceList="$APT/empty" \
            -o Dir::Etc::SourceParts="$APT/parts" \
            -o Dir::State::Lists="$APT/lists" \
            -o Dir::State::status="$APT/status" \
            -o Dir::Cache="$APT/cache" \
            -o APT::Sandbox::User=root \
            -o APT::Get::List-Cleanup=false \
            -o APT::Update::Error-Mode=any \
            -o Acquire::Languages=none \
            -o Acquire::Retries=2 \
            "$@"
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
        tried+=("Debian's archive: suites $SUITE* list no xen $SERIES.x")
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
