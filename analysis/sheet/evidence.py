"""The words a cell's number came from: sentences with their marks in place.

In a text-free case a passage has no words; its place, length, tone and matched terms stand in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.article import NARROW
from analysis.measures import MEASURES, Measure
from analysis.sheet.cells import voice_of
from analysis.sheet.columns import day
from analysis.sheet.places import places
from analysis.sheet.standing import STANDS_OUT, standing_out
from analysis.sheet.topics import TOPICS
from analysis.sheet.values import Choice, Column, Tables, questions, several, slug
from analysis.tables import each

NO_ROWS = np.empty(0, dtype=np.intp)
MOST = 60  # passages shown at once
LINE = 60  # characters of a headline beside a passage
VOICES = ("own", "quoted")  # what one may ask for in a row of dots, beside its measures
_IN = {"own": "in own voice", "quoted": "in quotations", "tone.headline": "in headlines"}


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
    names: Mapping[str, str] | None = None,
) -> Evidence:
    """The passages behind the cell of `column` in the row of that key; `item` narrows them.

    `names`: outlet → its name, for passages of texts of other outlets.

    An item is a word, a speaker or a measure's name; in a row of dots also a voice (`VOICES`).
    """
    asked = next((part for q, part in questions(measures).items() if slug(q) == row), ())
    topic = next((one for one in TOPICS if slug(one.question) == row), None)
    if topic:
        marks = topic.places(tables, column, choice, item)
        question, how, asked = topic.question, topic.how, ()
    elif asked:
        marks = _marks(tables, asked, column, choice, item)
        question, how = asked[0].question, _how(asked[0])
    else:
        marks = _occurrences(tables, texts, column, choice, item)
        question, how = STANDS_OUT, _HOW_WORDS
    found, total = _passages(tables, texts, marks, column, names or {})
    at_hand = any(article in texts for article in {*column.articles, *marks["article"]})
    titles = {measure.name: f"of “{measure.title}”" for measure in asked}
    if asked and asked[0].form == "dot":
        titles |= _IN
    what = titles.get(item, f"of “{item}”") if item else ""
    if topic and topic.lead:
        lead = topic.lead(tables, column, item, marks)
    else:
        lead = _lead(len(marks), column, what, at_hand or bool(asked or topic))
    return Evidence(f"{question} {column.name}", lead, found, total - len(found), not at_hand, how)


_HOW_WORDS = (
    "Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), by "
    "lemma, function words left out, on the stories that others tell, too. Here it orders the "
    "words; the page Words tests them where there are texts enough."
)


def _how(measure: Measure) -> str:
    return f"{measure.formula}. Source: {measure.source}. Known weakness: {measure.weakness}."


def _lead(count: int, column: Column, what: str, places: bool) -> str:
    texts = "this text" if len(column.articles) == 1 else f"these {len(column.articles)} texts"
    if not places:
        return "Which words stand out is kept in this case; where they stand needs the text."
    if not count:
        return f"Nothing found in {texts}."
    return " ".join(part for part in (several(count, "place"), what, f"in {texts}.") if part)


def _marks(
    tables: Tables, asked: Sequence[Measure], column: Column, choice: Choice, item: str
) -> pd.DataFrame:
    """Columns article, start, end, label: the evidence of these measures in one outlet."""
    if asked[0].form == "dot" and item in VOICES:
        return marks_of(tables, asked[0].name, item, column.articles, choice.zone)
    parts = []
    for measure in asked:
        wide = measure.form in ("dot", "list")
        voice = "all" if wide else voice_of(measure, choice)
        marks = marks_of(tables, measure.name, voice, column.articles, choice.zone)
        if item == measure.name:
            return marks.assign(label=measure.title)
        label = marks["label"].where(marks["label"] != "", measure.title)
        parts.append(marks.assign(label=label))
    found = pd.concat(parts, ignore_index=True)
    return found[found["text"].str.lower() == item] if item else found


def marks_of(
    tables: Tables, measure: str, voice: str, ids: Sequence[str], zone: str = "told"
) -> pd.DataFrame:
    """The marks of one measure in one voice and area for these articles."""
    table = tables["marks"]
    chosen = table[(table["measure"] == measure) & table["article"].isin(list(ids))]
    if zone in NARROW:
        chosen = chosen[chosen["zone"] == zone]
    if voice == "all":
        return chosen
    return chosen[chosen["speaker"].isna() == (voice == "own")]


def _occurrences(
    tables: Tables, texts: Mapping[str, str], column: Column, choice: Choice, item: str
) -> pd.DataFrame:
    """Where the distinctive words (or the one asked for) stand, in the texts at hand."""
    words = [item] if item else standing_out(tables, choice, choice.voice, column.outlet)["term"]
    wanted = frozenset((str(word),) for word in words)
    found = places(tables, texts, column.articles, wanted, choice.voice) if wanted else ()
    rows = [(place.article, place.start, place.end, place.key[0]) for place in found]
    return pd.DataFrame(rows, columns=["article", "start", "end", "label"])


def _passages(
    tables: Tables,
    texts: Mapping[str, str],
    marks: pd.DataFrame,
    column: Column,
    names: Mapping[str, str],
) -> tuple[tuple[Passage, ...], int]:
    """The first `MOST` sentences that hold a mark, newest article first, and how many in all."""
    table = tables["sentences"]
    wanted = table[table["article"].isin(set(marks["article"]))]
    sentences = {str(name): rows for name, rows in wanted.groupby("article").indices.items()}
    marks = marks.sort_values("start", kind="stable")
    marked = {str(name): rows for name, rows in marks.groupby("article").indices.items()}
    ends = [part[name].to_numpy() for part in (wanted, marks) for name in ("start", "end")]
    only = column.articles if len(column.articles) == 1 else ()
    found: list[Passage] = []
    total = 0
    for article, called in _newest_first(tables, marked, column, names).items():
        own, there = sentences.get(article, NO_ROWS), marked[article]
        inside = _inside(*(end[own] for end in ends[:2]), *(end[there] for end in ends[2:]))
        total += len(inside)
        shown = sorted(inside)[: max(0, MOST - len(found))]
        for k in shown:
            (sentence,) = each(wanted.iloc[[own[k]]])
            held = list(each(marks.iloc[np.take(there, inside[k])]))
            which = called if article not in only else ""
            found.append(_passage(sentence, held, texts.get(article), len(own), which))
    return tuple(found), total


def _inside(starts: Any, ends: Any, first: Any, last: Any) -> dict[int, list[int]]:
    """Sentence → the marks that share a character with it, by their places among an article's.

    All are columns of places in the text: sentences, from `starts` to `ends`, stand in order, and
    so do marks, from `first` to `last`.
    """
    found: dict[int, list[int]] = {}
    since = np.maximum(0, np.searchsorted(starts, first, side="right") - 1)
    until = np.searchsorted(starts, last, side="left")
    for mark, (one, other) in enumerate(zip(since.tolist(), until.tolist(), strict=True)):
        for k in range(one, other):
            if ends[k] > first[mark]:
                found.setdefault(k, []).append(mark)
    return found


def _newest_first(
    tables: Tables, ids: Mapping[str, object], column: Column, names: Mapping[str, str]
) -> dict[str, str]:
    """These articles, newest first and undated last → day and headline, or id.

    Before those of another outlet than the column's stands its name.
    """
    articles = tables["articles"]
    own = articles[articles["id"].isin(list(ids))]
    own = own.assign(published=own["published"].fillna("").astype(str))
    ordered = own.sort_values("published", ascending=False, kind="stable")
    return {
        str(r.id): _called(r)
        if r.outlet == column.outlet
        else f"{names.get(r.outlet, r.outlet)} · {_called(r)}"
        for r in each(ordered)
    }


def _called(article: Any) -> str:
    line = article.headline if isinstance(article.headline, str) else ""
    line = f"“{line[: LINE - 1].rstrip() + '…' if len(line) > LINE else line}”" if line else ""
    return " · ".join(part for part in (day(article.published), line or str(article.id)) if part)


def _passage(
    sentence: Any, marks: Sequence[Any], text: str | None, total: int, called: str = ""
) -> Passage:
    """`called`: which article it is of, where there are several."""
    pieces: tuple[Piece, ...] = ()
    if text is not None:
        cuts = [(m.start, m.end, str(m.label)) for m in marks]
        pieces = cut(text, sentence.start, sentence.end, cuts)
    terms = tuple(dict.fromkeys(str(getattr(m, "text", "")) for m in marks))
    speaker = sentence.speaker if isinstance(sentence.speaker, str) else None
    tone = None if pd.isna(sentence.tone) else float(sentence.tone)
    zone = "" if sentence.zone == "body" else f", {sentence.zone}"
    where = f"{called}{' · ' if called else ''}sentence {sentence.i + 1} of {total}{zone}"
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
