"""An article as it is read: its lines in order, with the layers a reader has switched on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.measures import MEASURES, Measure
from analysis.sheet.values import Tables, questions
from analysis.tables import each


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that carry the same marks: `layers` are numbers of layers, `says` labels."""

    text: str
    layers: tuple[int, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence on the Read page; `runs` is empty where the text is not at hand."""

    i: int
    words: int
    tone: float | None
    speaker: str | None
    runs: tuple[Run, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, its zone, its sentences."""

    zone: str
    sentences: tuple[Shown, ...]


def layers(measures: tuple[Measure, ...] = MEASURES) -> tuple[str, ...]:
    """What can be highlighted: quotations, then the questions whose measures leave marks."""
    return (
        "Quotations",
        *(q for q, asked in questions(measures).items() if asked[0].form != "voices"),
    )


def lines(
    tables: Tables, texts: Mapping[str, str], article: str, chosen: Sequence[str]
) -> tuple[Line, ...]:
    """The lines of one article with the chosen layers marked."""
    spans = _spans(tables, article, chosen)
    text = texts.get(article)
    sentences = _of(tables, "sentences", article)
    found = []
    for zone in each(_of(tables, "zones", article)):
        inside = sentences[(sentences["start"] >= zone.start) & (sentences["end"] <= zone.end)]
        shown = tuple(_shown(s, spans, text) for s in each(inside))
        found.append(Line(str(zone.kind), shown))
    return tuple(found)


def _of(tables: Tables, name: str, article: str) -> pd.DataFrame:
    table = tables[name]
    return table[table["article"] == article].sort_values("start")


Spanned = tuple[int, int, int, str, str]  # start, end, layer, label, matched term


def _spans(tables: Tables, article: str, chosen: Sequence[str]) -> list[Spanned]:
    asked = questions(MEASURES)
    found: list[Spanned] = []
    for layer, name in enumerate(chosen):
        if name == "Quotations":
            for q in each(_of(tables, "quotations", article)):
                said = q.speaker if isinstance(q.speaker, str) and q.speaker else "not identified"
                label = f"quoted: {said}" if q.kind == "speech" else str(q.kind)
                found.append((q.start, q.end, layer, label, ""))
            continue
        titles = {measure.name: measure.title for measure in asked.get(name, ())}
        marks = _of(tables, "marks", article)
        for m in each(marks[marks["measure"].isin(titles)]):
            title = titles[str(m.measure)]
            label = title if m.label in ("", title) else f"{title}: {m.label}"
            found.append((m.start, m.end, layer, label.replace("_", " "), str(m.text)))
    return found


def _shown(sentence: Any, spans: list[Spanned], text: str | None) -> Shown:
    here = [s for s in spans if s[0] < sentence.end and s[1] > sentence.start]
    runs = _runs(text, sentence.start, sentence.end, here) if text is not None else ()
    tone = None if pd.isna(sentence.tone) else float(sentence.tone)
    speaker = sentence.speaker if isinstance(sentence.speaker, str) else None
    terms = tuple(dict.fromkeys(s[4] for s in here if s[4])) if text is None else ()
    return Shown(int(sentence.i), int(sentence.words), tone, speaker, runs, terms)


def _runs(text: str, start: int, end: int, spans: list[Spanned]) -> tuple[Run, ...]:
    """Characters start to end, cut wherever a mark begins or ends."""
    edges = {start, end}
    for first, last, *_ in spans:
        edges |= {max(first, start), min(last, end)}
    cuts = sorted(edges)
    runs = []
    for a, b in pairwise(cuts):
        over = [s for s in spans if s[0] <= a and s[1] >= b]
        numbers = tuple(dict.fromkeys(s[2] for s in over))
        runs.append(Run(text[a:b], numbers, "; ".join(dict.fromkeys(s[3] for s in over))))
    return tuple(runs)
