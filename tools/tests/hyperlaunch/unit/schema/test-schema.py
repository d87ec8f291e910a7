#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""The schema and the validator in C agree (TAP).

    test-schema.py TOOL SCHEMA CODES SOURCES BLOBS DOCUMENT...

SCHEMA is the folder with the schema, CODES is lcm-codes.h.  SOURCES and BLOBS are
folders with good/ and bad/ in them, as for test-tool.sh, DOCUMENTs are as for
test-docs.sh.

The schema has to accept what is good.  Of what is bad it has to reject what it can
tell, which the file "codes" says of each error, and to accept the rest.  What the
validator in C says of an example is in its first lines (// expect: ...), to which
test-dts.c holds it.  Another line says where an example is unlike others with the
same error:

    // schema: accepts, WHY     though it can tell other errors of this kind
    // schema: rejects, WHY     though it cannot tell such errors
    // schema: stops, WHY       dt-validate may end with an exception
    // schema: depends, WHY     versions of dt-schema differ: not tested
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# Rules to be changed in a copy of the schema: in this file, this text becomes that one,
# and of these examples schema and validator no longer say the same.
MUTANTS = (
    ("hyperlaunch-domain.yaml", "    minimum: 1\n    default: 1\n",
     "    minimum: 0\n    default: 1\n", "bad/cpus-zero bad/start-after-failed"),
    ("hyperlaunch-domain.yaml", "            - hardware\n            - console\n",
     "            - hardware\n            - console\n            - admin\n",
     "bad/roles-unknown"),
    ("hyperlaunch-domain.yaml", "      start:\n        const: auto\n", "",
     "bad/boot-manual"),
    ("hyperlaunch-module.yaml", "    minItems: 32\n    maxItems: 32\n",
     "    minItems: 4\n    maxItems: 32\n", "bad/sha256-length"),
    ("hyperlaunch-config.yaml", "      - continue\n", "      - continue\n      - give-up\n",
     "bad/failure-policy-unknown"),
    ("hyperlaunch-types.yaml", "        reg: false\n", "        reg: true\n",
     "bad/reg-address-cells-three bad/reg-address-cells-huge bad/reg-size-cells-zero"),
    # Too strict, not too lax.
    ("hyperlaunch-domain.yaml",
     "            contains:\n              const: hardware\n",
     "            contains:\n              const: control\n",
     "good/hardware-without-memory bad/mem-max-below-mem-min bad/memory-missing-control"),
)


class Tap:
    """Test Anything Protocol."""

    def __init__(self):
        self.number = 0
        self.failed = False

    def ok(self, good, name, *details):
        self.number += 1
        print(f"{'ok' if good else 'not ok'} {self.number} - schema: {name}")
        if not good:
            self.failed = True
            for line in "\n".join(map(str, details)).splitlines():
                print(f"# {line}")

    def done(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def run(*command):
    """Status, and all that the command has written."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace",
                          timeout=300, check=False)
    return done.returncode, done.stdout


def compile_dts(source, blob):
    # Forced, as in the Makefile.
    status, output = run("dtc", "-q", "-f", "-I", "dts", "-O", "dtb", "-o", blob, source)
    if status:
        sys.exit(f"{source}: dtc does not accept it:\n{output}")


def c_errors(header):
    """Texts of all errors in lcm-codes.h, by id."""
    entries = re.findall(r'HL_CODE\(\w+,\s*"([^"]+)",\s*(\w+),\s*"([^"]+)"\)',
                         header.read_text())
    return {code: text for code, severity, text in entries if severity != "NOTE"}


def read_codes():
    """Which errors can the schema tell, as (code, yes or no)."""
    for line in (HERE / "codes").read_text().splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split())


def code_of(message, errors):
    """The code of a message, which hl_diag_format() has put words around."""
    parts = message.removesuffix("\n").split(": ")
    for code, text in errors.items():
        if any(part == text or part.startswith(f"{text} (see ") for part in parts):
            return code
    sys.exit(f"no code of lcm-codes.h: {message}")


class Example:
    """An LCM, and what its first lines say about it."""

    def __init__(self, name, source, blob, errors):
        self.name = name
        self.blob = blob
        self.codes = []
        self.word = None
        for line in source.read_text().splitlines():
            if re.match("// expect: (error|fatal): ", line):
                self.codes.append(code_of(line, errors))
            elif line.startswith("// schema: "):
                self.word = re.match(r"// schema: (\w+), ", line)[1]
        if self.word not in (None, "accepts", "rejects", "stops", "depends"):
            sys.exit(f"{source}: // schema: {self.word}: must be accepts, rejects, "
                     "stops or depends")

    def is_rejected(self, told):
        """Has the schema to reject it, if it can tell these errors?"""
        if self.word:
            return self.word != "accepts"
        return any(code in told for code in self.codes)


def validate(schema, blobs):
    """Which of the blobs does the schema reject?  None if dt-validate stops."""
    status, output = run("dt-validate", "-s", schema, "-l", "hyperlaunch", *blobs)
    if status and len(blobs) == 1:
        return {blobs[0]: output.splitlines()[-1]}
    if status:
        half = len(blobs) // 2
        return validate(schema, blobs[:half]) | validate(schema, blobs[half:])

    rejected = {}
    for line in output.splitlines():
        blob = pathlib.Path(line.partition(": ")[0])
        if blob in blobs:
            rejected.setdefault(blob, line)
    return rejected


def process(folder, out):
    """Process the schema in @folder for dt-validate; returns what it complains of."""
    status, output = run("dt-mk-schema", "-j", "-o", out, folder)
    return output + (f"status {status}\n" if status else "")


def disagreeing(examples, told, rejected):
    """Names of those of which schema and validator do not say the same."""
    return {example.name for example in examples
            if example.is_rejected(told) != (example.blob in rejected)}


def check_codes(tap, errors, told, examples):
    codes = list(read_codes())
    tap.ok(sorted(code for code, _ in codes) == sorted(errors),
           "each error of lcm-codes.h is in the list, once",
           set(errors) ^ {code for code, _ in codes})
    tap.ok({word for _, word in codes} <= {"yes", "no"}, "which says yes or no")

    shown = {code for example in examples if not example.word
             for code in example.codes}
    tap.ok(told <= shown, "there is an example of each error that it can tell",
           told - shown)


def check_schema(tap, tool, folder, processed, tmp):
    """The schema by itself, and the examples in it."""
    files = sorted(folder.glob("*.yaml"))
    status, output = run("dt-doc-validate", "-u", folder, *files)
    tap.ok(status == 0 and not output, "dt-doc-validate has nothing to say", output)
    output = process(folder, processed)
    tap.ok(not output, "nor has dt-mk-schema", output)

    for file in files:
        if "\nexamples:" not in file.read_text():
            continue
        source = tmp / f"{file.stem}.dts"
        status, text = run("dt-extract-example", file)
        source.write_text(text)
        status, output = run("dtc", "-I", "dts", "-O", "dtb", "-o",
                             source.with_suffix(".dtb"), source)
        tap.ok(status == 0 and not output, f"example of {file.name}: dtc", output)
        status, output = run("dt-validate", "-s", processed, "-l", "hyperlaunch",
                             source.with_suffix(".dtb"))
        tap.ok(status == 0 and not output, f"example of {file.name}: dt-validate", output)
        status, output = run(tool, "check", source)
        tap.ok(status == 0, f"example of {file.name}: hyperlaunch check", output)


def check_examples(tap, examples, told, rejected):
    wrong = disagreeing(examples, told, rejected)
    for example in examples:
        verb = "rejected" if example.is_rejected(told) else "accepted"
        tap.ok(example.name not in wrong, f"{example.name} is {verb}",
               " ".join(example.codes), rejected.get(example.blob, "accepted"))


def check_the_check(tap, examples, told, rejected, folder, tmp):
    """A wrong entry in the list is noticed, and so is a wrong rule in the schema."""
    right = disagreeing(examples, told, rejected)
    used = {code for example in examples if len(set(example.codes)) == 1
            for code in example.codes if not example.word}
    tap.ok(used >= told, "each error that it can tell is alone in some example",
           told - used)
    missed = [code for code in sorted(used)
              if disagreeing(examples, told ^ {code}, rejected) == right]
    tap.ok(not missed, "a wrong entry in the list is noticed", missed)

    copy = tmp / "mutants"
    shutil.copytree(folder, copy)
    for name, text, other, _ in MUTANTS:
        content = (copy / name).read_text()
        if content.count(text) != 1:
            sys.exit(f"{name}: not there, or more than once:\n{text}")
        (copy / name).write_text(content.replace(text, other))

    output = process(copy, tmp / "mutants.json")
    tap.ok(not output, "schema with other rules", output)
    expected = right.union(*(names.split() for *_, names in MUTANTS))
    found = disagreeing(examples, told,
                        validate(tmp / "mutants.json", [e.blob for e in examples]))
    tap.ok(found == expected, "a wrong rule in the schema is noticed",
           "not noticed:", expected - found, "too much:", found - expected)


def main():
    if not shutil.which("dt-validate"):
        print("1..0 # SKIP there is no dt-validate (package dt-schema, not in Debian 13)")
        return 0
    tool, folder, header, sources, blobs = map(pathlib.Path, sys.argv[1:6])
    tap = Tap()
    errors = c_errors(header)
    told = {code for code, word in read_codes() if word == "yes"}

    with tempfile.TemporaryDirectory() as name:
        tmp = pathlib.Path(name).resolve()
        processed = tmp / "processed.json"
        check_schema(tap, tool, folder.resolve(), processed, tmp)

        examples = [Example(f"{kind}/{source.stem}", source,
                            (blobs / kind / source.stem).resolve().with_suffix(".dtb"),
                            errors)
                    for kind in ("good", "bad")
                    for source in sorted((sources / kind).glob("*.dts"))]

        documents = tmp / "documents"
        documents.mkdir()
        subprocess.run([HERE.parent / "docs-lcms.sh", documents, *sys.argv[6:]],
                       check=True)
        for source in sorted(documents.glob("*.dts")):
            blob = source.with_name(source.name + ".dtb")
            compile_dts(source, blob)
            examples.append(Example(f"documents/{source.stem}", source, blob, errors))

        check_codes(tap, errors, told, examples)

        # What stops dt-validate would take all the others with it.
        alone = [example for example in examples if example.word == "stops"]
        others = [example for example in examples
                  if example.word not in ("stops", "depends")]
        rejected = validate(processed, [example.blob for example in others])
        for example in alone:
            rejected |= validate(processed, [example.blob])

        check_examples(tap, others + alone, told, rejected)
        check_the_check(tap, others, told, rejected, folder, tmp)

    return tap.done()


sys.exit(main())
