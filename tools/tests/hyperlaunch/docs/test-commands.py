#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-only
"""Do what the documents say, and compare what comes of it (TAP).

test-commands.py [--boot | --no-boot] [--update] FILE...

From the environment: TOOL is the tool, DIST where built files are.

Each document has a directory of its own, with vmlinuz, initrd.img and xen.gz
in it, and for arm64 Image, initrd-arm64.img and xen-arm64.  What is done there
stands in blocks, in the order of the document:

    ```console
    $ hyperlaunch check web.yaml
    web.yaml: good: 3 domains, 2 boot modules
    ```

After each command comes what it writes, standard error as well; "..." stands
for anything in a line, or as a line by itself for any number of lines.  A
command goes on in the next line behind a backslash.

A comment in front of a block says what else is to be known of it:

    <!-- test: status 1 -->       what its last command ends with
    <!-- test: boot -->           it boots a machine: only done with --boot
    <!-- test: syntax -->         not to be done here: it needs root, or real
                                  hardware.  Its syntax is checked, and that the
                                  tool has such options
    <!-- test: file NAME -->      not commands, but what this file has in it
    <!-- test: append NAME -->    and this comes behind it
    <!-- test: same NAME -->      the file is there already, and is the same
    <!-- test: keys of file -->   an excerpt: keys of a launch file
    <!-- test: keys of domain -->     keys of a domain

Blocks in YAML have to have one of the latter.  --boot does all that a document
with such a block has, and no other documents; --no-boot does what needs no boot.
--update replaces expected output, but for lines that are right already, and but
for that with a line "...".
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap

import tap

FILES = {
    'vmlinuz': 'guests/vmlinuz',
    'initrd.img': 'guests/initramfs.cpio.gz',
    'xen.gz': 'x86_64/xen.gz',
    'Image': 'guests/arm64/vmlinuz',
    'initrd-arm64.img': 'guests/arm64/initramfs.cpio.gz',
    'xen-arm64': 'arm64/xen',
}
FENCE = re.compile(r'(?P<fence>`{3,})(?P<language>[\w{}-]*)\s*$')
MARK = re.compile(r'<!-- test: (.*) -->$')


class Block:
    def __init__(self, language, mark, first, lines):
        self.language, self.mark, self.first, self.lines = (
            language, mark, first, lines)

    def text(self):
        return ''.join(line + '\n' for line in self.lines)

    def commands(self):
        """(number of line, command, lines of output)"""
        found, more = [], False
        for number, line in enumerate(self.lines, self.first):
            if more:
                found[-1][1] += '\n' + line.removeprefix('> ')
            elif line.startswith('$ '):
                found.append([number, line[2:], []])
            elif found:
                found[-1][2].append(line)
            else:
                raise ValueError(f'line {number} belongs to no command')
            more = (more or line.startswith('$ ')) and line.endswith('\\')
        return found


def blocks(text):
    mark, block = '', None
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if block:
            if line == block.fence:
                yield block
                block, mark = None, ''
            else:
                block.lines.append(line)
        elif fence:
            block = Block(fence['language'], mark, number + 1, [])
            block.fence = fence['fence']
        elif MARK.match(line):
            mark = MARK.match(line).group(1)
        elif line:
            mark = ''


def matches(expected, written):
    """Are these lines the same, but for what "..." stands for?"""
    if any('...' in line for line in expected):
        # Which may make the column of a table wider.
        expected, written = ([re.sub(' +', ' ', line) for line in lines]
                             for lines in (expected, written))
    pattern = ''
    for line in expected:
        if line == '...':
            pattern += r'(?:.*\n)*'
        else:
            pattern += '.*'.join(map(re.escape, line.split('...'))) + r'\n'
    return re.fullmatch(pattern, ''.join(line + '\n' for line in written))


class Document:
    def __init__(self, path, args):
        self.path, self.args = path, args
        self.text = path.read_text()
        self.blocks = list(blocks(self.text))
        self.replaced = []

    def has_boots(self):
        return any('boot' in block.mark.split(', ') for block in self.blocks)

    def name(self, number, what):
        what = ' '.join(what.split()).replace('#', '')
        return f'{self.path.name}:{number}: {what}'

    def run(self):
        with tempfile.TemporaryDirectory() as directory:
            self.directory = pathlib.Path(directory) / 'launch'
            self.directory.mkdir()
            bin_directory = pathlib.Path(directory) / 'bin'
            bin_directory.mkdir()
            (bin_directory / 'hyperlaunch').symlink_to(os.environ['TOOL'])
            self.environment = {
                **os.environ, 'NO_COLOR': '1', 'LC_ALL': 'C.UTF-8',
                'PATH': f'{bin_directory}:{os.environ["PATH"]}',
            }
            for name, path in FILES.items():
                path = pathlib.Path(os.environ['DIST']) / path
                if path.exists():
                    shutil.copy(path, self.directory / name)
            for block in self.blocks:
                self.do(block)
        if self.replaced:
            self.update()

    def do(self, block):
        words = block.mark.split()
        if words[:1] == ['file'] or words[:1] == ['append']:
            mode = 'w' if words[0] == 'file' else 'a'
            with open(self.directory / words[1], mode) as out:
                out.write(block.text())
        elif words[:1] == ['same']:
            self.compare_file(block, words[1])
        elif block.mark.startswith('keys of '):
            self.check_keys(block, words[2])
        elif block.language in ('yaml', 'yml'):
            tap.ok(False, self.name(block.first, 'YAML'),
                   'a comment "test:" has to say what is to be done with it')
        elif block.language == 'console':
            self.do_commands(block, block.mark.split(', '))

    def compare_file(self, block, name):
        path = self.directory / name
        text = path.read_text() if path.exists() else ''
        if text != block.text() and self.args.update:
            self.replaced.append((block.first - 1, '', block.lines,
                                  text.splitlines()))
        tap.ok(text == block.text(), self.name(block.first, name),
               'it is:', text)

    def check_keys(self, block, of):
        """An excerpt makes a good launch file, together with what it lacks."""
        text = block.text()
        domain = ('domains:\n  x:\n    kernel: vmlinuz\n    memory: 256M\n'
                  '    roles: [control, hardware, recovery]\n')
        if of == 'domain':
            text = 'defaults:\n' + textwrap.indent(text, '  ') + domain
        elif 'domains:' not in text:
            text += domain
        path = self.directory / 'excerpt.yaml'
        path.write_text(text)
        status, output = self.shell('hyperlaunch check excerpt.yaml')
        tap.ok(status == 0, self.name(block.first, f'keys of a {of}'),
               text, output)

    def do_commands(self, block, marks):
        statuses = [mark for mark in marks if mark.startswith('status ')]
        commands = block.commands()
        if not commands:
            tap.ok(False, self.name(block.first, 'commands'), 'there are none')
        for number, command, expected in commands:
            name = self.name(number, command)
            if 'syntax' in marks:
                self.check_syntax(name, command)
            elif 'boot' in marks and not self.args.boot:
                self.check_syntax(name, command)
            elif self.is_for_arm(command) and not self.arm_is_built():
                tap.skip(name, 'arm64 is not built')
            else:
                want = 0
                if statuses and command is commands[-1][1]:
                    want = int(statuses[0].split()[1])
                self.compare(name, number, command, expected, want)

    def is_for_arm(self, command):
        """Does it need files that are there only if arm64 is built?"""
        names = re.findall(r'[\w.-]+\.yaml', command)
        text = command + ''.join(
            (self.directory / name).read_text() for name in names
            if (self.directory / name).exists())
        return re.search(r'arm64', text)

    def arm_is_built(self):
        return (self.directory / 'Image').exists() and (
            self.directory / 'xen-arm64').exists()

    def compare(self, name, number, command, expected, want):
        status, output = self.shell(command)
        written = output.splitlines()
        same = matches(expected, written)
        if not same and self.args.update and '...' not in expected:
            # A line that is right but for some numbers stays as it is.
            lines = [next((old for old in expected if matches([old], [line])),
                          line) for line in written]
            self.replaced.append((number, command, expected, lines))
        tap.ok(status == want and same, name,
               f'status {status}, expected {want}', 'expected:', *expected,
               'written:', *written[-60:])

    def shell(self, command):
        done = subprocess.run(
            ['bash', '-c', command], cwd=self.directory, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=900, check=False)
        return done.returncode, done.stdout.decode(errors='replace')

    def check_syntax(self, name, command):
        done = subprocess.run(['bash', '-n', '-c', command], check=False,
                              capture_output=True, text=True)
        missing = [f'{subcommand} has no {option}'
                   for subcommand, option in self.options_in(command)
                   if not self.has_option(subcommand, option)]
        tap.ok(done.returncode == 0 and not missing, f'{name} (syntax)',
               done.stderr, *missing)

    @staticmethod
    def options_in(command):
        for match in re.finditer(
                r'(?:^|[|;&] *|sudo )hyperlaunch (\w+)((?: [^|;&]+)?)',
                command.replace('\\\n', '')):
            options = re.findall(r'(?<!\S)(--?[a-z][a-z-]*)', match.group(2))
            for option in options or ['--help']:
                yield match.group(1), option

    def has_option(self, subcommand, option):
        status, text = self.shell(f'hyperlaunch {subcommand} --help')
        return status == 0 and re.search(
            rf'^ .*?(?<!\S){option}(?![\w-])', text, re.M)

    def update(self):
        lines = self.text.splitlines()
        for number, command, expected, written in reversed(self.replaced):
            at = number + command.count('\n')
            lines[at:at + len(expected)] = written
        self.path.write_text('\n'.join(lines) + '\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--boot', action='store_true')
    parser.add_argument('--no-boot', dest='boot', action='store_false')
    parser.add_argument('--update', action='store_true')
    parser.add_argument('files', nargs='+', type=pathlib.Path)
    args = parser.parse_args()

    for path in args.files:
        document = Document(path, args)
        if not args.boot or document.has_boots():
            document.run()
    tap.finish()


if __name__ == '__main__':
    sys.exit(main())
