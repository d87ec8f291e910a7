#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Does the tree build after each commit of the exported series?  Builds the
# release configuration for x86 and, if there is a cross compiler, for arm64,
# in commit order and incrementally; a commit that cannot influence an
# architecture is not built for it.
#
# FROM=n and TO=n limit the commits (1 is the first).
set -eu
. "$(dirname "$0")/lib.sh"

GIT_TREE=$BUILD/xen/src
SRC=$BUILD/xen/series-src
LOGS=$BUILD/xen/series-logs
FROM=${FROM:-1}
TO=${TO:-9999}

arches=x86_64
if [ "$(uname -m)" = aarch64 ] || command -v aarch64-linux-gnu-gcc > /dev/null
then
    arches="$arches arm64"
else
    warn "no arm64 cross compiler: checking x86_64 only"
fi

"$TOP/automation/build/prepare.sh"
take_lock "$BUILD/xen/.series.lock"
commits=$("$TOP/automation/build/series.py" commits)

checkout()
{
    local commit=$1

    if [ ! -e "$SRC/.git" ]; then
        git -C "$GIT_TREE" worktree prune
        git -C "$GIT_TREE" worktree add -q --detach "$SRC" "$commit"
        cp "$GIT_TREE/.scmversion" "$SRC"
    fi
    # Only files that differ get a new time stamp.
    git -C "$SRC" checkout -q -f --detach "$commit"
}

# The fragments may name symbols which a later commit brings.
build_one()
{
    local arch=$1 log=$2

    SRC=$SRC OBJ=$BUILD/xen/series-$arch UNVERIFIED_CONFIG=y ARTEFACTS='' \
        "$TOP/automation/build/xen.sh" "$arch-release" > "$log" 2>&1
}

rm -rf "$LOGS"
mkdir -p "$LOGS"
number=0
built=0
failed=0
while read -r commit areas subject; do
    number=$((number + 1))
    if [ "$number" -lt "$FROM" ] || [ "$number" -gt "$TO" ]; then
        continue
    fi
    checkout "$commit"
    outcome=
    for arch in $arches; do
        # The first one is built in full: the others build upon it.
        case $number,$areas in
            "$FROM",* | *"$arch"*) ;;
            *) continue ;;
        esac
        log=$LOGS/$(printf %04d "$number")-$arch.log
        built=$((built + 1))
        if build_one "$arch" "$log"; then
            outcome="$outcome $arch ok"
        else
            failed=$((failed + 1))
            outcome="$outcome $arch FAILED ($log)"
            grep -m 5 -E 'error|Error' "$log" >&2 || tail -n 5 "$log" >&2
        fi
    done
    printf '%04d %s:%s\n' "$number" "$subject" "${outcome:- nothing to build}"
done <<< "$commits"
note "$number commits, $built builds, $failed failed"
[ "$failed" -eq 0 ] && [ "$built" -gt 0 ]
