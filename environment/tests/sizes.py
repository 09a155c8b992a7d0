"""Checks that a run at QUICK judges nothing otherwise than the committed run at PAPER: sizes.py QUICK PAPER prints what it found."""

import pathlib
import sys

import nbformat

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "jupyter"))

import provenance  # noqa: E402
from source import VERDICTS  # noqa: E402


def contradictions(quick, paper):
    """Rows that a table at QUICK judges, and the table at PAPER does not judge the same."""
    known = dict(judged(paper))
    return [f"{quantity}: {verdict} at QUICK, {known.get((quantity, source), 'not in the table')} at PAPER"
            for (quantity, source), verdict in judged(quick) if known.get((quantity, source)) != verdict]


def judged(notebook):
    return [((row["quantity"], row["source"]), row["verdict"]) for cell in provenance.code(notebook) for output in cell.outputs
            if provenance.is_table(output) for row in output.data[VERDICTS]
            if not row["verdict"].startswith("not judged")]


def main(quick, paper):
    found = contradictions(nbformat.read(quick, as_version=4), nbformat.read(paper, as_version=4))
    for line in found:
        print(f"{quick}: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
