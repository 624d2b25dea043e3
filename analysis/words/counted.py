"""The words of some texts as counts: a row a text, a column a word; and the texts of two sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Names = Mapping[str, str]
NO_NAMES: Names = {}


@dataclass(frozen=True)
class Counts:
    """N texts × V words in one voice; only texts with a word. Texts stand in order of their ids.

    `outlet` is a place in `outlets`; `story` and `cluster` are codes, one cluster for copies of
    each other.
    """

    outlets: tuple[str, ...]
    words: tuple[str, ...]
    counts: Any  # scipy.sparse.csr_array (N, V), float64
    outlet: Ints
    story: Ints
    cluster: Ints

    @cached_property
    def lengths(self) -> Floats:
        """(N,) the counted words of each text."""
        return np.asarray(self.counts.sum(axis=1), dtype=float)


def counted(rows: pd.DataFrame, outlets: "pd.Series[str]", stories: Names, groups: Names) -> Counts:
    """Counts from the rows of the table `terms` in one voice."""
    from scipy.sparse import csr_array

    article, ids = pd.factorize(rows["article"], sort=True)
    word, words = pd.factorize(rows["term"], sort=True)
    cells = (rows["count"].to_numpy(float), (article, word))
    counts = csr_array(cells, shape=(len(ids), len(words)))
    names = tuple(dict.fromkeys(outlets))
    owner = outlets.loc[list(ids)].map({name: i for i, name in enumerate(names)})
    about = [stories.get(name, "") for name in ids]
    copies = [
        (story, groups[name]) if name in groups else (story, name, "itself")
        for story, name in zip(about, ids, strict=True)
    ]
    return Counts(
        names, tuple(words), counts, owner.to_numpy().astype(np.intp), _codes(about), _codes(copies)
    )


def _codes(keys: list[Any]) -> Ints:
    places: dict[Any, int] = {}
    return np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)


@dataclass(frozen=True)
class Sides:
    """The independent texts of two sides on the stories that both have, by story.

    `first` (n,) which texts are the first side's; `story` (n,) sorted; `words` are those (V,) that
    stand in any of the texts, as places in `Counts.words`.
    """

    counts: Any  # scipy.sparse.csr_array (n, V)
    words: Ints
    first: Bools
    story: Ints

    @cached_property
    def lengths(self) -> Floats:
        """(n,) the counted words of each text."""
        return np.asarray(self.counts.sum(axis=1), dtype=float)

    @cached_property
    def spread(self) -> Ints:
        """(V,) in how many of the texts a word stands."""
        return np.bincount(self.counts.indices, minlength=self.counts.shape[1])

    @property
    def least(self) -> int:
        """The number of texts of the side that has fewer."""
        return int(min(self.first.sum(), (~self.first).sum()))

    def weights(self) -> Floats:
        """(n,) 1 for the first side's texts; for the others', such that stories weigh the same.

        A story makes up the share of the other side's words that it has in the first side's.
        """
        here = np.bincount(self.story, self.lengths * self.first)
        there = np.bincount(self.story, self.lengths * ~self.first)
        factor = here / there * (there.sum() / here.sum())
        return np.where(self.first, 1.0, factor[self.story])


def sides(table: Counts, outlet: int, other: int | None) -> Sides:
    """An outlet's texts and another's, or all others'.

    Of copies on one side only the longest counts; a text that both sides print does not at all.
    """
    first = table.outlet == outlet
    second = ~first if other is None else table.outlet == other
    both = np.intersect1d(table.cluster[first], table.cluster[second])
    kept = np.flatnonzero((first | second) & ~np.isin(table.cluster, both))
    longest = kept[np.argsort(-table.lengths[kept], kind="stable")]
    _, chosen = np.unique(table.cluster[longest] * 2 + first[longest], return_index=True)
    rows = np.sort(longest[chosen])
    shared = np.intersect1d(table.story[rows][first[rows]], table.story[rows][~first[rows]])
    rows = rows[np.isin(table.story[rows], shared)]
    rows = rows[_order(table.counts[rows], first[rows], table.story[rows])]
    counts = table.counts[rows]
    words = np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]))
    new = table.story[rows][1:] != table.story[rows][:-1]
    story = np.cumsum(np.r_[False, new]) if len(rows) else rows
    kept = counts if len(words) == counts.shape[1] else counts[:, words]
    return Sides(kept, words, first[rows], story)


def _order(counts: Any, first: Bools, story: Ints) -> Ints:
    """By story, in an order that depends on what the texts say and not on anyone's name."""
    mark = counts @ np.cos(1.0 + np.arange(counts.shape[1]))
    _, place = np.unique(story, return_inverse=True)
    about = [np.bincount(place, weights)[place] for weights in (mark, first, np.ones(len(mark)))]
    return np.lexsort((np.round(mark, 9), place, np.round(about[0], 9), about[1], about[2]))
