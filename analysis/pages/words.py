"""Words: loaded words with the words themselves, words that stand out, and any word in context."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures.loaded import LOADED
from analysis.measures.scare_quotes import SCARE_QUOTES
from analysis.pages import exports, filters, in_full, opened, reading, safe, words_loaded
from analysis.pages.add_remembered import remembered
from analysis.pages.drawn import draw_concordance
from analysis.sheet import Choice, Column
from analysis.sheet.concordance import concordance, concordance_said
from analysis.sheet.standing import (
    DISTINCT,
    LEVEL,
    OTHERS,
    STANDS_OUT,
    Compared,
    Standing,
    bar_table,
    comparison,
    full_table,
    standing,
    standing_said,
)

WHAT = (
    "Which words carry weight, which stand out in an outlet’s texts against others on the same "
    "stories, and any word in its contexts. Every word leads to the places where it stands."
)
BARS = 20  # words of the chart
ALL = "all others together"
SCALE = "ζ: log-odds in standard errors; 0: as often as on the other side"


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Words")
    safe.show(WHAT, "p", "plain")
    choice = filters.bar(case)
    columns = tuple(column for column in case.columns(choice) if not column.apart)
    if in_full.no_text(columns):
        return
    words_loaded.part(case, columns, choice)
    _standing_part(case, columns, choice)
    _contexts(case, columns, choice)
    words_loaded.scare_part(case, columns, choice)
    words_loaded.evidence(case, columns, choice)
    in_full.method(case, choice, (LOADED, DISTINCT, SCARE_QUOTES))


@remembered(8)
def _compared(path: str, run: str, choice: Choice, _case: opened.Opened) -> Compared | None:
    return comparison(_case.tables, choice, choice.voice)


@remembered(64)
def _standing(
    path: str, run: str, choice: Choice, whose: str, against: str, _case: opened.Opened
) -> Standing:
    return standing(_compared(path, run, choice, _case), whose, against)


def _standing_part(case: opened.Opened, columns: tuple[Column, ...], choice: Choice) -> None:
    safe.show(STANDS_OUT, "h2", "part")
    _whole_texts(choice)
    if len(columns) < 2:
        safe.show("There is one outlet, and nothing to compare its words with.", "p", "plain")
        return
    whose, against = _sides(columns)
    other = against.outlet if against else OTHERS
    path, run = words_loaded.place_of(case)
    found = _standing(path, run, replace(choice, zone="told"), whose.outlet, other, case)
    said, *rest = standing_said(found, whose.name, against.name if against else "")
    safe.show(said, "p", "plain")
    for one in rest:
        safe.show(one, "p", "soft")
    if not found.table.empty:
        _bars(case, choice, found, whose, against)


def _whole_texts(choice: Choice) -> None:
    if choice.zone != "told":
        safe.show(
            "These words are counted over the whole text: the part of it that is chosen above "
            "applies to loaded words and scare quotes only.", "p", "soft",
        )  # fmt: skip


def _sides(columns: tuple[Column, ...]) -> tuple[Column, Column | None]:
    """The outlet whose words are asked for, and the one it is set against; None: all others."""
    known = {column.outlet: column for column in columns}
    left, right = st.columns(2)
    with left:
        whose = str(
            st.selectbox(
                "Whose words", list(known), format_func=lambda one: known[one].name, key="whose",
                bind="query-params",
            )
        )  # fmt: skip
    others = [OTHERS, *(one for one in known if one != whose)]
    with right:
        against = str(
            st.selectbox(
                "Against", others, key="against", bind="query-params",
                format_func=lambda one: known[one].name if one in known else ALL,
            )
        )  # fmt: skip
    return known[whose], known.get(against)


def _bars(
    case: opened.Opened, choice: Choice, found: Standing, whose: Column, against: Column | None
) -> None:
    table = bar_table(found.table.head(BARS))
    other = against.name if against else "the others"
    figure = charts.bars(
        table, whose, SCALE, opened.night(), in_full.caption(case, choice, (DISTINCT,))
    )
    about = f"Words that stand out in {whose.name} against {other}, by ζ."
    in_full.chart(figure, "standing out", charts.bars_alt(table, about), case, choice, _picked)
    beyond = (
        f"Filled: beyond chance (p ≤ {LEVEL:.2f}, allowing for all words tested). "
        if found.draws
        else "Hollow: not tested. "
    )
    safe.show(
        f"The {len(table)} words with the largest ζ. {beyond}The figure at a bar is how often the "
        "word stands in these texts. A bar, or a row of the table, opens its contexts below.",
        "p", "soft",
    )  # fmt: skip
    full = full_table(found.table)
    with st.expander("The same as a table; choose a row to see the word in its contexts"):
        st.dataframe(
            full, hide_index=True, width="stretch", key="words standing out",
            selection_mode="single-row", on_select=lambda: _chosen(list(full["word"])),
        )  # fmt: skip
        exports.buttons(full, f"words of {whose.name}", case, choice, (DISTINCT,))


def _picked(key: str) -> None:
    """A bar was chosen: look its word up."""
    points = st.session_state[key].selection.points
    data = list(points[0].get("customdata") or ()) if points else []
    if data:
        st.session_state["word"] = str(data[0])


def _chosen(words: list[str]) -> None:
    """A row was chosen: look its word up."""
    rows = st.session_state["words standing out"].selection.rows
    if rows and rows[0] < len(words):
        st.session_state["word"] = words[rows[0]]


def _contexts(case: opened.Opened, columns: tuple[Column, ...], choice: Choice) -> None:
    safe.show("A word in its contexts", "h2", "part")
    _whole_texts(choice)
    query = str(
        st.text_input(
            "A word, in all its forms, or a phrase of up to five words", key="word",
            bind="query-params", max_chars=80,
        )
    ).strip()  # fmt: skip
    if not query:
        safe.show("Choose a bar above, or type a word.", "p", "soft")
        return
    found = concordance(case.tables, case.texts, columns, query, choice.voice)
    first, *rest = concordance_said(found, query, choice.voice)
    safe.show(first, "p", "plain")
    for one in rest:
        safe.show(one, "p", "soft")
    if found.lines:
        draw_concordance(
            found.lines, f"“{query}” in its contexts", "concordance", reading.on_read("concordance")
        )
        _twin(case, choice, pd.DataFrame(list(found.lines)), query)
    reading.go(case)


def _twin(case: opened.Opened, choice: Choice, lines: pd.DataFrame, query: str) -> None:
    lines = lines.assign(sentence=lines["sentence"].where(lines["sentence"] >= 0) + 1)
    with st.expander("The same as files"):
        exports.buttons(lines, f"contexts of {query}", case, choice, ())


page()
