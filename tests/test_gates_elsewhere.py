"""Which texts tell another story of the case: worked stories, and what is left alone."""

import pytest

from analysis.gates import Trace, findings
from analysis.gates.elsewhere import findings as elsewhere

FIRE, FARES = {"fire": 3.0, "quay": 2.0, "smoke": 1.0}, {"fare": 3.0, "ferry": 2.0, "ticket": 1.0}


def text(name: str, story: str, terms: dict[str, float], extra: str) -> Trace:
    return Trace(name, name, story=story, terms={**terms, extra: 1.0}, words=100)


def case(moved: str = "") -> dict[str, list[Trace]]:
    found: dict[str, list[Trace]] = {"fares": [], "fire": []}
    for story, terms in (("fire", FIRE), ("fares", FARES)):
        for i in range(4):
            name = f"{story}-{i}"
            there = {"fire": "fares", "fares": "fire"}[story] if name == moved else story
            found[there].append(text(name, there, terms, f"own{story}{i}"))
    return found


def test_a_text_that_tells_the_other_story_stands_apart() -> None:
    (found,) = elsewhere(case("fire-3"))
    assert (found.gate, found.article, found.apart) == ("event", "fire-3", True)
    assert found.value == 0.0
    assert found.reason.startswith("This article resembles the texts of “fire” (")
    assert found.reason.endswith("more than those of its own story (0.00).")


def test_stories_that_are_in_order_are_left_alone() -> None:
    assert list(elsewhere(case())) == []


def test_what_stands_apart_already_is_not_said_again() -> None:
    assert list(elsewhere(case("fire-3"), {"fire-3"})) == []


@pytest.mark.parametrize("left", [0, 1])
def test_a_story_of_two_texts_judges_nobody(left: int) -> None:
    stories = case("fire-3")
    stories["fares"] = [one for one in stories["fares"] if one.id in ("fire-3", f"fares-{left}")]
    assert list(elsewhere(stories)) == []


def test_one_story_is_judged_by_its_own_gate_alone() -> None:
    assert list(elsewhere({"fire": case()["fire"]})) == []


def test_the_gates_ask_it() -> None:
    told = [one for some in case("fire-3").values() for one in some]
    assert [f.article for f in findings(told) if f.gate == "event" and f.apart] == ["fire-3"]
