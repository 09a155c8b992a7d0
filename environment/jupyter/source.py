"""A notebook on disk: read, looked at before any work, and where its results go. Needs no Jupyter to look."""

import json
import logging
import math
import os
import pathlib
import re
import warnings

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = ENVIRONMENT.parent / "notebooks"
VERDICTS = "application/vnd.engram.verdicts+json"
OUTPUTS = {"stream", "display_data", "execute_result", "error"}


class Refused(Exception):
    """Bad input; the message says what came, what was needed and what to try."""


class Job:
    """One notebook, read and looked at, and where its results go."""

    def __init__(self, path, out):
        try:
            self.path = path.resolve()
            self.out = out.resolve()
        except (OSError, RuntimeError) as error:
            raise Refused(f"{path} cannot be followed ({error}); a notebook (.ipynb) was needed; try one of {known()}") from None
        self.ours = NOTEBOOKS in self.path.parents
        self.name = self.path.relative_to(NOTEBOOKS) if self.ours else pathlib.Path(self.path.name)
        self.content = content(path)

    def refuse_unless_ours(self):
        if not self.ours:
            raise Refused(f"--save came with {self.path}, which is not under {NOTEBOOKS}; "
                          f"try --out DIR, or move the notebook there")

    def refuse_unless_committed(self):
        if not self.ours:
            raise Refused(f"verify came with {self.path}, which is not under {NOTEBOOKS} and has no committed numbers; "
                          f"try one of {known()}")

    def refuse_overwriting(self):
        """--out must be neither where the notebook itself is nor where the committed ones are."""
        if self.out == NOTEBOOKS or NOTEBOOKS in self.out.parents:
            raise Refused(f"--out {self.out} lies in {NOTEBOOKS}, which holds the committed results; "
                          f"try another directory, or --paper --save")
        if self.target(".ipynb") == self.path:
            raise Refused(f"--out {self.out} would write over {self.path} itself; try another directory")

    def refuse_smaller(self, size):
        """Results at QUICK never take the place of results at PAPER."""
        tables = (NOTEBOOKS / "results" / self.name.with_suffix("")).glob("*.csv")
        published = has_results(self.content) and made_at(self.content) != "QUICK" or "PAPER" in map(described_size, tables)
        if size == "QUICK" and self.ours and published:
            raise Refused(f"--save came with {self.path} at QUICK, whose saved results are of the published size (PAPER); "
                          f"they are not overwritten by smaller ones; try --paper --save, or no --save")

    def target(self, suffix):
        """The file DIR/<source>/<notebook><suffix>."""
        return self.out / self.name.parent / (self.name.stem + suffix)


def made_at(notebook):
    """The size at which a notebook was run, QUICK or PAPER, or None where it does not say."""
    for data in displays(notebook):
        if VERDICTS in data:  # what the run itself said is surer than a mark that a copy inherits
            said = re.search(r"\b(QUICK|PAPER) size\b|not judged at (QUICK)", joined(data.get("text/plain", "")))
            if said:
                return said.group(1) or said.group(2)
    return notebook["metadata"].get("engram", {}).get("size")


def displays(notebook):
    """The data of each output that shows something."""
    return [output["data"] for cell in notebook["cells"] for output in cell.get("outputs", []) if "data" in output]


def joined(text):
    return text if isinstance(text, str) else "".join(text)


def described_size(table):
    """The size that a table's description gives, or None."""
    try:
        return json.loads(table.with_name(table.name + ".meta.json").read_text(encoding="utf-8"))["x-engram"]["size"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def has_results(notebook):
    return any(cell.get("outputs") for cell in notebook["cells"])


def known():
    names = sorted(str(path.relative_to(NOTEBOOKS.parent)) for path in NOTEBOOKS.glob("*/*.ipynb"))
    return ", ".join(names) or "those under notebooks/"


def content(path):
    """The notebook as dictionaries and lists, or Refused."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused(f"{path} is not there; a notebook (.ipynb) was needed; try one of {known()}") from None
    except (OSError, ValueError) as error:
        raise Refused(f"{path} cannot be read ({error}); a notebook (.ipynb) was needed; try one of {known()}") from None
    try:
        notebook = json.loads(text, parse_constant=not_json, parse_float=finite)
    except RecursionError:
        raise Refused(f"{path} is nested too deeply; a notebook was needed; try 'git checkout' of it") from None
    except ValueError as error:
        raise Refused(f"{path} is not JSON ({error}); a whole notebook was needed; "
                      f"try 'git checkout' of it, or save it again from Jupyter") from None
    if not (isinstance(notebook, dict) and isinstance(notebook.get("cells"), list) and notebook.get("nbformat") == 4):
        raise Refused(f"{path} is JSON but not a notebook of format 4 (no list of cells); "
                      f"try opening and saving it in Jupyter")
    wrong = complaint(notebook)
    if wrong:
        raise Refused(f"{path} is not a valid notebook ({wrong}); try 'git checkout' of it, or make it again in Jupyter")
    language = notebook["metadata"].get("kernelspec", {}).get("language", "java")
    if language.lower() != "java":
        raise Refused(f"{path} is written in {language}; a Java notebook was needed; try 'jupyter nbconvert --execute'")
    return notebook


def not_json(constant):
    raise ValueError(f"{constant} is not a number of JSON")


def finite(text):
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is larger than every double")
    return number


def complaint(notebook):
    """What keeps this from being a notebook, in words; None if nothing was found."""
    metadata = notebook.get("metadata")
    minor = notebook.get("nbformat_minor")
    if not isinstance(minor, int) or isinstance(minor, bool) or not 0 <= minor <= 99:
        return "nbformat_minor is not a small whole number"
    if not isinstance(metadata, dict):
        return "metadata is not an object"
    for name in ("kernelspec", "language_info", "engram"):
        if not isinstance(metadata.get(name, {}), dict):
            return f"metadata.{name} is not an object"
    if not isinstance(metadata.get("kernelspec", {}).get("language", "java"), str):
        return "metadata.kernelspec.language is not text"
    for number, cell in enumerate(notebook["cells"], 1):
        wrong = cell_complaint(cell)
        if wrong:
            return f"cell {number}: {wrong}"
    try:
        json.dumps(notebook, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        where = next((f"cell {number}" for number, cell in enumerate(notebook["cells"], 1) if not encodes(cell)), "metadata")
        return f"{where}: half of a surrogate pair, which is no character"
    except RecursionError:
        return "nested too deeply"
    return None


def encodes(value):
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        return True
    except UnicodeEncodeError:
        return False


def cell_complaint(cell):
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return "neither code, nor markdown, nor raw"
    if not lines(cell.get("source")):
        return "its source is not text"
    if not isinstance(cell.get("metadata", {}), dict):
        return "its metadata is not an object"
    outputs = cell.get("outputs", [])
    if not isinstance(outputs, list):
        return "its outputs are not a list"
    for output in outputs:
        if not isinstance(output, dict) or output.get("output_type") not in OUTPUTS:
            return "an output of no known type"
        if output["output_type"] == "stream" and not lines(output.get("text")):
            return "an output whose text is not text"
        if output["output_type"] in ("display_data", "execute_result"):
            data = output.get("data")
            if not isinstance(data, dict) or not isinstance(output.get("metadata", {}), dict):
                return "an output whose data is not an object"
            for mime, value in data.items():
                if not (mime.endswith("json") or lines(value)):
                    return f"an output whose {mime} is not text"
    return None


def lines(value):
    """Whether this is text as notebooks hold it."""
    return isinstance(value, str) or isinstance(value, list) and all(isinstance(line, str) for line in value)


def read(job):
    """The notebook as Jupyter's library reads it, or Refused."""
    import nbformat

    logging.disable(logging.CRITICAL)  # it logs each complaint over many lines
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # missing and doubled cell ids, which it mends
            notebook = nbformat.from_dict(job.content)
            notebook = nbformat.reads(nbformat.writes(notebook), as_version=4)
            nbformat.validate(notebook)
            return notebook
    except Exception as error:  # nbformat has no common base class for what it raises
        raise Refused(f"{job.path} is not a valid notebook ({first_line(error)}); try opening and saving it in Jupyter") from None
    finally:
        logging.disable(logging.NOTSET)


def first_line(error):
    return next(iter(str(error).splitlines()), type(error).__name__)


def one_line(text):
    """The text with everything that is no printable character shown as an escape."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(text))


def show(path):
    """A path as short as it can be read from here."""
    here = os.path.relpath(path)
    return one_line(here if not here.startswith("..") else path)
