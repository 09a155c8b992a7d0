"""Local ridge learning of the first P = 1 .. floor(1.7 Z) of one set of patterns, a NumPy solve per site and P."""

import sys

import numpy as np
from worker import ring, serve, vectors

LAMBDA = 1e-3


def paper(a, y):
    """As the paper writes it, X = a^T the neighbours' states: (X X^T + lambda I)^-1 X Y^T, 3Z x 3Z."""
    return np.linalg.solve(a.T @ a + LAMBDA * np.eye(a.shape[1]), a.T @ y).T


def dual(a, y):
    """The same couplings by a P x P system."""
    return y.T @ np.linalg.solve(a @ a.T + LAMBDA * np.eye(a.shape[0]), a)


if __name__ == "__main__":
    form = {"paper": paper, "dual": dual}[sys.argv[1]]
    n, z = map(int, sys.argv[2:])
    most = int(1.7 * z)
    xi = vectors(1, most, n)
    neighbours = ring(n, z)
    w = np.empty((n, 3, 3 * z))

    def run():
        norms = []
        for p in range(1, most + 1):
            for i in range(n):
                w[i] = form(xi[:p, neighbours[i]].reshape(p, 3 * z), xi[:p, i])
            norms.append(np.square(w).sum())
        return {"squares": norms}

    serve(run, run)
