"""How differently two outlets call one actor, within the stories in which both name it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.naming.codes import Ints, coded, in_articles
from analysis.naming.mentions import lowered
from analysis.resample import SEED, benjamini_hochberg, relabelings
from analysis.resample.permutations import chosen_sums

ENOUGH = 20  # mentions on either side, below which no distance is given
TESTED = 4  # independent texts a side, below which there is no test
DRAWS = 1_999
DISTANCES = (
    "outlet", "other", "distance", "here", "there", "texts_here", "texts_there", "stories",
    "shared", "low", "high", "p", "q",
)  # fmt: skip
Floats = npt.NDArray[np.float64]


def label_distance(one: Floats, other: Floats) -> Floats:
    """The Jensen–Shannon distance of distributions of labels, 0 alike to 1 nothing shared.

    √(½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)), m = (p + q)/2 (Lin 1991; Endres & Schindelin 2003).
    `one`, `other`: counts (…, K) of the same K labels; NaN where a side has fewer than `ENOUGH`.
    """
    few = np.minimum(one.sum(axis=-1), other.sum(axis=-1)) < ENOUGH
    found: Floats = np.where(few, np.nan, _apart(one, other))
    return found


def _apart(one: Floats, other: Floats) -> Floats:
    """The same, however few they are."""
    n, k = one.sum(axis=-1, keepdims=True), other.sum(axis=-1, keepdims=True)
    p, q = one / np.maximum(n, 1), other / np.maximum(k, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(x > 0, 0.5 * x * np.log2(2 * x / (p + q)), 0.0) for x in (p, q)]
    found: Floats = np.sqrt(np.clip(sum(part.sum(axis=-1) for part in parts), 0.0, 1.0))
    return found


class _Texts(NamedTuple):
    """Texts that name the actor: outlet, story and copy cluster by number; texts × labels."""

    outlet: Ints
    story: Ints
    group: Ints
    counts: Floats


class _Pair(NamedTuple):
    """The independent texts of two outlets, by story; `first`: whether of the first one."""

    story: Ints
    first: npt.NDArray[np.bool_]
    counts: Floats
    shared: int


def distances(
    mentions: pd.DataFrame,
    owner: Mapping[str, str],
    stories: Mapping[str, str],
    groups: Mapping[str, str],
    outlets: Sequence[str],
    seed: int = SEED,
) -> pd.DataFrame:
    """One row a pair of outlets that have a story in which both name the actor.

    Columns: `DISTANCES`. `mentions`: of one actor, in the voice asked for; pronouns do not count.
    `groups`: article → its copy cluster: a copy on one side counts once, a text that both sides
    print is left out and counted in `shared`. From `TESTED` texts a side on, `low` and `high` are
    the middle 95 % of the distances that come about when the texts of each story are dealt to the
    two sides anew, and `p` the chance of one so large; `q` is corrected for all pairs
    (Benjamini–Hochberg). A distance of few mentions is never near 0: compare it with these.
    """
    texts = _texts(mentions, owner, stories, groups, outlets)
    rows = []
    for one, other in combinations(range(len(outlets)), 2):
        pair = _pair(texts, one, other)
        if pair:
            rows.append((outlets[one], outlets[other], *_row(pair, seed)))
    found = pd.DataFrame(rows, columns=list(DISTANCES[:-1]))
    numbers = dict.fromkeys(("distance", "low", "high", "p"), float)
    found = found.astype(numbers)
    return found.assign(q=benjamini_hochberg(found["p"].to_numpy(float)))[list(DISTANCES)]


def _texts(
    mentions: pd.DataFrame, owner: Mapping[str, str], stories: Mapping[str, str],
    groups: Mapping[str, str], outlets: Sequence[str],
) -> _Texts:  # fmt: skip
    """The texts by story and id, so that no order of rows decides anything."""
    named = in_articles(mentions[mentions["label"].fillna("") != ""], owner.keys())
    table = pd.crosstab(coded(named["article"]).series(named.index), _labels(named))
    ids = sorted(table.index, key=lambda one: (stories.get(one, ""), one))
    places = {outlet: i for i, outlet in enumerate(outlets)}
    return _Texts(
        np.array([places.get(owner[one], -1) for one in ids], dtype=np.int64),
        _numbers([stories.get(one, "") for one in ids]),
        _numbers([groups.get(one, one) for one in ids]), table.loc[ids].to_numpy(float),
    )  # fmt: skip


def _labels(named: pd.DataFrame) -> "pd.Series[str]":
    return lowered(named).series(named.index)


def _numbers(values: Sequence[str]) -> Ints:
    return np.unique(np.array(values, dtype=object), return_inverse=True)[1].astype(np.int64)


def _pair(texts: _Texts, one: int, other: int) -> _Pair | None:
    """The texts of two outlets in the stories in which both name the actor, each copy once."""
    rows = np.flatnonzero((texts.outlet == one) | (texts.outlet == other))
    first = texts.outlet[rows] == one
    both = np.intersect1d(texts.group[rows][first], texts.group[rows][~first])
    _, single = np.unique(texts.group[rows], return_index=True)
    rows = rows[np.sort(single)]
    rows = rows[~np.isin(texts.group[rows], both)]
    first = texts.outlet[rows] == one
    shared = np.intersect1d(texts.story[rows][first], texts.story[rows][~first])
    rows = rows[np.isin(texts.story[rows], shared)]
    if not len(rows):
        return None
    story = np.unique(texts.story[rows], return_inverse=True)[1].astype(np.int64)
    return _Pair(story, texts.outlet[rows] == one, texts.counts[rows], len(both))


def _row(texts: _Pair, seed: int) -> tuple[object, ...]:
    here, there = texts.counts[texts.first].sum(axis=0), texts.counts[~texts.first].sum(axis=0)
    distance = float(label_distance(here, there))
    sizes = int(texts.first.sum()), int((~texts.first).sum())
    low, high, p = np.nan, np.nan, np.nan
    if np.isfinite(distance) and min(sizes) >= TESTED:
        dealt = np.concatenate(list(_dealt(texts, seed)))
        low, high = np.nanpercentile(dealt, (2.5, 97.5))
        p = (np.sum(dealt >= distance - 1e-9) + 1) / (len(dealt) + 1)
    return (
        distance, int(here.sum()), int(there.sum()), *sizes, int(texts.story.max()) + 1,
        texts.shared, float(low), float(high), float(p),
    )  # fmt: skip


def _dealt(texts: _Pair, seed: int) -> Iterator[Floats]:
    """The distances after the texts of each story are dealt to the two sides anew.

    A deal that leaves a side fewer than `ENOUGH` mentions has a distance all the same.
    """
    stories = int(texts.story.max()) + 1
    sizes = np.bincount(texts.story, minlength=stories)
    taken = np.bincount(texts.story[texts.first], minlength=stories)
    total = texts.counts.sum(axis=0)
    rng = np.random.default_rng((seed, len(texts.story)))
    for chosen in relabelings(sizes, taken, DRAWS, rng):
        here = chosen_sums(chosen, texts.counts)
        yield _apart(here, total - here)
