"""Cues and quotations made one: each quotation belongs to the cue that gives it to somebody."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.article import TOLD, Span
from analysis.attributions.attribution import NONE, Attribution, Found, runs, span
from analysis.attributions.sifting import asserted, trimmed
from analysis.attributions.who import UNKNOWN, Sources, Who
from analysis.document import OWN, Document, Ints, Quotation
from analysis.voice.names import Candidate, candidates
from analysis.voice.people import People

_SELF = frozenset("i we you he she it they this that".split())
# Of cues in quoted words these alone are followed.
_PLAIN = frozenset(
    "say tell write claim argue warn announce promise report according to".split()
) | {"according to"}
FEWEST = 2  # words that are reported; one is a name or a number beside a verb …
FEWEST_OF_NOBODY = 6  # … and where no source is told, so few are a phrase ("called off Thursday")
_BESIDE = 120  # characters between a cue and the phrase of its source


class _Part(NamedTuple):
    """An attribution while it is being made: what was found, and the quotations it holds."""

    found: Found
    quotations: tuple[Quotation, ...] = ()

    def holding(self, quotation: Quotation, words: Iterable[int]) -> "_Part":
        """The same with one quotation more."""
        inside = set(words)
        alone = self.found.bare and not inside.intersection(self.found.content)
        content = tuple(
            sorted(inside if alone and not self.quotations else inside.union(self.found.content))
        )
        return _Part(self.found._replace(content=content), (*self.quotations, quotation))


def joined(document: Document, found: Iterable[Found]) -> tuple[Attribution, ...]:
    """The attributions of a document: its cues and its quotations, in the order of their words."""
    cues = [trimmed(document, made) for made in found if _reports(document, made)]
    parts = [part for part in _with_quotations(document, cues) if _tells(document, part)]
    parts.sort(key=lambda part: (part.found.content[0], -len(part.found.content)))
    quoted = [q.span for q in document.quotations]
    told = [zone.span for zone in document.zones if zone.kind in TOLD]
    sources = Sources(document, People(document.text, told, quoted))
    above = _nesting(document, [part.found for part in parts])
    return tuple(
        _attribution(document, part, sources, up) for part, up in zip(parts, above, strict=True)
    )


def _tells(document: Document, part: _Part) -> bool:
    """Whether something is said to be said: a quotation, or words enough that are reported."""
    least = FEWEST if part.found.head != NONE else FEWEST_OF_NOBODY
    if part.quotations:
        return True
    return len(part.found.content) >= least and asserted(document, part.found)


def _reports(document: Document, found: Found) -> bool:
    """Whether a cue is the outlet's own, or, in quoted words, names somebody and is plain."""
    if found.cue is None or document.voice[found.cue[0]] == OWN:
        return True
    if found.head == NONE or found.verb not in _PLAIN:
        return False
    return document.text[document.starts[found.head]].isupper() and (
        document.lexemes[found.head] not in _SELF
    )


def _words(document: Document, place: Span) -> range:
    first = int(np.searchsorted(document.starts, place.start))
    return range(first, int(np.searchsorted(document.ends, place.end, side="right")))


def _with_quotations(document: Document, cues: Sequence[Found]) -> list[_Part]:
    """The cues with the quotations that are theirs, and the quotations without a cue."""
    parts = [_Part(found) for found in cues]
    by_cue = {found.cue[0]: k for k, found in enumerate(cues) if found.cue}
    holder = _holders(document, cues)
    lines = [zone.span.start for zone in document.zones]
    last, line = NONE, NONE  # the part and the line of the quotation before
    for quotation in document.quotations:
        words = _words(document, quotation.span)
        if quotation.kind != "speech" or not words:
            continue
        here = bisect_right(lines, quotation.span.start)
        k = _owner(document, quotation, words, by_cue, holder, cues)
        if k == NONE and here == line and _goes_on(parts[last], quotation):
            k = last
        if k == NONE:
            k = len(parts)
            parts.append(_Part(_alone(document, quotation, words), (quotation,)))
        else:
            parts[k] = parts[k].holding(quotation, words)
        last, line = k, here
    return _apart(parts)


def _apart(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, none of which reaches into a quotation of another that it does not introduce."""
    words = max((part.found.content[-1] for part in parts), default=0) + 1
    owner = np.full(words, NONE, dtype=np.int64)
    for k, part in enumerate(parts):
        if part.quotations:
            owner[list(part.found.content)] = k
    return [kept for k, part in enumerate(parts) if (kept := _within_own(parts, owner, k, part))]


def _within_own(parts: Sequence[_Part], owner: Ints, k: int, part: _Part) -> _Part | None:
    """A part without the words of quotations whose cue stands outside of it."""
    content = part.found.content
    others = set(owner[list(content)].tolist()) - {NONE, k}
    inside = frozenset(content)
    alien = {j for j in others if (cue := parts[j].found.cue) and cue[0] not in inside}
    if not alien or part.quotations:
        return part
    kept = tuple(i for i in content if int(owner[i]) not in alien)
    return part._replace(found=part.found._replace(content=kept)) if kept else None


def _holders(document: Document, found: Sequence[Found]) -> Ints:
    """(W,) the number of the shortest content that a word stands in, or `NONE`."""
    holder = np.full(len(document.starts), NONE, dtype=np.int64)
    for k in sorted(range(len(found)), key=lambda k: -len(found[k].content)):
        holder[list(found[k].content)] = k
    return holder


def _owner(
    document: Document,
    quotation: Quotation,
    words: range,
    by_cue: dict[int, int],
    holder: Ints,
    cues: Sequence[Found],
) -> int:
    """The number of the cue that a quotation belongs to: its own, or the one that holds it."""
    if quotation.cue is not None:
        first = _words(document, quotation.cue)
        return by_cue.get(first.start, NONE) if first else NONE
    k, count = Counter(holder[words.start : words.stop].tolist()).most_common(1)[0]
    if k == NONE or 2 * count < len(words):
        return NONE
    cue = cues[k].cue
    return NONE if cue and cue[0] in words else k


def _goes_on(part: _Part, quotation: Quotation) -> bool:
    """Whether a quotation without a cue goes on with the one before in the same line."""
    if quotation.cue is not None or not part.quotations:
        return False
    return quotation.speaker in (None, part.quotations[-1].speaker)


def _alone(document: Document, quotation: Quotation, words: range) -> Found:
    """A quotation by itself, with the phrase that stands for its speaker."""
    cue = _words(document, quotation.cue) if quotation.cue else None
    phrase = _phrase(document, quotation)
    source = _words(document, phrase.span) if phrase else None
    ends = (source.start, source.stop) if source else None
    head = source.stop - 1 if source else NONE
    place = (cue.start, cue.stop) if cue else None
    lead = _lead(document, cue, words) if cue else range(0)
    return Found((*lead, *words), ends, head, place, quotation.verb)


def _lead(document: Document, cue: range, words: range) -> range:
    """What stands between a cue's "that" and the quoted words of the same sentence."""
    if cue.stop > words.start or (
        document.sentence_of[cue.start] != document.sentence_of[words.start]
    ):
        return range(0)
    for i in range(cue.stop, words.start):
        if document.lexemes[i] == "that" and (document.voice[i : words.start] == OWN).all():
            return range(i, words.start)
    return range(0)


def _phrase(document: Document, quotation: Quotation) -> Candidate | None:
    """The phrase nearest to the cue, or to the quotation, that can stand for its speaker."""
    if quotation.speaker is None:
        return None
    place = quotation.cue or quotation.span
    start, end = place.start, place.end
    sentence = document.sentence_at(start)
    low = max(sentence.span.start if sentence else 0, start - _BESIDE)
    near = candidates(document.text, low, start) + candidates(document.text, end, end + _BESIDE)
    names = {name.split()[-1] for name in quotation.speaker.split(" and ") if name}
    fitting = [c for c in near if c.kind == "pronoun" or c.text.split()[-1] in names]
    fitting = [c for c in fitting if c.text.lower() not in _SELF]
    return min(fitting, key=lambda c: max(start - c.span.end, c.span.start - end), default=None)


def _nesting(document: Document, found: Sequence[Found]) -> list[int | None]:
    """For each attribution the number of the shortest content in which its cue stands."""
    holder = _holders(document, found)
    above: list[int | None] = []
    for k, made in enumerate(found):
        place = made.cue[0] if made.cue else made.content[0]
        up = int(holder[place])
        inside = up not in (NONE, k) and len(found[up].content) > len(made.content)
        above.append(up if inside else None)
    return above


def _attribution(
    document: Document, part: _Part, sources: Sources, above: int | None
) -> Attribution:
    found = part.found
    content = tuple(span(document, first, last) for first, last in runs(found.content))
    source = span(document, *found.source) if found.source else None
    who = _who(document, part, sources, source)
    sources.spoke(content[-1].end, who)
    cue = span(document, *found.cue) if found.cue else None
    kind = _kind(document, found.content)
    return Attribution(content, kind, source, who.speaker, who.naming, cue, found.verb, above)


def _who(document: Document, part: _Part, sources: Sources, source: Span | None) -> Who:
    """The speaker of a quotation is whom `voice` found; of all else, who is meant by the phrase."""
    speaker = next((q.speaker for q in part.quotations if q.speaker), None)
    if speaker is not None:
        return sources.named(speaker)
    if source is None:
        return UNKNOWN
    return sources.of(source, span(document, part.found.head, part.found.head + 1), part.found.verb)


def _kind(document: Document, content: Sequence[int]) -> str:
    quoted = int((document.voice[list(content)] != OWN).sum())
    return "direct" if quoted == len(content) else "mixed" if quoted else "indirect"
