"""The reader's merges and splits, done to the stored tables of mentions and actors."""

from collections.abc import Iterable

import pandas as pd

from analysis.actors import bare_label
from analysis.case.edits import Edits
from analysis.tables import SCHEMAS

_OWN = "name:"  # what the id of an actor that the reader made begins with
_WHO = ["story", "actor"]


def edited(
    mentions: pd.DataFrame, actors: pd.DataFrame, edits: Edits
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `mentions` and `actors` with the edits done; both stay as given where none is.

    As `actors.joined` would with the same tables: a label of `split` is an actor of its own, a
    label that is merged, or that belongs to an actor whose name is, goes to the actor of that name;
    both have ids such as "name:North Korea" and the kind "name". Capitals and an article before
    a label make no difference. A pronoun goes with its actor; where none of the actor's labels is
    left in the story, with most of them. `actors` is counted anew, by labels: story by story, the
    most often named first. A phrase that scoring took for no actor does not become one.
    """
    if not (edits.merge or edits.split) or mentions.empty:
        return mentions, actors
    labels = mentions["label"].fillna("")
    goal = labels.map(_by_label(labels.unique(), edits))
    whole = mentions[_WHO].merge(_by_name(actors, edits), on=_WHO, how="left")["goal"]
    goal, whole = goal.astype(object), whole.astype(object)
    whole.index = mentions.index
    now = goal.fillna(whole).fillna(mentions["actor"])
    made = mentions.assign(actor=_with_pronouns(mentions, labels, now))
    moved = made["actor"] != mentions["actor"]
    kinds = [str(actor).partition(":")[0] for actor in made.loc[moved, "actor"]]
    made.loc[moved, "kind"] = kinds
    return made, _counted(made, labels, actors, edits)


def _by_label(labels: Iterable[str], edits: Edits) -> dict[str, str]:
    """Label → the actor it goes to whoever it was; a split goes before a merge."""
    apart = {bare_label(label) for label in edits.split}
    into = _into(edits)
    found = {}
    for label in labels:
        plain = bare_label(label)
        if plain and plain in apart:
            found[label] = _OWN + label
        elif plain in into:
            found[label] = into[plain]
    return found


def _into(edits: Edits) -> dict[str, str]:
    """A label or a name, as it is compared → the actor it goes to."""
    into = {bare_label(x): _OWN + name for name, labels in edits.merge.items() for x in labels}
    return into | {bare_label(name): _OWN + name for name in edits.merge}


def _by_name(actors: pd.DataFrame, edits: Edits) -> pd.DataFrame:
    """Story, actor and goal, of the actors whose name is merged."""
    goal = actors["name"].fillna("").map(bare_label).map(_into(edits))
    found = actors[_WHO].assign(goal=goal.astype(object))
    return found[goal.notna()].drop_duplicates(_WHO)


def _with_pronouns(mentions: pd.DataFrame, labels: pd.Series, now: pd.Series) -> pd.Series:
    """Where the mentions belong, those without a label not left behind by all that have one."""
    there = labels != ""
    left = set(zip(mentions["story"][there], now[there], strict=True))
    most = (
        mentions.assign(goal=now)[there]
        .value_counts([*_WHO, "goal"], sort=False)
        .sort_index()
        .sort_values(ascending=False, kind="stable")
        .reset_index()
        .drop_duplicates(_WHO)
    )
    goal = dict(zip(zip(most["story"], most["actor"], strict=True), most["goal"], strict=True))
    rows = zip(mentions["story"], now, there, strict=True)
    moved = [
        who if named or (story, who) in left else goal.get((story, who), who)
        for story, who, named in rows
    ]
    return pd.Series(moved, index=mentions.index, dtype=object)


def _counted(
    mentions: pd.DataFrame, labels: pd.Series, actors: pd.DataFrame, edits: Edits
) -> pd.DataFrame:
    """The table `actors` of these mentions: known actors keep their names."""
    named = mentions[labels != ""]
    counts = named.groupby(_WHO, sort=False, dropna=False).size().rename("mentions").reset_index()
    found = counts.merge(actors[[*_WHO, "name", "kind"]].drop_duplicates(_WHO), on=_WHO, how="left")
    own = found["actor"].str.startswith(_OWN) & (
        found["name"].isna() | found["actor"].str.removeprefix(_OWN).isin(list(edits.merge))
    )
    found.loc[own, "name"] = found.loc[own, "actor"].str.removeprefix(_OWN)
    found["kind"] = found["actor"].str.partition(":")[0]
    order = {story: i for i, story in enumerate(dict.fromkeys(actors["story"]))}
    found = found.assign(order=found["story"].map(order), less=-found["mentions"])
    found = found.sort_values(["order", "less", "actor"], kind="stable")
    made: pd.DataFrame = found[SCHEMAS["actors"].names].reset_index(drop=True)
    return made
