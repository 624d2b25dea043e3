"""Finding quoted spans: which marks open, which close, and what lies between them.

Glyphs lie (“ closes, ” opens, marks are lost), so a mark's role comes first from what stands
beside it, then from its glyph, then from whether anything is open. Linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.article import Span
from analysis.voice.glyphs import (
    CLOSERS,
    DOUBLE,
    OPENERS,
    SINGLE,
    Mark,
    Says,
    double_marks,
    is_elision,
    role_of,
    single_role,
)

_FINAL = frozenset(".,!?…")
_ENDING = re.compile(r"[.!?…]")


class Stretch(NamedTuple):
    """A quoted stretch within one paragraph: `span` without its marks, `outer` with them.

    `continues`: it goes on from the stretch before it, in an earlier paragraph.
    `opened`, `closed`: whether there is a mark at that end.
    """

    span: Span
    outer: Span
    continues: bool
    opened: bool
    closed: bool


def stretches(text: str, paragraphs: Sequence[Span], says: Says) -> list[Stretch]:
    """Every quoted stretch of these paragraphs, disjoint; nested ones belong to the outer.

    The paragraphs are one stream, in which a quotation may run on from one to the next. `says`
    tells whether a say-verb follows a place.
    """
    found: list[Stretch] = []
    carried = False  # the paragraph before ended inside a quotation
    for i, paragraph in enumerate(paragraphs):
        reopens = i + 1 < len(paragraphs) and _begins_quoted(text, paragraphs[i + 1])
        here, carried = _paragraph(text, paragraph, carried, reopens, says)
        found.extend(here)
    return found


def _begins_quoted(text: str, span: Span) -> bool:
    start = span.start
    while start < span.end and (text[start].isspace() or text[start] in "…*_"):
        start += 1
    double = DOUBLE.match(text, start, span.end)
    if double:
        return role_of(text, double, span) != "close"
    return text.startswith("‘", start) and not is_elision(text, start, span.end)


def _paragraph(
    text: str, span: Span, carried: bool, reopens: bool, says: Says
) -> tuple[list[Stretch], bool]:
    """The stretches of one paragraph, and whether it ends inside a quotation."""
    marks = double_marks(text, span, says)
    pairs, left = _matched(text, span, marks, carried, says)
    shut = [Span(a.start if a else span.start, b.end) for a, b in pairs]
    if left is not None:
        shut.append(Span(left.start, span.end))
    pairs += _single_pairs(text, span, shut, reopens)
    runs_on = False
    if left is not None:
        opens_next = [p[0].start for p in pairs if p[0] is not None and p[0].start > left.start]
        end = _broken_end(text, left.end, min(opens_next)) if opens_next else span.end
        runs_on = reopens and not opens_next
        if end is not None:
            pairs.append((left, Mark(end, end, "close", "")))
    made = [_stretch(text, span, a, b) for a, b in _outermost(pairs, span)]
    kept = [s for s in made if s is not None]
    if kept and carried and kept[0].outer.start <= _first_ink(text, span):
        kept[0] = kept[0]._replace(continues=True)
    return kept, runs_on or _ends_open(kept, span, reopens)


def _ends_open(kept: list[Stretch], span: Span, reopens: bool) -> bool:
    return bool(kept) and reopens and not kept[-1].closed and kept[-1].outer.end >= span.end


def _first_ink(text: str, span: Span) -> int:
    start = span.start
    while start < span.end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    return start


Pair = tuple[Mark | None, Mark]  # None: never opened


def _matched(
    text: str, span: Span, marks: list[Mark], carried: bool, says: Says
) -> tuple[list[Pair], Mark | None]:
    """Outer pairs of double marks, and the first opening mark that is never closed."""
    stack: list[Mark] = []
    pairs: list[Pair] = []
    lone = False  # at most one quotation of a paragraph lacks its opening mark
    for i, mark in enumerate(marks):
        if mark.role == "open" or (not stack and mark.role == "either" and not _closes(
            text, span, mark, carried and not pairs, says
        )):  # fmt: skip
            stack.append(mark)
        elif stack:
            pairs.append((stack.pop(), mark))
        elif not lone and _unopened(text, span, mark, pairs, carried and i == 0, says):
            pairs.append((None, mark))
            lone = True
        elif mark.role == "close" and mark.glyph in OPENERS and _shut_later(marks, i):
            stack.append(mark)  # said“ hello”: the blank is on the wrong side
    return pairs, (stack[0] if stack else None)


def _unopened(
    text: str, span: Span, mark: Mark, pairs: list[Pair], carried: bool, says: Says
) -> bool:
    """Does a lone closing mark end a quotation that began with the paragraph?

    Marks closed before it are nested, unless a say-verb shows that they are quotations.
    """
    if not pairs:
        return _closes(text, span, mark, carried, says)
    spoken = (says(pair[1].end, span.end) for pair in pairs)
    return says(mark.end, span.end) and not any(spoken)


def _shut_later(marks: list[Mark], i: int) -> bool:
    return i + 1 < len(marks) and marks[i + 1].role == "close"


def _closes(text: str, span: Span, mark: Mark, carried: bool, says: Says) -> bool:
    """Does this mark close a quotation that was never opened in this paragraph?"""
    if mark.start <= _first_ink(text, span):
        return False
    if carried and mark.role == "close":
        return True
    if says(mark.end, span.end):
        return True
    ended = text[mark.start - 1] in _FINAL or text[mark.start - 1] in "’'"
    if mark.role == "either":
        return ended and mark.glyph in CLOSERS
    return ended


def _broken_end(text: str, start: int, limit: int) -> int | None:
    """Where an unclosed quotation ends before the next one opens: its last full stop."""
    last = None
    for match in _ENDING.finditer(text, start, limit):
        last = match.end()
    return last


def _single_pairs(text: str, span: Span, shut: list[Span], reopens: bool) -> list[Pair]:
    """Pairs of single marks outside `shut`, British style, told apart from apostrophes."""
    marks = [
        Mark(m.start(), m.end(), role, m.group())
        for m in _outside(SINGLE.finditer(text, span.start, span.end), shut)
        if (role := single_role(text, m, span))
    ]
    pairs: list[Pair] = []
    opened: Mark | None = None
    for i, mark in enumerate(marks):
        if mark.role == "open":
            opened = opened or mark
        elif opened is not None and not _plural(text, span, marks, i):
            pairs.append((opened, mark))
            opened = None
    if opened is not None and reopens and opened.glyph == "‘" and _leads(text, span, opened):
        pairs.append((opened, Mark(span.end, span.end, "close", "")))
    return pairs


def _outside(matches: Iterable["re.Match[str]"], shut: list[Span]) -> Iterator["re.Match[str]"]:
    """The matches that lie in none of the spans; both in order of place."""
    ordered = iter(sorted(shut, key=lambda s: s.start))
    nearest, reach = next(ordered, None), -1
    for match in matches:
        while nearest is not None and nearest.start <= match.start():
            reach = max(reach, nearest.end)
            nearest = next(ordered, None)
        if match.start() >= reach:
            yield match


def _leads(text: str, span: Span, mark: Mark) -> bool:
    return mark.start == _first_ink(text, span) or text[mark.start - 2 : mark.start] == ": "


def _plural(text: str, span: Span, marks: list[Mark], i: int) -> bool:
    """The workers’ union: a possessive, where a better closing mark comes later."""
    mark = marks[i]
    if text[mark.start - 1] not in "sz" or i + 1 >= len(marks) or marks[i + 1].role != "close":
        return False
    after = text[mark.end : min(mark.end + 2, span.end)]
    return len(after) == 2 and after[0].isspace() and after[1].isalpha()


def _outermost(pairs: list[Pair], span: Span) -> list[Pair]:
    """The pairs that lie in no other, in order."""
    ordered = sorted(pairs, key=lambda p: (p[0].start if p[0] else span.start, -p[1].end))
    kept: list[Pair] = []
    reach = -1
    for pair in ordered:
        start = pair[0].start if pair[0] else span.start
        if start >= reach:
            kept.append(pair)
            reach = pair[1].end
    return kept


def _stretch(text: str, span: Span, opening: Mark | None, closing: Mark) -> Stretch | None:
    start, end = (opening.end if opening else span.start), closing.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(c.isalnum() for c in text[start:end]):
        return None
    outer = Span(opening.start if opening else start, max(closing.end, end))
    return Stretch(Span(start, end), outer, False, opening is not None, bool(closing.glyph))
