"""Classroom: names go, a class guesses who is who, and sees what could have told.

Mask, guesses, reasons and the reveal stand in the link; a guess is a number there, never a name.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.pages import masking, opened, safe
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, columns
from analysis.sheet.tells import tells

MOST = 12  # letters that are guessed at
LONGEST = 120  # characters of a reason
WHAT = (
    "Here the outlets lose their names on every page, and come back as letters. Who can be told "
    "apart by how a story is told, and by what exactly?"
)
TASK = (
    "Each letter stands for one outlet, the same on every page. Look at the sheet, the charts and "
    "the texts: who is quoted, how are speakers introduced, which words carry weight? Then say "
    "here which outlet each letter is, and by what you know it."
)
WORDS = (
    "Differences are measured against the other outlets of this page. Words are put in order, not "
    "tested; a difference describes these articles, not an outlet as such. On the other pages the "
    "names stay masked until the switch above is turned off."
)
NOTE = (
    "Minutes 0–3: switch the mask on, copy the link and give it to the class. The link carries the "
    "mask, so nobody needs an account, and nothing on any page tells the names.",
    "Minutes 3–6: on the sheet, everybody reads one row only and says aloud what differs between "
    "the letters, without guessing yet. A count is an observation; “biased” is not.",
    "Minutes 6–13: in pairs, read one story in two letters on the page Read, with the layers on. "
    "Then guess, and write for each guess the one thing that decided it.",
    "Minutes 13–17: reveal. Compare the reasons given with the differences that were measured: "
    "which could one see, which needed counting, and which did nobody notice?",
    "Minutes 17–20: ask what a right guess shows. An outlet can be known by its style without "
    "being unfair, and two that cannot be told apart may both leave the same things out.",
    "Names are covered in texts, headlines and labels by blocks; what else an outlet gives away, "
    "its cities, its readers, its sources, is part of the puzzle.",
)  # fmt: skip


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.titled(case, "Classroom")
    safe.show(WHAT, "p", "plain")
    on = case.mask is not None
    st.toggle("Mask the names", value=on, key=f"mask names {on}", on_change=_turn, args=(not on,))
    if on:
        safe.show("Names are masked.", "p", "soft")
        _task(case)
    with st.expander("For teachers: twenty minutes"):
        safe.items(NOTE)


def _turn(masked: bool) -> None:
    masking.turn(masked)
    if not masked:
        st.session_state.pop("reveal", None)
        st.query_params.pop("reveal", None)


def _task(case: opened.Opened) -> None:
    names = _names(case)
    letters = list(case.names)[:MOST]
    _restore()
    safe.show("Who is who?", "h2", "part")
    safe.show(TASK, "p", "plain")
    if len(case.names) > MOST:
        safe.show(f"The first {MOST} of {len(case.names):,} letters are asked for.", "p", "soft")
    if st.session_state.get("reveal"):
        _revealed(case, names, letters)
        st.button("Mask again", key="hide", on_click=_reveal, args=(False,))
    else:
        _guesses(case, names, letters)
        st.button("Reveal", key="show", type="primary", on_click=_reveal, args=(True,))


def _names(case: opened.Opened) -> dict[str, str]:
    """The real ids and names of the outlets that have an article, by the alphabet."""
    assert case.mask
    there = {case.mask.real[one] for one in case.names}
    outlets = [one for one in case.case.manifest.sources.outlets if one.id in there]
    return {one.id: one.name for one in sorted(outlets, key=lambda o: (o.name.casefold(), o.id))}


# What was guessed stands in the link, and in the session while other pages are looked at.


def _restore() -> None:
    """What the link says, else what this visitor said before; then the link says it, too."""
    for key in ("guess", "reveal"):
        if key in st.query_params:
            st.session_state[key] = st.query_params[key]
        elif st.session_state.get(key):
            st.query_params[key] = st.session_state[key]
    if "why" in st.query_params:
        st.session_state["why"] = st.query_params.get_all("why")
    elif st.session_state.get("why"):
        st.query_params["why"] = st.session_state["why"]


def _guessed(names: Mapping[str, str], letters: list[str]) -> dict[str, str]:
    """Letter → the id that was guessed: `3..1` names the third for A and the first for C."""
    numbers = str(st.session_state.get("guess", "")).split(".")
    ids = list(names)
    found = {}
    for letter, number in zip(letters, numbers, strict=False):
        if number.isdecimal() and len(number) < 6 and 0 < int(number) <= len(ids):
            found[letter] = ids[int(number) - 1]
    return found


def _reasons() -> dict[str, str]:
    """Letter → the reason that was given: `A:short sentences`."""
    pairs = (each.partition(":") for each in st.session_state.get("why", ()))
    return {letter: words[:LONGEST] for letter, _, words in pairs if words}


def _keep(names: Mapping[str, str], letters: list[str]) -> None:
    """Put what stands in the boxes into the link."""
    ids = list(names)
    chosen = [str(st.session_state.get(f"guess {letter}") or "") for letter in letters]
    numbers = [str(ids.index(one) + 1) if one in ids else "" for one in chosen]
    given = [(one, str(st.session_state.get(f"why {one}") or "").strip()) for one in letters]
    _say("guess", ".".join(numbers).rstrip("."))
    _say("why", [f"{letter}:{words}" for letter, words in given if words])


def _say(key: str, value: Any) -> None:
    st.session_state[key] = value
    if value:
        st.query_params[key] = value
    else:
        st.query_params.pop(key, None)


def _reveal(on: bool) -> None:
    _say("reveal", "1" if on else "")


def _guesses(case: opened.Opened, names: Mapping[str, str], letters: list[str]) -> None:
    """A box a letter, and a line for the reason."""
    guessed, reasons = _guessed(names, letters), _reasons()
    options = ["", *names]
    for letter in letters:
        left, right = st.columns([1, 2])
        here = guessed.get(letter, "")
        with left:
            st.selectbox(
                f"{case.names[letter]} is", options, index=options.index(here),
                format_func=lambda one: names.get(one, "not guessed yet"), key=f"guess {letter}",
                on_change=_keep, args=(names, letters),
            )  # fmt: skip
        with right:
            st.text_input(
                f"Because (Outlet {letter})", reasons.get(letter, ""), max_chars=LONGEST,
                placeholder="what you know it by, in a few words", key=f"why {letter}",
                on_change=_keep, args=(names, letters),
            )  # fmt: skip
    doubled = [names[one] for one in names if list(guessed.values()).count(one) > 1]
    if doubled:
        safe.show(f"Guessed more than once: {', '.join(doubled)}.", "p", "soft")


def _revealed(case: opened.Opened, names: Mapping[str, str], letters: list[str]) -> None:
    """Which guesses were right, and by what each outlet could have been told."""
    assert case.mask
    guessed, reasons = _guessed(names, letters), _reasons()
    right = sum(guessed.get(letter) == case.mask.real[letter] for letter in letters)
    said = f"{right} of {len(letters)} right." if guessed else "Nothing was guessed."
    safe.show(said, "p", "count")
    found = _tells(str(case.case.path), case.remembered_run, case)
    for letter in letters:
        real, one = case.mask.real[letter], guessed.get(letter)
        safe.show(f"{case.names[letter]} is {names[real]}", "h3", "part")
        told = "Right." if one == real else f"Guessed: {names[one]}." if one else "Not guessed."
        because = f" Because: {reasons[letter]}" if letter in reasons else ""
        safe.show(told + because, "p", "plain")
        safe.items(found.get(letter) or ("Nothing that was measured tells it from the others.",))
    safe.show(WORDS, "p", "soft")


@remembered(8)
def _tells(path: str, run: str, _case: opened.Opened) -> dict[str, tuple[str, ...]]:
    chosen = Choice(outlets=tuple(_case.names)[:MOST])
    found = columns(_case.tables, _case.outlets, chosen)
    return tells(_case.answers(found), found)


page()
