"""A noun phrase taken apart: its name, its office, its country, its owner, its head."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.phrase import phrase, tokens


@pytest.mark.parametrize(
    ("text", "name", "titles", "country"),
    [
        ("Ada Poe", "Ada Poe", (), ""),
        ("Mayor Ada Poe", "Ada Poe", ("mayor",), ""),
        ("former F.B.I. director Carl B. Dunn", "Carl B Dunn", ("director",), ""),
        ("the North Korean leader", "", ("leader",), "KP"),
        ("North Korea’s leader Kim Jong-un", "Kim Jong-un", ("leader",), "KP"),
        ("President Ada Poe of France", "Ada Poe", ("president",), "FR"),
        ("Japanese Prime Minister", "", ("prime-minister",), "JP"),
        ("then-President Ada Poe", "Ada Poe", ("president",), ""),
        ("North Korea’s Kim", "Kim", (), "KP"),
        ("Carl Dunn III", "Carl Dunn", (), ""),
        ("old Carl Dunn", "Carl Dunn", (), ""),
        ("the United States", "", (), "US"),
        ("the Washington Post", "Washington Post", (), ""),
        ("South Korean Foreign Ministry", "Foreign Ministry", (), "KR"),
        ("the Bureau of Prisons", "Bureau of Prisons", (), ""),
        ("her son-in-law, Carl Dunn", "Carl Dunn", (), ""),
        ("Her Honour", "", ("honour",), ""),
    ],
)
def test_names_titles_countries(
    text: str, name: str, titles: tuple[str, ...], country: str
) -> None:
    made = phrase(text)
    assert (made.name, made.titles) == (name, titles)
    assert (made.countries[0][0] if made.countries else "") == country


def test_a_phrase_ends_where_its_complement_begins() -> None:
    made = phrase("Poe’s long talks with Dunn about ships")
    assert (made.owner, made.head, made.of) == ("Poe", "talks", "with Dunn about ships")
    assert phrase("the grim Kim dynasty of Pyongyang").head == "dynasty"


def test_a_list_of_adjectives_is_one_phrase() -> None:
    made = phrase("a tired, divided and nearly broke Poe Party")
    assert made.name == "Poe Party"
    assert made.body


def test_what_the_texts_write_small_is_no_name() -> None:
    assert phrase("Stone").name == "Stone"
    assert phrase("Stone", common={"stone"}).name == ""
    assert phrase("Mr. Stone", common={"stone"}).name == "Stone"
    assert phrase("Stone", common={"stone"}, known={"Stone"}).name == "Stone"


def test_initials_are_one_word_and_offices_too() -> None:
    assert [t.low for t in tokens("U.S. Secretary of State")] == ["us", "secretary-of-state"]
    assert [t.text for t in tokens("Russia-North Korea deal")][:2] == ["Russia", "North"]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_taken_apart(text: str) -> None:
    made = phrase(text)
    assert made.text == text
    assert set(made.name.split()) <= {t.text for t in tokens(text)} | {"of"}
