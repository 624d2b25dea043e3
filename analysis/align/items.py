"""The rows of the coverage matrix, from a story: its facts, its figures, its quotations."""

import re
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
_OPENING = frozenset("and but or nor so yet while whereas because although though that".split())


class Mention(NamedTuple):
    """A place of an article where something is named, and what it is called in the matrix."""

    label: str
    article: str
    span: Span


def fact_items(told: Story, found: Sequence[Fact]) -> Iterator[Item]:
    """Facts: found where a text carries them, at the passage that comes nearest.

    Passages that have nothing but names in common tell no fact.
    """
    for fact in saying(told, found):
        states = [fact.state(d) for d in range(len(told.documents))]
        places = {
            _id(told, d): (told.passages[fact.nearest[d]].span,)
            for d, state in enumerate(states)
            if state == "found"
        }
        unsure = frozenset(_id(told, d) for d, state in enumerate(states) if state == "unsure")
        yield Item("fact", _fact_label(told, fact), places, unsure)


def saying(told: Story, found: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts whose passages have more than names in common."""
    written = _written_small(told)
    return tuple(fact for fact in found if _says(told, fact, written))


def _id(told: Story, document: int) -> str:
    return told.documents[document].article.id


def _fact_label(told: Story, fact: Fact) -> str:
    """The first words of the shortest passage as they are printed, and “…” where it goes on."""
    row = min(fact.rows, key=lambda r: told.passages[r].last - told.passages[r].first)
    passage, document = told.passages[row], told.documents[int(told.owner[row])]
    first = passage.first
    while first < passage.last - 1 and document.lexemes[first] in _OPENING:
        first += 1
    last = min(first + LABEL, passage.last)
    printed = document.text[int(document.starts[first]) : int(document.ends[last - 1])]
    words = " ".join(word for word in printed.split() if any(c.isalnum() for c in word))
    short = _short(words)
    return short + "…" * (last < passage.last or short != words)


_PIECE = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


def _short(label: str) -> str:
    """At most `LABEL` words also for whoever counts "64,000" as two."""
    pieces = list(_PIECE.finditer(label))
    return label if len(pieces) <= LABEL else label[: pieces[LABEL - 1].end()]


def _says(told: Story, fact: Fact, written: frozenset[str]) -> bool:
    """Whether two texts share a content word of a fact that is no name and part of none."""
    held: dict[int, set[str]] = {}
    for row in fact.rows:
        held.setdefault(int(told.owner[row]), set()).update(_plain(told, row, written))
    spread = Counter(key for words in held.values() for key in words)
    return any(n > 1 for n in spread.values())


def _plain(told: Story, row: int, written: frozenset[str]) -> set[str]:
    """The lemmas of a passage's content words that are written small, there or, where each word
    or the first has a capital, elsewhere in the story.
    """
    passage, document = told.passages[row], told.documents[int(told.owner[row])]
    sentence = document.sentences[passage.sentence]
    found = set()
    for i in range(passage.first, passage.last):
        free = sentence.zone == "headline" or i == sentence.first
        small = document.text[int(document.starts[i])].islower()
        if (small or (free and document.lexemes[i] in written)) and (
            key := term(document.lexemes[i])
        ):
            found.add(key)
    return found


def _written_small(told: Story) -> frozenset[str]:
    """The words that stand somewhere in a story without a capital."""
    return frozenset(
        document.lexemes[i]
        for document in told.documents
        for i, start in enumerate(document.starts.tolist())
        if document.text[start].islower()
    )


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
    return _short(_joined(document, range(first, min(last + after, first + LABEL))))


def quotation_items(told: Story, found: Sequence[Quote]) -> Iterator[Item]:
    """Quotations: found where a text uses them, in marks or reported; unsure where it is `told`."""
    for quote in found:
        places = {_id(told, u.document): u.spans for u in quote.uses if u.how in USED}
        unsure = frozenset(_id(told, u.document) for u in quote.uses if u.how == "told")
        text = told.documents[quote.fullest.document]
        first = _short(_joined(text, quote.fullest.places[:LABEL]))
        yield Item("quotation", first, places, unsure)


def actor_items(mentions: Iterable[Mention]) -> Iterator[Item]:
    """Whatever is mentioned, by label: actors, say, that another room has found."""
    found: dict[str, dict[str, list[Span]]] = {}
    for label, article, span in sorted(mentions):
        found.setdefault(label, {}).setdefault(article, []).append(span)
    for label, places in found.items():
        yield Item("actor", label, {a: tuple(spans) for a, spans in places.items()})
