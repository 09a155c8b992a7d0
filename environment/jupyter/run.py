"""Executes notebooks through the Java kernel, or exports them: `workbench run` and `export` after their set-up."""

import argparse
import asyncio
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = ENVIRONMENT.parent / "notebooks"
VERDICTS = "application/vnd.engram.verdicts+json"
DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130  # exit codes


class Refused(Exception):
    """Bad input; the message says what came, what was needed and what to try."""


def main():
    options = arguments()
    try:
        jobs = [Job(path, options.out) for path in options.notebook]
        refuse_clashes(jobs)
        if options.save:
            for job in jobs:
                job.refuse_unless_ours()
    except Refused as refused:
        print(f"workbench: {refused}", file=sys.stderr)
        return REFUSED
    if options.check:
        return DONE
    worst = DONE
    for job in jobs:
        outcome = export(job) if options.export else execute(job, options)
        if outcome == INTERRUPTED:
            return outcome
        worst = max(worst, outcome)
    return worst


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--size", choices=["QUICK", "PAPER"], default="QUICK")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--export", action="store_true", help="write the pages of the notebooks as they are")
    parser.add_argument("--check", action="store_true", help="look at the notebooks only; needs no Jupyter")
    return parser.parse_args()


class Job:
    """One notebook, read and looked at, and where its results go."""

    def __init__(self, path, out):
        self.path = path.resolve()
        self.out = out.resolve()
        self.ours = NOTEBOOKS in self.path.parents
        self.name = self.path.relative_to(NOTEBOOKS) if self.ours else pathlib.Path(self.path.name)
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Refused(f"{path} is not there; a notebook (.ipynb) was needed; try one of {known()}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"{path} cannot be read ({error}); a notebook (.ipynb) was needed; "
                          f"try one of {known()}") from None
        try:
            content = json.loads(text)
        except ValueError as error:
            raise Refused(f"{path} is not JSON ({error}); a whole notebook was needed; "
                          f"try 'git checkout' of it, or save it again from Jupyter") from None
        if not (isinstance(content, dict) and isinstance(content.get("cells"), list) and content.get("nbformat") == 4):
            raise Refused(f"{path} is JSON but not a notebook of format 4 (no list of cells); "
                          f"try opening and saving it in Jupyter")
        language = content.get("metadata", {}).get("kernelspec", {}).get("language", "java")
        if language.lower() != "java":
            raise Refused(f"{path} is written in {language}; a Java notebook was needed; try 'jupyter nbconvert --execute'")

    def refuse_unless_ours(self):
        if not self.ours:
            raise Refused(f"--save came with {self.path}, which is not under {NOTEBOOKS}; "
                          f"try --out DIR, or move the notebook there")

    def target(self, suffix):
        """The file DIR/<source>/<notebook><suffix>."""
        return self.out / self.name.parent / (self.name.stem + suffix)


def known():
    names = sorted(str(path.relative_to(NOTEBOOKS.parent)) for path in NOTEBOOKS.glob("*/*.ipynb"))
    return ", ".join(names) or "those under notebooks/"


def refuse_clashes(jobs):
    seen = {}
    for job in jobs:
        other = seen.setdefault(job.name, job)
        if other is not job:
            raise Refused(f"{job.path} and {other.path} would both be written to {job.target('.ipynb')}; "
                          f"run them one at a time with different --out")


def read(job):
    """The notebook, or None when Jupyter's own check of it fails, which is then said."""
    # Jupyter's libraries are imported where they are used, so that --check works on a machine that has none.
    import nbformat

    try:
        notebook = nbformat.read(job.path, as_version=4)
        nbformat.validate(notebook)
        return notebook
    except Exception as error:  # nbformat has no common base class for what it raises
        print(f"workbench: {job.path} is not a valid notebook ({first_line(error)}); try opening and saving it in Jupyter",
              file=sys.stderr)
        return None


def export(job):
    """Writes the notebook's page."""
    import pages

    notebook = read(job)
    if notebook is None:
        return FAILED
    write(job.target(".html"), pages.html(notebook, job.path.stem, job.path.parent))
    print(show(job.target(".html")))
    return DONE


def execute(job, options):
    """Runs one notebook and writes what came of it: DONE when every cell succeeded."""
    import nbformat
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    import pages
    from client import Client, Interrupted

    screen = Screen()
    screen.line(f"{job.name}, {options.size}")
    notebook = read(job)
    if notebook is None:
        return FAILED
    began = time.monotonic()
    job.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".running-", dir=job.out) as staging:
        staging = pathlib.Path(staging)
        os.environ.update(ENGRAM_SIZE=options.size, ENGRAM_RESULTS=str(staging))
        client = Client(notebook, screen, folder=job.path.parent)
        failure = None
        try:
            asyncio.run(client.run())
        except Interrupted:
            screen.line("  interrupted: the kernel is stopped, and what was there before is as it was")
            return INTERRUPTED
        except (CellExecutionError, DeadKernelError, NoSuchKernel, RuntimeError) as error:
            failure = error
        screen.done()
        tidy(notebook)
        text = nbformat.writes(notebook) + "\n"
        if failure is not None:
            report(screen, notebook, client, failure)
            write(job.target(".failed.ipynb"), text)
            screen.line(f"  as far as it came: {show(job.target('.failed.ipynb'))}")
            return FAILED
        write(job.target(".ipynb"), text)
        write(job.target(".html"), pages.html(notebook, job.path.stem, job.path.parent))
        results = copy(staging, job.out / "results")
        if options.save:
            write(job.path, text)
            copy(staging, NOTEBOOKS / "results")
    job.target(".failed.ipynb").unlink(missing_ok=True)
    screen.line(f"  {len(client.code_cells)} cells in {clock(time.monotonic() - began)}")
    for table in verdicts(notebook):
        screen.line("")
        screen.line(table)
    screen.line("")
    screen.line(f"  notebook  {show(job.target('.ipynb'))}")
    screen.line(f"  page      {show(job.target('.html'))}")
    for result in results:
        screen.line(f"  result    {show(result)}")
    if options.save:
        screen.line(f"  saved     {show(job.path)} and {len(results)} results under {show(NOTEBOOKS / 'results')}")
    return DONE


class Screen:
    """The terminal: whole lines, and one line rewritten in place (on a terminal) or now and then (elsewhere)."""

    SPARSE = 15  # seconds between status lines where nothing can be rewritten

    def __init__(self):
        self.rewrites = sys.stdout.isatty()
        self.shown = False
        self.last = time.monotonic()

    def status(self, text):
        if self.rewrites:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[K{text[:width]}", end="", flush=True)
            self.shown = True
        elif time.monotonic() - self.last >= self.SPARSE:
            print(text, flush=True)
            self.last = time.monotonic()

    def done(self):
        """Clears the rewritten line."""
        if self.shown:
            print("\r\x1b[K", end="", flush=True)
            self.shown = False

    def line(self, text):
        self.done()
        print(text, flush=True)


def report(screen, notebook, client, failure):
    """Says which cell failed, at which line, and how."""
    from nbclient.exceptions import CellExecutionError

    number, total = client.cell_number, len(client.code_cells)
    if not isinstance(failure, CellExecutionError):
        where = f"in cell {number} of {total}" if number else "before the first cell"
        screen.line(f"  the kernel stopped {where}: {first_line(failure)}; try 'workbench doctor', or more memory")
        return
    cell = client.code_cells[number - 1]
    errors = [output for output in cell.outputs if output.output_type == "error"]
    trace = "\n".join(errors[-1].traceback) if errors else str(failure)
    trace = re.sub(r"\x1b\[[0-9;]*m", "", trace).rstrip()
    lines = cell.source.splitlines()
    named = re.search(r"\bline (\d+)", trace)
    position = int(named.group(1)) if named and 1 <= int(named.group(1)) <= len(lines) else None
    if position is None:
        position = next((n for n, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("//")), 1)
    screen.line(f"  cell {number} of {total} failed, line {position}: {lines[position - 1].strip()}")
    for line in trace.splitlines():
        screen.line(f"    {line}")


def tidy(notebook):
    """Removes what differs between two runs of the same notebook, so that saved notebooks make small diffs."""
    notebook.metadata["kernelspec"] = {"name": "java", "display_name": "Java (Engram)", "language": "java"}
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("collapsed", None)
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)


def joined(outputs):
    """Consecutive pieces of one stream as one output: where the kernel flushed is not a result."""
    whole = []
    for output in outputs:
        output.pop("transient", None)
        if whole and output.output_type == "stream" == whole[-1].output_type and output.name == whole[-1].name:
            whole[-1].text += output.text
        else:
            whole.append(output)
    return whole


def verdicts(notebook):
    """The text of each paper-versus-here table."""
    return [output.data.get("text/plain", "") for cell in notebook.cells if cell.cell_type == "code"
            for output in cell.outputs if VERDICTS in output.get("data", {})]


def write(path, text):
    """Writes aside, then renames: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)


def copy(source, target):
    """Copies every file below `source` to the same place below `target`, each aside and then renamed."""
    copies = []
    for path in sorted(source.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            aside = place.with_name(f".{place.name}.new")
            shutil.copyfile(path, aside)
            os.replace(aside, place)
            copies.append(place)
    return copies


def show(path):
    """A path as short as it can be read from here."""
    here = os.path.relpath(path)
    return here if not here.startswith("..") else str(path)


def clock(seconds):
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def first_line(error):
    return next(iter(str(error).splitlines()), type(error).__name__)


if __name__ == "__main__":
    sys.exit(main())
