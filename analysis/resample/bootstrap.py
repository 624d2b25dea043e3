"""How sure is a mean? Studentised bootstrap intervals over clusters, many measures at once."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from analysis.resample.cells import Bools, Floats, Ints, summed

DRAWS = 2_000
SEED = 20_240_619
LEVEL = 0.95
AT_ONCE = 4_000_000  # numbers drawn before they are used up
NOTHING = 1e-12  # of the scale: what arithmetic leaves of a zero


class Interval(NamedTuple):
    """Two ends for each measure, (K,) each; NaN where no interval can be given."""

    low: Floats
    high: Floats


def bootstrap_t(
    values: Floats, clusters: Ints, *, draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """The 95 % interval of the mean of each column of `values` (n, K), over `clusters` (n,).

    The mean is Σ n_c·m_c / Σ n_c over the C clusters that have a value in that column, its
    standard error √(C/(C−1) · Σ(n_c(m_c − m))²) / N, the linearised one of a ratio. Whole clusters
    are drawn, and in each draw t = (m* − m)/se*; the interval is m − t(.975)·se to m − t(.025)·se
    (Efron & Tibshirani 1993, 12.5; Davison & Hinkley 1997, 5.2.1).

    A draw without variation has no standard error: its t is ±∞ by the sign of m* − m, 0 where that
    is 0. An interval that is then not finite, or data without variation, is NaN: no interval.

    The same for any number of clusters. Over 10 texts of six populations it missed the mean .02 to
    .10 of the time, BCa .09 to .20 and the percentile interval .10 to .24; over 30, .02 to .07, BCa
    .06 to .10 (tests/simulate.py): it allows for the standard error being estimated, too. Nothing
    depends on the order of rows, on the names of clusters, or on the sign of the values.
    """
    order = np.argsort(clusters, kind="stable")
    _, starts = np.unique(clusters[order], return_index=True)
    counts, means, _ = summed(values[order], starts)
    low, high = np.full((2, values.shape[1]), np.nan)
    sizes = (counts > 0).sum(axis=0)
    for size in np.unique(sizes[sizes > 1]):
        here = np.flatnonzero(sizes == size)
        low[here], high[here] = _of_totals(counts[:, here], means[:, here], draws, seed)
    return Interval(low, high)


def _of_totals(counts: Floats, means: Floats, draws: int, seed: int) -> Interval:
    """Intervals of columns with equally many clusters, from each cluster's count and mean."""
    n, m = _canonical(counts, means)
    size, total = len(n), n.sum(axis=0)
    mean = (n * m).sum(axis=0) / total
    away = n * (m - mean)
    flip = np.where(mean < 0, -1.0, 1.0)
    t = np.concatenate([_draw(w, n, away * flip) for w in weights(size, draws, seed)])
    error = np.sqrt((away**2).sum(axis=0)) / total  # C/(C−1) cancels: it stands in se* as well
    return ends(mean, error, t, flip)


def _canonical(counts: Floats, means: Floats) -> tuple[Floats, Floats]:
    """The clusters that have values, (C, K), in an order of their values and sizes alone.

    Values are ordered by size where their mean is positive, by −size where it is negative, so that
    turning all signs turns the interval and nothing else.
    """
    negative = (counts * means).sum(axis=0) < 0
    scale = np.abs(means).max(axis=0)
    keys = np.round(np.where(negative, -means, means) / np.where(scale > 0, scale, 1.0), 9)
    keys = np.where(counts > 0, keys, np.inf)
    order = np.lexsort((counts, keys), axis=0)
    size = int((counts[:, 0] > 0).sum())
    kept = order[:size]
    return np.take_along_axis(counts, kept, 0), np.take_along_axis(means, kept, 0)


def weights(size: int, draws: int, seed: int) -> Iterator[Floats]:
    """How often each of `size` things is drawn, (b, size), in blocks that make up `draws`."""
    rng = np.random.default_rng((seed, size))
    step = max(1, AT_ONCE // size)
    for first in range(0, draws, step):
        yield tally(rng, min(step, draws - first), size, size)


def tally(rng: np.random.Generator, draws: int, taken: int, size: int) -> Floats:
    """(draws, size) how often each of `size` things comes up in `taken` draws with replacement."""
    picks = rng.integers(0, size, (draws, taken), dtype=np.int32)
    picks += np.arange(draws, dtype=np.int32)[:, None] * np.int32(size)
    return np.bincount(picks.ravel(), minlength=draws * size).reshape(draws, size).astype(float)


def _draw(w: Floats, n: Floats, away: Floats) -> Floats:
    """t of each draw, (b, K): weights (b, C), cluster sizes and n·(m − mean), (C, K) each."""
    k = n.shape[1]
    if (n == 1).all():
        shift, squares = np.split(w @ np.hstack([away, away**2]), [k], axis=1)
        total: Floats | float = float(len(n))
        spread = squares - shift**2 / total
    else:
        parts = w @ np.hstack([away, away**2, n, away * n, n**2])
        shift, squares, total, cross, sizes = (parts[:, i * k : (i + 1) * k] for i in range(5))
        by = shift / total
        spread = squares - 2 * by * cross + by**2 * sizes
    return studentised(shift, spread, squares)


def studentised(shift: Floats, spread: Floats, scale: Floats) -> Floats:
    """shift / √spread; where the spread is nothing beside `scale`, ±∞ by the sign of the shift."""
    flat = spread <= NOTHING * scale
    root = np.sqrt(np.where(flat, 1.0, spread))
    still = np.abs(shift) <= np.sqrt(NOTHING * scale)
    return np.where(flat, np.where(still, 0.0, np.copysign(np.inf, shift)), shift / root)


def ends(mean: Floats, error: Floats, t: Floats, flip: Floats) -> Interval:
    """The interval from the draws' t (B, K), of the estimate times `flip` (±1)."""
    low_t, high_t = _tails(t)
    with np.errstate(invalid="ignore"):
        low, high = flip * mean - high_t * error, flip * mean - low_t * error
    given = np.isfinite(low) & np.isfinite(high) & (error > NOTHING * np.abs(mean)) & (low < high)
    ends = np.where(flip > 0, [low, high], [-high, -low])
    low, high = np.where(given, ends, np.nan)
    return Interval(low, high)


def _tails(t: Floats) -> tuple[Floats, Floats]:
    """The ⌊(B+1)·.025⌋-th smallest and largest of the draws of each column."""
    rank = max(1, int((len(t) + 1) * (1 - LEVEL) / 2 + 1e-9))
    places = [rank - 1, len(t) - rank]
    ordered = np.partition(np.ascontiguousarray(t.T), places, axis=1)
    return ordered[:, places[0]], ordered[:, places[1]]


def patterns(there: Bools) -> Iterator[tuple[Ints, Ints]]:
    """The columns of `there` (n, K) that are alike, and the rows in which they are true."""
    found: dict[bytes, list[int]] = {}
    for k, column in enumerate(np.ascontiguousarray(there.T)):
        found.setdefault(column.tobytes(), []).append(k)
    for columns in found.values():
        rows = np.flatnonzero(there[:, columns[0]])
        if len(rows):
            yield np.array(columns), rows
