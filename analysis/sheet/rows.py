"""The body of the sheet: a row a question, a cell an outlet.

A measure says how it is drawn (`Measure.form`), so one that joins the registry has its row here
without a line being written.
"""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from analysis.measures import MEASURES, Measure
from analysis.sheet.answers import Answers
from analysis.sheet.cells import CHIPS, FORMS
from analysis.sheet.columns import compared
from analysis.sheet.values import Cell, Choice, Column, Item, Row, Tables, questions, several, slug
from analysis.tables import each
from analysis.words import distinctive

STANDS_OUT = "What stands out?"
ENOUGH = 100  # content words below which nothing is said to stand out


def rows(
    answers: Answers,
    columns: Sequence[Column],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
) -> tuple[Row, ...]:
    """Every question that can be answered, in the order of the registry; then the words."""
    found = []
    for question, asked in questions(measures).items():
        asked = tuple(measure for measure in asked if measure.name in answers.measures)
        if asked:
            form, tier = asked[0].form, asked[0].tier
            about, cells = FORMS[form](asked, answers, columns, choice)
            found.append(Row(slug(question), question, about, form, tier, cells))
    return (*found, _stands_out(answers, columns, choice))


@lru_cache(maxsize=4)  # the first screen and the row ask for the same
def standing_out(answers: Answers, choice: Choice, voice: str) -> pd.DataFrame:
    """The distinctive words of the outlets compared that have `ENOUGH` words, in one voice."""
    outlets = compared(answers.tables, choice)
    table = distinctive(answers.tables["terms"], outlets, voice)
    return table[table["here_words"] >= ENOUGH]


def several_stories(tables: Tables) -> bool:
    """Whether the case holds more than one story: outlets are compared within one only."""
    return tables["articles"]["story"].fillna("").nunique() > 1


def _stands_out(answers: Answers, columns: Sequence[Column], choice: Choice) -> Row:
    inside = set(compared(answers.tables, choice))
    why = _not_compared(answers.tables, inside)
    table = None if why else standing_out(answers, choice, choice.voice)
    cells = tuple(
        Cell(column.outlet, missing=why) if table is None else _word_cell(table, column, inside)
        for column in columns
    )
    about = "words used at least twice, and relative to length more often than in the other texts"
    return Row(slug(STANDS_OUT), STANDS_OUT, about, "chips", "C", cells)


def _not_compared(tables: Tables, inside: set[str]) -> str:
    """Why no words can be compared, in a clause; "" where they can."""
    if several_stories(tables):
        return "several stories: words are compared within one story only"
    return "nothing to compare with" if len(inside) < 2 else ""


def _word_cell(table: pd.DataFrame, column: Column, inside: set[str]) -> Cell:
    if column.outlet not in inside:
        return Cell(column.outlet, missing="stands apart from the comparison")
    own = table[table["outlet"] == column.outlet]
    if own.empty:
        return Cell(column.outlet, missing=f"no such word, or fewer than {ENOUGH} content words")
    items = tuple(Item(f"“{r.form}”", f"{r.here}", key=str(r.term)) for r in each(own.head(CHIPS)))
    counted = several(int(own.iloc[0]["here_words"]), "content word")
    return Cell(column.outlet, items, f"counts of {counted}")
