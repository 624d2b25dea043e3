"""Of the page Gaps: one story's coverage matrix, and an item's passages side by side.

The story, the item and the text to compare with stand in the link (`of`, `item`, `at`).
"""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.pages import in_full, reading, safe
from analysis.pages.drawn import draw_coverage, draw_evidence
from analysis.pages.opened import Opened
from analysis.sheet import Choice, Column, Evidence
from analysis.sheet.beside import ordered, passages, said_of, without
from analysis.sheet.covered import KINDS, ONE, Line, counted, label_of, lines, of_item, twin
from analysis.sheet.values import several

MOST = 80  # items drawn; all stand in the table
ALL = "all"
HEADS = {**KINDS, "actor": "names: people, countries, bodies"}
LEGEND = (
    "A number: how often it was found. “–”: not found, and the rough chance that a text of this "
    "length lacks it. “?”: it cannot be told. “·”: nothing is claimed, since the text is cut off "
    "or fewer than two independent others have the item. Choose an item to see its passages."
)
CHANCE = (
    "The rough chance of an absence: the texts that have an item have it so many times in so many "
    "words; in a text of W words that spoke of it at the same rate, it would be lacking with this "
    "chance. 37% is what an item gets that others have once and whose texts are as long. It is a "
    "yardstick and not calibrated, so it is not summed: a high chance means that length alone may "
    "well explain the absence, a low one does not mean that anything else does."
)
HOW = {
    "fact": "passages of different texts that say the same are found by their words and figures; "
    "the words that differ by the longest common run, then left and right of it (Ratcliff & "
    "Obershelp)",
    "quotation": "a sentence that somebody is quoted with is looked for in marks, in part, and in "
    "reports without marks; the words that differ by the longest common run, then left and right "
    "of it (Ratcliff & Obershelp)",
    "figure": "a figure is its value with its unit, however it is written",
    "actor": "a person, a country or a body is found under every name that the story has for it",
}
FIRST = "Marked is the first place in each text."


def part(case: Opened, columns: Sequence[Column], choice: Choice, table: pd.DataFrame) -> None:
    """One story, item by item."""
    safe.show("Item by item", "h2", "part")
    here = set(table["story"])
    stories = {key: title for key, title in case.stories.items() if key in here}
    story, kind, lacking = _switches(stories, table)
    rows = table[table["story"] == story]
    there = set(rows["outlet"])
    shown = [column for column in columns if column.outlet in there]
    every = lines(rows, shown)
    safe.items(counted(every, len(shown)))
    found = [line for line in lines(rows, shown, lacking) if kind in (ALL, line.kind)]
    chosen = _chosen(found)
    _matrix(shown, found, chosen, stories[story])
    _item(case, shown, choice, rows, found, chosen)
    in_full.twin(twin(found, shown), "coverage", case, choice, ())


def _switches(stories: Mapping[str, str], table: pd.DataFrame) -> tuple[str, str, bool]:
    """The story, the kind of items (or all), and whether only those that someone lacks."""
    story = st.query_params.get("of", "")
    story = story if story in stories else next(iter(stories))
    places = st.columns(
        [1.4, 2.6, 1.2] if len(stories) > 1 else [2.6, 1.2], vertical_alignment="bottom"
    )
    if len(stories) > 1:
        with places[0]:
            key = f"gaps story {story}"
            st.selectbox(
                "Story", list(stories), index=list(stories).index(story),
                format_func=lambda one: stories.get(one, one), key=key, on_change=_go,
                args=("of", key, ("item", "at")),
            )  # fmt: skip
    with places[-2]:
        kind = st.segmented_control(
            "Kind", [ALL, *KINDS], default=ALL, required=True, key="things", bind="query-params",
            format_func=lambda one: KINDS.get(one, one),
        )  # fmt: skip
    with places[-1]:
        lacking = st.toggle("Only what someone lacks", key="lacking", bind="query-params")
    return story, str(kind), bool(lacking)


def _go(name: str, key: str, gone: tuple[str, ...] = ()) -> None:
    """Put what was chosen in the box of that key into the link; what hung on it goes."""
    if value := str(st.session_state[key] or ""):
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
    for other in gone:
        st.query_params.pop(other, None)


def _chosen(found: Sequence[Line]) -> Line | None:
    """The item that the link says is open, as far as it is shown."""
    wanted = st.query_params.get("item", "")
    return next((line for line in found if line.key == wanted), None)


def _matrix(
    columns: Sequence[Column], found: Sequence[Line], chosen: Line | None, story: str
) -> None:
    if not found:
        safe.show("There is no such item.", "p", "plain")
        return
    drawn = found[:MOST]
    groups: list[dict[str, object]] = []
    for kind, name in HEADS.items():
        if inside := [_line(one, columns) for one in drawn if one.kind == kind]:
            groups.append({"kind": name.capitalize(), "lines": inside})
    title = f"Items by outlets: {story}"
    names = [column.name for column in columns]
    draw_coverage(title, names, groups, chosen.key if chosen else "", "matrix", _opened)
    more = len(found) - len(drawn)
    left = f" {several(more, 'more item')}: in the table below." if more else ""
    safe.show(LEGEND + left, "p", "soft")
    safe.show(CHANCE, "p", "soft")


def _line(line: Line, columns: Sequence[Column]) -> dict[str, object]:
    by = {mark.outlet: mark._asdict() for mark in line.marks}
    marks = [by.get(column.outlet) for column in columns]
    return {"key": line.key, "label": line.label, "marks": marks}


def _opened() -> None:
    """An item of the matrix was chosen, or the open one again."""
    if wanted := st.session_state["matrix"]["open"]:
        if item := wanted.get("item"):
            st.query_params["item"] = str(item)
        else:
            st.query_params.pop("item", None)


def _item(
    case: Opened, columns: Sequence[Column], choice: Choice, rows: pd.DataFrame,
    found: Sequence[Line], chosen: Line | None,
) -> None:  # fmt: skip
    """The boxes, and the passages of the item that is open."""
    safe.show("One item, text by text", "h3", "part")
    said = ordered(said_of(case.tables, chosen.key), columns) if chosen else ()
    names = {column.outlet: column.name for column in columns}
    compare = [one.outlet for one in said if one.counts and one.article in case.texts]
    compare = compare if chosen and chosen.kind in ("fact", "quotation") else []
    against = _boxes(found, chosen, list(dict.fromkeys(compare)), names)
    if chosen is None:
        safe.show("Choose an item in the table, or here.", "p", "soft")
        return
    if lacking := without(rows, chosen.key, columns, case.tables):
        safe.items(lacking)
    if not said:
        return
    place = next((i for i, one in enumerate(said) if one.outlet == against and one.counts), 0)
    bare = str(of_item(rows, chosen.key)["label"].iloc[0])
    shown = passages(case.tables, case.texts, said, names, chosen.kind, bare, place)
    at_hand = any(one.article in case.texts for one in said)
    lead = _lead(names[against]) if len(compare) > 1 else ""
    lead = FIRST if chosen.kind in ("figure", "actor") else lead
    title = f"{ONE[chosen.kind].capitalize()}: {label_of(chosen.kind, bare)}"
    draw_evidence(
        Evidence(title, lead, shown, 0, not at_hand, HOW[chosen.kind]), "beside", _closed,
        reading.on_read("beside"),
    )  # fmt: skip
    reading.go(case)


def _lead(name: str) -> str:
    return (
        f"Marked are the words that the passage in {name} does not have; in that one, the words "
        "that no other has. A passage that only comes nearest is not counted, nor marked."
    )


def _boxes(
    found: Sequence[Line], chosen: Line | None, compare: list[str], names: Mapping[str, str]
) -> str:
    """The item and the outlet to compare with; which outlet was chosen, "" for none."""
    options = {line.key: f"{line.label} ({ONE[line.kind]})" for line in found}
    here = chosen.key if chosen else ""
    left, right = st.columns(2)
    with left:
        key = f"gaps item {here}"
        st.selectbox(
            "Item", ["", *options], index=["", *options].index(here), key=key,
            format_func=lambda one: options.get(one, "none"), on_change=_go,
            args=("item", key, ("at",)),
        )  # fmt: skip
    against = st.query_params.get("at", "")
    against = against if against in compare else next(iter(compare), "")
    if len(compare) > 1:
        with right:
            key = f"gaps at {here} {against}"
            st.selectbox(
                "Compared with", compare, index=compare.index(against), key=key,
                format_func=partial(_named, names), on_change=_go, args=("at", key),
            )  # fmt: skip
    return against


def _named(names: Mapping[str, str], one: str) -> str:
    return names.get(one, one)


def _closed() -> None:
    if st.session_state["beside"]["open"]:
        st.query_params.pop("item", None)
