"""Which column of a table says what: as it was recognised, and as its reader says."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import job
from analysis.gather.draft import one_line
from analysis.pages import safe
from analysis.pages.add_tray import tray_or_new
from analysis.sheet import several

MAPPED = {
    "text": "Text", "outlet": "Outlet", "title": "Title", "date": "Date", "author": "Author",
    "url": "Address", "story": "Story",
}  # fmt: skip
NONE = -1  # stands for "no column" in the list of columns


def part(given: job.Tray, found: job.Reading) -> None:
    """The columns of the tables, open where a table has no column for the text, or had none."""
    if not found.tables:
        return
    faulty = [key for key, table in found.tables.items() if "text" not in table["used"]]
    count = several(len(found.tables), "table")
    with st.expander(f"Which column is what ({count})", expanded=bool(faulty or given.columns)):
        keys = list(found.tables)
        key = _chosen(found, keys, faulty)
        _columns(key, found.tables[key])


def _chosen(found: job.Reading, keys: list[str], faulty: list[str]) -> str:
    if len(keys) == 1:
        return keys[0]
    first = keys.index(faulty[0]) if faulty else 0
    names = [f"{i + 1}. {one_line(found.tables[key]['name'])}" for i, key in enumerate(keys)]
    return keys[
        st.selectbox(
            "Table", range(len(keys)), index=first, format_func=names.__getitem__, key="map table"
        )
    ]


def _columns(key: str, table: Mapping[str, Any]) -> None:
    names: list[str] = table["columns"]
    used: Mapping[str, str] = table["used"]
    shown = _shown(names)
    _found(table["name"], used)
    for i, (ours, label) in enumerate(MAPPED.items()):
        if i % 2 == 0:
            places = st.columns(2)
        widget = f"map {key[:16]} {ours}"
        st.session_state[widget] = names.index(used[ours]) if used.get(ours) in names else NONE
        with places[i % 2]:
            st.selectbox(
                label, [NONE, *range(len(names))], key=widget, on_change=_map,
                args=(key, ours, names, widget),
                format_func=lambda at: "in no column" if at == NONE else shown[at],
            )  # fmt: skip
    rows = pd.DataFrame(table["rows"], columns=shown)
    safe.show(f"The first {several(len(rows), 'row')}:", "p", "soft")
    st.dataframe(
        rows, hide_index=True, width="stretch", key=f"rows {key[:16]}", alt="The first rows"
    )


def _shown(names: list[str]) -> list[str]:
    """The columns' names as they may be shown, each another."""
    plain = [one_line(name)[:60] or "without a name" for name in names]
    twice = {name for name, count in Counter(plain).items() if count > 1}
    return [f"{name} ({i})" if name in twice else name for i, name in enumerate(plain, 1)]


def _found(name: str, used: Mapping[str, str]) -> None:
    there = ", ".join(
        f"{ours} from “{one_line(used[ours])[:60]}”" for ours in MAPPED if ours in used
    )
    missing = "" if "text" in used else " No column is known to hold the text: choose it here."
    safe.show(f"{name}: {there or 'no column was recognised'}.{missing}", "p", "plain")


def _map(key: str, ours: str, names: list[str], widget: str) -> None:
    at = st.session_state[widget]
    tray_or_new().mapped(key, ours, "" if at == NONE else names[at])
