"""Embedded tweets: a line that ends "— Name (@handle) date" is Name's words."""

import re

from analysis.article import Span

_SIGNED = re.compile(
    r"(?P<dash>[—–―]|--?)[  ]*(?P<name>[^—–―@()\n]{2,60}?)[  ]?\([  ]?@[  ]?\w{1,20}[  ]?\)"
    r"(?:[  ,]*[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[  ]*$"
)
_LINKS = re.compile(r"(?:[  ]*(?:pic\.twitter\.com/\w+|https?: ?//t\.co/\w+))+[  ]*$")
_MARKS = '“”"‟„ \t '
_TAIL = 140  # characters that a signature may take


def tweet(text: str, line: Span) -> tuple[Span, str] | None:
    """The words of the tweet that a line holds and whose they are; None where it holds none.

    Links and marks around the words, and the signature, are no part of the span.
    """
    low = max(line.start, line.end - _TAIL)
    if text.find("@", low, line.end) < 0:
        return None
    signed = _SIGNED.search(text, low, line.end)
    if signed is None:
        return None
    start, end = line.start, signed.start()
    if links := _LINKS.search(text, max(start, end - _TAIL), end):
        end = links.start()
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return (Span(start, end), signed.group("name").strip()) if end > start else None
