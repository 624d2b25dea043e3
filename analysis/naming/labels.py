"""The labels of actors by outlet: p(label | actor) as counts, own voice and quoted apart."""

from collections.abc import Mapping

import pandas as pd

from analysis.naming.codes import Coded, coded, counted, distinct, grouped, in_articles, owners
from analysis.naming.mentions import PRONOUN, key, lowered

LABELS = ("outlet", "actor", "label", "own", "quoted", "all", "articles", "key")


def labels(mentions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row an outlet × actor × label, the most used first. Columns: `LABELS`.

    `owner`: article → outlet; mentions in other articles are left out. Labels that differ in
    capitals alone are one, written as they mostly are; pronouns stand under `PRONOUN`. `key` is
    what `mentions.of` finds the label's mentions by.
    """
    table = in_articles(mentions, owner.keys())
    if table.empty:
        return pd.DataFrame(columns=list(LABELS))
    outlet, actor, low = owners(table, owner), coded(table["actor"]), lowered(table)
    first, which = grouped(outlet, actor, low)
    own = table["speaker"].isna().to_numpy(bool)
    spelled = _spelled(table, low)
    found = pd.DataFrame(
        {
            "outlet": [outlet.values[code] for code in outlet.codes[first]],
            "actor": [actor.values[code] for code in actor.codes[first]],
            "low": [low.values[code] for code in low.codes[first]],
            "own": counted(which, len(first), own),
            "quoted": counted(which, len(first), ~own),
            "articles": distinct(which, len(first), coded(table["article"])),
        }
    )
    found = found.assign(
        all=found["own"] + found["quoted"],
        key=[key(*pair) for pair in zip(found["low"], found["actor"], strict=True)],
        label=[spelled[one] for one in found["low"]],
    )
    ordered = found.sort_values(["all", "low"], ascending=[False, True], kind="stable")
    return ordered[list(LABELS)].reset_index(drop=True)


def _spelled(table: pd.DataFrame, low: Coded) -> dict[str, str]:
    """Label without capitals → as it is mostly written."""
    written = coded(table["label"].fillna(""))
    first, which = grouped(low, written)
    counts = pd.DataFrame(
        {
            "low": [low.values[code] for code in low.codes[first]],
            "label": [written.values[code] for code in written.codes[first]],
            "count": counted(which, len(first), which >= 0),
        }
    )
    most = counts.sort_values(["count", "label"], ascending=[True, False], kind="stable")
    found = dict(zip(most["low"], most["label"], strict=True))  # the last one stays
    return {one: label or PRONOUN for one, label in found.items()}
