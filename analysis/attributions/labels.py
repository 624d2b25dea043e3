"""Speakers before a colon: "Ministry: talks to go on" in a headline, "POE: …" in a transcript."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from analysis.article import Span, Zone
from analysis.attributions.attribution import NONE, Found
from analysis.document import Document
from analysis.voice.names import candidates
from analysis.voice.nouns import ROLES

_LABEL = re.compile(
    r"[\"“”‘'*_\s]{0,3}(?:EXCLUSIVE ?[-–—:] ?)?"
    r"(?P<a>[^\W\d_][\w.’'&-]*(?:[ \xa0][\w.’'&()-]+){0,4}):[ \xa0]"
)
_BEHIND = re.compile(r":[ \xa0](?P<a>[\w.’'&-]+(?:[ \xa0][\w.’'&-]+){0,3})[ \xa0.]*$")
_QUESTION = re.compile(r"(?i:what|how|who|why|when|where|everything|live|here|the latest)\b")
# A headline's first word before a colon that says what kind of text it is, not who speaks.
_TOPICS = frozenset(
    """analysis opinion breaking watch video live exclusive update updated editorial comment
    review interview factbox explainer timeline photos pictures gallery podcast transcript column
    commentary obituary profile correction note news sport business world politics today
    tonight briefing recap""".split()
)
_WRITINGS = frozenset("poll polls report reports study survey source sources memo".split())
_PAIR = frozenset("q a".split())


def labelled(document: Document, others: Iterable[Found]) -> list[Found]:
    """What stands behind a speaker's label and a colon, or, in a headline, before them.

    In a headline the label is a role, or somebody who is a source of what else was found.
    """
    known = _sources(document, others)
    found: list[Found] = []
    body = [(z, m) for z in document.zones if z.kind == "body" and (m := _label(document, z))]
    often = Counter(match["a"] for _, match in body)
    for zone in document.zones:
        if zone.kind in ("headline", "subhead"):
            found += _headline(document, zone, known)
    for zone, match in body:
        name = match["a"]
        if often[name] > 1 and (name.lower() in _PAIR or (name.isupper() and len(name) > 2)):
            found += _made(document, Span(match.end(), zone.span.end), _place(match))
    return found


def _sources(document: Document, others: Iterable[Found]) -> frozenset[str]:
    """The last words of the sources of a text, in small letters."""
    speakers = {q.speaker.split()[-1].lower() for q in document.quotations if q.speaker}
    heads = {document.lexemes[made.head] for made in others if made.head != NONE}
    return frozenset(speakers | heads)


def _label(document: Document, zone: Zone) -> "re.Match[str] | None":
    return _LABEL.match(document.text, zone.span.start, min(zone.span.end, zone.span.start + 60))


def _place(match: "re.Match[str]") -> Span:
    return Span(*match.span("a"))


def _headline(document: Document, zone: Zone, known: frozenset[str]) -> Iterator[Found]:
    text = document.text
    if match := _label(document, zone):
        rest = Span(match.end(), zone.span.end)
        if _speaks(text, _place(match), known) and not _QUESTION.match(text, rest.start):
            yield from _made(document, rest, _place(match))
            return
    low = max(zone.span.start, zone.span.end - 50)
    if match := _BEHIND.search(text, low, zone.span.end):
        rest = Span(zone.span.start, match.start())
        if _speaks(text, _place(match), known) and len(rest.of(text).split()) > 2:
            yield from _made(document, rest, _place(match))


def _speaks(text: str, label: Span, known: frozenset[str]) -> bool:
    """Whether a label can be a source: a name, a body or a role and nothing else."""
    words = label.of(text).lower().split()
    if _TOPICS.intersection(words):
        return False
    if words[-1] in _WRITINGS:
        return True
    if words[-1] not in ROLES | known:
        return False
    found = candidates(text, label.start, label.end)
    return len(found) == 1 and found[0].kind != "pronoun" and found[0].span.end == label.end


def _made(document: Document, content: Span, label: Span) -> Iterator[Found]:
    starts = document.starts
    first, last = bisect_left(starts, content.start), bisect_left(starts, content.end)
    a, b = bisect_left(starts, label.start), bisect_left(starts, label.end)
    if first < last and a < b:
        yield Found(tuple(range(first, last)), (a, b), b - 1, None, None)
