"""How sure is what is made of several means? Studentised bootstrap of a function of sums."""

from collections.abc import Callable

import numpy as np

from analysis.resample.bootstrap import DRAWS, NOTHING, SEED, Interval, ends, weights
from analysis.resample.cells import Floats

Function = Callable[[Floats], Floats]  # (…, M) → (…, K)
_STEP = 1e-4  # of a mean's spread: how far the gradient looks to each side


def bootstrap_t_of_ratios(
    function: Function, rows: Floats, *, draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """The 95 % intervals of `function` of the means of `rows` (C, M), over the C rows.

    `function` takes means (…, M) to K figures (…, K), smoothly. Its standard error is linearised,
    √(g'Σg/C) with g its gradient (central differences) at the means, at each draw's in the draw
    (Davison & Hinkley 1997, 2.7 and 5.2). A draw in which the function is not defined counts
    against both ends; an interval that is then not finite is NaN.
    """
    ordered = rows[np.lexsort(rows.T[::-1])]
    value = function(ordered.mean(axis=0))
    error = np.sqrt(_variance(function, ordered, np.ones((1, len(rows))))[0])
    t = []
    for w in weights(len(rows), draws, seed):
        with np.errstate(invalid="ignore", divide="ignore"):
            away = function(w @ ordered / len(rows)) - value
            t.append(away / np.sqrt(_variance(function, ordered, w)))
    drawn = np.concatenate(t)
    known = np.ones(len(value))
    low = ends(value, error, np.where(np.isnan(drawn), np.inf, drawn), known).low
    high = ends(value, error, np.where(np.isnan(drawn), -np.inf, drawn), known).high
    given = ~np.isnan(low) & ~np.isnan(high)
    return Interval(np.where(given, low, np.nan), np.where(given, high, np.nan))


def _variance(function: Function, rows: Floats, w: Floats) -> Floats:
    """(b, K) the linearised variance of the function in each draw, from weights (b, C)."""
    size, columns = rows.shape
    means = w @ rows / size
    products = (rows[:, :, None] * rows[:, None, :]).reshape(size, -1)
    second = (w @ products / size).reshape(len(w), columns, columns)
    covariance = second - means[:, :, None] * means[:, None, :]
    slope = _gradient(function, means, rows.std(axis=0))
    found: Floats = np.einsum("bkm,bmn,bkn->bk", slope, covariance, slope, optimize=True) / size
    return np.where(found > NOTHING * found.max(axis=0), found, 0.0)


def _gradient(function: Function, at: Floats, spread: Floats) -> Floats:
    """(b, K, M) by central differences."""
    parts = []
    for m, step in enumerate(np.where(spread > 0, spread, 1.0) * _STEP):
        move = np.zeros(at.shape[1])
        move[m] = step
        parts.append((function(at + move) - function(at - move)) / (2 * step))
    return np.stack(parts, axis=2)
