"""Step one: files and pasted texts go into the tray."""

import streamlit as st

from analysis import job
from analysis.gather.draft import one_line
from analysis.pages import safe
from analysis.pages.add_tray import afresh, number, said, say, tray, tray_or_new
from analysis.sheet import several

ACCEPTED = (
    "What is read: .txt, .md and .html with one article each; .csv, .tsv, .jsonl and .parquet with "
    "an article a row; a .zip of these; and a case.toml. Up to 50 MB a file, 200 MB together."
)
PASTED = ("text", "outlet", "title", "date")
LISTED = 12  # names that are shown; the others are counted


def part() -> None:
    """The uploader, the form for a pasted text, and what is in the tray."""
    safe.show("1. Give", "h3", "part")
    safe.show(ACCEPTED, "p", "plain")
    key = f"give files {number('files')}"
    st.file_uploader(
        "Files", accept_multiple_files=True, key=key, on_change=_take_files, args=(key,)
    )
    _shown("files")
    with st.expander("Paste a text"):
        _paste()
    _shown("paste")
    given = tray()
    if given is not None and given.items:
        _contents(given)


def _shown(where: str) -> None:
    sentences = said(where)
    if sentences:
        safe.items(sentences)


def _take_files(key: str) -> None:
    """Put what was uploaded into the tray, and let the server's memory go of it."""
    files = ((file.name, file.getvalue()) for file in st.session_state[key] or ())
    _, faults = tray_or_new().with_files(files)
    say("files", [f"{one_line(name)[-120:]}: {fault}" for name, fault in faults])
    afresh("files")


def _paste() -> None:
    with st.form("paste", border=False):
        st.text_area("Text", key="paste text", height=180)
        left, right = st.columns([3, 2])
        with left:
            st.text_input("Outlet: who published it", key="paste outlet")
            st.text_input("Title, if you have it", key="paste title")
        with right:
            st.text_input("Date, such as 2024-06-28", key="paste date")
        st.form_submit_button("Add this text", on_click=_take_text)


def _take_text() -> None:
    """Put the pasted text into the tray and clear the form, or say what is missing."""
    pasted = {each: str(st.session_state[f"paste {each}"] or "") for each in PASTED}
    found = tray_or_new().with_text(**pasted)
    if isinstance(found, str):
        say("paste", [found])
    else:
        say("paste", ["The text was added. You can paste another one."])
        _clear()


def _clear() -> None:
    for each in PASTED:
        st.session_state[f"paste {each}"] = ""


def _contents(given: job.Tray) -> None:
    pastes = sum(item.paste for item in given.items)
    counts = [(len(given.items) - pastes, "file"), (pastes, "pasted text")]
    what = " and ".join(several(n, each) for n, each in counts if n)
    safe.show(f"Given so far: {what}, {_size(given.size)}.", "p", "count")
    names = [item.name for item in given.items]
    more = len(names) - LISTED
    safe.items(names[:LISTED] + ([f"and {more:,} more"] if more > 0 else []), "soft")
    with st.expander("Take something out, or start over"):
        _removal(given, names)


def _removal(given: job.Tray, names: list[str]) -> None:
    st.multiselect(
        "What to take out", range(len(names)), format_func=lambda i: f"{i + 1}. {names[i]}",
        key="take out", placeholder="nothing chosen",
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button("Take it out", on_click=_take_out, args=(given.items,))
        st.button("Start over", on_click=_start_over)


def _take_out(items: tuple[job.Item, ...]) -> None:
    tray_or_new().without([items[i] for i in st.session_state["take out"]])
    st.session_state["take out"] = []


def _start_over() -> None:
    job.emptied(tray_or_new())
    afresh("files")
    _clear()


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1e3))} kB"
