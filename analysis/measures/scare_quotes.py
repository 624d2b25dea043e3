"""Which words are held at arm's length? Short spans in marks that nobody is said to have said."""

from analysis.document import Document
from analysis.measures.measure import Mark, Measure, Reading


def _read(document: Document, voice: str) -> Reading:
    words = int(document.heard("own").sum())
    if not words:
        return Reading(None, (), 0, "no own words")
    held = (q for q in document.quotations if q.kind == "scare" and document.counts(q.span))
    marks = tuple(Mark(q.span, "scare quotes") for q in held)
    return Reading(float(len(marks)), marks, words)


SCARE_QUOTES = Measure(
    name="scare_quotes",
    title="scare quotes",
    question="Which words are held at arm's length?",
    about="Up to three words in quotation marks without a speaker, and not a title.",
    unit="count",
    formula="number of such spans in the outlet's own voice",
    poles=("none", "many"),
    tier="C",
    source="after Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013",
    weakness="a first mention of a term, or a quotation whose speaker stands far off, looks alike",
    version="1",
    read=_read,
    counted="own words",
    voices=("own",),
    form="chips",
)
