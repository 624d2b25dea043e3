"""Measures that count the entries of a word list per 1,000 words."""

from dataclasses import dataclass
from functools import lru_cache

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
        heard = document.heard(voice)
        words = int(heard.sum())
        if not words:
            return Reading(None, (), 0, f"no {voice} words" if voice != "all" else "no words")
        found = _everywhere(document.whole, self.lexicon, self.section)
        marks = tuple(mark for first, mark in found if heard[first])
        return Reading(1000 * len(marks) / words, marks, words)


@lru_cache(maxsize=64)  # a document is asked about every class in every voice and area in a row
def _everywhere(document: Document, name: str, section: str | None) -> tuple[tuple[int, Mark], ...]:
    """The first word and the mark of each hit in a whole document."""
    starts, ends = document.starts, document.ends
    return tuple(
        (hit.first, Mark(Span(int(starts[hit.first]), int(ends[hit.last - 1])), hit.label))
        for hit in hits(document, name, section=section)
    )
