"""The coverage matrix: who has what, when “not found” is said, and how likely by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.align import Item, Mention, Texts, actor_items, coverage
from analysis.align.matrix import FEW, absence
from analysis.article import Span

HERE = (Span(0, 4),)


def texts(voices: list[list[str]] | None = None, truncated: dict[str, str] | None = None) -> Texts:
    names = {"a1": "a", "b1": "b", "c1": "c", "d1": "d"}
    words = {"a1": 100, "b1": 200, "c1": 300, "d1": 50}
    return Texts(names, words, voices or [[n] for n in names], truncated or {})


def states(item: Item, known: Texts) -> dict[str, str]:
    (row,) = coverage([item], known)
    return {cell.outlet: cell.state for cell in row.cells}


def test_not_found_needs_two_independent_others() -> None:
    item = Item("figure", "62", {"a1": HERE, "b1": HERE})
    assert states(item, texts()) == {
        "a": "found", "b": "found", "c": "not found", "d": "not found",
    }  # fmt: skip
    copies = texts([["a1", "b1"], ["c1"], ["d1"]])
    (row,) = coverage([item], copies)
    assert [(c.state, c.others, c.why) for c in row.cells[2:]] == [("not claimed", 1, FEW)] * 2


def test_a_copy_of_those_who_have_it_has_fewer_others() -> None:
    """d is a copy of a: what b and c have, besides a, counts; a itself does not."""
    item = Item("figure", "62", {"a1": HERE, "b1": HERE})
    (row,) = coverage([item], texts([["a1", "d1"], ["b1"], ["c1"]]))
    assert (row.cells[3].state, row.cells[3].others) == ("not claimed", 1)


def test_nothing_is_claimed_of_a_truncated_text() -> None:
    item = Item("figure", "62", {"a1": HERE, "b1": HERE})
    (row,) = coverage([item], texts(truncated={"c1": "it ends at a paywall"}))
    assert (row.cells[2].state, row.cells[2].chance) == ("not claimed", None)
    assert row.cells[2].why == "the text is cut off: it ends at a paywall"


def test_of_no_words_nothing_is_claimed() -> None:
    item = Item("figure", "62", {"a1": HERE, "b1": HERE})
    known = Texts({"a1": "a", "b1": "b", "c1": "c"}, {"a1": 9, "b1": 9, "c1": 0}, [["a1"], ["b1"]])
    assert states(item, known)["c"] == "not claimed"


def test_unsure_is_no_claim() -> None:
    item = Item("fact", "pier burned", {"a1": HERE, "b1": HERE}, frozenset({"c1"}))
    assert states(item, texts())["c"] == "unsure"


def test_an_item_of_one_outlet_has_no_row() -> None:
    assert coverage([Item("figure", "62", {"a1": HERE})], texts()) == ()


def test_the_chance_of_absence_by_hand() -> None:
    """Twice in 100 words and once in 200: p = 3/300; a text of 50 words: (1 − 1/100)^50."""
    item = Item("figure", "62", {"a1": (Span(0, 2), Span(9, 11)), "b1": HERE})
    (row,) = coverage([item], texts())
    assert row.cells[3].chance == pytest.approx((1 - 3 / 300) ** 50)


def test_the_chance_is_given_for_what_was_found_too() -> None:
    """Of a (100 words): b and c, once each in 200 and 300 words, have it besides; b cut off."""
    item = Item("figure", "62", {"a1": HERE, "b1": HERE, "c1": HERE}, frozenset({"d1"}))
    (row,) = coverage([item], texts(truncated={"b1": "it ends at a paywall"}))
    assert row.cells[0].chance == pytest.approx((1 - 2 / 500) ** 100)
    assert (row.cells[1].state, row.cells[1].chance) == ("found", None)
    assert row.cells[3].state == "unsure"
    assert row.cells[3].chance == pytest.approx((1 - 3 / 600) ** 50)


@given(st.integers(1, 5), st.integers(5, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_longer_text_lacks_it_less_likely(n: int, w: int, short: int, more: int) -> None:
    assert 0 <= absence([(n, w)], short + more) <= absence([(n, w)], short) <= 1


def test_actors_of_another_room() -> None:
    mentions = [Mention("Ada Brook", "b1", Span(5, 9)), Mention("Ada Brook", "a1", Span(0, 4))]
    (item,) = actor_items(mentions)
    assert (item.kind, item.places) == ("actor", {"a1": (Span(0, 4),), "b1": (Span(5, 9),)})
