"""A small case of our own for the tests: three outlets on one harbour fire, one of them quoting."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.article import Article, Outlet
from analysis.measures import MEASURES, Measure
from analysis.score import rows
from analysis.sheet import Tables
from analysis.story import Known, story_rows
from analysis.tables import SCHEMAS

GAZETTE = """Fire closes the harbour

A fire closed the harbour of Port Alder on Monday. The blaze began in a grain store.
“We lost the store but nobody was hurt,” said Ada Brook, the harbour master. She praised the crews.
“It could have been worse,” Brook added.

The council will meet on Tuesday. Trade may resume within a week.
"""
COURIER = """A horrid blunder at the harbour

The appalling fire at Port Alder is a scandal. The council claimed that it had warned the owners.
Reckless owners and a hapless council shared the blame. The grain store burned for nine hours.
Nobody was hurt. The council will meet on Tuesday. The shameful neglect went on for years.
"""
HERALD = """Grain store burns at Port Alder

The grain store at Port Alder burned on Monday. “Nobody was hurt,” said Ada Brook.
Ships were sent to other ports. Ships will return once the quay is safe. The council will meet.
"""
TEXTS = {"gazette": GAZETTE, "courier": COURIER, "herald": HERALD}
OUTLETS = (
    Outlet("gazette", "The Gazette"), Outlet("courier", "Courier"), Outlet("herald", "Herald"),
)  # fmt: skip


def tables(
    measures: Sequence[Measure] = MEASURES,
    findings: Sequence[dict] = (),
    repeat: int = 1,
    more: Sequence[Article] = (),
) -> Tables:
    """The tables of the three articles, each `repeat` times as long, as a case would give them."""
    articles = [Article(name, name, text * repeat) for name, text in TEXTS.items()]
    articles += more
    read = rows(articles, measures)
    known = Known(
        frozenset(str(f["article"]) for f in findings if f["apart"]),
        [[article.id] for article in articles],
    )
    found = read | {"findings": list(findings)} | story_rows("", read, known)
    return {name: pd.DataFrame(found[name], columns=SCHEMAS[name].names) for name in found}


def folder(path: Path) -> Path:
    """The three texts as files in a folder."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return path
