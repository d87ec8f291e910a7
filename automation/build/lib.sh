# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Sourced by the shell scripts of this folder: where things are, and a few
# helpers.

TOP=${TOP:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
BUILD=${BUILD:-$TOP/build}
DIST=${DIST:-$TOP/dist}
CACHE=${CACHE:-$BUILD/cache}
JOBS=${JOBS:-$(nproc)}
export TOP BUILD DIST CACHE JOBS

# A git hook of the outer repository must not redirect our git commands.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

note()
{
    printf '==> %s\n' "$*"
}

warn()
{
    printf 'warning: %s\n' "$*" >&2
}

die()
{
    printf 'error: %s\n' "$1" >&2
    shift
    if [ $# -gt 0 ]; then
        printf '       %s\n' "$@" >&2
    fi
    exit 1
}

# Only one process at a time may change what LOCKFILE protects.
take_lock()
{
    local lockfile=$1

    mkdir -p "$(dirname "$lockfile")"
    exec 9>"$lockfile"
    if ! flock -n 9; then
        note "waiting for another make that holds $lockfile"
        flock 9
    fi
}

# Replace TO by FROM only if the contents differ, so that whatever depends on
# TO by time stamp is not disturbed.
install_if_changed()
{
    local from=$1 to=$2

    cmp -s "$from" "$to" && return 0
    mkdir -p "$(dirname "$to")"
    # In one step: somebody may be booting the old one.
    cp -f "$from" "$to.new"
    mv -f "$to.new" "$to"
}
