"""The rows of the coverage matrix, from a story: its facts, its figures, its quotations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from analysis.align.carriers import Fact
from analysis.align.dates import otherwise_told
from analysis.align.figures import Figure, figured
from analysis.align.matrix import Item
from analysis.align.quotations import USED, Quote
from analysis.align.stories import Story
from analysis.article import Span
from analysis.document import Document
from analysis.terms import term

LABEL = 5  # words


class Mention(NamedTuple):
    """A place of an article where something is named, and what it is called in the matrix."""

    label: str
    article: str
    span: Span


def fact_items(told: Story, found: Sequence[Fact]) -> Iterator[Item]:
    """Facts: found where a text carries them, at the passage that comes nearest."""
    for fact in found:
        states = [fact.state(d) for d in range(len(told.documents))]
        places = {
            _id(told, d): (told.passages[fact.nearest[d]].span,)
            for d, state in enumerate(states)
            if state == "found"
        }
        unsure = frozenset(_id(told, d) for d, state in enumerate(states) if state == "unsure")
        yield Item("fact", _fact_label(told, fact), places, unsure)


def _id(told: Story, document: int) -> str:
    return told.documents[document].article.id


def _fact_label(told: Story, fact: Fact) -> str:
    """The content words that most of the passages have, as the most central one writes them."""
    spread: Counter[str] = Counter()
    for row in fact.rows:
        spread.update({key for _, key in _content(told, row)})
    words = list(_content(told, fact.rows[0]))
    common = sorted(dict.fromkeys(key for _, key in words), key=lambda key: -spread[key])[:LABEL]
    kept = {key: i for i, key in reversed(words) if key in common}
    return _joined(told.documents[int(told.owner[fact.rows[0]])], sorted(kept.values()))


def _joined(document: Document, places: Sequence[int]) -> str:
    """Some words as they are written, with what stands between them where that is no space."""
    found = ""
    for before, i in zip([-1, *places], places, strict=False):
        gap = document.text[int(document.ends[i - 1]) : int(document.starts[i])] if found else ""
        near = bool(found) and before == i - 1 and not any(c.isspace() for c in gap)
        found += (gap if near else " ") + document.text[
            int(document.starts[i]) : int(document.ends[i])
        ]
    return found.strip()


def _content(told: Story, row: int) -> Iterator[tuple[int, str]]:
    """The content words of a passage: their place, and the lemma or number."""
    passage, document = told.passages[row], told.documents[int(told.owner[row])]
    for i in range(passage.first, passage.last):
        lexeme = document.lexemes[i]
        if key := term(lexeme) or (lexeme if lexeme[:1].isdigit() else ""):
            yield i, key


def figure_items(told: Story) -> Iterator[Item]:
    """Figures: every place of each.

    Of some it cannot be told whether a text lacks them: of a small count, where the text has the
    same number of something else (“three of the crew” may be “three firefighters”); of a date,
    where the text may tell it in another way (`dates.py`).
    """
    for group in figured(told.figures):
        places: dict[str, list[Span]] = {}
        for d, figure in group.places:
            places.setdefault(_id(told, d), []).append(figure.span)
        d, first = group.places[0]
        yield Item(
            "figure",
            _written(told.documents[d], first),
            {article: tuple(spans) for article, spans in places.items()},
            frozenset(_otherwise(told, first)) - places.keys(),
        )


def _otherwise(told: Story, figure: Figure) -> Iterator[str]:
    """The articles that may tell a figure in another way."""
    for d, inside in enumerate(told.figures):
        if figure.kind == "date":
            found = otherwise_told(told.documents[d], figure)
        else:
            alike = (f for f in inside if not f.telling and f.value == figure.value)
            found = not figure.telling and any(alike)
        if found:
            yield _id(told, d)


def _written(document: Document, figure: Figure) -> str:
    """A figure as it is written, up to the last word of its unit, at most `LABEL` words."""
    first = int(np.searchsorted(document.starts, figure.span.start))
    last = int(np.searchsorted(document.ends, figure.span.end, side="right"))
    words = document.lexemes[last : first + LABEL]
    inside = [k for k, word in enumerate(words, 1) if term(word) in figure.unit]
    after = inside[min(len(figure.unit), len(inside)) - 1] if inside else 0
    return _joined(document, range(first, min(last + after, first + LABEL)))


def quotation_items(told: Story, found: Sequence[Quote]) -> Iterator[Item]:
    """Quotations: found where a text uses them, in marks or reported; unsure where it is `told`."""
    for quote in found:
        places = {_id(told, u.document): u.spans for u in quote.uses if u.how in USED}
        unsure = frozenset(_id(told, u.document) for u in quote.uses if u.how == "told")
        text = told.documents[quote.fullest.document]
        yield Item("quotation", _joined(text, quote.fullest.places[:LABEL]), places, unsure)


def actor_items(mentions: Iterable[Mention]) -> Iterator[Item]:
    """Whatever is mentioned, by label: actors, say, that another room has found."""
    found: dict[str, dict[str, list[Span]]] = {}
    for label, article, span in sorted(mentions):
        found.setdefault(label, {}).setdefault(article, []).append(span)
    for label, places in found.items():
        yield Item("actor", label, {a: tuple(spans) for a, spans in places.items()})
