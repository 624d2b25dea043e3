"""What stands out with several stories: the sheet's row, one outlet against others, sentences."""

import made
import numpy as np
import pandas as pd
import pytest

from analysis.article import Article, Outlet
from analysis.score import rows
from analysis.sheet import Answers, Choice, columns, evidence
from analysis.sheet.rows import rows as sheet_rows
from analysis.sheet.rows import standing_out
from analysis.sheet.standing import (
    ENOUGH,
    OTHERS,
    STANDS_OUT,
    bar_table,
    comparison,
    copies,
    full_table,
    standing,
    standing_said,
)
from analysis.story import NEEDED, Known, story_rows
from analysis.tables import SCHEMAS
from analysis.words import distinctive

NEVER = ("bias", "objective", "balanced", "propaganda", "omits", "hides", "slant")
OUTLETS = tuple(Outlet(name, name.title()) for name in ("gazette", "courier", "herald"))
PLAIN = (
    "The {n} harbour cranes lifted timber while engineers measured the {n} quay. Ferries carried "
    "passengers, merchants sold herring, and sailors painted wooden boats beside warehouses. "
    "Teachers visited the lighthouse, children counted gulls, and fishermen mended nets. "
)
OWN = {"gazette": "Splendour, splendour, splendour. ", "courier": "", "herald": ""}


def tables(stories: int = 6, findings: tuple[dict, ...] = ()) -> dict[str, pd.DataFrame]:
    """Three outlets, an article a story each; one of them keeps saying one word."""
    articles = [
        Article(
            f"{outlet}-{s}", outlet,
            f"A harbour day\n\n{(PLAIN * 4).format(n=f'story{s}')}{OWN[outlet]}", story=f"s{s}",
        )
        for outlet in OWN for s in range(stories)
    ]  # fmt: skip
    found = rows(articles) | {"findings": list(findings)}
    for s in sorted({article.story for article in articles}):
        inside = {article.id for article in articles if article.story == s}
        own = {
            name: [row for row in found[name] if row.get("article", row.get("id")) in inside]
            for name in NEEDED
        }
        for name, part in story_rows(s, own, Known()).items():
            found[name] = found.get(name, []) + part
    return {name: pd.DataFrame(found[name], columns=SCHEMAS[name].names) for name in found}


@pytest.fixture(scope="module")
def many():
    return tables()


def row(given, choice: Choice = Choice()):  # noqa: B008
    shown = columns(given, OUTLETS, choice)
    every = sheet_rows(Answers(given, shown), shown, choice)
    found = next(row for row in every if row.question == STANDS_OUT)
    return {cell.outlet: cell for cell in found.cells}, found


def test_the_row_answers_for_several_stories(many) -> None:
    cells, found = row(many)
    assert [item.key for item in cells["gazette"].items][:1] == ["splendour"]
    assert cells["gazette"].items[0].printed == "18"
    assert "on the same stories" in found.about
    assert not cells["courier"].items or cells["courier"].items[0].key != "splendour"


def test_stories_that_an_outlet_tells_alone_do_not_count() -> None:
    given = tables(3)
    articles = given["articles"]
    alone = articles["story"].where(articles["outlet"] != "gazette", "own-" + articles["story"])
    cells, _ = row({**given, "articles": articles.assign(story=alone)})
    assert "several stories" in cells["gazette"].missing
    assert not cells["herald"].missing.startswith("several stories")


def test_one_story_of_several_is_compared_as_one(many) -> None:
    cells, found = row(many, Choice(stories=("s1",)))
    assert "same stories" not in found.about
    assert cells["gazette"].items[0].printed == "3"


def test_the_evidence_knows_the_floor_and_the_voice(many) -> None:
    shown = columns(many, OUTLETS, Choice())
    texts = {
        str(r.id): f"A harbour day\n\n{(PLAIN * 4).format(n=f'story{r.story[1:]}')}{OWN[r.outlet]}"
        for r in many["articles"].itertuples()
    }
    found = evidence(many, texts, shown[0], "what-stands-out", Choice())
    marked = {p.text.lower() for passage in found.passages for p in passage.pieces if p.mark}
    assert "splendour" in marked
    quoted = evidence(many, texts, shown[0], "what-stands-out", Choice(voice="quoted"), "splendour")
    assert quoted.passages == ()
    short = made.tables()
    column = columns(short, made.OUTLETS, Choice())[2]
    assert standing_out(Answers(short, [column]), Choice(), "own").empty
    none = evidence(short, made.TEXTS, column, "what-stands-out", Choice())
    assert none.passages == ()  # fewer than ENOUGH content words: nothing is said to stand out


def test_an_outlet_against_all_others_and_against_one(many) -> None:
    given = comparison(many, Choice(), "own")
    for other, there, least in ((OTHERS, 12, 0.005), ("herald", 6, 2 / 64)):
        found = standing(given, "gazette", other, draws=199)
        assert (found.here, found.there, found.stories, found.draws) == (6, there, 6, 199)
        assert found.passed["term"].tolist() == ["splendour"]
        assert found.table["p"].iloc[0] == pytest.approx(least, abs=0.02)  # of 3⁶ or 2⁶ labels
        said, basis = standing_said(found, "Gazette", "Herald" if other else "")
        assert said.startswith("1 of ")
        assert "“splendour”" in said.lower()
        assert "199 permutations" in said
        assert f"6 texts of Gazette against {there} of" in basis
    against = distinctive(
        many["terms"], given.outlets, "own", stories={i: i[-1] for i in given.outlets.index},
        outlet="gazette", against="herald",
    )  # fmt: skip
    assert against["z"].iloc[0] == pytest.approx(found.table["z"].iloc[0])


def test_no_word_beyond_chance_is_a_result(many) -> None:
    found = standing(comparison(many, Choice(), "own"), "courier", "herald", draws=99)
    assert found.passed.empty
    (said, _) = standing_said(found, "Courier", "Herald")
    assert said.startswith(("No word stands out beyond chance", "No word stands here"))


def test_below_four_texts_a_side_there_is_no_p() -> None:
    found = standing(comparison(tables(3), Choice(), "own"), "gazette")
    assert found.draws == 0
    assert found.table["p"].isna().all()
    assert "only puts the words in order" in standing_said(found, "Gazette")[0]
    assert set(full_table(found.table)["beyond chance"]) == {"not tested"}


@pytest.mark.parametrize(
    ("choice", "outlet", "other"),
    [
        (Choice(outlets=("gazette",)), "gazette", OTHERS), (Choice(), "nobody", OTHERS),
        (Choice(), "gazette", "nobody"), (Choice(voice="quoted"), "gazette", OTHERS),
    ],
)  # fmt: skip
def test_where_nothing_can_be_compared_it_says_so(many, choice, outlet: str, other: str) -> None:
    found = standing(comparison(many, choice, choice.voice), outlet, other)
    assert found.table.empty
    assert "Nothing to compare with" in standing_said(found, "Gazette", other)[0]


def test_too_few_words_are_said() -> None:
    found = standing(comparison(made.tables(), Choice(), "own"), "herald")
    assert found.words < ENOUGH
    assert found.table.empty
    assert f"below {ENOUGH} no word" in standing_said(found, "Herald")[0]


def test_copies_count_once_and_what_both_print_not_at_all() -> None:
    copy = {
        "gate": "reuse", "article": "courier-0", "reason": "copy", "value": 0.9,
        "other": "gazette-0", "apart": False, "effect": "",
    }  # fmt: skip
    given = tables(findings=(copy,))
    found = standing(comparison(given, Choice(), "own"), "gazette")
    assert (found.here, found.copies) == (5, 2)
    assert "left out" in standing_said(found, "Gazette")[1]
    said = tables(findings=({**copy, "gate": "voice"},))
    assert copies(said, "own")["courier-0"] == "courier-0"  # its own words are its own
    assert copies(said, "quoted")["courier-0"] == copies(said, "quoted")["gazette-0"]


def test_bars_and_table_say_the_same(many) -> None:
    found = standing(comparison(many, Choice(), "own"), "gazette", draws=99)
    bars, table = bar_table(found.table), full_table(found.table)
    assert bars["label"].tolist() == table["word"].tolist()
    assert bars["full"].tolist() == [one == "yes" for one in table["beyond chance"]]
    assert bars["said"].iloc[0].startswith("ζ ")
    assert "p = .01" in bars["said"].iloc[0]
    assert table["here"].iloc[0] == 18


def test_the_sentences_never_say_what_is_never_said(many) -> None:
    for outlet in OWN:
        for other in (OTHERS, *OWN):
            found = standing(comparison(many, Choice(), "own"), outlet, other, draws=19)
            said = " ".join(standing_said(found, outlet, other)).lower()
            assert not [word for word in NEVER if word in said]


@pytest.mark.parametrize("grouped", [False, True])
def test_all_at_once_is_the_same_as_one_by_one(grouped: bool) -> None:
    rng = np.random.default_rng(3)
    ids = [f"a{i}" for i in range(60)]
    outlets = pd.Series([f"o{i % 5}" for i in range(60)], index=ids)
    stories = {one: f"s{i % 7}" for i, one in enumerate(ids)}
    groups = {one: f"g{i // 4}" for i, one in enumerate(ids)} if grouped else {}
    terms = pd.DataFrame(
        [
            (one, "own", f"w{w:02d}", f"w{w:02d}", int(rng.integers(1, 5)))
            for one in ids for w in rng.choice(40, 12, replace=False)
        ],
        columns=["article", "voice", "term", "form", "count"],
    )  # fmt: skip
    given = {"stories": stories, "groups": groups}
    once = distinctive(terms, outlets, "own", **given)
    parts = [distinctive(terms, outlets, "own", outlet=f"o{i}", **given) for i in range(5)]
    single = pd.concat(parts, ignore_index=True)
    keys = ["outlet", "term"]
    pd.testing.assert_frame_equal(
        once.sort_values(keys, ignore_index=True), single.sort_values(keys, ignore_index=True),
        check_dtype=False,
    )  # fmt: skip
    assert len(once) > 10
