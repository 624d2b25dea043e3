"""The table of countries: complete, unambiguous, and found in running words."""

import tomllib
from importlib import resources
from itertools import chain

import pytest

from analysis.actors.countries import HOW, by_compass, by_key, countries, cut, table

RAW = tomllib.loads(
    (resources.files("analysis") / "lexicons" / "countries.toml").read_text("utf-8")
)


def named(text: str) -> list[tuple[str, str]]:
    return [(n.country.key, n.how) for n in countries(cut(text))]


def test_every_member_of_the_united_nations_and_its_observers_is_there() -> None:
    assert len(RAW["country"]) == 202
    assert all(len(code) == 2 and code.isupper() for code in RAW["country"])
    assert {"PS", "VA", "TW", "XK"} <= RAW["country"].keys()


def test_no_name_stands_for_two_countries() -> None:
    seen: dict[str, str] = {}
    for code, row in RAW["country"].items():
        for name in chain([row["name"]], row.get("also", ()), row.get("capital", ())):
            assert seen.setdefault(name, code) == code, name


def test_every_entry_says_how_it_names() -> None:
    assert {how for _, how in table().values()} == set(HOW)
    assert all(row["name"] for row in chain(RAW["country"].values(), RAW["body"].values()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea", [("KP", "name")]),
        ("the D.P.R.K.’s ships", [("KP", "name")]),
        ("Democratic People’s Republic of Korea", [("KP", "name")]),
        ("North Koreans and South Korean ships", [("KP", "people"), ("KR", "adjective")]),
        ("Pyongyang told Washington", [("KP", "capital"), ("US", "capital")]),
        ("the Kremlin", [("RU", "seat")]),
        ("the US told us", [("US", "name")]),
        ("NORTH KOREA", [("KP", "name")]),
        ("Poles, Danes and Emiratis", [("PL", "people"), ("DK", "people"), ("AE", "people")]),
        ("the UN Security Council", [("body:UNSC", "body")]),
        ("a turkey in the north", []),
    ],
)
def test_countries_in_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_the_north_can_be_few_countries() -> None:
    assert {country.key for country in by_compass("North")} == {"KP", "MK"}
    assert {country.key for country in by_compass("South")} == {"KR", "ZA", "SS"}


def test_a_key_gives_its_country() -> None:
    korea = by_key("KP")
    assert korea is not None
    assert korea.name == "North Korea"
    assert by_key("QQ") is None
