"""What is given to who counts or sees it so: "X puts it at 5", "by X's count", "in X's view"."""

import re
from collections.abc import Iterator

from analysis.article import TOLD, Span
from analysis.attributions.attribution import Found
from analysis.attributions.page import Page
from analysis.document import Sentence
from analysis.voice.names import Candidate
from analysis.voice.verbs import Cue, cues, lemma

_NUMBER = (
    r"(?:(?:about|around|some|nearly|roughly|more than|less than|at least|just|over|under) )?"
    r"(?:[$£€¥]?\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
)
_PUT = re.compile(
    r"(?<!be )(?<!is )(?<!was )\b(?P<put>puts?|putting|estimate[ds]?) [^.;:,]{0,90}?"
    rf" at {_NUMBER}"
)
_CLAUSE_END = re.compile(r"[,;.](?:\s|$)|[,;.]?$")
_COUNTS = r"counts?|account|estimates?|reckoning|figures|measure|calculations?|admission|plan|tally"
_BY = re.compile(
    rf"(?P<cue>\b[Bb]y) (?P<a>(?:the |an? )?(?:[\w.-]+ ){{0,3}}?[\w.-]+)(?P<s>['’]s?)?"
    rf"(?: own)?(?: [a-z]+)? (?P<n>{_COUNTS})\b,? ?"
)
_VIEW = re.compile(
    r"(?P<cue>\b[Ii]n) (?P<a>(?:the |an? )?(?:[\w.-]+ ){0,3}?[\w.-]+)(?P<s>['’]s?)?"
    r"(?: own)? (?P<n>view|opinion|eyes|words|judgment|judgement)\b,? ?"
)
# A poll that is somebody's, at the start of its sentence or its end; behind it, when it was taken.
_POLL = re.compile(
    r"(?P<cue>\b[Ii]n) (?P<a>(?:the|an?|one|[A-Z][\w.]*['’]s) "
    r"(?:(?!(?:on|after|since|before|was|is|of|in|at|for|with)\b)[\w/'’.-]+ ){0,8}?"
    r"(?:poll|survey|average(?= of (?:[\w.-]+ ){0,3}polls)))\b(?: of (?:[\w.-]+ ){0,3}polls)?"
    r"(?P<when>(?: |, )(?:on|last|this|released|taken|conducted|published|out|from|in|by|earlier)\b"
    r"[^,;:]{0,40}?)?(?P<end>, |[.;]?$)"
)
_OTHER_CLAUSE = re.compile(r"\b(?:after|when|while|before|since|but|though|although)\b")
_LEADS = re.compile(r"\d|\b(?:lead|leads|led|leading|ahead|behind|trail\w*|percent|ties?|tied)\b")
_OWNERS = frozenset("his her its their".split())


def counted(page: Page) -> list[Found]:
    """What is given by a figure that somebody puts, or by somebody's count, account or view."""
    found: list[Found] = []
    for sentence in page.document.sentences:
        if sentence.zone in TOLD:
            for made in (
                *_put(page, sentence), *_by(page, sentence), *_polled(page, sentence)
            ):  # fmt: skip
                if made.cue and page.own[made.cue[0]]:
                    found.append(made)
    return found


def _put(page: Page, sentence: Sentence) -> Iterator[Found]:
    """ "The treasury puts the saving at 6 million": the saving at 6 million."""
    span = sentence.span
    for match in _PUT.finditer(page.text, span.start, span.end):
        verb = Span(*match.span("put"))
        subject = page.subject(span.start, verb.start)
        end = _CLAUSE_END.search(page.text, match.end() + 1, span.end)
        content = Span(verb.end, end.start() if end else span.end)
        if subject is not None:
            yield from page.made((content,), subject, Cue(verb, lemma(match["put"].lower()), False))


def _polled(page: Page, sentence: Sentence) -> Iterator[Found]:
    """ "In a Herald poll, Poe led by 9 points", "Poe led by 9 points in a Herald poll"."""
    text, span = page.text, sentence.span
    for match in _POLL.finditer(text, span.start, span.end):
        opens = match.start() == span.start
        if opens != (match["end"] == ", ") or match["a"].islower():
            continue  # the poll is nobody's
        content = Span(span.start, match.start()), Span(match.end(), span.end)
        source = Span(*match.span("a"))
        told = any(_LEADS.search(text, part.start, part.end) for part in content)
        alone = opens or not (
            _OTHER_CLAUSE.search(text, span.start, match.start())
            or any(not cue.weak for cue in cues(text, span.start, match.start()))
        )
        if told and alone:
            cue = Cue(Span(*match.span("cue")), "in … poll", False)
            yield from page.made(content, Candidate(source, source.of(text), "role"), cue)


def _by(page: Page, sentence: Sentence) -> Iterator[Found]:
    """ "By the city's count, …" and "…, by the city's count": the rest of the sentence."""
    text, span = page.text, sentence.span
    for pattern in (_BY, _VIEW):
        for match in pattern.finditer(text, span.start, span.end):
            first = match.start() == span.start
            comma = text[max(0, match.start() - 2) : match.start()] == ", "
            owned = (
                match["s"] or match["a"].lower() in _OWNERS or match["n"] in ("figures", "count")
            )
            if not owned or not (first or comma):
                continue
            whole = match["n"] == "figures" and not match["s"]  # “By official figures”
            source = Span(match.start("a"), match.end("n" if whole else "a"))
            named = Candidate(source, source.of(text), "role")
            content = Span(span.start, match.start()), Span(match.end(), span.end)
            verb = f"{match['cue'].lower()} … {match['n']}"
            yield from page.made(content, named, Cue(Span(*match.span("cue")), verb, False))
