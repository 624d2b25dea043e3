"""In what tone, toward whom? The main actors, and how the sentences that name them speak of them.

By rule, sentence by sentence; an outlet's own voice apart from what it quotes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.sheet.answers import Answers
from analysis.sheet.columns import asked, compared
from analysis.sheet.places import without
from analysis.sheet.topic import PLACES, Drawn, Topic
from analysis.sheet.toward_whom import (
    F1,
    TOWARD,
    VOICES,
    actors_by_rank,
    mentions_of,
    names_of,
    tallies,
    tally,
)
from analysis.sheet.values import Cell, Choice, Column, Item, Tables, several, signed
from analysis.tables import each

MAIN = 4  # actors in a cell, the same in every column
ABOUT = (
    "sentences that speak well or ill of the actors most outlets name, by a rule that people share "
    f"in about 6 of 10 cases (macro-F1 {F1}), least for praise"
)
KEY = {
    True: f"filled dot: own voice, open dot: quoted; from {TOWARD.floor} sentences on",
    False: f"counts; fewer than {TOWARD.floor} are too few for a value",
}
_SIGNS = {-1: "negative word", 1: "positive word"}


def _drawn(answers: Answers, columns: Sequence[Column], choice: Choice) -> Drawn:
    found = answers.once(
        ("tone toward", tuple(column.outlet for column in columns)),
        lambda: tallies(answers.tables, answers.owner, answers.zone, answers.groups),
    )
    inside = [c.outlet for c in columns if not c.apart] or [c.outlet for c in columns]
    ranked = actors_by_rank(found[found["outlet"].isin(inside)], answers.tables)
    main = dict(list(ranked.items())[:MAIN])
    words = _words(answers.tables)
    cells = tuple(
        _cell(column, found[found["outlet"] == column.outlet], main, words) for column in columns
    )
    placed = any(item.size is not None for cell in cells for item in cell.items)
    return f"{ABOUT}; {KEY[placed]}", cells


def _words(tables: Tables) -> dict[str, int]:
    articles = tables["articles"]
    return dict(zip(articles["id"], articles["words"].astype(int), strict=True))


def _cell(
    column: Column, found: pd.DataFrame, main: Mapping[str, str], words: Mapping[str, int]
) -> Cell:
    if not main:
        return Cell(column.outlet, missing="no country, person, body or group is named")
    texts = several(len(column.articles), "text") if len(column.articles) > 1 else "this text"
    read = sum(words.get(article, 0) for article in column.articles)
    cut = "; the text is cut off" if "cut off" in column.flags and texts == "this text" else ""
    there = found[found["actor"].isin(main)]
    if there.empty:
        listed = ", ".join(main.values())
        missing = f"{listed}: not found in {texts} ({several(read, 'word')}){cut}"
        return Cell(column.outlet, missing=missing)
    items = tuple(item for actor, name in main.items() for item in _items(there, actor, name))
    gone = cut if any(not item.key for item in items) else ""
    return Cell(column.outlet, items, f"evidence, from {several(read, 'word')}{gone}")


def _items(found: pd.DataFrame, actor: str, name: str) -> Iterator[Item]:
    """An item a voice in which the actor is named; else one that says that it is not."""
    counts = {voice: tally(found, actor, voice) for voice in VOICES}
    if not any(counts.values()):
        yield Item(name, "not found")
    for voice, count in counts.items():
        if count is None:
            continue
        value = count.value
        printed = "tone not measured" if not count.n else count.said
        printed = printed if value is None else f"{printed} ({signed(value)})"
        yield Item(name, f"{VOICES[voice]}: {printed}", value, value is None, voice, name)


# The mentions, and the words that decided their tone


def items_of(name: str) -> dict[str, str]:
    """What may be asked for of an actor by one voice: item → voice."""
    return {f"{name}, {said}": voice for voice, said in VOICES.items()}


def _places(tables: Tables, column: Column, choice: Choice, item: str) -> pd.DataFrame:
    """The mentions of an actor (of one voice, for an item of `items_of`), or of the main ones."""
    names = names_of(tables)
    wanted, voice = _wanted(tables, choice, item, names)
    mentions = mentions_of(tables, choice.zone)
    here = mentions[mentions["article"].isin(column.articles) & mentions["actor"].isin(wanted)]
    here = here[here["tone"].notna()]
    if voice:
        here = here[here["speaker"].isna() == (voice == "own")]
    rows = [row for mention in each(here) for row in _marks(mention, names)]
    return pd.DataFrame(rows, columns=list(PLACES)).drop_duplicates(ignore_index=True)


def _wanted(
    tables: Tables, choice: Choice, item: str, names: Mapping[str, str]
) -> tuple[set[str], str]:
    """The actors, and the voice or "", that an item stands for."""
    if not item:
        owner = compared(tables, choice)
        if owner.empty:
            owner = asked(tables, choice).set_index("id")["outlet"]
        owned = dict(zip(map(str, owner.index), map(str, owner), strict=True))
        ranked = actors_by_rank(tallies(tables, owned, choice.zone), tables)
        return set(list(ranked)[:MAIN]), ""
    by_name = {name: actor for actor, name in names.items()}
    if item in by_name:
        return {by_name[item]}, ""
    for said, voice in ((f", {said}", voice) for voice, said in VOICES.items()):
        if item.endswith(said) and item.removesuffix(said) in by_name:
            return {by_name[item.removesuffix(said)]}, voice
    return set(), ""


def _marks(mention: Any, names: Mapping[str, str]) -> Iterator[tuple[str, int, int, str, str]]:
    """The words that decided, and the mention itself as far as it is none of them."""
    article, words = str(mention.article), deciding(mention.evidence)
    for start, end in words:
        sign = _SIGNS[int(mention.tone)]
        yield article, start, end, sign, f"({sign})"  # which word it is, no table has
    label = f"toward {names.get(str(mention.actor), str(mention.label))}"
    text = mention.label if isinstance(mention.label, str) else ""
    for start, end in without(int(mention.start), int(mention.end), words):
        yield article, start, end, label, text


def deciding(evidence: object) -> list[tuple[int, int]]:
    """The places in the column `evidence` of the table `mentions`, in order."""
    if not isinstance(evidence, str):
        return []
    ends = (part.partition("-") for part in evidence.split())
    return sorted((int(start), int(end)) for start, _, end in ends)


TARGETS = Topic(
    TOWARD.question,
    "toward",
    TOWARD.tier,
    _drawn,
    _places,
    f"{TOWARD.formula}. A sentence’s tone toward an actor is the sign of the sum over its "
    f"mentions. Source: {TOWARD.source}. Known weakness: {TOWARD.weakness}."
    + (f" Measured accuracy: {TOWARD.accuracy}." if TOWARD.accuracy else ""),
    after="In what tone?",
)
