"""Which case is open, its tables and its texts.

Tables of a case on disk are shared by all visitors and never changed. Texts that a visitor
supplies stay in that visitor's session.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.article import Outlet
from analysis.case import Case, CaseError, matched_texts, open_case
from analysis.gather import gather
from analysis.pages import safe
from analysis.sheet import Tables

TABLES = (
    "articles", "zones", "sentences", "quotations", "readings", "marks", "terms", "findings",
)  # fmt: skip
CASES = "PARALLAX_CASES"  # set by the command: folders of cases, the first one opens
TEXTS = "PARALLAX_TEXTS"  # set by the command: folders whose texts are matched by SHA-256


@dataclass(frozen=True, slots=True)
class Opened:
    """An open case: what it is called in the link, its tables, the texts at hand."""

    name: str
    case: Case
    tables: Tables
    texts: dict[str, str]

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets in the order of the case."""
        return self.case.manifest.sources.outlets

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.case.manifest.sources.title


def known() -> dict[str, Path]:
    """The cases this server knows, by the name they have in a link."""
    given = [Path(each) for each in os.environ.get(CASES, "").split(os.pathsep) if each]
    added = [Path(each) for each in st.session_state.get("added cases", ())]
    found: dict[str, Path] = {}
    for path in (*given, *added):
        name = path.name
        while name in found and found[name] != path:
            name += "-2"
        found[name] = path
    return found


@st.cache_resource(max_entries=8, show_spinner="Opening the case …")
def _opened(path: str, run: str) -> tuple[Case, dict[str, pd.DataFrame], dict[str, str]]:
    case = open_case(Path(path))
    given = [Path(each) for each in os.environ.get(TEXTS, "").split(os.pathsep) if each]
    pairs = [(article.id, article.text) for article in gather(given).articles] if given else []
    texts = {**case.texts(), **matched_texts(case, pairs)[0]}
    return case, {name: case.table(name) for name in TABLES}, texts


def case() -> Opened:
    """The case that the link names, or the first; a clear page and a stop where there is none."""
    cases = known()
    wanted = st.query_params.get("case") or st.session_state.get("case")
    name = wanted if wanted in cases else next(iter(cases), "")
    if not name:
        safe.show("No case is open.", "h1", "title")
        safe.show("Score some articles with: parallax score FOLDER -o my-case", "p", "plain")
        st.stop()
    path = cases[name]
    try:
        current = (path / "current").read_text("utf-8").strip() if path.is_dir() else ""
        found, tables, texts = _opened(str(path), current)
    except CaseError as error:
        safe.show("This case cannot be opened.", "h1", "title")
        safe.show(str(error), "p", "plain")
        st.stop()
    st.session_state["case"] = name
    st.query_params["case"] = name
    supplied: dict[str, str] = st.session_state.get("texts", {}).get(name, {})
    return Opened(name, found, tables, {**texts, **supplied})


def supply(name: str, texts: dict[str, str]) -> None:
    """Keep a visitor's own texts of a case in the visitor's session."""
    kept = st.session_state.setdefault("texts", {})
    kept[name] = {**kept.get(name, {}), **texts}


def night() -> bool:
    """Whether the visitor's page is dark."""
    return st.context.theme.type == "dark"


def looks() -> None:
    """The few styles that the theme cannot say."""
    st.html(Path(__file__).parent / "look.css")
