"""Of the page Voices: its tables, from the attributions of the texts that are compared.

Copies of one text within an outlet count once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.article import article_of
from analysis.sheet import Answers, Column, percent, several
from analysis.sheet.quotes import heads
from analysis.sheet.speaking import NO_CAMP, attributed, camp_key, camps_of
from analysis.sources import (
    UNASSIGNED,
    diversity,
    in_camps,
    official_share,
    same_speaker,
    say_verbs_by_camp,
    share_of_voice,
    speakers,
    speeches,
    unnamed_rate,
    verb_odds,
)
from analysis.sources.camps import compared
from analysis.tables import each

CAMPS, SPEAKERS = "camps", "speakers"
Cards = tuple[Any, ...]  # `Measure`s and `Card`s: what a file names and the method explains
MOST = 6  # speakers of a chart
LISTED = 3  # speakers of a sentence
REST = "all others"  # in the place of a camp, where speakers are taken one by one
VOICES = (
    "outlet", "key", "who", "words", "words_in_marks", "speeches", "speeches_in_marks", "of_words",
    "of_speeches", "word_share", "speech_share", "enough",
)  # fmt: skip


class Heard(NamedTuple):
    """What is asked of the sources: the attributions, article → outlet, speaker → camp."""

    table: pd.DataFrame
    owner: Mapping[str, str]
    camps: Mapping[str, str]


def heard(answers: Answers, columns: Sequence[Column]) -> Heard:
    """The attributions of these columns' texts, of copies within an outlet the first alone."""
    owner = owners(columns, answers.groups)
    table = answers.once("attributed", lambda: attributed(answers.tables, owner, answers.zone))
    return Heard(table, owner, camps_of(answers.tables))


def owners(columns: Sequence[Column], groups: Mapping[str, str]) -> dict[str, str]:
    """Article → outlet. `groups`: article → the first of its copies."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for column in columns:
        for article in column.articles:
            voice = column.outlet, groups.get(article, article)
            if voice not in seen:
                seen.add(voice)
                found[article] = column.outlet
    return found


def voices(here: Heard, by: str) -> pd.DataFrame:
    """One row an outlet × camp, or × speaker, that is heard there. Columns: `VOICES`.

    `words_in_marks`, `speeches_in_marks`: those of them that stand, in whole or in part, in
    quotation marks. Shares are of all attributed words, and speeches; null below the floor.
    """
    camps = share_of_voice(here.table, here.owner, here.camps)
    if by == CAMPS:
        found = camps.assign(who=camps["camp"], key=[camp_key(one) for one in camps["camp"]])
    else:
        totals = camps.drop_duplicates("outlet")[["outlet", "of_words", "of_speeches", "enough"]]
        one = known(speakers(here.table, here.owner)).merge(totals, on="outlet")
        same = one["speaker"].map(compared)
        key = same.map(one.groupby(same, sort=False)["speaker"].first())
        found = one.assign(
            who=key, key=key, word_share=one["words"] / one["of_words"],
            speech_share=one["speeches"] / one["of_speeches"],
        )  # fmt: skip
    if found.empty:
        return pd.DataFrame(columns=list(VOICES))
    found = found.drop(columns=["quoted"], errors="ignore")
    found = found.assign(same=found["who"] if by == CAMPS else found["who"].map(compared))
    found = found.merge(_in_marks(here, by), on=["outlet", "same"], how="left")
    found = found.fillna({"words_in_marks": 0.0, "speeches_in_marks": 0})
    shares = {c: found[c].where(found["enough"].astype(bool)) for c in _SHARES}
    return found.assign(**shares)[list(VOICES)].astype({"speeches_in_marks": int})


_SHARES = ("word_share", "speech_share")


def known(found: pd.DataFrame) -> pd.DataFrame:
    """Of sources those that are named, or told by what they are: a pronoun is nobody."""
    return found[found["naming"].isin(["named", "unnamed"])].reset_index(drop=True)


def _in_marks(here: Heard, by: str) -> pd.DataFrame:
    """Outlet × who (as compared): the words, and the speeches, that have quotation marks."""
    said = speeches(here.table, here.owner)
    if by == CAMPS:
        said = said.assign(same=in_camps(said, here.camps))
    else:
        shown = said["speaker"].where(said["speaker"] != "", said["source"])
        said = said.assign(same=shown.map(compared))
    words = said.groupby(["outlet", "same"])["quoted"].sum().rename("words_in_marks")
    marked = said[said["quoted"] > 0].drop_duplicates(["article", "i", "same"])
    count = marked.groupby(["outlet", "same"]).size().rename("speeches_in_marks")
    return pd.concat([words, count], axis=1).reset_index()


def most_heard(table: pd.DataFrame, unit: str, most: int = MOST) -> list[tuple[str, str]]:
    """Key and name of those with most words, or speeches, over all outlets; no camp comes last."""
    order = table.assign(same=table["who"].map(compared)).groupby("same", sort=False)
    sums = order[unit].sum().sort_values(ascending=False, kind="stable")
    keys, names = order["key"].first(), order["who"].first()
    found = [(str(keys[one]), str(names[one])) for one in sums.index[:most] if sums[one] > 0]
    return sorted(found, key=lambda pair: pair[0] == NO_CAMP)


def said(table: pd.DataFrame, column: Column, unit: str, texts: int) -> str:
    """`In these 12 Courier articles: 1,410 attributed words in 84 speeches; most: …`."""
    own = table[table["outlet"] == column.outlet]
    where = f"In {article_of(column.name, texts)}"
    if own.empty or not own["of_speeches"].iloc[0]:
        return f"{where}: nobody was found to be quoted or reported."
    words, number = own["of_words"].iloc[0], int(own["of_speeches"].iloc[0])
    own = own[own[unit] > 0].sort_values(unit, ascending=False, kind="stable")
    free, own = own[own["key"] == NO_CAMP], own[own["key"] != NO_CAMP]
    parts = [f"{r.who} {figure(r, unit)}" for r in each(own.head(LISTED))]
    if (rest := len(own) - LISTED) > 0:
        parts.append(several(rest, "other"))
    parts += [f"{r.who} {figure(r, unit)}" for r in each(free)]
    return (
        f"{where}: {several(round(words), 'attributed word')} in "
        f"{several(number, 'speech', 'speeches')}; {', '.join(parts)}."
    )


def figure(row: object, unit: str) -> str:
    """`412 (31%)`; without the share below the floor."""
    share = getattr(row, "word_share" if unit == "words" else "speech_share")
    count = f"{round(getattr(row, unit)):,}"
    if count == "0":
        return "none found"
    return count if pd.isna(share) else f"{count} ({percent(float(share))})"


# How many have no name, how many hold an office, how varied they are


def rates(here: Heard) -> pd.DataFrame:
    """One row an outlet: unnamed, official, diversity, each with its counts and why not."""
    found = None
    for name, make in (
        ("unnamed", unnamed_rate), ("official", official_share), ("diversity", diversity),
    ):  # fmt: skip
        one = make(here.table, here.owner).set_index("outlet").add_prefix(f"{name}_")
        found = one if found is None else found.join(one)
    assert found is not None
    return found.reset_index()


def rate_said(count: int, n: int, value: float, floor: int) -> str:
    """`18 of 74 (24%)`; below the floor `3 of 9, too few for a rate (20)`."""
    if not n:
        return "none found"
    if pd.isna(value):
        return f"{count:,} of {n:,}, too few for a rate ({floor} are needed)"
    return f"{count:,} of {n:,} ({percent(value)})"


def diversity_said(row: object, floor: int) -> str:
    """`like 9.3 equal sources in 31 speeches; 20 are named in 60`."""
    n, sources = int(row.diversity_n), int(row.diversity_sources)  # type: ignore[attr-defined]
    value, to = row.diversity_value, int(row.diversity_to)  # type: ignore[attr-defined]
    named = f"{several(sources, 'named source')} in {several(n, 'speech', 'speeches')}"
    if pd.isna(value):
        return f"{named}: too few for a figure ({floor} speeches are needed)"
    return f"as {value:.1f} equal sources in {to} speeches; {named}"


# How are they introduced?


def cues(here: Heard, by: str) -> pd.DataFrame:
    """As `sources.say_verbs_by_camp`; by speaker, each of the most heard is a camp of one."""
    if by == CAMPS:
        return say_verbs_by_camp(here.table, here.camps, here.owner)
    together = speakers(here.table, here.owner, together=True)
    named = together[together["naming"] == "named"]["speaker"].head(2 * MOST)
    found = say_verbs_by_camp(here.table, {one: one for one in named}, here.owner)
    return found.assign(camp=found["camp"].replace(UNASSIGNED, REST))


def introduced(table: pd.DataFrame, column: Column, classes: Mapping[str, str]) -> str:
    """`Tideline: 31 say-verbs of our list; neutral 20, factive 6, doubting 5.`"""
    own = table[table["outlet"] == column.outlet]
    counts = own.groupby("kind", sort=False)["count"].sum()
    if not counts.sum():
        return f"{column.name}: no say-verb of our list found."
    parts = [f"{title} {counts[name]}" for name, title in classes.items() if counts.get(name)]
    return f"{column.name}: {several(int(counts.sum()), 'say-verb')}; {', '.join(parts)}."


def by_class(
    table: pd.DataFrame, classes: Mapping[str, str], outlets: Sequence[str]
) -> pd.DataFrame:
    """One row an outlet × camp: a column a class, `4` or `4 (33%)`, and how many cues.

    In the order of `outlets`, then with most cues first, those of no camp last.
    """
    rows = []
    order = table.assign(
        place=table["outlet"].map({o: i for i, o in enumerate(outlets)}),
        rest=table["camp"].isin([UNASSIGNED, REST]), few=-table["cues"],
    ).sort_values(["place", "rest", "few"], kind="stable")  # fmt: skip
    for (outlet, camp), part in order.groupby(["outlet", "camp"], sort=False):
        row: dict[str, object] = {"outlet": outlet, "camp": camp}
        for r in each(part):
            share = "" if pd.isna(r.share) else f" ({percent(r.share)})"
            row[classes.get(r.kind, r.kind)] = f"{r.count}{share}"
        rows.append(row | {"say-verbs": int(part["cues"].iloc[0])})
    return pd.DataFrame(rows, columns=["outlet", "camp", *classes.values(), "say-verbs"])


def odds(table: pd.DataFrame) -> pd.DataFrame:
    """As `sources.verb_odds`, of pairs in which the class is found, without the unassigned."""
    known = table[~table["camp"].isin([UNASSIGNED, REST])]
    found = verb_odds(known)
    return found[(found["count"] + found["other_count"]) > 0].reset_index(drop=True)


def verbs_of(here: Heard, columns: Sequence[Column]) -> pd.DataFrame:
    """Speaker × outlet, by the outlet's name: the say-verbs with their counts, `say 4 · insist 1`.

    Those whom two outlets or more give words to; `different`: whether their verbs differ.
    """
    table = same_speaker(here.table, here.owner)
    names = heads(columns, ("speaker", "different"))
    rows = []
    for speaker, part in table.groupby("speaker", sort=False):
        row: dict[str, object] = {"speaker": speaker, **dict.fromkeys(names.values(), "")}
        used = {}
        for outlet, own in part.groupby("outlet", sort=False):
            row[names[str(outlet)]] = " · ".join(
                f"{r.verb or 'no verb'} {r.count}" for r in each(own)
            )
            used[outlet] = {verb for verb in own["verb"] if verb}
        told = [frozenset(one) for one in used.values() if one]
        rows.append(row | {"different": len(set(told)) > 1})
    return pd.DataFrame(rows, columns=["speaker", *names.values(), "different"])
