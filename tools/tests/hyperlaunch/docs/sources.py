# SPDX-License-Identifier: GPL-2.0-only
"""What the sources in C say: texts and arguments of calls."""

import re

STRING = r'"(?:[^"\\]|\\.)*"'
# Texts side by side are one, also with a macro such as PRIu64 in between.
STRINGS = rf'{STRING}(?:\s*(?:PRI\w+\s*)?{STRING}|\s*PRI\w+)*'
CONVERSION = (r'%(?:[-0-9.#]|\*)*'
              r'(?:p[dvp]|(?:l|ll|z|h)?[sudxXcp]|(?=[^%a-z]|$))')


def without_comments(text):
    """The text, with each comment that is not in quotes replaced by a space."""
    return re.sub(rf'({STRING})|/\*.*?\*/', lambda m: m.group(1) or ' ', text,
                  flags=re.S)


def texts(source):
    """All texts in a source, with … in place of what is filled in."""
    for match in re.finditer(STRINGS, without_comments(source)):
        text = ''.join(s[1:-1] for s in re.findall(STRING, match.group()))
        text = text.replace('\\n', '').replace('\\"', '"')
        yield re.sub(CONVERSION, '…', text)


def calls(source, function):
    """The arguments of each call, as they are written."""
    source = without_comments(source)
    for match in re.finditer(rf'\b{function}\(', source):
        yield arguments(source, match.end())


def literals(source, function, index):
    """
    The texts that calls have as argument number @index; also if a function gets
    it as an argument itself, or chooses between two.  None: something else.
    """
    source = without_comments(source)
    definitions = list(re.finditer(
        r'^\w[\w \n*]*?\b(\w+)\(([^;{}]*?)\)\n\{', source, re.M))
    for match in re.finditer(rf'\b{function}\(', source):
        args = arguments(source, match.end())
        if len(args) <= index or args[index].startswith('const char *'):
            continue # where it is declared
        found = re.findall(STRING, args[index])
        around = [d for d in definitions if d.start() <= match.start()]
        if found:
            yield from (text.strip('"') for text in found)
        elif around and args[index] in names(around[-1].group(2)):
            yield from literals(source, around[-1].group(1),
                                names(around[-1].group(2)).index(args[index]))
        else:
            yield None


def names(parameters):
    return [re.findall(r'\w+', parameter)[-1] if re.search(r'\w', parameter)
            else '' for parameter in parameters.split(',')]


def arguments(source, at):
    depth, args, arg = 1, [], ''
    while True:
        text = re.match(STRING, source[at:])
        if text:
            arg += text.group()
            at += text.end()
            continue
        char = source[at]
        at += 1
        depth += (char in '([{') - (char in ')]}')
        if not depth:
            return args + [arg.strip()]
        if char == ',' and depth == 1:
            args.append(arg.strip())
            arg = ''
        else:
            arg += char
