"""Two sides of a comparison within strata: counts, means and spreads of each cell, every measure.

A comparison is put as `values` (n, K), one column a measure and NaN where a text has none, with
`side` (n,), true for the texts of the first side, and `strata` (n,), the story of each text.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

STORIES = 10  # from so many shared strata on, the strata are the sample; below, the texts
POWER = 2.8  # z(.975) + z(.80): the difference that a two-sided 5 % test finds in 80 % of samples


@dataclass(frozen=True)
class Cells:
    """The cells stratum × side of K measures; side 0 is the first. Arrays are (S, 2, K)."""

    counts: Floats
    means: Floats  # 0 where there is no value
    squares: Floats  # Σ(x − mean)² within the cell

    @cached_property
    def shared(self) -> Bools:
        """(S, K) whether both sides have a value in the stratum; others say nothing."""
        return np.asarray((self.counts > 0).all(axis=1))

    @cached_property
    def strata(self) -> Ints:
        """(K,) how many strata are shared."""
        found: Ints = self.shared.sum(axis=0)
        return found

    @cached_property
    def texts(self) -> Floats:
        """(2, K) the values of each side in the shared strata."""
        found: Floats = (self.counts * self.shared[:, None]).sum(axis=0)
        return found

    @cached_property
    def differences(self) -> Floats:
        """(S, K) the first side's mean minus the other's, NaN where the stratum is not shared."""
        return np.where(self.shared, self.means[:, 0] - self.means[:, 1], np.nan)

    @cached_property
    def difference(self) -> Floats:
        """(K,) the mean of `differences`, each shared stratum counting once; NaN where none is."""
        total = np.where(self.shared, self.means[:, 0] - self.means[:, 1], 0.0).sum(axis=0)
        return ratio(total, self.strata)

    @cached_property
    def freedom(self) -> Floats:
        """(2, K) degrees of freedom within the shared cells: texts less strata."""
        return self.texts - self.strata

    @cached_property
    def variance(self) -> Floats:
        """(2, K) each side's variance within its shared cells, Σ(x − mean)² / freedom."""
        return ratio((self.squares * self.shared[:, None]).sum(axis=0), self.freedom)

    @cached_property
    def share(self) -> Floats:
        """(2, K) Σ 1/(S²n) over the shared cells: a side's variance × this is that of its part."""
        parts = np.divide(1.0, self.counts, out=np.zeros_like(self.counts), where=self.counts > 0)
        return ratio((parts * self.shared[:, None]).sum(axis=0), self.strata**2)

    @cached_property
    def over_strata(self) -> Floats:
        """(K,) standard error of `difference` with strata as the sample: s(differences)/√S."""
        away = np.where(self.shared, self.differences - self.difference, 0.0)
        return np.sqrt(ratio((away**2).sum(axis=0), self.strata * (self.strata - 1)))

    @cached_property
    def over_texts(self) -> Floats:
        """(K,) the same with texts as the sample and the strata given, after Welch (1938).

        √(Σ over sides of s² · Σ 1/(S²n)); with one stratum √(s₁²/n₁ + s₂²/n₂).
        """
        found: Floats = np.sqrt((self.variance * self.share).sum(axis=0))
        return found

    @cached_property
    def by_strata(self) -> Bools:
        """(K,) whether the strata are the sample: `STORIES` of them, or too little within."""
        within, least = self.freedom.sum(axis=0), self.freedom.min(axis=0)
        found: Bools = (self.strata >= STORIES) | (least < 1) | (within < self.strata - 1)
        return found

    @cached_property
    def error(self) -> Floats:
        """(K,) the standard error of `difference`; NaN where it cannot be told."""
        return np.where(self.by_strata, self.over_strata, self.over_texts)


def cells(values: Floats, side: Bools, strata: Ints) -> Cells:
    """Count and average the cells of a comparison; see the module for the shapes."""
    names, stratum = np.unique(strata, return_inverse=True)
    cell = stratum * 2 + ~side
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(2 * len(names)))
    counts, means, squares = summed(values[order], starts)
    shape = (len(names), 2, values.shape[1])
    return Cells(counts.reshape(shape), means.reshape(shape), squares.reshape(shape))


def summed(values: Floats, starts: Ints) -> tuple[Floats, Floats, Floats]:
    """Count, mean and Σ(x − mean)² of runs of rows, (G, K) each; an empty run gives zeros.

    `starts` (G,): where each run begins; it ends where the next one does.
    """
    sizes = np.diff(np.r_[starts, len(values)])
    full, group = sizes > 0, np.repeat(np.arange(len(starts)), sizes)
    there = ~np.isnan(values)
    filled = np.where(there, values, 0.0)
    counts = _runs(there.astype(float), starts, full)
    sums = _runs(filled, starts, full)
    means = np.divide(sums, counts, out=np.zeros_like(sums), where=counts > 0)
    away = np.where(there, values - means[group], 0.0)
    return counts, means, _runs(away**2, starts, full)


def _runs(values: Floats, starts: Ints, full: Bools) -> Floats:
    """Sums of runs of rows; `reduceat` alone would give an empty run its next row."""
    found = np.zeros((len(starts), values.shape[1]))
    if full.any():
        found[full] = np.add.reduceat(values, starts[full], axis=0)
    return found


def ratio(above: npt.ArrayLike, below: npt.ArrayLike) -> Floats:
    """above / below, NaN where below is not positive."""
    over, under = np.broadcast_arrays(np.asarray(above, float), np.asarray(below, float))
    found: Floats = np.divide(over, under, out=np.full(over.shape, np.nan), where=under > 0)
    return found
