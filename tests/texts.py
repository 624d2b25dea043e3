"""Small texts of our own for the tests, and documents made from them."""

from collections.abc import Sequence

from analysis.article import Article, Span, Zone
from analysis.document import Document, document
from analysis.gates import Trace


def lines(text: str, kind: str = "body") -> tuple[Zone, ...]:
    """Every line that is not blank as a zone of one kind."""
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            found.append(Zone(Span(start, start + len(bare)), kind))
        at += len(line) + 1
    return tuple(found)


def told(text: str) -> Document:
    """A text of nothing but body, all in the outlet's own voice."""
    return document(Article("a", "gazette", text), lines(text))


def stories_of(traces: Sequence[Trace]) -> dict[str, str]:
    """Article → its story, as the counts of the gates want it."""
    return {trace.id: trace.story for trace in traces}
