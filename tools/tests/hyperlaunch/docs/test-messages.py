#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Troubleshooting has every message that there is, and no other (TAP).

test-messages.py CHECKOUT
"""

import pathlib
import re
import sys

import sources
import tap

top = pathlib.Path(sys.argv[1])
page = (top / 'docs/hyperlaunch/troubleshooting.md').read_text()
tool = top / 'tools/hyperlaunch'


def rows(head):
    """The rows of all tables whose heading has this first column."""
    inside = False
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split(' | ')]
        cells[0] = cells[0].removeprefix('| ')
        if not line.startswith('|'):
            inside = False
        elif cells[0] == head:
            inside = True
        elif inside and not line.startswith('|---'):
            cells[-1] = cells[-1].removesuffix(' |')
            yield cells


def code(cell):
    return re.findall(r'`([^`]+)`', cell)


def validator():
    """Id and text of each message of the parser that Xen has."""
    header = (top / 'xen/include/xen/hyperlaunch/lcm-codes.h').read_text()
    for args in sources.calls(header, 'HL_CODE'):
        if args[1].startswith('"'):
            yield args[1].strip('"'), next(sources.texts(args[3]))


def ids_of_tool():
    """Ids of what the tool reports by itself: the fourth argument."""
    unknown = []
    for path in sorted(tool.rglob('*.c')):
        if 'xen-hyperlaunch' in path.parts:
            continue
        # The parser's ids are in its header: nothing to be looked for here.
        text = path.read_text().replace('hl_code_name(diag->code)', '""')
        for name in sources.literals(text, 'report_add', 3):
            if name:
                yield name
            elif name is None:
                unknown.append(path)
    tap.ok(not unknown, 'ids are where they are looked for', *unknown)


def said_by_xen():
    """What Xen prints, by our own files and by patches."""
    for arch in 'common', 'arch/x86', 'arch/arm':
        for path in sorted((top / 'xen' / arch / 'hyperlaunch').glob('*.c')):
            yield from sources.texts(path.read_text())
    for path in sorted((top / 'xen/patches').glob('*.patch')):
        yield from sources.texts('\n'.join(
            line[1:] for line in path.read_text().splitlines()
            if line.startswith('+')))


def plain(text):
    """One … for all that is filled in, and none at the end of a number."""
    return re.sub(r'…+', '…', text.strip().removesuffix(' at').strip())


codes = dict(validator())
documented = {code(row[0])[0]: row for row in rows('id')}
tap.ok(len(codes) > 50, 'the validator has codes')
tap.same_sets('ids of messages', documented, set(codes) | set(ids_of_tool()))
for name, text in codes.items():
    tap.ok(text in code(documented.get(name, ['', ''])[1]),
           f'{name}: with its words', f'expected `{text}`')
for row in documented.values():
    tap.ok(len(row) == 3 and len(row[2]) > 5, f'{row[0]}: has a remedy', row)

# Those which mean that all is well are in a block by themselves.
good = re.search(r'all is well:\n\n```text\n(.*?)```', page, re.S).group(1)
listed = [plain(line.removesuffix('at …')) for line in good.splitlines()]
listed += [plain(code(row[0])[0]) for row in rows('message')]
prefix = 'Hyperlaunch: '
there = {plain(text.removeprefix(prefix)) for text in said_by_xen()
         if text.startswith(prefix)}
# One call for notes, errors and so on of the parser, another for domains.
there.discard('error: …: …')
tap.ok(len(there) > 50, 'Xen has messages')
tap.same_sets("Xen's messages", listed, there)

# Reasons are parts of messages, so that it is enough that they exist.
all_texts = [plain(text) for text in said_by_xen()]
for row in rows('reason'):
    reason = plain(code(row[0])[0])
    pattern = re.escape(reason).replace('…', '.*')
    tap.ok(any(re.match(pattern, text) for text in all_texts),
           f'reason: {reason}')

tap.finish()
