"""The facts of a story: passages of different texts that say the same, and who else carries it.

A fact is a cluster of passages (average link, `ALIKE`) of at least two texts. Whether a text
without such a passage carries it all the same is asked of the text as a whole: a long clause may
carry two facts and can stand in one cluster only.

    carried(f, t) = mean over the passages s of f in other texts of carried(s, t)  (`carried.py`)
                    − FIGURES · share of the figures of f that t lacks

where the figures of f are those that most of its passages have. From `FOUND` on a text carries it,
if its passages also are `CLOSE` to those of the fact on the mean; below `ABSENT` it was not found,
and between them nothing is said. Chosen where a wrong “not found”
is rare: of 21 sentences of SuperPAL (dev) that score below 0 against a text, 20 were marked as
absent from it by people (of 42 half-sentences 41), at the price of saying nothing of 9 of 30.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.align.carried import Nearest, carried
from analysis.align.clusters import average_link
from analysis.align.stories import Story
from analysis.align.vectors import Floats, Ints

ALIKE = 0.3  # mean cosine of the passages of a fact
FOUND = 0.25
CLOSE = 0.25  # mean cosine of a fact's passages with the nearest one of a text
ABSENT = 0.0
FIGURES = 0.1
MOST = 0.6  # of a fact's passages have a figure that is the fact's

STATES = ("found", "unsure", "not found")


@dataclass(frozen=True, slots=True)
class Fact:
    """What several texts say.

    `rows`: its passages in the story, the most central first. `carried` (D,): how near each
    document comes to it, 1 where it has a passage of it; `close` (D,): the mean cosine of its
    passages with the nearest one there; `nearest` (D,): the row of the passage that comes nearest,
    −1 where there is none.
    """

    rows: tuple[int, ...]
    carried: tuple[float, ...]
    close: tuple[float, ...]
    nearest: tuple[int, ...]

    def state(self, document: int) -> str:
        """One of `STATES`."""
        value = self.carried[document]
        if value < ABSENT:
            return "not found"
        found = value >= FOUND and self.close[document] >= CLOSE
        return "found" if found else "unsure"


def facts(told: Story, least: float = ALIKE) -> tuple[Fact, ...]:
    """The facts of a story that at least two of its texts carry, in the order of the texts."""
    clusters = average_link(told.owner.tolist(), told.links, least)
    shared = [c for c in clusters if len({int(told.owner[i]) for i in c}) > 1]
    rows = np.array([row for cluster in shared for row in cluster], dtype=np.int64)
    owners: list[int] = told.owner[rows].tolist()
    near = told.nearest(rows)
    score = carried(told.space, rows, told.texts, near, owners)
    ends = np.cumsum([0, *(len(cluster) for cluster in shared)]).tolist()
    return tuple(
        _fact(told, rows[a:b], score[a:b], Nearest(near.cosine[a:b], near.row[a:b]))
        for a, b in pairwise(ends)
    )


def _fact(told: Story, rows: Ints, score: Floats, near: Nearest) -> Fact:
    inside = told.space.likeness(rows, rows)
    central = rows[np.argsort(-np.round(inside.sum(axis=1), 9), kind="stable")]
    value = score.mean(axis=0) - FIGURES * _lacking(told, rows)
    value[[not len(inside) for inside in told.texts]] = ABSENT  # of no words nothing is said
    place = near.row[near.cosine.argmax(axis=0), np.arange(score.shape[1])]
    close = near.cosine.mean(axis=0)
    for row in reversed(central.tolist()):
        d = told.owner[row]
        value[d], close[d], place[d] = 1.0, 1.0, row
    return Fact(
        tuple(central.tolist()),
        tuple(np.round(value, 6).tolist()),
        tuple(np.round(close, 6).tolist()),
        tuple(place.tolist()),
    )


def _lacking(told: Story, rows: Ints) -> Floats:
    """(D,) share of the figures of a fact that each document lacks; 0 where it has none."""
    counts: Counter[str] = Counter()
    for row in rows.tolist():
        counts.update(told.figure_keys(row))
    wanted = {key for key, n in counts.items() if n >= MOST * len(rows)}
    if not wanted:
        return np.zeros(len(told.documents))
    return np.array([len(wanted - keys) / len(wanted) for keys in told.held])
