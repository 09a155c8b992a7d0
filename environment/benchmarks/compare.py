"""Runs both sides of each work in turn and prints the table. Started by `run`, which installs and builds; see there for options."""

import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import agreement
from works import WORKS

HERE = pathlib.Path(__file__).resolve().parent
LOGS = HERE / "target" / "logs"
BEGIN, END = "<!-- the table: written by run --save -->", "<!-- end of the table -->"
HEAD = ("work", "size", "threads", "alternative", "theirs", "ours", "ratio", "aim", "agreement of the results")


class Failed(Exception):
    """A side that ended before it answered."""


class Side:
    """A process that warms up and then does the work once whenever it is asked."""

    def __init__(self, words, threads, jvm):
        name, *arguments = words.split()
        if name == "java":
            command = [*jvm, "engram.benchmarks.Compare", *arguments]
        else:
            command = [sys.executable, str(HERE / "peers" / name), *arguments]
        kept = {k: v for k, v in os.environ.items() if k.startswith(("JUPYTER", "IPYTHON", "PYTHON")) or k in ("HOME", "LANG", "PATH")}
        limits = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"), str(threads))
        self.words = words
        self.log = LOGS / (words.replace(" ", "-").replace(".py", "") + ".log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, env=kept | limits, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        self.seconds, self.results = [], []
        try:
            self.about = self.read()
        except BaseException:
            self.end()
            raise

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            tail = self.log.read_text(errors="replace").strip().splitlines()[-3:]
            raise Failed(f"{self.words} ended without an answer: {' | '.join(tail) or 'it said nothing'} (all of it: {self.log})")
        return json.loads(line)

    def ask(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        answer = self.read()
        self.seconds.append(answer["seconds"] * answer["result"].get("scale", [1])[0])
        self.results.append(answer["result"])

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def rate(self):
        return statistics.median(result["gflops"][0] if isinstance(result["gflops"], list) else result["gflops"] for result in self.results)


def run(work, peers, options, jvm):
    """Alternates the sides and gives the lines of the table."""
    running = [peer for peer in peers if peer.command]
    words = [work.ours, *(peer.command for peer in running)]
    repeats = [work.repeats, *(peer.repeats for peer in running)]
    jvm = [jvm[0], *work.flags, *jvm[1:]]
    if options.quick:
        repeats = [min(2, count) for count in repeats]
    sides = []
    try:
        for text in words:
            print(f"  warming up: {work.sized(text, options.quick)}", file=sys.stderr, flush=True)
            sides.append(Side(work.sized(text, options.quick), work.threads, jvm))
            blas = sides[-1].about.get("blas", "OpenBLAS")
            if blas != "OpenBLAS":
                raise Failed(f"NumPy uses {blas}, not OpenBLAS; try: update-alternatives --auto libblas.so.3-$(uname -m)-linux-gnu")
        for turn in range(max(repeats)):
            for side, count in zip(sides, repeats):
                if turn < count:
                    side.ask()
    finally:
        for side in sides:
            side.end()
    ours = sides[0]
    with open(HERE / "target" / "compare.jsonl", "a") as raw:
        for side in sides:
            raw.write(json.dumps({"run": side.words, "threads": work.threads, "seconds": side.seconds, "result": side.results[-1]}) + "\n")
    beside = dict(zip(running, sides[1:]))
    return [line(work, peer, beside.get(peer), ours, options) for peer in peers]


def line(work, peer, theirs, ours, options):
    sizes = work.quick if options.quick else work.sizes
    try:
        agree = peer.agree(theirs.results[-1] if theirs else None, ours.results[-1], sizes)
    except agreement.Disagree as no:
        agree = f"**they disagree**: {no}"
    if theirs is None:
        gigabytes = ours.results[-1]["gigabytes"][0]
        met = ours.median <= peer.aim[0] and gigabytes <= peer.aim[1]
        times, shown = ["", f"{seconds(ours.median)}, {gigabytes:.1f} GB"], ""
        aim = f"{peer.aim[0]} s, {peer.aim[1]} GB, {'met' if met else 'missed'}"
    elif work.shares:
        ratio, shown, aim = ours.rate / theirs.rate, f"{ours.rate / theirs.rate:.0%}", f"{peer.aim:.0%}"
        times = [f"{side.rate:.0f} GFLOP/s" for side in (theirs, ours)]
    else:
        ratio = theirs.median / ours.median
        shown, aim = significant(ratio), "" if peer.aim is None else significant(peer.aim)
        times = [seconds(side.median) for side in (theirs, ours)]
    if theirs is not None and peer.aim is not None:
        aim += ", met" if ratio >= peer.aim else ", missed"
    threads = "1 and 2" if peer.name == "threads" else str(work.threads)
    return (work.title, work.sized(work.size, options.quick), threads, peer.label, times[0], times[1], shown, aim, agree)


def significant(x):
    return f"{x:.0f}" if x >= 10 else f"{x:.2g}" if x < 1 else f"{x:.1f}"


def seconds(t):
    return f"{t:.1f} s" if t >= 10 else f"{t:.2f} s" if t >= 1 else f"{t * 1e3:.1f} ms" if t >= 1e-2 else f"{t * 1e6:.0f} µs"


def machine(jvm):
    """The machine and the versions, in one paragraph."""
    cpu = next((entry.split(":", 1)[1].strip() for entry in open("/proc/cpuinfo") if entry.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    java = subprocess.run([jvm[0], "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    flags = " ".join(word for word in jvm[1 : jvm.index("-cp")])
    import numba
    import numpy
    import scipy

    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB. {java[1]}, `{flags}`. Python {platform.python_version()}, "
        f"NumPy {numpy.__version__} with OpenBLAS, SciPy {scipy.__version__}, Numba {numba.__version__}. "
        f"{datetime.date.today()}; medians."
    )


def markdown(rows):
    cells = [HEAD, tuple("---" for _ in HEAD), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in cells)


def save(text):
    readme = HERE / "README.md"
    before, rest = readme.read_text().split(BEGIN)
    after = rest.split(END)[1]
    aside = readme.with_suffix(".md.new")
    aside.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")
    aside.replace(readme)


def main():
    names = [peer.name for work in WORKS for peer in work.peers]
    parser = argparse.ArgumentParser(prog="run")
    parser.add_argument("--only", action="append", metavar="NAME", choices=names, help=", ".join(names))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("jvm", nargs="+")
    options = parser.parse_args()
    LOGS.mkdir(parents=True, exist_ok=True)
    (HERE / "target" / "compare.jsonl").unlink(missing_ok=True)
    busy = os.getloadavg()[0]
    if busy > 0.5:
        print(f"The load average is {busy:.1f}: something else is running, and the times below are not to be trusted.", file=sys.stderr)
    rows, failed = [], 0
    for work in WORKS:
        peers = [peer for peer in work.peers if not options.only or peer.name in options.only]
        if not peers:
            continue
        print(f"{work.title} ({work.sized(work.size, options.quick)})", file=sys.stderr, flush=True)
        try:
            rows += run(work, peers, options, options.jvm)
        except Failed as why:
            failed += 1
            print(f"run: {why}", file=sys.stderr)
    text = machine(options.jvm) + "\n\n" + markdown(rows)
    print(text)
    if options.save:
        if failed:
            print("run: not saved, since not every work ran", file=sys.stderr)
        else:
            save(text)
    return 1 if failed or any("they disagree" in row[-1] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
