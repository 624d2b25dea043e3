"""Which case is open, its tables and its texts.

Tables of a case on disk are shared by all visitors and never changed. Texts that a visitor
supplies, and all of a case that a visitor made here, stay in that visitor's session.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import streamlit as st

from analysis.article import ADDED, Outlet
from analysis.case import Case, CaseError, open_case
from analysis.case.edits import Edits
from analysis.case.edits import edits as edits_of
from analysis.case.reading import current
from analysis.mask import Mask, MaskedTables, MaskedTexts, mask
from analysis.pages import masking, safe, switching
from analysis.pages.add_own import called, own
from analysis.pages.add_remembered import EDITS, remembered
from analysis.pages.loaded import Loaded, Texts, folders, stamp
from analysis.sheet import (
    Answers,
    Choice,
    Column,
    Lead,
    Sheet,
    Tables,
    columns,
    laid_out,
    leads,
    many,
)  # fmt: skip
from analysis.sheet.answers import groups_of
from analysis.sheet.lead import SIDE_BY_SIDE, count, reasons

CASES = "PARALLAX_CASES"  # set by the command: folders of cases as JSON, the first one opens
TEXTS = "PARALLAX_TEXTS"  # set by the command: folders whose texts are matched by SHA-256


@dataclass(frozen=True)
class Opened:
    """An open case: what it is called in the link, its tables, the texts at hand.

    `tables`: those of the whole text; `outlets`: in the order of the case. `mask`: where there is
    one, all of these, and the names of outlets, are masked.
    """

    name: str
    case: Case
    tables: Tables
    texts: Mapping[str, str]
    outlets: tuple[Outlet, ...]
    mask: Mask | None = None
    edits: Edits = field(default_factory=Edits)

    def within(self, zone: str) -> Tables:
        """The tables, with the readings of one area of the texts (`article.AREAS`)."""
        if zone == "told":
            return self.tables
        return _narrowed(self._path, self.remembered_run, zone, self.case, self.tables)

    def sheet(self, choice: Choice) -> Sheet:
        """The sheet for a choice."""
        return _sheet(self._path, self.remembered_run, choice, self)

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """What differs, in words, over the whole case."""
        return _leads(self._path, self.remembered_run, self)

    def shown(self, choice: Choice) -> Choice:
        """The choice, with the outlets that are shown where there are too many for a sheet."""
        return many.shown(self.tables, self.names, choice)

    @property
    def count(self) -> str:
        """How many texts, on the event, and voices, over the whole case."""
        return _said(self._path, self.remembered_run, self)[0]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the gates found, over the whole case."""
        return _said(self._path, self.remembered_run, self)[1]

    def columns(self, choice: Choice) -> tuple[Column, ...]:
        """The outlets that a choice shows, with their articles."""
        return _columns(self._path, self.remembered_run, self.shown(choice), self)

    def answers(self, found: tuple[Column, ...], zone: str = "told") -> Answers:
        """What the columns' articles answer, in one area of their texts."""
        return _answers(self._path, self.remembered_run, hash(found), zone, found, self)

    @property
    def _path(self) -> str:
        return str(self.case.path)

    @property
    def remembered_run(self) -> str:
        """What is remembered of a run, with or without its names, as the reader edited it."""
        edits = f" {hash(self.edits):x}" if self.edits else ""
        return f"{self.case.run}{' masked' if self.mask else ''}{edits}"

    @cached_property
    def names(self) -> dict[str, str]:
        """The outlets that have an article → their names, in the order of the case."""
        there = set(self.tables["articles"]["outlet"])
        return {outlet.id: outlet.name for outlet in self.outlets if outlet.id in there}

    @cached_property
    def stories(self) -> dict[str, str]:
        """The stories that have an article → what they are called, in the order of the case."""
        there = list(dict.fromkeys(self.tables["articles"]["story"].fillna("")))
        masked = self.mask.stories if self.mask else {}
        order = [masked.get(one.id, one.id) for one in self.case.manifest.sources.stories]
        known = [story for story in order if story in there]
        named = [*known, *(story for story in there if story not in known)]
        return {story: masking.story_title(story) for story in named}

    @property
    def title(self) -> str:
        """What the case is called."""
        title = self.case.manifest.sources.title
        return self.mask.said(title) if self.mask else title


def known() -> dict[str, Path]:
    """The cases this server knows, by the name they have in a link."""
    added = [Path(each) for each in st.session_state.get("added cases", ())]
    found: dict[str, Path] = {}
    for path in (*folders(CASES), *added):
        name = path.name
        while name in found and found[name] != path:
            name += "-2"
        found[name] = path
    return found | own()


@remembered(8, "Opening the case …")
def _opened(
    path: str, run: str, stamp: float, key: str, _kept: Edits
) -> tuple[Case, Loaded, Mapping[str, str]]:
    """A case, its tables, the texts on this machine.

    `stamp` changes with its folder of texts, `key` with the edits that its case.toml keeps.
    """
    case = open_case(Path(path))
    return case, Loaded(case, "told", edits=_kept), Texts(case, folders(TEXTS))


@remembered(4)
def _edited(path: str, run: str, key: str, _case: Case, _tables: Loaded, _edits: Edits) -> Loaded:
    return Loaded(_case, "told", _tables, _edits)


def edit(case: Opened, edits: Edits) -> None:
    """Let a visitor's own camps, merges and splits of a case act from now on, in this session."""
    st.session_state.setdefault(EDITS, {})[case.name] = edits
    st.rerun()


@remembered(16)
def _narrowed(path: str, run: str, zone: str, _case: Case, _tables: Tables) -> Tables:
    if isinstance(_tables, MaskedTables):
        loaded = Loaded(_case, zone)
        return _tables.of(loaded) if zone == ADDED else _tables.with_readings(loaded)
    assert isinstance(_tables, Loaded)
    return Loaded(_case, zone, _tables)


@remembered(8)
def _masked(path: str, run: str, _opened: Opened) -> tuple[Mask, MaskedTables]:
    stories = _opened.case.manifest.sources.stories
    found = mask(_opened.case.run, _opened.outlets, _opened.tables["articles"], stories)
    return found, MaskedTables(found, _opened.tables)


@remembered(64)
def _sheet(path: str, run: str, choice: Choice, _opened: Opened) -> Sheet:
    found = _opened.columns(choice)
    answers = _opened.answers(found, choice.zone)
    return laid_out(answers, found, _opened.title, _opened.outlets, choice)


@remembered(16)
def _leads(path: str, run: str, _opened: Opened) -> tuple[Lead, ...]:
    if len(_opened.names) > SIDE_BY_SIDE:
        return ()
    found = columns(_opened.tables, _opened.outlets, Choice())
    return leads(_opened.answers(found), found, Choice())


@remembered(64)
def _answers(
    path: str, run: str, key: int, zone: str, _found: tuple[Column, ...], _opened: Opened
) -> Answers:
    """`key`: the hash of the columns, which are slow to compare one by one."""
    return Answers(_opened.within(zone), _found, zone, _groups(path, run, _opened))


@remembered(64)
def _columns(path: str, run: str, choice: Choice, _opened: Opened) -> tuple[Column, ...]:
    found = columns(_opened.tables, _opened.outlets, choice)
    return many.lit(found, choice) if len(_opened.names) > many.SHOWN else found


@remembered(8)
def _groups(path: str, run: str, _opened: Opened) -> dict[str, str]:
    return groups_of(_opened.tables)


@remembered(8)
def _said(path: str, run: str, _opened: Opened) -> tuple[str, tuple[str, ...]]:
    return count(_opened.tables), reasons(_opened.tables, _opened.outlets)


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
        kept = edits_of(path)
        run, when = current(path), stamp(path / "articles")
        found, tables, texts = _opened(str(path), run, when, kept.to_toml(), kept)
    except CaseError as error:
        _stop("This case cannot be opened.", str(error))
    st.session_state["case"] = name
    if st.query_params.get("case") != name:
        st.query_params["case"] = name
    supplied: dict[str, str] = st.session_state.get("texts", {}).get(name, {})
    at_hand = ChainMap(supplied, texts) if supplied else texts  # type: ignore[arg-type]
    ours: Edits | None = st.session_state.get(EDITS, {}).get(name)
    if ours is not None and ours != kept:
        tables = _edited(str(path), found.run, ours.to_toml(), found, tables, ours)
    outlets, now = found.manifest.sources.outlets, kept if ours is None else ours
    plain = Opened(name, found, tables, at_hand, outlets, edits=now)
    if masking.on():
        return masked(plain)
    if masking.lettered():
        masking.unlink(_masked(str(path), plain.remembered_run, plain)[0], plain.outlets)
    return plain


def masked(plain: Opened) -> Opened:
    """The case with letters for its outlets, and the link, too."""
    found, tables = _masked(str(plain.case.path), plain.remembered_run, plain)
    masking.link(found, plain.outlets)
    texts = MaskedTexts(found, plain.texts, tables)
    return replace(plain, tables=tables, texts=texts, outlets=found.names, mask=found)


def head(found: Opened, title: str) -> None:
    """The title, the choice of a case where there are several, and whether names are masked."""
    titled(found, title)
    if found.mask:
        masking.note()


def titled(found: Opened, title: str) -> None:
    """The title and the choice of a case alone."""
    names = list(known())
    if found.name not in names or len(names) < 2:
        safe.show(title, "h1", "title")
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        safe.show(title, "h1", "title")
    with right:
        key = f"case of {found.name}"
        st.selectbox(
            "Case", names, index=names.index(found.name), key=key, format_func=called,
            on_change=switching.switch, args=(key,),
        )  # fmt: skip


def _stop(title: str, words: str) -> NoReturn:
    safe.show(title, "h1", "title")
    safe.show(words, "p", "plain")
    st.stop()


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
