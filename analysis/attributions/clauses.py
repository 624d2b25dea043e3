"""Who says what without a parse: by the cue, the marks around it and the words at its sides."""

import re
from collections.abc import Iterator

from analysis.article import TOLD, Span
from analysis.attributions.attribution import Found
from analysis.attributions.closing import put_in
from analysis.attributions.cues import cues
from analysis.attributions.page import Page
from analysis.attributions.words import entries
from analysis.voice.names import Candidate
from analysis.voice.subject import subject_after
from analysis.voice.verbs import Cue

_HEARD = frozenset("tell inform assure remind warn ask advise urge".split())
_OBJECT_SPEAKS = frozenset(("according to", "per"))
_THAT = re.compile(r"[ \xa0](?:(?!that\b)[^\s,.;:]+[ \xa0]){0,6}?(?P<that>that|whether|if)\b")
_TO = re.compile(r"[ \xa0](?:not[ \xa0])?to[ \xa0]")
_CLAUSE = re.compile(r"[ \xa0](?=[\w“\"‘'$£€])")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|not\s+)?$")
_BY = re.compile(r"[ \xa0]by\b")
_WORDS = re.compile(r"[ \xa0](?P<a>[\w’'%-]+(?:[ \xa0](?!of\b|in\b|from\b|by\b)[\w’'%-]+){0,4})")
_STOP = re.compile(
    r"[;]|[ \xa0][–—-]{1,2}[ \xa0]|, (?:according to|who|which|while|but|though|although)\b"
    r"|,? (?:but|while|when|before|after|as)\b"
)
_COMMA = re.compile(r",[”\"’']?[ \xa0]")


def by_clauses(page: Page) -> list[Found]:
    """Every cue of the told sentences with its content and source, in the order of the cues."""
    found: list[Found] = []
    for sentence in page.document.sentences:
        if sentence.zone in TOLD:
            for cue in cues(page.document, sentence, page.own):
                found.extend(_found(page, cue, sentence.span))
    return found


def _found(page: Page, cue: Cue, span: Span) -> Iterator[Found]:
    if cue.verb in _OBJECT_SPEAKS:
        yield from _according(page, cue, span)
        return
    inside = list(put_in(page, cue, span))
    behind = None if inside else _content(page.text, cue, span)
    yield from inside
    if behind is None:
        return
    content, bare = behind
    if _PASSIVE.search(page.text, max(span.start, cue.span.start - 24), cue.span.start):
        yield from _passive(page, cue, span, content)
    else:
        yield from page.made((content,), page.subject(span.start, cue.span.start), cue, bare)


def _passive(page: Page, cue: Cue, span: Span, content: Span) -> Iterator[Found]:
    """ "It was told by X that …": X says; without "by" nobody is known to."""
    by = _BY.match(page.text, cue.span.end, span.end)
    source = subject_after(page.text, by.end(), span.end) if by else None
    start = max(content.start, source.span.end) if source else content.start
    if start < content.end:
        yield from page.made((Span(start, content.end),), source, cue)


def _content(text: str, cue: Cue, span: Span) -> tuple[Span, bool] | None:
    """What stands behind a cue as its content, and whether it may be a noun phrase only."""
    right, verb = cue.span.end, cue.verb
    that = _THAT.match(text, right, span.end)
    if that and (verb in _HEARD or that.end() - right < 7 or not cue.weak):
        return Span(that.start("that"), span.end), False
    if _TO.match(text, right, span.end) and verb in entries("infinitive"):
        return _until(text, right, span.end), False
    if not cue.weak and _CLAUSE.match(text, right, span.end):
        return Span(right, span.end), verb not in entries("without_that")
    if verb in entries("object") or verb in entries("phrase"):
        return _until(text, right, span.end), verb not in entries("telling_phrase")
    return None


def _until(text: str, start: int, end: int) -> Span:
    stop = _STOP.search(text, start, end)
    return Span(start, stop.start() if stop else end)


def _according(page: Page, cue: Cue, span: Span) -> Iterator[Found]:
    text = page.text
    if cue.span.start - span.start > 2:
        source = subject_after(text, cue.span.end, span.end) or _named(text, cue.span.end, span.end)
        yield from page.made((Span(span.start, cue.span.start),), source, cue)
        return
    if comma := _COMMA.search(text, cue.span.end, span.end):
        source = subject_after(text, cue.span.end, comma.start())
        source = source or _named(text, cue.span.end, comma.start())
        yield from page.made((Span(comma.end(), span.end),), source, cue)


def _named(text: str, start: int, end: int) -> Candidate | None:
    """The few words behind "according to", where no known noun is among them."""
    found = _WORDS.match(text, start, end)
    return Candidate(Span(*found.span("a")), found["a"], "role") if found else None
