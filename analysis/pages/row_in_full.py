"""Tone and frames at a glance, and any row of the sheet in full: table, method, download."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures.tone import TONE
from analysis.pages import cards, exports, in_full, safe
from analysis.pages.opened import Opened, night
from analysis.sheet import Answers, Choice, Sheet, slug
from analysis.sheet.cells import shown_bars, voice_of
from analysis.sheet.figures import row_table, tone_tables
from analysis.sheet.spread import dots, spread
from analysis.sheet.values import Column, questions

GLANCE = 1_000  # texts; more are drawn on their own pages only


def part(case: Opened, value: Sheet, choice: Choice) -> None:
    """Tone and frames at a glance, then any row in full."""
    answers = case.answers(value.columns, choice.zone)
    safe.show("At a glance", "h2", "part")
    inside = tuple(column for column in value.columns if not column.apart)
    if (texts := sum(len(column.articles) for column in inside)) > GLANCE:
        safe.show(
            f"{texts:,} texts are no glance: the pages Tone and Frames draw them.", "p", "soft"
        )
    elif inside:
        _tone(case, answers, inside, choice)
        _frames(case, value, answers, inside, choice)
    if len(inside) < len(value.columns):
        safe.show("Texts that stand apart are not drawn here.", "p", "soft")
    safe.show("A row in full", "h2", "part")
    rows = {row.question: row for row in value.rows}
    question = str(st.selectbox("Question", list(rows), key="question", bind="query-params"))
    _table(case, value, answers, choice, question)


def _tone(case: Opened, answers: Answers, columns: tuple[Column, ...], choice: Choice) -> None:
    sentences, means = tone_tables(case.tables, answers, columns)
    if sentences.empty:
        return
    safe.show("Tone, sentence by sentence", "h3", "part")
    caption = in_full.caption(case, choice, (TONE,))
    figure, alt = (
        charts.ticks(sentences, means, columns, night(), caption),
        charts.ticks_alt(means, columns),
    )
    in_full.chart(figure, "tone at a glance", alt, case, choice, partial(_cell, TONE.question))
    safe.show(
        "A tick is a sentence; a filled marker the mean of the sentences outside quotation marks, "
        "an open one of quoted ones, drawn from 10 sentences on. Exploratory: words, not stance.",
        "p", "soft",
    )  # fmt: skip
    in_full.twin(_named(means, columns), "tone at a glance", case, choice, (TONE,))


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
        charts.Scale(asked[0].unit, low=0.0), night(), in_full.caption(case, choice, shown),
    )  # fmt: skip
    alt = charts.spread_alt(table, columns, bands, f"{asked[0].unit.capitalize()}.")
    in_full.chart(figure, "frames at a glance", alt, case, choice, partial(_cell, row.question))
    safe.show(
        f"Hollow markers rest on fewer than {asked[0].floor} words found: too few for a rate, and "
        "none stands in the table. Exploratory: vocabulary is topic as much as frame, and on one "
        "event it tells articles apart less than voices and names do.",
        "p", "soft",
    )  # fmt: skip
    shown_table = table.assign(value=table["value"].where(~table["faint"].astype(bool)))
    named = _named(shown_table.drop(columns=["said", "faint"]), columns)
    in_full.twin(named, "frames at a glance", case, choice, shown)


def _cell(question: str, key: str) -> None:
    """A mark at a glance opens its cell in the sheet above."""
    if data := in_full.chosen(key):
        st.query_params["cell"] = "~".join((slug(question), data[0], data[1]))


def _named(table: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """The table with the outlets' names, and rounded."""
    names = {column.outlet: column.name for column in columns}
    return table.assign(outlet=table["outlet"].map(names)).round(3)


def _table(case: Opened, value: Sheet, answers: Answers, choice: Choice, question: str) -> None:
    asked = questions().get(question, ())
    if asked:
        table = row_table(answers, value.columns, choice, asked)
        table = table.rename(columns={"value": asked[0].unit, "of": f"of {asked[0].counted}"})
    else:
        row = next(row for row in value.rows if row.question == question)
        names = {column.outlet: column.name for column in value.columns}
        table = pd.DataFrame(
            [(names[c.outlet], i.kind, i.label, i.printed) for c in row.cells for i in c.items],
            columns=["outlet", "of", "what", "printed"],
        )
    st.dataframe(table, hide_index=True, width="stretch", key="row table")
    exports.buttons(table, slug(question), case, choice, asked)
    if asked:
        with st.expander("How this is measured"):
            cards.family(asked)
