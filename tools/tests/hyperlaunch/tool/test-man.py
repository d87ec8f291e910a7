#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Does the manual page have what --help has, and nothing else?

    test-man.py TOOL PAGE.pod
"""

import re
import subprocess
import sys

COMMON, SHARED = "COMMON OPTIONS", "Options of image, grub and uboot"


def help_of(tool, *command):
    return subprocess.run([tool, *command, "--help"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def options_in_help(text):
    """Pairs of the short option, or "", and the long one."""
    return set(re.findall(r"^  (?:(-\S),|   ) (--[a-z-]+)", text, re.M))


def sections_of(page):
    """The options of each section, and its text."""
    sections, title = {}, None
    for line in open(page, encoding="utf-8"):
        match = re.match(r"=head[12] (.*)", line)
        if match:
            title = re.sub(r" ?(\[|I<).*", "", match[1])
            sections[title] = (set(), [])
        elif title:
            sections[title][1].append(line)
            match = re.match(r"=item (?:B<(-[^->])>.*?, )?B<(--[a-z-]+)=?>", line)
            if match:
                sections[title][0].add((match[1] or "", match[2]))
    return {title: (options, "".join(text))
            for title, (options, text) in sections.items()}


def main():
    tool, page = sys.argv[1:]
    sections = sections_of(page)
    commands = re.findall(r"^  ([a-z]+) ",
                          help_of(tool).split("Commands:\n")[1], re.M)
    wrong, elsewhere = [], set()

    for command in commands:
        there = options_in_help(help_of(tool, command))
        elsewhere |= there
        if command not in sections:
            wrong.append(f"{command}: not in the page")
            continue
        own, text = sections[command]
        known = own | sections[COMMON][0]
        if SHARED in text:
            known |= sections[SHARED][0]
        wrong += [f"{command} {o}: not in the page" for o in there - known]
        wrong += [f"{command} {o}: only in the page" for o in own - there]

    for title in COMMON, SHARED:
        wrong += [f"{o}: only in the page"
                  for o in sections[title][0] - elsewhere]
    titles = [t for t in sections if re.fullmatch("[a-z]+", t)]
    wrong += [f"{t}: only in the page" for t in titles if t not in commands]
    print("\n".join(sorted(wrong)))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
