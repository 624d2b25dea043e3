"""More outlets than a sheet can show side by side: which of them are shown, and all of them.

Nothing here puts outlets in order by a value: those with the most texts are shown until a reader
names others, and in the table of all outlets they stand by the number of their texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.measures import Measure
from analysis.sheet.columns import asked, compared
from analysis.sheet.values import Choice, Column, Tables, several

SHOWN = 8  # outlets that stand side by side
ALL = ("outlet", "name", "value", "marks", "n", "texts", "enough")


def shown(tables: Tables, names: Mapping[str, str], choice: Choice) -> Choice:
    """The choice with the outlets that are shown where there are more than `SHOWN`.

    `names`: the outlets that have a text, in the order of the case. Those that were chosen, at most
    `SHOWN`; or else those with the most texts on the chosen stories and days, of as many the first
    in the order of the case.
    """
    if len(names) <= SHOWN:
        return choice
    chosen = tuple(outlet for outlet in choice.outlets if outlet in names)
    return replace(choice, outlets=chosen[:SHOWN] or most(tables, names, choice))


def most(tables: Tables, names: Mapping[str, str], choice: Choice) -> tuple[str, ...]:
    """The `SHOWN` outlets with the most texts, in the order of the case."""
    counts = asked(tables, replace(choice, outlets=()))["outlet"].value_counts()
    order = sorted(names, key=lambda outlet: -int(counts.get(outlet, 0)))[:SHOWN]
    return tuple(outlet for outlet in names if outlet in set(order) and counts.get(outlet, 0))


def shown_said(names: Mapping[str, str], chosen: Sequence[str]) -> str:
    """Which of many outlets are shown, in a sentence; "" where all are."""
    if len(names) <= SHOWN:
        return ""
    if not chosen:
        return (
            f"{SHOWN} of {len(names):,} outlets are shown, those with the most texts; choose "
            f"others by name, at most {SHOWN} at once."
        )
    return (
        f"{len(chosen)} of {len(names):,} outlets are shown, those that were chosen, at most "
        f"{SHOWN} at once."
    )


def lit(columns: Sequence[Column], choice: Choice) -> tuple[Column, ...]:
    """The columns of a choice of `shown`, each with a colour and a marker by its place there."""
    places = {outlet: i for i, outlet in enumerate(choice.outlets)}
    return tuple(
        replace(column, colour=places[column.outlet], lit=True)
        if column.outlet in places
        else column
        for column in columns
    )


def with_one_more(chosen: Sequence[str], outlet: str) -> list[str]:
    """The outlets with one more of them; of more than `SHOWN` the first makes room."""
    return [*(one for one in chosen if one != outlet), outlet][-SHOWN:]


def all_outlets(
    tables: Tables,
    readings: pd.DataFrame,
    names: Mapping[str, str],
    measure: Measure,
    voice: str,
    choice: Choice,
    groups: Mapping[str, str],
) -> pd.DataFrame:
    """One row an outlet: its mean of one measure, the marks, of how many, texts. Columns: `ALL`.

    `readings`: those of the chosen area. `groups`: article → its copy cluster; copies within an
    outlet count once, as in `compare.estimates`. Texts that stand apart do not count. `value` is
    null where there is no evidence, `enough` false below the measure's floor. Outlets with the most
    texts come first, of as many in the order of the case.
    """
    owner = compared(tables, replace(choice, outlets=()))
    rows = readings[(readings["measure"] == measure.name) & (readings["voice"] == voice)]
    rows = rows[rows["article"].isin(owner.index)]
    found = _summed(rows, groups)
    table = pd.DataFrame({"outlet": list(names), "name": list(names.values())}).join(
        found, on="outlet"
    )
    counts = ["marks", "n", "texts"]
    table[counts] = table[counts].fillna(0).astype(int)
    enough = table["n"] if measure.floor_of == "n" else table["marks"]
    table["enough"] = (enough >= measure.floor) & table["value"].notna()
    return table.sort_values("texts", ascending=False, kind="stable", ignore_index=True)[list(ALL)]


def _summed(rows: pd.DataFrame, groups: Mapping[str, str]) -> pd.DataFrame:
    """By outlet: the mean over independent texts, and sums over all."""
    cluster = rows["article"].map(lambda article: groups.get(article, article))
    keys = [rows["outlet"], rows["story"].fillna(""), cluster]
    single = rows["value"].groupby(keys, sort=False, observed=True).mean()
    by_outlet = rows.groupby("outlet", sort=False, observed=True)
    return pd.DataFrame(
        {
            "value": single.groupby(level=0, sort=False).mean(),
            "marks": by_outlet["marks"].sum(), "n": by_outlet["n"].sum(),
            "texts": by_outlet["article"].nunique(),
        }
    )  # fmt: skip


def left_out_said(table: pd.DataFrame, measure: Measure) -> str:
    """How many outlets have too little for a figure, in a sentence; "" where all have enough."""
    few = int((~table["enough"]).sum())
    counted = "found" if measure.floor_of == "marks" else measure.counted
    less = f"fewer than {measure.floor} {counted}, too few for a figure: the table has the counts."
    if few == len(table):
        return f"All {several(few, 'outlet')} have {less}"
    return f"{few:,} of {several(len(table), 'outlet')} not drawn here have {less}" if few else ""
