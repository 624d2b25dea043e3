"""Data: what was read, refused and set apart and why; another case; texts for a text-free one."""

from pathlib import Path

import streamlit as st

from analysis.case import CaseError, matched_texts, open_case
from analysis.csv_table import csv_text
from analysis.gather import read_bytes
from analysis.pages import opened, safe
from analysis.sheet.lead import reasons

SHOWN = {
    "outlet": "outlet", "text": "text", "published": "date", "author": "author", "words": "words",
    "own_words": "own words", "language": "language", "translated": "translated",
    "encoding": "encoding", "name": "file", "notes": "notes", "id": "article", "sha256": "SHA-256",
}  # fmt: skip


def _articles(case: opened.Opened) -> None:
    safe.show("Articles", "h2", "part")
    names = {outlet.id: outlet.name for outlet in case.outlets}
    table = case.tables["articles"]
    at_hand = ["at hand" if one in case.texts else "not here" for one in table["id"]]
    shown = table.assign(outlet=table["outlet"].map(names), text=at_hand)
    shown = shown[list(SHOWN)].rename(columns=SHOWN)
    st.dataframe(shown, hide_index=True, width="stretch", key="articles")
    st.download_button(
        "Download this table (CSV)", csv_text(shown).encode("utf-8-sig"),
        f"{case.name}-articles.csv", "text/csv", on_click="ignore", key="articles csv",
    )  # fmt: skip


def _listed(title: str, lines: list[str], none: str) -> None:
    safe.show(title, "h3", "part")
    if lines:
        safe.items(lines)
    else:
        safe.show(none, "p", "plain")


def _supply(case: opened.Opened) -> None:
    safe.show("Supply the texts", "h2", "part")
    missing = [each for each in case.tables["articles"]["id"] if each not in case.texts]
    if not missing:
        safe.show("Every text of this case is at hand.", "p", "plain")
        return
    safe.show(
        f"{len(missing)} of {len(case.tables['articles'])} texts are not here. Drop the files you "
        "have: they are recognised by their content (SHA-256), whatever they are called. They stay "
        "in this browser session and are written nowhere. To keep them, put them into the case's "
        "folder “articles”.", "p", "plain",
    )  # fmt: skip
    given = st.file_uploader("Text files", accept_multiple_files=True, key="supplied")
    if not given:
        return
    pairs = [(file.name, text) for file in given for text in _texts(file.name, file.getvalue())]
    found, unknown = matched_texts(case.case, pairs)
    fresh = {article: text for article, text in found.items() if article not in case.texts}
    if fresh:
        opened.supply(case.name, fresh)
        st.rerun()
    safe.show(f"{len(found)} of {len(given)} files belong to this case.", "p", "plain")
    if unknown:
        safe.items([f"{name}: no article of this case has this text." for name in unknown])


def _texts(name: str, data: bytes) -> list[str]:
    return [each.text for each in read_bytes(name, data) if hasattr(each, "text")]


def _another(case: opened.Opened) -> None:
    safe.show("Open another case", "h2", "part")
    names = list(opened.known())
    chosen = st.selectbox("Cases at hand", names, index=names.index(case.name))
    if chosen != case.name:
        _go(str(chosen))
    if st.get_option("server.address") not in ("127.0.0.1", "localhost"):
        return  # on a shared server nobody browses its folders
    path = st.text_input("Folder of a case", placeholder="my-case", key="folder")
    if not path:
        return
    try:
        found = open_case(Path(path).expanduser())
    except CaseError as error:
        safe.show(str(error), "p", "plain")
        return
    added = st.session_state.setdefault("added cases", [])
    if str(found.path) not in added:
        added.append(str(found.path))
    name = next(name for name, each in opened.known().items() if each == found.path)
    if name != case.name:
        _go(name)


def _go(name: str) -> None:
    st.session_state["case"] = name
    st.query_params["case"] = name
    st.rerun()


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    manifest = case.case.manifest
    safe.show("Data", "h1", "title")
    safe.show(case.title, "p", "count")
    _articles(case)
    _supply(case)
    safe.show("What was read, and what was not", "h2", "part")
    found = list(reasons(case.tables, case.outlets))
    _listed("What the checks found", found, "Every text may be compared with every other.")
    refused = [f"{r.name}: {r.reason}" for r in manifest.sources.refusals]
    _listed("Refused", refused, "No input was refused.")
    lost = [f"{e.article}: {e.reason}" for e in manifest.exclusions]
    _listed("Left out while scoring", lost, "Every text was scored.")
    _listed("Notes of the reading", list(manifest.sources.notes), "Nothing to note.")
    _another(case)


page()
