"""The first screen of a case with several articles: what is detectable, and what is not."""

import numpy as np
import pandas as pd
import pytest

from analysis.article import Outlet
from analysis.sheet import Choice, columns
from analysis.sheet.answers import Answers
from analysis.sheet.differences import differences
from analysis.tables import SCHEMAS

OUTLETS = tuple(Outlet(name, name.title()) for name in ("ash", "birch", "cedar"))


def case(texts: int, loud: float, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Three outlets, one article a story each; `ash` has `loud` more loaded words per 1,000."""
    draw = np.random.default_rng(seed)
    tables = {name: schema.empty_table().to_pandas() for name, schema in SCHEMAS.items()}
    articles, readings = [], []
    for outlet in OUTLETS:
        for story in range(texts):
            id = f"{outlet.id}-{story}"
            articles.append(
                {"id": id, "outlet": outlet.id, "story": f"s{story}", "words": 900,
                 "own_words": 600, "published": "", "headline": "", "author": ""}
            )  # fmt: skip
            rate = 20 + draw.normal(0, 3) + loud * (outlet.id == "ash")
            for measure, voice, value, marks, n in (
                ("loaded", "own", rate, 18, 600),
                ("attributed", "all", 0.3 + draw.normal(0, 0.05), 5, 900),
            ):  # fmt: skip
                readings.append(
                    {"article": id, "outlet": outlet.id, "story": f"s{story}", "measure": measure,
                     "voice": voice, "zone": "told", "value": value, "marks": marks, "n": n,
                     "why": ""}
                )  # fmt: skip
    for name, rows in (("articles", articles), ("readings", readings)):
        tables[name] = pd.DataFrame(rows, columns=SCHEMAS[name].names)
    return tables


def leads(tables: dict[str, pd.DataFrame]):
    found = columns(tables, OUTLETS, Choice())
    return differences(Answers(tables, found), found, Choice())


def test_what_is_detectable_is_listed_with_size_interval_and_correction() -> None:
    (lead,) = [one for one in leads(case(12, 20.0)) if one.topic == "Loaded words"]
    assert "the Ash articles +2" in lead.text
    assert "on the same 12 stories" in lead.text
    assert "corrected for 6 comparisons" in lead.basis
    assert "12 texts an outlet" in lead.basis


def test_outlets_that_nothing_tells_apart_are_said_to_be_so() -> None:
    found = leads(case(12, 20.0))
    (lead,) = [one for one in found if one.topic == "No detectable difference"]
    assert lead.text.startswith("Between the Birch articles and the Cedar articles")
    assert "Ash" not in lead.text
    assert "what would mostly have been detected" in lead.basis


@pytest.mark.parametrize("texts", [1, 2, 3])
def test_too_few_texts_say_nothing_of_differences(texts: int) -> None:
    assert leads(case(texts, 60.0)) == ()


def test_like_outlets_are_seldom_told_apart() -> None:
    told = sum(
        any(lead.topic != "No detectable difference" for lead in leads(case(6, 0.0, seed)))
        for seed in range(20)
    )
    assert told <= 3  # at 5 % of 20 cases one is expected; 4 or more come in under 2 % of runs
