"""The private cases of a visitor: made in this session, or known by their link."""

from pathlib import Path

import streamlit as st

from analysis import job


def own() -> dict[str, Path]:
    """The cases that this visitor made here, or has the link of; nobody else sees them listed."""
    names: list[str] = st.session_state.setdefault("own cases", [])
    wanted = str(st.query_params.get("case", ""))
    if wanted not in names and job.case(wanted):
        names.append(wanted)
    return {name: path for name in names if (path := job.case(name))}


def called(name: str) -> str:
    """What a case is called in a list of cases: its name in the link, or "Your articles"."""
    names = list(own())
    if name not in names:
        return name
    return f"Your articles {names.index(name) + 1}" if len(names) > 1 else "Your articles"
