"""Who acts and who is acted upon: told events joined, by their places, to the actors named there.

Two shares are given from `agency.ENOUGH` events on: those without an agent, and an actor's events
in which it acts.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.agency import ENOUGH, FORMS, Share

DEEDS = ("agent", "patient")
TITLES = {
    "active": "active", "passive": "passive with agent", "agentless": "agent left out",
    "nominal": "act as a noun",
}  # fmt: skip
ROLES = ("outlet", "actor", "role", *FORMS, "all")


def deeds(events: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row an event × actor × role (`DEEDS`): the columns of `events`, actor and role.

    An actor has a role where a phrase of it shares a character with the agent or the patient.
    `mentions`: of the actors asked for alone, since every event of an article meets each of them.
    """
    events = events.assign(event=range(len(events)))
    named = mentions[["article", "actor", "start", "end"]].rename(
        columns={"start": "named_start", "end": "named_end"}
    )
    both = events.merge(named, on="article")
    parts = []
    for role in DEEDS:
        met = both["named_start"] < both[f"{role}_end"]
        met &= both[f"{role}_start"] < both["named_end"]
        parts.append(both[met].assign(role=role))
    found = pd.concat(parts, ignore_index=True)
    return found.drop_duplicates(["event", "actor", "role"]).drop(
        columns=["event", "named_start", "named_end"]
    )


def roles(deeds: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row an outlet × actor × role: how often, by form. Columns: `ROLES`."""
    if deeds.empty:
        return pd.DataFrame(columns=list(ROLES))
    outlet = deeds["article"].astype(object).map(owner).rename("outlet")
    keys = [outlet, deeds["actor"].astype(object), deeds["role"]]
    table = deeds.groupby([*keys, deeds["form"].astype(object)], sort=False).size().unstack()
    table = table.reindex(columns=list(FORMS)).fillna(0).astype(int)
    return table.assign(all=table.sum(axis=1)).reset_index()[list(ROLES)]


def without_agent(events: pd.DataFrame) -> pd.DataFrame:
    """The events whose agent the grammar leaves out: agentless passives, nouns without one."""
    nominal = (events["form"] == "nominal") & events["agent_start"].isna()
    return events[(events["form"] == "agentless") | nominal]


def deletion(events: pd.DataFrame) -> Share:
    """The share of events without an agent (Moreno-Medina et al. 2025)."""
    return _share(len(without_agent(events)), len(events))


def subject(deeds: pd.DataFrame) -> Share:
    """Of an actor's roles those in which it acts (Sap et al. 2017)."""
    return _share(int((deeds["role"] == DEEDS[0]).sum()), len(deeds))


def _share(found: int, n: int) -> Share:
    return Share(found / n if n >= ENOUGH else None, found, n)


def places_of(events: pd.DataFrame) -> pd.DataFrame:
    """Where events stand, as evidence: columns article, start, end, label, text."""
    return pd.DataFrame(
        {
            "article": events["article"], "start": events["start"], "end": events["end"],
            "label": events["form"].astype(object).map(TITLES), "text": events["verb"],
        }
    )  # fmt: skip
