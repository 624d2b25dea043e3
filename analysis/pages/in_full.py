"""What the pages of a row have in common: its sentences, its charts, the evidence behind a mark,
the same as a table, the method card.

Which evidence is open stands in the link: `at` (outlet), `item` (measure, voice or word), `of`
(story). A click in a chart sets it, and so do the boxes above the evidence, by keyboard.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures.card import Described
from analysis.pages import cards, exports, filters, reading, safe
from analysis.pages.drawn import draw_evidence
from analysis.pages.opened import Opened
from analysis.sheet import Choice, Column, evidence
from analysis.sheet.lead import caution

WHERE = ("at", "item", "of")  # in the link


class Where(NamedTuple):
    """Whose evidence is open: an outlet, and within it an item and a story, or "" for all."""

    outlet: str
    item: str = ""
    story: str = ""


def opening(case: Opened, columns: Sequence[Column], sentences: Sequence[str], none: str) -> None:
    """The words before the charts."""
    safe.show(caution(columns), "p", "plain")
    if sentences:
        safe.items(list(sentences))
    else:
        safe.show(none, "p", "plain")


def chart(
    figure: Any, key: str, alt: str, case: Opened, choice: Choice,
    picked: Callable[[str], None] | None = None,
) -> None:  # fmt: skip
    """Draw a chart whose marks open their evidence; it is saved under a name that says all.

    `picked`: what a mark does instead, told the chart's key.
    """
    st.plotly_chart(
        figure, key=key, alt=alt, width="stretch", on_select=lambda: (picked or _picked)(key),
        selection_mode="points",
        config=charts.config(exports.name(case, choice, key), exports.picture_kind()),
    )  # fmt: skip


def _picked(key: str) -> None:
    """A mark was chosen: open the evidence that its customdata name."""
    if data := chosen(key):
        go(Where(*data[:3]))


def chosen(key: str) -> list[str]:
    """The customdata of the mark that was chosen: outlet, item, story, article; [] for none."""
    points = st.session_state[key].selection.points
    data = list(points[0].get("customdata") or ()) if points else []
    return [str(each) for each in (*data, "", "", "")[:4]] if data and data[0] else []


def go(where: Where | None) -> None:
    """Open this evidence, or close what is open."""
    for name, value in zip(WHERE, where or ("", "", ""), strict=True):
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def opened_at(
    columns: Sequence[Column], items: Mapping[str, str], stories: Mapping[str, str]
) -> Where | None:
    """The evidence that the link says is open, as far as this page has it."""
    outlet, item, story = (st.query_params.get(name, "") for name in WHERE)
    if outlet not in {column.outlet for column in columns}:
        return None
    return Where(outlet, item if item in items else "", story if story in stories else "")


def evidence_part(
    case: Opened,
    columns: Sequence[Column],
    choice: Choice,
    row: str,
    items: Mapping[str, str],
    label: str = "Measure",
) -> None:
    """The evidence behind a mark, and the boxes by which it is reached without a chart.

    `row`: the key of the row of the sheet. `items`: what one may ask for within an outlet, by its
    name here; `label` says what they are.
    """
    safe.show("The words behind a figure", "h2", "part")
    where = opened_at(columns, items, case.stories)
    _boxes(case, columns, where, items, label)
    if where is None:
        safe.show("Choose a mark in a chart, or an outlet here.", "p", "soft")
        return
    column = next(column for column in columns if column.outlet == where.outlet)
    shown = evidence(
        case.tables, case.texts, _of_story(case, column, where.story), row, choice, where.item,
        names=case.names,
    )  # fmt: skip
    key = f"evidence {row}"
    draw_evidence(shown, key, _on_close(row), reading.on_read(key))
    reading.go(case)


def _boxes(
    case: Opened, columns: Sequence[Column], where: Where | None, items: Mapping[str, str],
    label: str,
) -> None:  # fmt: skip
    names = {column.outlet: column.name for column in columns}
    asked: list[tuple[str, dict[str, str], str]] = [
        ("Outlet", names, "none"), (label, dict(items), "all"),
    ]  # fmt: skip
    if len(case.stories) > 1:
        asked.append(("Story", case.stories, "all stories"))
    for i, (place, (title, options, nothing)) in enumerate(
        zip(st.columns(len(asked)), asked, strict=True)
    ):
        here = where[i] if where else ""
        key = f"evidence {title} {here}"
        with place:
            st.selectbox(
                title, ["", *options], index=["", *options].index(here),
                format_func=partial(_option, options, nothing),
                key=key, on_change=_chosen, args=(i, key),
            )  # fmt: skip


def _option(options: dict[str, str], nothing: str, one: str) -> str:
    return options.get(one, nothing)


def _chosen(place: int, key: str) -> None:
    value = str(st.session_state[key])
    if value:
        st.query_params[WHERE[place]] = value
    elif place == 0:
        go(None)
    else:
        st.query_params.pop(WHERE[place], None)


def _of_story(case: Opened, column: Column, story: str) -> Column:
    """The column with its articles of one story; all of them where none is asked for."""
    if not story:
        return column
    articles = case.tables["articles"]
    there = set(articles.loc[articles["story"].fillna("") == story, "id"])
    return replace(column, articles=tuple(each for each in column.articles if each in there))


def _on_close(row: str) -> Any:
    def close() -> None:
        if st.session_state[f"evidence {row}"]["open"]:
            go(None)

    return close


def twin(
    table: pd.DataFrame, key: str, case: Opened, choice: Choice, measures: Sequence[Described]
) -> None:
    """A chart's figures as a table, and to be had as files."""
    with st.expander("The same as a table"):
        st.dataframe(table, hide_index=True, width="stretch", key=f"table {key}")
        exports.buttons(table, key, case, choice, measures)


def method(case: Opened, choice: Choice, measures: Sequence[Described]) -> None:
    """How the page's measures are taken and what they are worth; on paper, a note of it."""
    with st.expander("How this is counted"):
        cards.family(tuple(measures))
    exports.takeaway(case, choice)
    exports.printed(case, choice, measures)


def caption(case: Opened, choice: Choice, measures: Sequence[Described]) -> str:
    """What a picture was made from: case, filter, measures' versions, date."""
    return exports.origin(case, choice, measures)


def no_text(columns: Sequence[Column]) -> bool:
    """Whether nothing is left to show; then it is said, with the way forward."""
    if columns:
        return False
    safe.show(
        "No text is left by these filters. Take one back, or choose other days.", "p", "plain"
    )
    return True


def named(table: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """The table with the outlets' names for their ids."""
    names = {column.outlet: column.name for column in columns}
    return table.assign(outlet=table["outlet"].astype(object).map(names))


__all__ = [
    "Where", "caption", "chart", "chosen", "evidence_part", "filters", "go", "method", "named",
    "no_text", "opened_at", "opening", "twin",
]  # fmt: skip
