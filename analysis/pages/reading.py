"""From a sentence shown as evidence to its article on the page Read."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analysis.pages.opened import Opened

READ = str(Path(__file__).with_name("read.py"))
_WANTED = "sentence to read"  # in the session: article and sentence, until the page is changed


def on_read(drawing: str) -> Callable[[], None]:
    """What hears that a sentence of the drawing of that key is to be read."""

    def heard() -> None:
        wanted = st.session_state[drawing]["read"]
        if wanted:
            st.session_state[_WANTED] = (str(wanted["article"]), int(wanted["sentence"]))

    return heard


def go(case: Opened) -> None:
    """Change to the page Read, if a sentence was asked for; without its number, to its article."""
    if wanted := st.session_state.pop(_WANTED, None):
        article, sentence = wanted
        query = {"case": case.name, "left": article}
        st.switch_page(
            READ, query_params=query | ({"sentence": str(sentence)} if sentence >= 0 else {})
        )
