"""A quotation in several texts, as values: who used it, how, and in what words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.align.quotations import NAMED, RUN, SAID, SHARED, WHOLE
from analysis.measures.card import Card
from analysis.sheet import Column, Piece, cut
from analysis.sheet.answers import UNNAMED
from analysis.sheet.values import Tables
from analysis.tables import each

QUOTES_CARD = Card(
    name="quotations",
    title="one quotation, several texts",
    question="Who gets to speak?",
    about="Which texts of a story use a quotation: in quotation marks whole or cut, paraphrased, "
    "told in the text's own voice, or not found.",
    unit="use",
    formula=f"one quotation: {RUN} words in a row and {SHARED} of the shorter in common; whole: "
    f"{WHOLE} of the words of the fullest wording; paraphrased, told: likeness of {NAMED} where "
    f"the speaker is named, {SAID} where not",
    tier="A",
    source="after Leskovec, Backstrom & Kleinberg 2009",
    weakness="not found is said of what was looked for: a paraphrase in wholly other words goes "
    "unseen",
    version="1",
    floor=2,
    floor_of="independent texts",
)
FIRST = 5  # words of a quotation by which it is called
MARKS = {
    "whole": "● whole", "cut": "◐ cut", "paraphrased": "○ paraphrased", "told": "◌ told",
    "dropped": "– not found",
}  # fmt: skip
ORDER = tuple(MARKS)
WHO = ("speaker", "first words")
CUT_OFF = "– not found; text cut off"
NO_TEXT, NOT_COMPARED = "no text", "not compared"


@dataclass(frozen=True, slots=True)
class Use:
    """What an outlet made of a quotation, of its articles the one that kept most.

    `here`: its words in pieces, those that are not in the fullest wording marked; `fullest`: the
    fullest wording, what is not here marked; both () where the text is not at hand. `kept`, `lost`:
    characters of the fullest wording that stand here, and that do not. `sentence`: its number in
    the article, −1 where it is not there.
    """

    outlet: str
    article: str
    how: str
    verb: str
    speaker: str
    words: int  # of the article
    cut_off: bool
    sentence: int
    kept: int
    lost: int
    here: tuple[Piece, ...]
    fullest: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation across texts: how it is called, and a use an outlet, in the order of columns."""

    number: int
    speaker: str
    first: str
    source: str  # the outlet that has the fullest wording
    uses: tuple[Use, ...]


def stories_with_quotes(tables: Tables, columns: Sequence[Column]) -> list[str]:
    """The stories in which texts of these columns share a quotation."""
    ids = {article for column in columns for article in column.articles}
    table = tables["quotes"]
    return [str(one) for one in table.loc[table["article"].isin(ids), "story"].unique()]


def quotations(
    tables: Tables, texts: Mapping[str, str], columns: Sequence[Column], story: str,
    groups: Mapping[str, str],
) -> tuple[tuple[Quotation, ...], int]:  # fmt: skip
    """The quotations of a story that at least two independent texts of these columns use.

    `groups`: article → its copies' first. And how many stand in copies of one text alone.
    """
    owner = {article: column.outlet for column in columns for article in column.articles}
    table = tables["quotes"]
    chosen = table[(table["story"] == story) & table["article"].isin(owner)]
    labels = _labels(tables, story)
    where = _Texts(tables, texts, set(chosen["article"]) | set(chosen["fullest"]))
    found, copied = [], 0
    for number, rows in chosen.groupby("quote", sort=True):
        used = rows[rows["how"].isin(ORDER[:3])]
        if used["article"].map(lambda one: groups.get(one, one)).nunique() < 2:
            copied += used["article"].nunique() > 1
            continue
        found.append(_quotation(int(str(number)), rows, owner, where, labels, columns))
    return tuple(found), copied


class _Texts:
    """The texts at hand, and what is known of the articles without them."""

    def __init__(self, tables: Tables, texts: Mapping[str, str], ids: set[str]) -> None:
        articles = tables["articles"]
        known = articles[articles["id"].isin(ids)]
        self.text = {one: texts[one] for one in ids if one in texts}
        self.words = dict(zip(known["id"], known["words"].astype(int), strict=True))
        self.cut_off = {r.id for r in each(known) if isinstance(r.truncated, str) and r.truncated}
        sentences = tables["sentences"]
        inside = sentences[sentences["article"].isin(ids)]
        self._starts = {str(a): part for a, part in inside.groupby("article", sort=False)}

    def sentence(self, article: str, start: int) -> int:
        """The number of the sentence in which a place stands; −1 where it is not known."""
        part = self._starts.get(article)
        if part is None:
            return -1
        held = part[(part["start"] <= start) & (part["end"] > start)]
        return int(held["i"].iloc[0]) if len(held) else -1


def _quotation(
    number: int, rows: pd.DataFrame, owner: Mapping[str, str], where: _Texts,
    labels: Mapping[tuple[str, int], str], columns: Sequence[Column],
) -> Quotation:  # fmt: skip
    fullest = str(rows["fullest"].iloc[0])
    whole = _spans(rows[rows["article"] == fullest], "kept")
    uses = [
        _use(str(article), part, owner, where, fullest, whole)
        for article, part in rows.groupby("article", sort=False)
    ]
    best: dict[str, Use] = {}
    for use in sorted(uses, key=lambda one: ORDER.index(one.how)):
        best.setdefault(use.outlet, use)
    speakers = [use.speaker for use in uses if use.speaker]
    first = _label(rows, labels)
    if whole and fullest in where.text:
        words = where.text[fullest][whole[0][0] : whole[-1][1]].split()
        first = " ".join(words[:FIRST]) + (" …" if len(words) > FIRST else "")
    return Quotation(
        number, speakers[0] if speakers else "", first, owner.get(fullest, ""),
        tuple(best[column.outlet] for column in columns if column.outlet in best),
    )  # fmt: skip


def _use(
    article: str, rows: pd.DataFrame, owner: Mapping[str, str], where: _Texts, fullest: str,
    whole: Sequence[tuple[int, int]],
) -> Use:  # fmt: skip
    row = rows.iloc[0]
    kept, lost, new = (_spans(rows, part) for part in ("kept", "cut", "changed"))
    mine, theirs = where.text.get(article), where.text.get(fullest)
    return Use(
        owner[article], article, str(row["how"]), _said(row["verb"]), _said(row["speaker"]),
        where.words.get(article, 0), article in where.cut_off,
        where.sentence(article, kept[0][0]) if kept else -1,
        _size(whole) - _size(lost), _size(lost),
        _pieces(mine, kept, new), _pieces(theirs, whole, lost) if row["how"] == "cut" else (),
    )  # fmt: skip


def _spans(rows: pd.DataFrame, part: str) -> list[tuple[int, int]]:
    chosen = rows[rows["part"] == part]
    return sorted(zip(chosen["start"].astype(int), chosen["end"].astype(int), strict=True))


def _size(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _said(value: object) -> str:
    return " and ".join(value.split("\n")) if isinstance(value, str) else ""


def _pieces(
    text: str | None, spans: Sequence[tuple[int, int]], marked: Sequence[tuple[int, int]]
) -> tuple[Piece, ...]:
    """These spans of a text, with what is marked in them; between two of them stands “ … ”."""
    if text is None or not spans:
        return ()
    found: list[Piece] = []
    for start, end in spans:
        inside = [(a, b, "marked") for a, b in marked if a < end and b > start]
        found += [Piece(" … ")] if found else []
        found += cut(text, start, end, inside)
    return tuple(found)


def _labels(tables: Tables, story: str) -> dict[tuple[str, int], str]:
    """Article and place → the label that the coverage table has for what is quoted there."""
    table = tables["coverage"]
    rows = table[(table["story"] == story) & (table["kind"] == "quotation")]
    rows = rows[rows["start"].notna()]
    return {
        (str(r.article), int(r.start)): f"{str(r.label).removesuffix(' …')} …" for r in each(rows)
    }


def _label(rows: pd.DataFrame, labels: Mapping[tuple[str, int], str]) -> str:
    """The label of a quotation, by the first place of it that has one."""
    kept = rows[rows["part"] == "kept"]
    places = ((str(r.article), int(r.start)) for r in each(kept))
    return next((labels[place] for place in places if place in labels), "")


def cell(use: Use | None, compared: bool) -> str:
    """A cell of the matrix: `◐ cut`; where there is no use, whether there was a text."""
    if use is None:
        return NOT_COMPARED if compared else NO_TEXT
    return CUT_OFF if use.how == "dropped" and use.cut_off else MARKS[use.how]


def heads(columns: Sequence[Column], taken: Sequence[str]) -> dict[str, str]:
    """Outlet → the head of its column in a table that has these heads already."""
    return {c.outlet: f"{c.name} (outlet)" if c.name in taken else c.name for c in columns}


def matrix(
    found: Sequence[Quotation], columns: Sequence[Column], told: frozenset[str]
) -> pd.DataFrame:
    """Columns speaker, words, and one an outlet by its name. `told`: outlets with a text of it."""
    rows, names = [], heads(columns, WHO)
    for one in found:
        uses = {use.outlet: use for use in one.uses}
        cells = {names[c.outlet]: cell(uses.get(c.outlet), c.outlet in told) for c in columns}
        rows.append({"speaker": one.speaker or UNNAMED, "first words": one.first}
                    | cells)  # fmt: skip
    return pd.DataFrame(rows, columns=[*WHO, *names.values()])


def told_in(tables: Tables, columns: Sequence[Column], story: str) -> frozenset[str]:
    """The outlets of these columns that have a text on a story."""
    articles = tables["articles"]
    there = set(articles.loc[articles["story"].fillna("") == story, "id"])
    return frozenset(c.outlet for c in columns if there.intersection(c.articles))


def counted(found: Sequence[Quotation], columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """One row a quotation × outlet: what may be taken away, in figures and names."""
    names = {column.outlet: column.name for column in columns}
    for one in found:
        for use in one.uses:
            yield {
                "quotation": one.number, "speaker": one.speaker, "first_words": one.first,
                "fullest_in": names.get(one.source, "an outlet not shown"),
                "outlet": names[use.outlet], "article": use.article, "how": shown(use),
                "verb": use.verb, "sentence": use.sentence + 1 if use.sentence >= 0 else None,
                "characters_cut": use.lost if use.how == "cut" else None,
                "words_of_text": use.words,
            }  # fmt: skip


def shown(use: Use) -> str:
    """How it was used, in words: `dropped` is never printed."""
    return cell(use, True).split(" ", 1)[1]


__all__ = ["Quotation", "Use", "cell", "counted", "matrix", "quotations", "shown",
           "stories_with_quotes", "told_in"]  # fmt: skip
