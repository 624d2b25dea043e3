"""What a quoted span is: somebody's words, the title of a work, or a word held at a distance."""

import re
from collections.abc import Sequence

from analysis.article import Span
from analysis.voice.verbs import cues

SCARE_WORDS = 3  # a scare quotation has no more words than this
_LONGEST_TITLE = 200  # characters
_WORK = re.compile(
    r"\b(?:entitled|titled|headlined|called|named|dubbed|known as|(?:article|book|film|movie|song"
    r"|album|show|series|programme|program|play|musical|treaty|agreement|essay|column|podcast"
    r"|documentary|novel|poem|report|paper|pact|bill|episode|exhibition|single|hit|piece"
    r"|magazine|blockbuster|sitcom|drama))[,:]?\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the of for and or but in on at to from by with over as is vs v nor".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a phrase, inner apostrophes and hyphens kept."""
    return _WORD.findall(text)


def is_title(text: str, span: Span, lead: Span) -> bool:
    """Whether a quoted span is the title of a work; `lead`: its sentence up to the mark."""
    quoted = span.of(text)
    found = words(quoted) if len(quoted) <= _LONGEST_TITLE else []
    if not found or not found[0][0].isupper():
        return False
    announced = _WORK.search(text, max(lead.start, lead.end - 40), lead.end)
    if announced:
        return _title_case(found) or (len(found) > 1 and "titled" in announced.group().lower())
    if quoted.endswith((",", "?", "!")) or len(found) == 1 or not _title_case(found):
        return False
    alone = not words(lead.of(text)) and quoted.endswith(".")
    return not alone and not _said(text, lead)


def _said(text: str, lead: Span) -> bool:
    """Whether a strong say-verb stands right before the mark: a cap that says “Vote Now”."""
    near = cues(text, max(lead.start, lead.end - 60), lead.end)
    return bool(near) and not near[-1].weak and not words(text[near[-1].span.end : lead.end])


def _title_case(found: Sequence[str]) -> bool:
    big = [word for word in found if word.lower() not in _SMALL]
    return bool(big) and all(word[0].isupper() or word[0].isdigit() for word in big)


def is_short(quoted: str) -> bool:
    """Whether a quoted span is short enough to be a scare quotation."""
    return len(words(quoted[:_LONGEST_TITLE])) <= SCARE_WORDS


def is_sentence(quoted: str) -> bool:
    """Whether quoted words begin as a sentence does."""
    first = re.search(r"[^\W_]", quoted[:_LONGEST_TITLE])
    return first is not None and not first.group().islower()
