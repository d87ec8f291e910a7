# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Sourced by what downloads from Debian's archive that which the machine's own apt
# would not give: other suites, sources, packages of another architecture.
#
# A private apt configuration is derived from the machine's own sources: same
# mirror, same keys.  So the download is authenticated by the signed index,
# nothing in the system's configuration changes, and no host name needs to be
# known here.
#
# Set APT, the directory in which all of it is, before sourcing this.

APT_SOURCES=${APT_SOURCES:-/etc/apt}

# What is wanted: deb or deb-src; suites of this Debian release, or if empty of
# the machine's own one; packages of this architecture, or if empty of its own.
APT_TYPE=deb
APT_SUITE=''
APT_ARCH=''

# Rewrite apt sources, deb822 or one-line, on stdin for what is wanted.  Stanzas
# of other archives (no bookworm or trixie suite) are dropped, and so is it to
# which architectures one is restricted.
derive_deb822()
{
    awk -v suite="$APT_SUITE" -v type="$APT_TYPE" '
        function flush(   i, out) {
            if ( usable && !disabled )
            {
                print "Types: " type
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
                    if ( suite != "" )
                        sub(/^(bookworm|trixie)/, suite, word[i])
                    result = result " " word[i]
                }
            return result
        }
        /^[ \t]*$/ { flush(); next }
        /^#/ { next }
        tolower($0) ~ /^(types|architectures):/ { next }
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
#$APT_TYPE \2\3 ${APT_SUITE:-\\4}\5 main#p" |
        sed -E 's/ *\<arch=[^] ]*//; s/^([a-z-]+) \[ *\]/\1/' | sort -u
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
    local tool=$1 options=()

    shift
    if [ -n "$APT_ARCH" ]; then
        options=(-o APT::Architecture="$APT_ARCH"
                 -o APT::Architectures="$APT_ARCH")
    fi
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
            ${options[@]+"${options[@]}"} "$@"
}
