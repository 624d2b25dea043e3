"""Gaps: what others have and was not found in a text, item by item; copies side by side."""

import pandas as pd

from analysis.pages import (
    exports,
    filters,
    gaps_copies,
    gaps_matrix,
    gaps_method,
    in_full,
    opened,
    safe,
)
from analysis.pages.add_remembered import remembered
from analysis.pages.words_loaded import place_of
from analysis.sheet import Choice, Column
from analysis.sheet.covered import covered, tallies, tally_said, tally_table
from analysis.sheet.values import several

NAMED = 7  # outlets of which a sentence is written
WHAT = (
    "Which names, figures, quotations and facts each text has, and which it was not found to "
    "have though two or more independent others do. “Not found” says what was looked for in a "
    "text and not seen; it does not say why, and a paraphrase in wholly other words goes unseen."
)
LENGTH = (
    "A short text lacks more. The kinds are not added up: one sentence may hold a fact, a figure "
    "and a name. Copies count as one voice among the others."
)


@remembered(32)
def _covered(path: str, run: str, choice: Choice, _case: opened.Opened) -> pd.DataFrame:
    return covered(_case.tables, _case.columns(choice))


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Gaps")
    safe.show(WHAT, "p", "plain")
    choice = filters.bar(case, voice=False, zone=False)
    columns = tuple(column for column in case.columns(choice) if not column.apart)
    if in_full.no_text(columns):
        return
    table = _covered(*place_of(case), choice, case)
    if table.empty:
        safe.show(
            "No two texts that are compared here tell one story, so nothing can be said of what "
            "one has and another has not.", "p", "plain",
        )  # fmt: skip
    else:
        _outlets(case, columns, choice, table)
        gaps_matrix.part(case, columns, choice, table)
    gaps_copies.part(case, columns)
    gaps_method.part()
    exports.takeaway(case, choice)
    exports.printed(case, choice, ())


def _outlets(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, table: pd.DataFrame
) -> None:
    """A sentence an outlet, in the order of the case, and all of them as a table."""
    found = tallies(table, case.tables)
    told = [column for column in columns if column.outlet in found]
    stories = table["story"].nunique()
    safe.show(
        "Outlet by outlet" + (f", over {stories:,} stories" if stories > 1 else ""), "h2", "part"
    )
    said = [tally_said(column, found[column.outlet]) for column in told[:NAMED]]
    if (more := len(told) - NAMED) > 0:
        said.append(f"{several(more, 'more outlet')}: in the table.")
    safe.items(said)
    safe.show(LENGTH, "p", "soft")
    in_full.twin(tally_table(found, told), "gaps by outlet", case, choice, ())


page()
