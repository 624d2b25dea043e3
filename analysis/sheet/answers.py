"""The tables of a case, looked up by outlet, measure and voice in one step.

A sheet asks thousands of times; each table is grouped once.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.article import NARROW
from analysis.compare import estimates
from analysis.compare.estimates import ENOUGH
from analysis.gates import independent
from analysis.measures import MEASURES
from analysis.measures.attribution import ATTRIBUTED
from analysis.resample import DRAWS
from analysis.sheet.columns import findings_of, stories_of
from analysis.sheet.values import Column, Tables, bounded
from analysis.tables import each

UNNAMED = "speaker not identified"
KNOWN = {measure.name: measure for measure in MEASURES}


class Answer(NamedTuple):
    """A measure's answer over an outlet's articles; `value` None: no evidence, and `why`."""

    value: float | None
    marks: int
    n: int
    why: str


NOTHING = Answer(None, 0, 0, "not measured")


class Answers:
    """What the readings, marks, quotations and articles of a case say of its outlets."""

    def __init__(
        self,
        tables: Tables,
        columns: Sequence[Column],
        zone: str = "told",
        groups: dict[str, str] | None = None,
    ) -> None:
        """Only the articles of the columns count, and of these the `zone` (`article.AREAS`).

        `groups`: those of the case (`groups_of`), where they are at hand.
        """
        self.tables, self.zone = tables, zone
        self._given, self._made = groups, dict[Hashable, pd.DataFrame]()
        self._intervals: dict[tuple[str, str], dict[str, tuple[float, float]]] = {}
        self.owner = {article: column.outlet for column in columns for article in column.articles}
        self._answers = _answers(self.readings)
        self.measures = frozenset(self.readings["measure"].unique())

    @cached_property
    def readings(self) -> pd.DataFrame:
        """The readings that count."""
        table = of_zone(self.tables["readings"], self.zone)
        return table[table["article"].isin(self.owner)]

    @cached_property
    def _terms(self) -> dict[tuple[str, str, str], Counter[str]]:
        marks = _within(self.tables["marks"], self.zone, self.owner)
        voice = marks["speaker"].isna().map({True: "own", False: "quoted"}).astype(str)
        keys = [self._owners(marks), marks["measure"].astype(str), voice]
        counts = marks.groupby([*keys, marks["text"].astype(str).str.lower()], sort=False).size()
        found: dict[tuple[str, str, str], Counter[str]] = {}
        for (outlet, measure, said, term), count in zip(list(counts.index), counts, strict=True):
            found.setdefault((outlet, measure, said), Counter())[term] = int(count)
        return found

    @cached_property
    def _spoken(self) -> dict[str, Counter[str]]:
        said = _within(self.tables["quotations"], self.zone, self.owner)
        said = said[said["kind"] == "speech"]
        names = (
            said["speaker"].astype(object).where(said["speaker"].notna(), "").replace("", UNNAMED)
        )
        words = said.groupby([self._owners(said), names], sort=False)["words"].sum()
        found: dict[str, Counter[str]] = {}
        for (outlet, name), count in zip(list(words.index), words, strict=True):
            found.setdefault(outlet, Counter())[name] = int(count)
        return found

    @cached_property
    def groups(self) -> dict[str, str]:
        """Article → the first of those that count with it as one voice."""
        return groups_of(self.tables) if self._given is None else self._given

    def once(self, key: Hashable, made: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """A table that is made of these answers when it is first asked for, and kept with them."""
        if key not in self._made:
            self._made[key] = made()
        return self._made[key]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Article → how it is called beside its outlet: its headline, or its id."""
        articles = self.tables["articles"]
        lines = zip(articles["id"], articles["headline"].fillna(""), strict=True)
        return {article: line or article for article, line in lines}

    def _owners(self, table: pd.DataFrame) -> "pd.Series[str]":
        return table["article"].astype(object).map(self.owner)

    def of(self, outlet: str, measure: str, voice: str) -> Answer:
        """A measure's answer in one voice over all articles of an outlet."""
        return self._answers.get((outlet, measure, voice), NOTHING)

    def words(self, outlet: str) -> int:
        """The words of an outlet's articles in the zone; 0 where they are not scored."""
        return self.of(outlet, ATTRIBUTED.name, ATTRIBUTED.voices[0]).n

    def speakers(self, outlet: str) -> Counter[str]:
        """Words quoted from each speaker; from unknown ones under `UNNAMED`."""
        return self._spoken.get(outlet, Counter())

    def terms(self, outlet: str, measure: str, voice: str) -> Counter[str]:
        """The matched terms of a measure in one voice, in lower case."""
        if voice == "all":
            return self.terms(outlet, measure, "own") + self.terms(outlet, measure, "quoted")
        return self._terms.get((outlet, measure, voice), Counter())

    def interval(self, outlet: str, measure: str, voice: str) -> tuple[float, float] | None:
        """The 95 % interval of a mean over an outlet's texts; None where there is none."""
        if (measure, voice) not in self._intervals:
            self._intervals[measure, voice] = self._ends(measure, voice)
        return self._intervals[measure, voice].get(outlet)

    def _ends(self, measure: str, voice: str) -> dict[str, tuple[float, float]]:
        if not self._many:
            return {}
        asked = (self.readings["measure"] == measure) & (self.readings["voice"] == voice)
        asked &= self.readings["outlet"].isin(self._many)
        table = estimates(self.readings[asked], self.groups, draws=DRAWS)
        return {
            str(r.outlet): bounded(KNOWN[measure], float(r.low), float(r.high))
            for r in each(table)
            if pd.notna(r.low)
        }

    @cached_property
    def _many(self) -> frozenset[str]:
        """The outlets that have articles enough for an interval."""
        texts = Counter(self.owner.values())
        return frozenset(outlet for outlet, count in texts.items() if count >= ENOUGH)

    def pooled(self, measure: str, voice: str, outlets: Sequence[str]) -> int:
        """How many marks a measure has over several outlets."""
        return sum(self.of(outlet, measure, voice).marks for outlet in outlets)


def groups_of(tables: Tables) -> dict[str, str]:
    """Article → the first of those that count with it as one voice, over the whole case."""
    found = independent(stories_of(tables), findings_of(tables))
    return {article: group[0] for group in found for article in group}


def of_zone(readings: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The readings of one area of the text."""
    return readings[readings["zone"] == zone]


def _within(table: pd.DataFrame, zone: str, articles: Mapping[str, str]) -> pd.DataFrame:
    """The marks or quotations of these articles, of one area of their texts."""
    kept = table["article"].isin(articles)
    return table[kept & (table["zone"] == zone) if zone in NARROW else kept]


def _answers(readings: pd.DataFrame) -> dict[tuple[str, str, str], Answer]:
    why = readings[readings["why"] != ""].drop_duplicates(["outlet", "measure", "voice"])
    reasons = {(r.outlet, r.measure, r.voice): str(r.why) for r in each(why)}
    found = {}
    # A text without evidence is no part of the mean, nor are its sentences of its denominator.
    counted = readings["n"].where(readings["value"].notna(), 0)
    for row in each(estimates(readings.assign(n=counted))):
        key = (str(row.outlet), str(row.measure), str(row.voice))
        value = None if pd.isna(row.value) else float(row.value)
        reason = "" if value is not None else reasons.get(key, "no evidence")
        found[key] = Answer(value, int(row.marks), int(row.n), reason)
    return found
