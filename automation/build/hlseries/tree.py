# SPDX-License-Identifier: GPL-2.0-only
"""Preparing the tree, and not losing what was edited in it."""

import hashlib
import os
import re
import subprocess
import tempfile

from .entries import fingerprint_of_patches, read_entries
from .git import (APPLIED, FINGERPRINT, Failure, ORIGIN, PRISTINE,
                  PRISTINE_BEFORE, git, git_path, hermetic_environment, in_rebase, read_state, rev,
                  write_state)
from .line import build_hooks
from .overlay import sync_links, write_exclude
from .place import SRC, shown, write_text


def unrefreshed_edits():
    """What is in the tree and not in xen/patches, as lines for the user."""
    edits = []
    if rev('HEAD') != rev(APPLIED):
        edits += git('log', '--format=  commit %h %s',
                     '%s..HEAD' % APPLIED).splitlines() \
            or ['  commits have been removed or rewritten']
    git('update-index', '-q', '--refresh', check=False)
    edits += ['  edited ' + p for p in git(
        'diff-index', '--name-only', 'HEAD').splitlines()]
    edits += ['  new file ' + p for p in stray_files()]
    return edits


def stray_files():
    return git('ls-files', '--others', '--exclude-standard').splitlines()


def refuse_to_lose_edits():
    edits = unrefreshed_edits() if rev(APPLIED) else []
    if edits:
        raise Failure(
            '%s has edits which are not in xen/patches:\n%s\n'
            'Keep them with    make refresh\n'
            'or drop them with make discard-edits'
            % (shown(SRC), '\n'.join(edits)))


def cmd_assert_no_edits(args):
    refuse_to_lose_edits()


def find_tree(directory):
    """Tarballs have a directory in front: find the one with xen/Makefile."""
    candidates = [directory] + [os.path.join(directory, d)
                                for d in sorted(os.listdir(directory))]
    for path in candidates:
        if os.path.exists(os.path.join(path, 'xen', 'Makefile')):
            return path
    raise Failure('no xen/Makefile in %s' % directory)


def identify(origin):
    """A cheap key which changes when the source does."""
    digest = hashlib.sha256()
    if os.path.isdir(origin):
        for where, dirs, names in os.walk(origin):
            dirs[:] = sorted(d for d in dirs if d != '.git')
            for name in sorted(names):
                path = os.path.join(where, name)
                stat = os.lstat(path)
                digest.update(('%s %d %d\n' % (
                    os.path.relpath(path, origin), stat.st_size,
                    stat.st_mtime_ns)).encode())
    else:
        with open(origin, 'rb') as f:
            digest.update(f.read())
    return '%s %s\n' % (os.path.basename(origin), digest.hexdigest())


def import_pristine(origin):
    """Make refs/tags/pristine from a directory or tarball."""
    key = identify(origin)
    if key == read_state(ORIGIN) and rev(PRISTINE):
        return
    if rev(PRISTINE):
        refuse_to_lose_edits()
    else:
        os.makedirs(SRC, exist_ok=True)
        git('init', '-q', '-b', 'hooks')
        os.makedirs(git_path('info'), exist_ok=True)
        write_exclude([])
    print('==> importing Xen from %s' % origin, flush=True)
    with tempfile.TemporaryDirectory(dir=os.path.dirname(SRC)) as tmp:
        tree = origin
        if not os.path.isdir(origin):
            subprocess.run(('tar', '-C', tmp, '-xf', origin), check=True)
            tree = find_tree(tmp)
        with tempfile.TemporaryDirectory() as scratch:
            env = hermetic_environment(
                GIT_INDEX_FILE=os.path.join(scratch, 'index'),
                GIT_DIR=git_path(''), GIT_WORK_TREE=tree)
            # A directory may hold a build: believe its .gitignore.
            force = [] if os.path.isdir(origin) else ['--force']
            git('add', '--all', *force, '.', env=env, cwd=tree)
            object_id = git('write-tree', env=env, cwd=tree).strip()
    commit = git('commit-tree', object_id, '-m', 'Xen as shipped').strip()
    if rev(PRISTINE) not in (None, commit):
        git('update-ref', PRISTINE_BEFORE, PRISTINE)
    git('update-ref', PRISTINE, commit)
    # What Xen prints as its changeset; without it every commit would rebuild.
    write_text(os.path.join(SRC, '.scmversion'),
               re.sub(r'^xen_|\.orig\.tar\..*$', '',
                      os.path.basename(origin)) + '\n')
    write_state(ORIGIN, key)


def move_tree_to(commit):
    """Checkout touches only the files that differ between the commits."""
    if rev('HEAD'):
        git('checkout', '-q', '-B', 'hooks', commit)
    else:
        git('reset', '-q', '--hard', commit)


def is_ancestor(one, other):
    return git('merge-base', '--is-ancestor', one, other,
               check=False).returncode == 0


def extends(tip):
    """Whether the tree is `tip` plus, perhaps, edits.  The last patch having
    been removed from xen/patches does not make it an edit."""
    was = rev(APPLIED)
    removed = was and was != tip and is_ancestor(tip, was)
    return bool(rev('HEAD')) and is_ancestor(tip, 'HEAD') and not removed


def record_applied(commit):
    git('update-ref', APPLIED, commit)
    write_state(FINGERPRINT, fingerprint_of_patches())


def cmd_prepare(args):
    import_pristine(os.path.realpath(args.origin))
    if fingerprint_of_patches() != read_state(FINGERPRINT):
        apply_patches()
    sync_links()


def apply_patches():
    print('==> applying %d patches'
          % sum(1 for entry in read_entries() if entry.patch), flush=True)
    tip = build_hooks()
    if not extends(tip):
        if in_rebase():
            raise Failure('a rebase is in progress in %s' % shown(SRC))
        refuse_to_lose_edits()
        move_tree_to(tip)
    record_applied(tip)


def cmd_discard(args):
    if not rev(APPLIED):
        raise Failure('there is no prepared tree')
    for abort in ('rebase', 'am', 'cherry-pick', 'merge'):
        git(abort, '--abort', check=False)
    dropped = unrefreshed_edits()
    git('checkout', '-q', '-f', '-B', 'hooks', APPLIED)
    for path in stray_files():
        os.unlink(os.path.join(SRC, path))
    print('\n'.join(['dropped:'] + dropped) if dropped
          else 'nothing to discard')
