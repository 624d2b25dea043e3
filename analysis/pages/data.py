"""Data: what was read, refused and set apart and why; your own articles; another case; texts for a
text-free one."""

from pathlib import Path

import streamlit as st

from analysis.article import Article
from analysis.case import CaseError, matched_texts, open_case
from analysis.gather import read_bytes
from analysis.pages import add_score, adding, exports, opened, safe, switching
from analysis.pages.add_own import own
from analysis.sheet import Choice, several
from analysis.sheet.lead import reasons

SHOWN = {
    "outlet": "outlet", "text": "text", "published": "date", "author": "author", "words": "words",
    "own_words": "own words", "language": "language", "translated": "translated",
    "encoding": "encoding", "name": "file", "notes": "notes", "id": "article", "sha256": "SHA-256",
}  # fmt: skip

# What tells an outlet's name even where the outlet is a letter.
TELLING = ("author", "encoding", "name", "notes", "sha256")
WITHHELD = (
    "While names are masked, authors, files, notes and SHA-256 are withheld, and so are the names "
    "of what was refused or left out."
)

SIDES = ("This case", "Add your own articles")
NO_CASE = (
    "No case is open. Add your own articles here, or score some with: "
    "parallax score FOLDER -o my-case"
)


def _articles(case: opened.Opened) -> None:
    safe.show("Articles", "h2", "part")
    names = {outlet.id: outlet.name for outlet in case.outlets}
    table = case.tables["articles"]
    at_hand = ["at hand" if one in case.texts else "not here" for one in table["id"]]
    shown = table.assign(
        outlet=table["outlet"].map(names), text=at_hand,
        translated=table["translated"].map({True: "yes", False: "no"}),
    )  # fmt: skip
    asked = [name for name in SHOWN if not (case.mask and name in TELLING)]
    if case.mask:
        safe.show(WITHHELD, "p", "soft")
    shown = shown[asked].rename(columns=SHOWN).fillna("not known")
    st.dataframe(shown, hide_index=True, width="stretch", key="articles")
    exports.buttons(shown, "articles", case, Choice(voice="all"), ())


def _listed(title: str, lines: list[str], none: str) -> None:
    safe.show(title, "h3", "part")
    if lines:
        safe.items(lines)
    else:
        safe.show(none, "p", "plain")


def _supply(case: opened.Opened) -> None:
    safe.show("Supply the texts", "h2", "part")
    if case.mask:
        safe.show("Texts are recognised once names are shown again.", "p", "plain")
        return
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
    read = {file.name: read_bytes(file.name, file.getvalue()) for file in given}
    pairs = [(n, one.text) for n, ones in read.items() for one in ones if isinstance(one, Article)]
    found, unknown = matched_texts(case.case, pairs)
    refused = [
        f"{one.name}: {one.reason}"
        for ones in read.values()
        for one in ones
        if not isinstance(one, Article)
    ]
    fresh = {article: text for article, text in found.items() if article not in case.texts}
    if fresh:
        opened.supply(case.name, fresh)
        st.rerun()
    safe.show(f"{several(len(found), 'text')} of this case recognised.", "p", "plain")
    safe.items([f"{name}: no article of this case has this text." for name in unknown] + refused)


def _another() -> None:
    if st.get_option("server.address") not in ("127.0.0.1", "localhost"):
        return  # on a shared server nobody browses its folders
    safe.show("Open another case", "h2", "part")
    st.text_input("Folder of a case", placeholder="my-case", key="folder", on_change=_open)
    if trouble := st.session_state.get("folder trouble"):
        safe.show(trouble, "p", "plain")


def _open() -> None:
    """Open the case whose folder was typed, or keep the sentence that says why not."""
    st.session_state.pop("folder trouble", None)
    path = str(st.session_state["folder"]).strip()
    if not path:
        return
    try:
        found = open_case(Path(path).expanduser())
    except (CaseError, OSError, ValueError, RuntimeError) as error:
        # A path with a null byte, of an unknown user, or too long, fails before it is looked at.
        st.session_state["folder trouble"] = f"“{path[:80]}” cannot be opened: {error}"
        return
    added = st.session_state.setdefault("added cases", [])
    if found.path not in opened.known().values():
        added.append(str(found.path))
    switching.go(next(name for name, each in opened.known().items() if each == found.path))


def _keep(case: opened.Opened) -> None:
    if case.name in own() and not case.mask:
        safe.show("Keep this case", "h2", "part")
        safe.show(add_score.YOURS, "p", "plain")
        add_score.keep(case.name)


def _this_case(case: opened.Opened) -> None:
    manifest = case.case.manifest
    safe.show(case.title, "p", "count")
    _keep(case)
    _articles(case)
    _supply(case)
    safe.show("What was read, and what was not", "h2", "part")
    found = list(reasons(case.tables, case.outlets))
    _listed("What the checks found", found, "Every text may be compared with every other.")
    if case.mask:
        numbers = len(manifest.sources.refusals), len(manifest.exclusions)
        said = f"{several(numbers[0], 'input')} refused, {several(numbers[1], 'text')} left out. "
        safe.show(said + WITHHELD, "p", "plain")
        return
    refused = [f"{r.name}: {r.reason}" for r in manifest.sources.refusals]
    _listed("Refused", refused, "No input was refused.")
    lost = [f"{e.article}: {e.reason}" for e in manifest.exclusions]
    _listed("Left out while scoring", lost, "Every text was scored.")
    _listed("Notes of the reading", list(manifest.sources.notes), "Nothing to note.")
    _another()


def _side() -> str:
    """Which side of the page is shown: the case, or adding articles. It stands in the link."""
    return str(
        st.segmented_control(
            "Show", SIDES, default=SIDES[adding.begun()], required=True, key="side",
            bind="query-params", label_visibility="collapsed",
        )
    )  # fmt: skip


def page() -> None:
    """The page."""
    opened.looks()
    if not opened.known():
        safe.show("Data", "h1", "title")
        safe.show(NO_CASE, "p", "plain")
        adding.part()
        return
    case = opened.case()
    opened.head(case, "Data")
    if _side() == SIDES[0]:
        _this_case(case)
    else:
        adding.part()


page()
