"""The tables of a case, looked up by outlet, measure and voice in one step.

A sheet asks thousands of times; each table is grouped once.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.compare import estimates
from analysis.sheet.values import Column, Tables
from analysis.tables import each

UNNAMED = "speaker not identified"


class Answer(NamedTuple):
    """A measure's answer over an outlet's articles; `value` None: no evidence, and `why`."""

    value: float | None
    marks: int
    n: int
    why: str


NOTHING = Answer(None, 0, 0, "not measured")


class Answers:
    """What the readings, marks, quotations and articles of a case say of its outlets."""

    def __init__(self, tables: Tables, columns: Sequence[Column]) -> None:
        """Only the articles of the columns count."""
        self.tables = tables
        ids = {article for column in columns for article in column.articles}
        tables = {name: _of(table, ids) for name, table in tables.items()}
        articles = tables["articles"]
        self._owner = dict(zip(articles["id"], articles["outlet"], strict=True))
        self._words = articles.groupby("outlet")["words"].sum().to_dict()
        self._answers = _answers(tables["readings"])
        self.measures = frozenset(tables["readings"]["measure"])
        self._terms = self._grouped_terms(tables["marks"])
        self._spoken = self._grouped_speech(tables["quotations"])

    def of(self, outlet: str, measure: str, voice: str) -> Answer:
        """A measure's answer in one voice over all articles of an outlet."""
        return self._answers.get((outlet, measure, voice), NOTHING)

    def words(self, outlet: str) -> int:
        """The told words of an outlet's articles."""
        return int(self._words.get(outlet, 0))

    def speakers(self, outlet: str) -> Counter[str]:
        """Words quoted from each speaker; from unknown ones under `UNNAMED`."""
        return self._spoken.get(outlet, Counter())

    def terms(self, outlet: str, measure: str, voice: str) -> Counter[str]:
        """The matched terms of a measure in one voice, in lower case."""
        if voice == "all":
            return self.terms(outlet, measure, "own") + self.terms(outlet, measure, "quoted")
        return self._terms.get((outlet, measure, voice), Counter())

    def pooled(self, measure: str, voice: str, outlets: Sequence[str]) -> int:
        """How many marks a measure has over several outlets."""
        return sum(self.of(outlet, measure, voice).marks for outlet in outlets)

    def _grouped_terms(self, marks: pd.DataFrame) -> dict[tuple[str, str, str], Counter[str]]:
        found: dict[tuple[str, str, str], Counter[str]] = {}
        voices = marks["speaker"].isna().map({True: "own", False: "quoted"})
        rows = zip(marks["article"], marks["measure"], voices, marks["text"], strict=True)
        for article, measure, voice, text in rows:
            key = (self._owner.get(article, ""), str(measure), str(voice))
            found.setdefault(key, Counter())[str(text).lower()] += 1
        return found

    def _grouped_speech(self, quotations: pd.DataFrame) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for row in each(quotations[quotations["kind"] == "speech"]):
            name = row.speaker if isinstance(row.speaker, str) and row.speaker else UNNAMED
            found.setdefault(self._owner.get(row.article, ""), Counter())[name] += int(row.words)
        return found


def _of(table: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    """The rows of these articles."""
    key = "article" if "article" in table.columns else "id"
    return table[table[key].isin(ids)]


def _answers(readings: pd.DataFrame) -> dict[tuple[str, str, str], Answer]:
    why = readings[readings["why"] != ""].drop_duplicates(["outlet", "measure", "voice"])
    reasons = {(r.outlet, r.measure, r.voice): str(r.why) for r in each(why)}
    found = {}
    for row in each(estimates(readings)):
        key = (str(row.outlet), str(row.measure), str(row.voice))
        value = None if pd.isna(row.value) else float(row.value)
        reason = "" if value is not None else reasons.get(key, "no evidence")
        found[key] = Answer(value, int(row.marks), int(row.n), reason)
    return found
