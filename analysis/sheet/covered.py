"""The coverage matrix as the sheet and the page Gaps show it: who has which item, and who has not.

“Not found” is a statement about what was looked for in a text, never about what somebody left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.article import article_of
from analysis.sheet.columns import apart, stories_of
from analysis.sheet.values import Column, Tables, several
from analysis.tables import each

FOUND, UNSURE, ABSENT, UNSAID = "found", "unsure", "not found", "not claimed"
# The kinds of items, in the order in which they are shown.
KINDS = {
    "fact": "facts", "figure": "figures", "quotation": "quotations",
    "actor": "names",
}  # fmt: skip
ONE = {"fact": "fact", "figure": "figure", "quotation": "quotation", "actor": "name"}
CUT_OFF = "the text is cut off"


def covered(tables: Tables, columns: Sequence[Column]) -> pd.DataFrame:
    """The rows of `coverage` of these outlets, in the stories of which they have a text here.

    With a column `key`, which names an item of the case: its number and its story.
    """
    stories, table = stories_of(tables), tables["coverage"]
    pairs = {(c.outlet, stories[a]) for c in columns if not c.apart for a in c.articles}
    kept = [pair in pairs for pair in zip(table["outlet"], table["story"], strict=True)]
    rows = table[pd.Series(kept, index=table.index, dtype=bool)]
    return rows.assign(key=[item_key(row) for row in each(rows)])


def item_key(row: Any) -> str:
    """What an item is called in a link: `12.dock-strike`."""
    return f"{row.item}.{row.story}"


def of_item(table: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of one item in a table with the columns `item` and `story`; none for no such key."""
    number, _, story = key.partition(".")
    if not number.isdecimal():
        return table.iloc[:0]
    return table[(table["item"] == int(number)) & (table["story"] == story)]


def label_of(kind: str, label: str) -> str:
    """An item as it is called: a quotation in marks, with a sign that it goes on."""
    return f"“{label} …”" if kind == "quotation" else label


class Count(NamedTuple):
    """Items of one kind of which it can be said whether they are lacking: of these `lacking` were
    not found, of `unsure` it cannot be told.
    """

    items: int
    lacking: int
    unsure: int


class Tally(NamedTuple):
    """Of an outlet: the items that two or more independent others have, in so many of its texts.

    `kinds`: kind → its count, for kinds that have an item. There is no sum over kinds, since one
    sentence may hold a fact, a figure and a name. `cut`: texts that are cut off, of which nothing
    is claimed and nothing counted.
    """

    kinds: Mapping[str, Count]
    texts: int
    words: int
    cut: int


def tallies(table: pd.DataFrame, tables: Tables) -> dict[str, Tally]:
    """Outlet → its tally over the stories of `table`, a result of `covered`."""
    articles = tables["articles"]
    articles = articles[~articles["id"].isin(apart(tables))]
    claimed = table[table["chance"].notna()]
    lengths = _lengths(claimed, articles)
    cut = _lengths(table[table["why"].fillna("").str.startswith(CUT_OFF)], articles)
    found = {}
    for outlet in table["outlet"].drop_duplicates():
        own = claimed[claimed["outlet"] == outlet]
        texts, words = lengths.get(outlet, (0, 0))
        kinds = {kind: _count(own[own["kind"] == kind]["state"]) for kind in KINDS}
        counts = {kind: count for kind, count in kinds.items() if count.items}
        found[str(outlet)] = Tally(counts, texts, words, cut.get(outlet, (0, 0))[0])
    return found


def _count(states: "pd.Series[str]") -> Count:
    return Count(len(states), int((states == ABSENT).sum()), int((states == UNSURE).sum()))


def _lengths(rows: pd.DataFrame, articles: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Outlet → its texts and their words in the stories of these rows."""
    pairs = rows[["outlet", "story"]].drop_duplicates()
    joined = articles.assign(story=articles["story"].fillna("")).merge(
        pairs, on=["outlet", "story"], how="inner"
    )
    own = joined.groupby("outlet")["words"]
    return {str(outlet): (len(words), int(words.sum())) for outlet, words in own}


def tally_said(column: Column, tally: Tally) -> str:
    """A tally in a sentence, of which the texts are the subject."""
    name = article_of(column.name, tally.texts or tally.cut)
    if not tally.texts:
        why = CUT_OFF if tally.cut else "there is no item that two independent others have"
        return f"Of {name} nothing is claimed: {why}."
    counts = [f"{KINDS[k]} {one.lacking:,} of {one.items:,}" for k, one in tally.kinds.items()]
    parts = [
        f"Not found in {name} ({several(tally.words, 'word')}), of what two or more others have: "
        + ", ".join(counts)
    ]
    if unsure := [f"{KINDS[k]} {n:,}" for k, one in tally.kinds.items() if (n := one.unsure)]:
        parts.append(f"it cannot be told of {', '.join(unsure)}")
    if tally.cut:
        parts.append(f"nothing is claimed of {several(tally.cut, 'text')} cut off")
    return "; ".join(parts) + "."


class Mark(NamedTuple):
    """An item in an outlet's texts, as printed in the matrix and as read out."""

    outlet: str
    state: str
    printed: str
    said: str


class Line(NamedTuple):
    """An item and what is known of it, outlet by outlet."""

    key: str
    kind: str
    label: str
    marks: tuple[Mark, ...]


def lines(table: pd.DataFrame, columns: Sequence[Column], lacking: bool = False) -> list[Line]:
    """The matrix of one story: by kind, and within it the items that most outlets have first.

    `lacking`: only items that were not found in some outlet's texts.
    """
    found = []
    for key, rows in table.groupby("key", sort=False):
        by = {str(row.outlet): row for row in each(rows)}
        first = next(iter(by.values()))
        marks = tuple(_mark(by[c.outlet]) for c in columns if c.outlet in by)
        if not lacking or any(mark.state == ABSENT for mark in marks):
            found.append(Line(str(key), first.kind, label_of(first.kind, first.label), marks))
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), -_held(one)))


def _held(line: Line) -> int:
    return sum(mark.state == FOUND for mark in line.marks)


def _mark(row: Any) -> Mark:
    if row.state == FOUND:
        times = "once" if row.count == 1 else f"{row.count} times"
        return Mark(row.outlet, FOUND, str(row.count), f"found {times}")
    if row.state == ABSENT:
        return Mark(row.outlet, ABSENT, hundred(row.chance), f"not found; {chance_said(row)}")
    if row.state == UNSURE:
        return Mark(row.outlet, UNSURE, "?", "it cannot be told")
    return Mark(row.outlet, UNSAID, "·", f"nothing is claimed: {row.why}")


def hundred(chance: float) -> str:
    """A chance as printed: `37%`, `< 1%`."""
    return "< 1%" if chance < 0.005 else f"{chance * 100:.0f}%"


def chance_said(row: Any) -> str:
    """The rough chance of an absence, and among how many."""
    chance = hundred(row.chance)
    return f"rough chance {chance} in a text of this length, {row.others} others have it"


def counted(found: Sequence[Line], outlets: int) -> list[str]:
    """The matrix in sentences: how many items of which kind, in all, lacking, not told."""
    kinds = [f"{sum(line.kind == kind for line in found):,} {name}" for kind, name in KINDS.items()]
    states = [[mark.state for mark in line.marks] for line in found]
    everywhere = sum(set(one) == {FOUND} for one in states)
    lacking = sum(ABSENT in one for one in states)
    unsure = sum(UNSURE in one for one in states)
    return [
        f"{several(len(found), 'item')} at least two outlets have: {', '.join(kinds)}.",
        f"{everywhere:,} were found in all {outlets} outlets’ texts that are compared; {lacking:,} "
        "were not found in at least one.",
        *([f"Of {unsure:,} it cannot be told for at least one."] if unsure else []),
    ]


def twin(found: Sequence[Line], columns: Sequence[Column]) -> pd.DataFrame:
    """The matrix as a table: an item a row, an outlet a column."""
    names = {column.outlet: column.name for column in columns}
    return pd.DataFrame(list(_rows(found, names)), columns=["item", "kind", *names.values()])


def _rows(found: Sequence[Line], names: dict[str, str]) -> Iterator[dict[str, str]]:
    for line in found:
        cells = {names[mark.outlet]: mark.said for mark in line.marks}
        yield {"item": line.label, "kind": KINDS[line.kind], **cells}


def tally_table(found: Mapping[str, Tally], columns: Sequence[Column]) -> pd.DataFrame:
    """The tallies of these outlets as a table, in their order: a row an outlet and kind of items.

    An outlet of which nothing is claimed has one row, with no kind.
    """
    none = {"": Count(0, 0, 0)}
    rows = [
        {
            "outlet": column.name, "kind": KINDS.get(kind, ""), "items others have": count.items,
            "not found": count.lacking, "cannot be told": count.unsure, "texts": one.texts,
            "words": one.words, "texts cut off": one.cut,
        }
        for column in columns
        if (one := found.get(column.outlet))
        for kind, count in (one.kinds or none).items()
    ]  # fmt: skip
    return pd.DataFrame(rows)
