"""The quotation matrix: a sentence that somebody is quoted with, and what each text made of it.

*Whole*: it stands in marks with (nearly) all its words. *Cut*: in marks, in part; the words that
are missing are shown where they stand in the fullest wording. *Paraphrased*: reported without
marks, beside the speaker's name or a say-verb. *Told*: the text says the same in its own voice and
names nobody. *Dropped*: none of these was found, which is said of what was looked for: a paraphrase
in wholly other words goes unseen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.align.difference import differing, shared, spans
from analysis.align.stories import Story
from analysis.article import Span
from analysis.document import OWN, Document, Quotation, Sentence
from analysis.voice.verbs import cues

FEWEST = 4  # words of a quotation that is looked for
RUN = 4  # words in a row that two quotations of one sentence share …
HELD = 400  # quoted sentences that have them, at most: what more have is a formula
SHARED = 0.6  # … and so much of the shorter one
WHOLE = 0.95  # of the words of the fullest wording

NAMED = 0.2  # likeness of a report that names the speaker …
SAID = 0.4  # … and of one that does not
NEAR = 5  # words between a weak say-verb and the name of the speaker
_APART = re.compile(r"\s*(?:[,.;]|that\b)")

Links = dict[int, list[tuple[int, float]]]

USES = ("whole", "cut", "paraphrased", "told", "dropped")
USED = USES[:3]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted sentence: the words `places` of a document, in order, in marks.

    An attribution may stand between them. `speaker` and `verb` as `Quotation` has them; the verb of
    a sentence without one is that of the same speaker's sentence before it in the paragraph.
    """

    document: int
    places: tuple[int, ...]
    words: tuple[str, ...]
    speaker: str | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What one document made of a quotation: `how` is one of `USES`.

    `spans`: the words in marks, or the passage that reports them. `cut`: the words of the fullest
    wording, in its document, that are not in marks here. `changed`: words in marks here that are
    not in the fullest wording.
    """

    document: int
    how: str
    spans: tuple[Span, ...] = ()
    speaker: str | None = None
    verb: str | None = None
    cut: tuple[Span, ...] = ()
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation across the texts of a story: its fullest wording, and one use a document."""

    fullest: Quoted
    uses: tuple[Use, ...]

    @property
    def verbs(self) -> tuple[str, ...]:
        """The different say-verbs with which the one sentence is introduced, in order."""
        return tuple(dict.fromkeys(use.verb for use in self.uses if use.verb))


def quote_matrix(told: Story) -> tuple[Quote, ...]:
    """Every quoted sentence that at least two texts use, in marks or reported, in order."""
    sentences = [q for d, document in enumerate(told.documents) for q in quoted(d, document)]
    links = _links(told)
    found = (_quote(told, links, [sentences[i] for i in group]) for group in _groups(sentences))
    return tuple(quote for quote in found if quote)


def quoted(number: int, document: Document) -> Iterator[Quoted]:
    """The quoted sentences of a document, of `FEWEST` words or more."""
    parts: dict[tuple[int, str], list[int]] = {}
    for i in np.flatnonzero(document.heard("quoted")).tolist():
        quotation = document.quotations[int(document.voice[i])]
        key = (int(document.sentence_of[i]), quotation.speaker or "")
        parts.setdefault(key, []).append(i)
    verbs = _verbs(document)
    for places in parts.values():
        pieces = list(dict.fromkeys(int(document.voice[i]) for i in places))
        verb = next((verbs[q] for q in pieces if verbs[q]), None)
        if len(places) >= FEWEST:
            yield Quoted(
                number, tuple(places), tuple(document.lexemes[i] for i in places),
                document.quotations[pieces[0]].speaker, verb,
            )  # fmt: skip


def _verbs(document: Document) -> list[str | None]:
    """The say-verb of every quotation, or of the same speaker's before it in the paragraph."""
    found: list[str | None] = []
    for i, quotation in enumerate(document.quotations):
        before = document.quotations[i - 1] if i else None
        follows = (
            quotation.verb is None and before is not None and before.speaker is not None
            and before.speaker == quotation.speaker and _together(document, before, quotation)
        )  # fmt: skip
        found.append(found[-1] if follows else quotation.verb)
    return found


def _together(document: Document, a: Quotation, b: Quotation) -> bool:
    return "\n" not in document.text[a.span.end : b.span.start]


def _groups(sentences: Sequence[Quoted]) -> list[list[int]]:
    """The quoted sentences that are one, directly or through others, by their first."""
    root = list(range(len(sentences)))
    for a, b in sorted(_candidates(sentences)):
        if _one(sentences[a].words, sentences[b].words):
            a, b = _root(root, a), _root(root, b)
            root[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for i in range(len(sentences)):
        groups.setdefault(_root(root, i), []).append(i)
    return list(groups.values())


def _root(root: list[int], i: int) -> int:
    while root[i] != i:
        i = root[i]
    return i


def _candidates(sentences: Sequence[Quoted]) -> set[tuple[int, int]]:
    """Pairs of different documents that share `RUN` words in a row."""
    index: dict[tuple[str, ...], list[int]] = {}
    for i, sentence in enumerate(sentences):
        for k in range(len(sentence.words) - RUN + 1):
            index.setdefault(sentence.words[k : k + RUN], []).append(i)
    return {
        (a, b)
        for holders in index.values()
        if len(holders) <= HELD
        for a in holders
        for b in holders
        if a < b and sentences[a].document != sentences[b].document
    }


def _one(a: Sequence[str], b: Sequence[str]) -> bool:
    return shared(a, b) >= SHARED * min(len(a), len(b))


def _quote(told: Story, links: Links, group: Sequence[Quoted]) -> Quote | None:
    """A quotation, where at least two texts use it."""
    fullest = max(group, key=lambda q: (len(q.words), -q.document, -q.places[0]))
    uses: dict[int, Use] = {}
    for each in sorted(group, key=lambda q: -shared(q.words, fullest.words)):
        if each.document not in uses:
            uses[each.document] = _in_marks(told, each, fullest)
    for document, (row, likeness) in _reports(told, links, fullest).items():
        if document not in uses and likeness >= NAMED:
            uses[document] = _report(told, fullest, row, likeness)
    if sum(use.how in USED for use in uses.values()) < 2:
        return None
    every = range(len(told.documents))
    return Quote(fullest, tuple(uses.get(d) or Use(d, "dropped") for d in every))


def _in_marks(told: Story, here: Quoted, fullest: Quoted) -> Use:
    lost, new = differing(fullest.words, here.words)
    kept = len(fullest.words) - len(lost)
    return Use(
        here.document,
        "whole" if kept >= WHOLE * len(fullest.words) else "cut",
        spans(told.documents[here.document], here.places),
        here.speaker,
        here.verb,
        spans(told.documents[fullest.document], (fullest.places[i] for i in lost)),
        spans(told.documents[here.document], (here.places[i] for i in new)),
    )


def _links(told: Story) -> Links:
    """Passage → the passages in a text's own voice that it resembles, and how much."""
    found: Links = {}
    for edge in told.links:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            if told.passages[other].own:
                found.setdefault(one, []).append((other, edge.value))
    return found


def _reports(told: Story, links: Links, fullest: Quoted) -> dict[int, tuple[int, float]]:
    """Document → its passage that comes nearest to a quoted sentence, and how near it comes.

    A long sentence is several passages: the likeness is their mean, by words.
    """
    inside = set(fullest.places)
    rows = [
        (row, len(inside & set(range(passage.first, passage.last))))
        for row in told.rows(fullest.document).tolist()
        if not (passage := told.passages[row]).attribution
    ]
    total = sum(words for _, words in rows)
    near: dict[int, dict[int, float]] = {}
    for row, words in rows:
        for other, value in links.get(row, ()) if words else ():
            per = near.setdefault(int(told.owner[other]), {})
            per[other] = per.get(other, 0.0) + words * value / total
    return {d: max(per.items(), key=lambda item: (item[1], -item[0])) for d, per in near.items()}


def _report(told: Story, fullest: Quoted, row: int, likeness: float) -> Use:
    """What a passage in a text's own voice is to a quotation that it resembles so much."""
    passage, document = told.passages[row], int(told.owner[row])
    text = told.documents[document]
    sentence = text.sentences[passage.sentence]
    words = set(text.lexemes[sentence.first : sentence.last])
    surname = (fullest.speaker or "").lower().split()[-1:]
    named = bool(surname) and surname[0] in words
    verb = _verb(text, sentence, surname[0] if surname else "")
    if likeness < (NAMED if named else SAID):
        return Use(document, "dropped")
    how = "paraphrased" if named or verb else "told"
    return Use(document, how, (passage.span,), fullest.speaker if named else None, verb)


def _verb(document: Document, sentence: Sentence, surname: str) -> str | None:
    """The first say-verb of a sentence in the outlet's own words; strong ones before weak ones.

    A weak one counts where the name is near or a capitalised word stands before it and a mark
    after it (“, City Hall maintained,”).
    """
    found = cues(document.text, sentence.span.start, sentence.span.end)
    for cue in sorted(found, key=lambda each: (each.weak, each.span.start)):
        place = int(np.searchsorted(document.starts, cue.span.start))
        if place >= len(document.voice) or document.voice[place] != OWN:
            continue
        near = document.lexemes[max(place - NEAR, sentence.first) : place + NEAR + 1]
        before = document.text[int(document.starts[place - 1])] if place > sentence.first else ""
        apart = before.isupper() and _APART.match(document.text, cue.span.end)
        if not cue.weak or apart or (surname and surname in near):
            return cue.verb
    return None
