"""Port Alder laid out for alignment, and what `gold.toml` says of its facts. Read once."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from texts import lines

from analysis.align import (
    Fact,
    Item,
    Story,
    Texts,
    coverage,
    fact_items,
    facts,
    figure_items,
    story,
)
from analysis.align.figures import Figure, figured
from analysis.align.numerals import figures
from analysis.align.passages import entire
from analysis.align.vectors import features, space
from analysis.article import Article
from analysis.clean import truncation
from analysis.document import Document, document
from analysis.gates import findings, independent, trace
from analysis.score import read

SEED = Path(__file__).resolve().parents[2] / "seeds" / "port-alder"
GOLD: dict[str, Any] = tomllib.loads((SEED / "gold.toml").read_text("utf-8"))
CASE: dict[str, Any] = tomllib.loads((SEED / "case.toml").read_text("utf-8"))
STORIES = tuple(GOLD["story"])


class Told(NamedTuple):
    """A story: laid out, its articles in `gold.toml` by document, its facts, what may be said."""

    name: str
    story: Story
    gold: tuple[dict[str, Any], ...]
    facts: tuple[Fact, ...]
    texts: Texts


@cache
def alder_document(outlet: str, name: str) -> Document:
    file = f"{outlet}-{name}.txt"
    text = (SEED / "articles" / file).read_text("utf-8")
    return read(Article(file, outlet, text, story=name, published=CASE["story"][name]["from"]))


@cache
def alder(name: str) -> Told:
    gold = {a["file"]: a for a in GOLD["article"] if a["story"] == name}
    documents = [alder_document(a["outlet"], name) for a in gold.values()]
    laid = story(documents)
    cut = {d.article.id: w for d in documents if (w := truncation(d.article, d.zones))}
    traces = [trace(d, truncated=cut.get(d.article.id)) for d in documents]
    voices = independent({t.id: name for t in traces}, findings(traces))
    texts = Texts.of(documents, voices, cut)
    order = tuple(gold[d.article.id] for d in laid.documents)
    return Told(name, laid, order, facts(laid), texts)


def statement(text: str) -> Document:
    return document(Article("", "", text), lines(text))


class Expected(NamedTuple):
    """A fact of `gold.toml`: its key, the fact of ours that is nearest, the figure it names."""

    key: str
    text: str
    fact: int
    figure: int | None  # in `figured`


def expected(told: Told) -> Iterator[Expected]:
    """Each fact of gold with ours: by likeness to its description alone, never by who has it."""
    known = told.story
    wanted = GOLD["story"][told.name]["facts"]
    asked = [statement(text) for text in wanted.values()]
    bags = [
        features(known.documents[int(o)], p, known.figures[int(o)])
        for p, o in zip(known.passages, known.owner, strict=True)
    ]
    bags += [features(d, entire(d), figures(d)) for d in asked]
    count = len(known.passages)
    likeness = space(bags).likeness(np.arange(count, len(bags)), np.arange(count))
    groups = figured(known.figures)
    for k, (key, text) in enumerate(wanted.items()):
        mean = [float(np.mean([likeness[k, row] for row in fact.rows])) for fact in told.facts]
        numbers = [f for f in figures(asked[k]) if f.keys]
        yield Expected(key, text, int(np.argmax(mean)), _group(groups, numbers))


def _group(groups: Any, numbers: list[Figure]) -> int | None:
    """The figure of a story that is the first in a description that any text has."""
    for number in numbers:
        for i, group in enumerate(groups):
            if any(number.same(figure) for _, figure in group.places):
                return i
    return None


def matrix(told: Told) -> dict[tuple[str, int], dict[str, str]]:
    """(kind, number of the fact or figure) → outlet → state, as the coverage matrix has it."""
    numbered: list[Item] = [
        replace(item, label=f"fact {i}")
        for i, fact in enumerate(told.facts)
        for item in fact_items(told.story, [fact])
    ]
    numbered += [
        replace(item, label=f"figure {i}") for i, item in enumerate(figure_items(told.story))
    ]
    found = {}
    for row in coverage(numbered, told.texts):
        kind, number = row.item.label.split()
        found[kind, int(number)] = {cell.outlet: cell.state for cell in row.cells}
    return found
