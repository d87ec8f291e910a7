# SPDX-License-Identifier: GPL-2.0-only
"""The complete series for reviewers."""

import os
import shutil

from .entries import Message, glob_to_regex, read_entries, read_files_entry
from .git import Failure, PRISTINE, git, rev
from .line import Line
from .overlay import our_files
from .place import DIST, PATCHES, read_text, shown


def assign_files(entries):
    """-> {entry name: [path]}, each of our files in exactly one entry."""
    skip = not_exported()
    files = [p for p in our_files() if not any(r.match(p) for r in skip)]
    owners = {path: [] for path in files}
    problems = []
    for entry in entries:
        for glob in read_files_entry(entry.files)[1] if entry.files else ():
            regex = glob_to_regex(glob)
            hits = [p for p in files if regex.match(p)]
            if not hits:
                problems.append('%s.files: %s matches nothing'
                                % (entry.name, glob))
            for path in hits:
                if entry.name not in owners[path]:
                    owners[path].append(entry.name)
    result = {}
    for path, names in owners.items():
        if len(names) == 1:
            result.setdefault(names[0], []).append(path)
        else:
            problems.append('%s: in %s' % (path, ' and '.join(names)
                                           or 'no .files entry'))
    if problems:
        raise Failure('the series is not complete:\n  '
                      + '\n  '.join(problems))
    return result


def not_exported():
    """Files which are about this repository and not about Xen."""
    try:
        text = read_text(os.path.join(PATCHES, 'not-exported'))
    except OSError:
        return []
    return [glob_to_regex(line) for line in text.splitlines()
            if line and not line.startswith('#')]


def build_export():
    entries = read_entries()
    assigned = assign_files(entries)
    line = Line(rev(PRISTINE))
    for entry in entries:
        message = None
        if entry.patch:
            line.apply(entry.patch)
            message = Message.from_patch(entry.patch)
        if entry.files:
            text, _ = read_files_entry(entry.files)
            if message is None:
                message = Message.from_files(entry.files, text)
            elif text.strip():
                raise Failure('%s: the .patch and the .files both have a '
                              'message' % entry.name)
            for path in assigned.get(entry.name, []):
                line.add_file(path)
        line.commit(message)
    return line.tip


def cmd_cover(args):
    assign_files(read_entries())
    print('every file is in exactly one .files entry')


def cmd_export(args):
    tip = build_export()
    git('update-ref', 'refs/hyperlaunch/series', tip)
    out = os.path.join(DIST, 'series')
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    git('format-patch', '-q', '-o', out, '--zero-commit', '--no-signature',
        '--numbered', '--abbrev=12', '--diff-algorithm=histogram',
        '%s..%s' % (PRISTINE, tip))
    print('%d patches in %s' % (len(os.listdir(out)),
                                shown(out)))


def cmd_commits(args):
    """For check-series: `commit name areas` in order, after an export."""
    tip = build_export()
    git('update-ref', 'refs/hyperlaunch/series', tip)
    for commit in git('rev-list', '--reverse',
                      '%s..%s' % (PRISTINE, tip)).split():
        subject = git('log', '-1', '--format=%s', commit).strip()
        paths = git('diff-tree', '-r', '--name-only', '--no-commit-id',
                    commit).splitlines()
        print(commit, ','.join(sorted(areas(paths))) or '-', subject)


def areas(paths):
    """Which of the two builds a change to these paths can influence."""
    result = set()
    for path in paths:
        if path.startswith('xen/arch/x86/'):
            result.add('x86_64')
        elif path.startswith(('xen/arch/arm/', 'xen/arch/arm64/')):
            result.add('arm64')
        elif path.startswith(('xen/', 'config/', 'Config.mk')):
            result |= {'x86_64', 'arm64'}
    return result
