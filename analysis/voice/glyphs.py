"""Quotation marks as they stand in print: which character is one, and what its neighbours say.

Glyphs lie (“ closes, ” opens), so a mark's role comes first from what stands beside it and only
then from its glyph. Apostrophes, feet and inches are told apart here.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from analysis.article import Span


class Mark(NamedTuple):
    """A quotation mark: `role` is `open`, `close` or `either`; `glyph` its first character."""

    start: int
    end: int
    role: str
    glyph: str


Says = Callable[[int, int], bool]  # does a say-verb with its subject follow, between two places?

DOUBLE = re.compile(r"\"{1,3}|[“”„‟«»]|''|``")
SINGLE = re.compile(r"[‘’']")
OPENERS, CLOSERS = frozenset("“„‟«`"), frozenset("”»")
_MARKS = frozenset("\"“”„‟«»'‘’`*_")
_DASHES = frozenset("-–—―−")
_BEFORE_OPEN = frozenset("([{/:=")
_AFTER_CLOSE = frozenset(",;:!?)]}|")
# 5'10" and 6’ 2”: feet and inches, whatever is open.
_FEET = re.compile(r"\d['’]\s?\d{1,2}(?:½|\.\d)?$")
# ’90s, ’tis: an apostrophe that looks like an opening mark.
_ELISION = re.compile(
    r"\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|tude|cos|ere)\b", re.IGNORECASE
)


def double_marks(text: str, span: Span, says: Says) -> list[Mark]:
    """The double marks of a paragraph with their roles, feet and inches left out."""
    marks: list[Mark] = []
    for match in DOUBLE.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - 6) : match.start()]
        if match.group()[0] in "\"”'" and _FEET.search(before):
            continue
        role = role_of(text, match, span)
        marks.append(Mark(match.start(), match.end(), role, match.group()[0]))
    return [m for i, m in enumerate(marks) if not _inches(text, span, marks, i, says)]


def _inches(text: str, span: Span, marks: list[Mark], i: int, says: Says) -> bool:
    """12" : after a figure, where nothing needs closing or the next mark closes it."""
    mark = marks[i]
    if mark.role == "open" or mark.start == span.start or not text[mark.start - 1].isdigit():
        return False
    if mark.glyph not in "\"”'" or says(mark.end, span.end):
        return False
    opened = i > 0 and marks[i - 1].role != "close"
    closed_later = i + 1 < len(marks) and marks[i + 1].role == "close"
    return closed_later if opened else True


def role_of(text: str, match: "re.Match[str]", span: Span) -> str:
    """Whether a double mark opens, closes or could do either, by its neighbours."""
    left = _left(text, match.start(), span.start)
    right = _right(text, match.end(), span.end)
    if left in ("space", "dash") and right == "word":
        return "open"
    if left == "space" and right == "dash":
        return "open"
    if left == "word" and right in ("space", "dash"):
        return "close"
    if left == "dash" and right == "space":
        return "close"
    if left == "space" and right == "space":
        glyph = match.group()[0]
        return "open" if glyph in OPENERS else "close" if glyph in CLOSERS else "either"
    return "either"


def _left(text: str, place: int, start: int) -> str:
    for at in range(place - 1, max(start, place - 5) - 1, -1):
        character = text[at]
        if character not in _MARKS:
            if character.isspace() or character in _BEFORE_OPEN:
                return "space"
            return "dash" if character in _DASHES else "word"
    return "space"


def _right(text: str, place: int, end: int) -> str:
    for at in range(place, min(end, place + 5)):
        character = text[at]
        if character not in _MARKS:
            if character.isspace() or character in _AFTER_CLOSE:
                return "space"
            if character == ".":  # “...and so on” opens, “so on”. closes
                return "word" if text.startswith("..", at) else "space"
            return "dash" if character in _DASHES else "word"
    return "space"


def is_elision(text: str, place: int, end: int) -> bool:
    """Whether the mark at this place stands for letters left out: ’90s, ’tis."""
    return _ELISION.match(text, place + 1, end) is not None


def single_role(text: str, match: "re.Match[str]", span: Span) -> str:
    """Whether a single mark opens or closes; "" for an apostrophe."""
    start, end = match.span()
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    if before == "'" or after == "'":
        return ""  # two straight ones are a double mark
    if before.isspace() or before in '([{—–―"“':
        opens = match.group() != "’" and (after.isalnum() or after in '“"[…£$#@')
        return "open" if opens and not is_elision(text, start, span.end) else ""
    if match.group() == "‘" or after.isalnum() or before.isdigit():
        return ""
    return "close"
