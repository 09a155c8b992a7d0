"""Executes notebooks through the Java kernel, or exports them: `workbench run`, `export` and `verify` after their set-up."""

import signs

signs.listen()  # before anything that takes time

import argparse  # noqa: E402
import asyncio  # noqa: E402
import concurrent.futures  # noqa: E402
import contextlib  # noqa: E402
import copy  # noqa: E402
import os  # noqa: E402
import pathlib  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

import provenance  # noqa: E402
import staging  # noqa: E402
from source import NOTEBOOKS, VERDICTS, Job, Refused, first_line, one_line, read, show  # noqa: E402

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130  # exit codes


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    options = arguments()
    try:
        jobs = looked_at(options)
        if options.check:
            return DONE
        notebooks = [read(job) for job in jobs]
    except Refused as refused:
        complain(refused)
        return REFUSED
    for line in staging.mend({job.out for job in jobs} | {NOTEBOOKS}):
        complain(line)
    return verify(jobs, notebooks, options) if options.verify else work(jobs, notebooks, options)


def work(jobs, notebooks, options):
    """Executes or exports one notebook after the other."""
    worst = DONE
    for job, notebook in zip(jobs, notebooks):
        if signs.asked:
            return INTERRUPTED
        try:
            outcome = export(job, notebook) if options.export else execute(job, notebook, options)
        except OSError as error:
            complain(f"{job.path}: the results could not be written ({error}); what was there before is as it was; "
                     f"try --out on a disk with room")
            outcome = FAILED
        if outcome == INTERRUPTED:
            return outcome
        worst = max(worst, outcome)
    return worst


def verify(jobs, notebooks, options):
    """Executes each notebook into a directory that is removed, and compares it with its committed numbers."""
    import compare

    screen = Screen()
    comparisons, failed = [], []
    with staging.Staging(options.out) as here:
        out = here.folder("out")
        for job, notebook in zip(jobs, notebooks):
            job.out = out
            outcome = work([job], [notebook], options)
            if outcome == INTERRUPTED:
                return outcome
            if outcome != DONE:
                failed.append(job)
                continue
            run = compare.Run(job.target(".ipynb"), out / "results" / job.name.with_suffix(""))
            comparisons.append(compare.Comparison(job, run))
            screen.line("")
            comparisons[-1].tell(screen.line)
            screen.line("")
    moved = [comparison for comparison in comparisons if comparison.moved]
    screen.line(f"{len(comparisons)} notebooks compared at {options.size}, {len(moved)} of them with numbers that moved"
                + (f"; {len(failed)} failed: {', '.join(one_line(job.name) for job in failed)}" if failed else ""))
    for comparison in moved:
        screen.line(f"  {one_line(comparison.job.name)}: {comparison.summary()}")
    return FAILED if moved or failed else DONE


def complain(text):
    with contextlib.suppress(OSError):
        print(f"workbench: {one_line(text)}", file=sys.stderr, flush=True)


def looked_at(options):
    """The notebooks, each refused or good to run."""
    jobs = [Job(path, options.out) for path in options.notebook]
    refuse_clashes(jobs)
    for job in jobs:
        job.refuse_overwriting()
        if options.verify:
            job.refuse_unless_committed()
        if options.save:
            job.refuse_unless_ours()
            job.refuse_smaller(options.size)
    return jobs


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--size", choices=["QUICK", "PAPER"], default="QUICK")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--export", action="store_true", help="write the pages of the notebooks as they are")
    parser.add_argument("--verify", action="store_true", help="compare what a run finds with the committed numbers")
    parser.add_argument("--check", action="store_true", help="look at the notebooks only; needs no Jupyter")
    return parser.parse_args()


def refuse_clashes(jobs):
    seen = {}
    for job in jobs:
        other = seen.setdefault(job.name, job)
        if other is not job:
            raise Refused(f"{job.path} and {other.path} would both be written to {job.target('.ipynb')}; "
                          f"run them one at a time with different --out")


def export(job, notebook):
    """Writes the notebook's page."""
    page = page_of(job, notebook)
    if page is None:
        return FAILED
    with staging.Staging(job.out) as here:
        staging.publish([here], [(here.write(page), job.target(".html"))])
    Screen().line(show(job.target(".html")))
    return DONE


def page_of(job, notebook):
    """The notebook's page, or None when it cannot be made, which is then said."""
    import pages

    try:
        return pages.html(notebook, job.path.stem, job.path.parent)
    except Exception as error:  # whatever nbconvert, Pygments and the like raise
        complain(f"{job.path} cannot be shown as a page ({first_line(error)}); try 'workbench run' of it, or Jupyter")
        return None


def execute(job, notebook, options):
    """Runs one notebook and writes what came of it: DONE when every cell succeeded."""
    import nbformat
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    from client import Client, Interrupted

    screen = Screen()
    screen.line(f"{one_line(job.name)}, {options.size}")
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        here = stack.enter_context(staging.Staging(job.out))
        stagings = [here]
        if options.save:
            stagings.append(stack.enter_context(staging.Staging(NOTEBOOKS)))
        results = here.folder("results")
        # The kernel's connection file lies there too, so that it goes with a dead run.
        os.environ.update(ENGRAM_SIZE=options.size, ENGRAM_RESULTS=str(results), JUPYTER_RUNTIME_DIR=str(here.folder("runtime")),
                          ENGRAM_RESULTS_BEFORE=str((NOTEBOOKS if options.save else job.out) / "results"))
        before = copy.deepcopy(notebook)
        client = Client(notebook, screen, folder=job.path.parent)
        failure = None
        try:
            with concurrent.futures.ThreadPoolExecutor(1) as beside:
                signs.tell(client.stop)
                beside.submit(asyncio.run, client.run()).result()
        except Interrupted:
            screen.line("  interrupted: the kernel is stopped, and what was there before is as it was")
            return INTERRUPTED
        except (CellExecutionError, DeadKernelError, NoSuchKernel, RuntimeError) as error:
            failure = error
        finally:
            signs.tell(None)
        screen.done()
        tidy(notebook, options.size)
        provenance.settle(notebook, before)
        text = nbformat.writes(notebook) + "\n"
        if failure is not None:
            report(screen, notebook, client, failure)
            staging.publish([here], [(here.write(text), job.target(".failed.ipynb"))])
            screen.line(f"  as far as it came: {show(job.target('.failed.ipynb'))}")
            return FAILED
        page = page_of(job, notebook)
        if page is None:
            return FAILED
        moves = [(here.write(text), job.target(".ipynb")), (here.write(page), job.target(".html"))]
        moves += [(path, job.out / "results" / path.relative_to(results)) for path in files(results)]
        removals = [job.target(".failed.ipynb"), *stale(job, moves, job.out / "results")]
        if options.save:
            saved = [(stagings[1].write(text), job.path)]
            saved += [(stagings[1].copy(path), NOTEBOOKS / "results" / path.relative_to(results)) for path in files(results)]
            removals += stale(job, saved, NOTEBOOKS / "results")
            moves += saved
        if signs.asked:
            screen.line("  interrupted before the results were written: what was there before is as it was")
            return INTERRUPTED
        written = [place for _, place in moves]
        staging.publish(stagings, moves, removals)
    screen.line(f"  {len(client.code_cells)} cells in {clock(time.monotonic() - began)}")
    for table in verdicts(notebook):
        screen.line("")
        screen.line(table)
    screen.line("")
    screen.line(f"  notebook  {show(job.target('.ipynb'))}")
    screen.line(f"  page      {show(job.target('.html'))}")
    ours = [place for place in written[2:] if job.out in place.parents and not place.name.endswith(".meta.json")]
    for result in ours:
        screen.line(f"  result    {show(result)}")
    if options.save:
        screen.line(f"  saved     {show(job.path)} and {len(ours)} results under {show(NOTEBOOKS / 'results')}")
    return DONE


def files(folder):
    """Every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def stale(job, moves, results):
    """Tables and figures which an earlier run of this notebook left in its folder, and which this run does not write."""
    fresh = {place for _, place in moves}
    return [path for path in files(results / job.name.with_suffix(""))
            if path.suffix in (".csv", ".svg", ".json") and path not in fresh]


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
            self.write(f"\r\x1b[K{text[:width]}")
            self.shown = True
        elif time.monotonic() - self.last >= self.SPARSE:
            self.write(text + "\n")
            self.last = time.monotonic()

    def done(self):
        """Clears the rewritten line."""
        if self.shown:
            self.write("\r\x1b[K")
            self.shown = False

    def line(self, text):
        self.done()
        self.write(text + "\n")

    @staticmethod
    def write(text):
        """A terminal or reader that has gone is no reason to stop."""
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


def tidy(notebook, size):
    """Removes what differs between two runs of the same notebook, so that saved notebooks make small diffs; notes the size."""
    notebook.metadata["engram"] = {"size": size}
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


def clock(seconds):
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


if __name__ == "__main__":
    sys.exit(signs.leave(main()))
