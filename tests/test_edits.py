"""The reader's own tables: read live, written to be copied, done to the stored tables."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.case.edited import edited
from analysis.case.edits import Edits, edits
from analysis.case.facts import toml, write_facts
from analysis.case.manifest import Sources
from analysis.case.redaction import five
from analysis.gather.casefile import casefile
from analysis.gather.draft import one_line
from analysis.tables import SCHEMAS

WHOLE = Edits({"Ada Poe": "city hall"}, {"North Korea": ("Pyongyang", "DPRK")}, ("the North",))
NAMES = st.text(max_size=12).map(one_line).filter(bool)


def read(text: str) -> Edits:
    case, refused = casefile(text)
    assert refused == ()
    return Edits(dict(case.camps), dict(case.merge), case.split)


def test_they_are_read_as_the_file_stands_now(tmp_path: Path) -> None:
    assert edits(tmp_path) == Edits()
    (tmp_path / "case.toml").write_text(WHOLE.to_toml(), "utf-8")
    assert edits(tmp_path) == WHOLE
    (tmp_path / "case.toml").write_text("[camps]\n'Ada Poe' = 'union'\n", "utf-8")
    assert edits(tmp_path).camps == {"Ada Poe": "union"}


@pytest.mark.parametrize("text", ["[camps", "[camps]\na = 1", "title = 'x'", "\x00"])
def test_a_file_that_says_nothing_of_use_gives_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.toml").write_text(text, "utf-8")
    assert edits(tmp_path) == Edits()
    assert not edits(tmp_path)


def test_a_folder_in_the_files_place_gives_none(tmp_path: Path) -> None:
    (tmp_path / "case.toml").mkdir()
    assert edits(tmp_path) == Edits()


@given(
    st.dictionaries(NAMES, NAMES, max_size=3),
    st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=3, unique=True), max_size=3),
    st.lists(NAMES, max_size=3, unique=True),
)
def test_what_is_written_is_what_is_read(camps, merge, split) -> None:
    whole = Edits(camps, merge, split)
    assert read(whole.to_toml()) == whole


def test_values_can_be_kept_and_compared() -> None:
    assert hash(WHOLE) == hash(Edits(WHOLE.camps, WHOLE.merge, WHOLE.split))
    assert pickle.loads(pickle.dumps(WHOLE)) == WHOLE
    assert WHOLE.with_split(()) != WHOLE
    assert WHOLE.with_camps({"Bo": "union", "Cy": ""}).camps == {"Bo": "union"}
    assert WHOLE.with_merge({"A": ["b"]}).merge == {"A": ("b",)}
    assert WHOLE.with_merge({}).camps == WHOLE.camps


def test_under_a_rule_every_text_is_short() -> None:
    long = "one two three four five six seven"
    short = Edits({long: long}, {long: (long,)}, (long,)).under(five)
    assert short == Edits({five(long): five(long)}, {five(long): (five(long),)}, (five(long),))
    assert "six" not in short.to_toml()


def test_a_new_case_keeps_them(tmp_path: Path) -> None:
    write_facts(tmp_path, Sources("A title"), WHOLE)
    assert edits(tmp_path) == WHOLE
    assert casefile((tmp_path / "case.toml").read_text("utf-8"))[0].title == "A title"
    assert toml(Sources("A title")) == 'title = "A title"\n'


Named = tuple[str, str, str, str]  # story, actor, label, article


def mentions(rows: Sequence[Named]) -> pd.DataFrame:
    made = [
        {"story": story, "actor": actor, "label": label, "kind": actor.partition(":")[0],
         "article": article, "sentence": i, "zone": "body", "start": i, "end": i + 1}
        for i, (story, actor, label, article) in enumerate(rows)
    ]  # fmt: skip
    return pd.DataFrame(made, columns=SCHEMAS["mentions"].names)


def actors(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    made = [(s, a, name, a.partition(":")[0], n) for s, a, name, n in rows]
    return pd.DataFrame(made, columns=SCHEMAS["actors"].names)


POE, KP, NORTH = "person:ada poe", "country:KP", "group:north"
SAID = mentions(
    [
        ("s", KP, "North Korea", "a"), ("s", KP, "Pyongyang", "a"), ("s", POE, "Ada Poe", "a"),
        ("s", POE, "", "a"), ("s", POE, "Poe", "b"), ("s", KP, "North", "b"),
        ("t", KP, "DPRK", "c"), ("t", POE, "Mayor Poe", "c"), ("t", POE, "", "c"),
    ]
)  # fmt: skip
CAST = actors(
    ("s", KP, "North Korea", 3), ("s", POE, "Ada Poe", 2), ("t", KP, "North Korea", 1),
    ("t", POE, "Ada Poe", 1),
)  # fmt: skip


def who(change: Edits) -> list[str]:
    return edited(SAID, CAST, change)[0]["actor"].tolist()


def counts(change: Edits) -> list[tuple[str, str, str, str, int]]:
    return list(edited(SAID, CAST, change)[1].itertuples(index=False, name=None))


def test_without_edits_the_tables_are_the_same() -> None:
    assert edited(SAID, CAST, Edits({"Ada Poe": "x"})) == (SAID, CAST)


def test_edits_of_nobody_here_change_nothing() -> None:
    assert who(Edits(split=("nobody",))) == who(Edits())
    assert who(Edits(merge={"Nowhere": ("Atlantis",)})) == who(Edits())


def test_a_split_label_is_an_actor_of_its_own_whatever_its_article_and_capitals() -> None:
    changed = who(Edits(split=("the NORTH",)))
    assert [i for i, (a, b) in enumerate(zip(changed, SAID["actor"], strict=True)) if a != b] == [5]
    assert changed[5] == "name:North"
    assert ("s", "name:North", "North", "name", 1) in counts(Edits(split=("the North",)))
    assert ("s", KP, "North Korea", "country", 2) in counts(Edits(split=("the North",)))


def test_a_merge_takes_the_labels_and_leaves_the_rest() -> None:
    changed = who(Edits(merge={"The capital": ("Pyongyang", "DPRK")}))
    assert changed[:2] == [KP, "name:The capital"]
    assert changed[6] == "name:The capital"
    assert ("t", KP) not in {row[:2] for row in counts(Edits(merge={"X": ("DPRK",)}))}


def test_a_merge_takes_a_whole_actor_by_its_name() -> None:
    changed = who(Edits(merge={"Leaders": ("ada poe",)}))
    assert changed == [KP, KP, *["name:Leaders"] * 3, KP, KP, *["name:Leaders"] * 2]
    assert counts(Edits(merge={"Leaders": ("Ada Poe",)})) == [
        ("s", KP, "North Korea", "country", 3), ("s", "name:Leaders", "Leaders", "name", 2),
        ("t", KP, "North Korea", "country", 1), ("t", "name:Leaders", "Leaders", "name", 1),
    ]  # fmt: skip


def test_the_name_of_a_merge_stands_for_itself_and_a_split_goes_first() -> None:
    change = Edits(merge={"North Korea": ("Ada Poe",)}, split=("Pyongyang",))
    assert who(change)[:3] == ["name:North Korea", "name:Pyongyang", "name:North Korea"]


def test_a_pronoun_follows_its_actor_and_is_not_left_behind() -> None:
    assert who(Edits(merge={"M": ("Poe",)}))[3:5] == [POE, "name:M"]
    assert who(Edits(merge={"M": ("Mayor Poe",)}))[7:] == ["name:M", "name:M"]


def test_kinds_follow_the_actor_and_nothing_else_changes() -> None:
    changed, _ = edited(SAID, CAST, Edits(merge={"M": ("Ada Poe",)}, split=("North",)))
    assert changed["kind"].tolist() == [a.partition(":")[0] for a in changed["actor"]]
    rest = [name for name in SAID.columns if name not in ("actor", "kind")]
    pd.testing.assert_frame_equal(changed[rest], SAID[rest])


def test_tables_without_a_row_stay_so() -> None:
    empty, nobody = mentions([]), actors()
    assert edited(empty, nobody, Edits(split=("a",))) == (empty, nobody)


def test_as_the_cast_would_be_with_the_same_tables() -> None:
    from texts import told

    from analysis.actors import joined, phrases

    text = (
        "Ada Poe met the dockers at the port. Poe said the council would pay. "
        "The dockers thanked Mayor Poe. The council was late and she was not."
    )
    found = {"a": phrases(told(text))}

    def tables(cast) -> tuple[pd.DataFrame, pd.DataFrame]:
        rows = [("s", m.actor, m.label, "a") for m in cast.mentions["a"]]
        return mentions(rows), actors(*(("s", a.id, a.name, a.mentions) for a in cast.actors))

    merge, split = {"City hall": ("Ada Poe", "council")}, ("Mayor Poe",)
    ours = edited(*tables(joined(found)), Edits(merge=merge, split=split))
    theirs = tables(joined(found, merge, split))
    assert len(theirs[0]) >= 6
    assert ours[0]["actor"].tolist() == theirs[0]["actor"].tolist()
    assert set(ours[1].itertuples(index=False, name=None)) == set(
        theirs[1].itertuples(index=False, name=None)
    )
