"""Whose words, who is named, in what tone, what is carried by whom: the tables as plain values."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.naming import names_of
from analysis.sheet import Tables
from analysis.sheet.toward_whom import TOWARD, Tally, pairs
from analysis.tables import each

Record = dict[str, Any]


def attributions(tables: Tables) -> list[Record]:
    """`{article, content: [[start, end]…], cue, source, speaker, kind}` and what else is known.

    `cue`, `source`: [start, end] or null; `speaker` null: not identified; joint ones are one text
    with " and " between them.
    """
    table = tables["attributions"]
    found: list[Record] = []
    for row in each(table.astype(object).where(table.notna(), None)):
        if row.part == 0:
            found.append(_attribution(row))
        found[-1]["content"].append([row.start, row.end])
    return found


def _attribution(row: Any) -> Record:
    return {
        "article": row.article, "content": [], "cue": _span(row.cue_start, row.cue_end),
        "source": _span(row.source_start, row.source_end),
        "speaker": row.speaker.replace("\n", " and ") if row.speaker else None, "kind": row.kind,
        "verb": row.verb, "naming": row.naming, "official": row.official,
        "within": _whole(row.within),
    }  # fmt: skip


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _span(start: Any, end: Any) -> list[int] | None:
    return None if start is None else [int(start), int(end)]


def actors(tables: Tables, owner: dict[str, str]) -> list[Record]:
    """`{outlet, actor, kind, aliases, mentions, labels}`: an outlet's actors, the most named first.

    `aliases`: every label over the whole case; `labels`: those of this outlet → how often in its
    own voice and in quotations. Pronouns count among `mentions` and are no label.
    """
    named = tables["mentions"].assign(outlet=tables["mentions"]["article"].map(owner))
    names = names_of(tables["actors"])
    labelled = named[named["label"] != ""]
    aliases = {
        str(actor): list(labels.value_counts().index)
        for actor, labels in labelled.groupby("actor")["label"]
    }
    found = []
    for key, rows in named.groupby(["outlet", "actor"], sort=True):
        outlet, actor = _texts(key)
        found.append({
            "outlet": outlet, "actor": names.get(actor, actor), "id": actor,
            "kind": rows["kind"].iloc[0], "aliases": aliases.get(actor, []),
            "mentions": len(rows), "labels": _labels(rows[rows["label"] != ""]),
        })  # fmt: skip
    return sorted(found, key=lambda one: (one["outlet"], -one["mentions"], one["id"]))


def _labels(rows: pd.DataFrame) -> dict[str, dict[str, int]]:
    own = rows["speaker"].isna()
    return {
        str(label): {"own": int(own[places].sum()), "quoted": int((~own[places]).sum())}
        for label, places in rows.groupby("label").groups.items()
    }


def coverage(tables: Tables) -> list[Record]:
    """`{story, kind, label, outlet, state, count, others, chance, why}`: an item in an outlet."""
    keys = ("story", "kind", "item", "label", "outlet", "state", "count", "others", "chance", "why")
    table = tables["coverage"][list(keys)].astype(object)
    return list(_plain(table.where(table.notna(), None)))


def aligned(tables: Tables) -> list[Record]:
    """`{story, fact, passages: [{article, outlet, start, end, state}…]}`: who carries a fact where.

    A passage of a text in the state `not found` or `unsure` is the one that comes nearest.
    """
    facts = tables["facts"]
    columns = ["article", "outlet", "start", "end", "state"]
    return [
        {"story": _texts(key)[0], "fact": int(_texts(key)[1]), "passages": list(_plain(rows))}
        for key, rows in facts.groupby(["story", "fact"], sort=True)[columns]
    ]


def _texts(key: object) -> tuple[str, ...]:
    """The parts of a group's key as texts."""
    return tuple(map(str, key)) if isinstance(key, tuple) else (str(key),)


def _plain(table: pd.DataFrame) -> Iterator[Record]:
    for row in table.astype(object).to_dict("records"):
        yield {str(key): value for key, value in row.items()}


def target_tone(tables: Tables) -> list[Record]:
    """`{outlet, actor, voice, positive, negative, neutral, value, why}`: sentences × actor by tone.

    A pair's tone is the sign of the sum over the mentions in it; `value` is (positive − negative)
    over all pairs that were measured, null below `TOWARD.floor` of them. Pairs that were not
    measured are left out.
    """
    owner = dict(zip(tables["articles"]["id"], tables["articles"]["outlet"], strict=True))
    names = names_of(tables["actors"])
    signs = pairs(tables["mentions"]).dropna(subset=["tone"])
    signs = signs.assign(outlet=signs["article"].map(owner))
    found = []
    for key, rows in signs.groupby(["outlet", "actor", "voice"], sort=True):
        outlet, actor, heard = _texts(key)
        positive, negative = int((rows["tone"] > 0).sum()), int((rows["tone"] < 0).sum())
        tally = Tally(negative, positive, len(rows))
        found.append({
            "outlet": outlet, "actor": names.get(actor, actor), "id": actor, "voice": heard,
            "positive": positive, "negative": negative, "neutral": len(rows) - positive - negative,
            "value": tally.value,
            "why": f"fewer than {TOWARD.floor} sentences" if tally.value is None else "",
        })  # fmt: skip
    return found
