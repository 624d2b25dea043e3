"""The body of the sheet: a row a question, a cell an outlet.

A measure says how it is drawn (`Measure.form`), so one that joins the registry has its row here
without a line being written.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.measures import MEASURES, Measure
from analysis.sheet.cells import CHIPS, FORMS
from analysis.sheet.columns import compared
from analysis.sheet.values import Cell, Choice, Column, Item, Row, Tables, questions, slug
from analysis.tables import each
from analysis.words import distinctive

STANDS_OUT = "What stands out?"


def rows(
    tables: Tables,
    columns: Sequence[Column],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
) -> tuple[Row, ...]:
    """Every question that can be answered, in the order of the registry; then the words."""
    present = set(tables["readings"]["measure"])
    found = []
    for question, asked in questions(measures).items():
        asked = tuple(measure for measure in asked if measure.name in present)
        if asked:
            found.append(_row(question, asked, tables, columns, choice))
    return (*found, _stands_out(tables, columns, choice))


def _row(
    question: str,
    asked: tuple[Measure, ...],
    tables: Tables,
    columns: Sequence[Column],
    choice: Choice,
) -> Row:
    first = asked[0]
    about, cells = FORMS[first.form](asked, tables, columns, choice)
    return Row(slug(question), question, about, first.form, first.tier, cells)


def _stands_out(tables: Tables, columns: Sequence[Column], choice: Choice) -> Row:
    outlets = compared(tables, choice)
    table = distinctive(tables["terms"], outlets, choice.voice)
    cells = tuple(_word_cell(table, column, outlets) for column in columns)
    about = "words used here at least twice, and more than in the other texts together"
    return Row(slug(STANDS_OUT), STANDS_OUT, about, "chips", "A", cells)


def _word_cell(table: pd.DataFrame, column: Column, outlets: pd.Series) -> Cell:
    if not set(column.articles) & set(outlets.index):
        return Cell(column.outlet, missing="stands apart from the comparison")
    own = table[table["outlet"] == column.outlet]
    if own.empty:
        return Cell(column.outlet, missing="no word used twice that the others use less")
    items = tuple(Item(str(r.form), f"{r.here}", key=str(r.term)) for r in each(own.head(CHIPS)))
    first = own.iloc[0]
    return Cell(column.outlet, items, f"counts of {int(first['here_words']):,} content words")
