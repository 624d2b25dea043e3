"""Would another dealing of the outlets' names have given as large a difference?"""

from collections.abc import Iterator
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from analysis.resample.bootstrap import AT_ONCE, SEED, patterns
from analysis.resample.cells import Bools, Floats, Ints, cells

Places = npt.NDArray[np.int32]  # rows by number

EXACT = 20_000  # so many relabelings are all looked at
FIRST, FULL = 1_999, 19_999  # relabelings drawn, and drawn in all where fewer than CLEAR reach it
CLEAR = 100
_SAME = 1e-9  # of the largest difference: what arithmetic leaves between equals


def permutation(values: Floats, side: Bools, strata: Ints, *, seed: int = SEED) -> Floats:
    """(K,) two-sided p of a difference within strata: labels are dealt anew within each stratum.

    The statistic is `Cells.difference`, the mean over shared strata of one side's mean minus the
    other's. Up to `EXACT` relabelings are enumerated: p is the share that is as large. Of more,
    `FIRST` are drawn and, where fewer than `CLEAR` of these are as large, `FULL` in all;
    p = (b + 1)/(m + 1) (Phipson & Smyth 2010). Stopping there keeps p valid: to be below .05 a
    measure must be so in both. NaN where no stratum is shared. See `cells` for the arguments.

    Nothing depends on the order of rows, on the names of strata, or on which side is first.
    """
    table = cells(values, side, strata)
    stratum = np.unique(strata, return_inverse=True)[1]
    found = np.full(values.shape[1], np.nan)
    for columns, rows in patterns(~np.isnan(values) & table.shared[stratum]):
        order = rows[np.argsort(stratum[rows], kind="stable")]
        k = columns[0]
        first, other = table.counts[table.shared[:, k], :, k].astype(int).T
        away = values[order][:, columns]
        away = away - np.repeat(_means(away, first + other), first + other, axis=0)
        observed = table.difference[columns]
        if _relabelings(first + other, first) <= EXACT:
            found[columns] = _enumerated(away, first, other, observed)
        else:
            found[columns] = _drawn(away, first, other, observed, seed)
    return found


def _means(values: Floats, sizes: Ints) -> Floats:
    return np.add.reduceat(values, np.cumsum(sizes) - sizes, axis=0) / sizes[:, None]


def _relabelings(sizes: Ints, taken: Ints) -> int:
    product = 1
    for n, k in zip(sizes.tolist(), taken.tolist(), strict=True):
        product *= comb(n, k)
        if product > EXACT:
            break
    return product


def _enumerated(away: Floats, first: Ints, other: Ints, observed: Floats) -> Floats:
    """p over all relabelings of strata that lie one after the other in `away` (N, K)."""
    sums = np.zeros((1, away.shape[1]))
    starts = np.cumsum(first + other) - (first + other)
    for start, a, b in zip(starts.tolist(), first.tolist(), other.tolist(), strict=True):
        chosen = np.array(list(combinations(range(a + b), a)))
        parts = away[start : start + a + b][chosen].sum(axis=1) * (1 / a + 1 / b) / len(first)
        sums = (sums[:, None] + parts).reshape(-1, away.shape[1])
    reached: Floats = (np.abs(sums) >= _least(away, observed)).mean(axis=0)
    return reached


def _least(away: Floats, observed: Floats) -> Floats:
    """How large a difference must be to be as large as the one observed, in spite of rounding."""
    least: Floats = np.abs(observed) - _SAME * np.abs(away).max(axis=0)
    return least


def _drawn(away: Floats, first: Ints, other: Ints, observed: Floats, seed: int) -> Floats:
    """p over drawn relabelings: first of `FIRST`, then of `FULL` where that is not clear.

    Columns are turned so that their difference is not negative: the labels are one side's.
    """
    signs = np.where(first <= other, 1.0, -1.0) * (1 / first + 1 / other) / len(first)
    sizes, taken = first + other, np.minimum(first, other)
    ready = np.empty_like(away)
    for k, sign in enumerate(np.where(observed < 0, -1.0, 1.0)):
        ready[:, k] = _arranged(away[:, k], sizes, taken, sign * signs)
    least = _least(away, observed)
    order = np.lexsort((taken, sizes))
    sizes, taken = sizes[order], taken[order]
    rng = np.random.default_rng((seed, len(sizes), len(away)))
    reached = _reached(ready, least, relabelings(sizes, taken, FIRST, rng))
    found: Floats = (reached + 1) / (FIRST + 1)
    rare = np.flatnonzero(reached < CLEAR)
    if len(rare):
        more = relabelings(sizes, taken, FULL - FIRST, rng)
        reached[rare] += _reached(ready[:, rare], least[rare], more)
        found[rare] = (reached[rare] + 1) / (FULL + 1)
    return found


def _arranged(away: Floats, sizes: Ints, taken: Ints, factor: Floats) -> Floats:
    """(N,) a column as parts of its difference, in an order of sizes and values alone.

    `factor` (S,): what a text of the smaller side adds to the difference, times its distance.
    """
    stratum = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.lexsort((away, stratum))
    starts = np.cumsum(sizes) - sizes
    place = np.arange(len(away)) - starts[stratum]
    mark = np.round(np.add.reduceat(away[inside] * np.cos(1.0 + place), starts), 12)
    rank = np.argsort(np.lexsort((mark, factor, taken, sizes)))
    rows = np.argsort(rank[stratum], kind="stable")
    found: Floats = (away[inside] * factor[stratum])[rows]
    return found


def _reached(ready: Floats, least: Floats, dealt: Iterator[Places]) -> Ints:
    """(K,) in how many of the relabelings the difference is as large."""
    reached = np.zeros(ready.shape[1], dtype=np.intp)
    for chosen in dealt:
        reached += (np.abs(chosen_sums(chosen, ready)) >= least).sum(axis=0)
    return reached


def relabelings(sizes: Ints, taken: Ints, draws: int, rng: np.random.Generator) -> Iterator[Places]:
    """Blocks (b, Σ taken) of rows: in each relabeling `taken` of every stratum's `sizes` rows.

    Strata lie one after the other; b sums to `draws`.
    """
    starts = np.cumsum(sizes) - sizes
    kinds = np.unique(np.stack([sizes, taken], axis=1), axis=0)
    step = max(1, AT_ONCE // max(1, int(taken.sum())))
    for done in range(0, draws, step):
        b = min(step, draws - done)
        parts = []
        for n, k in kinds.tolist():
            at = starts[(sizes == n) & (taken == k)]
            picks = subsets(n, k, b * len(at), rng).reshape(b, len(at), k)
            parts.append((picks + at[:, None].astype(np.int32)).reshape(b, -1))
        yield np.concatenate(parts, axis=1)


def subsets(n: int, k: int, draws: int, rng: np.random.Generator) -> Places:
    """(draws, k) distinct numbers below n, each subset as likely (Floyd; Bentley 1987)."""
    if k * k > 50 * n:
        return np.argpartition(rng.random((draws, n)), k - 1, axis=1)[:, :k].astype(np.int32)
    chosen = np.empty((k, draws), dtype=np.int32)
    for i in range(k):
        last = n - k + i
        pick = rng.integers(0, last + 1, draws, dtype=np.int32)
        chosen[i] = np.where((chosen[:i] == pick).any(axis=0), last, pick) if i else pick
    return chosen.T


def chosen_sums(chosen: Places, values: Floats) -> Floats:
    """(b, K) the sum of the rows of `values` (N, K) that each row of `chosen` (b, m) names."""
    from scipy.sparse import csr_array

    b, m = chosen.shape
    indptr = np.arange(0, b * m + 1, m, dtype=np.int32)
    picks = csr_array((np.ones(b * m), chosen.ravel(), indptr), shape=(b, len(values)))
    found: Floats = picks @ values
    return found
