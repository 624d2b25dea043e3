"""Of the page Words: loaded words and scare quotes, outlet by outlet, and what is behind them."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures import Measure
from analysis.measures.loaded import LOADED
from analysis.measures.scare_quotes import SCARE_QUOTES
from analysis.pages import exports, in_full, opened, safe, story_by_story
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, Column, several, slug
from analysis.sheet.cells import voice_of
from analysis.sheet.found import listed, words_found
from analysis.sheet.said import estimate_said
from analysis.sheet.spread import by_story, dots, spread
from analysis.tables import each

NAMED = 6  # outlets of which a sentence is written
DRAWN = 40  # outlets, or stories, that a chart has room for
ROWS = 2_000  # of the table of words, the most frequent
QUOTED = 8  # scare quotes of an outlet in a line
RATE = charts.Scale("loaded words per 1,000", low=0.0)
WEIGHT = (
    "Words of our list of loaded language: they judge while they tell, whatever they are said of. "
    "A list knows neither context nor irony, and cannot tell a deserved word from another."
)
MARKS = (
    "A marker is the mean over an outlet’s articles, its line the 95 % interval (of a single text "
    f"that of its count), a ring one article. Hollow: fewer than {LOADED.floor} words found, too "
    "few for a rate."
)
SCARE = (
    "Up to three words in quotation marks without a speaker, and not a title: words held at arm’s "
    "length, or a term at its first mention. Counts only, outside speech."
)


def place_of(case: opened.Opened) -> tuple[str, str]:
    """Where a case lies, and its run: what is remembered of it, with names or masked."""
    return str(case.case.path), case.remembered_run


class Loaded(NamedTuple):
    """The tables of the part."""

    means: pd.DataFrame
    articles: pd.DataFrame
    stories: pd.DataFrame
    words: pd.DataFrame
    scare: pd.DataFrame


@remembered(32)
def _loaded(path: str, run: str, choice: Choice, _case: opened.Opened) -> Loaded:
    columns = tuple(column for column in _case.columns(choice) if not column.apart)
    answers, voice = _case.answers(columns, choice.zone), voice_of(LOADED, choice)
    drawn = columns[:DRAWN]
    return Loaded(
        spread(answers, columns, (LOADED,), (voice,)), dots(answers, drawn, (LOADED,), (voice,)),
        by_story(answers, drawn, LOADED, voice),
        words_found(_case.tables, columns, LOADED, voice, choice.zone),
        words_found(_case.tables, columns, SCARE_QUOTES, "own", choice.zone),
    )  # fmt: skip


def loaded(case: opened.Opened, choice: Choice) -> Loaded:
    """The tables of the part for a choice."""
    return _loaded(*place_of(case), choice, case)


def part(case: opened.Opened, columns: tuple[Column, ...], choice: Choice) -> None:
    """Loaded words: in sentences, as dots, by story, and the words themselves."""
    safe.show(LOADED.question, "h2", "part")
    tables = loaded(case, choice)
    in_full.opening(case, columns, _said(tables.means, columns), "No text was scored.")
    safe.show(WEIGHT, "p", "soft")
    _dots(case, columns, choice, tables)
    _stories(case, columns[:DRAWN], choice, tables.stories, tables.articles)
    _words(case, columns, choice, LOADED, tables.words, "The loaded words")


def _said(means: pd.DataFrame, columns: tuple[Column, ...]) -> list[str]:
    """A sentence an outlet, of the first ones."""
    known = {column.outlet: column.name for column in columns}
    first = means[means["outlet"].isin(list(known)[:NAMED])]
    said = [estimate_said(LOADED, known[row.outlet], row) for row in each(first)]
    if (more := len(columns) - NAMED) > 0:
        said.append(f"{several(more, 'more outlet')}: in the chart and its table.")
    return said


def _dots(case: opened.Opened, columns: tuple[Column, ...], choice: Choice, tables: Loaded) -> None:
    if len(columns) > DRAWN:
        many = f"Drawn are the first {DRAWN} of {len(columns):,} outlets; choose others above."
        safe.show(many, "p", "soft")
    bands = [(LOADED.name, LOADED.title)]
    figure = charts.spread(
        tables.means, tables.articles, columns[:DRAWN], bands, RATE, opened.night(),
        in_full.caption(case, choice, (LOADED,)),
    )  # fmt: skip
    about = "Loaded words per 1,000 words, by outlet."
    alt = charts.spread_alt(tables.means, columns, bands, about)
    in_full.chart(figure, "loaded words", alt, case, choice)
    safe.show(MARKS, "p", "soft")
    in_full.twin(in_full.named(tables.means, columns), "loaded words", case, choice, (LOADED,))


def _stories(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, cells: pd.DataFrame,
    articles: pd.DataFrame,
) -> None:  # fmt: skip
    there = set(cells["story"])
    stories = [(key, title) for key, title in case.stories.items() if key in there][:DRAWN]
    if len(stories) < 2:
        return
    safe.show("Loaded words, story by story", "h3", "part")
    figures = story_by_story.Figures(cells, articles, dict(stories), "loaded words found", RATE)
    story_by_story.part(case, columns, choice, LOADED, figures, "loaded words by story")


def _words(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, measure: Measure,
    found: pd.DataFrame, title: str,
) -> None:  # fmt: skip
    """The words themselves, outlet by outlet, in a table whose rows open their evidence."""
    if found.empty:
        return
    safe.show(title, "h3", "part")
    most = f" The {ROWS:,} most frequent of {len(found):,}." if len(found) > ROWS else ""
    safe.show(
        "Search with the lens above the table. Choose a row (by keyboard: Shift and Space) to see "
        "its sentences, below." + most,
        "p", "soft",
    )  # fmt: skip
    shown = found.head(ROWS)
    st.dataframe(
        in_full.named(shown, columns), hide_index=True, width="stretch", key=title,
        height=min(420, 38 + 35 * len(shown)), selection_mode="single-row",
        on_select=lambda: _chosen(title, shown),
    )  # fmt: skip
    exports.buttons(in_full.named(found, columns), title, case, choice, (measure,))


def _chosen(key: str, shown: pd.DataFrame) -> None:
    """A row was chosen: open the evidence of its outlet and word."""
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(shown):
        row = shown.iloc[rows[0]]
        in_full.go(in_full.Where(str(row["outlet"]), str(row["word"])))


def scare_part(case: opened.Opened, columns: tuple[Column, ...], choice: Choice) -> None:
    """Scare quotes: a line an outlet, and the words in a table."""
    safe.show(SCARE_QUOTES.question, "h2", "part")
    safe.show(SCARE, "p", "soft")
    if choice.voice == "quoted":
        safe.show("They stand in the outlets’ own words, whatever voice is chosen.", "p", "soft")
    found = loaded(case, choice).scare
    if found.empty:
        safe.show("None was found in these texts.", "p", "plain")
        return
    answers = case.answers(columns, choice.zone)
    lines = []
    for column in columns[:NAMED]:
        answer = answers.of(column.outlet, SCARE_QUOTES.name, "own")
        words = listed(found, column, QUOTED) or "none found"
        lines.append(f"{column.name}: {words} (in {several(answer.n, 'own word')})")
    if (more := len(columns) - NAMED) > 0:
        lines.append(f"{several(more, 'more outlet')}: in the table.")
    safe.items(lines)
    _words(case, columns, choice, SCARE_QUOTES, found, "Words in scare quotes")


def evidence(case: opened.Opened, columns: tuple[Column, ...], choice: Choice) -> None:
    """The sentences behind a loaded word or a scare quote of an outlet."""
    tables = loaded(case, choice)
    known = {word: f"“{word}”" for word in sorted(set(tables.words["word"]))}
    scare = {word: f"“{word}”, in scare quotes" for word in sorted(set(tables.scare["word"]))}
    items = known | {word: title for word, title in scare.items() if word not in known}
    quoted = st.query_params.get("item", "") in set(scare) - set(known)
    measure = SCARE_QUOTES if quoted else LOADED
    in_full.evidence_part(case, columns, choice, slug(measure.question), items, "Word")
