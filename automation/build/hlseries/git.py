# SPDX-License-Identifier: GPL-2.0-only
"""git, unimpressed by the user's settings, and the state kept in SRC/.git."""

import os
import subprocess

from .place import SRC, read_text, write_text

PRISTINE = 'refs/tags/pristine'
PRISTINE_BEFORE = 'refs/tags/pristine-before'
APPLIED = 'refs/hyperlaunch/applied'
FINGERPRINT = 'hyperlaunch-fingerprint'     # files inside SRC/.git
ORIGIN = 'hyperlaunch-origin'
LINKS = 'hyperlaunch-links'
NAME_TRAILER = 'Patch-name'

ROBOT = {'NAME': 'Hyperlaunch build', 'EMAIL': 'build@hyperlaunch.invalid',
         'DATE': '1700000000 +0000'}


class Failure(Exception):
    """An error to be shown to the user, without a traceback."""


def hermetic_environment(**extra):
    """Neither the user's settings nor an outer git may influence results."""
    env = {k: v for k, v in os.environ.items() if not k.startswith('GIT_')}
    env.update(GIT_CONFIG_GLOBAL='/dev/null', GIT_CONFIG_NOSYSTEM='1',
               GIT_CEILING_DIRECTORIES=os.path.dirname(SRC),
               LC_ALL='C.UTF-8', TZ='UTC')
    for who in ('AUTHOR', 'COMMITTER'):
        for key, value in ROBOT.items():
            env['GIT_%s_%s' % (who, key)] = value
    env.update(extra)
    return env


def git(*args, stdin=None, check=True, env=None, text=True, cwd=None):
    encoding = {'encoding': 'utf-8', 'errors': 'surrogateescape'}
    result = subprocess.run(
        ('git', '-c', 'safe.directory=*') + args, cwd=cwd or SRC,
        input=stdin, capture_output=True, env=env or hermetic_environment(),
        **(encoding if text else {}))
    if check and result.returncode:
        err = result.stderr if text else result.stderr.decode()
        raise Failure('git %s failed:\n%s' % (' '.join(args), err.strip()))
    return result.stdout if check else result


def git_path(name):
    return os.path.join(SRC, '.git', name)


def rev(name):
    if not os.path.isdir(git_path('')):
        return None
    result = git('rev-parse', '--verify', '-q', name + '^{commit}',
                 check=False)
    return result.stdout.strip() or None


def read_state(name):
    try:
        return read_text(git_path(name))
    except OSError:
        return ''


def write_state(name, text):
    write_text(git_path(name), text)


def in_rebase():
    return any(os.path.isdir(git_path(d))
               for d in ('rebase-merge', 'rebase-apply'))
