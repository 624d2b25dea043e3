"""Copies side by side: which texts of a case are copies, and paragraph by paragraph what of one
stands in the other.

Nothing is said of who had it first.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.align.reuse import Paragraph, compared
from analysis.article import Article, Span, Zone
from analysis.document import Document, document
from analysis.sheet.added import copies
from analysis.sheet.evidence import Piece, cut
from analysis.sheet.values import Tables, several
from analysis.tables import each


class Copy(NamedTuple):
    """A pair of articles that a gate found to be copies, and its reason."""

    here: str
    there: str
    reason: str


class Beside(NamedTuple):
    """A paragraph of each of two texts: `kind` is one of `align.reuse.KINDS`; () for none."""

    kind: str
    here: tuple[Piece, ...]
    there: tuple[Piece, ...]


def pairs(tables: Tables, articles: Sequence[str]) -> tuple[Copy, ...]:
    """The pairs of copies of which one is among these articles."""
    table, among = tables["findings"], set(articles)
    rows = table[(table["gate"] == "reuse") & table["other"].notna()]
    return tuple(
        Copy(str(row.article), str(row.other), str(row.reason))
        for row in each(rows)
        if row.article in among or row.other in among
    )


def side_by_side(tables: Tables, texts: Mapping[str, str], pair: Copy) -> tuple[Beside, ...]:
    """The paragraphs of a pair of texts that are at hand, as `align.reuse.compared` has them."""
    here, there = (_document(tables, one, texts[one]) for one in pair[:2])
    return tuple(_beside(here, there, one) for one in compared(here, there))


def _document(tables: Tables, article: str, text: str) -> Document:
    zones = tables["zones"]
    own = zones[zones["article"] == article]
    lines = tuple(Zone(Span(int(z.start), int(z.end)), str(z.kind)) for z in each(own))
    return document(Article(article, "", text), lines)


def _beside(here: Document, there: Document, one: Paragraph) -> Beside:
    return Beside(
        one.kind,
        _pieces(here, one.here, one.only_here),
        _pieces(there, one.there, one.only_there),
    )


def _pieces(document: Document, place: Span | None, marked: Sequence[Span]) -> tuple[Piece, ...]:
    """A paragraph as it is printed, with the marks around its first and last word."""
    if place is None:
        return ()
    line = next(z.span for z in document.zones if z.span.start <= place.start < z.span.end)
    cuts = [(one.start, one.end, "differs") for one in marked]
    return cut(document.text, line.start, line.end, cuts)


def counts(found: Sequence[Beside], here: str, there: str) -> str:
    """How many paragraphs are the same, reworded, in one of the two alone."""
    number = {kind: sum(one.kind == kind for one in found) for kind in _SAID}
    parts = [
        f"{number[kind]:,} {said.format(here=here, there=there)}" for kind, said in _SAID.items()
    ]
    return f"{several(len(found), 'paragraph')}: {', '.join(parts)}."


_SAID = {
    "same": "the same", "reworded": "reworded", "only here": "only in {here}",
    "only there": "only in {there}",
}  # fmt: skip


def shared_said(tables: Tables, pair: Copy, names: Mapping[str, str]) -> Iterator[str]:
    """For each of a pair how many of its words stand in sentences that copies have, too."""
    held = copies(tables["shared"])
    words = dict(zip(tables["articles"]["id"], tables["articles"]["words"], strict=True))
    for article in pair[:2]:
        yield (
            f"{names[article]}: {held.get(article, 0):,} of {several(int(words[article]), 'word')} "
            "stand in sentences that a copy has, too."
        )
