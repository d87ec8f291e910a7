#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Write the completion of a shell: generate.py TOOL bash|zsh|fish

What there is to be completed is what the tool's own --help tells of, so that
both cannot disagree.
"""

import re
import subprocess
import sys

# What an option's argument can be, by its command and name or placeholder.
WORDS = {
    ("", "ARCH"): "x86_64 arm64",
    ("convert", "FORMAT"): "lcm dom0less imagebuilder xl",
    ("image", "FORMAT"): "iso raw fat",
    ("run", "accel"): "tcg kvm",
    ("run", "firmware"): "bios uefi u-boot",
}

# All other arguments are words which nobody can guess.
FILES = {"FILE", "LOG", "LAUNCH"}

OPTION = re.compile(r"^  (?:-(\S), |    )--([a-z-]+)(?:=(\S+))?(?:\s+(.*))?$")


class Option:
    def __init__(self, command, short, name, argument, text):
        self.short = short
        self.name = name
        self.argument = argument
        self.text = text
        self.words = (WORDS.get((command, name)) or
                      WORDS.get((command, argument)) or
                      WORDS.get(("", argument)))

    def kind(self):
        """What the argument is: None, "words", "dir", "file" or "free"."""
        if not self.argument:
            return None
        if self.words:
            return "words"
        if self.argument == "DIR":
            return "dir"
        return "file" if self.argument in FILES else "free"


def help_of(tool, *command):
    return subprocess.run([tool, *command, "--help"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.splitlines()


def commands_of(tool):
    lines = help_of(tool)
    for line in lines[lines.index("Commands:") + 1:]:
        if not line:
            break
        name, text = line.split(None, 1)
        yield name, text


def options_of(tool, command):
    options = []
    for line in help_of(tool, command):
        match = OPTION.match(line)
        if match:
            options.append(Option(command, *match.groups(default="")))
        elif options and line.startswith(" " * 29):
            options[-1].text += " " + line.strip()
    for option in options:
        option.text = summary(option.text)
    return options


def names_of(tool, command):
    """What its argument can be: of init, which lists it by itself, and of help."""
    if command == "help":
        return " ".join(name for name, _ in commands_of(tool))
    if command != "init":
        return None
    lines = subprocess.run([tool, command], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()
    return " ".join(line.split()[0] for line in lines)


def summary(text):
    """The first part of a text, which is all that fits into a line."""
    return re.split(r" \(|; |\. |\.$", text.strip(), maxsplit=1)[0].strip()


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


# --- bash

BASH = """\
# bash completion for hyperlaunch; generated from its --help

_hyperlaunch()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command='' options='' names='' i

    # readline takes "=" for a word of its own.
    if [[ $current == "=" ]]; then
        current=''
    elif [[ $previous == "=" && $COMP_CWORD -ge 2 ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi

    for (( i = 1; i < COMP_CWORD; i++ )); do
        [[ ${COMP_WORDS[i]} == -* ]] && continue
        command=${COMP_WORDS[i]}
        break
    done

    COMPREPLY=()
    case $command:$previous in
%s    esac

    case $command in
%s    esac

    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
    elif [[ $names ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$names" -- "$current")
    else
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

complete -F _hyperlaunch hyperlaunch
"""


def bash_argument(command, option):
    names = f"{command}:--{option.name}"
    if option.short:
        names += f" | {command}:-{option.short}"
    action = {
        "words": 'mapfile -t COMPREPLY < <(compgen -W "%s" -- "$current")' %
                 option.words,
        "dir": 'compopt -o filenames\n'
               '        mapfile -t COMPREPLY < <(compgen -d -- "$current")',
        "file": 'compopt -o filenames\n'
                '        mapfile -t COMPREPLY < <(compgen -f -- "$current")',
        "free": ":",
    }[option.kind()]
    return f"    {names})\n        {action}\n        return\n        ;;\n"


def bash(commands):
    arguments, options = "", ""
    for name, _, opts, words in commands:
        arguments += "".join(bash_argument(name, o) for o in opts
                             if o.argument)
        longs = " ".join(f"--{o.name}" + ("=" if o.argument else "")
                         for o in opts)
        options += f"    {name})\n        options=\"{longs}\"\n"
        if words:
            options += f"        names=\"{words}\"\n"
        options += "        ;;\n"
    names = " ".join(command[0] for command in commands)
    options += ("    '')\n        mapfile -t COMPREPLY < <(compgen -W "
                f"\"{names} --help --usage --version\" -- \"$current\")\n"
                "        return\n        ;;\n")
    return BASH % (arguments, options)


# --- zsh

ZSH = """\
#compdef hyperlaunch
# zsh completion for hyperlaunch; generated from its --help

_hyperlaunch()
{
    local -a commands
    local line state

    commands=(
%s    )

    _arguments -C '--help[give this help list]' \\
        '--usage[give a short usage message]' \\
        '--version[print program version]' \\
        '1: :->command' '*:: :->argument'

    case $state in
    command)
        _describe command commands
        ;;
    argument)
        case $line[1] in
%s        esac
        ;;
    esac
}

_hyperlaunch "$@"
"""


def zsh_text(text):
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def zsh_option(option):
    action = {
        None: "",
        "words": f":{option.argument.lower()}:({option.words})",
        "dir": ":directory:_files -/",
        "file": ":file:_files",
        "free": f":{option.argument.lower()}: ",
    }[option.kind()]
    equals = "=" if option.argument else ""
    text = f"[{zsh_text(option.text)}]{action}"
    result = [quote(f"*--{option.name}{equals}{text}")]
    if option.short and option.short != "?":
        plus = "+" if option.argument else ""
        result.append(quote(f"*-{option.short}{plus}{text}"))
    return result


def zsh(commands):
    names, cases = "", ""
    for name, text, options, words in commands:
        names += f"        {quote(name + ':' + zsh_text(text))}\n"
        specs = sum((zsh_option(o) for o in options), []) + [
            f"'1:name:({words})'" if words else "'*:file:_files'"]
        cases += (f"        {name})\n            _arguments \\\n                " +
                  " \\\n                ".join(specs) +
                  "\n            ;;\n")
    return ZSH % (names, cases)


# --- fish

def fish_option(command, option):
    line = (f"complete -c hyperlaunch -n '__fish_seen_subcommand_from {command}'"
            f" -l {option.name}")
    if option.short:
        line += f" -s '{option.short}'"
    line += {
        None: "",
        "words": f" -x -a '{option.words}'",
        "dir": " -x -a '(__fish_complete_directories)'",
        "file": " -r -F",
        "free": " -x",
    }[option.kind()]
    return line + f" -d {quote(option.text)}\n"


def fish(commands):
    lines = ("# fish completion for hyperlaunch; generated from its --help\n\n"
             "complete -c hyperlaunch -n __fish_use_subcommand -f\n"
             "complete -c hyperlaunch -n __fish_use_subcommand -l help"
             " -d 'Give this help list'\n"
             "complete -c hyperlaunch -n __fish_use_subcommand -l usage"
             " -d 'Give a short usage message'\n"
             "complete -c hyperlaunch -n __fish_use_subcommand -l version"
             " -d 'Print program version'\n")
    for name, text, options, words in commands:
        lines += (f"\ncomplete -c hyperlaunch -n __fish_use_subcommand -f"
                  f" -a {name} -d {quote(text)}\n")
        lines += "".join(fish_option(name, o) for o in options)
        if words:
            lines += (f"complete -c hyperlaunch -n "
                      f"'__fish_seen_subcommand_from {name}' -f -a '{words}'\n")
    return lines


def main():
    shells = {"bash": bash, "zsh": zsh, "fish": fish}
    if len(sys.argv) != 3 or sys.argv[2] not in shells:
        sys.exit(__doc__)
    tool, shell = sys.argv[1:]
    commands = [(name, text, options_of(tool, name), names_of(tool, name))
                for name, text in commands_of(tool)]
    sys.stdout.write(shells[shell](commands))


if __name__ == "__main__":
    main()
