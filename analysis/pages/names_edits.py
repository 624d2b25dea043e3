"""Of the page Names: the reader merges and splits actors; what is in force, and how to keep it."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.case.edits import Edits
from analysis.pages import opened, safe

MOST = 500  # actors, or labels, to choose from
GO_TO = "actor to show"  # in the session: the one that an edit made, until the page is drawn
WHAT = (
    "Our rules join phrases into actors, and are sometimes wrong. Merge actors that are one, or "
    "make a label an actor of its own; it acts at once, on every page, in this visit. To keep it, "
    "copy the lines below into case.toml."
)


def merged(edits: Edits, name: str, actors: Sequence[str]) -> Edits:
    """The edits with these actors, by the names they are printed under, as one of that name.

    An actor that was merged before gives what it stood for; a label that was split off is split no
    more. `name` itself is not listed beside others.
    """
    merge, split = dict(edits.merge), list(edits.split)
    own = {label.casefold() for label in split}
    found: list[str] = []
    for actor in actors:
        found += merge.pop(actor, (actor,))
    found += merge.pop(name, ())
    split = [label for label in split if label.casefold() not in _lower(found)]
    labels = [one for one in dict.fromkeys(found) if one != name or one.casefold() in own]
    labels = labels or [name]  # several that print one name
    return edits.with_merge({**merge, name: tuple(labels)}).with_split(split)


def _lower(labels: Sequence[str]) -> set[str]:
    return {label.casefold() for label in labels}


def split_off(edits: Edits, label: str) -> Edits:
    """The edits with this label as an actor of its own, and part of no merge."""
    merge = {
        name: kept
        for name, labels in edits.merge.items()
        if (kept := tuple(one for one in labels if one.casefold() != label.casefold()))
    }
    split = [one for one in edits.split if one.casefold() != label.casefold()]
    return edits.with_merge(merge).with_split([*split, label])


def without(edits: Edits, *, name: str = "", label: str = "") -> Edits:
    """The edits without the merge of that name, or without that split."""
    merge = {one: labels for one, labels in edits.merge.items() if one != name}
    return edits.with_merge(merge).with_split(one for one in edits.split if one != label)


def part(case: opened.Opened, cast: pd.DataFrame, labels: Sequence[str]) -> None:
    """Merging, splitting, the edits in force. `labels`: those of the actor that is shown."""
    safe.show("Merge and split actors", "h2", "part")
    if case.mask:
        safe.show("While names are masked they cannot be merged or split.", "p", "plain")
        return
    safe.show(WHAT, "p", "soft")
    left, right = st.columns(2)
    with left:
        _merging(case, cast)
    with right:
        _splitting(case, labels)
    if case.edits.merge or case.edits.split:
        _in_force(case)


def _merging(case: opened.Opened, cast: pd.DataFrame) -> None:
    stand = f"{hash(case.edits):x}"  # after an edit the boxes are empty again
    shown = cast.head(MOST)
    names = dict(zip(shown["actor"], shown["name"], strict=True))
    chosen = st.multiselect(
        "Actors that are one", list(names), format_func=partial(_named, names),
        key=f"merge {stand}", placeholder="two or more", max_selections=12,
    )  # fmt: skip
    name = str(
        st.text_input(
            "Under the name", key=f"merge name {stand}", max_chars=80,
            placeholder=names[chosen[0]] if chosen else "the first one’s",
        )
    ).strip()  # fmt: skip
    wanted = name or (names[chosen[0]] if chosen else "")
    if st.button("Merge", disabled=len(chosen) < 2, key=f"merge now {stand}"):
        st.session_state[GO_TO] = f"name:{wanted}"
        opened.edit(case, merged(case.edits, wanted, [names[one] for one in chosen]))


def _named(names: Mapping[str, str], actor: str) -> str:
    return f"{names.get(actor, actor)} ({actor.partition(':')[0]})"


def _splitting(case: opened.Opened, labels: Sequence[str]) -> None:
    stand = f"{hash(case.edits):x}"
    label = st.selectbox(
        "A label of the actor above", list(labels[:MOST]), index=None, key=f"split {stand}",
        placeholder="none",
    )  # fmt: skip
    if st.button("Make it an actor of its own", disabled=not label, key=f"split now {stand}"):
        st.session_state[GO_TO] = f"name:{label}"
        opened.edit(case, split_off(case.edits, str(label)))


def _in_force(case: opened.Opened) -> None:
    """Every merge and split, with a button that takes it back, and the lines that keep them."""
    safe.show("In force", "h3", "part")
    for name, labels in case.edits.merge.items():
        said = f"{name} stands for {', '.join(f'“{label}”' for label in labels)}."
        _line(case, said, f"merge {name}", without(case.edits, name=name))
    for label in case.edits.split:
        said = f"“{label}” is an actor of its own."
        _line(case, said, f"split {label}", without(case.edits, label=label))
    toml = case.edits.to_toml()
    safe.show("For case.toml:", "p", "soft")
    st.code(toml, language="toml")
    st.download_button(
        "These lines as a file", toml.encode(), "case-actors.toml", "application/toml",
        key="toml of edits", on_click="ignore",
    )  # fmt: skip


def _line(case: opened.Opened, said: str, key: str, then: Edits) -> None:
    left, right = st.columns([4, 1], vertical_alignment="center")
    with left:
        safe.show(said, "p", "plain")
    with right:
        if st.button("Take back", key=f"take back {key}", help=None):
            opened.edit(case, then)
