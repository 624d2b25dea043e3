"""Readings as a matrix: a row an article, a column a measure in one voice; and copies merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.resample.cells import Bools, Floats, Ints, ratio, summed

NO_GROUPS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Readings:
    """Some readings, N articles × K columns. Articles stand in the order of their ids.

    `values` is NaN where there is no value; `known` tells where there is a reading; `marks` and
    `n` are 0 elsewhere. `outlet` and `story` are places in `outlets` and `stories`; `cluster`
    tells which articles of a story are copies of each other.
    """

    outlets: tuple[str, ...]
    stories: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]  # measure, voice
    outlet: Ints
    story: Ints
    cluster: Ints
    values: Floats
    known: Bools
    marks: Ints
    n: Ints


def matrix(readings: pd.DataFrame, groups: Mapping[str, str] = NO_GROUPS) -> Readings:
    """The table `readings` as a matrix. `groups`: article → its copy cluster, of one story.

    Outlets, stories and columns stand in the order in which the table has them.
    """
    article, ids = _codes(readings["article"], sort=True)
    outlet, outlets = _codes(readings["outlet"])
    story, stories = _codes(readings["story"].astype(object).fillna(""))
    pair, pairs = _pairs(readings)
    shape = (len(ids), len(pairs))
    values, known = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    marks, n = np.zeros(shape, dtype=np.intp), np.zeros(shape, dtype=np.intp)
    values[article, pair] = pd.to_numeric(readings["value"]).to_numpy(float, na_value=np.nan)
    known[article, pair] = True
    marks[article, pair], n[article, pair] = readings["marks"], readings["n"]
    owner, about = np.zeros((2, len(ids)), dtype=np.intp)
    owner[article], about[article] = outlet, story
    cluster = _clusters(ids, about, groups)
    return Readings(outlets, stories, pairs, owner, about, cluster, values, known, marks, n)


def _codes(column: "pd.Series[str]", sort: bool = False) -> tuple[Ints, tuple[str, ...]]:
    codes, names = pd.factorize(column, sort=sort)
    return np.asarray(codes, dtype=np.intp), tuple(str(name) for name in names)


def _pairs(readings: pd.DataFrame) -> tuple[Ints, tuple[tuple[str, str], ...]]:
    measure, measures = _codes(readings["measure"])
    voice, voices = _codes(readings["voice"])
    code, found = pd.factorize(measure * len(voices) + voice)
    names = tuple((measures[c // len(voices)], voices[c % len(voices)]) for c in found.tolist())
    return np.asarray(code, dtype=np.intp), names


def _clusters(ids: Sequence[str], story: Ints, groups: Mapping[str, str]) -> Ints:
    """Articles of one story and one group are one cluster; an article without one is its own."""
    if not groups:
        return np.arange(len(ids))
    keys = [
        (about, groups[name]) if name in groups else (about, name, "itself")
        for about, name in zip(story.tolist(), ids, strict=True)
    ]
    places: dict[tuple[object, ...], int] = {}
    return np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)


def merged(values: Floats, cluster: Ints) -> tuple[Floats, Ints]:
    """The mean of each cluster's rows (T, K), NaN where none has a value, and a row of each (T,).

    Clusters stand where the first of their rows does.
    """
    order = np.argsort(cluster, kind="stable")
    _, starts = np.unique(cluster[order], return_index=True)
    if len(starts) == len(cluster):
        return values, np.arange(len(cluster))
    counts, means, _ = summed(values[order], starts)
    rows = order[starts]
    place = np.argsort(rows)
    return np.where(counts > 0, means, np.nan)[place], rows[place]


def mean(values: Floats) -> Floats:
    """(K,) the mean of each column over what is there."""
    there = ~np.isnan(values)
    return ratio(np.where(there, values, 0.0).sum(axis=0), there.sum(axis=0))


def median(values: Floats) -> Floats:
    """(K,) the median of each column over what is there."""
    size = (~np.isnan(values)).sum(axis=0)
    ordered = np.sort(values, axis=0)
    columns = np.arange(values.shape[1])
    low, high = (ordered[np.maximum(i, 0), columns] for i in ((size - 1) // 2, size // 2))
    return np.where(size > 0, (low + high) / 2, np.nan)
