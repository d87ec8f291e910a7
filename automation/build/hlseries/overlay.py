# SPDX-License-Identifier: GPL-2.0-only
"""Our own files: links in the prepared tree."""

import os
import re

from .git import (Failure, LINKS, PRISTINE, git, git_path, read_state,
                  write_state)
from .place import OVERLAY_DIRS, SRC, TOP


def our_files():
    """Paths, relative to TOP, of our files that belong into a Xen tree."""
    if os.path.exists(os.path.join(TOP, '.git')):
        listed = git('ls-files', '-z', '--cached', '--others',
                     '--exclude-standard', '--', *OVERLAY_DIRS,
                     cwd=TOP).split('\0')
    else:
        listed = []
        for top in OVERLAY_DIRS:
            for where, dirs, names in os.walk(os.path.join(TOP, top)):
                listed += [os.path.relpath(os.path.join(where, n), TOP)
                           for n in names
                           if not n.endswith(('~', '.o', '.orig', '.rej'))]
    return sorted({p for p in listed if p
                   and not p.startswith('xen/patches/')
                   and os.path.lexists(os.path.join(TOP, p))})


def sync_links():
    """Make the links in SRC those of our_files(), touching nothing else."""
    wanted = our_files()
    known = read_state(LINKS).splitlines()
    pristine = set(git('ls-tree', '-r', '--name-only', '-z',
                       PRISTINE).split('\0'))
    clash = [p for p in wanted if p in pristine]
    if clash:
        raise Failure('these files exist in Xen itself, so a change to them '
                      'must be a patch:\n  ' + '\n  '.join(clash))
    changed = 0
    for path in wanted:
        changed += make_link(path)
    for path in set(known) - set(wanted):
        full = os.path.join(SRC, path)
        if os.path.islink(full):
            os.unlink(full)
            changed += 1
            remove_empty_parents(path)
    if known != wanted:
        write_state(LINKS, ''.join(p + '\n' for p in wanted))
        write_exclude(wanted)
    return changed


def make_link(path):
    """-> whether anything had to be done"""
    source, link = os.path.join(TOP, path), os.path.join(SRC, path)
    target = os.path.relpath(source, os.path.dirname(link))
    if os.path.islink(link):
        if os.readlink(link) == target:
            return 0
        os.unlink(link)
    elif os.path.exists(link):
        with open(source, 'rb') as a, open(link, 'rb') as b:
            if a.read() != b.read():
                raise Failure(
                    '%s has been replaced by a file which differs from\n%s.\n'
                    'Copy one over the other, then try again.'
                    % (link, source))
        os.unlink(link)
    os.makedirs(os.path.dirname(link), exist_ok=True)
    os.symlink(target, link)
    return 1


def remove_empty_parents(path):
    path = os.path.dirname(path)
    while path:
        try:
            os.rmdir(os.path.join(SRC, path))
        except OSError:
            return
        path = os.path.dirname(path)


def write_exclude(paths):
    """git in the tree shall not show our links as untracked."""
    escaped = [re.sub(r'([*?\[\\])', r'\\\1', p) for p in paths]
    os.makedirs(git_path('info'), exist_ok=True)
    write_state('info/exclude', '/.scmversion\n'
                + ''.join('/%s\n' % p for p in escaped))
