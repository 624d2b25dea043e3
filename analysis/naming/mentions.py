"""Mentions as a table: those of one voice, of one part of the texts, of one actor or label."""

import numpy as np
import pandas as pd

from analysis.article import NARROW
from analysis.document import VOICES
from analysis.naming.codes import Coded, coded

PRONOUN = "(pronoun)"  # what stands for a pronoun, which has no label


def heard(table: pd.DataFrame, voice: str = "own") -> pd.DataFrame:
    """The rows in one of `VOICES`: the outlet's own words, quoted ones, or all.

    `table`: any with a column `speaker`, null in the outlet's own voice. Raises ValueError for
    another voice.
    """
    if voice not in VOICES:
        raise ValueError(f"a voice is one of {', '.join(VOICES)}; found {voice!r}")
    return table if voice == "all" else table[table["speaker"].isna() == (voice == "own")]


def within(table: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The rows of one area of the texts (`article.AREAS`); `added` is for the table's owner."""
    return table[table["zone"] == zone] if zone in NARROW else table


def lowered(mentions: pd.DataFrame) -> Coded:
    """The labels without capitals, `PRONOUN` where there is none."""
    return coded(mentions["label"].fillna("")).made(lambda one: one.casefold() or PRONOUN)


def key(label: str, actor: str) -> str:
    """What a label of an actor is asked for by: `deputy mayor teal (person:corin teal)`."""
    return f"{label} ({actor})"


def of(mentions: pd.DataFrame, item: str) -> pd.DataFrame:
    """The mentions of an actor, by its id, or those by one label, by its `key`; all for ""."""
    if not item:
        return mentions
    actors = [one for one in mentions["actor"].unique() if item.endswith(f" ({one})")]
    for actor in actors:
        some = mentions[mentions["actor"] == actor]
        labels = lowered(some).series(some.index)
        kept = np.array([key(one, actor) == item for one in labels], dtype=bool)
        if kept.any():
            return pd.DataFrame(some[kept])
    return mentions[mentions["actor"] == item]
