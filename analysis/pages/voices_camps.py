"""Of the page Voices: which side a speaker is on, as the reader says; the program never guesses."""

import pandas as pd
import streamlit as st

from analysis.case.edits import Edits
from analysis.pages import exports, opened, safe
from analysis.sheet import Choice, several
from analysis.sheet.speeches import Heard, known
from analysis.sources import UNASSIGNED, in_camps, speakers
from analysis.sources.camps import compared

MOST = 300  # speakers offered, those with most words
LONGEST = 60  # characters of a camp's name
WHAT = (
    "A camp is the side that a speaker is on, in this case, by your own table; nothing is guessed. "
    "Write a camp beside a speaker: City Hall, residents, government, opposition. An empty cell is "
    "no camp."
)


def part(case: opened.Opened, choice: Choice, here: Heard) -> None:
    """The table of speakers and camps, and the piece of case.toml that keeps it."""
    if case.mask:
        safe.show("Camps are edited where names are shown.", "p", "soft")
        return
    table = offered(here)
    if table.empty:
        return
    free = int((table["camp"] == "").sum())
    with st.expander(f"Camps: who is on which side ({free} of {len(table)} unassigned)"):
        safe.show(WHAT, "p", "soft")
        words = round(float(table.loc[table["camp"] == "", "words"].sum()))
        safe.show(
            f"{several(free, 'speaker')} with {several(words, 'attributed word')} offered for "
            f"assignment, first; {len(table) - free} assigned.", "p", "plain",
        )  # fmt: skip
        if len(table) > MOST:
            safe.show(f"The {MOST} with most words of {len(table):,} can be edited.", "p", "soft")
        _edit(case, table.head(MOST))
        _keep(case, choice)


def offered(here: Heard) -> pd.DataFrame:
    """Columns speaker, camp ("" for none), words, speeches; those without a camp first, by words.

    Named sources and those told by what they are, of all outlets together.
    """
    found = known(speakers(here.table, here.owner, together=True))
    camp = in_camps(found.assign(source=""), here.camps).replace(UNASSIGNED, "")
    found = found.assign(camp=camp.astype(object), free=camp != "", words=found["words"].round())
    found = found.sort_values(["free", "words"], ascending=[True, False], kind="stable")
    return found[["speaker", "camp", "words", "speeches"]].reset_index(drop=True)


def _edit(case: opened.Opened, table: pd.DataFrame) -> None:
    edited = st.data_editor(
        table, hide_index=True, width="stretch", height=min(420, 38 + 35 * len(table)),
        disabled=["speaker", "words", "speeches"], key=f"camps of {case.remembered_run}",
        column_config={
            "speaker": st.column_config.TextColumn("Speaker"),
            "camp": st.column_config.TextColumn("Camp", max_chars=LONGEST),
            "words": st.column_config.NumberColumn("Words", format="%d"),
            "speeches": st.column_config.NumberColumn("Speeches"),
        },
        alt="Speakers with their camps, words and speeches; the camps can be written.",
    )  # fmt: skip
    now = with_changes(case.edits, table, edited)
    if st.button("Use these camps", type="primary", disabled=now == case.edits):
        opened.edit(case, now)


def with_changes(edits: Edits, before: pd.DataFrame, after: pd.DataFrame) -> Edits:
    """The reader's edits with the camps that were changed in the table, and with no others."""
    camps = edits.camps
    rows = zip(before["speaker"], before["camp"], after["camp"], strict=True)
    for speaker, old, given in rows:
        new = " ".join(str(given).split())[:LONGEST] if isinstance(given, str) else ""
        if new != old:
            same = compared(speaker)
            camps = {name: camp for name, camp in camps.items() if compared(name) != same}
            if new:
                camps[speaker] = new
    return edits if camps == edits.camps else edits.with_camps(camps)


def _keep(case: opened.Opened, choice: Choice) -> None:
    """The table as a piece of case.toml, to be copied or downloaded."""
    if not case.edits.camps:
        return
    toml = Edits(camps=case.edits.camps).to_toml()
    safe.show("To keep it, put this into the case’s file case.toml:", "p", "soft")
    st.code(toml, language="toml")
    st.download_button(
        "These camps as TOML", toml.encode("utf-8"),
        f"{exports.name(case, choice, 'camps')}.toml", "application/toml", key="camps as toml",
        on_click="ignore",
    )  # fmt: skip
