"""From quoted stretches to quotations: the kind of each, and the speaker by the nearest rule."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.article import TOLD, Span
from analysis.document import Document, Quotation
from analysis.voice.kinds import is_sentence, is_short, is_title, words
from analysis.voice.marks import Stretch, stretches
from analysis.voice.names import candidates
from analysis.voice.people import People
from analysis.voice.speaker import (
    NOBODY,
    Attribution,
    after,
    agent,
    before,
    owned,
    signed,
    so_called,
)
from analysis.voice.tweets import tweet
from analysis.voice.verbs import cues


def attributed(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, with kind and speaker."""
    text = document.text
    body = [z.span for z in document.zones if z.kind == "body"]
    tweets = [made for line in body if (made := tweet(text, line))]
    body = [line for line in body if tweet(text, line) is None]
    found = stretches(text, body, lambda a, b: _says(text, a, b))
    for zone in document.zones:
        if zone.kind in TOLD and zone.kind != "body":
            found += stretches(text, [zone.span], lambda a, b: _says(text, a, b))
    found.sort(key=lambda s: s.span.start)
    read = _Reader(document, found).quotations()
    read += [Quotation(span, "speech", name) for span, name in tweets]
    return tuple(sorted(read, key=lambda q: q.span.start))


_BLANKS = re.compile(r" +")
_SPEAKER_NEXT = re.compile(r"\s+(?:[A-Z]|the |a |an |he\b|she\b|to )|$")


def _says(text: str, start: int, end: int) -> bool:
    """Does a say-verb with its subject stand right at this place?"""
    end = min(end, start + 80)
    for cue in cues(text, start, end)[:1]:
        lead = text[start : cue.span.start].strip(" ,.;—–-")
        if not lead:
            return _SPEAKER_NEXT.match(text, cue.span.end) is not None
        return len(lead.split()) <= 4 and bool(candidates(text, start, cue.span.start))
    return False


class _Place(NamedTuple):
    """A stretch in its surroundings.

    `paragraph`, `sentence`: the numbers of its told line and sentence. `lead`: from the start of
    the sentence, or the end of the quotation before, to the mark. `tail`: from the mark to the
    end of the sentence, or to the next quotation. `bare`: no word stands in the lead.
    """

    stretch: Stretch
    paragraph: int
    sentence: int
    lead: Span
    tail: Span
    bare: bool


class _Last(NamedTuple):
    """The last speech: where it stood, and whose it was."""

    place: _Place
    speaker: str | None


class _Reader:
    """One pass over the stretches of a text, remembering who spoke last."""

    def __init__(self, document: Document, found: Sequence[Stretch]) -> None:
        self.text = document.text
        self.zones = [z for z in document.zones if z.kind in TOLD]
        self.found = found
        self.names = People(self.text, [z.span for z in self.zones], [s.outer for s in found])
        self.sentences = [s.span for s in document.sentences if s.zone in TOLD]
        self.sentence_starts = [s.start for s in self.sentences]
        self.zone_starts = [z.span.start for z in self.zones]
        self.last: _Last | None = None

    def quotations(self) -> list[Quotation]:
        """Each stretch as a quotation."""
        return [self._quotation(i, self._place(i)) for i in range(len(self.found))]

    def _place(self, i: int) -> _Place:
        stretch = self.found[i]
        start, end = stretch.outer.start, stretch.outer.end
        paragraph = _at(self.zone_starts, start)
        low, high = self.zones[paragraph].span.start, self.zones[paragraph].span.end
        if i:
            low = max(low, self.found[i - 1].outer.end)
        if i + 1 < len(self.found):
            high = min(high, self.found[i + 1].outer.start)
        sentence = _at(self.sentence_starts, start)
        lead = Span(min(max(low, self.sentences[sentence].start), start), start)
        tail = Span(end, max(end, min(high, self._sentence_end(end))))
        return _Place(stretch, paragraph, sentence, lead, tail, not words(lead.of(self.text)))

    def _sentence_end(self, place: int) -> int:
        """The end of the sentence that holds a place, or of the next where it ends there."""
        k = _at(self.sentence_starts, place)
        if self.sentences[k].end <= place and k + 1 < len(self.sentences):
            k += 1
        return self.sentences[k].end

    def _quotation(self, i: int, place: _Place) -> Quotation:
        span = place.stretch.span
        if not place.stretch.continues and is_title(self.text, span, place.lead):
            return Quotation(span, "title")
        own = NOBODY if place.stretch.continues else self._own(i, place)
        inherits = self._inherits(place, own)
        nobody = own is NOBODY or so_called(own, self.text, place.stretch.outer.start)
        if nobody and not inherits and is_short(span.of(self.text)):
            return Quotation(span, "scare")
        speaker = own.speaker
        if speaker is None and inherits and self.last is not None:
            speaker = self.last.speaker
        self.last = _Last(place, speaker)
        self.names.spoke(place.stretch.outer.end, speaker)
        if own.cue is None:
            return Quotation(span, "speech", speaker)
        return Quotation(span, "speech", speaker, own.cue.verb, own.cue.span)

    def _inherits(self, place: _Place, own: Attribution) -> bool:
        """Does the last speaker go on? In one sentence; or with whole sentences, or with "he
        added", in the same or the next paragraph of the body.
        """
        last = self.last
        if place.stretch.continues:
            return True
        if last is None or last.speaker is None or own.settled or not self._near(last.place, place):
            return False
        if last.place.sentence == place.sentence and last.place.paragraph == place.paragraph:
            return True
        return own.cue is not None or (place.bare and is_sentence(place.stretch.span.of(self.text)))

    def _near(self, before: _Place, place: _Place) -> bool:
        if before.paragraph == place.paragraph:
            return True
        kinds = self.zones[before.paragraph].kind, self.zones[place.paragraph].kind
        return before.paragraph + 1 == place.paragraph and kinds == ("body", "body")

    def _own(self, i: int, place: _Place) -> Attribution:
        """The attribution by a cue of its own: before, after, or in the sentence before it."""
        possessor = owned(self.text, place.lead, place.tail, self.names)
        if possessor is not NOBODY:
            return possessor
        if not place.bare:
            ahead = before(self.text, place.lead.start, place.lead.end, self.names)
            ahead = agent(self.text, place.tail, self.names, ahead)
            if ahead is not NOBODY and not self._remote(place, ahead):
                return ahead
        if place.bare and (signature := signed(self.text, place.stretch.outer.end, self.names)):
            return Attribution(signature, None)
        behind = after(self.text, place.tail, self.names, place.stretch.span)
        if not place.bare:
            return behind if behind.speaker or ahead.speaker is None else ahead
        if behind is not NOBODY:
            return behind
        announced = self._announced(i, place)
        return self._shown(place) if announced is NOBODY else announced

    def _shown(self, place: _Place) -> Attribution:
        """“It was cold.” Ada Poe stood in the queue: a new person right behind whole sentences."""
        quoted = place.stretch.span.of(self.text)
        opens = place.lead.start == self.zones[place.paragraph].span.start
        if not opens or not quoted.endswith((".", "!", "?")) or not is_sentence(quoted):
            return NOBODY
        behind = _BLANKS.match(self.text, place.tail.start)
        name = self.names.stands_at(behind.end() if behind else place.tail.start)
        return Attribution(name, None) if name else NOBODY

    def _remote(self, place: _Place, ahead: Attribution) -> bool:
        """Is a cue far before a quotation that ends in a comma, before a cue of its own?"""
        if ahead.cue is None or not place.stretch.span.of(self.text).endswith(","):
            return False
        return len(words(self.text[ahead.cue.span.end : place.lead.end])) > 4

    def _announced(self, i: int, place: _Place) -> Attribution:
        """The cue of the sentence before, which announces a quotation that is a sentence."""
        k = place.sentence - 1
        if k < 0 or (i and self.sentences[k].start < self.found[i - 1].outer.end):
            return NOBODY
        sentence = self.sentences[k]
        paragraph = self.zones[place.paragraph]
        if sentence.end <= paragraph.span.start and not self._leads_on(sentence, paragraph.kind):
            return NOBODY
        return before(self.text, sentence.start, sentence.end, self.names)

    def _leads_on(self, sentence: Span, kind: str) -> bool:
        """Does a sentence at a paragraph's end announce what the next one quotes?"""
        return kind == "body" and sentence.of(self.text).endswith(":")


def _at(starts: Sequence[int], place: int) -> int:
    """The number of the last start at or before a place; 0 before the first."""
    return max(0, bisect_right(starts, place) - 1)
