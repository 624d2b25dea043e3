"""Of the page Names: how differently two outlets call one actor, within the stories of both."""

from math import comb

import pandas as pd
import streamlit as st

from analysis import naming
from analysis.pages import exports, in_full, names_said, opened, safe
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, Column
from analysis.sheet.called import mentions_of
from analysis.sheet.columns import stories_of

PAIRED = 8  # outlets of which all pairs are looked at
WHAT = (
    "The Jensen–Shannon distance of their labels: 0 where the same labels stand in the same "
    "shares, 1 where they have none in common. Pronouns do not count. Few mentions alone make a "
    "distance, so beside it stands what comes about when the same texts are dealt at random, "
    "story by story. A distance says that names differ, not which of them fits."
)


@remembered(32)
def _distances(
    path: str, run: str, choice: Choice, actor: str, _case: opened.Opened
) -> pd.DataFrame:
    columns = [column for column in _case.columns(choice) if not column.apart]
    answers = _case.answers(tuple(columns), choice.zone)
    mentions = mentions_of(answers.tables, list(answers.owner), choice.zone, choice.voice)
    return naming.distances(
        mentions[mentions["actor"] == actor], answers.owner, stories_of(answers.tables),
        answers.groups, [column.outlet for column in columns[:PAIRED]],
    )  # fmt: skip


def part(case: opened.Opened, columns: tuple[Column, ...], choice: Choice, actor: str) -> None:
    """The pairs in sentences, and all of them as a table."""
    if len(columns) < 2:
        return
    safe.show("How differently?", "h2", "part")
    safe.show(WHAT, "p", "soft")
    table = _distances(str(case.case.path), case.remembered_run, choice, actor, case)
    if table.empty:
        safe.show("No two outlets name this actor in the same story.", "p", "plain")
        return
    pairs = comb(len(columns[:PAIRED]), 2)
    safe.items(names_said.distances_said(table, columns, choice.voice, pairs))
    if len(columns) > PAIRED:
        many = f"Pairs of the first {PAIRED} of {len(columns):,} outlets; choose others above."
        safe.show(many, "p", "soft")
    names = {column.outlet: column.name for column in columns}
    named = in_full.named(table, columns)
    named = named.assign(other=table["other"].map(names)).round(3)
    with st.expander("All pairs as a table"):
        st.dataframe(named, hide_index=True, width="stretch", key="table distances")
        exports.buttons(named, "distances of labels", case, choice, (naming.DISTANCE_CARD,))
