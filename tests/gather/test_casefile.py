"""case.toml: what it says, and what is said of what it says wrongly."""

from datetime import date

import pytest

from analysis.article import Outlet
from analysis.gather import ArticleFacts, CaseFile, Story, casefile

SHA = "ab" * 32
WHOLE = f"""
title = "The port"
default_outlet = "bee"
[story.strike]
event = "A strike."
from = 2024-06-18
to = 2024-06-30
[outlet.bee]
name = "The Bee"
country = "Freedonia"
language = "en"
group = "dailies"
[outlet.ant]
[[article]]
file = "a.txt"
sha256 = "{SHA.upper()}"
id = "bee-strike"
outlet = "bee"
title = "Ships wait"
author = "Ann Lee"
date = 2024-06-23
url = "https://bee.example/1"
story = "strike"
language = "en"
genre = "news"
translated = true
known = "Imprint."
"""


def test_a_whole_one() -> None:
    case, refusals = casefile(WHOLE)
    assert refusals == ()
    assert case == CaseFile(
        "The port",
        (Story("strike", "A strike.", date(2024, 6, 18), date(2024, 6, 30)),),
        (Outlet("bee", "The Bee", "Freedonia", "en", "dailies"), Outlet("ant", "ant")),
        (
            ArticleFacts(
                "a.txt", SHA, "bee-strike", "bee", "Ships wait", "Ann Lee", "2024-06-23",
                "https://bee.example/1", "strike", "en", "news", True, "Imprint.",
            ),
        ),
        "bee",
    )  # fmt: skip


def test_an_empty_one_is_the_default() -> None:
    assert casefile("") == (CaseFile(), ())


@pytest.mark.parametrize(
    ("toml", "parts"),
    [
        ("title = \n", ("not valid TOML", "line 1")),
        ("title = 5", ("title is 5", "text in quotation marks")),
        ("story = 3", ("story is 3", "[story.name]")),
        ("[story]\na = 1", ("story.a is 1", "[story.name]")),
        ("[story.a]\nfrom = 'soon'", ("[story.a]: from is 'soon'", "2024-06-18")),
        ("[story.a]\nfrom = 2024-06-02\nto = 2024-06-01", ("to is '2024-06-01'", "2024-06-02 on")),
        ("[outlet.a]\nname = true", ("[outlet.a]: name is True",)),
        ("article = 'x'", ("article is 'x'", "[[article]]")),
        ("[[article]]\ntitle = 'x'", ("[[article]] 1", "file =", "sha256 =")),
        ("[[article]]\nfile='x'\nsha256 = 'zz'", ("sha256 is 'zz'", "64 digits")),
        ("[[article]]\nfile='x'\ndate = 5", ("date is 5", "2024-06-18")),
        ("[[article]]\nfile='x'\ntranslated = 'yes'", ("translated is 'yes'", "true or false")),
        ("a = " + "[" * 5_000, ("not valid TOML",)),
        ("camps = 3", ("camps is 3", "a table [camps]")),
        ("[camps]\n'Ada Poe' = 5", ("[camps]: Ada Poe is 5", "text in quotation marks")),
        ("actors = 'x'", ("actors is 'x'", "a table [actors]")),
        ("[actors]\nsplit = 'North'", ("[actors]: split is 'North'", '["…", "…"]')),
        ("[actors]\nsplit = ['a', 2]", ("[actors]: split is ['a', 2]", "list of texts")),
        ("[actors]\nmerge = ['a']", ("[actors]: merge is ['a']", "a table [actors.merge]")),
        ("[actors.merge]\n'A B' = 'a'", ("[actors.merge]: A B is 'a'", "list of texts")),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_clear_sentence(toml: str, parts: tuple[str, ...]) -> None:
    _, (refusal,) = casefile(toml)
    assert refusal.name == "case.toml"
    for part in parts:
        assert part in refusal.reason


def test_the_rest_is_used_all_the_same() -> None:
    case, refusals = casefile("title = 5\n[outlet.bee]\nname = 'The Bee'")
    assert len(refusals) == 1
    assert case.outlets == (Outlet("bee", "The Bee"),)


def test_unknown_keys_are_noted() -> None:
    case, refusals = casefile("camp = 'x'\n[outlet.bee]\nowner = 'x'")
    assert refusals == ()
    assert [("camp" in n, "owner" in n) for n in case.notes].count((True, False)) == 1
    assert any("[outlet.bee]" in note and "owner" in note for note in case.notes)


def test_dates_may_be_written_as_text() -> None:
    case, _ = casefile(
        "[story.a]\nfrom = '18 June 2024'\n[[article]]\nfile = 'x'\ndate = '3/4/2024'"
    )
    assert case.stories[0].start == date(2024, 6, 18)
    assert case.articles[0].date == "3/4/2024"


def test_joined_the_first_is_heard() -> None:
    one = CaseFile("One", outlets=(Outlet("bee", "The Bee"),))
    two = CaseFile(
        "Two", outlets=(Outlet("bee", "Other"), Outlet("ant", "Ant")), default_outlet="ant"
    )
    both = one.joined(two)
    assert both.title == "One"
    assert {o.id: o.name for o in both.outlets} == {"bee": "The Bee", "ant": "Ant"}
    assert both.default_outlet == "ant"
    assert CaseFile().joined(two) == two


OWN_TABLES = """
[camps]
"Ada Poe" = "city hall"
" the  dockers " = "union"
"Nobody" = ""
[actors]
split = ["the North", "", "the North"]
[actors.merge]
"North Korea" = ["Pyongyang", "DPRK"]
"""


def test_the_readers_own_tables() -> None:
    case, refusals = casefile(OWN_TABLES)
    assert refusals == ()
    assert case.notes == ()
    assert case.camps == (("Ada Poe", "city hall"), ("the dockers", "union"))
    assert case.merge == (("North Korea", ("Pyongyang", "DPRK")),)
    assert case.split == ("the North",)


def test_a_bad_camp_costs_no_other_one() -> None:
    case, refusals = casefile("[camps]\na = 1\nb = 'x'\n[actors]\nleft = 1")
    assert len(refusals) == 1
    assert case.camps == (("b", "x"),)
    assert any("[actors]" in note and "left" in note for note in case.notes)


def test_joined_tables_hold_both_and_the_first_is_heard() -> None:
    one = CaseFile(camps=(("Ada Poe", "hall"),), merge=(("A", ("x",)),), split=("s",))
    two = CaseFile(
        camps=(("ADA POE", "other"), ("Bo Lee", "union")),
        merge=(("A", ("y",)), ("B", ("z",))),
        split=("t", "s"),
    )
    both = one.joined(two)
    assert both.camps == (("Ada Poe", "hall"), ("Bo Lee", "union"))
    assert both.merge == (("A", ("x",)), ("B", ("z",)))
    assert both.split == ("s", "t")
