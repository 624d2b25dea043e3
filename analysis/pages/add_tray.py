"""The visitor's tray, by its name in the session and in the link, and sentences to show once."""

import streamlit as st

from analysis import job

LINK = "adding"  # in the link, so that a reload finds the tray again
_SAID = "adding said"


def tray() -> job.Tray | None:
    """What this visitor has given so far; None before anything was."""
    name = str(st.session_state.get("tray") or st.query_params.get(LINK, ""))
    folder = job.named(name) if name.startswith("tray-") else None
    if folder is None:
        st.session_state.pop("tray", None)
        st.query_params.pop(LINK, None)
        return None
    st.session_state["tray"] = st.query_params[LINK] = name
    return job.tray(folder)


def tray_or_new() -> job.Tray:
    """The visitor's tray, a new one where there is none."""
    given = tray() or job.tray()
    st.session_state["tray"] = given.folder.name
    return given


def number(what: str) -> int:
    """Goes into the keys of widgets that are to be drawn afresh, see `afresh`."""
    return int(st.session_state.get(f"adding {what}", 0))


def afresh(what: str) -> None:
    """Draw the widgets of that name anew and empty."""
    st.session_state[f"adding {what}"] = number(what) + 1


def say(where: str, sentences: list[str]) -> None:
    """Keep sentences for the next run of the page to show at that place."""
    st.session_state.setdefault(_SAID, {})[where] = sentences


def said(where: str) -> list[str]:
    """The sentences for that place, once."""
    return list(st.session_state.get(_SAID, {}).pop(where, []))
