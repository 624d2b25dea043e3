"""Columns as whole numbers: a case may have a million mentions, and texts are slow to compare."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]


class Coded(NamedTuple):
    """A column: `values[codes]`; −1 where it is null or what was made of it is."""

    codes: Ints
    values: list[str]

    def made(self, change: Callable[[str], str | None]) -> "Coded":
        """The column with every value changed, each different one once; None takes it away."""
        changed = pd.factorize(np.array([change(one) for one in self.values], dtype=object))
        places = np.append(changed[0], -1)
        return Coded(places[self.codes].astype(np.int64), [str(one) for one in changed[1]])

    def series(self, index: pd.Index) -> "pd.Series[str]":
        """The column written out."""
        values = np.array([*self.values, None], dtype=object)
        return pd.Series(values[self.codes], index=index, dtype=object)


def coded(column: "pd.Series[str]") -> Coded:
    """A column of texts as numbers."""
    codes, values = pd.factorize(column)
    return Coded(codes.astype(np.int64), pd.Index(values).astype(object).tolist())


def owners(table: pd.DataFrame, owner: Mapping[str, str]) -> Coded:
    """The outlets of the articles of a table."""
    return coded(table["article"]).made(owner.get)


def in_articles(table: pd.DataFrame, articles: Collection[str]) -> pd.DataFrame:
    """The rows of these articles."""
    wanted = frozenset(articles)
    found = coded(table["article"])
    kept = np.array([*(one in wanted for one in found.values), False], dtype=bool)
    return table[kept[found.codes]]


def grouped(*columns: Coded) -> tuple[Ints, Ints]:
    """The different rows of several columns: the first place of each, and which one each row is."""
    key = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        key = key * (len(column.values) + 1) + column.codes + 1
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    return first.astype(np.int64), which.astype(np.int64)


def distinct(which: Ints, of: int, column: Coded) -> Ints:
    """How many different values of a column each of `of` groups has."""
    many = len(column.values) + 1
    pairs = np.sort(which * many + column.codes + 1)
    new = np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]
    return np.bincount(pairs[new] // many, minlength=of).astype(np.int64)


def counted(which: Ints, of: int, rows: npt.NDArray[np.bool_]) -> Ints:
    """How many of the rows asked for each of `of` groups has."""
    return np.bincount(which[rows], minlength=of).astype(np.int64)
