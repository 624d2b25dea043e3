"""Voices: who gets to speak, how much, how they are introduced, and what is made of a quotation."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.measures.attribution import ATTRIBUTED
from analysis.pages import (
    filters,
    in_full,
    opened,
    safe,
    voices_camps,
    voices_quotes,
    voices_said,
    voices_share,
)
from analysis.sheet import Answers, Column, slug
from analysis.sheet.quotes import QUOTES_CARD
from analysis.sheet.speaking import (
    NAMELESS,
    NO_CAMP,
    OFFICIAL,
    REPORTED,
    SPEAKING,
    all_key,
    camp_key,
    key_of,
    verbs_key,
)
from analysis.sheet.speeches import CAMPS, SPEAKERS, Cards, Heard, heard, most_heard, voices
from analysis.sources import SOURCES_CARDS

CARDS: Cards = (ATTRIBUTED, *SOURCES_CARDS, QUOTES_CARD)
ASKED = 60  # speakers that the boxes of the evidence name
WHAT = (
    "Whose words stand in these texts, in quotation marks or reported, how much of them, and with "
    "which verb they are brought in. Speakers are found by rules; every figure leads to its words."
)


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Voices")
    safe.show(WHAT, "p", "plain")
    choice = replace(filters.bar(case, voice=False), voice="all")
    columns = tuple(column for column in case.columns(choice) if not column.apart)
    if in_full.no_text(columns):
        return
    answers = case.answers(columns, choice.zone)
    here = heard(answers, columns)
    safe.show(SPEAKING.question, "h2", "part")
    by, unit = _switches(here)
    voices_share.part(case, answers, columns, choice, here, by, unit)
    voices_camps.part(case, choice, here)
    voices_said.names_part(case, answers, columns, choice, here)
    voices_said.verbs_part(case, answers, columns, choice, here, by)
    voices_quotes.part(case, columns, choice)
    items = _items(answers, columns, here)
    in_full.evidence_part(case, columns, choice, slug(SPEAKING.question), items, "Whose words")
    in_full.method(case, choice, CARDS)


def _switches(here: Heard) -> tuple[str, str]:
    """Whether sources are taken by camp (where the reader has any) or one by one; the unit."""
    by = SPEAKERS
    with st.container(horizontal=True):
        if here.camps:
            by = str(_switch("By", (CAMPS, SPEAKERS), "by"))
        unit = str(_switch("Counted in", voices_share.UNITS, "unit"))
    return by, unit


def _switch(label: str, options: tuple[str, ...], key: str) -> str | None:
    return st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params"
    )


def _items(answers: Answers, columns: Sequence[Column], here: Heard) -> dict[str, str]:
    """What one may ask for within an outlet."""
    found = {
        REPORTED: "all reported speech", NAMELESS: "sources without a name",
        OFFICIAL: "official sources",
    }  # fmt: skip
    keys = [(camp_key(one), one) for one in dict.fromkeys(here.camps.values())]
    keys += [(NO_CAMP, "no camp")] if keys else []
    table = answers.once(("voices", SPEAKERS), lambda: voices(here, SPEAKERS))
    keys += most_heard(table, "words", ASKED)
    for key, name in keys:
        found[all_key(key)] = f"{name}: all"
        found[key] = f"{name}: in quotation marks"
        found[key_of(key, reported=True)] = f"{name}: reported"
        found[verbs_key(key)] = f"{name}: say-verbs"
    return found


page()
