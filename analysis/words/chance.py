"""How far would words stand out if the outlets' names were dealt anew within each story?"""

import numpy as np
import numpy.typing as npt

from analysis.resample import SEED, relabelings
from analysis.words.counted import Floats, Ints, Sides
from analysis.words.odds import z_of_some

COMMON = 3  # texts in which a word must stand to be looked at; the same words whatever the labels
_AT_ONCE = 500_000  # figures worked on together: about what a processor's cache holds


def largest(sides: Sides, draws: int, seed: int = SEED) -> Floats:
    """(draws,) the largest |ζ| over the words that stand in `COMMON` texts, in each relabeling.

    Labels are dealt within stories, as many to each side as there are; counts, weights and prior
    are then as in `distinctive`.
    """
    common = np.flatnonzero(sides.spread >= COMMON)
    fewer = sides.first if sides.first.mean() <= 0.5 else ~sides.first
    dealt = _Dealt(sides, common, fewer is sides.first)
    sizes = np.bincount(sides.story)
    taken = np.bincount(sides.story, fewer).astype(np.intp)
    rng = np.random.default_rng((seed, len(sides.story)))
    step = max(1, _AT_ONCE // max(1, len(common)))
    found = [
        np.abs(dealt.z(picks)).max(axis=1, initial=0.0)
        for block in relabelings(sizes, taken, draws, rng)
        for picks in np.split(block, range(step, len(block), step))
    ]
    return np.concatenate(found)


class _Dealt:
    """Some words (V,) of the texts of two sides; `first`: whether texts are dealt to the first."""

    def __init__(self, sides: Sides, words: Ints, first: bool) -> None:
        from scipy.sparse import csr_array

        self.story, self.first, size = sides.story, first, len(sides.story)
        self.counts = sides.counts[:, words]
        self.lengths = sides.lengths
        by_story = csr_array((np.ones(size), (self.story, np.arange(size))))
        self.totals = (by_story @ self.counts).toarray()  # (S, V)
        self.words = by_story @ self.lengths  # (S,)

    def z(self, picks: npt.NDArray[np.int32]) -> Floats:
        """(b, V) ζ where the texts of each row of `picks` (b, m) are dealt to one side."""
        rows, texts = np.repeat(np.arange(len(picks)), picks.shape[1]), picks.ravel()
        words = np.zeros((len(picks), len(self.words)))
        np.add.at(words, (rows, self.story[texts]), self.lengths[texts])
        n, m = (words, self.words - words) if self.first else (self.words - words, words)
        here, others = n.sum(axis=1), m.sum(axis=1)
        factor = n / m * (others / here)[:, None]  # as in `Sides.weights`
        got = self._sums(np.ones(len(rows)), rows, texts)
        weighted = got
        if len(self.words) > 1:
            weighted = self._sums(factor[rows, self.story[texts]], rows, texts)
        if self.first:
            left = factor @ self.totals - weighted
            return z_of_some(got, np.maximum(left, 0.0), here, others)
        return z_of_some(self.totals.sum(axis=0) - got, weighted, here, others)

    def _sums(self, weights: Floats, rows: Ints, texts: npt.NDArray[np.int32]) -> Floats:
        """(b, V) the weighted counts of the texts that stand in each row."""
        from scipy.sparse import csr_array

        shape = (int(rows[-1]) + 1, len(self.story))
        found: Floats = (csr_array((weights, (rows, texts)), shape=shape) @ self.counts).toarray()
        return found
