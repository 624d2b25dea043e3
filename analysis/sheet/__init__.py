"""The sheet as a value: columns are outlets, rows are questions, every cell opens.

It takes the tables of a case and a reader's choice and gives words and numbers; pages draw it,
the command prints it. Nothing here knows a browser.
"""

from collections.abc import Sequence

from analysis.article import Outlet
from analysis.measures import MEASURES, Measure
from analysis.sheet import many
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
    "Sheet", "Tables", "caution", "columns", "count", "cut", "evidence", "laid_out", "leads",
    "many", "percent", "reasons", "several", "sheet", "slug",
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
    answers = Answers(tables, found, choice.zone)
    words = leads(answers, found, choice)
    return laid_out(answers, found, title, outlets, choice, measures, words)


def laid_out(
    answers: Answers,
    found: tuple[Column, ...],
    title: str,
    outlets: Sequence[Outlet],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
    words: tuple[Lead, ...] = (),
) -> Sheet:
    """The sheet of columns whose answers are already at hand; `words`: its leads."""
    tables = answers.tables
    return Sheet(
        title, count(tables), reasons(tables, outlets), caution(found), words, found,
        rows(answers, found, choice, measures),
    )  # fmt: skip
