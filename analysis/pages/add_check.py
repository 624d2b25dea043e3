"""Step two: what was read and what was refused, and what is still to be said about it."""

from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import job
from analysis.csv_table import csv_text
from analysis.gather.draft import listed
from analysis.pages import add_map, add_table, safe
from analysis.pages.add_progress import running
from analysis.sheet import several

PATIENCE = 1.5  # seconds: most readings are done by then
LISTED = 8  # refusals as sentences; where there are more, a few, and all of them in a table
FEW = 3


def part(given: job.Tray) -> job.Reading | None:
    """The check; None as long as nothing was read."""
    safe.show("2. Check", "h3", "part")
    try:
        folder = job.reading(given)
    except job.BusyError as error:
        safe.show(str(error), "p", "plain")
        st.button("Try again", key="read again")
        return None
    state = job.wait(folder, PATIENCE)
    if not state.over:
        running(folder, "reading")
        return None
    if state.phase != "done":
        _not_read(folder, state)
        return None
    found = _read(folder)
    _counted(found)
    _refused(found)
    add_map.part(given, found)
    if found.rows:
        add_table.part(given, found)
        _twice(found)
    if found.notes:
        with st.expander("How it was read"):
            safe.items(found.notes)
    return found if found.rows else None


def _read(folder: Path) -> job.Reading:
    """What was read, kept in the session until something else is."""
    kept = st.session_state.get("adding read")
    if kept is None or kept[0] != folder:
        kept = st.session_state["adding read"] = (folder, job.read(folder))
    found: job.Reading = kept[1]
    return found


def _not_read(folder: Path, state: job.State) -> None:
    sentence = (
        "The reading was stopped. What you gave is still here: take something out, or read it "
        "again." if state.phase == "stopped" else state.sentence
    )  # fmt: skip
    safe.show(sentence, "p", "plain")
    st.button("Read again", on_click=job.forget, args=(folder,))


def _counted(found: job.Reading) -> None:
    refused = f", {several(len(found.refusals), 'line or file', 'lines or files')} refused"
    count = f"{several(len(found.rows), 'article')} read{refused if found.refusals else ''}."
    safe.show(count, "p", "count")
    if not found.rows:
        safe.show(
            "No article could be read yet. Say which column is what, or give other files.",
            "p", "plain",
        )  # fmt: skip


def _refused(found: job.Reading) -> None:
    if not found.refusals:
        return
    shown = found.refusals[: FEW if len(found.refusals) > LISTED else LISTED]
    safe.items([f"{each.name}: {each.reason}" for each in shown])
    table = pd.DataFrame(
        [(each.name, each.line, each.reason, each.raw) for each in found.refusals],
        columns=["what", "line", "reason", "as it stands"],
    ).astype({"line": "Int64"})
    if len(found.refusals) > LISTED:
        st.dataframe(
            table, hide_index=True, width="stretch", key="refused", alt="Everything refused"
        )
    st.download_button(
        "Download what was refused (CSV)", csv_text(table).encode("utf-8-sig"), "refused.csv",
        "text/csv", on_click="ignore", key="refused csv",
    )  # fmt: skip


def _twice(found: job.Reading) -> None:
    counts = Counter(row["sha256"] for row in found.rows)
    names = [row["file"] for row in found.rows if counts[row["sha256"]] > 1]
    if names:
        safe.show(
            f"The same text stands in {several(len(names), 'place')}: {listed(names)}. Copies "
            "count as one voice. Take out above what is here by mistake.", "p", "plain",
        )  # fmt: skip
