# SPDX-License-Identifier: GPL-2.0-only
"""Where things are."""

import os

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..', '..'))
BUILD = os.environ.get('BUILD') or os.path.join(TOP, 'build')
DIST = os.environ.get('DIST') or os.path.join(TOP, 'dist')
PATCHES = os.path.join(TOP, 'xen', 'patches')
SRC = os.path.join(BUILD, 'xen', 'src')
OVERLAY_DIRS = ('xen', 'tools', 'docs')


def shown(path):
    """A path as the user knows it."""
    return os.path.relpath(path, TOP)


def read_text(path):
    """Patches may quote any byte of Xen's source; keep it as it is."""
    with open(path, encoding='utf-8', errors='surrogateescape') as f:
        return f.read()


def write_text(path, text):
    with open(path, 'w', encoding='utf-8', errors='surrogateescape') as f:
        f.write(text)
