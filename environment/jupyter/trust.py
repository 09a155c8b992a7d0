"""Signs the notebooks of a folder for Jupyter, so that their tables and bars keep their looks when they are opened.

Jupyter strips styles and SVG from the outputs of a notebook which it did not see being executed. Ours come with the code
that makes them; one whose outputs could run a script in the browser is left unsigned all the same.
"""

import pathlib
import re
import sys

import nbformat
from nbformat.sign import NotebookNotary

SCRIPT = re.compile(r"<\s*(script|iframe|object|embed)|\bon\w+\s*=|javascript:", re.IGNORECASE)


def scripted(notebook):
    """Whether an output could run a script."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "application/javascript" in data or any(
                    SCRIPT.search(data.get(mime, "")) for mime in ("text/html", "text/markdown", "image/svg+xml")):
                return True
    return False


def main(folder):
    notary = NotebookNotary()
    for path in sorted(pathlib.Path(folder).rglob("*.ipynb")):
        try:
            notebook = nbformat.read(path, as_version=4)
            if not scripted(notebook):
                notary.sign(notebook)
        except Exception as error:  # nbformat has no common base class for what it raises
            print(f"workbench: {path} cannot be read ({str(error).splitlines()[0]}); Jupyter will say more", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
