"""Working copies of the notebooks: `workbench start` opens these, never the committed files. copies.py [--check] DIRECTORY

A copy that is there is kept, whatever is in it. A list beside the copies says of which version each was made, so that one
older than the committed notebook can be told.
"""

import argparse
import hashlib
import json
import os
import pathlib
import sys

import staging
from source import NOTEBOOKS, one_line, show

LIST = ".engram-copies.json"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--check", action="store_true", help="look only")
    options = parser.parse_args()
    wrong = complaint(options.directory)
    if wrong:
        print(f"workbench: {one_line(wrong)}", file=sys.stderr)
        return 2
    if not options.check:
        try:
            for line in bring(options.directory.resolve()):
                print(one_line(line))
        except OSError as error:
            print(f"workbench: {one_line(f'the notebooks could not be copied to {options.directory} ({error})')}; "
                  f"try --in on a disk with room", file=sys.stderr)
            return 1
    return 0


def complaint(directory):
    """Why this cannot be a directory of copies, or None."""
    try:
        place = directory.resolve()
    except (OSError, RuntimeError) as error:
        return f"--in {directory} cannot be followed ({error}); a directory of yours was needed; try --in work"
    if place == NOTEBOOKS or NOTEBOOKS in place.parents or place in NOTEBOOKS.parents:
        return f"--in {directory} holds the committed notebooks, or lies among them; a directory for copies was needed; " \
               f"try --in {NOTEBOOKS.parent / 'environment' / 'target' / 'work'}"
    for _, path in committed():
        copy = place / path
        if copy.is_dir() or os.path.lexists(copy) and os.path.realpath(copy).startswith(str(NOTEBOOKS) + os.sep):
            return f"{copy} is no copy but a directory, or a link to the committed notebook; try another --in"
    return None


def committed():
    """Each notebook with its place below notebooks/, and the READMEs which link to them."""
    for pattern in ("*/*.ipynb", "*.md", "*/*.md"):
        for path in sorted(NOTEBOOKS.glob(pattern)):
            if not any(part.startswith(".") or part == "results" for part in path.relative_to(NOTEBOOKS).parts):
                yield path, path.relative_to(NOTEBOOKS)


def bring(directory):
    """Copies what is not there yet; says what was copied, and which copies are of older versions."""
    made, older, foreign = [], [], []
    versions = read_list(directory)
    with staging.Staging(directory) as here:
        moves = []
        for original, path in committed():
            now = digest(original)
            copy = directory / path
            if not copy.exists():
                moves.append((here.copy(original), copy))
                versions[str(path)] = now
                made.append(path)
            elif digest(copy) == now:
                versions[str(path)] = now
            elif str(path) not in versions:
                foreign.append(path)
            elif versions[str(path)] != now:
                older.append(path)
        text = json.dumps(versions, indent=1, sort_keys=True) + "\n"
        if not (directory / LIST).exists() or (directory / LIST).read_text(encoding="utf-8") != text:
            moves.append((here.write(text), directory / LIST))
        staging.publish([here], moves)
    lines = []
    if made:
        lines.append(f"{len(made)} files copied to {show(directory)}; the committed ones stay as they are")
    for path in older:
        lines.append(f"{path}: your copy is of an older version; it is kept; delete {show(directory / path)} to get the new one")
    for path in foreign:
        lines.append(f"{path}: {show(directory / path)} was there and is not a copy of ours; it is kept")
    return lines


def read_list(directory):
    try:
        versions = json.loads((directory / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return versions if isinstance(versions, dict) else {}


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
