"""Passages: the told sentences of a text, long ones cut into clauses. The unit that is aligned.

Clauses are found by marks and joining words, without a parse; the passages of a sentence tile it.
Who is said to have said a quotation (“, said Chief Officer Ada Brook”) is a passage of its own
that carries no fact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from analysis.article import TOLD, Span
from analysis.document import OWN, Document, Sentence

LONG = 14  # words; a sentence of more is cut where it can be
LEAST = 5  # words of a clause
ATTRIBUTION = 16  # words beside a quotation that name its speaker, at most

# Between two words: a mark that parts clauses, with white space, so that 21:40 stays whole …
_MARK = re.compile(r"[;:,]\S*\s|[–—]|\s-\s")
_STRONG = re.compile(r"[;:]\S*\s|[–—]|\s-\s")  # … alone where it is strong; a comma before these
_JOINING = frozenset(
    """and but or while when after before because although though since so yet whereas until unless
    if saying adding""".split()
)
_ALONE = frozenset("but while because although though after before whereas until".split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a clause of one: words `first` to `last` (exclusive) of its document.

    `article` and `outlet` are ids; `sentence` the number of the sentence; `own`: most of its words
    are the outlet's own; `attribution`: it only says who is quoted.
    """

    article: str
    outlet: str
    sentence: int
    span: Span
    first: int
    last: int
    own: bool = True
    attribution: bool = False


def passages(document: Document, long: int = LONG) -> tuple[Passage, ...]:
    """The passages of a document's told zones, in order, disjoint, with every told word in one.

    `long`: sentences of more words are cut into clauses.
    """
    return tuple(
        passage
        for sentence in document.sentences
        if sentence.zone in TOLD and sentence.last > sentence.first
        for passage in _cut(document, sentence, long)
    )


def sentences(document: Document) -> tuple[Passage, ...]:
    """The told sentences, uncut."""
    return tuple(
        _passage(document, s.i, s.first, s.last)
        for s in document.sentences
        if s.zone in TOLD and s.last > s.first
    )


def entire(document: Document) -> Passage:
    """A document as one passage, however many sentences it has: a statement to be looked for."""
    return _passage(document, 0, 0, len(document.starts))


def _cut(document: Document, sentence: Sentence, long: int) -> Iterator[Passage]:
    """Attributions apart, and the rest in clauses where it is long."""
    for first, last, attribution in _runs(document, sentence):
        if attribution:
            yield replace(_passage(document, sentence.i, first, last), attribution=True)
            continue
        edges = [first, *(_cuts(document, first, last) if last - first > long else []), last]
        for a, b in pairwise(edges):
            yield _passage(document, sentence.i, a, b)


def _passage(document: Document, sentence: int, first: int, last: int) -> Passage:
    own = int(np.count_nonzero(document.voice[first:last] == OWN))
    return Passage(
        document.article.id, document.article.outlet, sentence,
        Span(int(document.starts[first]), int(document.ends[last - 1])),
        first, last, 2 * own >= last - first,
    )  # fmt: skip


def _runs(document: Document, sentence: Sentence) -> list[tuple[int, int, bool]]:
    """A sentence parted where an attribution begins or ends: first, last, whether it is one.

    An attribution is a run of at most `ATTRIBUTION` own words beside at least `LEAST` quoted ones,
    in which the say-verb of these stands.
    """
    voice = document.voice[sentence.first : sentence.last]
    edges = [0, *(np.flatnonzero(np.diff(voice)) + 1).tolist(), len(voice)]
    runs = [(sentence.first + a, sentence.first + b) for a, b in pairwise(edges)]
    found: list[tuple[int, int, bool]] = []
    for k, (first, last) in enumerate(runs):
        beside = [runs[j] for j in (k - 1, k + 1) if 0 <= j < len(runs)]
        names = any(_names(document, (first, last), quoted) for quoted in beside)
        if found and not names and not found[-1][2]:
            found[-1] = (found[-1][0], last, False)
        else:
            found.append((first, last, names))
    return found


def _names(document: Document, run: tuple[int, int], quoted: tuple[int, int]) -> bool:
    """Whether a run of own words says who said the quoted ones beside it."""
    quote = int(document.voice[quoted[0]])
    long_enough = quoted[1] - quoted[0] >= LEAST and run[1] - run[0] <= ATTRIBUTION
    if quote == OWN or not long_enough or int(document.voice[run[0]]) != OWN:
        return False
    cue = document.quotations[quote].cue
    start, end = int(document.starts[run[0]]), int(document.ends[run[1] - 1])
    return cue is not None and start <= cue.start < end


def _cuts(document: Document, first: int, last: int) -> list[int]:
    """The words before which a run is cut, at least `LEAST` words apart."""
    found: list[int] = []
    before = first
    for i in range(first + LEAST, last - LEAST + 1):
        if i - before >= LEAST and _joint(document, i):
            found.append(i)
            before = i
    return found


def _joint(document: Document, i: int) -> bool:
    """Whether a clause may begin with word i."""
    gap = document.text[int(document.ends[i - 1]) : int(document.starts[i])]
    word = document.lexemes[i]
    return bool(_STRONG.search(gap) or word in _ALONE or (word in _JOINING and _MARK.search(gap)))
