"""Binary Hopfield network, Hebb, W in memory as float32: asynchronous recall in sweeps over sites 0 .. N - 1 to the fixed point.

W holds sum_mu xi_i xi_j without the 1/N, which changes no sign; whole numbers below 2^24, so the float32 sums are exact.

rows    h_i is computed from row i of W whenever site i is visited: what one writes first.
fields  all h_i are computed once by a matrix product and corrected by a column of W whenever a site flips.
"""

import sys

import numpy as np
from numba import njit, prange
from worker import bits, flipped, serve


@njit(parallel=True, fastmath=True)
def rows(w, start):
    n = w.shape[0]
    end = start.copy()
    sweeps = np.zeros(len(start), np.int64)
    for t in prange(len(start)):
        s = end[t]
        moved = True
        while moved:
            moved = False
            sweeps[t] += 1
            for i in range(n):
                h = np.float32(0)
                for j in range(n):
                    h += w[i, j] * s[j]
                if h * s[i] < 0:
                    s[i] = -s[i]
                    moved = True
    return end, sweeps


@njit(parallel=True, fastmath=True)
def descend(w, start, fields):
    n = w.shape[0]
    end = start.copy()
    sweeps = np.zeros(len(start), np.int64)
    for t in prange(len(start)):
        s, h = end[t], fields[t]
        moved = True
        while moved:
            moved = False
            sweeps[t] += 1
            for i in range(n):
                if h[i] * s[i] < 0:
                    s[i] = -s[i]
                    moved = True
                    step = 2 * s[i]
                    for j in range(n):
                        h[j] += step * w[i, j]
    return end, sweeps


def fields(w, start):
    return descend(w, start, start @ w)


if __name__ == "__main__":
    recall = {"rows": rows, "fields": fields}[sys.argv[1]]
    n, p, cues = map(int, sys.argv[2:])
    xi = bits(1, p, n)
    start = flipped(2, xi, cues, 0.2).astype(np.float32)
    w = xi.T.astype(np.float32) @ xi.astype(np.float32)
    np.fill_diagonal(w, 0)
    target = xi[np.arange(cues) % p]

    def run():
        end, sweeps = recall(w, start)
        return {"overlap": (end * target).sum(axis=1) / n, "sweeps": sweeps}

    serve(lambda: recall(w, start[:2]), run)
