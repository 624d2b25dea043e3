"""Tone toward an actor: a rule over the words that concern one mention, which it shows.

Every charged word of the mention's sentence counts for or against it by its class in the list
`toward` (for who does it, or to whom it is done), weighed by how near it stands to the mention:
by grammar where there is a parse, by distance in the clause where there is none. Whose words they
are is not asked here: the caller knows the voice of the mention.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.article import TOLD, Span
from analysis.document import Document, Sentence
from analysis.parse import Parse
from analysis.toward.charge import Charge, Reading, reading
from analysis.toward.paths import by_grammar
from analysis.toward.weighed import Weighed
from analysis.toward.window import by_distance

__all__ = ["Toward", "score", "toward", "weighed"]

# From which sum on a mention is said to be spoken well or ill of: just above what the weak classes
# count, so that no such word decides alone. Chosen on the training part of NewsMTSC (macro-F1 .617
# on 2,500 rows of it, .610 without the parse).
GOOD, ILL = 0.22, -0.2
WEAK, TIP = ("doubtful", "warm"), 0.19  # classes that may tip the balance, and how much at most
LEAST = 0.2  # of what the strongest word counts, for a word to be shown as one that decided
LANGUAGE = "en"
FAR = 80  # words on either side of a mention within which words concern it


class Toward(NamedTuple):
    """Tone toward one mention: −1, 0 or 1, and the words that decided it, none for 0."""

    tone: int
    evidence: tuple[Span, ...]


def toward(document: Document, target: Span, parse: Parse | None = None) -> Toward | None:
    """The tone toward the mention whose label `target` covers.

    The label's own words count. `parse` is the document's. None where nothing can be said: the
    mention stands in no told sentence, holds no word, or the article is said not to be English.
    """
    found = weighed(document, target, parse)
    if found is None:
        return None
    total = score(found)
    tone = (total >= GOOD) - (total <= ILL)
    return Toward(tone, tuple(_span(document, charge) for charge in _deciding(found, tone)))


def _deciding(found: Sequence[Weighed], tone: int) -> list[Charge]:
    """The words that speak for a tone, but for those that hardly count."""
    most = max((w.value * tone for w in found), default=0.0)
    return [w.charge for w in found if w.value * tone > 0 and w.value * tone >= most * LEAST]


def weighed(
    document: Document, target: Span, parse: Parse | None = None
) -> tuple[Weighed, ...] | None:
    """The charged words of a mention's sentence with what each counts; None as in `toward`."""
    sentence = document.sentence_at(target.start)
    if sentence is None or sentence.zone not in TOLD or not _is_scored(document):
        return None
    inside = _words(document, sentence, target)
    if not inside:
        return None
    read = _around(reading(document.whole, sentence, parse), inside)
    if parse is None:
        return tuple(by_distance(document, inside, read))
    return tuple(by_grammar(parse, inside, read, document.lexemes))


def _around(read: Reading, inside: range) -> Reading:
    """What is charged no more than `FAR` words away, so that endless sentences cost little."""
    first = bisect_left(read.charges, inside.start - FAR, key=lambda c: c.word)
    last = bisect_left(read.charges, inside.stop + FAR, key=lambda c: c.word)
    return read._replace(charges=read.charges[first:last])


def score(found: Iterable[Weighed]) -> float:
    """The sum of what the charged words count, the weak ones together no more than one of them.

    Below 0 it speaks against the mention.
    """
    strong = weak = 0.0
    for each in found:
        if each.charge.label in WEAK:
            weak += each.value
        else:
            strong += each.value
    return strong + min(max(weak, -TIP), TIP)


def _is_scored(document: Document) -> bool:
    language = document.article.language
    return language is None or language.lower().startswith(LANGUAGE)


def _words(document: Document, sentence: Sentence, target: Span) -> range:
    """The words of a sentence that lie, in part at least, in a span."""
    first = int(np.searchsorted(document.ends, target.start, side="right"))
    last = int(np.searchsorted(document.starts, target.end))
    return range(max(first, sentence.first), min(last, sentence.last))


def _span(document: Document, charge: Charge) -> Span:
    return Span(int(document.starts[charge.first]), int(document.ends[charge.last - 1]))
