"""Whether two sides computed the same thing: each function takes their results and says so in a few words.

Raises `Disagree` when they did not: a ratio between different answers means nothing.
"""

import numpy as np


class Disagree(Exception):
    """The sides' results differ by more than their error."""


def require(holds, words):
    if not holds:
        raise Disagree(words)
    return words


def numbers(name, tolerance):
    """The same inputs went in: the numbers differ by rounding only, relative to the largest."""

    def agree(theirs, ours, size):
        a, b = (np.sort(np.ravel(result[name])) for result in (theirs, ours))
        difference = np.abs(a - b).max() / np.abs(a).max() if a.shape == b.shape else np.inf
        return require(difference <= tolerance, f"relative difference {difference:.0e}")

    return agree


def lines(theirs, ours, size):
    """Other random numbers went in: the slopes of gamma_c against Z, one a replica, agree within their combined error."""
    n, most_z = size[:2]
    z = np.arange(2, most_z + 1, 2)
    slopes = [np.polyfit(z, np.reshape(side["pc"], (len(z), -1)) / (3 * n), 1)[0] for side in (theirs, ours)]
    mean = [s.mean() for s in slopes]
    error = [s.std(ddof=1) / np.sqrt(s.size) for s in slopes]
    apart = abs(mean[0] - mean[1]) / max(np.hypot(*error), 1e-12)
    words = " and ".join(f"{m:.5f} ± {e:.5f}" for m, e in zip(mean, error))
    return require(apart < 5, f"slope {words}: {apart:.1f} standard errors")


def same(theirs, ours, size):
    """The same bits, on any number of threads."""
    a, b = np.ravel(theirs["pc"]), np.ravel(ours["pc"])
    return require(np.array_equal(a, b), f"all {b.size} capacities equal")


def overlaps(theirs, ours, size):
    """The same cues, the same order of updates: final overlaps, one a cue."""
    a = np.array(theirs["overlap"])
    b = np.array(ours["overlap"])[: a.size]
    equal = int((np.abs(a - b) < 1e-9).sum())
    words = f"{equal} of {a.size} final overlaps equal, means {a.mean():.4f} and {b.mean():.4f}"
    return require(abs(a.mean() - b.mean()) < 0.01, words)


def shown(theirs, ours, size):
    return require(all(theirs["shown"]) and all(ours["shown"]), "both showed a table and a picture")


def counted(theirs, ours, size):
    return "2 · 3 · 3Z operations an update; normalising not counted"


def recalled(theirs, ours, size):
    return require(min(ours["overlap"]) > 0.99, f"final overlap {np.mean(ours['overlap']):.5f}")
