"""A question of the sheet that is answered from tables of its own, not from readings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.measures.measure import Form, Tier
from analysis.sheet.answers import Answers
from analysis.sheet.values import Cell, Choice, Column, Tables

Drawn = tuple[str, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the sheet: `drawn` gives its caption and a cell for every column.

    `places(tables, column, choice, item)`: the evidence, columns article, start, end, label and
    text (the matched term of at most five words, for a case without texts); `item` is the `key` of
    an `Item`, "" for the whole cell. `after`: the question below which the row stands, "" first;
    measures of the same question have no row of their own. `how`: how it is counted, for the foot
    of the evidence. `lead(tables, column, item, places)`: the words above the evidence, where a
    count of the places does not say what they are.
    """

    question: str
    form: Form
    tier: Tier
    drawn: Callable[[Answers, Sequence[Column], Choice], Drawn]
    places: Callable[[Tables, Column, Choice, str], pd.DataFrame]
    how: str
    after: str = ""
    lead: Callable[[Tables, Column, str, pd.DataFrame], str] | None = None


PLACES = ("article", "start", "end", "label", "text")
