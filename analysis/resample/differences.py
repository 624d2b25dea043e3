"""How sure is a difference? Studentised bootstrap over shared strata, or over texts within them.

`values`, `side` and `strata` are those of `cells`; the estimate is `Cells.difference`. A draw in
which the values of one side do not vary says nothing of that side's spread: like a draw without a
standard error its t is ±∞. So what hardly ever happens (a count that is nearly always 0) gets no
interval rather than one that is too narrow.
"""

from typing import NamedTuple

import numpy as np

from analysis.resample.bootstrap import (
    AT_ONCE,
    DRAWS,
    NOTHING,
    SEED,
    Interval,
    ends,
    patterns,
    studentised,
    tally,
    weights,
)
from analysis.resample.cells import Bools, Cells, Floats, Ints, cells

MANY = 400  # texts of a side, beyond one a stratum, whose mean is taken to be normal


def bootstrap_t_over_strata(
    values: Floats, side: Bools, strata: Ints, *, draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """The 95 % interval of a difference, the shared strata being a sample of strata.

    Whole strata are drawn; t = (d* − d)/se* with se = s(differences)/√S (`Cells.over_strata`).
    NaN where fewer than two strata are shared.
    """
    table = cells(values, side, strata)
    low, high = np.full((2, values.shape[1]), np.nan)
    for size in np.unique(table.strata[table.strata > 1]):
        k = np.flatnonzero(table.strata == size)
        flip = np.where(table.difference[k] < 0, -1.0, 1.0)
        parts = _strata(table, k, flip)
        t = np.concatenate([_between(w, *parts) for w in weights(int(size), draws, seed)])
        low[k], high[k] = ends(table.difference[k], table.over_strata[k], t, flip)
    return Interval(low, high)


def _strata(table: Cells, columns: Ints, flip: Floats) -> tuple[Floats, Floats, Floats]:
    """Differences and the two sides' means in the shared strata, (S, K) each and centred.

    Turned so that no difference is negative, in an order of their values alone.
    """
    shared = table.shared[:, columns]
    size = int(shared[:, 0].sum())
    apart = np.where(shared, table.differences[:, columns] * flip, np.inf)
    first, other = (
        np.where(flip > 0, table.means[:, i, columns], table.means[:, 1 - i, columns])
        for i in (0, 1)
    )
    scale = np.where(shared, np.abs(apart), 0.0).max(axis=0)
    keys = np.round(apart / np.where(scale > 0, scale, 1.0), 9)
    order = np.lexsort((first, keys), axis=0)[:size]
    found = [np.take_along_axis(x, order, 0) for x in (apart, first, other)]
    apart, first, other = (x - x.mean(axis=0) for x in found)
    return apart, first, other


def _between(w: Floats, apart: Floats, first: Floats, other: Floats) -> Floats:
    """t of each draw, (b, K), from how often each stratum is drawn, (b, S)."""
    shift, spread, squares = _moments(w, apart)
    t = studentised(shift, spread, squares)
    for side in (first, other):
        t = np.where(still(*_moments(w, side)[1:]), np.copysign(np.inf, shift), t)
    return t


def _moments(w: Floats, away: Floats) -> tuple[Floats, Floats, Floats]:
    """Σwx, Σw(x − Σwx/S)² and Σwx² of each draw, (b, K) each."""
    shift, squares = np.split(w @ np.hstack([away, away**2]), 2, axis=1)
    return shift, squares - shift**2 / len(away), squares


def still(spread: Floats, scale: Floats) -> Bools:
    """Whether nothing varies, but for what arithmetic leaves."""
    return np.asarray(spread <= NOTHING * scale)


def bootstrap_t_within(
    values: Floats, side: Bools, strata: Ints, *, draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """The 95 % interval of a difference within strata that are given, over texts.

    The strata are no sample: what is drawn are texts, each as its distance from its cell's mean
    times √(n/(n − S)), from those of its own side, into cells of the same sizes; the standard
    error is Welch's (`Cells.over_texts`). With one stratum this is the two-sample bootstrap-t. The
    mean of a side with `MANY` texts or more is drawn from the normal law.
    NaN where a side has no texts beyond one a stratum.
    """
    table = cells(values, side, strata)
    stratum = np.unique(strata, return_inverse=True)[1]
    low, high = np.full((2, values.shape[1]), np.nan)
    free = table.freedom.min(axis=0) > 0
    for columns, rows in patterns(~np.isnan(values) & table.shared[stratum] & free):
        away = values[rows][:, columns] - table.means[stratum[rows], 1 - side[rows]][:, columns]
        parts = [_Texts.of(away[side[rows] == s], table, s, columns) for s in (True, False)]
        for swapped in (False, True):
            chosen = _swapped(parts, table.difference[columns]) == swapped
            if chosen.any():
                k, flip = columns[chosen], np.full(int(chosen.sum()), -1.0 if swapped else 1.0)
                ordered = [part.only(chosen) for part in (parts[::-1] if swapped else parts)]
                t = _within(ordered, draws, seed)
                low[k], high[k] = ends(table.difference[k], table.over_texts[k], t, flip)
    return Interval(low, high)


def _swapped(sides: list["_Texts"], difference: Floats) -> Bools:
    """(K,) whether the second side is drawn first, so that naming it first changes nothing.

    The smaller side is drawn first; of two alike, the one whose mean is higher.
    """
    (n, first), (m, other) = ((len(side.away), side.sizes.tolist()) for side in sides)
    if (n, first) == (m, other):
        return difference < 0
    return np.full(len(difference), (n, first) > (m, other))


class _Texts(NamedTuple):
    """One side of a comparison: distances from the cells' means (n, K), and the cells' sizes."""

    away: Floats
    sizes: Ints

    @classmethod
    def of(cls, away: Floats, table: Cells, side: bool, columns: Ints) -> "_Texts":
        k = columns[0]
        counts = table.counts[table.shared[:, k], 1 - side, k].astype(int)
        return cls(np.sort(away, axis=0), np.sort(counts))

    def only(self, columns: Bools) -> "_Texts":
        """The same of some measures."""
        return self._replace(away=self.away[:, columns])

    def drawn(self, rng: np.random.Generator, draws: int) -> tuple[Floats, Floats, Bools]:
        """Of each draw (b, K): the error of the mean over cells, its variance, and no spread."""
        n, strata = len(self.away), len(self.sizes)
        share = float((1 / self.sizes).sum()) / strata**2
        if n - strata >= MANY:
            variance = (self.away**2).sum(axis=0) / (n - strata) * share
            shift = rng.standard_normal((draws, 1)) * np.sqrt(variance)
            return shift, np.broadcast_to(variance, shift.shape), shift == 0
        away = self.away * np.sqrt(n / (n - strata))
        shift = lost = np.zeros((draws, away.shape[1]))
        taken = np.zeros((draws, n))
        for size in self.sizes.tolist():
            w = tally(rng, draws, size, n)
            got = w @ away
            shift, lost, taken = shift + got / size / strata, lost + got**2 / size, taken + w
        squares = taken @ away**2
        flat = still(squares - lost, squares)
        return shift, np.where(flat, 0.0, squares - lost) / (n - strata) * share, flat


def _within(sides: list[_Texts], draws: int, seed: int) -> Floats:
    """t of each draw, (B, K), of the first side's mean minus the second's."""
    rng = np.random.default_rng((seed, *(n for side in sides for n in side.sizes.tolist())))
    step = max(1, AT_ONCE // max(len(side.away) for side in sides))
    found = []
    for first in range(0, draws, step):
        (a, va, fa), (b, vb, fb) = (side.drawn(rng, min(step, draws - first)) for side in sides)
        flat = fa | fb
        root = np.sqrt(np.where(flat, 1.0, va + vb))
        found.append(np.where(flat, np.copysign(np.inf, a - b), (a - b) / root))
    return np.concatenate(found)
