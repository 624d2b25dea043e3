"""Text reuse shown: what two texts have in common, what each cut or reworded, what one added.

Paragraphs (told lines) are paired by their common words; the gates say which texts are copies.
Nothing is said of who had it first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from analysis.align.difference import common, differing, spans
from analysis.article import TOLD, Span
from analysis.document import Document, Mask, Sentence

SAME = 0.5  # of the words of the shorter of two paragraphs are common: they are one
SEQUENCE = 4  # words in a row that two texts share by more than chance
STANDS = 0.5  # of a sentence's words stand in such sequences of another text: it is not added

KINDS = ("same", "reworded", "only here", "only there")


class Paragraph(NamedTuple):
    """A paragraph of one text beside that of another: `kind` is one of `KINDS`.

    `here`, `there`: where it stands in each, None where it does not. `only_here`, `only_there`: the
    words of each that the other lacks.
    """

    kind: str
    here: Span | None
    there: Span | None
    only_here: tuple[Span, ...] = ()
    only_there: tuple[Span, ...] = ()


def compared(here: Document, there: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of two texts side by side: in the order of `here`, then what it lacks."""
    ours, theirs = _paragraphs(here), _paragraphs(there)
    pairs = _pairs([_words(here, p) for p in ours], [_words(there, p) for p in theirs])
    found = [
        _beside(here, there, p, theirs[pairs[i]]) if i in pairs else
        Paragraph("only here", _span(here, p), None)
        for i, p in enumerate(ours)
    ]  # fmt: skip
    missing = [p for j, p in enumerate(theirs) if j not in pairs.values()]
    return (*found, *(Paragraph("only there", None, _span(there, p)) for p in missing))


def _paragraphs(document: Document) -> list[range]:
    """The words of every told line that has some."""
    found = []
    for zone in document.zones:
        if zone.kind in TOLD:
            first = int(np.searchsorted(document.starts, zone.span.start))
            last = int(np.searchsorted(document.ends, zone.span.end, side="right"))
            if last > first:
                found.append(range(first, last))
    return found


def _words(document: Document, places: range) -> tuple[str, ...]:
    return document.lexemes[places.start : places.stop]


def _span(document: Document, places: range) -> Span:
    return Span(int(document.starts[places.start]), int(document.ends[places.stop - 1]))


def _pairs(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> dict[int, int]:
    """Paragraph → the other text's that is the same one, the most words in common first."""
    ranked = sorted(
        (-size, i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if (size := sum(run.size for run in common(a, b))) >= SAME * min(len(a), len(b))
        and _runs(a, b)
    )
    found: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _runs(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two paragraphs share a sequence that is more than chance, or are the same."""
    least = min(SEQUENCE, len(a), len(b))
    return any(run.size >= least for run in common(a, b))


def _beside(here: Document, there: Document, ours: range, theirs: range) -> Paragraph:
    mine, other = differing(_words(here, ours), _words(there, theirs))
    return Paragraph(
        "reworded" if mine or other else "same",
        _span(here, ours),
        _span(there, theirs),
        spans(here, (ours.start + i for i in mine)),
        spans(there, (theirs.start + i for i in other)),
    )


def added(document: Document, others: Sequence[Document]) -> tuple[Span, ...]:
    """The told sentences of a text that stand in none of the others, in order.

    A sentence stands in the others where at least `STANDS` of its words lie in sequences of
    `SEQUENCE` words that one of them has, too.
    """
    return tuple(
        sentence.span
        for sentence, held in _sentences(document, others)
        if held < STANDS
    )  # fmt: skip


def added_words(document: Document, others: Sequence[Document]) -> Mask:
    """(W,) the words of the sentences that a text has `added`: to compare these alone."""
    mask = np.zeros(len(document.starts), dtype=bool)
    for span in added(document, others):
        mask |= (document.starts >= span.start) & (document.ends <= span.end)
    return mask


def _sentences(document: Document, others: Sequence[Document]) -> Iterator[tuple[Sentence, float]]:
    """Every told sentence, and the share of its words in sequences that others have."""
    known = {each for other in others for each in _sequences(other)}
    held = np.zeros(len(document.lexemes), dtype=bool)
    for i, sequence in enumerate(_sequences(document)):
        if sequence in known:
            held[i : i + SEQUENCE] = True
    for sentence in document.sentences:
        size = sentence.last - sentence.first
        if sentence.zone in TOLD and size:
            yield sentence, float(held[sentence.first : sentence.last].sum()) / size


def _sequences(document: Document) -> Iterator[tuple[str, ...]]:
    words = document.lexemes
    return (words[i : i + SEQUENCE] for i in range(len(words) - SEQUENCE + 1))
