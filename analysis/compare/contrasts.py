"""Readings → contrasts: how two outlets differ on the same stories, and what chance would do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.estimates import ENOUGH, OVER_STORIES, OVER_TEXTS
from analysis.compare.texts import NO_GROUPS, Readings, matrix, merged
from analysis.resample import (
    DRAWS,
    SEED,
    STORIES,
    Cells,
    benjamini_hochberg,
    bootstrap_t_over_strata,
    bootstrap_t_within,
    cells,
    cliffs_delta,
    detectable,
    hedges_g,
    permutation,
)
from analysis.resample.cells import Bools, Floats, Ints

CONTRASTS = (
    "outlet", "other", "measure", "voice", "difference", "low", "high", "p", "q", "g", "delta",
    "detectable", "stories_shared", "here", "there", "shared", "method",
)  # fmt: skip
OTHERS = ""  # the other side where it is all other outlets together
TESTED = 4  # independent texts a side below which there is no test
FREE = ENOUGH - 1  # degrees of freedom a side that `ENOUGH` texts of one story leave
Pairs = Sequence[tuple[str, str]]


def contrasts(
    readings: pd.DataFrame,
    groups: Mapping[str, str] = NO_GROUPS,
    pairs: Pairs | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per pair of outlets × measure × voice. Columns: `CONTRASTS`.

    `pairs` are outlet and other; by default each outlet against all the others together, `other`
    then being `OTHERS`. `groups`: article → its copy cluster (`gates.independent`).

    `difference` is the mean over the stories that both sides have of the outlet's mean minus the
    other's, each story counting once, over independent texts: copies on one side are averaged, and
    a text that both sides print is left out and counted in `shared`. `here` and `there` are the
    texts behind it. From `TESTED` of them a side on, `p` by permutation within stories, and
    `detectable`, the difference that a test of this size would mostly find. From `ENOUGH` on, the
    95 % interval, Hedges' `g` and Cliff's `delta`; the interval over stories where `STORIES` are
    shared, else over the texts of these stories where each side has `FREE` or more beyond one a
    story; none where `draws` is 0. `q` is over all rows of the table: see `adjusted`.

    Raises ValueError where a pair names an outlet that has no reading, or one outlet twice.
    """
    if readings.empty:
        return pd.DataFrame(columns=list(CONTRASTS))
    table = matrix(readings, groups)
    parts = [_contrast(side, draws, seed) for side in _sides(table, pairs)]
    if not parts:
        return pd.DataFrame(columns=list(CONTRASTS))
    return adjusted(pd.concat(parts, ignore_index=True))


def adjusted(contrasts: pd.DataFrame) -> pd.DataFrame:
    """The same rows with `q` for these alone: Benjamini–Hochberg over what one page shows."""
    table = contrasts.assign(q=benjamini_hochberg(contrasts["p"].to_numpy(float)))
    return table[list(CONTRASTS)]


class _Sides(NamedTuple):
    """The independent texts of two sides, ready for `resample`; columns are the table's."""

    outlet: str
    other: str
    columns: tuple[tuple[str, str], ...]
    shared: int
    values: Floats
    first: Bools
    story: Ints

    def of(self, columns: Bools) -> tuple[Floats, Bools, Ints]:
        """Values of some columns, with sides and stories."""
        return self.values[:, columns], self.first, self.story


def _sides(table: Readings, pairs: Pairs | None) -> Iterator[_Sides]:
    if pairs is None:
        pairs = [(name, OTHERS) for name in table.outlets] if len(table.outlets) > 1 else []
    places = {name: i for i, name in enumerate(table.outlets)}
    for outlet, other in pairs:
        for name in (outlet, *([other] if other != OTHERS else [])):
            if name not in places:
                known = ", ".join(table.outlets)
                raise ValueError(f"no outlet {name!r} in the readings; there are: {known}")
        if outlet == other:
            raise ValueError(f"{outlet!r} cannot be compared with itself; name two outlets")
        yield _side(table, places[outlet], None if other == OTHERS else places[other])


def _side(table: Readings, outlet: int, other: int | None) -> _Sides:
    first = table.outlet == outlet
    second = ~first if other is None else table.outlet == other
    story = _in_both(table.story, first, second)
    both = np.intersect1d(table.cluster[first], table.cluster[second])
    kept = np.flatnonzero(story & (first | second) & ~np.isin(table.cluster, both))
    values, rows = merged(table.values[kept], table.cluster[kept] * 2 + first[kept])
    chosen = kept[rows]
    names = table.outlets[outlet], OTHERS if other is None else table.outlets[other]
    return _Sides(*names, table.columns, len(both), values, first[chosen], table.story[chosen])


def _in_both(story: Ints, first: Bools, second: Bools) -> Bools:
    """Which articles are of a story that both sides have."""
    return np.isin(story, np.intersect1d(story[first], story[second]))


def _contrast(sides: _Sides, draws: int, seed: int) -> pd.DataFrame:
    count = len(sides.columns)
    table = cells(sides.values, sides.first, sides.story)
    least = table.texts.min(axis=0)
    p, error, g, delta = np.full((4, count), np.nan)
    tested, enough = least >= TESTED, least >= ENOUGH
    if tested.any():
        p[tested] = permutation(*sides.of(tested), seed=seed)
        error[tested] = table.error[tested]
    if enough.any():
        g[enough], delta[enough] = hedges_g(*sides.of(enough)), cliffs_delta(*sides.of(enough))
    low, high, method = _interval(sides, table, enough, draws, seed)
    return pd.DataFrame(
        {
            "outlet": sides.outlet, "other": sides.other,
            "measure": [measure for measure, _ in sides.columns],
            "voice": [voice for _, voice in sides.columns],
            "difference": table.difference, "low": low, "high": high, "p": p, "g": g,
            "delta": delta, "detectable": detectable(error), "stories_shared": table.strata,
            "here": table.texts[0].astype(int), "there": table.texts[1].astype(int),
            "shared": sides.shared, "method": method,
        }
    )  # fmt: skip


def _interval(
    sides: _Sides, table: Cells, enough: Bools, draws: int, seed: int
) -> tuple[Floats, Floats, list[str]]:
    """The ends of each column's interval, and how it was made."""
    low, high = np.full((2, len(sides.columns)), np.nan)
    method = np.full(len(sides.columns), "", dtype=object)
    several = table.strata >= STORIES
    for name, chosen, interval in (
        (OVER_STORIES, enough & several, bootstrap_t_over_strata),
        (OVER_TEXTS, enough & ~several & (table.freedom.min(axis=0) >= FREE), bootstrap_t_within),
    ):
        if draws and chosen.any():
            low[chosen], high[chosen] = interval(*sides.of(chosen), draws=draws, seed=seed)
            method[chosen] = np.where(np.isnan(low[chosen]), "", name)
    return low, high, method.tolist()
