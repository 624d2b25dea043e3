"""How well the measures agree with people, on labelled sets, with a floor under each figure.

The sets are other people's text and lie beside a checkout, if anywhere; without them these tests
skip and say so. `quality.toml` holds the floor and the SHA-256 of the set it was reached on.
Raising a floor is an edit; lowering one needs a reason in the changelog.
"""

import gzip
import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from texts import lines

from analysis import validate
from analysis.article import Article
from analysis.clean import zones
from analysis.document import document
from analysis.measures.loaded import LOADED
from analysis.measures.tone import compound
from analysis.parse import available
from analysis.voice import voiced

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
FLOORS: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "tests" / "quality.toml").read_text())


def rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def area(scores: list[float], labels: list[bool]) -> float:
    """Area under the ROC curve, ties counted half (Mann & Whitney 1947)."""
    values, marks = np.array(scores), np.array(labels, dtype=bool)
    above = (values[marks][:, None] > values[~marks][None, :]).mean()
    return float(above + 0.5 * (values[marks][:, None] == values[~marks][None, :]).mean())


def loaded(text: str) -> float:
    reading = LOADED.read(document(Article("a", "o", text), lines(text)), "all")
    return reading.value or 0.0


def loaded_within_outlets() -> float:
    """BABE: sentences marked as biased against others of the same outlet, mean over outlets."""
    found: dict[str, tuple[list[float], list[bool]]] = defaultdict(lambda: ([], []))
    for row in rows("loaded_babe"):
        scores, labels = found[row["outlet"]]
        scores.append(loaded(row["text"]))
        labels.append(row["label"] == 1)
    return float(
        np.mean([area(*pair) for pair in found.values() if 0 < sum(pair[1]) < len(pair[1])])
    )


def loaded_paragraphs() -> float:
    """SemEval 2023 task 3: paragraphs with the technique Loaded_Language against the others."""
    pairs = [
        (loaded(r["text"]), "Loaded_Language" in r["techniques"]) for r in rows("persuasion_se23")
    ]
    return area([score for score, _ in pairs], [label for _, label in pairs])


def tone_of_sentences() -> float:
    """NYT opinion sentences: Pearson's r of VADER, marks made plain, with people's ratings."""
    pairs = [(compound(row["text"]), row["score"]) for row in rows("sent_nyt")]
    return float(np.corrcoef(np.array(pairs).T)[0, 1])


def quotations_found() -> float:
    """PolNeAR: share of contents wholly inside marks that a quotation of ours covers by .8."""
    hits, total = 0, 0
    for row in rows("quotes_polnear"):
        text = row["text"]
        article = Article("a", "o", text)
        ours = [q.span for q in voiced(document(article, zones(article))).quotations]
        spans = [span for a in row["attributions"] for part in a["Content"] for span in part[1]]
        for start, end in spans:
            if not (text[start] in '“"' and text[end - 1] in '”"'):
                continue
            total += 1
            covered = max((min(end, s.end) - max(start, s.start) for s in ours), default=0)
            hits += covered >= 0.8 * (end - start - 2)
    return hits / total


TASKS: dict[str, tuple[str, Callable[[], float]]] = {
    "loaded_babe": ("loaded_babe", loaded_within_outlets),
    "persuasion_se23": ("persuasion_se23", loaded_paragraphs),
    "sent_nyt": ("sent_nyt", tone_of_sentences),
    "quotes_polnear": ("quotes_polnear", quotations_found),
}


@pytest.mark.parametrize("task", sorted(TASKS))
def test_a_figure_does_not_fall(task: str) -> None:
    name, figure = TASKS[task]
    path = DATA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    floor = FLOORS[task]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == floor["sha256"], "the set has changed; measure anew and say so"
    reached = figure()
    assert reached >= floor["floor"], f"{task}: {reached:.4f}, the floor is {floor['floor']}"


@pytest.mark.parametrize("name", validate.TASKS)
def test_a_task_of_validate_does_not_fall(name: str) -> None:
    path = DATA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    pin = FLOORS["validate"][name]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == pin["sha256"], "the set has changed; measure anew and say so"
    given = validate.read_rows(path)[:: pin.get("every", 1)]
    outcome = validate.task(name).measure(given)
    print(f"{name}: {outcome.value:.4f} ({outcome.low}–{outcome.high}), {outcome.controls}")
    parsed = bool(available()) or "without" not in pin
    assert outcome.value >= pin["floor" if parsed else "without"]
    assert outcome.controls.get("without the parse", 1.0) >= pin.get("without", 0.0)
    assert outcome.value > outcome.controls[pin["beaten"]]
    assert len(outcome.predictions) >= outcome.rows  # of every row, coded or not


def test_area_under_the_curve_by_hand() -> None:
    assert area([3.0, 2.0, 1.0, 2.0], [True, True, False, False]) == pytest.approx((2 + 1.5) / 4)
