"""In which language an article is told, without a network."""

import socket

import pytest

from analysis.gates import Trace, findings
from analysis.gates.language import language

ENGLISH = "The harbour council met on Monday to hear what the ferry company had to say."
GERMAN = "Der Hafenrat hörte am Montag, was die Fährgesellschaft zu ihren Plänen sagte."
RUSSIAN = "Совет порта выслушал в понедельник представителей паромной компании города."


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the language gate opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru")])
def test_a_language_is_told_from_a_sentence(text: str, code: str) -> None:
    assert language([text]) == (code, 1.0)


def test_the_share_is_of_letters() -> None:
    code, share = language([ENGLISH, ENGLISH, RUSSIAN])
    letters = [sum(c.isalpha() for c in text) for text in (ENGLISH, RUSSIAN)]
    assert code == "en"
    assert share == pytest.approx(2 * letters[0] / (2 * letters[0] + letters[1]))


@pytest.mark.parametrize("lines", [[], [""], ["12 %"], ["Short line"]])
def test_too_few_letters_tell_nothing(lines: list[str]) -> None:
    assert language(lines) == (None, 0.0)


def test_another_language_is_set_apart_and_an_unknown_one_is_not() -> None:
    (found,) = findings([Trace("a", "A", language="de", language_share=0.97)])
    assert (found.gate, found.apart, found.effect) == ("language", True, "not scored")
    assert findings([Trace("a", "A")]) == ()


def test_a_part_in_another_language_is_mentioned() -> None:
    (found,) = findings([Trace("a", "A", language="en", language_share=0.7)])
    assert found.reason.startswith("30% of this article's letters")
    assert not found.apart
