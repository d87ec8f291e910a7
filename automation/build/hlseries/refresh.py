# SPDX-License-Identifier: GPL-2.0-only
"""From edits in the tree to patches."""

import os
import re
import sys
import tempfile

from .entries import fingerprint_of_patches, read_entries
from .git import (APPLIED, FINGERPRINT, Failure, NAME_TRAILER, PRISTINE, git,
                  hermetic_environment, in_rebase, read_state, rev)
from .line import build_hooks
from .place import PATCHES, SRC, TOP, read_text, shown, write_text
from .tree import (extends, is_ancestor, move_tree_to, record_applied,
                   refuse_to_lose_edits, stray_files)

NUMBER_STEP = 10


def fold_uncommitted(patch):
    """Commit the edits of the work tree as fixups of the series, each file
    into the last commit that touches it (so nothing later can conflict), or
    all into `patch`."""
    files = git('diff-index', '--name-only', '--no-renames',
                'HEAD').splitlines()
    if not files:
        return
    by_commit = {}
    homeless = []
    for path in files:
        commit = commit_named(patch) if patch else git(
            'log', '-1', '--format=%H', '%s..HEAD' % PRISTINE, '--',
            path).strip()
        if commit:
            by_commit.setdefault(commit, []).append(path)
        else:
            homeless.append(path)
    if homeless:
        raise Failure(
            'no patch touches these edited files yet:\n  %s\n'
            'Commit them in %s for a new patch, or fold all edits into an '
            'existing one with\n  make refresh PATCH=<its name>'
            % ('\n  '.join(homeless), shown(SRC)))
    before = rev('HEAD')
    for commit, paths in by_commit.items():
        git('commit', '-q', '--no-verify', '--fixup', commit, '--', *paths)
    autosquash(before)


def rebase_aside(*arguments):
    """Rebase HEAD in a work tree of its own: in SRC no file gets a new time
    stamp for nothing, and a failure leaves SRC as it was.

    -> (new tip, None) or (None, what git said)"""
    env = hermetic_environment(GIT_SEQUENCE_EDITOR='true', GIT_EDITOR='true')
    with tempfile.TemporaryDirectory(dir=os.path.dirname(SRC)) as tmp:
        tree = os.path.join(tmp, 'rebase')
        git('worktree', 'add', '-q', '--detach', tree, 'HEAD')
        try:
            result = git('rebase', '-q', *arguments, env=env, check=False,
                         cwd=tree)
            after = git('rev-parse', 'HEAD', cwd=tree).strip()
        finally:
            git('worktree', 'remove', '--force', tree, check=False)
    if result.returncode:
        said = [line for line in result.stderr.splitlines()
                if not line.startswith('hint:')]
        return None, '\n'.join(said)
    return after, None


def autosquash(before):
    after, said = rebase_aside('-i', '--autosquash', '--empty=keep', PRISTINE)
    if not after:
        git('reset', '-q', before)
        raise Failure('the edits do not fold into that patch: a later one '
                      'changes the same lines:\n%s\n'
                      'Nothing was changed.  Use git rebase -i in %s.'
                      % (said, shown(SRC)))
    git('reset', '-q', '--soft', after)


def catch_up():
    """xen/patches changed (by hand, by a pull) while the tree has edits: move
    the edits on top of the new patches."""
    tip = build_hooks()
    if not extends(tip):
        if not is_ancestor(APPLIED, 'HEAD'):
            raise Failure(
                'xen/patches changed, and the commits in %s were rewritten;\n'
                'rebase them onto %s yourself, then try again'
                % (shown(SRC), tip))
        move_edits_onto(tip)
    record_applied(tip)


def expect_rebased():
    """Another Xen was imported, and the patches did not apply to it."""
    if not is_ancestor(PRISTINE, 'HEAD'):
        raise Failure('the tree is still based on another Xen; in %s:\n'
                      '  git rebase --onto pristine pristine-before hooks'
                      % shown(SRC))


def move_edits_onto(tip):
    before = rev('HEAD')
    git('commit', '-q', '--no-verify', '--allow-empty', '-a', '-m', 'edits')
    after, said = rebase_aside('--keep-empty', '--onto', tip, APPLIED)
    if not after:
        git('reset', '-q', before)
        raise Failure(
            'xen/patches changed in the same lines as the tree:\n%s\n'
            'Nothing was changed.  Commit your edits in %s, there\n'
            '  git rebase --onto %s %s\n'
            'and make refresh again.' % (said, shown(SRC), tip, APPLIED))
    git('checkout', '-q', '-B', 'hooks', after)
    git('reset', '-q', 'HEAD^')


def commit_named(name):
    name = os.path.basename(name)
    name = name[:-len('.patch')] if name.endswith('.patch') else name
    for commit, known in series_in_tree():
        if known and (known == name or known[5:] == name
                      or known[:4] == name):
            return commit
    raise Failure('no patch called %s' % name)


def series_in_tree():
    """[(commit, patch name or None)] from pristine to HEAD."""
    if git('rev-list', '--merges', '%s..HEAD' % PRISTINE).strip():
        raise Failure('%s has merge commits; a series must be a line'
                      % shown(SRC))
    out = git('log', '--reverse', '-z', '--format=%%H %%(trailers:key=%s,'
              'valueonly,separator=%%x2C)' % NAME_TRAILER,
              '%s..HEAD' % PRISTINE)
    return [(c[:40], c[41:].strip() or None) for c in out.split('\0') if c]


def slug(commit):
    subject = git('log', '-1', '--format=%s', commit).strip().lower()
    return re.sub(r'[^a-z0-9]+', '-', subject).strip('-')[:48].rstrip('-')


def name_series(series):
    """Give every commit a name whose order is the order of the commits.

    Known names stay.  When commits were reordered, the numbers stay and the
    names move.  A new commit gets the next free number after its predecessor,
    counting .files entries too, so that those keep their place."""
    known = [name for _, name in series if name]
    double = {n for n in known if known.count(n) > 1}
    if double:
        raise Failure('two commits are called %s; change the %s line of one'
                      % (', '.join(sorted(double)), NAME_TRAILER))
    numbers = iter(sorted(int(n[:4]) for n in known))
    numbered = [(c, n and '%04d%s' % (next(numbers), n[4:]))
                for c, n in series]
    taken = {e.number for e in read_entries()} | {
        int(n[:4]) for _, n in numbered if n}
    result, last = [], 0
    for position, (commit, name) in enumerate(numbered):
        if not name:
            above = [int(n[:4]) for _, n in numbered[position + 1:] if n]
            number = free_number(last, above[0] if above else None, taken)
            taken.add(number)
            name = '%04d-%s' % (number, slug(commit))
        last = int(name[:4])
        result.append((commit, name))
    return result


def free_number(low, high, taken):
    if high is None:
        low = max(taken | {low})
        return low - low % NUMBER_STEP + NUMBER_STEP
    free = [n for n in range(low + 1, high) if n not in taken]
    if free:
        return free[len(free) // 2]
    raise Failure('no free number between %04d and %04d in xen/patches; '
                  'run make renumber first' % (low, high))


def patch_text(commit):
    """git format-patch without anything that changes for no reason."""
    text = git('-c', 'diff.noprefix=false', 'format-patch', '-1', '--stdout',
               '--zero-commit', '--no-signature', '--no-numbered',
               '--no-stat', '--no-renames', '--diff-algorithm=histogram',
               '--no-attach', '--no-cover-letter', commit)
    head, separator, diff = text.partition('\ndiff --git ')
    head = re.sub(r'^%s: .*\n' % NAME_TRAILER, '', head, flags=re.M)
    diff = re.sub(r'^index [0-9a-f]+\.\.[0-9a-f]+.*\n', '', diff,
                  flags=re.M)
    return head.rstrip('\n') + '\n' + separator + diff.rstrip('\n') + '\n'


def warn_about_message(commit, name):
    text = git('log', '-1', '--format=%B', commit)
    if 'Signed-off-by: ' not in text:
        print('warning: %s has no Signed-off-by line' % name,
              file=sys.stderr)


def cmd_refresh(args):
    if not rev(APPLIED):
        raise Failure('there is no prepared tree; run make prepare')
    if in_rebase():
        raise Failure('a rebase is in progress in %s' % SRC)
    strays = stray_files()
    if strays:
        raise Failure('new files belong into the repository, not into the '
                      'build tree; move them to\n'
                      + '\n'.join('  ' + os.path.join(TOP, p)
                                  for p in strays))
    git('update-index', '-q', '--refresh', check=False)
    if not is_ancestor(PRISTINE, APPLIED):
        expect_rebased()
    elif fingerprint_of_patches() != read_state(FINGERPRINT):
        catch_up()
    fold_uncommitted(args.patch)
    series = name_series(series_in_tree())
    if any(git('diff', '--name-only', '--no-renames', '--diff-filter=A',
               '%s^' % c, c) for c, _ in series):
        raise Failure('a commit adds a file; new files belong into the '
                      'repository')
    write_patches(series)
    tip = build_hooks()
    move_tree_to(tip)
    record_applied(tip)


def write_patches(series):
    old = {e.name: e for e in read_entries()}
    was = {c: n for c, n in series_in_tree()}
    wanted = {}
    for commit, name in series:
        warn_about_message(commit, name)
        wanted[name] = patch_text(commit)
    moves = [(was[c], n) for c, n in series if was[c] and was[c] != n]
    renames = [(old[o].files, os.path.join(PATCHES, n + '.files'))
               for o, n in moves if o in old and old[o].files]
    for source, _ in renames:
        os.rename(source, source + '.moving')
    for source, target in renames:
        os.rename(source + '.moving', target)
    for entry in old.values():
        if entry.patch and entry.name not in wanted:
            os.unlink(entry.patch)
            print('removed xen/patches/%s.patch' % entry.name)
    os.makedirs(PATCHES, exist_ok=True)
    changed = 0
    for name, text in wanted.items():
        changed += write_if_changed(
            os.path.join(PATCHES, name + '.patch'), text)
    print('%d patches, %d changed' % (len(wanted), changed))


def write_if_changed(path, text):
    if os.path.exists(path) and read_text(path) == text:
        return 0
    write_text(path, text)
    print('wrote ' + shown(path))
    return 1


def cmd_renumber(args):
    """Give all entries numbers in steps, keeping their order."""
    refuse_to_lose_edits()
    moves = []
    for position, entry in enumerate(read_entries(), 1):
        name = '%04d%s' % (position * NUMBER_STEP, entry.name[4:])
        for path in filter(None, (entry.patch, entry.files)):
            target = os.path.join(PATCHES,
                                  name + os.path.splitext(path)[1])
            if target != path:
                moves.append((path, target))
    for path, _ in moves:
        os.rename(path, path + '.moving')
    for path, target in moves:
        os.rename(path + '.moving', target)
    print('%d files renamed' % len(moves))
