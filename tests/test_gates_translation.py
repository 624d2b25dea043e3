"""What suggests a translation: two habits of another language, and nothing less."""

import time

import pytest

from analysis.article import Article, Span, Zone
from analysis.document import Document, document
from analysis.gates import Trace, findings
from analysis.gates.translation import SIGNALS, translation


def told(text: str, kind: str = "body") -> Document:
    return document(Article("a", "a", text), (Zone(Span(0, len(text)), kind),))


HABITS = [
    "The mayor spoke of a «new harbour» for all.",
    "The ferry is old.”explains the mayor.",
    "The ferry is old“, the mayor said.",
    "We need ferries (…) and a harbour.",
    "The Alder Republic (official name of Alder) has a harbour.",
    "The charter -signed by both towns this year- names a harbour.",
    "The ferry sails 10 thousand kilometers a year.",
    "Traffic rose by 3,5 percent in a year.",
    "They met on Thursday the 9th in the harbour.",
    "“It is old”, explains to Harbour News the mayor.",
    "– The harbour –",
    "The mayor spoke : no ; never ! She left.",
    "The towns would have agreed on it. The mayor would have signed.",
]


@pytest.mark.parametrize("habit", HABITS)
def test_each_habit_counts_once_and_one_is_not_enough(habit: str) -> None:
    assert translation(told(habit)) is None
    other = HABITS[3] if habit != HABITS[3] else HABITS[4]
    sentence = translation(told(f"{habit}\n{other}"))
    assert sentence is not None
    assert sentence.count(";") == 1


def test_plain_english_has_no_signals() -> None:
    plain = (
        "“We would have agreed if they had asked,” Ida Quill said on Thursday, May 9. It cost "
        "10,000 crowns—a third more than in 2030, or 3.5 percent a year. “No,” she said: “never.” "
        "“'Old' is the word,” she said; 4,000 people came."
    )
    assert translation(told(plain)) is None


def test_another_script_around_the_story_is_one_signal() -> None:
    text = "We need ferries (…) and a harbour.\nКомментарии к материалу"
    at = text.index("\n")
    lines = (Zone(Span(0, at), "body"), Zone(Span(at + 1, len(text)), "navigation"))
    assert translation(document(Article("a", "a", text), lines)) is not None


def test_a_known_translation_is_reported_and_a_denied_one_is_not() -> None:
    (found,) = findings([Trace("a", "A", translated=True)])
    assert found.reason == "This article is given as a translation."
    assert not found.apart
    assert findings([Trace("a", "A", translated=False, translation="Signals …")]) == ()


@pytest.mark.parametrize("unit", ['"', " ", "word ", "-a", "– ", "a -b", "3,5", "“a", "word word "])
def test_patterns_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    for signal in SIGNALS:
        sum(1 for _ in signal.pattern.finditer(text))
    assert time.process_time() - start < 3
