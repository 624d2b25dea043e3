"""Whether names are masked for this visitor, in the link and on every page.

`mask=1` in the link turns it on and stays there from page to page. What a link made without a mask
names (an outlet, an article, a word) is put into letters before a page reads it, and back again.
"""

import re
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
    "case mask reveal guess why voice days zone apart layers question side zones family "
    "frame sentence row".split()
)
SIDES = ("gap_a", "gap_b", "whose", "against")  # boxes that hold one outlet
STORIES, STORY = "stories", "of"  # a filter of stories, and the story that is opened
WORD = "word"
_BETWEEN = "~"
_LETTERED = re.compile(r"(?:Outlet )?[A-Z]{1,2}|S\d+")


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
    labels = {one: f"Outlet {one}" for one in known.values()}
    found = _taken_over(OUTLETS, LETTERS, known, labels)
    masked = known | {one: one for one in labels} | {said: one for one, said in labels.items()}
    for key in SIDES:
        _moved(found, key, masked, labels)
    _move_stories(found, mask.stories)
    _drop_word(found, mask)
    ids = {**mask.outlets, **mask.articles}
    for key in set(found) - PLAIN - {LETTERS, STORIES, STORY, *SIDES}:
        found[key] = [
            _BETWEEN.join(_part(part, ids, mask) for part in value.split(_BETWEEN))
            for value in found[key]
        ]
    _write(found)


def unlink(mask: Mask, outlets: Iterable[Outlet]) -> None:
    """Take the outlets and stories that were chosen under a mask over into names."""
    known = {f"Outlet {one}": real for real, one in mask.outlets.items()}
    known |= {one: real for real, one in mask.outlets.items()}
    labels = {real: real for real in mask.outlets} | {one.id: one.name for one in outlets}
    found = _taken_over(LETTERS, OUTLETS, known, labels)
    real = known | {name: one for one, name in labels.items()} | {one: one for one in labels}
    for key in SIDES:
        _moved(found, key, real, labels)
    _move_stories(found, {masked: story for story, masked in mask.stories.items()})
    _write(found)


def lettered() -> bool:
    """Whether outlets or stories are chosen as a mask calls them."""
    chosen = [one for key in (STORIES, STORY, *SIDES) for one in _chosen(key)]
    chosen += [one for key in (STORIES, STORY, *SIDES) for one in st.query_params.get_all(key)]
    letters = LETTERS in st.query_params or bool(st.session_state.get(LETTERS))
    return letters or any(_LETTERED.fullmatch(one) for one in chosen)


def story_title(story: str) -> str:
    """What a story is called, by its id."""
    return story.replace("-", " ") or "no story given"


def _chosen(key: str) -> list[str]:
    """The ids that a filter holds, be it for one or for several."""
    held = st.session_state.get(key)
    return [held] if isinstance(held, str) and held else list(held or ())


def _moved(
    found: dict[str, list[str]], key: str, known: Mapping[str, str], labels: Mapping[str, str]
) -> None:
    """Put a part of the link, and what its filter holds, into the other kind of names.

    `known`, `labels`: as below, and with what is of this kind already. What is not known is
    dropped.
    """
    given = found.pop(key, [])
    ids = [known[one] for one in given if one in known]
    if ids:
        found[key] = [labels[one] for one in ids]
    changed = ids if found.get(key, []) != given else []
    before = _chosen(key)
    after = [known[one] for one in before if one in known] or changed
    if after and after != before and key != STORY:
        st.session_state[key] = after if key == STORIES else after[0]
    elif before and not after:
        st.session_state.pop(key, None)


def _move_stories(found: dict[str, list[str]], stories: Mapping[str, str]) -> None:
    """Put the stories that were chosen into the other kind. `stories`: this kind → the other."""
    here = {one: one for one in stories.values()}
    titles = {one: story_title(one) for one in here}
    known = {story_title(there): one for there, one in stories.items()} | dict(stories)
    _moved(found, STORIES, {title: one for one, title in titles.items()} | here | known, titles)
    _moved(found, STORY, here | known, here)


def _drop_word(found: dict[str, list[str]], mask: Mask) -> None:
    """Let a word go that names somebody, also from its box."""
    words = [*found.get(WORD, ()), *_chosen(WORD)]
    if any(mask.text(word) != word for word in words):
        found.pop(WORD, None)
        st.session_state[WORD] = ""


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
    """Make the link say this, if it does not, in one message if no filter holds a part of it.

    A filter that is drawn for the first time starts from the link with which the run began, so
    that the page begins afresh where this changes what a filter starts from.
    """
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
    else:
        if any(found.get(key) != now.get(key) for key in (STORIES, WORD, *SIDES)):
            st.rerun()


def note() -> None:
    """The calm line of every page while names are masked, with the way back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<p class="soft">Names are masked.</p>', width="content")
        st.page_link(BACK, label=LABEL, width="content")
