"""A word in its contexts: every place where it stands, with what is written left and right of it.

Where a text is not at hand, its places stand in: those that the case keeps, and how often the word
stands elsewhere in the article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain, islice
from typing import Any

import pandas as pd

from analysis.document import lexemes
from analysis.sheet.places import Key, Place, kept, key, places
from analysis.sheet.values import Column, Tables, several, signed

SIDE = 60  # characters of context a side
MOST = 500  # lines shown, the newest
SEARCHED = 2_000  # articles, the newest, that are searched for what the terms do not count
FORMS = 6  # ways of writing that are named


@dataclass(frozen=True, slots=True)
class Line:
    """One place in its context. `note` stands for the words where the text is not at hand.

    `sentence` counts from 0; −1 where the case does not keep which it is.
    """

    outlet: str
    article: str
    published: str
    sentence: int
    left: str = ""
    word: str = ""
    right: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a word, newest first, and how often it stands in how many articles of `of`.

    `searched`: how many of these, the newest, were looked at. `forms`: as it is written, the most
    frequent first. `unread`: articles that have the word, or may have it, and whose text is not at
    hand. `counted`: whether the case counts the word, so that this holds without the texts.
    """

    key: Key
    lines: tuple[Line, ...]
    times: int
    articles: int
    of: int
    searched: int
    forms: tuple[str, ...]
    unread: int
    counted: bool


def concordance(
    tables: Tables,
    texts: Mapping[str, str],
    columns: Sequence[Column],
    query: str,
    voice: str,
    most: int = MOST,
) -> Concordance:
    """The places of a word or phrase in one voice of the columns' articles, told zones only.

    All forms of the word are found. Counts of a content word are those of the table `terms`, so
    they hold without the texts. Other words and phrases are counted in the texts at hand, of the
    newest `SEARCHED` articles.
    """
    wanted = key(query)
    names = {article: column.name for column in columns for article in column.articles}
    rows = _counted(tables, wanted, voice)
    ids = newest(tables, names)[: None if rows is not None else SEARCHED]
    searched = len(ids)
    there = _holding(tables, wanted) if rows is None else set(rows["article"])
    ids = [one for one in ids if there is None or one in there] if wanted else []
    known = kept(tables, [one for one in ids if one not in texts], wanted, voice)
    found: Iterable[Place] = places(tables, texts, ids, frozenset([wanted]), voice)
    if rows is None:
        found = list(found)
        counts = Counter(place.article for place in (*found, *chain(*known.values())))
        forms = _forms(_written(texts, place) for place in found)
    else:
        rows = rows[rows["article"].isin(ids)]
        counts = Counter(dict(zip(rows["article"], rows["count"].tolist(), strict=True)))
        forms = _forms_of(rows)
    lines = tuple(islice(_lines(_Reader(tables, texts, names), ids, found, known, counts), most))
    unread = sum(one not in texts for one in ids)
    return Concordance(
        wanted, lines, counts.total(), len(counts), len(names), searched, forms, unread,
        rows is not None,
    )  # fmt: skip


def _lines(
    read: "_Reader", ids: Sequence[str], found: Iterable[Place],
    known: Mapping[str, Sequence[Place]], counts: Mapping[str, int],
) -> Iterator[Line]:  # fmt: skip
    """The lines of the texts at hand and of the others, in the order of the articles."""
    rank = {article: i for i, article in enumerate(ids)}
    at_hand = (read.line(place) for place in found)
    others = read.unread([one for one in ids if one not in read.texts], known, counts)
    return iter(merge(at_hand, others, key=lambda line: rank[line.article]))


def newest(tables: Tables, articles: Mapping[str, str]) -> list[str]:
    """The ids of these articles, the newest first, those without a date last."""
    table = tables["articles"]
    own = table[table["id"].isin(articles)]
    days = own["published"].fillna("").astype(object)
    order = days.sort_values(ascending=False, kind="stable").index
    return [str(one) for one in own.loc[order, "id"]]


def _counted(tables: Tables, wanted: Key, voice: str) -> "pd.DataFrame | None":
    """The rows of `terms` of a word that is counted there; None for other words and for phrases.

    A case without texts keeps no word that stands once at most in each of its articles.
    """
    terms = tables["terms"]
    if len(wanted) != 1 or wanted[0].startswith("="):
        return None
    rows = terms[terms["term"] == wanted[0]]
    if rows.empty and (terms["term"] == "").any():
        return None
    return rows[rows["voice"] == voice]


def _holding(tables: Tables, wanted: Key) -> set[str] | None:
    """The articles that hold all counted words of a phrase; None where none of them is counted."""
    found: set[str] | None = None
    for one in wanted:
        rows = _counted(tables, (one,), "all")
        if rows is not None:
            there = set(rows["article"])
            found = there if found is None else found & there
    return found


def _forms_of(rows: pd.DataFrame) -> tuple[str, ...]:
    forms = rows.groupby(rows["form"].str.lower())["count"].sum().sort_values(ascending=False)
    return tuple(str(one) for one in forms.index[:FORMS])


def _forms(written: Iterator[str]) -> tuple[str, ...]:
    counts = Counter(" ".join(lexemes(one)) for one in written)
    return tuple(form for form, _ in counts.most_common(FORMS))


def _written(texts: Mapping[str, str], place: Place) -> str:
    return texts[place.article][place.start : place.end]


class _Reader:
    """Makes lines of places."""

    def __init__(self, tables: Tables, texts: Mapping[str, str], names: Mapping[str, str]) -> None:
        self.tables, self.texts, self.names = tables, texts, names
        articles = tables["articles"]
        self.days = dict(zip(articles["id"], articles["published"].fillna(""), strict=True))
        self.sizes = dict(zip(articles["id"], articles["words"], strict=True))

    def line(self, place: Place) -> Line:
        """A place in its context, or described where the text is not at hand."""
        article, i = place.article, int(place.sentence.i)
        text = self.texts.get(article)
        if text is None:
            return self._line(article, i, _described(place.sentence))
        left, right = contexts(text, place.start, place.end)
        word = " ".join(_written(self.texts, place).split())
        return replace(self._line(article, i), left=left, word=word, right=right)

    def _line(self, article: str, sentence: int, note: str = "") -> Line:
        day = str(self.days[article])[:10]
        return Line(self.names[article], article, day, sentence, note=note)

    def unread(
        self, ids: Sequence[str], known: Mapping[str, Sequence[Place]], counts: Mapping[str, int]
    ) -> Iterator[Line]:
        """Of articles without their text the places that are kept, and how many more there are."""
        for article in ids:
            found = known.get(article, [])
            yield from (self.line(place) for place in found)
            rest = counts.get(article, 0) - len(found)
            if rest > 0:
                yield self._line(article, -1, _rest(rest, bool(found), int(self.sizes[article])))


def contexts(text: str, start: int, end: int, side: int = SIDE) -> tuple[str, str]:
    """What is written left and right of a place on its line, at most `side` characters each.

    White space is one blank; what is cut is cut between words and shows `…`.
    """
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left = " ".join(text[first:start].split())
    right = " ".join(text[end : last if last >= 0 else len(text)].split())
    if len(left) > side:
        left = "…" + left[len(left) - side + 1 :].partition(" ")[2]
    if len(right) > side:
        right = right[: side - 1].rpartition(" ")[0] + "…"
    return left, right


def _described(sentence: Any) -> str:
    """`sentence 4, 23 words, tone −0.12`."""
    tone = "" if pd.isna(sentence.tone) else f", tone {signed(float(sentence.tone))}"
    return f"sentence {int(sentence.i) + 1}, {several(int(sentence.words), 'word')}{tone}"


def _rest(rest: int, more: bool, words: int) -> str:
    times = several(rest, "time") + (" more" if more else "")
    which = "sentence is" if rest == 1 else "sentences are"
    return f"{times} in this article of {several(words, 'word')}; which {which} not kept"


VOICES = {"own": "outside quotation marks", "quoted": "in quotations", "all": "in all words"}
SAID = {
    "found": "“{query}” stands {times} in {articles} of {of}, {voice}{forms}.",
    "known": "“{query}” is known to stand {times} in {articles} of {of}, {voice}{forms}.",
    "unknown": "Whether “{query}” stands in these {of} cannot be told without their texts.",
    "none": "“{query}” was not found in {of}, {voice}.",
    "newest": "Shown are the newest {number} places.",
    "searched": "Phrases, function words and figures are looked for in the newest {searched} of "
    "{of} only.",
    "unread": "{number} not at hand: texts belong to their publishers. You see the sentence, its "
    "length and its tone, as far as the case keeps them; supply the texts on the Data page and the "
    "lines appear.",
    "unread_phrase": "{number} not at hand. A case without texts does not count phrases, function "
    "words, figures, and words that no article has twice: only places are known where they are "
    "matched terms. Supply the texts on the Data page.",
    "no word": "There is no word in “{query}”.",
}


def concordance_said(found: Concordance, query: str, voice: str) -> list[str]:
    """How often the word stands in how many articles, and what is not shown and why."""
    if not found.key:
        return [SAID["no word"].format(query=query)]
    of = several(found.searched, "article")
    forms = found.forms if found.forms[:1] != (query.lower(),) or len(found.forms) > 1 else ()
    said = [
        SAID[_kind(found)].format(
            query=query, times=several(found.times, "time"), articles=f"{found.articles:,}", of=of,
            voice=VOICES[voice], forms=f"; written {_listed(forms)}" if forms else "",
        )
    ]  # fmt: skip
    if found.searched < found.of:
        said.append(
            SAID["searched"].format(searched=f"{found.searched:,}", of=several(found.of, "article"))
        )
    if len(found.lines) < found.times and not found.unread:
        said.append(SAID["newest"].format(number=f"{len(found.lines):,}"))
    if found.unread:
        number = several(found.unread, "text is", "texts are")
        said.append(SAID["unread" if found.counted else "unread_phrase"].format(number=number))
    return said


def _kind(found: Concordance) -> str:
    if found.unread and not found.counted:
        return "known" if found.times else "unknown"
    return "found" if found.times else "none"


def _listed(forms: Sequence[str]) -> str:
    return ", ".join(f"“{form}”" for form in forms)
