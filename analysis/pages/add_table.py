"""The table of what was read, in which outlet, date and story can be written."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import job
from analysis.gather.answers import ASKED
from analysis.gather.dates import ambiguous, published
from analysis.pages import safe
from analysis.pages.add_tray import afresh, number, tray_or_new
from analysis.sheet import several

COLUMNS = ["headline", *ASKED, "words", "file"]
FIRST = {"Day": "day", "Month": "month", "Leave them undated": ""}
LABELS = {"outlet": "Outlet", "date": "Date, such as 2024-06-28", "story": "Story"}
WITHOUT = {
    "outlet": "no outlet: refused until it is set",
    "date": "no date: scored, but left out of charts over time",
    "story": "no story: all without one count as the same story",
}
LISTED = 5


def part(given: job.Tray, found: job.Reading) -> None:
    """The table, and what is missing in it."""
    table = filled(given, found)
    safe.show(
        "Outlet, date and story can be written into the table: choose a cell and type.",
        "p", "plain",
    )  # fmt: skip
    text = st.column_config.TextColumn
    edited = st.data_editor(
        table, hide_index=True, width="stretch", disabled=["headline", "words", "file"],
        key=f"editor {given.to_read} {number('editor')}", alt="What was read",
        column_config={
            "headline": text("headline or first words", width=200),
            "outlet": text("outlet", max_chars=200, width=130),
            "date": text("date", max_chars=60, width=110),
            "story": text("story", max_chars=200, width=110),
        },
    )  # fmt: skip
    changed = edited[list(ASKED)].fillna("").astype(str)
    if not changed.equals(table[list(ASKED)]):
        given = _answer(given, found, changed)
    _missing(given, found, changed)
    _dates(given, changed["date"], list(edited["file"]))


def filled(given: job.Tray, found: job.Reading) -> pd.DataFrame:
    """What was read, with what was answered of it, all of it text but the count of words."""
    rows = [{**row, **given.answers.get(row["key"], {})} for row in found.rows]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.astype({name: "str" for name in COLUMNS if name != "words"})


def _answer(given: job.Tray, found: job.Reading, table: pd.DataFrame) -> job.Tray:
    """The tray with everything in the table that differs from what was read."""
    answers: dict[str, Mapping[str, str]] = {}
    for row, now in zip(found.rows, table.to_dict("records"), strict=True):
        differing = {each: str(now[each]).strip() for each in ASKED if now[each] != row[each]}
        if differing:
            answers[row["key"]] = differing
    return given.changed(answers=answers)


def _missing(given: job.Tray, found: job.Reading, table: pd.DataFrame) -> None:
    counts = {each: int((table[each].str.strip() == "").sum()) for each in ASKED}
    missing = {each: count for each, count in counts.items() if count}
    if not missing:
        return
    lines = [f"{several(count, 'text')} with {WITHOUT[each]}." for each, count in missing.items()]
    safe.items(lines)
    n = number("all")
    with st.form(f"all {n}", border=True):
        places = st.columns(len(missing))
        for place, each in zip(places, missing, strict=True):
            place.text_input(LABELS[each], key=f"all {each} {n}")
        wanted = st.form_submit_button("Set for all without one")
    if wanted:
        for each in missing:
            value = str(st.session_state[f"all {each} {n}"] or "").strip()
            table[each] = table[each].where(table[each].str.strip() != "", value)
        _answer(given, found, table)
        afresh("editor")
        afresh("all")
        st.rerun()


def _dates(given: job.Tray, dates: pd.Series, files: list[Any]) -> None:
    """Ask about dates that may be read either way; say which name no day."""
    either = [date for date in dates if ambiguous(date)]
    if either:
        safe.show(
            f"{several(len(either), 'date')} may be read with the day or the month first, such as "
            f"“{either[0]}”.", "p", "plain",
        )  # fmt: skip
        names = {value: name for name, value in FIRST.items()}
        st.session_state["first"] = names[given.first]
        st.segmented_control(
            "Which comes first?", list(FIRST), key="first", required=True, on_change=_first
        )
    doubts = [(f, published(d, "day")[1]) for f, d in zip(files, dates, strict=True)]
    lines = [f"{file}: {doubt}" for file, doubt in doubts if doubt]
    more = len(lines) - LISTED
    if lines:
        safe.items(lines[:LISTED] + ([f"and {more:,} more"] if more > 0 else []))


def _first() -> None:
    tray_or_new().changed(first=FIRST[st.session_state["first"]])
