"""A job that is running: how far it is, how long it will still take, and a way to end it."""

from pathlib import Path

import streamlit as st

from analysis import job


@st.fragment(run_every=1.0)
def running(folder: Path, name: str) -> None:
    """The progress of the job in `folder`; the page runs again once it is over."""
    state = job.state(folder)
    if state.over:
        st.rerun()
    st.progress(state.share, text=state.words)
    st.button("Cancel", on_click=_cancel, args=(folder,), key=f"cancel {name}")


def _cancel(folder: Path) -> None:
    job.stop(folder)
