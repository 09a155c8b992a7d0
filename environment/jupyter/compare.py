"""What a run found against the committed numbers: `workbench diff`, and the second half of `verify`. Needs no Jupyter."""

import signs

signs.listen()

import argparse  # noqa: E402
import csv  # noqa: E402
import math  # noqa: E402
import os  # noqa: E402
import pathlib  # noqa: E402
import re  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402

from source import NOTEBOOKS, VERDICTS, Job, Refused, described_size, displays, made_at, one_line, show  # noqa: E402

SAME, MOVED, REFUSED = 0, 1, 2  # exit codes
CHANCE = 0.01  # that among all numbers of a notebook one is called moved though nothing changed
LEAST = 3.0  # errors below which nothing is called moved
ROUNDING = 1e-9  # relative; numbers smaller than this are rounding errors themselves
SHOWN = 20  # numbers named for each table
COUNTS = ("n", "replicas", "sets", "draws", "runs", "networks", "samples")
NUMBER = r"[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
PRINTED = re.compile(rf"({NUMBER})(?:\s*±\s*({NUMBER}|\?))?")
COUNTED = re.compile(r"\s*\(n=\d+\)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--in", dest="copies", type=pathlib.Path, required=True)
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    try:
        committed = [Job(committed_one(path, options.copies), options.out) for path in options.notebook]
        worst = SAME
        for job in committed:
            run = newest(job, options.out.resolve(), options.copies.resolve())
            if run is None:
                raise Refused(f"{job.path} has no run in {options.out} or {options.copies} to compare with; "
                              f"try 'workbench run {show(job.path)}' first, or 'workbench verify {show(job.path)}'")
            comparison = Comparison(job, run)
            comparison.tell(print)
            worst = max(worst, MOVED if comparison.moved else SAME)
        return worst
    except Refused as refused:
        print(f"workbench: {one_line(refused)}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SAME


def committed_one(path, copies):
    """The committed notebook that is meant, also by the name of its working copy."""
    resolved, copies = path.resolve(), copies.resolve()
    if copies in resolved.parents and (NOTEBOOKS / resolved.relative_to(copies)).is_file():
        return NOTEBOOKS / resolved.relative_to(copies)
    if NOTEBOOKS not in resolved.parents:
        raise Refused(f"{path} is neither under {NOTEBOOKS} nor a working copy of one that is; it has no committed numbers; "
                      f"try one of those under notebooks/")
    return path


class Run:
    """A notebook that was executed, and the tables it wrote."""

    def __init__(self, notebook, results):
        self.notebook = Job(notebook, notebook.parent)
        self.tables = sorted(results.glob("*.csv"))
        self.size = made_at(self.notebook.content)
        if self.size is None:
            self.size = next((size for size in map(described_size, self.tables) if size), None)


def newest(job, out, copies):
    """The newest run of a notebook: in --out, or a working copy that is not as it was committed; None if there is none."""
    found = []
    for root in (out, copies):
        path = root / job.name
        if path.is_file() and path.read_bytes() != job.path.read_bytes():
            quick = root / "results-quick" / job.name.with_suffix("")
            results = root / "results" / job.name.with_suffix("")
            # The library puts tables of QUICK there when those of PAPER are in their place.
            newer = quick.is_dir() and (not results.is_dir() or quick.stat().st_mtime > results.stat().st_mtime)
            found.append((path.stat().st_mtime, path, quick if newer else results))
    if not found and (out / job.name).is_file():  # equal to the committed bytes, but a run all the same
        found.append((0, out / job.name, out / "results" / job.name.with_suffix("")))
    return Run(*max(found)[1:]) if found else None


class Comparison:
    """One notebook's committed numbers and those of a run."""

    def __init__(self, job, run):
        self.job, self.run = job, run
        self.size = made_at(job.content) or "PAPER"  # what is committed is at the published size unless it says otherwise
        self.same_size = run.size == self.size
        self.claims, self.numbers, self.lost = [], [], []
        self.judged = self.unjudged = self.compared = 0
        pairs = list(self.claim_pairs()) + (list(self.table_pairs()) if self.same_size else [])
        with_errors = sum(1 for pair in pairs for a, b in pair.numbers if a.error is not None and b.error is not None)
        self.limit = max(LEAST, statistics.NormalDist().inv_cdf(1 - CHANCE / 2 / max(1, with_errors)))
        self.compared = sum(len(pair.numbers) for pair in pairs)
        for pair in pairs:
            why = pair.moved(self.limit, self.same_size)
            if why:
                (self.claims if pair.claim else self.numbers).append((pair.table, f"{pair.name}: {why}"))

    @property
    def moved(self):
        return bool(self.claims or self.numbers or self.lost)

    def claim_pairs(self):
        ours, theirs = rows(self.job.content), rows(self.run.notebook.content)
        for key, row in ours.items():
            other = theirs.get(key)
            if other is None:
                if self.same_size:
                    self.lost.append(f"claim '{key[0]}' is not in the run's tables")
                continue
            if any(str(either.get("verdict", "")).startswith("not judged") for either in (row, other)):
                self.unjudged += 1
                continue
            self.judged += 1
            yield Claim(key[0], row, other)

    def table_pairs(self):
        results = NOTEBOOKS / "results" / self.job.name.with_suffix("")
        there = {path.name: path for path in self.run.tables}
        for path in sorted(results.glob("*.csv")):
            if path.name not in there:
                self.lost.append(f"table {path.name} was not written by the run")
                continue
            try:
                yield from cells(path, there[path.name])
            except Unmatched as unmatched:
                self.lost.append(f"table {path.name}: {unmatched}")

    def tell(self, say):
        run = self.run
        say(f"{one_line(self.job.name)}: {show(run.notebook.path)} ({run.size or 'size not stated'}) "
            f"against the committed numbers ({self.size})")
        for _, line in self.claims:
            say(f"  claim   {one_line(line)}")
        tables = {}
        for table, line in self.numbers:
            tables.setdefault(table, []).append(line)
        for table, lines in tables.items():
            for line in lines[:SHOWN]:
                say(f"  {table}  {one_line(line)}")
            if len(lines) > SHOWN:
                say(f"  {table}  and {len(lines) - SHOWN} more")
        for line in self.lost:
            say(f"  missing {one_line(line)}")
        say(f"  {count(self.judged, 'claim')} compared, {len(self.claims)} moved; {count(self.compared, 'number')} compared, "
            f"{len(self.numbers)} in tables moved (limit {self.limit:.1f} errors)")
        if self.unjudged:
            say(f"  {count(self.unjudged, 'claim')} not judged at QUICK; compare with --paper")
        if not self.same_size:
            say(f"  tables are committed at {self.size} and not compared with {run.size or 'a size that is not stated'}")


    def summary(self):
        """What moved, in one line."""
        parts = [f"claim {one_line(line)}" for _, line in self.claims]
        if self.numbers:
            parts.append(f"{count(len(self.numbers), 'number')} in {', '.join(sorted({table for table, _ in self.numbers}))}")
        return "; ".join(parts + list(map(one_line, self.lost)))


def count(number, what):
    return f"{number} {what}" + ("" if number == 1 else "s")


def rows(notebook):
    """The rows of all paper-versus-here tables: (quantity, which of that name) to row."""
    found = {}
    for data in displays(notebook):
        table = data.get(VERDICTS)
        for row in table if isinstance(table, list) else []:
            if isinstance(row, dict):
                name = str(row.get("quantity", ""))
                number = sum(1 for known in found if known[0] == name)
                found[(name, number)] = row
    return found


class Number:
    """A number with its error: None if it has none."""

    def __init__(self, value, error, unit):
        self.value, self.error, self.unit = value, error, unit

    def __str__(self):
        return f"{self.value:.6g}" + ("" if self.error is None else f" ± {self.error:.2g}")


def printed(text):
    """The numbers in a text, and the words between them."""
    text = COUNTED.sub("", text)
    numbers = []
    for value, error in PRINTED.findall(text):
        value = value.replace("\u2212", "-")
        mantissa, _, exponent = value.lower().partition("e")
        decimals = len(mantissa.partition(".")[2])
        unit = 10.0 ** (int(exponent or 0) - decimals) if "." in mantissa or exponent else 0.0
        spread = float(error) if error not in ("", "?") else 0.0
        numbers.append(Number(float(value), spread if spread > 0 else None, unit))
    return numbers, PRINTED.sub("#", text)


def apart(a, b):
    """How many errors two numbers are apart; infinitely many where they differ without an error; 0 where they do not differ."""
    difference = b.value - a.value
    if math.isnan(a.value) or math.isnan(b.value):
        return 0.0 if math.isnan(a.value) and math.isnan(b.value) else math.inf
    if a.value == b.value or max(abs(a.value), abs(b.value)) < ROUNDING:
        return 0.0
    if abs(difference) <= max(ROUNDING * max(abs(a.value), abs(b.value)), 1.0001 * max(a.unit, b.unit)):
        return 0.0
    if a.error is None and b.error is None:
        return math.inf
    return difference / math.hypot(a.error or 0.0, b.error or 0.0)


def how_far(a, b):
    errors = apart(a, b)
    return f"{a} was {'no longer found' if math.isnan(b.value) else f'committed, the run gives {b}'}" + (
        ", without an error" if math.isinf(errors) else f", {errors:+.1f} errors")


class Claim:
    """A row of a paper-versus-here table, twice."""

    claim, table = True, "claims"

    def __init__(self, name, ours, theirs):
        self.name, self.ours, self.theirs = name, ours, theirs
        mine, self.words = printed(str(ours.get("here", "")))
        other, self.other_words = printed(str(theirs.get("here", "")))
        self.alike = self.words == self.other_words
        self.numbers = list(zip(mine, other)) if self.alike else []

    def moved(self, limit, same_size):
        """How it moved, or None. At another size only what has an error can be compared, and words by their verdict."""
        verdicts = [str(row.get("verdict", "")) for row in (self.ours, self.theirs)]
        errors = [pair for pair in self.numbers if pair[0].error is not None or pair[1].error is not None]
        far = [pair for pair in (self.numbers if same_size else errors) if abs(apart(*pair)) > limit]
        if far:
            changed = "" if verdicts[0] == verdicts[1] else f"; {verdicts[0]} before, {verdicts[1]} now"
            return how_far(*far[0]) + changed
        if verdicts[0] != verdicts[1] and (same_size or not errors):
            return f"{verdicts[0]} before ({self.ours.get('here')}), {verdicts[1]} now ({self.theirs.get('here')})"
        if same_size and not self.alike:
            return f"'{self.ours.get('here')}' was committed, the run says '{self.theirs.get('here')}'"
        return None


class Cell:
    """A number of a table, or a text, twice."""

    claim = False

    def __init__(self, table, name, ours, theirs):
        self.table, self.name = table, name
        self.texts = None if isinstance(ours, Number) and isinstance(theirs, Number) else (ours, theirs)
        self.numbers = [] if self.texts else [(ours, theirs)]

    def moved(self, limit, _):
        if self.texts:
            return None if self.texts[0] == self.texts[1] else f"{self.texts[0]} was committed, the run gives {self.texts[1]}"
        return how_far(*self.numbers[0]) if abs(apart(*self.numbers[0])) > limit else None


class Unmatched(Exception):
    """The rows of two tables cannot be laid side by side."""


def cells(path, other):
    """Each number of a committed table beside that of the run."""
    header, ours = table(path)
    other_header, theirs = table(other)
    if header != other_header:
        raise Unmatched(f"its columns are {', '.join(other_header)} now, {', '.join(header)} before")
    keys = key_columns(header, ours, theirs)
    found = {tuple(canonical(row[k]) for k in range(keys)): row for row in theirs}
    for number, row in enumerate(ours):
        name = " ".join(f"{header[k]}={row[k]}" for k in range(keys)) or f"row {number + 1}"
        match = found.get(tuple(canonical(row[k]) for k in range(keys))) if keys else theirs[number]
        if match is None:
            raise Unmatched(f"the row {name} is not there any more")
        for k in range(keys, len(header)):
            if not is_error(header, k):
                yield Cell(path.name, f"{name}, {header[k]}", value(header, row, k), value(header, match, k))
    if len(theirs) > len(ours):
        raise Unmatched(f"{len(theirs)} rows now, {len(ours)} before")


def table(path):
    try:
        with open(path, newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
    except (OSError, ValueError, csv.Error) as error:
        raise Unmatched(f"{path} cannot be read ({error})") from None
    if not lines or any(len(line) != len(lines[0]) for line in lines):
        raise Unmatched(f"{path} is not a table")
    return lines[0], lines[1:]


def key_columns(header, *tables):
    """How many of the first columns name a row: as few as make all rows different, none of them with an error."""
    for keys in range(1, len(header) + 1):
        if is_error(header, keys - 1) or error_column(header, keys - 1) is not None:
            break
        if all(len({tuple(map(canonical, row[:keys])) for row in rows}) == len(rows) for rows in tables):
            return keys
    if len({len(rows) for rows in tables}) == 1:
        return 0  # side by side as they stand
    raise Unmatched("its rows cannot be told apart, and their number changed")


def canonical(text):
    """A cell as it names a row: numbers by value."""
    try:
        return float(text)
    except ValueError:
        return text


def is_error(header, k):
    name = header[k]
    return name in ("se", "sd") and k > 0 or re.sub(r"_(se|sd)$", "", name) != name and re.sub(r"_(se|sd)$", "", name) in header


def error_column(header, k):
    """The column with the error of column k, and whether it is a standard deviation to be divided; or None."""
    for suffix, deviation in (("se", False), ("sd", True)):
        if f"{header[k]}_{suffix}" in header:
            return header.index(f"{header[k]}_{suffix}"), deviation
    if k + 1 < len(header) and header[k + 1] in ("se", "sd"):
        return k + 1, header[k + 1] == "sd"
    return None


def value(header, row, k):
    """A cell as a number with its error, or as text."""
    try:
        number = float(row[k]) if row[k].strip() else math.nan
    except ValueError:
        return row[k]
    place = error_column(header, k)
    return Number(number, error_of(header, row, k, *place) if place else None, 0.0)


def error_of(header, row, k, column, deviation):
    """The standard error, or None if there is none."""
    try:
        error = float(row[column])
        if deviation:
            count_column = next(name for name in (f"{header[k]}_n", *COUNTS) if name in header)
            error /= math.sqrt(float(row[header.index(count_column)]))
    except (ValueError, StopIteration, ZeroDivisionError):
        return None
    return error if math.isfinite(error) and error > 0 else None


if __name__ == "__main__":
    sys.exit(signs.leave(main()))
