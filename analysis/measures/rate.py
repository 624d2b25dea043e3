"""Measures that count the entries of a word list per 1,000 words."""

from dataclasses import dataclass

from analysis.article import Span
from analysis.document import Document
from analysis.lexicon import hits
from analysis.measures.measure import Mark, Reading


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits of a list (or one class of it) per 1,000 words of a voice.

    value = 1000 · hits / W, with W the words of that voice in headline, subheads and body;
    None where W = 0. Each hit is a mark whose label is its class in the list.
    """

    lexicon: str
    section: str | None = None

    def __call__(self, document: Document, voice: str) -> Reading:
        """The rate in one voice, with every hit as its evidence."""
        words = int(document.heard(voice).sum())
        if not words:
            return Reading(None, (), 0, f"no {voice} words" if voice != "all" else "no words")
        found = hits(document, self.lexicon, voice, self.section)
        marks = tuple(
            Mark(Span(int(document.starts[h.first]), int(document.ends[h.last - 1])), h.label)
            for h in found
        )
        return Reading(1000 * len(marks) / words, marks, words)
