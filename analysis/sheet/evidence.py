"""The words a cell's number came from: sentences with their marks in place.

In a text-free case a passage has no words; its place, length, tone and matched terms stand in.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.document import lexeme
from analysis.measures import MEASURES, Measure
from analysis.sheet.answers import UNNAMED
from analysis.sheet.cells import voice_of
from analysis.sheet.columns import compared
from analysis.sheet.rows import STANDS_OUT
from analysis.sheet.values import Choice, Column, Tables, questions, several, slug
from analysis.tables import each
from analysis.terms import term
from analysis.words import distinctive

MOST = 60  # passages shown at once


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of a passage; `mark` names what it is evidence of, "" for plain text."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as evidence. `pieces` is empty where the text is not at hand."""

    article: str
    sentence: int
    place: str
    words: int
    tone: float | None
    speaker: str | None
    pieces: tuple[Piece, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a cell."""

    title: str
    lead: str
    passages: tuple[Passage, ...]
    left_out: int  # passages beyond `MOST`
    text_free: bool
    how: str  # how this is counted


def evidence(
    tables: Tables,
    texts: Mapping[str, str],
    column: Column,
    row: str,
    choice: Choice,
    item: str = "",
    measures: tuple[Measure, ...] = MEASURES,
) -> Evidence:
    """The passages behind the cell of `column` in the row of that key; `item` narrows them."""
    asked = next((part for q, part in questions(measures).items() if slug(q) == row), ())
    if asked:
        marks = _marks(tables, asked, column, choice, item)
        question, how = asked[0].question, _how(asked[0])
    else:
        marks = _occurrences(tables, texts, column, choice, item)
        question, how = STANDS_OUT, _HOW_WORDS
    found, total = _passages(tables, texts, marks)
    at_hand = any(article in texts for article in column.articles)
    titles = {measure.name: measure.title for measure in asked}
    lead = _lead(len(marks), column, titles.get(item, item), at_hand or bool(asked))
    return Evidence(f"{question} {column.name}", lead, found, total - len(found), not at_hand, how)


_HOW_WORDS = (
    "Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), by "
    "lemma, function words left out. With one article an outlet it orders the words; it is no test."
)


def _how(measure: Measure) -> str:
    return f"{measure.formula}. Source: {measure.source}. Known weakness: {measure.weakness}."


def _lead(count: int, column: Column, what: str, places: bool) -> str:
    texts = "this text" if len(column.articles) == 1 else f"these {len(column.articles)} texts"
    if not places:
        return "Which words stand out is kept in this case; where they stand needs the text."
    of = f" of “{what}”" if what else ""
    return f"{several(count, 'place')}{of} in {texts}." if count else f"Nothing found in {texts}."


def _marks(
    tables: Tables, asked: Sequence[Measure], column: Column, choice: Choice, item: str
) -> pd.DataFrame:
    """Columns article, start, end, label: the evidence of these measures in one outlet."""
    if asked[0].form == "voices":
        return _spoken(tables, column, item)
    parts = []
    for measure in asked:
        wide = measure.form in ("dot", "list")
        voice = "all" if wide else voice_of(measure, choice)
        marks = marks_of(tables, measure.name, voice, column.articles)
        if item == measure.name:
            return marks.assign(label=measure.title)
        label = marks["label"].where(marks["label"] != "", measure.title)
        parts.append(marks.assign(label=label))
    found = pd.concat(parts, ignore_index=True)
    return found[found["text"].str.lower() == item] if item else found


def marks_of(tables: Tables, measure: str, voice: str, ids: Sequence[str]) -> pd.DataFrame:
    """The marks of one measure in one voice for these articles."""
    table = tables["marks"]
    chosen = table[(table["measure"] == measure) & table["article"].isin(list(ids))]
    if voice == "all":
        return chosen
    return chosen[chosen["speaker"].isna() == (voice == "own")]


def _spoken(tables: Tables, column: Column, item: str) -> pd.DataFrame:
    quoted = tables["quotations"]
    chosen = quoted[quoted["article"].isin(column.articles) & (quoted["kind"] == "speech")]
    named = chosen.assign(label=chosen["speaker"].fillna("").replace("", UNNAMED))
    return named[named["label"] == item] if item else named


_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W_]+)*")


def _occurrences(
    tables: Tables, texts: Mapping[str, str], column: Column, choice: Choice, item: str
) -> pd.DataFrame:
    """Where the distinctive words (or the one asked for) stand, searched in the texts at hand."""
    table = distinctive(tables["terms"], compared(tables, choice), choice.voice)
    wanted = {item} if item else set(table.loc[table["outlet"] == column.outlet, "term"])
    sentences = tables["sentences"]
    rows = []
    for s in each(sentences[sentences["article"].isin(column.articles)]):
        if s.article not in texts or s.zone not in ("headline", "subhead", "body"):
            continue
        for match in _WORD.finditer(texts[s.article], s.start, s.end):
            found = term(lexeme(match.group()))
            if found in wanted:
                rows.append((s.article, match.start(), match.end(), found))
    return pd.DataFrame(rows, columns=["article", "start", "end", "label"])


def _passages(
    tables: Tables, texts: Mapping[str, str], marks: pd.DataFrame
) -> tuple[tuple[Passage, ...], int]:
    """The first `MOST` sentences that hold a mark, and how many there are in all."""
    table = tables["sentences"]
    wanted = table[table["article"].isin(set(marks["article"]))]
    grouped = {str(name): list(each(part)) for name, part in wanted.groupby("article", sort=False)}
    found: list[Passage] = []
    total = 0
    for name, own in marks.groupby("article", sort=False):
        article = str(name)
        sentences = grouped.get(article, [])
        starts = [s.start for s in sentences]
        inside: dict[int, list[Any]] = {}
        for mark in each(own.sort_values("start")):
            first = max(0, bisect_right(starts, mark.start) - 1)
            for k in range(first, len(sentences)):
                if sentences[k].start >= mark.end:
                    break
                if sentences[k].end > mark.start:
                    inside.setdefault(k, []).append(mark)
        total += len(inside)
        for k in sorted(inside)[: max(0, MOST - len(found))]:
            text = texts.get(article)
            found.append(_passage(sentences[k], inside[k], text, len(sentences)))
    return tuple(found), total


def _passage(sentence: Any, marks: Sequence[Any], text: str | None, total: int) -> Passage:
    pieces: tuple[Piece, ...] = ()
    if text is not None:
        cuts = [(m.start, m.end, str(m.label)) for m in marks]
        pieces = cut(text, sentence.start, sentence.end, cuts)
    terms = tuple(dict.fromkeys(str(getattr(m, "text", "")) for m in marks))
    speaker = sentence.speaker if isinstance(sentence.speaker, str) else None
    tone = None if pd.isna(sentence.tone) else float(sentence.tone)
    where = f"sentence {sentence.i + 1} of {total}" + (
        "" if sentence.zone == "body" else f", {sentence.zone}"
    )
    return Passage(
        str(sentence.article), int(sentence.i), where, int(sentence.words), tone, speaker, pieces,
        tuple(t for t in terms if t),
    )  # fmt: skip


def cut(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int, str]]
) -> tuple[Piece, ...]:
    """Characters start to end of a text in pieces, marked and plain; overlaps go to the first."""
    pieces: list[Piece] = []
    at = start
    for first, last, label in sorted(marks):
        first, last = max(first, at), min(last, end)
        if last <= first:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], label))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)
