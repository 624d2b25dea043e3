"""Who is in the texts at hand: every actor with its counts, and the few that a sheet shows."""

from collections.abc import Mapping

import pandas as pd

from analysis.naming.codes import coded, counted, distinct, grouped, in_articles, owners

CAST = ("actor", "name", "kind", "own", "quoted", "all", "outlets", "articles", "stories")
EVENT = "event"


def cast(mentions: pd.DataFrame, actors: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row an actor that these articles mention, the most mentioned first. Columns: `CAST`.

    `owner`: article → outlet. An actor of several stories has the name that it mostly has in them.
    """
    table = in_articles(mentions, owner.keys())
    if table.empty:
        return pd.DataFrame(columns=list(CAST))
    actor = coded(table["actor"])
    first, which = grouped(actor)
    own = table["speaker"].isna().to_numpy(bool)
    names = names_of(actors)
    found = pd.DataFrame(
        {
            "actor": [actor.values[code] for code in actor.codes[first]],
            "kind": table["kind"].iloc[first].astype(object).to_numpy(),
            "own": counted(which, len(first), own), "quoted": counted(which, len(first), ~own),
            "outlets": distinct(which, len(first), owners(table, owner)),
            "articles": distinct(which, len(first), coded(table["article"])),
            "stories": distinct(which, len(first), coded(table["story"].fillna(""))),
        }
    )  # fmt: skip
    found = found.assign(
        all=found["own"] + found["quoted"],
        name=[names.get(one) or one.partition(":")[2] for one in found["actor"]],
    )
    ordered = found.sort_values(["all", "actor"], ascending=[False, True], kind="stable")
    return ordered[list(CAST)].reset_index(drop=True)


def names_of(actors: pd.DataFrame) -> dict[str, str]:
    """Actor → its name, of several that under which it is mentioned most."""
    total = actors.groupby(["actor", "name"], sort=True, observed=True)["mentions"].sum()
    most = total.reset_index().sort_values(
        ["mentions", "name"], ascending=[False, True], kind="stable"
    )
    first = most.drop_duplicates("actor")
    return dict(zip(first["actor"].astype(str), first["name"].astype(str), strict=True))


def main(cast: pd.DataFrame, most: int, events: int = 0) -> pd.DataFrame:
    """Of a `cast` the `events` most mentioned events and the `most` main others.

    Those come first that two outlets name or, of one outlet's texts, all; where the texts tell
    several stories, those that most outlets name.
    """
    several = cast["stories"].max() > 1 if len(cast) else False
    shared = cast[cast["outlets"] > 1] if (cast["outlets"] > 1).any() else cast
    order = ["outlets", "all"] if several else ["all"]
    ranked = shared.sort_values(order, ascending=False, kind="stable")
    told = ranked["kind"] == EVENT
    return pd.concat([ranked[told].head(events), ranked[~told].head(most)])
