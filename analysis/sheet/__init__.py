"""The sheet as a value: columns are outlets, rows are questions, every cell opens.

It takes the tables of a case and a reader's choice and gives words and numbers; pages draw it,
the command prints it. Nothing here knows a browser.
"""

from collections.abc import Sequence

from analysis.article import Outlet
from analysis.measures import MEASURES, Measure
from analysis.sheet.answers import Answers
from analysis.sheet.columns import columns
from analysis.sheet.evidence import Evidence, Passage, Piece, cut, evidence
from analysis.sheet.lead import caution, count, leads, reasons
from analysis.sheet.rows import rows
from analysis.sheet.values import (
    Cell,
    Choice,
    Column,
    Item,
    Lead,
    Row,
    Sheet,
    Tables,
    percent,
    several,
    slug,
)  # fmt: skip

__all__ = [
    "Answers", "Cell", "Choice", "Column", "Evidence", "Item", "Lead", "Passage", "Piece", "Row",
    "Sheet", "Tables", "columns", "cut", "evidence", "laid_out", "percent", "several", "sheet",
    "slug",
]  # fmt: skip


def sheet(
    tables: Tables,
    title: str,
    outlets: Sequence[Outlet],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
) -> Sheet:
    """The sheet of a case. `outlets`: its outlets in order."""
    found = columns(tables, outlets, choice)
    return laid_out(Answers(tables, found), found, title, outlets, choice, measures)


def laid_out(
    answers: Answers,
    found: tuple[Column, ...],
    title: str,
    outlets: Sequence[Outlet],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
) -> Sheet:
    """The sheet of columns whose answers are already at hand."""
    tables = answers.tables
    return Sheet(
        title, count(tables), reasons(tables, outlets), caution(found),
        leads(answers, found, choice), found, rows(answers, found, choice, measures),
    )  # fmt: skip
