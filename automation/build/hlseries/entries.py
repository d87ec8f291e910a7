# SPDX-License-Identifier: GPL-2.0-only
"""What xen/patches says."""

import hashlib
import os
import re
import tempfile

from .git import Failure, PRISTINE, ROBOT, git, hermetic_environment, rev
from .place import PATCHES, read_text, shown


class Entry:
    """One commit of the series: a .patch, a .files, or both."""

    def __init__(self, name):
        self.name = name
        self.number = int(name[:4])
        self.patch = None
        self.files = None


def read_entries():
    entries = {}
    if os.path.isdir(PATCHES):
        for item in sorted(os.listdir(PATCHES)):
            match = re.fullmatch(r'(\d{4}-[a-z0-9.-]+)\.(patch|files)', item)
            if not match:
                if item.endswith(('.patch', '.files')):
                    raise Failure('xen/patches/%s: not named '
                                  'NNNN-lower-case-name' % item)
                continue
            entry = entries.setdefault(match[1], Entry(match[1]))
            setattr(entry, match[2], os.path.join(PATCHES, item))
    result = sorted(entries.values(), key=lambda e: e.name)
    for one, two in zip(result, result[1:]):
        if one.number == two.number:
            raise Failure('xen/patches: %s and %s have the same number'
                          % (one.name, two.name))
    return result


def fingerprint_of_patches():
    """What the hooks branch depends on."""
    digest = hashlib.sha256()
    digest.update((rev(PRISTINE) or '').encode())
    for entry in read_entries():
        if entry.patch:
            digest.update(entry.name.encode() + b'\0')
            with open(entry.patch, 'rb') as f:
                digest.update(f.read())
    return digest.hexdigest()


class Message:
    """Author, date and text of a commit."""

    def __init__(self, author, email, date, text):
        self.author = author
        self.email = email
        self.date = date
        self.text = text.strip('\n') + '\n'

    @staticmethod
    def from_patch(path):
        with tempfile.TemporaryDirectory() as tmp:
            body, diff = os.path.join(tmp, 'body'), os.path.join(tmp, 'diff')
            info = git('mailinfo', '-b', body, diff, stdin=read_text(path))
            text = read_text(body)
        fields = dict(line.split(': ', 1) for line in info.splitlines()
                      if ': ' in line)
        for field in ('Author', 'Email', 'Subject'):
            if not fields.get(field):
                raise Failure('%s: no %s; a patch needs the From: and '
                              'Subject: lines of git format-patch'
                              % (shown(path), field))
        return Message(fields['Author'], fields['Email'],
                       fields.get('Date', ROBOT['DATE']),
                       fields['Subject'] + '\n\n' + text)

    @staticmethod
    def from_files(path, text):
        where = shown(path)
        signed = re.findall(r'^Signed-off-by: (.*) <(.*)>$', text, re.M)
        date = re.match(r'Date: (.*)\n', text)
        if date:
            text = text[date.end():]
        if not text.strip():
            raise Failure('%s: no commit message' % where)
        if not signed:
            raise Failure('%s: no Signed-off-by line' % where)
        return Message(signed[0][0], signed[0][1],
                       date[1] if date else ROBOT['DATE'], text)

    def environment(self):
        return hermetic_environment(
            GIT_AUTHOR_NAME=self.author, GIT_AUTHOR_EMAIL=self.email,
            GIT_AUTHOR_DATE=self.date, GIT_COMMITTER_DATE=self.date)


def read_files_entry(path):
    """-> (message text, [glob])"""
    text, separator, globs = ('\n' + read_text(path)).partition('\n---\n')
    where = shown(path)
    if not separator:
        raise Failure('%s: no line "---" between message and files' % where)
    globs = [g.strip() for g in globs.splitlines()]
    globs = [g for g in globs if g and not g.startswith('#')]
    if not globs:
        raise Failure('%s: names no files' % where)
    return text.lstrip('\n'), globs


def glob_to_regex(glob):
    """`*` stays within a directory, `**` does not, `dir/` is all below it."""
    if glob.endswith('/'):
        glob += '**'
    meaning = {'**': '.*', '*': '[^/]*', '?': '[^/]'}
    tokens = re.findall(r'\*\*|.', glob)
    return re.compile(''.join(meaning.get(t, re.escape(t)) for t in tokens)
                      + r'\Z')
