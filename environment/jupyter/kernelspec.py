"""Writes the kernelspec 'java': kernelspec.py DIRECTORY JAVA ARGUMENT ... ; written only when it differs.

Jupyter replaces words in braces in a kernelspec's arguments, and has no way to write a brace that stays. So the command lies in
a script beside it, which Jupyter finds by the one word that means this directory, and into which a path goes as it is.
"""

import json
import os
import pathlib
import shlex
import sys

SPEC = {"argv": ["{resource_dir}/launch", "{connection_file}"], "display_name": "Java (Engram)", "language": "java",
        "interrupt_mode": "message"}


def main(directory, *command):
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    words = " ".join(map(shlex.quote, command))
    put(directory / "launch", f'#!/bin/sh\nexec {words} "$1"\n', 0o755)
    put(directory / "kernel.json", json.dumps(SPEC, indent=2) + "\n", 0o644)


def put(path, text, mode):
    data = os.fsencode(text)
    if path.exists() and path.read_bytes() == data:
        return
    aside = path.with_name(path.name + ".new")
    aside.write_bytes(data)
    aside.chmod(mode)
    os.replace(aside, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
