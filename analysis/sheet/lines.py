"""An article as it is read: its lines in order, with the layers a reader has switched on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.measures import MEASURES, Measure
from analysis.sheet.targets import deciding
from analysis.sheet.toward_whom import names_of
from analysis.sheet.twice import elsewhere, labels
from analysis.sheet.values import Tables, questions
from analysis.tables import each

QUOTATIONS, SPEAKERS, NAMES, ALIGNED, TOWARD = (
    "Quotations", "Speakers", "Names", "Aligned passages", "Tone toward",
)  # fmt: skip
UNKNOWN = "not identified"


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
    """What can be highlighted: who speaks, who is named, what others tell, too; then the questions
    whose measures leave marks."""
    return (
        QUOTATIONS, *_SPANS,
        *(q for q, asked in questions(measures).items() if asked[0].form != "voices"),
    )  # fmt: skip


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
    if name not in tables:
        return pd.DataFrame()
    table = tables[name]
    return table[table["article"] == article].sort_values("start")


Spanned = tuple[int, int, int, str, str]  # start, end, layer, label, matched term


def _spans(tables: Tables, article: str, chosen: Sequence[str]) -> list[Spanned]:
    found: list[Spanned] = []
    for layer, name in enumerate(chosen):
        marked = _SPANS[name](tables, article) if name in _SPANS else _marked(tables, article, name)
        found += [(start, end, layer, label, term) for start, end, label, term in marked]
    return found


Marked = tuple[int, int, str, str]  # start, end, label, matched term


def _marked(tables: Tables, article: str, question: str) -> Iterator[Marked]:
    """The evidence of the measures of a question."""
    if question == QUOTATIONS:
        yield from _quotations(tables, article)
    titles = {measure.name: measure.title for measure in questions(MEASURES).get(question, ())}
    marks = _of(tables, "marks", article)
    for m in each(marks[marks["measure"].isin(titles)]):
        title = titles[str(m.measure)]
        label = title if m.label in ("", title) else f"{title}: {m.label}"
        yield m.start, m.end, label.replace("_", " "), str(m.text)


def _quotations(tables: Tables, article: str) -> Iterator[Marked]:
    for q in each(_of(tables, "quotations", article)):
        label = f"quoted: {_name(q.speaker)}" if q.kind == "speech" else str(q.kind)
        yield q.start, q.end, label, ""


def _name(speaker: object) -> str:
    """One speaker or several; a table has joint ones by line ends."""
    return ", ".join(speaker.splitlines()) if isinstance(speaker, str) and speaker else UNKNOWN


def _speakers(tables: Tables, article: str) -> Iterator[Marked]:
    """What is attributed, and the words that say to whom."""
    for a in each(_of(tables, "attributions", article)):
        name, said = _name(a.speaker), f" ({a.verb})" if isinstance(a.verb, str) and a.verb else ""
        how = "quoted" if a.kind == "direct" else "reported"
        yield a.start, a.end, f"{how}: {name}{said}", ""
        if pd.notna(a.source_start):
            source = a.source if isinstance(a.source, str) else ""
            yield int(a.source_start), int(a.source_end), f"source: {name}", source
        if pd.notna(a.cue_start):
            yield int(a.cue_start), int(a.cue_end), f"cue{said}", ""


def _names(tables: Tables, article: str) -> Iterator[Marked]:
    """Actors, wherever they are named."""
    names = names_of(tables)
    for m in each(_of(tables, "mentions", article)):
        label = m.label if isinstance(m.label, str) else ""
        name = names.get(str(m.actor), label)
        yield m.start, m.end, " · ".join(dict.fromkeys(x for x in (name, label) if x)), label


def _aligned(tables: Tables, article: str) -> Iterator[Marked]:
    """Passages whose fact another outlet carries, too."""
    found = elsewhere(tables, article)
    named = {story: labels(tables, story) for story in found["story"].fillna("").unique()}
    for p in each(found.sort_values("start", kind="stable")):
        label = named[p.story if isinstance(p.story, str) else ""].get(int(p.fact), "")
        yield p.start, p.end, f"fact: {label or int(p.fact) + 1}", label


def _toward(tables: Tables, article: str) -> Iterator[Marked]:
    """The words that decided the tone toward an actor."""
    names = names_of(tables)
    for m in each(_of(tables, "mentions", article)):
        if pd.notna(m.tone) and m.tone:
            sign = "positive" if m.tone > 0 else "negative"
            label = f"{sign} toward {names.get(str(m.actor), str(m.label))}"
            for start, end in deciding(m.evidence):
                yield start, end, label, ""


_SPANS: dict[str, Callable[[Tables, str], Iterator[Marked]]] = {
    SPEAKERS: _speakers, NAMES: _names, ALIGNED: _aligned, TOWARD: _toward,
}  # fmt: skip


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
        over = sorted(
            (s for s in spans if s[0] <= a and s[1] >= b), key=lambda s: (s[0] - s[1], s[2])
        )  # the shortest on top, which else would not be seen
        numbers = tuple(dict.fromkeys(s[2] for s in over))
        runs.append(Run(text[a:b], numbers, "; ".join(dict.fromkeys(s[3] for s in over))))
    return tuple(runs)
