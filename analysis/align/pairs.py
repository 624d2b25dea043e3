"""Two texts set beside each other: which passages carry the same, and where their words differ."""

from typing import NamedTuple

import numpy as np

from analysis.align.carriers import ALIKE
from analysis.align.difference import differing, spans
from analysis.align.stories import Story
from analysis.align.vectors import Floats
from analysis.article import Span


class Pair(NamedTuple):
    """A passage of each of two documents (rows of the story), and how alike they are.

    `only_a`, `only_b`: the words that the other one lacks.
    """

    a: int
    b: int
    likeness: float
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]


def aligned(
    told: Story, a: int, b: int, *, many: bool = False, least: float = ALIKE
) -> tuple[Pair, ...]:
    """The passages of documents `a` and `b` that carry the same, in the order of `a`.

    One to one: the most alike first, each passage once. `many`: every passage with its nearest of
    the other text, so a long one may stand beside several. What has no counterpart of `least`
    stands in no pair. Attributions are left out.
    """
    rows = [_said(told, document) for document in (a, b)]
    if not rows[0] or not rows[1]:
        return ()
    likeness = told.space.likeness(np.array(rows[0]), np.array(rows[1]))
    found = _nearest(likeness, least) if many else _matched(likeness, least)
    return tuple(
        _pair(told, rows[0][i], rows[1][j], float(likeness[i, j])) for i, j in sorted(found)
    )


def _said(told: Story, document: int) -> list[int]:
    return [row for row in told.rows(document).tolist() if not told.passages[row].attribution]


def _nearest(likeness: Floats, least: float) -> set[tuple[int, int]]:
    forward = {(i, int(j)) for i, j in enumerate(likeness.argmax(axis=1))}
    backward = {(int(i), j) for j, i in enumerate(likeness.argmax(axis=0))}
    return {(i, j) for i, j in forward | backward if likeness[i, j] >= least}


def _matched(likeness: Floats, least: float) -> set[tuple[int, int]]:
    """Greedily, the most alike first; of equals the earlier ones."""
    order = np.argsort(-np.round(likeness, 9), axis=None, kind="stable")
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place in order.tolist():
        i, j = divmod(place, likeness.shape[1])
        if likeness[i, j] < least:
            break
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return set(found.items())


def _pair(told: Story, a: int, b: int, likeness: float) -> Pair:
    one, other = told.passages[a], told.passages[b]
    left, right = (told.documents[int(told.owner[row])] for row in (a, b))
    here, there = differing(
        left.lexemes[one.first : one.last], right.lexemes[other.first : other.last]
    )
    return Pair(
        a, b, round(likeness, 6),
        spans(left, (one.first + i for i in here)), spans(right, (other.first + i for i in there)),
    )  # fmt: skip
