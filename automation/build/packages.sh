#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Install what is missing of config/packages/SET.txt: packages.sh SET...
#
# "PACKAGE [!CODENAME]" is one that the release CODENAME of Debian does not have.
#
# Needs root, or a sudo that asks for nothing; otherwise prints the command to
# run.  On other systems than Debian it leaves the matter to the user.
set -eu
. "$(dirname "$0")/lib.sh"

release()
{
    sed -n 's/^VERSION_CODENAME=//p' /etc/os-release
}

wanted()
{
    local set

    for set in "$@"; do
        sed -e 's/#.*//' -e "/\[!$(release)\]/d" -e 's/ *\[!.*//' \
            -e '/^[[:space:]]*$/d' "$TOP/config/packages/$set.txt"
    done | sort -u
}

installed()
{
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2> /dev/null |
        sed -n 's/^installed //p' | sort -u
}

if ! command -v dpkg-query > /dev/null; then
    warn "not a Debian system: install the equivalents of config/packages yourself"
    exit 0
fi

missing=$(comm -23 <(wanted "$@") <(installed) | tr '\n' ' ')
missing=${missing% }
[ -n "$missing" ] || exit 0

install=(apt-get install -y --no-install-recommends)
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env DEBIAN_FRONTEND=noninteractive)
elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
else
    die "these packages are missing: $missing" "install them with" \
        "  sudo ${install[*]} $missing"
fi

note "installing $missing"
log=$BUILD/packages.log
mkdir -p "$BUILD"
# shellcheck disable=SC2086 # a list of packages
if ! { "${as_root[@]}" apt-get update &&
       "${as_root[@]}" "${install[@]}" $missing; } > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "installing packages failed, see $log" "the command was" \
        "  ${install[*]} $missing"
fi
