#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Do two builds of the hypervisor consist of the same code and data?

compare-objects.py --allow FILE [--prefix PREFIX] STOCK OURS

STOCK and OURS are object directories.  Compared are the list of object files
and, object by object, every section that is loaded: code function by
function (disassembly with relocations), everything else as bytes with
relocations.  Prints one line per difference, `object what`, and exits with 1
if there is one that FILE does not allow, or if FILE allows one that there is
not.

Not compared, because a change of a line elsewhere in a file changes it:
  * addresses: a place is named by its function and the offset in it;
  * the numbers that the compiler appends to names of static objects;
  * debug information;
  * the line numbers inside of .bug_frames.N; the number of frames is compared;
  * tables about code (alternatives, exceptions) of an object in which code is
    found to differ.
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

# Made by the build out of the other objects, or on the way to one of them,
# or not part of the hypervisor.
GENERATED = re.compile(r'(^|/)(built_in(_bin)?\.o|prelink\.o|\.xen.*\.o'
                       r'|.*\.32\.o|.*\.tmp\.o)$|^tools/|^test/')
IGNORED_SECTIONS = re.compile(r'\.(debug_|comment|note\.GNU-stack|symtab|'
                              r'strtab|shstrtab|rela?\.)')


# Line numbers are in these: only the number of entries is compared.
COUNTED = '.bug_frames'
# Tables about code.  If code differs, they do, which is nothing to report.
ABOUT_CODE = re.compile(r'\.(altinstr|altinstructions|discard|ex_table|fixup|'
                        r'bug_frames|eh_frame)')

Section = collections.namedtuple('Section', 'name size is_code has_contents')


def objects_in(directory):
    found = set()
    for where, _, names in os.walk(directory):
        for name in names:
            path = os.path.relpath(os.path.join(where, name), directory)
            if name.endswith('.o') and not GENERATED.search(path):
                found.add(path)
    # foo.init.o is foo.o with its sections renamed; only the former is linked.
    return {path for path in found if path[:-2] + '.init.o' not in found}


class Binutils:
    """What objdump and objcopy know of an object.  `prefix` is that of a
    cross toolchain, such as aarch64-linux-gnu-."""

    def __init__(self, prefix):
        self.objdump = prefix + 'objdump'
        self.objcopy = prefix + 'objcopy'

    def without_debug(self, path):
        with tempfile.TemporaryDirectory() as tmp:
            stripped = os.path.join(tmp, 'stripped')
            subprocess.run((self.objcopy, '--strip-debug', path, stripped),
                           check=True, capture_output=True)
            with open(stripped, 'rb') as f:
                return f.read()

    def run(self, *arguments):
        return subprocess.run((self.objdump,) + arguments, check=True,
                              stdout=subprocess.PIPE, text=True,
                              errors='replace').stdout

    def sections(self, path):
        """-> {name: [Section]} of the loaded ones"""
        result = {}
        lines = self.run('-h', '-w', path).splitlines()
        for line in lines:
            match = re.match(r'\s*\d+ (\S+)\s+([0-9a-f]+) .*\*\*\d+\s*(.*)',
                             line)
            if match and 'ALLOC' in match[3] \
                    and not IGNORED_SECTIONS.match(match[1]):
                result.setdefault(unnumbered(match[1]), []).append(
                    Section(match[1], int(match[2], 16), 'CODE' in match[3],
                            'CONTENTS' in match[3]))
        return result

    def code(self, path):
        """-> {section/function: its instructions and relocations}"""
        result, section, function = {}, '', None
        for line in self.run('-d', '-r', '--no-show-raw-insn', '-w',
                             path).splitlines():
            if line.startswith('Disassembly of section '):
                section = line.split()[-1].rstrip(':')
                continue
            match = re.match(r'[0-9a-f]+ <(.*)>:$', line)
            if match:
                function = '%s/%s' % (section, unnumbered(match[1]))
                result.setdefault(function, [])
            elif function and line.strip():
                result[function].append(instruction(line))
        return result

    def data(self, path, sections):
        """The bytes and relocations of sections that are not code."""
        result = []
        for section in sections:
            if not section.has_contents or section.name.startswith(COUNTED):
                result.append(str(section.size))
                continue
            lines = self.run('-s', '-r', '-w', '-j', section.name, path)
            result += [unnumbered(line) for line in lines.splitlines()
                       if re.match(r' ?[0-9a-f]{4,} ', line)]
        return result


def unnumbered(text):
    """foo.1234 -> foo, but leave .text.foo and numbers alone."""
    return re.sub(r'(?<=[A-Za-z_])\.\d+\b', '', text)


def instruction(line):
    """Drop where the instruction is, and absolute forms of where it goes."""
    line = re.sub(r'^\s*[0-9a-f]+:\s*', '', line)
    text, *relocations = re.split(r'\t(?=[0-9a-f]+: R_)', line)
    if relocations:
        # The linker will put the target there: what objdump guesses from
        # the bytes means nothing.
        text = re.sub(r'\b[0-9a-f]+ <[^>]*>', '<>', text)
        relocations = [re.sub(r'^[0-9a-f]+: ', '', r) for r in relocations]
    else:
        text = re.sub(r'\b[0-9a-f]+ (<[^>]*>)', r'\1', text)
    return unnumbered('\t'.join([text.rstrip()] + relocations))


def without_padding(instructions):
    while instructions and re.match(
            r'(nop|xchg %ax,%ax|cs nop|data16|int3|udf)', instructions[-1]):
        instructions = instructions[:-1]
    return instructions


def differences(tools, stock, ours):
    """Names of the functions and sections that differ in two objects."""
    if same_bytes(stock, ours):
        return
    if tools.without_debug(stock) == tools.without_debug(ours):
        return
    before, after = tools.sections(stock), tools.sections(ours)
    for name in sorted(set(before) ^ set(after)):
        yield 'section %s exists only in one of them' % name
    code_differs = False
    for name in code_differences(tools.code(stock), tools.code(ours)):
        code_differs = True
        yield name
    for name in sorted(set(before) & set(after)):
        if before[name][0].is_code \
                or (code_differs and ABOUT_CODE.match(name)):
            continue
        if tools.data(stock, before[name]) != tools.data(ours, after[name]):
            yield name


def code_differences(before, after):
    for name in sorted(set(before) | set(after)):
        if without_padding(before.get(name, [])) \
                != without_padding(after.get(name, [])):
            yield name


def same_bytes(one, two):
    with open(one, 'rb') as first, open(two, 'rb') as second:
        return first.read() == second.read()


def read_allowed(path):
    """Lines `object  what  reason`; the reason is a must, and `what` may be
    `*` for everything in that object."""
    allowed = {}
    with open(path) as f:
        for number, line in enumerate(f, 1):
            line = line.strip()
            if line and not line.startswith('#'):
                fields = line.split(None, 2)
                if len(fields) != 3:
                    sys.exit('%s:%d: not "object what reason"'
                             % (path, number))
                allowed[fields[0], fields[1]] = fields[2]
    return allowed


def compare(tools, stock, ours):
    """-> [(object, what)]"""
    before, after = objects_in(stock), objects_in(ours)
    if not before:
        sys.exit('no objects in %s' % stock)
    found = [(name, 'exists-only-in-stock') for name in before - after]
    found += [(name, 'exists-only-in-ours') for name in after - before]
    for name in sorted(before & after):
        for what in differences(tools, os.path.join(stock, name),
                                os.path.join(ours, name)):
            found.append((name, what.replace(' ', '-')))
    print('%d objects compared' % len(before & after))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--allow', required=True)
    parser.add_argument('--prefix', default='', help='of cross binutils')
    parser.add_argument('stock')
    parser.add_argument('ours')
    args = parser.parse_args()
    allowed = read_allowed(args.allow)
    found = compare(Binutils(args.prefix), args.stock, args.ours)
    wrong = [f for f in found
             if f not in allowed and (f[0], '*') not in allowed]
    unused = [a for a in allowed
              if a not in found
              and not (a[1] == '*' and any(f[0] == a[0] for f in found))]
    for item in wrong:
        print('differs: %s %s' % item)
    for item in unused:
        print('allowed, but does not differ: %s %s' % item)
    sys.exit(1 if wrong or unused else 0)


if __name__ == '__main__':
    main()
