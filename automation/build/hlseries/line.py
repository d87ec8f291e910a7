# SPDX-License-Identifier: GPL-2.0-only
"""Making commits without a work tree."""

import os
import tempfile

from .entries import Message, read_entries
from .git import (Failure, NAME_TRAILER, PRISTINE, git, hermetic_environment,
                  rev)
from .place import TOP, shown


class Line:
    """A line of commits being made, in an index of its own: no work tree is
    touched, so a patch that does not apply leaves everything as it was."""

    def __init__(self, start):
        self.tip = start
        self.tmp = tempfile.TemporaryDirectory()
        self.index = os.path.join(self.tmp.name, 'index')
        self.git('read-tree', start)

    def git(self, *args, stdin=None, check=True, env=None):
        env = env or hermetic_environment()
        env['GIT_INDEX_FILE'] = self.index
        return git(*args, stdin=stdin, check=check, env=env)

    def apply(self, path):
        where = shown(path)
        result = self.git('apply', '--cached', '--whitespace=nowarn', path,
                          check=False)
        if result.returncode:
            raise Failure('%s does not apply:\n%s'
                          % (where, result.stderr.strip()))
        added = self.git('diff-index', '--cached', '--name-only',
                         '--no-renames', '--diff-filter=A', self.tip)
        if added:
            raise Failure(
                '%s adds files; new files live in the repository, not in '
                'patches:\n%s' % (where, added.rstrip()))

    def add_file(self, path):
        full = os.path.join(TOP, path)
        if os.path.islink(full):
            mode, data = '120000', os.readlink(full).encode()
        else:
            mode = '100755' if os.access(full, os.X_OK) else '100644'
            with open(full, 'rb') as f:
                data = f.read()
        blob = git('hash-object', '-w', '--stdin', stdin=data,
                   text=False).decode().strip()
        self.git('update-index', '--add', '--cacheinfo',
                 '%s,%s,%s' % (mode, blob, path))

    def commit(self, message, trailer=None):
        text = message.text
        if trailer:
            text = git('interpret-trailers', '--trailer', trailer, stdin=text)
        tree = self.git('write-tree').strip()
        self.tip = self.git('commit-tree', tree, '-p', self.tip,
                            stdin=text, env=message.environment()).strip()


def build_hooks():
    line = Line(rev(PRISTINE))
    for entry in read_entries():
        if entry.patch:
            line.apply(entry.patch)
            line.commit(Message.from_patch(entry.patch),
                        '%s: %s' % (NAME_TRAILER, entry.name))
    return line.tip
