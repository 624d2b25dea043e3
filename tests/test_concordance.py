"""A word in its contexts: every place and no other, in its voice, cut where it should be."""

from collections import Counter
from dataclasses import replace

import made
import pytest

from analysis.measures.loaded import LOADED
from analysis.sheet import Choice, columns
from analysis.sheet.concordance import SIDE, concordance, concordance_said, contexts
from analysis.sheet.found import listed, words_found
from analysis.sheet.places import key, places

NEVER = ("bias", "objective", "balanced", "propaganda", "omits", "hides", "slant")


@pytest.fixture(scope="module")
def tables():
    return made.tables()


@pytest.fixture(scope="module")
def three(tables):
    return columns(tables, made.OUTLETS, Choice())


def lines(found) -> list[tuple[str, str, str, str]]:
    return [(line.article, line.left, line.word, line.right) for line in found.lines]


def test_every_place_of_a_word_with_what_stands_beside_it(tables, three) -> None:
    found = concordance(tables, made.TEXTS, three, "councils", "own")
    assert (found.times, found.articles, found.of) == (5, 3, 3)
    assert (
        "gazette",
        "The",
        "council",
        "will meet on Tuesday. Trade may resume within a week.",
    ) in (lines(found))
    assert [line.article for line in found.lines].count("courier") == 3
    assert found.forms == ("council",)


@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_places_are_those_that_were_counted(tables, voice: str) -> None:
    terms = tables["terms"][tables["terms"]["voice"] == voice]
    wanted = frozenset((term,) for term in terms["term"])
    found = list(places(tables, made.TEXTS, list(made.TEXTS), wanted, voice))
    counts = Counter((place.article, place.key[0]) for place in found)
    assert counts == {(r.article, r.term): r.count for r in terms.itertuples()}
    for place in found:
        assert key(made.TEXTS[place.article][place.start : place.end]) == place.key


def test_voices_are_told_apart(tables, three) -> None:
    own, quoted, both = (
        lines(concordance(tables, made.TEXTS, three, "hurt", voice))
        for voice in ("own", "quoted", "all")
    )
    assert [line[0] for line in own] == ["courier"]
    assert {line[0] for line in quoted} == {"gazette", "herald"}
    assert sorted(both) == sorted(own + quoted)


def test_a_phrase_is_found_in_all_its_forms_within_a_sentence(tables, three) -> None:
    found = concordance(tables, made.TEXTS, three, "Grain stores", "all")
    assert found.times == 4
    assert not found.counted
    assert concordance(tables, made.TEXTS, three, "nine hours nobody", "all").times == 0
    assert concordance(tables, made.TEXTS, three, "nine hours", "all").times == 1


def test_function_words_are_found_too(tables, three) -> None:
    found = concordance(tables, made.TEXTS, three, "must", "all")
    assert (found.times, found.lines) == (0, ())
    assert concordance(tables, made.TEXTS, three, "will", "all").times == 4


@pytest.mark.parametrize("query", ["", "  ", "…!?", "<>"])
def test_without_a_word_nothing_is_looked_for(tables, three, query: str) -> None:
    found = concordance(tables, made.TEXTS, three, query, "own")
    assert (found.times, found.lines) == (0, ())
    assert "no word" in concordance_said(found, query, "own")[0]


def test_the_newest_come_first_and_the_undated_last(tables, three) -> None:
    articles = tables["articles"]
    days = articles["id"].map({"gazette": "2024-01-02", "herald": "2024-01-03"})
    dated = {**tables, "articles": articles.assign(published=days)}
    found = concordance(dated, made.TEXTS, three, "council", "own")
    order = list(dict.fromkeys(line.article for line in found.lines))
    assert order == ["herald", "gazette", "courier"]
    assert len(concordance(dated, made.TEXTS, three, "council", "own", most=2).lines) == 2


def test_contexts_stay_on_their_line_and_are_cut_between_words() -> None:
    text = "one line\nbefore  it the word and after\nanother"
    start = text.index("word")
    assert contexts(text, start, start + 4) == ("before it the", "and after")
    assert contexts("word", 0, 4) == ("", "")
    long = "abcde " * 30 + "word" + " fghij" * 30
    left, right = contexts(long, long.index("word"), long.index("word") + 4)
    assert len(left) <= SIDE
    assert len(right) <= SIDE
    assert left.removeprefix("…").split() == ["abcde"] * len(left.split())
    assert right.removesuffix("…").split() == ["fghij"] * len(right.split())
    run = "x" * 200
    assert contexts(run + "word" + run, 200, 204) == ("…", "…")


def test_without_the_texts_the_places_that_are_kept_and_the_counts(tables, three) -> None:
    found = concordance(tables, {}, three, "horrid", "own")
    assert (found.times, found.articles, found.unread) == (1, 1, 1)
    (line,) = found.lines
    assert (line.left, line.word, line.right) == ("", "", "")
    assert (line.sentence, line.article) == (0, "courier")
    assert line.note.startswith("sentence 1, 6 words")
    found = concordance(tables, {}, three, "hours", "own")
    assert [line.sentence for line in found.lines] == [-1] * len(found.lines)
    assert "not kept" in found.lines[0].note
    assert "supply the texts" in concordance_said(found, "hours", "own")[1]


def test_counts_do_not_need_the_texts(tables, three) -> None:
    for word in ("council", "fire", "store", "horrid", "hurt"):
        for voice in ("own", "quoted", "all"):
            free = concordance(tables, {}, three, word, voice)
            full = concordance(tables, made.TEXTS, three, word, voice)
            assert (free.times, free.articles) == (full.times, full.articles)
            assert len(full.lines) == full.times


def test_a_reduced_table_of_terms_is_no_proof_of_absence(tables, three) -> None:
    terms = tables["terms"]
    rare = ~terms["term"].isin(["council", "grain", "store"])
    free = {**tables, "terms": terms.assign(term=terms["term"].mask(rare, ""))}
    assert concordance(free, {}, three, "council", "own").times == 5
    known = concordance(free, {}, three, "horrid", "own")
    assert (known.times, known.articles, known.counted) == (1, 1, False)
    assert "is known to stand 1 time" in concordance_said(known, "horrid", "own")[0]
    unknown = concordance(free, {}, three, "zebra", "own")
    assert "cannot be told without their texts" in concordance_said(unknown, "zebra", "own")[0]
    supplied = concordance(free, made.TEXTS, three, "horrid blunder", "own")
    assert (supplied.times, supplied.unread) == (1, 0)


def test_what_is_said(tables, three) -> None:
    found = concordance(tables, made.TEXTS, three, "council", "own")
    assert concordance_said(found, "council", "own") == [
        "“council” stands 5 times in 3 of 3 articles, outside quotation marks."
    ]
    none = concordance(tables, made.TEXTS, three, "zebra", "quoted")
    assert concordance_said(none, "zebra", "quoted") == [
        "“zebra” was not found in 3 articles, in quotations."
    ]
    few = replace(found, lines=found.lines[:2])
    said = " ".join(concordance_said(few, "council", "own"))
    assert "newest 2 places" in said
    assert not [word for word in NEVER if word in said.lower()]


def test_the_words_of_a_measure_by_outlet(tables, three) -> None:
    found = words_found(tables, three, LOADED, "own")
    courier = found[found["outlet"] == "courier"].set_index("word")
    assert {"horrid", "appalling", "reckless", "hapless"} <= set(courier.index)
    assert (courier.loc["horrid", "times"], courier.loc["horrid", "articles"]) == (1, 1)
    assert listed(found, three[2], 3) == ""
    assert listed(found, three[1], 1).startswith("“")
    assert words_found(tables, three, LOADED, "own", "headline")["word"].tolist() == [
        "blunder", "horrid",
    ]  # fmt: skip
