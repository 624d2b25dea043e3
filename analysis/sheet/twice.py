"""What several articles tell alike: facts, who carries them, and two wordings beside each other.

A fact has a number in the table `facts` and a label in the table `coverage`; they meet where both
name the same passages.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.align.difference import differing
from analysis.sheet.evidence import Piece
from analysis.sheet.values import Tables
from analysis.tables import each

FOUND = "found"
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
DIFFERS = "differs"  # what a piece is marked as


class Passage(NamedTuple):
    """A passage of a fact: characters of an article, the sentence it begins in, and its length."""

    article: str
    start: int
    end: int
    sentence: int  # its number in the table, from 0
    words: int  # of that sentence
    pieces: tuple[Piece, ...] = ()  # () where the text is not at hand


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that two articles both carry, and the passages of each."""

    number: int
    label: str
    left: tuple[Passage, ...]
    right: tuple[Passage, ...]


def carried(tables: Tables) -> pd.DataFrame:
    """The passages by which articles carry a fact: the rows of `facts` whose state is `FOUND`."""
    if "facts" not in tables:
        return pd.DataFrame(columns=["story", "fact", "article", "outlet", "start", "end"])
    table = tables["facts"]
    return table[table["state"] == FOUND]


def elsewhere(tables: Tables, article: str) -> pd.DataFrame:
    """The passages of one article on facts that at least one other outlet carries."""
    found = carried(tables)
    keys = pd.MultiIndex.from_frame(found[["story", "fact"]])
    own = (found["article"] == article).to_numpy()
    outlets = set(found.loc[own, "outlet"])
    shared = keys.isin(keys[~found["outlet"].isin(outlets).to_numpy()])
    return found[own & shared]


def labels(tables: Tables, story: str) -> dict[int, str]:
    """Fact → its label, at most five words, of one story."""
    if "coverage" not in tables:
        return {}
    table, facts = tables["coverage"], carried(tables)
    cells = table[(table["kind"] == "fact") & (table["state"] == FOUND)]
    cells = cells[cells["story"].fillna("") == story]
    facts = facts[facts["story"].fillna("") == story]
    places: dict[tuple[str, int, int], set[int]] = {}
    for r in each(facts):
        places.setdefault((str(r.article), int(r.start), int(r.end)), set()).add(int(r.fact))
    votes: dict[tuple[int, str], Counter[int]] = {}
    for r in each(cells[cells["start"].notna()]):
        key = (str(r.article), int(r.start), int(r.end))
        votes.setdefault((int(r.item), str(r.label)), Counter()).update(places.get(key, ()))
    return _matched(votes)


def _matched(votes: Mapping[tuple[int, str], Counter[int]]) -> dict[int, str]:
    """Item and fact one to one, those that share the most passages first."""
    ranked = sorted(
        (-count, item, fact, label)
        for (item, label), counts in votes.items()
        for fact, count in counts.items()
    )
    found: dict[int, str] = {}
    taken: set[int] = set()
    for _, item, fact, label in ranked:
        if item not in taken and fact not in found:
            found[fact] = label
            taken.add(item)
    return found


def both(tables: Tables, texts: Mapping[str, str], left: str, right: str) -> tuple[Told, ...]:
    """The facts that two articles of one story both carry, in the order of the left one."""
    story = _story(tables, left)
    if left == right or story != _story(tables, right):
        return ()
    found = carried(tables)
    found = found[found["article"].isin((left, right))].sort_values("start", kind="stable")
    named, told = labels(tables, story), []
    sentences = tables["sentences"]
    sentences = sentences[sentences["article"].isin((left, right))].sort_values("start")
    for number, rows in found.groupby("fact", sort=False):
        sides = [
            tuple(_passage(sentences, r) for r in each(rows[rows["article"] == one]))
            for one in (left, right)
        ]
        if sides[0] and sides[1]:
            here, there = _worded(texts, sides[0], sides[1])
            told.append(Told(int(str(number)), named.get(int(str(number)), ""), here, there))
    return tuple(sorted(told, key=lambda one: (one.left[0].start, one.number)))


def _story(tables: Tables, article: str) -> str:
    articles = tables["articles"]
    rows = articles.loc[articles["id"] == article, "story"].fillna("")
    return str(rows.iloc[0]) if len(rows) else ""


def _passage(sentences: pd.DataFrame, row: Any) -> Passage:
    """`sentences`: those of the article, and perhaps of others, in order."""
    own = sentences[(sentences["article"] == row.article) & (sentences["end"] > row.start)]
    place = (int(own["i"].iloc[0]), int(own["words"].iloc[0])) if len(own) else (-1, 0)
    return Passage(str(row.article), int(row.start), int(row.end), *place)


def _worded(
    texts: Mapping[str, str], left: tuple[Passage, ...], right: tuple[Passage, ...]
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages in pieces, the words marked that the other side lacks."""
    if any(one.article not in texts for one in (*left, *right)):
        return left, right
    spans = [_words(texts, side) for side in (left, right)]
    keys = [[word for word, *_ in side] for side in spans]
    lacking = differing(keys[0], keys[1])
    sides = []
    for passages, words, places in zip((left, right), spans, lacking, strict=True):
        marked: dict[int, list[tuple[int, int]]] = {}
        for place in places:
            _, which, start, end = words[place]
            marked.setdefault(which, []).append((start, end))
        sides.append(
            tuple(
                one._replace(pieces=_pieces(texts[one.article], one, marked.get(i, [])))
                for i, one in enumerate(passages)
            )
        )
    return sides[0], sides[1]


def _words(
    texts: Mapping[str, str], passages: tuple[Passage, ...]
) -> list[tuple[str, int, int, int]]:
    """The words of some passages: as compared, of which passage, from where to where."""
    return [
        (match.group().casefold().replace("’", "'"), i, one.start + match.start(),
         one.start + match.end())
        for i, one in enumerate(passages)
        for match in _WORD.finditer(texts[one.article][one.start : one.end])
    ]  # fmt: skip


def _pieces(text: str, one: Passage, marked: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """A passage in pieces; marked words with nothing but space between them are one piece."""
    runs: list[list[int]] = []
    for start, end in marked:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1][1] = end
        else:
            runs.append([start, end])
    pieces, at = [], one.start
    for start, end in runs:
        pieces += [Piece(text[at:start])] if start > at else []
        pieces.append(Piece(text[start:end], DIFFERS))
        at = end
    return (*pieces, Piece(text[at : one.end])) if at < one.end else tuple(pieces)
