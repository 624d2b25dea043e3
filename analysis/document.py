"""An article cut into sentences and words that know their place.

The words are columns (arrays), so a word list becomes a lookup over lexemes and a voice a mask;
`Word` and `Sentence` are views of them. Cutting takes time linear in the length of the text.
Whose words they are is `voice.py`'s to say; here every word is the outlet's own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.article import TOLD, Article, Span, Zone

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

OWN = -1  # in `Document.voice`: the outlet's own words
VOICES = ("own", "quoted", "all")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand in quotation marks, or should.

    `span` covers the words without their marks. `kind` is `speech` (somebody's words: they count
    as quoted), `title` or `scare` (the outlet's own words all the same). `speaker` is the name as
    the article has it, in full where it gives it in full; None where it cannot be told. `verb` is
    the lemma of the say-verb, `cue` its place.
    """

    span: Span
    kind: str = "speech"
    speaker: str | None = None
    verb: str | None = None
    cue: Span | None = None


class Word(NamedTuple):
    """A word, its place, its lexeme (lower case, straight apostrophe, no possessive)."""

    text: str
    span: Span
    lexeme: str
    speaker: str | None  # None: the outlet's own voice; "" : quoted, speaker unknown


class Sentence(NamedTuple):
    """A sentence: its number, place, zone, and the first and last+1 of its words."""

    i: int
    span: Span
    zone: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Document:
    """An article as columns: W words, S sentences.

    `starts`, `ends`, `sentence_of`, `voice`: arrays (W,). `voice` is `OWN` or the index of a
    quotation. `lexemes`: W strings. `sentences`: S views, in order, which tile the text: between
    them stands nothing but white space.
    """

    article: Article
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    starts: Ints
    ends: Ints
    lexemes: tuple[str, ...]
    sentence_of: Ints
    voice: Ints
    quotations: tuple[Quotation, ...] = ()
    kinds: tuple[str, ...] = TOLD  # the zones whose words count as told …
    only: Mask | None = None  # … and (W,) which of these words alone, where it is not all
    narrowed: "Document | None" = None  # the document that this one is a part of

    @property
    def whole(self) -> "Document":
        """The document with all its zones counted, where this is a part of one."""
        return self.narrowed or self

    @property
    def text(self) -> str:
        """The article's text, to which every span refers."""
        return self.article.text

    @cached_property
    def told(self) -> Mask:
        """(W,) whether a word stands in a headline, a subhead or the body, as far as they count."""
        kinds = np.array([s.zone in self.kinds for s in self.sentences], dtype=bool)
        found: Mask = kinds[self.sentence_of] if len(self.starts) else np.zeros(0, dtype=bool)
        return found if self.only is None else found & self.only

    def heard(self, voice: str) -> Mask:
        """(W,) the words told in one of `VOICES`: the outlet's own, quoted ones, or all.

        The answer is kept, and shared by all who ask: nobody may change it.
        """
        if voice not in VOICES:
            raise ValueError(f"a voice is one of {', '.join(VOICES)}; found {voice!r}")
        if voice == "all":
            return self.told
        return self._own_told if voice == "own" else self._quoted_told

    @cached_property
    def _own_told(self) -> Mask:
        found: Mask = self.told & (self.voice == OWN)
        return found

    @cached_property
    def _quoted_told(self) -> Mask:
        found: Mask = self.told & (self.voice != OWN)
        return found

    def within(self, kinds: tuple[str, ...]) -> "Document":
        """The same document, of which only the words in zones of these kinds count."""
        kept = tuple(kind for kind in kinds if kind in TOLD)
        return replace(self.whole, kinds=kept, narrowed=self.whole)

    def alone(self, words: Mask) -> "Document":
        """The same document, of which only these (W,) of the told words count."""
        return replace(self.whole, only=words, narrowed=self.whole)

    def counts(self, place: Span) -> bool:
        """Whether a place begins where words count."""
        sentence = self.sentence_at(place.start)
        if sentence is None or sentence.zone not in self.kinds or self.only is None:
            return sentence is not None and sentence.zone in self.kinds
        return bool(self.only[sentence.first : sentence.last].any())

    def sentence_at(self, start: int) -> Sentence | None:
        """The sentence in which a character stands, or the last one before it."""
        i = bisect_right(self._begins, start) - 1
        return self.sentences[i] if i >= 0 else None

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def word(self, i: int) -> Word:
        """Word `i` as a value."""
        start, end = int(self.starts[i]), int(self.ends[i])
        speaker = self.speaker_of(int(self.voice[i]))
        return Word(self.text[start:end], Span(start, end), self.lexemes[i], speaker)

    def speaker_of(self, voice: int) -> str | None:
        """Who speaks in a voice (`OWN` or the index of a quotation).

        None: the outlet itself; "": somebody unknown.
        """
        return None if voice == OWN else (self.quotations[voice].speaker or "")

    def words(self) -> Iterator[Word]:
        """Every word in order."""
        return (self.word(i) for i in range(len(self.starts)))

    def with_quotations(self, quotations: tuple[Quotation, ...]) -> "Document":
        """The same document, with the words inside `speech` given to their quotation."""
        voice = np.full(len(self.starts), OWN, dtype=np.int64)
        for i, quotation in enumerate(quotations):
            if quotation.kind == "speech":
                first = np.searchsorted(self.starts, quotation.span.start)
                last = np.searchsorted(self.ends, quotation.span.end, side="right")
                voice[first:last] = i
        return replace(self, quotations=quotations, voice=voice)


# A word: letters and digits with inner apostrophes; a number keeps its inner points and commas.
# Hyphens and white space part words. An address of the web is no word.
_WORD = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+)|"
    r"\d+(?:[.,]\d+)*(?:[^\W\d_]+)?|[^\W_]+(?:['’ʼ][^\W_]+)*"
)


def word_matches(text: str) -> Iterator["re.Match[str]"]:
    """The words of a text, web addresses left out."""
    return (match for match in _WORD.finditer(text) if match["address"] is None)


def lexeme(word: str) -> str:
    """How a word is looked up: lower case, straight apostrophe, no possessive."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    return low[:-2] if low.endswith("'s") and len(low) > 2 else low


def lexemes(text: str) -> tuple[str, ...]:
    """The lexemes of a phrase, cut as a document is cut."""
    return tuple(lexeme(match.group()) for match in word_matches(text))


def _cut(text: str, zone: Zone) -> Iterator[Span]:
    """The sentences of a line; a headline is one, whatever stops it has."""
    return iter([zone.span]) if zone.kind == "headline" else sentence_spans(text, zone.span)


def document(article: Article, zones: tuple[Zone, ...]) -> Document:
    """Cut an article, whose lines have their zones, into sentences and words."""
    text = article.text
    spans = [(span, zone.kind) for zone in zones for span in _cut(text, zone)]
    begin = np.array([span.start for span, _ in spans], dtype=np.int64)
    end = np.array([span.end for span, _ in spans], dtype=np.int64)
    places = [match.span() for match in word_matches(text)] if spans else []
    starts, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T.copy()
    owner = np.searchsorted(begin, starts, side="right") - 1
    inside = (owner >= 0) & (ends <= end[owner]) if spans else np.zeros(0, dtype=bool)
    starts, ends, owner = starts[inside], ends[inside], owner[inside]
    first, last = np.searchsorted(starts, begin), np.searchsorted(ends, end, side="right")
    sentences = tuple(
        Sentence(i, span, kind, int(a), int(b))
        for i, ((span, kind), a, b) in enumerate(zip(spans, first, last, strict=True))
    )
    seen: dict[str, str] = {}
    words = (text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True))
    names = tuple(seen.get(word) or seen.setdefault(word, lexeme(word)) for word in words)
    voice = np.full(len(starts), OWN, dtype=np.int64)
    return Document(article, zones, sentences, starts, ends, names, owner, voice)


# A full stop after one of these seldom ends a sentence.
_ABBREVIATIONS = frozenset(
    """adm amb approx assoc ave bros brig capt cf cmdr co col corp cpl dept det dir dr est etc
    del ex fig fr ft gen gov govt hon inc intl jr lt ltd maj messrs min mr mrs ms mt mx no nos op pg
    pp pres prof pvt rep reps rev sec sen sens sgt sr st supt univ viz vol vs jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun e.g i.e a.m p.m
    u.s u.k u.n e.u""".split()
)
# Of those, the ones that do end a sentence where the next word is a plain capitalised one.
_MAY_END = frozenset("etc inc corp co ltd jr sr a.m p.m u.s u.k u.n e.u".split())
_OPENERS = frozenset(
    """the a an in on at it he she they we i this that these those but and as for if when while
    there his her their its our my after before since however meanwhile some many most what who
    """.split()
)
_MARKS = ".'’‘\"“”(«-"
_STOP = re.compile(
    r"(?P<stop>[.!?…]{1,12})(?P<close>[\"'”’»)\]*_]{0,6})(?P<note>(?:\[\d{1,3}\]){0,3})(?P<gap>\s+|$)"
)
_STARTS = re.compile(r"[\"'“‘«(\[*_¿¡–—-]{0,4}\s?(?:[A-Z0-9]|[^\W\d_a-z])")


def sentence_spans(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one line or paragraph, in linear time, without the white space around."""
    start = _forward(text, span.start, span.end)
    for match in _STOP.finditer(text, span.start, span.end):
        if match.start() < start or not _ends(text, match, span.end):
            continue
        yield Span(start, match.end("note"))
        start = _forward(text, match.end(), span.end)
    end = span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _forward(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, match: "re.Match[str]", limit: int) -> bool:
    """Does this run of stops end a sentence?"""
    after = match.end()
    if after >= limit:
        return True
    if not _STARTS.match(text, after, min(after + 8, limit)):
        return False
    if match.group("stop") != "." or match.group("close"):
        return True
    before = text[max(0, match.start() - 24) : match.start()].split()
    word = before[-1].lower().lstrip(_MARKS) if before else ""
    if len(word) == 1 and word.isalpha():  # an initial: "J. Smith"; but "Plan B. The"
        return _next_word(text, after) in _OPENERS and word != "i"
    if word in _MAY_END:
        return _next_word(text, after) in _OPENERS
    return word not in _ABBREVIATIONS


def _next_word(text: str, start: int) -> str:
    match = _WORD.search(text, start, start + 40)
    return match.group().lower() if match else ""
