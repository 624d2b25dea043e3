"""The tables behind the charts of the sheet."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures import Measure
from analysis.measures.tone import TONE
from analysis.sheet.cells import rate_of, readings_of, shown_bars, voice_of
from analysis.sheet.values import Choice, Column, Tables

BARS = ("outlet", "label", "rate", "marks", "n", "faint")
MEANS = ("outlet", "voice", "value", "n")


def bars_table(
    tables: Tables, columns: Sequence[Column], choice: Choice, asked: tuple[Measure, ...]
) -> tuple[pd.DataFrame, list[str]]:
    """Rates of the row's leading measures by outlet, and the panels' titles. Columns: `BARS`."""
    voice = voice_of(asked[0], choice)
    shown = shown_bars(tables, choice, asked, voice)
    rows = []
    for measure in shown:
        for column in columns:
            rate, marks, n = rate_of(tables, measure, voice, column)
            faint = not measure.enough(n, marks)
            rows.append((column.outlet, measure.title, rate, marks, n, faint))
    table = pd.DataFrame(rows, columns=list(BARS)).astype({"rate": float})
    return table, [measure.title for measure in shown]


def tone_tables(tables: Tables, columns: Sequence[Column]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every told sentence's tone, and the means by voice where the floor is reached (`MEANS`)."""
    outlets = {each: column.outlet for column in columns for each in column.articles}
    told = tables["sentences"]
    told = told[told["article"].isin(outlets) & told["zone"].isin(("subhead", "body"))]
    told = told[told["tone"].notna()]
    sentences = told.assign(outlet=told["article"].map(outlets))[["outlet", "article", "i", "tone"]]
    rows = []
    for column in columns:
        for voice in ("own", "quoted"):
            readings = readings_of(tables, TONE, voice, column.articles)
            scored = readings[readings["value"].notna()]
            n = int(scored["n"].sum())
            value = float(scored["value"].mean()) if TONE.enough(n, 0) else None
            rows.append((column.outlet, voice, value, n))
    return sentences, pd.DataFrame(rows, columns=list(MEANS)).astype({"value": float})
