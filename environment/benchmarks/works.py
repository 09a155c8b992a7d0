"""The works to be compared: a line of the table each, or one for each of several peers."""

from dataclasses import dataclass

import agreement


@dataclass(frozen=True)
class Peer:
    """An alternative. `command` names a script of peers/ and its arguments, or `java` and a work of engram.benchmarks.Compare.

    Braces stand for the sizes, by position. `aim` is what the ratio should be at least; None where it is there to be seen.
    Without a command there is nothing to run beside ours, and `aim` is the most seconds and gigabytes it may take.
    """

    name: str
    label: str
    command: str
    aim: float | tuple | None
    agree: object
    repeats: int = 5


@dataclass(frozen=True)
class Work:
    """`sizes` are those of the table, `quick` those of --quick; `shares` says that the ratio is a fraction of the peer's rate.

    `flags` are further options of our JVM.
    """

    title: str
    size: str
    sizes: tuple
    quick: tuple
    ours: str
    peers: tuple
    threads: int = 2
    repeats: int = 5
    shares: bool = False
    flags: tuple = ()

    def sized(self, text, quick):
        return text.format(*(self.quick if quick else self.sizes))


WORKS = (
    Work(
        "all of Fig 2 top, C2, full scan over P",
        "N = {0}, Z to {1}, {2} replicas, {3} trials, {4} updates",
        (64, 26, 5, 500, 1000),
        (64, 8, 2, 100, 1000),
        "java fig2 {0} {1} {2} {3} {4} 2",
        (Peer("fig2", "NumPy and Numba, trial by trial", "fig2.py {0} {1} {2} {3} {4}", 20, agreement.lines, repeats=1),),
        repeats=3,
    ),
    Work(
        "local ridge learning, P = 1 .. 1.7 Z",
        "N = {0}, Z = {1}",
        (64, 24),
        (64, 8),
        "java ridge {0} {1}",
        (
            Peer("ridge", "NumPy, solve 3Z × 3Z", "ridge.py paper {0} {1}", 20, agreement.numbers("squares", 1e-8)),
            Peer("ridge-dual", "NumPy, solve P × P", "ridge.py dual {0} {1}", 20, agreement.numbers("squares", 1e-8)),
        ),
        threads=1,
    ),
    Work(
        "single-site updates as a matrix product",
        "N = {0}, Z = {1}, {2} trials",
        (64, 24, 512, 1000, 50, 2048),
        (64, 24, 512, 1000, 5, 512),
        "java updates {0} {1} {2} {3} {4}",
        (Peer("updates", "OpenBLAS sgemm", "sgemm.py {5}", 0.5, agreement.counted),),
        threads=1,
        shares=True,
    ),
    Work(
        "binary Hopfield, Hebb, recall from 20 % flips to the fixed point",
        "N = {0}, P = {1}, {2} cues",
        (5000, 500, 100),
        (2000, 200, 10),
        "java hopfield {0} {1} {2} 2",
        (
            Peer("hopfield", "Numba, W in memory, field by rows", "hopfield.py rows {0} {1} {2}", 5, agreement.overlaps, 3),
            Peer("hopfield-fields", "Numba, W in memory, fields kept", "hopfield.py fields {0} {1} {2}", None, agreement.overlaps),
            Peer("encog", "Encog, 4 cues, scaled", "java encog {0} {1} {2} 2 4", 100, agreement.overlaps, 1),
        ),
    ),
    Work(
        "dense memory, F = x³ for x > 0, recall from 10 % flips to the fixed point",
        "N = {0}, P = {1}, {2} cues",
        (100, 10_000, 128),
        (100, 1000, 16),
        "java dense {0} {1} {2} 1",
        (Peer("dense", "Numba, overlaps and a table of differences", "dense.py {0} {1} {2}", 3, agreement.overlaps, 3),),
        threads=1,
    ),
    Work(
        "binary Hopfield, Hebb, one recall from 10 % flips to the fixed point, learning included",
        "N = {0}, P = {1}",
        (1_000_000, 50),
        (20_000, 50),
        "java million {0} {1}",
        (Peer("million", "none: W would have 8 TB", "", (60, 4), agreement.recalled),),
        threads=1,
        repeats=1,
        flags=("-Xmx3500m",),
    ),
    Work(
        "all eigenvalues of a symmetric matrix",
        "n = {0}",
        (1500,),
        (300,),
        "java symmetric {0} 2",
        (Peer("eigenvalues", "NumPy eigvalsh", "spectra.py symmetric {0}", 1, agreement.numbers("eigenvalues", 1e-10)),),
    ),
    Work(
        "smallest eigenvalue of the sphere Hessian, local ridge",
        "N = {0}, Z = {1}, P = {2}",
        (500, 24, 12),
        (60, 24, 12),
        "java edge-ridge {0} {1} {2} 2",
        (
            Peer("edge", "NumPy eigvalsh", "spectra.py hessian ridge {0} {1} {2}", 5, agreement.numbers("smallest", 1e-6)),
            Peer("edge-lanczos", "SciPy eigsh of the dense matrix", "spectra.py lanczos ridge {0} {1} {2}", None,
                 agreement.numbers("smallest", 1e-6)),
        ),
    ),
    Work(
        "smallest eigenvalue of the sphere Hessian, Hebb",
        "N = {0}, P = {1}",
        (500, 12),
        (60, 12),
        "java edge-hebb {0} {1} 2",
        (
            Peer("edge-hebb", "NumPy eigvalsh", "spectra.py hessian hebb {0} 0 {1}", 5, agreement.numbers("smallest", 1e-6)),
            Peer("edge-hebb-lanczos", "SciPy eigsh of the dense matrix", "spectra.py lanczos hebb {0} 0 {1}", None,
                 agreement.numbers("smallest", 1e-6)),
        ),
    ),
    Work(
        "spectrum of Hebb's W",
        "N = {0}, P = {1}",
        (2000, 200),
        (300, 30),
        "java hebb {0} {1} 2",
        (Peer("hebb", "NumPy eigvalsh of W", "spectra.py hebb {0} {1}", 20, agreement.numbers("eigenvalues", 1e-10)),),
    ),
    Work(
        "kernel start to first table and chart",
        "one cell",
        (),
        (),
        "first_output.py java",
        (Peer("start", "ipykernel, NumPy, matplotlib", "first_output.py python3", 1, agreement.shown),),
    ),
    Work(
        "a sweep on two threads (Fig 2 top)",
        "N = {0}, Z to {1}, {2} replicas, {3} trials, {4} updates",
        (64, 26, 4, 500, 1000),
        (64, 8, 4, 100, 1000),
        "java fig2 {0} {1} {2} {3} {4} 2",
        (Peer("threads", "the same on one thread", "java fig2 {0} {1} {2} {3} {4} 1", 1.8, agreement.same, 3),),
        repeats=3,
    ),
)
