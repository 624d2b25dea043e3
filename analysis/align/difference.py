"""Which words two passages share, in order, and which differ.

Ratcliff & Obershelp (1988), as `difflib` has it: the longest common run, then left and right of
it. Of two sequences the smaller is always compared with the greater, so a and b may be swapped.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from analysis.article import Span
from analysis.document import Document


class Run(NamedTuple):
    """`size` words from `a` on in one sequence and from `b` on in the other are the same."""

    a: int
    b: int
    size: int


def common(a: Sequence[str], b: Sequence[str]) -> tuple[Run, ...]:
    """The runs of words that two sequences share, in the order of both."""
    left, right = tuple(a), tuple(b)
    swapped = (len(right), right) < (len(left), left)
    first, second = (right, left) if swapped else (left, right)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    runs = [Run(m.b, m.a, m.size) if swapped else Run(m.a, m.b, m.size) for m in blocks if m.size]
    return tuple(runs)


def shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sequences share, in order."""
    return sum(run.size for run in common(a, b))


def differing(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of the words of `a` that are not shared with `b`, and of `b` not with `a`."""
    runs = common(a, b)
    of_a = {run.a + k for run in runs for k in range(run.size)}
    of_b = {run.b + k for run in runs for k in range(run.size)}
    return (
        tuple(i for i in range(len(a)) if i not in of_a),
        tuple(i for i in range(len(b)) if i not in of_b),
    )


def spans(document: Document, places: Iterable[int]) -> tuple[Span, ...]:
    """The places of some words of a document, those in a row as one span."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return tuple(
        Span(int(document.starts[first]), int(document.ends[last])) for first, last in runs
    )
