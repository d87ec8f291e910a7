#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""The references have every word that there is, and no other (TAP).

test-keys.py CHECKOUT
"""

import pathlib
import re
import sys

import sources
import tap

top = pathlib.Path(sys.argv[1])
keys = (top / 'tools/hyperlaunch/launch/keys.c').read_text()
docs = top / 'docs/hyperlaunch'
launch_file = (docs / 'launch-file.md').read_text()
bindings = (docs / 'bindings.md').read_text()


def section(page, heading):
    """What stands below a heading, up to the next one."""
    return page.split(f'\n{heading}', 1)[1].split('\n## ', 1)[0]


def table(text):
    """Row by row: words of the first column, and the rest."""
    for line in text.splitlines():
        cells = line.strip('| ').split(' | ')
        words = re.findall(r'`([^`]+)`', cells[0])
        if line.startswith('| `') and words:
            yield words, ' | '.join(cells[1:])


def keys_of(name):
    """Key: the words that its value may be."""
    body = keys.split(f'{name}[', 1)[1].split('\n};', 1)[0]
    for entry in re.findall(r'\[\w+\] = \{(.*?)\n? *\},?(?=\n|$)', body, re.S):
        args = sources.arguments(entry + ')', 0)
        words = re.search(r'WORDS\((.*?)\)', entry, re.S)
        yield args[0].strip('"'), re.findall(r'"([^"]+)"', words.group(1)) \
            if words else []


def compare_keys(what, array, text):
    """A table in the text has the keys of the array, with all their words."""
    there = dict(keys_of(array))
    rows = {word: rest for words, rest in table(text)
            for word in words}
    tap.ok(len(there) > 1, f'{what}: there are some')
    tap.same_sets(what, rows, there)
    for key, values in there.items():
        for value in values:
            tap.ok(re.search(rf'[` ]{re.escape(value)}[` ]', rows.get(key, '')),
                   f'{what}: {key}: {value} is said to be possible')


for what, array, heading in (
        ('keys of the file', 'keys_of_launch', '## Keys of the file'),
        ('keys of a domain', 'keys_of_domain', '## Keys of a domain'),
        ('keys of machine', 'keys_of_machine', '## Keys of `machine`')):
    compare_keys(what, array, section(launch_file, heading))
sharing = section(launch_file, '## What domains share').split('| key of a channel')
compare_keys('keys of shared memory', 'keys_of_shared_memory', sharing[0])
compare_keys('keys of event channels', 'keys_of_event_channel', sharing[1])

for name in re.findall(r'\.property = "([^"]+)"', keys):
    tap.ok(f'`{name}`' in launch_file, f'{name}: is said to be a key')


def parser_words():
    """What is in the vocabularies of the parser: (word, what it became)."""
    for path in sorted((top / 'xen/common/hyperlaunch').glob('lcm-*.c')):
        text = sources.without_comments(path.read_text())
        for line in re.findall(r'.*\bHL_WORD_LEN\("[^"]+"\).*', text):
            word = re.search(r'HL_WORD_LEN\("([^"]+)"\)', line).group(1)
            instead = re.search(r'\.instead = "([^"]+)"', line)
            yield word, instead and instead.group(1)


def words_of_dom0less():
    """Those which the parser leaves to others."""
    text = (top / 'xen/common/hyperlaunch/lcm-domain.c').read_text()
    passive = text.split('domain_passive[] = {')[1].split('};')[0]
    return re.findall(r'"([^"]+)"', passive)


words = list(parser_words())
tap.ok(len(words) > 20, 'the parser has words', words)
old = section(bindings, '## Older words')
new = '\n'.join(section(bindings, heading) for heading in (
    '## Config node', '## Domain node', '## Module node'))
for word, instead in words:
    where = old if instead or word.startswith('module,') else new
    tap.ok(re.search(f'`"?{re.escape(word)}["` ]', where),
           f'bindings: {word}{" (older)" if instead else ""}')
properties = {word for words_, rest in table(new) for word in words_
              if not word.startswith('"')}
tap.ok(properties <= {word for word, instead in words if not instead},
       'bindings: no property that does not exist',
       properties - {word for word, _ in words})

arm = section((docs / 'arm.md').read_text(), '## Words of dom0less')
dom0less = words_of_dom0less()
tap.ok(len(dom0less) > 5, 'there are words of dom0less')
for word in dom0less:
    tap.ok(f'`{word}`' in arm, f'words of dom0less: {word}')

tap.finish()
