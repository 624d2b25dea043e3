"""The part of the page Read on what both articles tell: each fact in two wordings."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from analysis.pages import opened, safe
from analysis.sheet import several
from analysis.sheet.twice import Passage, Told, both

WHAT = (
    "Passages that are alike in their words, found by rule; a fact that is put quite differently "
    "is missed. Marked are the words that the other text lacks there. Choose a fact, and both "
    "texts go to its sentence."
)
BARE = (
    "Passages that are alike in their words, found by rule; a fact that is put quite differently "
    "is missed. Without the texts you see where they stand. Choose a fact, and both texts go to "
    "its sentence."
)
NONE = (
    "No passage was found that is alike in both texts. One that is put quite differently is missed."
)
FACT = "fact"  # in the link: the number of the fact that is shown


def part(case: opened.Opened, left: str, right: str, names: dict[str, str]) -> Told | None:
    """The facts that both articles carry, and the one that is chosen. `names`: of the articles.

    Nothing is shown where they tell different stories.
    """
    stories = case.tables["articles"].set_index("id")["story"].fillna("")
    if not right or left == right or stories[left] != stories[right]:
        st.query_params.pop(FACT, None)
        return None
    safe.show("The same, told twice", "h2", "part")
    found = both(case.tables, case.texts, left, right)
    if not found:
        safe.show(NONE, "p", "plain")
        return None
    st.html(Path(__file__).with_name("read_twice.css"))
    worded = bool(found[0].left[0].pieces)
    safe.show(f"{several(len(found), 'fact')} in both texts.", "p", "plain")
    safe.show(WHAT if worded else BARE, "p", "soft")
    chosen, sides = _chosen(found), _sides(case, left, right, names)
    if chosen:
        _pairs([chosen], sides)
    with st.expander("All of them beside each other" if len(found) > 1 else "Beside each other"):
        _pairs(found, sides)
    return chosen


def _chosen(found: Sequence[Told]) -> Told | None:
    """The fact that the box, and the link, name."""
    known = {str(one.number): one for one in found}
    wanted = st.query_params.get(FACT, "")
    options = ["", *known]
    number = str(
        st.selectbox(
            "Fact", options, index=options.index(wanted) if wanted in known else 0,
            key=f"fact {found[0].left[0].article} {found[0].right[0].article}",
            format_func=lambda one: _called(known[one]) if one else "none chosen",
        )
    )  # fmt: skip
    if number not in known:
        st.query_params.pop(FACT, None)
        return None
    if st.query_params.get(FACT) != number:
        st.query_params[FACT] = number
        st.query_params.pop("sentence", None)
    return known[number]


def _sides(case: opened.Opened, left: str, right: str, names: dict[str, str]) -> tuple[str, str]:
    """What the two texts are called: by their outlets, or in full where these are the same."""
    owners = case.tables["articles"].set_index("id")["outlet"]
    here, there = (case.names.get(owners[one], names[one]) for one in (left, right))
    return (here, there) if here != there else (names[left], names[right])


def _called(one: Told) -> str:
    places = f"sentence {one.left[0].sentence + 1} and {one.right[0].sentence + 1}"
    return f"{one.label} · {places}" if one.label else places


def _pairs(found: Sequence[Told], names: tuple[str, str]) -> None:
    """Facts one below the other, each in two columns."""
    parts = []
    for one in found:
        sides = "".join(
            f"<div>{''.join(_said(each, name) for each in side)}</div>"
            for side, name in zip((one.left, one.right), names, strict=True)
        )
        label = safe.safe(one.label or f"fact {one.number + 1}")
        parts.append(f'<section class="twice"><h4 dir="auto">{label}</h4>{sides}</section>')
    st.html("".join(parts))


def _said(one: Passage, name: str) -> str:
    """A passage with its marks; without its text, where it stands and how long its sentence is."""
    where = f"{name}, sentence {one.sentence + 1}"
    if not one.pieces:
        where += f", {several(one.words, 'word')}"
    words = "".join(
        f"<mark>{safe.safe(piece.text)}</mark>" if piece.mark else safe.safe(piece.text)
        for piece in one.pieces
    )
    text = f'<p dir="auto">{words}</p>' if words else ""
    return f'<p class="where" dir="auto">{safe.safe(where)}</p>{text}'
