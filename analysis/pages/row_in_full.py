"""A row of the sheet in full: its chart, the table behind it, how it is measured, a download."""

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.compare import estimates
from analysis.csv_table import csv_text
from analysis.measures import MEASURES, Measure
from analysis.pages import cards, safe
from analysis.pages.opened import Opened
from analysis.sheet import Choice, Sheet, slug
from analysis.sheet.cells import voice_of
from analysis.sheet.figures import bars_table, tone_tables
from analysis.sheet.values import questions


def part(case: Opened, value: Sheet, choice: Choice) -> None:
    """Tone and frames at a glance, then any row in full."""
    safe.show("At a glance", "h2", "part")
    _tone(case, value)
    frames = next((row for row in value.rows if row.form == "bar"), None)
    if frames:
        _bars(case, value, choice, frames.question, "frames")
    safe.show("A row in full", "h2", "part")
    rows = {row.question: row for row in value.rows}
    question = st.selectbox("Question", list(rows), key="question", bind="query-params")
    _table(case, value, choice, str(question))


def _tone(case: Opened, value: Sheet) -> None:
    sentences, means = tone_tables(case.tables, value.columns)
    if sentences.empty:
        return
    safe.show("Tone, sentence by sentence", "h3", "part")
    st.plotly_chart(
        charts.tone(sentences, means, value.columns), config=charts.CONFIG, key="tone chart",
        alt=charts.tone_alt(means, value.columns), width="stretch",
    )  # fmt: skip
    safe.show(
        "A tick is a sentence; a filled marker the mean of the outlet's own sentences, an open one "
        "of quoted ones, drawn from 10 sentences on. Words, not stance.", "p", "soft",
    )  # fmt: skip
    with st.expander("The same as a table"):
        st.dataframe(means, hide_index=True, width="stretch")


def _bars(case: Opened, value: Sheet, choice: Choice, question: str, key: str) -> None:
    asked = questions()[question]
    table, panels = bars_table(case.tables, value.columns, choice, asked)
    if table.empty:
        return
    safe.show(f"{question} {asked[0].unit.capitalize()}", "h3", "part")
    st.plotly_chart(
        charts.bars(table, value.columns, panels, asked[0].unit), config=charts.CONFIG,
        key=f"{key} chart", alt=charts.bars_alt(table, value.columns, asked[0].unit),
        width="stretch",
    )  # fmt: skip
    safe.show(
        f"Hollow bars rest on fewer than {asked[0].floor} words found. Vocabulary is topic as much "
        "as frame: on one event it tells articles apart less than voices and names do.",
        "p", "soft",
    )  # fmt: skip
    with st.expander("The same as a table"):
        st.dataframe(table, hide_index=True, width="stretch")


def _table(case: Opened, value: Sheet, choice: Choice, question: str) -> None:
    asked = questions().get(question, ())
    names = {column.outlet: column.name for column in value.columns}
    if asked:
        table = _estimates(case, choice, asked, names)
    else:
        row = next(row for row in value.rows if row.question == question)
        table = pd.DataFrame(
            [(names[c.outlet], i.label, i.printed) for c in row.cells for i in c.items],
            columns=["outlet", "word", "times"],
        )
    st.dataframe(table, hide_index=True, width="stretch")
    st.download_button(
        "Download this table (CSV)", csv_text(table).encode("utf-8-sig"),
        f"{case.name}-{slug(question)}.csv", "text/csv", key="row csv", on_click="ignore",
    )  # fmt: skip
    for measure in asked:
        with st.expander(f"How “{measure.title}” is measured"):
            cards.card(measure)


def _estimates(
    case: Opened, choice: Choice, asked: tuple[Measure, ...], names: dict[str, str]
) -> pd.DataFrame:
    voices = {measure.name: voice_of(measure, choice) for measure in asked}
    table = case.tables["readings"]
    chosen = table[
        table["measure"].isin(voices)
        & (table["voice"] == table["measure"].map(voices))
        & table["outlet"].isin(names)
    ]
    found = estimates(chosen)
    titles = {measure.name: measure.title for measure in MEASURES}
    found["outlet"] = found["outlet"].map(names)
    found.insert(1, "what", found["measure"].map(titles))
    return found.drop(columns=["low", "high"])
