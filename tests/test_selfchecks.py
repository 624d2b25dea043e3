"""The six self-checks that must hold (MEASURES, section 5), on data in which nothing differs.

The full figures are printed by tests/simulate.py.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import simulate

from analysis.article import Article
from analysis.compare import contrasts, estimates
from analysis.measures import MEASURES
from analysis.resample import DRAWS, poisson_interval
from analysis.score import rows
from analysis.words import distinctive

ROOT = Path(__file__).resolve().parent.parent
ALDER = ROOT / "seeds" / "port-alder" / "articles"
BROWSER = ROOT / "tests" / "browser" / "texts"
AT_MOST = 0.07


def halves(number: int, seed: int) -> "pd.Series[str]":
    """The articles a0, a1 … of one outlet, which fall to two names at random."""
    rng = np.random.default_rng((1, seed))
    names = np.where(rng.permutation(number) < number // 2, "x", "y")
    return pd.Series(names, index=[f"a{k}" for k in range(number)])


# 1. Random halves of one outlet


@pytest.fixture(scope="module", params=[1, 3], ids=["one story", "three stories"])
def found(request: pytest.FixtureRequest) -> pd.DataFrame:
    """Contrasts between the halves of 24 articles, 400 times."""
    rng = np.random.default_rng(request.param)
    readings = simulate.screens(rng, 1, request.param, 24 // request.param, runs=400)
    named = readings.assign(outlet=readings["article"].map(halves(24, 0)))
    table = contrasts(named, pairs=[("x", "y")])
    return table.assign(measure=table["measure"].str.split("/").str[0])


def test_halves_of_one_outlet_seldom_differ(found: pd.DataFrame) -> None:
    assert found["p"].notna().all()
    rejected = (found["p"] < 0.05).groupby(found["measure"]).mean()
    assert (rejected <= AT_MOST).all(), rejected.to_dict()


def test_intervals_of_halves_hold_nothing_mostly(found: pd.DataFrame) -> None:
    given = found.dropna(subset=["low"])
    assert len(given) > 0.6 * len(found)
    missed = ((given["low"] > 0) | (given["high"] < 0)).groupby(given["measure"]).mean()
    assert missed.mean() <= AT_MOST
    assert (missed <= 0.09).all(), missed.to_dict()  # skewed rates: .07, and two standard errors


def test_words_of_halves_seldom_stand_out() -> None:
    found = []
    for run in range(100):
        terms = simulate.texts(np.random.default_rng(run), 24)
        table = distinctive(terms, halves(24, run), "own", draws=99, seed=run)
        found.append((table["p"] <= 0.05).any())
    assert np.mean(found) <= AT_MOST


def test_halves_that_do_differ_are_told_apart() -> None:
    rng, half = np.random.default_rng(1), halves(24, 0)
    readings, terms = simulate.screens(rng, 1, 1, 24), simulate.texts(rng, 24)
    named = readings.assign(outlet=readings["article"].map(half))
    apart = 3.0 * (named["outlet"] == "x") * named["value"].std()
    assert (contrasts(named.assign(value=named["value"] + apart))["q"] < 0.05).all()
    said = pd.DataFrame(
        [(name, "own", "pact", "pact", 9) for name in half.index[half == "x"]],
        columns=terms.columns,
    )
    found = distinctive(pd.concat([terms, said]), half, "own", draws=99)
    assert found.loc[found["p"] <= 0.05, "term"].tolist() == ["pact"]


# 2. Outlet labels permuted


@pytest.mark.parametrize("shape", [(3, 1, 5), (4, 8, 1)], ids=str)
def test_a_screen_of_permuted_labels_shows_no_difference(shape: tuple[int, int, int]) -> None:
    """Over thousands of screens .033 to .040; here .05 and one standard error."""
    assert simulate.of_screens(*shape, 400).mean() <= 0.06


def test_the_words_of_permuted_labels_do_not_stand_out() -> None:
    assert simulate.of_words(3, 2, 4, 60).mean() <= 0.05


# 3. Log-odds equal to an independent implementation: test_words.py, to 1e-9.


# 4. Names and order


def test_swapping_names_or_the_order_of_articles_changes_nothing() -> None:
    readings = simulate.screens(np.random.default_rng(4), 3, 6, 4)
    names = {"o0": "o2", "o1": "o0", "o2": "o1"}
    swapped = readings.assign(outlet=readings["outlet"].map(names))
    swapped = swapped.sample(frac=1, random_state=1)
    keys = ["outlet", "measure", "voice"]
    for make in (lambda t: estimates(t, draws=DRAWS), contrasts):
        one = make(readings).replace({"outlet": names}).sort_values(keys, ignore_index=True)
        two = make(swapped).sort_values(keys, ignore_index=True)
        assert one["low"].notna().any()
        pd.testing.assert_frame_equal(one, two)


# 5. Repeating an article


def repeated(readings: pd.DataFrame, times: int) -> tuple[pd.DataFrame, dict[str, str]]:
    """Every article printed again under other ids, and the clusters that the gates would give."""
    copies = [
        readings.assign(article=readings["article"] + f"-{k}" if k else readings["article"])
        for k in range(times)
    ]
    table = pd.concat(copies, ignore_index=True)
    return table, {name: name.split("-")[0] for name in table["article"].unique()}


@pytest.mark.parametrize("stories", [1, 12])
def test_repeating_an_article_narrows_no_interval(stories: int) -> None:
    readings = simulate.screens(np.random.default_rng(5), 2, stories, 24 // stories)
    table, groups = repeated(readings, 3)
    ends = ["value", "low", "high", "texts"]
    once, again = estimates(readings, draws=DRAWS), estimates(table, groups, draws=DRAWS)
    assert once["low"].notna().any()
    pd.testing.assert_frame_equal(once[ends], again[ends])
    pd.testing.assert_frame_equal(contrasts(readings), contrasts(table, groups))
    unmerged = estimates(table, draws=DRAWS)
    if stories == 1:
        assert ((unmerged["high"] - unmerged["low"]) < (once["high"] - once["low"])).all()


# 6. Halving each article


def texts(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("*.txt")):
        outlet = path.stem.split("-")[0] if folder == ALDER else "all"
        yield Article(path.stem, outlet, path.read_text("utf-8"))


def counts(articles: list[Article]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Told sentences with their words, and marks of tier-A measures; both with their outlet."""
    found = rows(articles, [measure for measure in MEASURES if measure.tier == "A"])
    owner = {article.id: article.outlet for article in articles}
    sentences = pd.DataFrame(found["sentences"])
    sentences = sentences[sentences["zone"].isin(["headline", "subhead", "body"])]
    marks = pd.DataFrame(found["marks"])[["article", "sentence", "measure"]]
    marks = marks.merge(sentences, left_on=["article", "sentence"], right_on=["article", "i"])
    return (part.assign(outlet=part["article"].map(owner)) for part in (sentences, marks))  # type: ignore[return-value]


def moved(sentences: pd.DataFrame, marks: pd.DataFrame, seed: int) -> tuple[pd.Series, pd.Series]:
    """How many marks there are of each outlet and measure; whether half the sentences, drawn
    within each article, give a rate per word beyond the interval of the whole."""
    keys = ["outlet", "measure"]
    number = marks.groupby(keys).size()
    owner = number.index.get_level_values("outlet")
    whole = sentences.groupby("outlet")["words"].sum().loc[owner].to_numpy()
    low, high = poisson_interval(number.to_numpy(), whole)
    rng = np.random.default_rng(seed)
    drawn = pd.Series(rng.random(len(sentences)), index=sentences.index)
    rank, size = (
        drawn.groupby(sentences["article"]).rank(),
        sentences.groupby("article")["i"].transform("size"),
    )
    half = sentences[rank <= (size + rng.integers(0, 2, len(size))) // 2]
    kept = marks.merge(half[["article", "i"]], on=["article", "i"])
    found = kept.groupby(keys).size().reindex(number.index, fill_value=0)
    rate = found / half.groupby("outlet")["words"].sum().reindex(owner).to_numpy()
    return number, (rate < low) | (rate > high)


@pytest.mark.parametrize("folder", [BROWSER, ALDER], ids=["browser", "port-alder"])
def test_halving_each_article_moves_no_rate_beyond_its_interval(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.relative_to(ROOT)} is not there")
    sentences, marks = counts(list(texts(folder)))
    runs = [moved(sentences, marks, seed) for seed in range(40)]
    shown = [out[number >= 16] for number, out in runs]  # the floor of a rate, MEASURES section 3
    assert len(shown[0]) > 0
    assert pd.concat(shown).mean() <= 0.05
    few = pd.concat([out[number <= 2] for number, out in runs])
    assert few.mean() > 0.1, "below the floor a rate is not to be relied on, and this shows it"
