"""How are they introduced? The class of the verbs that bring in what somebody said.

A cue is the say-verb of a quotation, or a say-verb in the outlet's own voice that `that` follows.
"""

from functools import cache, lru_cache

import numpy as np

from analysis.article import Span
from analysis.document import Document
from analysis.lexicon import entry_words, hits, lemma, lexicon
from analysis.measures.measure import Mark, Measure, Reading

_LIST = "say_verbs"


def cues(document: Document) -> dict[Span, str]:
    """Each cue's place and class: quotations' verbs, and say-verbs with `that` behind them."""
    found: dict[Span, str] = {}
    for quotation in document.quotations:
        section = verb_class(quotation.verb) if quotation.verb else None
        if quotation.kind == "speech" and quotation.cue is not None and section:
            found[quotation.cue] = section
    for hit in hits(document, _LIST, "own"):
        if "that" in document.lexemes[hit.last - 1 : hit.last + 1]:
            span = Span(int(document.starts[hit.first]), int(document.ends[hit.last - 1]))
            if not any(_overlap(span, other) for other in found):
                found[span] = hit.label
    return {span: label for span, label in sorted(found.items()) if document.counts(span)}


_cues = lru_cache(maxsize=4)(cues)  # every class asks for them in a row


def verb_class(verb: str) -> str | None:
    """The class of a say-verb or phrase by its lemma; None where it is not on the list."""
    words = entry_words(verb)
    return _classes().get(words) or _classes().get(tuple(lemma(word) for word in words))


@cache
def _classes() -> dict[tuple[str, ...], str]:
    parts = lexicon(_LIST).sections
    return {entry_words(entry): part.name for part in parts for entry in part.entries}


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _share(section: str) -> Measure:
    part = lexicon(_LIST).section(section)

    def read(document: Document, voice: str) -> Reading:
        found = _cues(document)
        if not found:
            return Reading(None, (), 0, "no say-verb found")
        marks = tuple(Mark(span, label) for span, label in found.items() if label == section)
        return Reading(float(np.round(len(marks) / len(found), 6)), marks, len(found))

    return Measure(
        name=f"say_verbs.{section}",
        title=part.title,
        question="How are they introduced?",
        about=part.about,
        unit="share of say-verbs",
        formula="cues of the class / all cues",
        poles=(f"no {part.title} say-verbs", f"{part.title} say-verbs only"),
        tier="A",
        source="after Floyd 2000; Hooper 1975",
        accuracy="where a quotation is involved, .96 of the cues that people marked in 924 "
        "articles (PolNeAR) are on the list; the classes have not been checked by second coders",
        weakness="a verb's class is its usual colour; 'claim' may be meant plainly",
        version="1",
        read=read,
        counted="say-verbs",
        floor=10,
        voices=("own",),
        form="list",
        lexicon=_LIST,
    )


SAY_VERBS = tuple(_share(part.name) for part in lexicon(_LIST).sections)
