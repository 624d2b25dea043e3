"""Which case is open, its tables and its texts.

Tables of a case on disk are shared by all visitors and never changed. Texts that a visitor
supplies stay in that visitor's session.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st

from analysis.article import Outlet
from analysis.case import Case, CaseError, matched_texts, open_case
from analysis.case.reading import current
from analysis.gather import gather
from analysis.pages import safe
from analysis.sheet import Answers, Choice, Column, Sheet, Tables, columns, laid_out

TABLES = (
    "articles", "zones", "sentences", "quotations", "readings", "marks", "terms", "findings",
)  # fmt: skip
CASES = "PARALLAX_CASES"  # set by the command: folders of cases as JSON, the first one opens
TEXTS = "PARALLAX_TEXTS"  # set by the command: folders whose texts are matched by SHA-256


@dataclass(frozen=True, slots=True)
class Opened:
    """An open case: what it is called in the link, its tables, the texts at hand."""

    name: str
    case: Case
    tables: Tables
    texts: dict[str, str]

    def sheet(self, choice: Choice) -> Sheet:
        """The sheet for a choice."""
        return _sheet(str(self.case.path), self.case.run, choice, self.case, self.tables)

    def answers(self, found: tuple[Column, ...]) -> Answers:
        """What the columns' articles answer."""
        return _answers(str(self.case.path), self.case.run, found, self.tables)

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets in the order of the case."""
        return self.case.manifest.sources.outlets

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.case.manifest.sources.title


def folders(variable: str) -> list[Path]:
    """The folders that the command named in this environment variable, a JSON list."""
    return [Path(each) for each in json.loads(os.environ.get(variable) or "[]")]


def known() -> dict[str, Path]:
    """The cases this server knows, by the name they have in a link."""
    added = [Path(each) for each in st.session_state.get("added cases", ())]
    found: dict[str, Path] = {}
    for path in (*folders(CASES), *added):
        name = path.name
        while name in found and found[name] != path:
            name += "-2"
        found[name] = path
    return found


@st.cache_resource(max_entries=8, show_spinner="Opening the case …")
def _opened(path: str, run: str, stamp: float) -> tuple[Case, Tables, dict[str, str]]:
    """A case, its tables, the texts on this machine; `stamp` changes with its folder of texts."""
    case = open_case(Path(path))
    given = folders(TEXTS)
    pairs = [(article.id, article.text) for article in gather(given).articles] if given else []
    texts = {**case.texts(), **matched_texts(case, pairs)[0]}
    return case, {name: case.table(name) for name in TABLES}, texts


@st.cache_resource(max_entries=64, show_spinner=False)
def _sheet(path: str, run: str, choice: Choice, _case: Case, _tables: Tables) -> Sheet:
    sources = _case.manifest.sources
    found = columns(_tables, sources.outlets, choice)
    answers = _answers(path, run, found, _tables)
    return laid_out(answers, found, sources.title, sources.outlets, choice)


@st.cache_resource(max_entries=64, show_spinner=False)
def _answers(path: str, run: str, found: tuple[Column, ...], _tables: Tables) -> Answers:
    return Answers(_tables, found)


def case() -> Opened:
    """The case that the link names, or the first; a clear page and a stop where there is none."""
    cases = known()
    wanted = st.query_params.get("case") or st.session_state.get("case")
    name = wanted or next(iter(cases), "")
    if not name:
        _stop("No case is open.", "Score some articles with: parallax score FOLDER -o my-case")
    if name not in cases:
        st.session_state.pop("case", None)
        _stop(
            f"This server knows no case called “{name}”.",
            f"It knows: {', '.join(cases) or 'none'}. Open one with: parallax open FOLDER",
        )
    path = cases[name]
    try:
        found, tables, texts = _opened(str(path), current(path), _stamp(path / "articles"))
    except CaseError as error:
        _stop("This case cannot be opened.", str(error))
    st.session_state["case"] = name
    st.query_params["case"] = name
    supplied: dict[str, str] = st.session_state.get("texts", {}).get(name, {})
    return Opened(name, found, tables, {**texts, **supplied})


def _stop(title: str, words: str) -> NoReturn:
    safe.show(title, "h1", "title")
    safe.show(words, "p", "plain")
    st.stop()


def _stamp(folder: Path) -> float:
    """When a folder's files last changed; 0 where there is none."""
    if not folder.is_dir():
        return 0.0
    return max((each.stat().st_mtime for each in (folder, *folder.iterdir())), default=0.0)


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
