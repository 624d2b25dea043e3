"""Of the page Names: how much of a text an actor has, how early it comes, how much of the lead."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts, naming
from analysis.naming.prominence import EMPHASIS, SALIENCE
from analysis.pages import in_full, names_said, opened, safe
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, Column, several
from analysis.sheet.called import mentions_of
from analysis.sheet.columns import stories_of
from analysis.tables import each

CARDS = (naming.PROMINENCE_CARD,)
NAMED = 8  # outlets of which a sentence is written
DRAWN = 40  # outlets that a chart has room for
WHAT = (
    "All voices count here, and the whole text. The lead is the headline and the first fifth of "
    "the other sentences; an emphasis of 1 means as prominent there as anywhere."
)


class Prominence(NamedTuple):
    """`articles`: `naming.PROMINENCE` with outlet, story, published and label; `means`: rows of
    `compare.estimates`, `measure` being one of the three."""

    articles: pd.DataFrame
    means: pd.DataFrame


@remembered(32)
def _prominence(
    path: str, run: str, choice: Choice, actor: str, _case: opened.Opened
) -> Prominence:
    columns = tuple(column for column in _case.columns(choice) if not column.apart)
    answers = _case.answers(columns, "told")
    tables, owner = answers.tables, answers.owner
    sentences = tables["sentences"]
    found = naming.prominence(
        mentions_of(tables, list(owner), "told", "all"),
        sentences[sentences["article"].isin(list(owner))], actor,
    )  # fmt: skip
    stories = stories_of(tables)
    means = [
        naming.estimated(found, asked, owner, stories, answers.groups)
        for asked in names_said.TITLES
    ]
    days = dict(zip(tables["articles"]["id"], tables["articles"]["published"], strict=True))
    ids = found["article"].astype(object)
    found = found.assign(
        outlet=ids.map(owner), story=ids.map(stories), label=ids.map(answers.labels),
        published=ids.map(days),
    )  # fmt: skip
    return Prominence(found, pd.concat(means, ignore_index=True))


def part(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, actor: str, name: str
) -> None:
    """Sentences, one of three charts, all figures as a table."""
    safe.show("How prominent?", "h2", "part")
    safe.show(WHAT, "p", "soft")
    found = _prominence(str(case.case.path), case.remembered_run, choice, actor, case)
    safe.items(_said(found, columns))
    asked = str(
        st.segmented_control(
            "Show", list(names_said.TITLES), default=SALIENCE, required=True, key="place",
            format_func=names_said.TITLES.__getitem__, bind="query-params",
        )
    )  # fmt: skip
    _chart(case, columns[:DRAWN], choice, found, asked, actor, name)


def _said(found: Prominence, columns: tuple[Column, ...]) -> list[str]:
    lines = []
    for column in columns[:NAMED]:
        own = found.articles[found.articles["outlet"] == column.outlet]
        rows = found.means[found.means["outlet"] == column.outlet]
        means: dict[str, Any] = {str(r.measure): r for r in each(rows)}
        lines.append(names_said.prominence_said(column, own, means))
    if (more := len(columns) - NAMED) > 0:
        lines.append(f"{several(more, 'more outlet')}: in the table.")
    return lines


def _chart(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, found: Prominence,
    asked: str, actor: str, name: str,
) -> None:  # fmt: skip
    means = found.means[found.means["measure"] == asked].assign(band=actor, faint=False)
    means = means.assign(said=[_mean(asked, r) for r in each(means)])
    dots = found.articles.assign(band=actor, value=found.articles[asked], faint=False)
    dots = dots.assign(said=[_dot(asked, r) for r in each(dots)])
    least = None if asked == EMPHASIS else 1.0
    scale = charts.Scale(names_said.UNITS[asked], low=0.0, digits=2)
    if least and means["value"].notna().any():
        scale = charts.Scale(names_said.UNITS[asked], 0.0, _top(dots["value"], means["high"]), 2)
    bands = [(actor, name)]
    figure = charts.spread(
        means, dots, columns, bands, scale, opened.night(), in_full.caption(case, choice, CARDS)
    )
    about = f"{name}: {names_said.UNITS[asked]}, by outlet."
    in_full.chart(
        figure, "prominence", charts.spread_alt(means, columns, bands, about), case, choice
    )
    safe.show(
        "A marker is the mean over an outlet’s articles, its line the 95 % interval (from 10 texts "
        "on), a ring one article.", "p", "soft",
    )  # fmt: skip
    in_full.twin(_table(found, columns), "prominence", case, choice, CARDS)


def _top(values: "pd.Series[float]", high: "pd.Series[float]") -> float:
    """The end of a scale of shares: a little beyond what is drawn."""
    most = max([*values.dropna(), *high.dropna(), 0.02])
    return min(1.03, float(most) * 1.08)


def _mean(asked: str, row: Any) -> str:
    if pd.isna(row.value):
        return "no evidence"
    ends = ""
    if pd.notna(row.low):
        low, high = (names_said.figure(asked, end) for end in (row.low, row.high))
        ends = f" (95 % {low} to {high})"
    return f"{names_said.figure(asked, row.value)}{ends}, {several(int(row.texts), 'text')}"


def _dot(asked: str, row: Any) -> str:
    if pd.isna(row.value):
        return "no evidence"
    return f"{names_said.figure(asked, row.value)}, {row.mentions:,} of {row.everyone:,} mentions"


def _table(found: Prominence, columns: tuple[Column, ...]) -> pd.DataFrame:
    """The means of all three, an outlet a row each, with the counts behind them."""
    means = found.means.assign(measure=found.means["measure"].map(names_said.TITLES))
    kept = ["outlet", "measure", "value", "median", "low", "high", "texts", "marks", "n"]
    there = means[means["outlet"].isin([column.outlet for column in columns])]
    named = in_full.named(there[kept], columns)
    return named.rename(columns={"marks": "mentions", "n": "of all mentions"}).round(3)
