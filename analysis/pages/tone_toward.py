"""The part of the page Tone on one actor: how each outlet's sentences that name it speak of it."""

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.charts.sides import sides, sides_alt
from analysis.pages import in_full, opened, safe
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, Column, several
from analysis.sheet.answers import Answers
from analysis.sheet.targets import items_of
from analysis.sheet.tones import above
from analysis.sheet.toward_spread import Toward, counts, rings, said, toward, twin
from analysis.sheet.toward_whom import TOWARD, VOICES, actors_by_rank, tallies

WHAT = (
    "Sentences that speak well or ill of an actor, by rule, of all that name the actor: a list of "
    "charged words, and how near they stand to the name. It is read off the words of single "
    "sentences, is often wrong on one of them, and says nothing of what an outlet thinks."
)
MARKS = (
    "A ring is an article, a marker all sentences of an outlet together, from "
    f"{TOWARD.floor} on, its line the 95 % interval where 10 texts or more name the actor. Copies "
    "count once."
)
OFFERED = 60  # actors in the box
NAMED = 6  # outlets of which a sentence is written
DRAWN = 40  # outlets that a chart has room for


def part(case: opened.Opened, run: str, choice: Choice, answers: Answers) -> dict[str, str]:
    """The choice of an actor, each outlet in words, as dots and as a table.

    Gives what evidence may be asked for of this actor: the item and what it is called. `run`: what
    is remembered. `answers`: of the page's columns.
    """
    columns = tuple(column for column in case.columns(choice) if not column.apart)
    found = _tallies(str(case.case.path), run, choice, case, answers)
    names = actors_by_rank(found, case.tables)
    if not names:
        return {}
    safe.show("Toward whom", "h2", "part")
    safe.show(WHAT, "p", "soft")
    actor = _actor(dict(list(names.items())[:OFFERED]))
    one = toward(found, actor, names[actor], items_of(names[actor]), answers, columns)
    articles = case.tables["articles"]
    words = dict(zip(articles["id"], articles["words"].astype(int), strict=True))
    parts = said(one, columns[:NAMED], words)
    if (more := len(columns) - NAMED) > 0:
        parts.append(f"{several(more, 'more outlet')}: in the chart and its table.")
    safe.items(parts)
    _counts(case, one, columns[:DRAWN], choice)
    _dots(case, one, columns[:DRAWN], choice)
    return {item: item for item in one.items}


@remembered(16)
def _tallies(
    path: str, run: str, choice: Choice, _case: opened.Opened, _answers: Answers
) -> pd.DataFrame:
    return tallies(_case.tables, _answers.owner, groups=_answers.groups)


def _actor(names: dict[str, str]) -> str:
    """The actor that the box, and the link, name: at first the main one."""
    by_name = {name: actor for actor, name in names.items()}
    chosen = st.selectbox("Toward", list(by_name), key="toward", bind="query-params")
    return by_name.get(str(chosen), next(iter(names)))


def _counts(case: opened.Opened, one: Toward, columns: tuple[Column, ...], choice: Choice) -> None:
    """How many sentences speak ill and well of the actor, and the same as a table."""
    table = counts(one, columns)
    if not table.empty:
        figure = sides(
            table, columns, VOICES, ("negative", "positive"), opened.night(),
            in_full.caption(case, choice, (TOWARD,)),
        )  # fmt: skip
        alt = sides_alt(table, columns, f"Sentences that name {one.name}, by outlet and voice.")
        in_full.chart(figure, "toward an actor", alt, case, choice)
        safe.show(
            f"Counts of sentences; at the right, all that name the actor. From {TOWARD.floor} "
            "sentences on there is a value, (positive − negative) / all.", "p", "soft",
        )  # fmt: skip
    in_full.twin(
        in_full.named(twin(one, columns), columns), "toward an actor", case, choice, (TOWARD,)
    )


def _dots(case: opened.Opened, one: Toward, columns: tuple[Column, ...], choice: Choice) -> None:
    """The values by voice with their intervals and articles, where an outlet reaches the floor."""
    means = above(one.means)
    for item, voice in one.items.items():
        own = means[means["band"] == item]
        if own["value"].isna().all():
            continue
        articles = rings(one, item)
        bands, title = [(item, VOICES[voice])], f"tone toward {one.name}, {VOICES[voice]}"
        scale = charts.around_zero(title, [*articles["value"], *own["low"], *own["high"]])
        caption = in_full.caption(case, choice, (TOWARD,))
        figure = charts.spread(own, articles, columns, bands, scale, opened.night(), caption)
        alt = charts.spread_alt(own, columns, bands, f"{title}, −1 to +1.")
        in_full.chart(figure, f"tone toward an actor, {voice}", alt, case, choice)
        safe.show(MARKS, "p", "soft")
