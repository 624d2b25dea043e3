"""All outlets of a case that has more than a sheet can show: one question, every outlet a dot.

Whoever is chosen in the picture or in the table joins those that are shown side by side.
"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures import MEASURES, Measure
from analysis.pages import exports, filters, safe
from analysis.pages.add_remembered import remembered
from analysis.pages.opened import Opened, night
from analysis.sheet import Choice, Column, Sheet, many, several
from analysis.sheet.cells import voice_of
from analysis.sheet.values import figure
from analysis.tables import each

CHART, TABLE = "all outlets", "all outlets table"
DOTS = "Every dot is an outlet; its height says nothing."
JOIN = (
    "Choose a row of the table, or a dot, and the outlet joins those shown above; of more than "
    f"{many.SHOWN} the first makes room."
)


def part(case: Opened, value: Sheet, choice: Choice) -> None:
    """All outlets in one question, where there are more than are shown."""
    if len(case.names) <= many.SHOWN:
        return
    safe.show("All outlets", "h2", "part")
    measure = _measure()
    voice = voice_of(measure, choice)
    table = _table(str(case.case.path), case.remembered_run, measure.name, voice, choice, case)
    drawn = table[table["enough"]]
    lit = tuple(column for column in value.columns if not column.apart)
    said = [many.left_out_said(table, measure), JOIN]
    if len(drawn):
        _chart(case, drawn, lit, measure, voice, choice)
        said.insert(0, DOTS)
    safe.show(" ".join(each for each in said if each), "p", "soft")
    _rows(case, table, measure, choice)


def _measure() -> Measure:
    """The measure that was asked for; it stands in the link by its title."""
    titles = {measure.name: f"{measure.question} {measure.title}" for measure in MEASURES}
    name = st.selectbox(
        "Measure", list(titles), format_func=titles.__getitem__, key="measure",
        bind="query-params",
    )  # fmt: skip
    return next(measure for measure in MEASURES if measure.name == name)


@remembered(32)
def _table(
    path: str, run: str, name: str, voice: str, choice: Choice, _case: Opened
) -> pd.DataFrame:
    measure = next(one for one in MEASURES if one.name == name)
    readings = _readings(path, run, choice.zone, name, _case)
    groups = _case.answers(_case.columns(choice), choice.zone).groups
    table = many.all_outlets(_case.tables, readings, _case.names, measure, voice, choice, groups)
    return table.assign(said=[_said(measure, row) for row in each(table)])


@remembered(8)
def _readings(path: str, run: str, zone: str, measure: str, _case: Opened) -> pd.DataFrame:
    """All readings of one measure."""
    table = _case.within(zone)["readings"]
    return table[table["measure"] == measure]


def _said(measure: Measure, row: Any) -> str:
    """`Courier: 12.1 per 1,000, 9 in 745 words, 3 texts`."""
    marks, n = int(row.marks), int(row.n)
    unit = several(n, measure.counted.removesuffix("s"), measure.counted)
    counted = unit if measure.form in ("dot", "voices") else f"{marks:,} in {unit}"
    value = f"{figure(measure, float(row.value))}, " if row.enough else ""
    return f"{row.name}: {value}{counted}, {several(int(row.texts), 'text')}"


def _chart(
    case: Opened, drawn: pd.DataFrame, lit: tuple[Column, ...], measure: Measure, voice: str,
    choice: Choice,
) -> None:  # fmt: skip
    title = f"{measure.title}: {measure.unit}"
    picture = charts.all_outlets(
        drawn, lit, title, None if measure.form == "dot" else 0.0, night(),
        exports.origin(case, choice, (measure,)),
    )  # fmt: skip
    st.plotly_chart(
        picture, key=CHART, alt=charts.all_outlets_alt(drawn, lit, f"{title}, {voice} voice."),
        width="stretch", on_select=lambda: _on_dot(case, choice), selection_mode="points",
        config=charts.config(exports.name(case, choice, measure.name), exports.picture_kind()),
    )  # fmt: skip


def _on_dot(case: Opened, choice: Choice) -> None:
    for point in st.session_state[CHART].selection.points[:1]:
        if data := point.get("customdata"):
            _join(case, choice, str(data[0]))


def _rows(case: Opened, table: pd.DataFrame, measure: Measure, choice: Choice) -> None:
    """Every outlet's figures; a row that is chosen joins."""
    shown = pd.DataFrame(
        {
            "outlet": table["name"], measure.unit: table["value"].where(table["enough"]).round(3),
            "found": table["marks"], f"of {measure.counted}": table["n"], "texts": table["texts"],
        }
    )  # fmt: skip
    outlets = list(table["outlet"])
    st.dataframe(
        shown, hide_index=True, width="stretch", key=TABLE, selection_mode="single-row",
        on_select=lambda: _on_row(case, choice, outlets),
    )  # fmt: skip
    exports.buttons(shown, "all outlets", case, choice, (measure,))


def _on_row(case: Opened, choice: Choice, outlets: list[str]) -> None:
    for row in st.session_state[TABLE].selection.rows[:1]:
        if row < len(outlets):
            _join(case, choice, outlets[row])


def _join(case: Opened, choice: Choice, outlet: str) -> None:
    """Show an outlet, too. What is shown where nothing was chosen counts as chosen then."""
    key = filters.outlets_key(case)
    chosen = list(st.session_state.get(key) or choice.outlets)
    st.session_state[key] = many.with_one_more(chosen, outlet)
