"""What is not here? What two or more independent others have, and what was not found in a text.

The evidence of an absence is where the others say it: the passages are theirs.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.article import ADDED, NARROW
from analysis.sheet.answers import Answers
from analysis.sheet.covered import (
    ABSENT,
    CUT_OFF,
    FOUND,
    KINDS,
    ONE,
    Tally,
    covered,
    hundred,
    label_of,
    of_item,
    tallies,
)
from analysis.sheet.topic import PLACES, Drawn, Topic
from analysis.sheet.values import Cell, Choice, Column, Item, Tables, several
from analysis.tables import each

SHOWN = 2  # items of each kind in a cell
_ORDER = ("actor", "figure", "quotation", "fact")
_ABOUT = "found in two or more independent others’ texts and not in these; ×: in how many"
_WHOLE = "; of whole texts, whatever part is chosen"
_HOW = (
    "An item is looked for in every text of the story. “Not found” is said only where two or more "
    "independent others have it (copies count once) and the text is not cut off. The rough chance "
    "of that in a text of W words is (1 − p)^W, p the item’s rate per word in the texts that have "
    "it; it is not calibrated. Known weakness: a paraphrase in wholly other words goes unseen. "
    "The page Gaps has all items."
)


def _drawn(answers: Answers, columns: Sequence[Column], choice: Choice) -> Drawn:
    table = answers.once("covered", lambda: covered(answers.tables, columns))
    found = tallies(table, answers.tables)
    own = {str(name): rows for name, rows in lacking(table).groupby("outlet", sort=False)}
    cells = tuple(_cell(c, found.get(c.outlet), own.get(c.outlet)) for c in columns)
    narrow = choice.zone in (*NARROW, ADDED)
    return _ABOUT + _WHOLE * narrow, cells


def lacking(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `covered` that were not found: what most others have first, then by chance."""
    rows = table[table["state"] == ABSENT]
    return rows.sort_values(["others", "chance"], ascending=[False, True], kind="stable")


def _cell(column: Column, tally: Tally | None, own: pd.DataFrame | None) -> Cell:
    if column.apart:
        return Cell(column.outlet, missing="stands apart from the comparison")
    if tally is None:
        return Cell(column.outlet, missing="no other text of a story to compare with")
    if not tally.kinds:
        cut = f"not claimed: {CUT_OFF}"
        return Cell(column.outlet, missing=cut if tally.cut else "no item that two others have")
    note = _note(tally)
    if own is None:
        return Cell(column.outlet, missing=note)
    return Cell(column.outlet, tuple(_items(own)), note)


def _note(tally: Tally) -> str:
    texts = "this text" if tally.texts == 1 else f"these {tally.texts} texts"
    counts = ", ".join(
        f"{one.lacking:,} of {several(one.items, ONE[kind])}" for kind, one in tally.kinds.items()
    )
    note = f"not found in {texts} of {several(tally.words, 'word')}: {counts}"
    return f"{note}; {several(tally.cut, 'text')} cut off: not claimed" if tally.cut else note


def _items(own: pd.DataFrame) -> Iterator[Item]:
    for kind in _ORDER:
        for row in each(own[own["kind"] == kind].head(SHOWN)):
            yield Item(
                label_of(kind, row.label), str(row.others), kind=KINDS[kind], key=str(row.key)
            )


def _places(tables: Tables, column: Column, choice: Choice, item: str) -> pd.DataFrame:
    """Where the others have it; of a whole cell the first such place of every item."""
    table = tables["coverage"]
    if item:
        found = of_item(table, item)
        found = found[(found["state"] == FOUND) & (found["outlet"] != column.outlet)]
    else:
        here = lacking(covered(tables, (column,)))[["story", "item"]]
        found = table[table["state"] == FOUND].merge(here, on=["story", "item"])
        found = found.drop_duplicates(["story", "item"])
    found = found.astype({"start": "int64", "end": "int64"}).assign(text=found["label"])
    return found[list(PLACES)].reset_index(drop=True)


def _lead(tables: Tables, column: Column, item: str, places: pd.DataFrame) -> str:
    """What was not found where, and how likely that is; the passages below are the others’."""
    texts = "this text" if len(column.articles) == 1 else f"these {len(column.articles)} texts"
    if not item:
        return (
            f"{several(len(places), 'place')} in others’ texts: one for each item that was not "
            f"found in {texts}."
        )
    rows = of_item(covered(tables, (column,)), item)
    if rows.empty:
        return f"Nothing found in {texts}."
    (row,) = each(rows.head(1))
    name = label_of(row.kind, row.label)
    if row.state != ABSENT:
        return f"“{name}”: {row.state} in {texts}."
    return (
        f"{name}: not found in {texts}. {row.others} independent others have it; here is where. "
        f"The rough chance of that in a text of this length: {hundred(row.chance)}."
    )


LACKING = Topic(
    "What is not here?", "list", "A", _drawn, _places, _HOW, after="What stands out?", lead=_lead
)
