"""Dense memory with F = x^3 for x > 0: asynchronous recall in sweeps over sites 0 .. N - 1 to the fixed point.

The overlaps with all patterns are kept as integers; the difference of F at an overlap is read from a table.
"""

import sys

import numpy as np
from numba import njit, prange
from worker import bits, flipped, serve


@njit(parallel=True)
def recall(by_site, table, start):
    n, p = by_site.shape
    end = start.copy()
    sweeps = np.zeros(len(start), np.int64)
    for t in prange(len(start)):
        s = end[t]
        x = np.zeros(p, np.int32)
        for i in range(n):
            for mu in range(p):
                x[mu] += by_site[i, mu] * s[i]
        moved = True
        while moved:
            moved = False
            sweeps[t] += 1
            for i in range(n):
                xi = by_site[i]
                h = 0.0
                for mu in range(p):
                    h += xi[mu] * table[x[mu] - xi[mu] * s[i] + n]
                if h * s[i] < 0:
                    s[i] = -s[i]
                    moved = True
                    step = 2 * s[i]
                    for mu in range(p):
                        x[mu] += step * xi[mu]
    return end, sweeps


if __name__ == "__main__":
    n, p, cues = map(int, sys.argv[1:])
    xi = bits(1, p, n)
    start = flipped(2, xi, cues, 0.1).astype(np.int8)
    by_site = np.ascontiguousarray(xi.T).astype(np.int8)
    y = np.arange(-n, n + 1, dtype=np.float64)
    table = np.maximum(y + 1, 0) ** 3 - np.maximum(y - 1, 0) ** 3
    target = xi[np.arange(cues) % p]

    def run():
        end, sweeps = recall(by_site, table, start)
        return {"overlap": (end * target).sum(axis=1) / n, "sweeps": sweeps}

    serve(lambda: recall(by_site, table, start[:2]), run)
