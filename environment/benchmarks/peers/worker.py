"""What the peers share: inputs by formula, and the protocol by which `compare.py` asks for one run at a time.

The inputs are numbers anyone can make again: entry k of a named array is the finaliser of SplitMix64 applied to a seed and
k. `engram.benchmarks.Inputs` computes the same in Java, so both sides work on the same patterns, cues and matrices.
"""

import json
import sys
import time

import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def words(seed, count):
    """64 random bits for k = 0 .. count - 1."""
    with np.errstate(over="ignore"):
        z = (np.arange(1, count + 1, dtype=np.uint64) + np.uint64(seed) * np.uint64(1 << 40)) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def uniform(seed, count):
    """Numbers in [0, 1)."""
    return (words(seed, count) >> np.uint64(11)) * 2.0**-53


def bits(seed, p, n):
    """P patterns of N bits -1 and +1."""
    return np.where(words(seed, p * n).reshape(p, n) >> np.uint64(63), 1.0, -1.0)


def vectors(seed, p, n):
    """P patterns of N unit vectors in three dimensions, uniform on the sphere."""
    u = uniform(seed, 2 * p * n).reshape(p, n, 2)
    z, phi = 2 * u[..., 0] - 1, 2 * np.pi * u[..., 1]
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(phi), r * np.sin(phi), z], axis=-1)


def flipped(seed, xi, cues, fraction):
    """Cue t is pattern t mod P with round(fraction N) bits flipped: those with the smallest words."""
    p, n = xi.shape
    order = np.argsort(words(seed, cues * n).reshape(cues, n), axis=1)[:, : round(fraction * n)]
    start = xi[np.arange(cues) % p].copy()
    np.put_along_axis(start, order, -np.take_along_axis(start, order, axis=1), axis=1)
    return start


def ring(n, z):
    """The Z nearest neighbours of each of N sites on a ring."""
    offsets = np.concatenate([np.arange(-z // 2, 0), np.arange(1, z // 2 + 1)])
    return (np.arange(n)[:, None] + offsets) % n


def serve(warm, run):
    """Warms up, says so, then runs once for every line on standard input and prints seconds and results as a line of JSON.

    `run` gives a dict of numbers or lists of numbers. A key "seconds" replaces the time taken, where part of it does not count.
    """
    warm()
    print(json.dumps({"ready": True, "blas": blas()}), flush=True)
    for _ in sys.stdin:
        began = time.perf_counter()
        result = run()
        seconds = result.pop("seconds", time.perf_counter() - began)
        print(json.dumps({"seconds": seconds, "result": {k: np.asarray(v).tolist() for k, v in result.items()}}), flush=True)


def blas():
    """The BLAS that this process has loaded, as the file's name."""
    np.linalg.eigvalsh(np.eye(2))
    with open("/proc/self/maps") as maps:
        loaded = {line.split("/", 1)[1].strip() for line in maps if "/" in line}
    names = sorted(path for path in loaded if "blas" in path.rsplit("/", 1)[-1])
    return "OpenBLAS" if any("openblas" in path for path in names) else ", ".join(names) or "none"
