"""Who gets to speak? The share of an article's words that stand in quotations."""

from analysis.document import Document
from analysis.measures.measure import Mark, Measure, Reading


def _read(document: Document, voice: str) -> Reading:
    words = int(document.told.sum())
    if not words:
        return Reading(None, (), 0, "no words")
    quoted = document.heard("quoted")
    speech = [q for q in document.quotations if q.kind == "speech" and document.counts(q.span)]
    marks = tuple(Mark(q.span, q.speaker or "speaker not identified") for q in speech)
    return Reading(int(quoted.sum()) / words, marks, words)


ATTRIBUTED = Measure(
    name="attributed",
    title="quoted share",
    question="Who gets to speak?",
    about="Words inside quotations, as a share of the words in headline, subheads and body.",
    unit="share of words",
    formula="quoted words / all words",
    poles=("all in the outlet's own voice", "all quotation"),
    tier="A",
    source="Pareti 2015 (PARC); Newell, Margolin & Ruths 2018 (PolNeAR)",
    accuracy="of the quoted spans that people marked in the second half of 924 news articles "
    "(PolNeAR) .99 are found; of the speakers given there .95 are right, and .86 of those that "
    "people named are given; in 40 other articles one reader found 473 of 510 speakers right (the "
    "rules were tuned on them), in 12 fresh ones about 70 of 77",
    weakness="direct quotation only: reported speech without marks still counts as own voice",
    version="1",
    read=_read,
    voices=("all",),
    form="voices",
)
