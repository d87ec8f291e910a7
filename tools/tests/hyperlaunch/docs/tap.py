# SPDX-License-Identifier: GPL-2.0-only
"""TAP, for the tests of the documents."""

import sys

number = 0
failed = 0


def ok(good, name, *details):
    """One result; details are shown if it is a failure."""
    global number, failed

    number += 1
    print(f'{"" if good else "not "}ok {number} - {name}')
    if not good:
        failed += 1
        for detail in details:
            for line in str(detail).splitlines():
                print(f'# {line}')
    sys.stdout.flush()


def skip(name, why):
    global number

    number += 1
    print(f'ok {number} - {name} # SKIP {why}')


def same_sets(name, documented, there):
    """What is documented is what there is."""
    missing = sorted(set(there) - set(documented))
    stale = sorted(set(documented) - set(there))
    ok(not missing, f'{name}: all are documented',
       *(f'not documented: {item}' for item in missing))
    ok(not stale, f'{name}: none is documented that does not exist',
       *(f'does not exist: {item}' for item in stale))


def finish():
    print(f'1..{number}')
    sys.exit(1 if failed or not number else 0)
