"""Both names of everything, and the tables and texts of a case with the masked ones."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

import numpy as np
import pandas as pd

from analysis.article import Outlet, article_of
from analysis.gather import Story
from analysis.mask.cover import COVER, Cover, cover
from analysis.tables import SCHEMAS, TEXT_FREE, each

WITHHELD = "author withheld"
# Columns in which words may name somebody, and those that can only be left out.
WORDS = (
    "speaker", "headline", "text", "label", "truncated", "published_raw", "why", "verb", "source",
)  # fmt: skip
GONE = {"author": WITHHELD, "url": None, "sha256": "", "name": "", "notes": ""}
# Lines in which a publisher speaks of itself; they are covered whole.
OUTSIDE = ("byline", "credit", "related", "navigation", "paywall", "footer")
BY_STORY = ("actors", "facts", "coverage", "quotes")  # their order tells no outlet's place
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, eq=False)
class Mask:
    """Both names of everything: `outlets`, `articles`, `stories` map real ids to masked ones.

    A story whose id or event names nobody keeps its id.
    """

    names: tuple[Outlet, ...]  # the masked outlets, A first
    outlets: Mapping[str, str] = field(repr=False)
    articles: Mapping[str, str] = field(repr=False)  # in the order of the letters
    cover: Cover = field(repr=False)
    stories: Mapping[str, str] = field(default_factory=dict, repr=False)  # all of the case

    @cached_property
    def real(self) -> dict[str, str]:
        """Masked id of an outlet, an article or a masked story → its real one."""
        stories = [(real, masked) for real, masked in self.stories.items() if real != masked]
        pairs = (*stories, *self.articles.items(), *self.outlets.items())
        return {masked: real for real, masked in pairs}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {masked: i for i, masked in enumerate(self.articles.values())}

    def text(self, words: str) -> str:
        """The same words, all that names somebody covered; every offset stays true."""
        return self.cover.covered(words)

    def said(self, sentence: str) -> str:
        """A sentence of ours with the masked names in place of the real ones."""
        return self.cover.rewritten(sentence)

    def table(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The table of that name, masked; articles stand in the order of their letters.

        Raises ValueError for tables that never leave a case: texts and traces.
        """
        if name == "camps":
            return table.assign(speaker=_changed(table["speaker"], self.text))
        if name not in TEXT_FREE:
            raise ValueError(f"{name} cannot be masked; what can: {', '.join(TEXT_FREE)}")
        found = self._findings(table) if name == "findings" else table.copy(deep=False)
        for column in SCHEMAS[name].names:
            if change := self._change(name, column):
                found[column] = _changed(found[column], change)
        if name == "articles":
            found = found.assign(**GONE)
        if name == "terms":  # a name is not counted as a word
            forms = {*found["form"].dropna(), *found["term"].dropna()}
            named = {form for form in forms if self.cover.names(str(form))}
            found = found[~found["form"].isin(named) & ~found["term"].isin(named)]
        if name in BY_STORY:
            return found
        return self._ordered(found, "id" if name == "articles" else "article")

    def _change(self, table: str, column: str) -> Callable[[str], str] | None:
        if column in ("article", "other", "fullest") or (table, column) == ("articles", "id"):
            return lambda one: self.articles.get(one, one)
        if column == "outlet":
            return lambda one: self.outlets.get(one, one)
        if column == "story":
            return lambda one: self.stories.get(one, one)
        if column == "actor":
            return self._actor
        if (table, column) == ("actors", "name"):
            return self.text
        if column in ("speaker", "source"):
            return self._speaker
        return self.text if column in WORDS else None

    def _actor(self, id: str) -> str:
        """An actor's id, which holds a name, or another where that names an outlet or author."""
        named = self.cover.names_in(id.partition(":")[2])
        return f"name:{_mix('actor', id)[:12]}" if named else id

    def _speaker(self, name: str) -> str:
        """A speaker covered; also one that is a common noun, such as "courier" of the Courier."""
        covered = self.text(name)
        named = covered == name and self.cover.names_in(name)
        return re.sub(r"[^\n]", COVER, name) if named else covered

    def _ordered(self, table: pd.DataFrame, column: str) -> pd.DataFrame:
        codes, ids = pd.factorize(table[column])
        places = np.array([*(self._rank.get(str(one), -1) for one in ids), -1])
        return table.iloc[np.argsort(places[codes], kind="stable")].reset_index(drop=True)

    def _findings(self, table: pd.DataFrame) -> pd.DataFrame:
        """Findings whose sentences call the articles of a pair, and their outlets, by letters."""
        pairs = list(zip(table["article"], table["other"], strict=True))
        return table.assign(
            **{
                column: [self._sentence(s, p) for s, p in zip(table[column], pairs, strict=True)]
                for column in ("reason", "effect")
            }
        )

    def _sentence(self, sentence: str, articles: Sequence[object]) -> str:
        for one in articles:
            masked = self.articles.get(str(one))
            if masked is not None:
                letters = masked.partition("-")[0]
                subject = article_of(f"Outlet {letters}")
                sentence = sentence.replace(article_of(self.real[letters]), subject)
                sentence = sentence.replace(f"article {one}", f"article {masked}")
        return self.said(sentence)


def mask(
    run: str, outlets: Sequence[Outlet], articles: pd.DataFrame, stories: Sequence[Story] = ()
) -> Mask:
    """The mask of a case: of its run, its outlets, the table of its articles, its stories.

    Letters and numbers follow the hashes of run and id: always the same for this run, and no hint
    at the order of the case. Outlets without an article have the last letters.
    """
    owner = {str(r.id): str(r.outlet) for r in each(articles)}
    there = set(owner.values())
    order = sorted(
        {one.id for one in outlets} | there, key=lambda o: (o not in there, _mix(run, o))
    )
    letters = {outlet: letter(i) for i, outlet in enumerate(order)}
    places = {outlet: i for i, outlet in enumerate(order)}
    numbers: dict[str, str] = {}
    counts = dict.fromkeys(order, 0)
    for one in sorted(owner, key=lambda a: (places[owner[a]], _mix(run, a))):
        counts[owner[one]] += 1
        numbers[one] = f"{letters[owner[one]]}-{counts[owner[one]]}"
    named = [(one.name, f"Outlet {letters[one.id]}") for one in outlets]
    found = cover(named, _authors(articles, letters).items(), articles["url"].dropna().unique())
    masked = tuple(Outlet(each, f"Outlet {each}") for each in letters.values())
    return Mask(masked, letters, numbers, found, _stories(stories, articles, found))


def _stories(stories: Sequence[Story], articles: pd.DataFrame, cover: Cover) -> dict[str, str]:
    """Story → what it is called: S1, S2 … by the case's order where its id or event names one."""
    events = {story.id: story.event for story in stories}
    events |= {str(one): "" for one in articles["story"].fillna("") if one not in events}
    found: dict[str, str] = {}
    free = (each for i in count(1) if (each := f"S{i}") not in events)
    for story, event in events.items():
        named = cover.names_in(story) or cover.covered(event) != event
        found[story] = next(free) if named else story
    return found


def letter(i: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    return (letter(i // 26 - 1) if i >= 26 else "") + chr(ord("A") + i % 26)


def _mix(run: str, name: str) -> str:
    return hashlib.sha256(f"{run}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()


def _authors(articles: pd.DataFrame, letters: Mapping[str, str]) -> dict[str, str]:
    """Author line → what is said for it: `an author of Outlet B`."""
    known = articles[articles["author"].notna()]
    pairs = known[["author", "outlet"]].drop_duplicates()
    several = set(pairs.loc[pairs["author"].duplicated(), "author"])
    return {
        r.author: "an author" if r.author in several else f"an author of Outlet {letters[r.outlet]}"
        for r in each(pairs)
    }


def _changed(column: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """The column with every value changed, each different one once; what is missing stays so."""
    codes, values = pd.factorize(column)
    changed = np.array([*(change(str(value)) for value in values), None], dtype=object)
    return pd.Series(changed[codes], index=column.index, dtype=object).astype(column.dtype)


class MaskedTables(Mapping[str, pd.DataFrame]):
    """The tables of a case, each masked when it is first asked for."""

    def __init__(self, mask: Mask, tables: Tables, base: "MaskedTables | None" = None) -> None:
        """`base`: tables that are the same but for the readings."""
        self._mask, self._tables, self._base = mask, tables, base
        self._made: dict[str, pd.DataFrame] = {}

    def with_readings(self, tables: Tables) -> "MaskedTables":
        """These tables with other readings, those of `tables`."""
        return MaskedTables(self._mask, tables, self)

    def of(self, tables: Tables) -> "MaskedTables":
        """Other tables of the same case, masked alike."""
        return MaskedTables(self._mask, tables)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if self._base and name != "readings":
            return self._base[name]
        if name not in self._made:
            self._made[name] = self._mask.table(name, self._tables[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


class MaskedTexts(Mapping[str, str]):
    """Masked article → its text, each covered when it is asked for.

    Lines around the story (`OUTSIDE`), where a publisher speaks of itself, are covered whole.
    """

    def __init__(self, mask: Mask, texts: Mapping[str, str], tables: Tables) -> None:
        """`tables`: the masked ones."""
        self._mask, self._texts, self._tables = mask, texts, tables

    @cached_property
    def _outside(self) -> dict[str, list[tuple[int, int]]]:
        zones = self._tables["zones"]
        found: dict[str, list[tuple[int, int]]] = {}
        for line in each(zones[zones["kind"].isin(OUTSIDE)]):
            found.setdefault(str(line.article), []).append((line.start, line.end))
        return found

    def __getitem__(self, article: str) -> str:
        text = self._mask.text(self._texts[self._mask.real[article]])
        for start, end in self._outside.get(article, ()):
            text = text[:start] + re.sub(r"\S", COVER, text[start:end]) + text[end:]
        return text

    def __contains__(self, article: object) -> bool:
        return self._mask.real.get(str(article), "") in self._texts

    def __iter__(self) -> Iterator[str]:
        return (masked for real, masked in self._mask.articles.items() if real in self._texts)

    def __len__(self) -> int:
        return sum(1 for _ in self)
