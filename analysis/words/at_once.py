"""What stands out in each outlet against all the others, for all outlets at once.

The same figures as outlet by outlet (a test says so), from sums by outlet and story: a thousand
outlets take as long as twenty.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.words.counted import Bools, Counts, Floats, Ints
from analysis.words.odds import PRIOR, z_of_some

COLUMNS = (
    "outlet", "term", "here", "here_words", "elsewhere", "elsewhere_words", "articles", "log_odds",
    "z",
)  # fmt: skip
_AT_ONCE = 2_000_000  # figures worked on together


def at_once(table: Counts, top: int, least: int, common: int) -> pd.DataFrame:
    """The `top` words of each outlet: columns `COLUMNS`.

    `least`: times that a word must stand in the outlet's texts; `common`: in so many of them, where
    there are as many.
    """
    sums = _Sums(table)
    step = max(1, _AT_ONCE // max(1, len(table.words)))
    outlets = np.flatnonzero(sums.texts)
    parts = [
        _some(sums, outlets[begin : begin + step], top, least, common)
        for begin in range(0, len(outlets), step)
    ]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    found = pd.concat(parts, ignore_index=True)
    return found.assign(
        outlet=[table.outlets[i] for i in found["outlet"]],
        term=[table.words[k] for k in found["term"]],
    )


class _Sums:
    """The independent texts of a table summed by pairs of outlet and story.

    A pair counts where both the outlet has a text of its own on the story, one that no other outlet
    prints, and another outlet has a text that this one does not print.
    """

    def __init__(self, table: Counts) -> None:
        self.table = table
        longest = np.lexsort((np.arange(len(table.lengths)), -table.lengths))
        _, first = np.unique(table.cluster[longest], return_index=True)
        self.chosen = longest[first]  # a text a cluster, its longest
        self._pairs()
        size = (int(table.story.max()) + 1, len(table.lengths))
        self.by_story = _picked(table.story[self.chosen], self.chosen, size) @ table.counts
        self._weigh()

    def _pairs(self) -> None:
        """Pairs (G,), and which texts make up each one's own and what it shares in."""
        table = self.table
        places = np.unique(table.cluster, return_inverse=True)[1]
        member = np.unique(np.stack([table.outlet, places]), axis=1)
        owner, cluster = member
        text = self.chosen[cluster]
        private = np.bincount(cluster, minlength=len(self.chosen))[cluster] == 1
        number = int(table.story.max()) + 1
        codes, pair = np.unique(owner * number + table.story[text], return_inverse=True)
        self.outlet, self.story = codes // number, codes % number
        size = (len(codes), len(table.lengths))
        self.own = _picked(pair[private], text[private], size)
        self.within = _picked(pair, text, size)

    def _weigh(self) -> None:
        """Which pairs count (`shared`), and how much each story's other side weighs for them."""
        lengths = self.table.lengths
        total = np.asarray(self.by_story.sum(axis=1))[self.story]
        here, there = self.own @ lengths, total - self.within @ lengths
        self.shared: Bools = (here > 0) & (there > 0)
        self.here, self.there = here * self.shared, there * self.shared
        size = len(self.table.outlets)
        self.here_words = _summed(self.outlet, self.here, size)
        self.there_words = _summed(self.outlet, self.there, size)
        ones = np.ones(len(lengths))
        self.texts = _summed(self.outlet, (self.own @ ones) * self.shared, size)
        parts = np.divide(self.here, self.there, out=np.zeros_like(here), where=self.shared)
        scale = self.there_words / np.maximum(self.here_words, 1.0)
        self.factor: Floats = parts * scale[self.outlet]

    def of(self, outlets: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """(o, V) counts here, elsewhere, elsewhere weighted, and articles here, of some outlets."""
        counts, place = self.table.counts, np.full(len(self.table.outlets), -1)
        place[outlets] = np.arange(len(outlets))
        pairs = np.flatnonzero(self.shared & (place[self.outlet] >= 0))
        rows, size = place[self.outlet[pairs]], (len(outlets), len(self.outlet))
        plain, weighted = (
            _picked(rows, pairs, size, factor) for factor in (None, self.factor[pairs])
        )
        stories = _picked(
            np.arange(len(self.outlet)), self.story, (size[1], len(self._story_sizes))
        )
        once = counts.copy()
        once.data = np.ones_like(once.data)
        elsewhere = [
            (part @ stories @ self.by_story - part @ self.within @ counts).toarray()
            for part in (plain, weighted)
        ]
        here, articles = ((plain @ self.own @ each).toarray() for each in (counts, once))
        return here, *(np.maximum(each, 0.0) for each in elsewhere), articles

    @property
    def _story_sizes(self) -> range:
        return range(self.by_story.shape[0])


def _summed(places: Ints, values: Floats, size: int) -> Floats:
    """(size,) the values summed by their places."""
    return np.asarray(np.bincount(places, values, size), dtype=float)


def _picked(rows: Ints, columns: Ints, size: tuple[int, int], data: Floats | None = None) -> Any:
    """A matrix with 1 (or `data`) at these places."""
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(rows)) if data is None else data, (rows, columns)), shape=size)


def _some(sums: _Sums, outlets: Ints, top: int, least: int, common: int) -> pd.DataFrame:
    """The words of some outlets; `outlet` and `term` are places in the table."""
    here, elsewhere, weighted, articles = sums.of(outlets)
    needed = np.minimum(common, sums.texts[outlets])[:, None]
    named = np.array([word != "" for word in sums.table.words])
    row, word = np.nonzero((here >= least) & (articles >= needed) & named)
    n, m = sums.here_words[outlets][row], sums.there_words[outlets][row]
    z, odds = _odds(here[row, word], weighted[row, word], n, m)
    order = np.lexsort((word, -z, row))
    order = order[z[order] > 0]
    begins = np.searchsorted(row[order], row[order], side="left")
    order = order[np.arange(len(order)) - begins < top]
    row, word = row[order], word[order]
    return pd.DataFrame(
        {
            "outlet": outlets[row], "term": word, "here": here[row, word].round().astype(int),
            "here_words": n[order].round().astype(int),
            "elsewhere": elsewhere[row, word].round().astype(int),
            "elsewhere_words": m[order].round().astype(int),
            "articles": articles[row, word].round().astype(int), "log_odds": odds[order],
            "z": z[order],
        }
    )  # fmt: skip


def _odds(here: Floats, elsewhere: Floats, n: Floats, m: Floats) -> tuple[Floats, Floats]:
    """ζ and δ of some words (K,), each of its own outlet's n and the others' m words."""
    z = z_of_some(here[:, None], elsewhere[:, None], n, m)[:, 0]
    alpha = (here + elsewhere) * (PRIOR / (n + m))
    return z, z * np.sqrt(1 / (here + alpha) + 1 / (elsewhere + alpha))
