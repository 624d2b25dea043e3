"""How the sentences that name an actor speak of it: counts by outlet, article, actor and voice.

A pair is a sentence and an actor that it names, in one voice. Its tone is the sign of the sum of
its mentions' tones; where none of them was measured, the pair is no part of `n`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import naming
from analysis.article import NARROW
from analysis.measures import Measure
from analysis.measures.tone import TONE
from analysis.sheet.values import Tables
from analysis.tables import each

KINDS = ("country", "person", "body", "group")  # whom one may speak well or ill of
VOICES = {"own": "own voice", "quoted": "quoted"}
F1 = ".599"  # macro-F1
ACCURACY = (
    f"macro-F1 {F1} (.571–.626) on the test part of NewsMTSC, .593 without the parse, where VADER "
    "has .491: negative .60, neutral .71, positive .48; people hear the same in 64 of 100 mentions"
)
TOWARD: Measure = replace(
    TONE,
    name="tone.toward",
    title="tone toward an actor",
    question="In what tone, toward whom?",
    about="Of the sentences that name an actor, how many speak well and how many ill of it, by "
    "rule: the charged words that concern the mention, each for or against it.",
    unit="sentences, well minus ill, of all that name the actor: −1 to 1",
    formula="(n₊ − n₋) / n over the sentences that name the actor in one voice; neutral ones count "
    "in n",
    poles=("spoken ill of", "spoken well of"),
    tier="B",
    source="after Hamborg & Donnay 2021",
    weakness="a rule over single sentences: it misses irony, what is only implied, and most "
    "charges that span sentences; what is asked or supposed counts as nothing; an event that is "
    "bad for somebody may be read as words against them",
    version="1",
    accuracy=ACCURACY,
    counted="sentences",
    floor=20,
    floor_of="n",
    voices=tuple(VOICES),
    lexicon=None,
)
PAIRS = ("article", "sentence", "actor", "voice", "tone")
TALLIES = ("outlet", "article", "story", "actor", "voice", "negative", "positive", "n")


class Tally(NamedTuple):
    """Sentences that name an actor: those against it, those for it, all whose tone is known."""

    negative: int
    positive: int
    n: int

    @property
    def value(self) -> float | None:
        """(n₊ − n₋) / n; None below the floor."""
        enough = TOWARD.enough(self.n, self.negative + self.positive)
        return (self.positive - self.negative) / self.n if enough else None

    @property
    def said(self) -> str:
        """`3 negative, 1 positive of 7`; `none of 7` where none is either."""
        counts = ((self.negative, "negative"), (self.positive, "positive"))
        parts = [f"{count:,} {sign}" for count, sign in counts if count]
        return f"{', '.join(parts) or 'none'} of {self.n:,}"


def mentions_of(tables: Tables, zone: str = "told") -> pd.DataFrame:
    """The mentions in an area of the texts; none where the case has no such table."""
    if "mentions" not in tables:
        return pd.DataFrame(columns=["article", "actor", "sentence", "speaker", "tone", "zone"])
    table = tables["mentions"]
    return table[table["zone"] == zone] if zone in NARROW else table


def pairs(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence × actor × voice. Columns: `PAIRS`; tone −1, 0, 1, or NaN: not measured."""
    voice = np.where(mentions["speaker"].isna(), "own", "quoted")
    tone = pd.to_numeric(mentions["tone"]).astype(float)
    table = mentions[["article", "sentence", "actor"]].assign(voice=voice, tone=tone)
    grouped = table.groupby(list(PAIRS[:-1]), sort=False, observed=True)["tone"]
    found = grouped.sum(min_count=1).reset_index()
    return found.assign(tone=np.sign(found["tone"].to_numpy(float)))


def tallies(
    tables: Tables,
    owner: Mapping[str, str],
    zone: str = "told",
    groups: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """One row an article × actor × voice. Columns: `TALLIES`; n 0: named, its tone not measured.

    `owner`: article → outlet. `groups`: article → its copies' first, of which an outlet's are
    counted once.
    """
    owner = _once(owner, groups or {})
    mentions = mentions_of(tables, zone)
    found = pairs(mentions[mentions["article"].isin(owner)])
    counted = found.assign(
        negative=(found["tone"] < 0).astype(int), positive=(found["tone"] > 0).astype(int),
        n=found["tone"].notna().astype(int),
    )  # fmt: skip
    keys = ["article", "actor", "voice"]
    table = counted.groupby(keys, sort=False, observed=True)[["negative", "positive", "n"]].sum()
    table = table.reset_index()
    articles = tables["articles"]
    stories = dict(zip(articles["id"], articles["story"].fillna(""), strict=True))
    ids = table["article"].astype(object)
    return table.assign(outlet=ids.map(owner), story=ids.map(stories))[list(TALLIES)]


def _once(owner: Mapping[str, str], groups: Mapping[str, str]) -> dict[str, str]:
    """The articles of each outlet, of its copies the first alone."""
    first: dict[tuple[str, str], str] = {}
    for article, outlet in owner.items():
        first.setdefault((outlet, groups.get(article, article)), article)
    return {article: outlet for (outlet, _), article in first.items()}


def names_of(tables: Tables) -> dict[str, str]:
    """Actor → what to print for it, the most mentioned first; no two are called alike."""
    if "actors" not in tables or tables["actors"].empty:
        return {}
    table = tables["actors"]
    most, kinds = naming.names_of(table), kinds_of(tables)
    total = table.groupby("actor", sort=False)["mentions"].sum()
    order = total.sort_values(ascending=False, kind="stable")
    found: dict[str, str] = {}
    taken: set[str] = set()
    for actor in map(str, order.index):
        name, kind = most[actor], kinds[actor]
        tries = (name, f"{name} ({kind})", *(f"{name} ({kind} {i})" for i in range(2, 10_000)))
        found[actor] = next(one for one in tries if one not in taken)
        taken.add(found[actor])
    return found


def kinds_of(tables: Tables) -> dict[str, str]:
    """Actor → its kind."""
    if "actors" not in tables:
        return {}
    return dict(zip(tables["actors"]["actor"], tables["actors"]["kind"], strict=True))


def actors_by_rank(found: pd.DataFrame, tables: Tables) -> dict[str, str]:
    """The actors of `KINDS` in these tallies → their names, the main ones first.

    Those that most outlets name come before others, the most named first.
    """
    kinds, names = kinds_of(tables), names_of(tables)
    known = {actor: name for actor, name in names.items() if kinds[actor] in KINDS}
    table = found[found["actor"].isin(known)]
    outlets = table["outlet"].nunique()
    ranked = table.groupby("actor", sort=False).agg(
        outlets=("outlet", "nunique"), n=("n", "sum")
    ).reset_index()  # fmt: skip
    order = sorted(
        each(ranked), key=lambda r: (2 * r.outlets <= outlets, -r.n, -r.outlets, known[r.actor])
    )
    return {str(r.actor): known[r.actor] for r in order}


def tally(found: pd.DataFrame, actor: str, voice: str) -> Tally | None:
    """The sum over tallies of an actor in a voice; None where it is not named."""
    rows = found[(found["actor"] == actor) & (found["voice"] == voice)]
    if rows.empty:
        return None
    return Tally(*(int(rows[name].sum()) for name in TALLIES[-3:]))
