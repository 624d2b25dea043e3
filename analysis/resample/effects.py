"""How large is a difference, which of many hold, and what could have been found."""

import numpy as np
import numpy.typing as npt

from analysis.resample.cells import POWER, Bools, Floats, Ints, cells, ratio


def hedges_g(values: Floats, side: Bools, strata: Ints) -> Floats:
    """(K,) the difference within strata in standard deviations of a text (Hedges 1981).

    g = J·difference/s, s² = ((n₁−1)s₁² + (n₂−1)s₂²)/(n₁+n₂−2) over each side's texts in shared
    strata, J = 1 − 3/(4(n₁+n₂−2) − 1). NaN without variation. See `cells` for the arguments.
    """
    table = cells(values, side, strata)
    stratum = np.unique(strata, return_inverse=True)[1]
    kept = np.where(table.shared[stratum], values, np.nan)
    pooled = cells(kept, side, np.zeros(len(side), dtype=int))
    freedom = pooled.texts.sum(axis=0) - 2
    spread = np.sqrt(ratio(pooled.squares[0].sum(axis=0), freedom))
    return (1 - ratio(3, 4 * freedom - 1)) * ratio(table.difference, spread)


def cliffs_delta(values: Floats, side: Bools, strata: Ints) -> Floats:
    """(K,) share of pairs in which the first side is higher less that in which it is lower.

    Only pairs of one stratum count (Cliff 1993). −1 to 1; NaN where there is no pair.
    See `cells` for the arguments.
    """
    stratum = np.unique(strata, return_inverse=True)[1]
    found = np.full(values.shape[1], np.nan)
    for k in range(values.shape[1]):
        there = ~np.isnan(values[:, k])
        found[k] = _delta(values[there, k], side[there], stratum[there])
    return found


def _delta(values: Floats, side: Bools, strata: Ints) -> float:
    """One column's: by ranks, of a run of equal values the mean, Σ 2U − n₁n₂ over Σ n₁n₂."""
    order = np.lexsort((values, strata))
    v, s = values[order], strata[order]
    rank = np.arange(len(v))
    new = np.r_[True, (v[1:] != v[:-1]) | (s[1:] != s[:-1])]
    starts = np.flatnonzero(new)
    middle = (starts + np.r_[starts[1:], len(v)] - 1) / 2
    ranks = middle[np.cumsum(new) - 1] - np.searchsorted(s, s) if len(v) else rank
    first = np.bincount(strata, side, minlength=1)
    other = np.bincount(strata, minlength=1) - first
    below = np.bincount(s, ranks * side[order], minlength=1) - first * (first - 1) / 2
    pairs = float((first * other).sum())
    return (
        float((2 * below - first * other)[(first * other) > 0].sum()) / pairs if pairs else np.nan
    )


def detectable(error: npt.ArrayLike) -> Floats:
    """The difference that a two-sided 5 % test would find in 80 % of samples: 2.8 · its error.

    2.8 = z(.975) + z(.80); with n texts a side of standard deviation s, 2.8·s·√(2/n).
    """
    return POWER * np.asarray(error, dtype=float)


def benjamini_hochberg(p: npt.ArrayLike) -> Floats:
    """q, the smallest false discovery rate at which each p is a discovery (Benjamini & Hochberg
    1995). A NaN is no test: it stays NaN and does not count."""
    given = np.asarray(p, dtype=float)
    q = np.full(given.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(given))
    order = tested[np.argsort(given[tested], kind="stable")]
    steps = given[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(1.0, np.minimum.accumulate(steps[::-1])[::-1])
    return q


def poisson_interval(count: npt.ArrayLike, exposure: npt.ArrayLike) -> tuple[Floats, Floats]:
    """The exact 95 % interval of a rate, count/exposure (Garwood 1936).

    χ²(.025; 2k)/2 to χ²(.975; 2k + 2)/2, over the exposure; from 0 where k = 0; NaN where nothing
    was exposed.
    """
    from scipy.special import gammaincinv

    k, over = np.broadcast_arrays(np.asarray(count, float), np.asarray(exposure, float))
    low = np.where(k > 0, gammaincinv(np.maximum(k, 1), 0.025), 0.0)
    return ratio(low, over), ratio(gammaincinv(k + 1, 0.975), over)


def max_t(observed: Floats, largest: Floats) -> Floats:
    """p of each statistic against the largest of all in each permutation (Westfall & Young 1993).

    (1 + how many of the `largest` (B,) reach |observed| (V,)) / (B + 1): adjusted for the V looks.
    """
    ordered = np.sort(largest)
    reached = len(ordered) - np.searchsorted(ordered, np.abs(observed) * (1 - 1e-9), side="left")
    return (1 + reached) / (len(ordered) + 1)
