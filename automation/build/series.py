#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""The patch series: from xen/patches to a Xen tree and back.

$BUILD/xen/src is the one prepared source tree.  It is a git repository:

    refs/tags/pristine      Xen as shipped
    refs/heads/hooks        pristine + one commit per xen/patches/NNNN-*.patch
    refs/hyperlaunch/applied  where `hooks` stood when it last matched
                              xen/patches

Our own new files are not part of those commits.  They live in this
repository (below xen/, tools/ and docs/) and the tree has symbolic links to
them, so an edit through either name is the same edit.

Edits to existing Xen files are made in the tree, with or without committing
them there; `refresh` turns them back into patches.  As long as there are
edits that xen/patches does not have, `prepare` refuses to throw them away.

`export` makes the second, complete line of commits: the hooks interleaved
with our files, as xen/patches/NNNN-*.files says.
"""

import argparse
import sys

sys.dont_write_bytecode = True      # the checkout stays as it is

from hlseries import export, refresh, tree      # noqa: E402
from hlseries.git import Failure                # noqa: E402

COMMANDS = {
    'prepare': tree.cmd_prepare,        # ORIGIN: bring the tree up to date
    'discard': tree.cmd_discard,        # drop the edits in the tree
    'assert-no-edits': tree.cmd_assert_no_edits,    # fail if there are any
    'refresh': refresh.cmd_refresh,     # [--patch NAME]: edits -> xen/patches
    'renumber': refresh.cmd_renumber,   # make room between the numbers
    'cover': export.cmd_cover,          # is each of our files in one entry?
    'export': export.cmd_export,        # all commits -> dist/series
    'commits': export.cmd_commits,      # list them, for check-series
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    subparsers = parser.add_subparsers(dest='command', required=True)
    parsers = {name: subparsers.add_parser(name) for name in COMMANDS}
    parsers['prepare'].add_argument('origin', help='source tree or tarball')
    parsers['refresh'].add_argument(
        '--patch', help='fold all uncommitted edits into this patch')
    args = parser.parse_args()
    try:
        COMMANDS[args.command](args)
    except Failure as failure:
        sys.exit('error: %s' % failure)


if __name__ == '__main__':
    main()
