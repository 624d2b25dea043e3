"""Why do two outlets differ in tone? By how much they quote, by whom, and by their own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.texts import NO_GROUPS, Readings, matrix
from analysis.resample import DRAWS, SEED, STORIES, bootstrap_t_of_ratios
from analysis.resample.cells import Floats

OWN, QUOTED = "own", "quoted"


class Part(NamedTuple):
    """A part of a gap in tone; the ends of its 95 % interval are None where it has none."""

    value: float
    low: float | None = None
    high: float | None = None


class Ingredients(NamedTuple):
    """What one outlet's tone is made of; sentences of copies are shared out among them."""

    share: float  # of its sentences that are quoted
    quoted: float  # mean tone of the quoted ones
    own: float  # mean tone of the others
    quoted_sentences: float
    own_sentences: float

    @property
    def tone(self) -> float:
        """Mean tone of all sentences, share · quoted + (1 − share) · own."""
        return self.share * self.quoted + (1 - self.share) * self.own


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The gap in tone of two outlets on the stories both have, and the parts that make it up."""

    outlet: str
    other: str
    total: Part  # the outlet's tone minus the other's
    quoting: Part  # because one quotes more
    quoted: Part  # because those whom they quote speak differently
    own: Part  # because their own words differ
    here: Ingredients
    there: Ingredients
    stories: int


def decomposition(
    readings: pd.DataFrame,
    outlet: str,
    other: str,
    groups: Mapping[str, str] = NO_GROUPS,
    *,
    measure: str = "tone",
    draws: int = DRAWS,
    seed: int = SEED,
) -> Decomposition | None:
    """The parts of the gap in tone between two outlets; None where a side lacks a voice.

    With p the share of quoted sentences, Q their mean tone and O that of the outlet's own, an
    outlet's tone is p·Q + (1−p)·O, and the difference of A and B is

        (pA − pB)·[(QA−OA) + (QB−OB)]/2  +  p̄·(QA−QB)  +  (1−p̄)·(OA−OB),   p̄ = (pA + pB)/2

    exactly, neither outlet being the standard (Kitagawa 1955; Oaxaca 1973; Blinder 1973). From the
    readings of `measure` in the voices own and quoted: value is a mean over n sentences. Readings
    without a value are left out; texts that both print are, too; each copy on one side counts in
    part. With `STORIES` shared stories or more each part has an interval, by drawing stories.
    """
    rows = readings[
        (readings["measure"] == measure)
        & readings["voice"].isin([OWN, QUOTED])
        & readings["outlet"].isin([outlet, other])
    ]
    if rows["voice"].nunique() < 2 or rows["outlet"].nunique() < 2:
        return None
    sums = _sums(matrix(rows, groups), outlet)
    sums = sums[(sums[:, [0, 2]].sum(axis=1) > 0) & (sums[:, [4, 6]].sum(axis=1) > 0)]
    if not len(sums) or (sums.sum(axis=0)[::2] <= 0).any():
        return None
    values = parts(sums.sum(axis=0)).tolist()
    made = [Part(value) for value in values]
    if len(sums) >= STORIES and draws:
        low, high = bootstrap_t_of_ratios(parts, sums, draws=draws, seed=seed)
        made = [
            Part(v, None if np.isnan(a) else float(a), None if np.isnan(b) else float(b))
            for v, a, b in zip(values, low, high, strict=True)
        ]
    here, there = (_ingredients(side) for side in np.split(sums.sum(axis=0), 2))
    total, quoting, quoted, own = made
    return Decomposition(outlet, other, total, quoting, quoted, own, here, there, len(sums))


def _sums(table: Readings, outlet: str) -> Floats:
    """(S, 8) per story: sentences and summed tone, quoted and own, of the outlet and the other."""
    first = table.outlet == table.outlets.index(outlet)
    both = np.intersect1d(table.cluster[first], table.cluster[~first])
    single = ~np.isin(table.cluster, both)
    pair = table.cluster * 2 + first
    _, place, copies = np.unique(pair, return_inverse=True, return_counts=True)
    weight = single / copies[place]
    found = np.zeros((len(table.stories), 8))
    for i, voice in enumerate((QUOTED, OWN)):
        k = [v for _, v in table.columns].index(voice)
        value = table.values[:, k]
        sentences = np.where(np.isnan(value), 0.0, table.n[:, k]) * weight
        at = np.where(first, 0, 4) + 2 * i
        np.add.at(found, (table.story, at), sentences)
        np.add.at(found, (table.story, at + 1), sentences * np.nan_to_num(value))
    return found


def parts(sums: Floats) -> Floats:
    """(…, 4) total, quoting, quoted and own parts, from sums or means as in `_sums` (…, 8)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        tone = sums[..., 1::2] / sums[..., ::2]
        share_a = sums[..., 0] / (sums[..., 0] + sums[..., 2])
        share_b = sums[..., 4] / (sums[..., 4] + sums[..., 6])
    quoted_a, own_a, quoted_b, own_b = np.moveaxis(tone, -1, 0)
    middle = (share_a + share_b) / 2
    quoting = (share_a - share_b) * ((quoted_a - own_a) + (quoted_b - own_b)) / 2
    quoted, own = middle * (quoted_a - quoted_b), (1 - middle) * (own_a - own_b)
    return np.stack([quoting + quoted + own, quoting, quoted, own], axis=-1)


def _ingredients(sums: Floats) -> Ingredients:
    quoted, tone_quoted, own, tone_own = sums.tolist()
    return Ingredients(quoted / (quoted + own), tone_quoted / quoted, tone_own / own, quoted, own)
