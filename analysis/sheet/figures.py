"""The tables behind the charts of the sheet. A value below its floor is null there, too."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures import Measure
from analysis.measures.tone import TONE
from analysis.sheet.answers import Answers
from analysis.sheet.cells import voice_of
from analysis.sheet.values import Choice, Column, Tables

MEANS = ("outlet", "voice", "value", "n")
ROW = ("outlet", "measure", "voice", "value", "found", "of", "articles")


def tone_tables(
    tables: Tables, answers: Answers, columns: Sequence[Column]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every told sentence's tone, and the means by voice where the floor is reached (`MEANS`)."""
    outlets = {each: column.outlet for column in columns for each in column.articles}
    told = tables["sentences"]
    told = told[told["article"].isin(outlets) & told["zone"].isin(("subhead", "body"))]
    told = told[told["tone"].notna()]
    sentences = told.assign(outlet=told["article"].map(outlets))[["outlet", "article", "i", "tone"]]
    rows = []
    for column in columns:
        for voice in ("own", "quoted"):
            answer = answers.of(column.outlet, TONE.name, voice)
            value = answer.value if TONE.enough(answer.n, answer.marks) else None
            rows.append((column.outlet, voice, value, answer.n))
    return sentences, pd.DataFrame(rows, columns=list(MEANS)).astype({"value": float})


def row_table(
    answers: Answers, columns: Sequence[Column], choice: Choice, asked: tuple[Measure, ...]
) -> pd.DataFrame:
    """A row of the sheet with all its measures: value (null below the floor), found, of how many.

    Columns: `ROW`.
    """
    rows = []
    for column in columns:
        for measure in asked:
            voice = voice_of(measure, choice)
            answer = answers.of(column.outlet, measure.name, voice)
            value = answer.value if measure.enough(answer.n, answer.marks) else None
            rows.append(
                (column.name, measure.title, voice, value, answer.marks, answer.n,
                 len(column.articles))
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(ROW)).astype({"value": float}).round(3)
