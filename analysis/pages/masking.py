"""Whether names are masked for this visitor, in the link and on every page.

`mask=1` in the link turns it on and stays there from page to page. What a link made without a mask
names (an outlet, an article, a word) is put into letters before a page reads it, and back again.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAPIException

from analysis.article import Outlet
from analysis.mask import Mask

PARAM = "mask"
BACK = str(Path(__file__).with_name("classroom.py"))
LABEL = "To the classroom: guess, reveal, or show the names"
OUTLETS, LETTERS = "outlets", "letters"  # the filter of outlets has a key for either
# What in a link never names anybody.
PLAIN = frozenset(
    "case mask reveal guess why voice stories days zone apart layers question side zones family "
    "frame sentence row".split()
)
_BETWEEN = "~"


def on() -> bool:
    """Whether this visitor sees letters for names; the link says so from then on."""
    if st.query_params.get(PARAM) == "1":
        st.session_state["masked"] = True
    found = bool(st.session_state.get("masked"))
    if found and st.query_params.get(PARAM) != "1":
        st.query_params[PARAM] = "1"
    return found


def turn(masked: bool) -> None:
    """Mask the names from now on, or show them."""
    st.session_state["masked"] = masked
    if masked:
        st.query_params[PARAM] = "1"
    else:
        st.query_params.pop(PARAM, None)


def link(mask: Mask, outlets: Iterable[Outlet]) -> None:
    """Put what the link names into letters. `outlets`: the real ones.

    In one step, so that no message to the browser repeats a name.
    """
    known = {one.name: mask.outlets[one.id] for one in outlets} | dict(mask.outlets)
    found = _taken_over(OUTLETS, LETTERS, known, {one: f"Outlet {one}" for one in known.values()})
    ids = {**mask.outlets, **mask.articles}
    for key in set(found) - PLAIN - {LETTERS}:
        found[key] = [
            _BETWEEN.join(_part(part, ids, mask) for part in value.split(_BETWEEN))
            for value in found[key]
        ]
    _write(found)


def unlink(mask: Mask, outlets: Iterable[Outlet]) -> None:
    """Take the outlets that were chosen by letters over into names."""
    known = {f"Outlet {one}": real for real, one in mask.outlets.items()}
    known |= {one: real for real, one in mask.outlets.items()}
    _write(_taken_over(LETTERS, OUTLETS, known, {one.id: one.name for one in outlets}))


def lettered() -> bool:
    """Whether outlets are chosen by letters."""
    return LETTERS in st.query_params or bool(st.session_state.get(LETTERS))


def _part(part: str, ids: Mapping[str, str], mask: Mask) -> str:
    if part in mask.real:
        return part
    return ids.get(part) or mask.text(part)


def _taken_over(
    there: str, here: str, known: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, list[str]]:
    """The link, with the outlets that it chose under the other kind of names.

    `known`: what they may be called there → their ids here; `labels`: these → what the link says.
    """
    found = {key: st.query_params.get_all(key) for key in st.query_params}
    given = found.pop(there, None) or list(st.session_state.get(there, ()))
    st.session_state.pop(there, None)
    ids = [known[one] for one in given if one in known]
    if ids and here not in found and not st.session_state.get(here):
        st.session_state[here] = ids
        found[here] = [labels[one] for one in ids]
    return found


def _write(found: Mapping[str, list[str]]) -> None:
    """Make the link say this, if it does not, in one message if no filter holds a part of it."""
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    if found == now:
        return
    try:
        st.query_params.from_dict(found)
    except StreamlitAPIException:
        for key in now:
            with suppress(StreamlitAPIException):
                if key not in found:
                    del st.query_params[key]
                elif found[key] != now[key]:
                    st.query_params[key] = found[key]


def note() -> None:
    """The calm line of every page while names are masked, with the way back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<p class="soft">Names are masked.</p>', width="content")
        st.page_link(BACK, label=LABEL, width="content")
