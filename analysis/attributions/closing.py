"""Cues that close a sentence or are put into it: "…, X said", "…, said X", "…, as X said, …".

These the marks of the sentence tell by themselves, so that both engines read them here.
"""

import re
from collections.abc import Iterator

from analysis.article import TOLD, Span
from analysis.attributions.attribution import Found
from analysis.attributions.cues import CLOSING, cues
from analysis.attributions.page import Page
from analysis.attributions.words import UNSAID
from analysis.voice.subject import subject_after
from analysis.voice.verbs import Cue

_LONGEST = 12  # words between the comma and the say-verb
_SHORTEST = 3  # words of what is said
_FEW = 4  # words of a phrase that only says when or where
_TIME = (
    r"(?:on|in|at|during|after|before|to|last|this|earlier|late|later|yesterday|today|recently"
    r"|with|of|when)\b|[A-Z][a-z]+day\b"
)
_AFTERWARDS = re.compile(rf"\s?(?:[.;?!”\"]|$|(?:{_TIME}))")
_GOES_ON = re.compile(r",[”\"]?\s")
_SUBJECT = re.compile(r"[ \xa0](?:[A-Z]|the\b|an?\b|one\b|his\b|her\b|its\b|their\b)")
_CLOSED = re.compile(r"[,.;:]|$|\s(?:of|in|at|on|who|from|for)\b")
_ADVERBIAL = re.compile(
    r"[\"“\s]*(?:On|In|At|After|When|As|While|By|For|With|During|Speaking|Asked|Before|Since|If"
    r"|Last|Earlier|Later|Today|Yesterday|But|And|However|Still|Meanwhile|According|To)\b"
)


def closing(page: Page) -> list[Found]:
    """The cues of the told sentences that stand behind their content, or in its middle."""
    found: list[Found] = []
    document = page.document
    for sentence in document.sentences:
        if sentence.zone in TOLD and "," in sentence.span.of(page.text):
            for cue in cues(document, sentence, page.own):
                found.extend(put_in(page, cue, sentence.span))
    return found


def put_in(page: Page, cue: Cue, span: Span) -> Iterator[Found]:
    """What a cue gives that stands behind its content, if this one does."""
    lead = page.text[span.start : cue.span.start]
    comma = max(lead.rfind(", "), lead.rfind(",”"), lead.rfind(',"')) + 1
    if not comma or (cue.weak and cue.verb not in CLOSING) or UNSAID.search(lead):
        return  # “Poe, Dunn did not respond”
    before = Span(span.start, span.start + comma)
    if not lead[comma:].strip(' ,”"'):
        if cue.verb == "tell":
            return  # “Ada Poe, who runs it, told the Herald”
        yield from _inverted(page, cue, span, before)
    elif len(lead[comma:].split()) <= _LONGEST:
        yield from _behind(page, cue, span, before)


def _inverted(page: Page, cue: Cue, span: Span, before: Span) -> Iterator[Found]:
    """ "…, said X": the subject right behind the verb, and a mark or its description after it."""
    if not _SUBJECT.match(page.text, cue.span.end):
        return
    subject = subject_after(page.text, cue.span.end, span.end)
    if subject is not None and _CLOSED.match(page.text, subject.span.end):
        yield from page.made((before,), subject, cue)


def _behind(page: Page, cue: Cue, span: Span, before: Span) -> Iterator[Found]:
    """ "…, X said." and "…, X said, …", where what is said goes on."""
    text = page.text
    on = _GOES_ON.match(text, cue.span.end, span.end)
    if not on and not _AFTERWARDS.match(text, cue.span.end, span.end):
        return
    few = len(before.of(text).split())
    ends = not text[cue.span.end : span.end].strip(' .”"')
    adverbial = _ADVERBIAL.match(text, before.start, before.end)
    if (few < _SHORTEST and not on) or (adverbial and (few <= _FEW or not (on or ends))):
        return  # “On Monday, X said …”
    if subject := page.subject(before.end, cue.span.start):
        rest = (Span(on.end(), span.end),) if on else ()
        yield from page.made((before, *rest), subject, cue)
