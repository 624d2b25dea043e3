"""Step three: score, watch, cancel; then open the case or keep it."""

from functools import partial
from pathlib import Path

import streamlit as st

from analysis import job
from analysis.job.kept import packed
from analysis.pages import safe
from analysis.pages.add_progress import running
from analysis.pages.add_table import filled
from analysis.sheet import several

FRONT = str(Path(__file__).with_name("front.py"))
USUAL = "Your articles"
YOURS = (
    "Only someone who has the link of this case can open it, and it is gone when this server ends. "
    "Keep it as a zip and nothing is lost: unpacked, it opens with: parallax open my-case"
)


def part(given: job.Tray, found: job.Reading) -> None:
    """The title, the button, and how far the scoring is."""
    safe.show("3. Score", "h3", "part")
    folder = job.named(given.job)
    state = job.state(folder) if folder else None
    if folder and state and not state.over:
        running(folder, "scoring")
        return
    given = _titled(given, found)
    ready = int((filled(given, found)["outlet"].str.strip() != "").sum())
    if folder and state and state.phase == "done":
        _finished(given, state)
    elif state:
        safe.show(state.sentence, "p", "plain")
    if state is None or state.phase != "done" or given.scored != given.to_score:
        _button(given, ready, again=state is not None)


def _titled(given: job.Tray, found: job.Reading) -> job.Tray:
    title = st.text_input(
        "Title of the case", given.title or found.title or USUAL, max_chars=200,
        key=f"title {given.folder.name[-8:]}",
    ).strip()  # fmt: skip
    return given if title == given.title else given.changed(title=title or USUAL)


def _button(given: job.Tray, ready: int, again: bool) -> None:
    if not ready:
        safe.show("No text has an outlet yet: write who published it.", "p", "plain")
    if ready == 1:
        safe.show("One article alone is described, and compared with nothing.", "p", "soft")
    if st.button(
        f"Score {several(ready, 'article')}{' again' if again else ''}",
        disabled=not ready, key="score",
    ):  # fmt: skip
        try:
            job.scoring(given)
        except job.BusyError as error:
            safe.show(str(error), "p", "plain")
        except OSError as error:
            why = error.strerror or "nothing could be written"
            safe.show(f"The scoring could not begin: {why}.", "p", "plain")
        else:
            st.rerun()


def _finished(given: job.Tray, state: job.State) -> None:
    if given.scored == given.to_score:
        safe.show(f"The case is ready: {several(state.done, 'article')} scored.", "p", "count")
    else:
        safe.show(
            "The case is ready, as it was before your last change. Score again to take it in.",
            "p", "count",
        )  # fmt: skip
    names = st.session_state.setdefault("own cases", [])
    if given.job not in names:
        names.append(given.job)
    with st.container(horizontal=True):
        wanted = st.button("Open the sheet", key="open the sheet")
        keep(given.job)
    safe.show(YOURS, "p", "soft")
    if wanted:
        st.session_state["case"] = given.job
        st.switch_page(FRONT, query_params={"case": given.job})


def keep(name: str) -> None:
    """The case of that name as a zip, made when it is asked for."""
    path = job.case(name)
    if path is not None:
        st.download_button(
            "Keep it: download the case as a zip (with texts)", partial(packed, path),
            "my-case.zip", "application/zip", on_click="ignore", key="keep",
        )  # fmt: skip
