"""Spectra by dense LAPACK through NumPy, and the edge of one by SciPy's Lanczos.

symmetric  all eigenvalues of a symmetric matrix of uniform numbers
hebb       all eigenvalues of Hebb's W = Xi Xi^T / N, diagonal kept, formed and then given to eigvalsh
hessian    smallest eigenvalue of H = -B^T (W + W^T)/2 B + diag(h . xi) at the first stored pattern, formed (2N x 2N), by eigvalsh
lanczos    the same by scipy.sparse.linalg.eigsh on the dense H
"""

import sys

import numpy as np
from scipy.sparse.linalg import eigsh
from worker import bits, ring, serve, uniform, vectors

LAMBDA = 1e-3


def symmetric(n):
    u = uniform(1, n * n).reshape(n, n) - 0.5
    a = np.tril(u) + np.tril(u, -1).T
    return lambda: {"eigenvalues": np.linalg.eigvalsh(a)}


def hebb(n, p):
    xi = bits(1, p, n)
    return lambda: {"eigenvalues": np.linalg.eigvalsh(xi.T @ xi / n)}


def local_ridge(xi, z):
    """The couplings as a dense matrix, 3N x 3N."""
    p, n, _ = xi.shape
    neighbours = ring(n, z)
    w = np.zeros((n, 3, n, 3))
    for i in range(n):
        a = xi[:, neighbours[i]].reshape(p, 3 * z)
        w[i][:, neighbours[i]] = (xi[:, i].T @ np.linalg.solve(a @ a.T + LAMBDA * np.eye(p), a)).reshape(3, z, 3)
    return w.reshape(3 * n, 3 * n)


def hebb_couplings(xi):
    p, n, _ = xi.shape
    x = xi.reshape(p, 3 * n)
    w = (x.T @ x / n).reshape(n, 3, n, 3)
    w[np.arange(n), :, np.arange(n), :] = 0
    return w.reshape(3 * n, 3 * n)


def tangents(s):
    """Two unit vectors at right angles to each spin and to each other, N x 3 x 2."""
    least = np.eye(3)[np.abs(s).argmin(axis=1)]
    first = np.cross(s, least)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    return np.stack([first, np.cross(s, first)], axis=2)


def sphere_hessian(w, s):
    n = len(s)
    h = (w @ s.ravel()).reshape(n, 3)
    b = tangents(s)
    blocks = (-(w + w.T) / 2).reshape(n, 3, n, 3)
    rows = np.matmul(b.transpose(0, 2, 1), blocks.reshape(n, 3, 3 * n)).reshape(2 * n, n, 3)
    both = np.matmul(rows.transpose(1, 0, 2), b).transpose(1, 0, 2).reshape(2 * n, 2 * n)
    both[np.diag_indices(2 * n)] += np.repeat((h * s).sum(axis=1), 2)
    return both


def edge(rule, n, z, p, least):
    xi = vectors(1, p, n)
    w = local_ridge(xi, z) if rule == "ridge" else hebb_couplings(xi)
    return lambda: {"smallest": least(sphere_hessian(w, xi[0]))}


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "symmetric":
        run = symmetric(int(rest[0]))
    elif what == "hebb":
        run = hebb(int(rest[0]), int(rest[1]))
    else:
        rule, n, z, p = rest[0], *map(int, rest[1:])
        dense, iterative = (lambda h: np.linalg.eigvalsh(h)[0]), (lambda h: eigsh(h, 1, which="SA", return_eigenvectors=False)[0])
        run = edge(rule, n, z, p, {"hessian": dense, "lanczos": iterative}[what])
    serve(run, run)
