#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# tags: build series
#
# The way from xen/patches to a tree and back, in a copy of the repository, so
# that nobody's work in build/xen/src is at risk.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../build/lib.sh"
. "$here/../build/tap.sh"

origin=$("$TOP/automation/build/fetch.sh")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for item in Makefile automation config xen tools docs; do
    cp -a "$TOP/$item" "$scratch/"
done
export TOP=$scratch BUILD=$scratch/build DIST=$scratch/dist
SRC=$BUILD/xen/src
PATCHES=$TOP/xen/patches

series()
{
    "$TOP/automation/build/series.py" "$@"
}

prepare()
{
    series prepare "$origin"
}

# The state of xen/patches in one word.
patches()
{
    (cd "$PATCHES" && sha256sum -- *.patch | sha256sum)
}

in_tree()
{
    git -C "$SRC" -c user.name=Tester -c user.email=tester@example.org "$@"
}

# What prepare and refresh must leave alone.
times()
{
    find "$SRC/xen" -type f -printf '%P %T@\n' | sort | sha256sum
}

try "prepare" prepare
same "no difference to what the patches say" '' "$(in_tree status --short)"

stamp=$(times)
prepare > /dev/null
same "preparing again touches nothing" "$stamp" "$(times)"

before=$(patches)
try "refresh without edits" series refresh
same "leaves xen/patches as it is" "$before" "$(patches)"
same "and the tree" "$stamp" "$(times)"

# --- an edit of a file that a patch touches already

first=$(find "$PATCHES" -name '*.patch' | sort | head -n 1)
file=$(sed -n 's|^+++ b/||p' "$first" | head -n 1)
last_name=$(in_tree log -1 --format='%(trailers:key=Patch-name,valueonly)' \
    pristine..hooks -- "$file" | head -n 1)
echo '# edit for a test' >> "$SRC/$file"
try "refresh folds an edit" series refresh
same "into the last patch that touches the file" "$last_name.patch" \
    "$(cd "$PATCHES" && grep -l '^+# edit for a test$' -- *.patch)"
same "the edit is still in the tree" '# edit for a test' \
    "$(tail -n 1 "$SRC/$file")"

# --- refusing to lose an edit

cp "$first" "$scratch/first"
echo '# second edit' >> "$SRC/$file"
sed -i 's/^Subject: \[PATCH\] /&changed: /' "$first"
refused "prepare does not throw away an edit" 'make refresh' prepare
same "the edit is there" '# second edit' "$(tail -n 1 "$SRC/$file")"
try "refresh brings both together" series refresh
same "the edit is in a patch" 1 \
    "$(cat "$PATCHES"/*.patch | grep -c '^+# second edit$')"
same "and the change of the patch too" 1 \
    "$(grep -c '^Subject: \[PATCH\] changed: ' "$first")"

echo '# third edit' >> "$SRC/$file"
refused "distclean does not throw it away either" 'make discard-edits' \
    "$TOP/automation/build/clean.sh" all
try "discard" series discard
same "drops the edit" '# second edit' "$(tail -n 1 "$SRC/$file")"

# --- a new patch, and one less

echo '# in a commit' >> "$SRC/xen/common/Makefile"
in_tree commit -q -a -s -m 'common: a commit for a test'
try "refresh makes a patch of a commit" series refresh
new=$(find "$PATCHES" -name '*-common-a-commit-for-a-test.patch')
same "named after its subject, and last" "$new" \
    "$(find "$PATCHES" -name '*.patch' | sort | tail -n 1)"
rm "$new"
try "prepare after the last patch was removed" prepare
same "it is gone from the tree" '' \
    "$(grep 'in a commit' "$SRC/xen/common/Makefile")"

# --- what is refused

printf '%s\n' 'From: T <t@example.org>' 'Subject: [PATCH] new file' '' \
    'diff --git a/xen/new.c b/xen/new.c' 'new file mode 100644' \
    '--- /dev/null' '+++ b/xen/new.c' '@@ -0,0 +1 @@' '+int x;' \
    > "$PATCHES/9990-new-file.patch"
refused "a patch that adds a file" 'adds files' prepare
printf '%s\n' 'From: T <t@example.org>' 'Subject: [PATCH] bad' '' \
    'diff --git a/xen/common/Makefile b/xen/common/Makefile' \
    '--- a/xen/common/Makefile' '+++ b/xen/common/Makefile' \
    '@@ -1,2 +1,3 @@' ' no such line' '+x' ' nor this' \
    > "$PATCHES/9990-new-file.patch"
refused "a patch that does not apply, by name" \
    '9990-new-file.patch does not apply' prepare
rm "$PATCHES/9990-new-file.patch"
try "the tree is usable after that" prepare

touch "$TOP/xen/common/Makefile"
refused "a file of ours that Xen has, too" 'must be a patch' prepare
rm "$TOP/xen/common/Makefile"

# --- our own files

echo 'int x;' > "$TOP/xen/common/test-only.c"
prepare > /dev/null
same "a new file of ours is in the tree" 'int x;' \
    "$(cat "$SRC/xen/common/test-only.c")"
refused "the series has to account for it" \
    'common/test-only.c: in no .files entry' series cover
rm "$TOP/xen/common/test-only.c"
prepare > /dev/null
same "and vanishes with it" 1 \
    "$([ -L "$SRC/xen/common/test-only.c" ]; echo $?)"

# --- the exported series

try "the series is complete" series export
in_tree worktree add -q --detach "$scratch/exported" pristine
try "it applies to stock Xen with git am" \
    git -C "$scratch/exported" -c user.name=T -c user.email=t@example.org \
    am -q "$DIST"/series/*.patch
same "and gives the tree which we build" '' \
    "$(diff -r "$SRC/xen" "$scratch/exported/xen")"
done_testing
