"""All of Fig 2 top, protocol C2: learning in NumPy, recall trial by trial in Numba.

Float64 throughout. Dot products gathered into a contiguous vector first, or a padded ring with contiguous windows, were tried
and are slower.
"""

import math
import sys

import numpy as np
from numba import njit, prange
from worker import ring, serve

LAMBDA, FRACTION, THRESHOLD, SUCCESS = 1e-3, 0.2, 0.7, 0.95


@njit(parallel=True, fastmath=True)
def recall(w, neighbours, start, sites, xi):
    """Final overlap of every trial with its target; w[i, k] is the 3 x 3 block from neighbour k to site i."""
    trials, n = start.shape[0], start.shape[1]
    m = np.empty(trials)
    for t in prange(trials):
        s = start[t].copy()
        for u in range(sites.shape[1]):
            i = sites[t, u]
            h0 = h1 = h2 = 0.0
            for k in range(neighbours.shape[1]):
                j = neighbours[i, k]
                x, y, z = s[j, 0], s[j, 1], s[j, 2]
                h0 += w[i, k, 0, 0] * x + w[i, k, 0, 1] * y + w[i, k, 0, 2] * z
                h1 += w[i, k, 1, 0] * x + w[i, k, 1, 1] * y + w[i, k, 1, 2] * z
                h2 += w[i, k, 2, 0] * x + w[i, k, 2, 1] * y + w[i, k, 2, 2] * z
            length = math.sqrt(h0 * h0 + h1 * h1 + h2 * h2)
            if length > 1e-12:
                s[i, 0] = h0 / length
                s[i, 1] = h1 / length
                s[i, 2] = h2 / length
        m[t] = (s * xi[t % xi.shape[0]]).sum() / n
    return m


def learn(xi, neighbours):
    """Local ridge in its dual form: W_i = Y_i (A_i A_i^T + lambda I)^-1 A_i."""
    p, n, _ = xi.shape
    z = neighbours.shape[1]
    w = np.empty((n, 3, 3 * z))
    ridge = LAMBDA * np.eye(p)
    for i in range(n):
        a = xi[:, neighbours[i]].reshape(p, 3 * z)
        w[i] = xi[:, i].T @ np.linalg.solve(a @ a.T + ridge, a)
    return np.ascontiguousarray(w.reshape(n, 3, z, 3).transpose(0, 2, 1, 3))


def unit(v):
    return v / np.linalg.norm(v, axis=-1, keepdims=True)


def fraction_recalled(n, z, p, trials, updates, rng):
    neighbours = ring(n, z)
    xi = unit(rng.normal(size=(p, n, 3)))
    start = xi[np.arange(trials) % p].copy()
    chosen = rng.random((trials, n)).argsort(axis=1)[:, : round(FRACTION * n)]
    np.put_along_axis(start, chosen[..., None], unit(rng.normal(size=chosen.shape + (3,))), axis=1)
    sites = rng.integers(0, n, size=(trials, updates))
    return np.mean(recall(learn(xi, neighbours), neighbours, start, sites, xi) > THRESHOLD)


def scan(n, z, trials, updates, rng):
    """P_c: the largest P up to 1.7 Z + 3 that is held."""
    last = 0
    for p in range(1, int(1.7 * z) + 4):
        if fraction_recalled(n, z, p, trials, updates, rng) >= SUCCESS:
            last = p
    return last


if __name__ == "__main__":
    n, most_z, replicas, trials, updates = map(int, sys.argv[1:])
    zs = range(2, most_z + 1, 2)
    serve(
        lambda: scan(n, 4, trials, updates, np.random.default_rng(0)),
        lambda: {"pc": [[scan(n, z, trials, updates, np.random.default_rng([2507, z, r])) for r in range(replicas)] for z in zs]},
    )
