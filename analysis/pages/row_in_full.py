"""Tone and frames at a glance, and any row of the sheet in full: table, method, download."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.csv_table import csv_text
from analysis.pages import cards, safe
from analysis.pages.opened import Opened, night
from analysis.sheet import Answers, Choice, Sheet, slug
from analysis.sheet.cells import shown_bars, voice_of
from analysis.sheet.figures import row_table, tone_tables
from analysis.sheet.spread import dots, spread
from analysis.sheet.values import Column, questions


def part(case: Opened, value: Sheet, choice: Choice) -> None:
    """Tone and frames at a glance, then any row in full."""
    answers = case.answers(value.columns, choice.zone)
    safe.show("At a glance", "h2", "part")
    inside = tuple(column for column in value.columns if not column.apart)
    if inside:
        _tone(case, answers, inside)
        _frames(case, value, answers, inside, choice)
    if len(inside) < len(value.columns):
        safe.show("Texts that stand apart are not drawn here.", "p", "soft")
    safe.show("A row in full", "h2", "part")
    rows = {row.question: row for row in value.rows}
    question = str(st.selectbox("Question", list(rows), key="question", bind="query-params"))
    _table(case, value, answers, choice, question)


def _tone(case: Opened, answers: Answers, columns: tuple[Column, ...]) -> None:
    sentences, means = tone_tables(case.tables, answers, columns)
    if sentences.empty:
        return
    safe.show("Tone, sentence by sentence", "h3", "part")
    st.plotly_chart(
        charts.ticks(sentences, means, columns, night()), config=charts.config(),
        key="tone chart", alt=charts.ticks_alt(means, columns), width="stretch",
    )  # fmt: skip
    safe.show(
        "A tick is a sentence; a filled marker the mean of the sentences outside quotation marks, "
        "an open one of quoted ones, drawn from 10 sentences on. Words, not stance.",
        "p", "soft",
    )  # fmt: skip
    _twin(_named(means, columns), "tone twin")


def _frames(
    case: Opened, value: Sheet, answers: Answers, columns: tuple[Column, ...], choice: Choice
) -> None:
    row = next((row for row in value.rows if row.form == "bar"), None)
    if row is None:
        return
    asked = questions()[row.question]
    voice = voice_of(asked[0], choice)
    shown = shown_bars(answers, columns, asked, voice)
    table = spread(answers, columns, shown, (voice,))
    if table["value"].isna().all():
        return
    bands = [(measure.name, measure.title) for measure in shown]
    safe.show(f"{row.question} {asked[0].unit.capitalize()}", "h3", "part")
    figure = charts.spread(
        table, dots(answers, columns, shown, (voice,)), columns, bands,
        charts.Scale(asked[0].unit, low=0.0), night(),
    )  # fmt: skip
    alt = charts.spread_alt(table, columns, bands, f"{asked[0].unit.capitalize()}.")
    st.plotly_chart(figure, config=charts.config(), key="frames chart", alt=alt, width="stretch")
    safe.show(
        f"Hollow markers rest on fewer than {asked[0].floor} words found: too few for a rate, and "
        "none stands in the table. Vocabulary is topic as much as frame: on one event it tells "
        "articles apart less than voices and names do.",
        "p", "soft",
    )  # fmt: skip
    shown_table = table.assign(value=table["value"].where(~table["faint"].astype(bool)))
    _twin(_named(shown_table.drop(columns=["said", "faint"]), columns), "frames twin")


def _named(table: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """The table with the outlets' names, and rounded."""
    names = {column.outlet: column.name for column in columns}
    return table.assign(outlet=table["outlet"].map(names)).round(3)


def _twin(table: pd.DataFrame, key: str) -> None:
    with st.expander("The same as a table"):
        st.dataframe(table, hide_index=True, width="stretch", key=key)


def _table(case: Opened, value: Sheet, answers: Answers, choice: Choice, question: str) -> None:
    asked = questions().get(question, ())
    if asked:
        table = row_table(answers, value.columns, choice, asked)
        table = table.rename(columns={"value": asked[0].unit, "of": f"of {asked[0].counted}"})
    else:
        row = next(row for row in value.rows if row.question == question)
        names = {column.outlet: column.name for column in value.columns}
        table = pd.DataFrame(
            [(names[c.outlet], i.label, i.printed) for c in row.cells for i in c.items],
            columns=["outlet", "word", "times"],
        )
    st.dataframe(table, hide_index=True, width="stretch", key="row table")
    st.download_button(
        "Download this table (CSV)", csv_text(table).encode("utf-8-sig"),
        f"{case.name}-{slug(question)}.csv", "text/csv", key="row csv", on_click="ignore",
    )  # fmt: skip
    if asked:
        with st.expander("How this is measured"):
            cards.family(asked)
