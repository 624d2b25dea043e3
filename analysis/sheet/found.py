"""The words that a measure found, outlet by outlet, with how often and in how many articles."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures import Measure
from analysis.sheet.evidence import marks_of
from analysis.sheet.values import Column, Tables, several

FOUND = ("outlet", "word", "times", "articles")


def words_found(
    tables: Tables, columns: Sequence[Column], measure: Measure, voice: str, zone: str = "told"
) -> pd.DataFrame:
    """One row an outlet × word, the most frequent first, in the order of the outlets for equals.

    Columns: `FOUND`. A word is a matched term in lower case; terms of more than five words are not
    kept in a case and left out here.
    """
    owners = {article: column.outlet for column in columns for article in column.articles}
    marks = marks_of(tables, measure.name, voice, list(owners), zone)
    marks = marks[marks["text"] != ""]
    keys = [marks["article"].astype(object).map(owners), marks["text"].astype(str).str.lower()]
    grouped = marks.groupby([keys[0].rename("outlet"), keys[1].rename("word")], sort=False)
    found = grouped.agg(times=("start", "size"), articles=("article", "nunique")).reset_index()
    places = {column.outlet: i for i, column in enumerate(columns)}
    found = found.assign(place=found["outlet"].map(places), less=-found["times"])
    found = found.sort_values(["less", "place", "word"], kind="stable")
    return found[list(FOUND)].reset_index(drop=True)


def listed(found: pd.DataFrame, column: Column, most: int) -> str:
    """An outlet's words with their counts: `“so-called” 3, “reform”; and 4 more`."""
    own = found[found["outlet"] == column.outlet]
    said = [
        f"“{word}”" + (f" {times:,}" if times > 1 else "")
        for word, times in zip(own["word"].head(most), own["times"].head(most), strict=True)
    ]
    more = f"; and {several(len(own) - most, 'other')}" if len(own) > most else ""
    return ", ".join(said) + more
