"""What is it called? Labels, distances, prominence and roles from tables, in worked arithmetic."""

from math import log2, sqrt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import naming
from analysis.agency import ENOUGH as EVENTS_ENOUGH
from analysis.sheet import Answers, Choice, Column
from analysis.sheet.called import ACTS, CALLED, FORM, NO_AGENT, UPON
from analysis.tables import SCHEMAS

OWNER = {"1": "gazette", "2": "courier", "3": "courier"}


def table(name: str, rows: list[dict[str, Any]], **same: Any) -> pd.DataFrame:
    """A table of that name; what a row does not say is null."""
    return pd.DataFrame([same | row for row in rows], columns=SCHEMAS[name].names)


def mentions(*rows: tuple[str, str, str], **same: Any) -> pd.DataFrame:
    """Mentions of (article, actor, label), one a sentence, in own voice, 10 characters apart."""
    plain = {"story": "s", "kind": "person", "zone": "body", "speaker": None} | same
    made = [
        {
            "article": a,
            "actor": e,
            "label": label,
            "sentence": i,
            "start": 10 * i,
            "end": 10 * i + 5,
        }
        for i, (a, e, label) in enumerate(rows)
    ]
    return table("mentions", made, **plain)


def quoted(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(speaker="Ada Poe")


def test_labels_are_counted_by_outlet_and_voice_whatever_their_capitals() -> None:
    found = pd.concat(
        [
            mentions(("1", "a", "Regime"), ("1", "a", "regime"), ("2", "a", "regime")),
            quoted(mentions(("1", "a", "regime"), ("3", "a", ""), ("9", "a", "elsewhere"))),
        ]
    )
    rows = {(r.outlet, r.label): (r.own, r.quoted, r.all, r.articles)
            for r in naming.labels(found, OWNER).itertuples()}  # fmt: skip
    assert rows == {
        ("gazette", "regime"): (2, 1, 3, 1), ("courier", "regime"): (1, 0, 1, 1),
        ("courier", naming.PRONOUN): (0, 1, 1, 1),
    }  # fmt: skip


def test_a_label_is_found_again_by_its_key_and_an_actor_by_its_id() -> None:
    found = mentions(
        ("1", "person:ada (x)", "Poe"), ("1", "person:ada (x)", "POE"), ("1", "person:bo", "Poe"),
        ("1", "person:ada (x)", ""), ("1", "x)", "Poe"),
    )  # fmt: skip
    for row in naming.labels(found, OWNER).itertuples():
        assert len(naming.of(found, row.key)) == row.all, row
    assert len(naming.of(found, "person:ada (x)")) == 3
    assert len(naming.of(found, "")) == 5
    assert naming.of(found, "nobody").empty


def test_a_voice_is_one_of_three() -> None:
    found = pd.concat([mentions(("1", "a", "x")), quoted(mentions(("1", "a", "x")))])
    assert [len(naming.heard(found, voice)) for voice in ("own", "quoted", "all")] == [1, 1, 2]
    with pytest.raises(ValueError, match="own, quoted, all; found 'narrator'"):
        naming.heard(found, "narrator")


def test_the_cast_counts_outlets_and_has_the_commonest_name() -> None:
    found = mentions(("1", "a", "x"), ("2", "a", "y"), ("2", "b", "z"), ("2", "b", "z"),
                     ("3", "b", "z"))  # fmt: skip
    actors = table("actors", [
        {"actor": "a", "name": "Ann", "mentions": 1},
        {"actor": "a", "name": "Ann Poe", "mentions": 2},
        {"actor": "b", "name": "Bo", "mentions": 3},
    ], story="s", kind="person")  # fmt: skip
    cast = naming.cast(found, actors, OWNER)
    assert cast[["name", "all", "outlets", "articles"]].to_numpy().tolist() == [
        ["Bo", 3, 1, 2], ["Ann Poe", 2, 2, 2],
    ]  # fmt: skip
    assert naming.main(cast, 4)["name"].tolist() == ["Ann Poe"]  # whom two outlets name
    assert naming.main(cast[cast["outlets"] == 1], 4)["name"].tolist() == ["Bo"]


def test_events_come_before_the_main_actors() -> None:
    found = pd.concat([
        mentions(("1", "a", "x"), ("2", "a", "y"), ("1", "a", "x")),
        mentions(("1", "event:fire", "blaze"), ("2", "event:fire", "fire"), kind="event"),
    ])  # fmt: skip
    cast = naming.cast(found, table("actors", []), OWNER)
    assert naming.main(cast, 1, 1)["name"].tolist() == ["fire", "a".partition(":")[2]]
    assert naming.main(cast, 1)["kind"].tolist() == ["person"]


def test_the_distance_of_labels() -> None:
    """p = (1, 0), q = (1/2, 1/2), m = (3/4, 1/4)."""
    divergence = 0.5 * log2(1 / 0.75) + 0.5 * (0.5 * log2(0.5 / 0.75) + 0.5 * log2(0.5 / 0.25))
    one, other = np.array([[20.0, 0], [20, 0], [10, 10]]), np.array([[10.0, 10], [0, 20], [20, 20]])
    assert naming.label_distance(one, other) == pytest.approx([sqrt(divergence), 1.0, 0.0])


def test_there_is_no_distance_below_twenty_mentions() -> None:
    assert np.isnan(naming.label_distance(np.array([19.0, 0]), np.array([20.0, 0])))
    assert np.isnan(naming.label_distance(np.array([20.0, 0]), np.array([12.0, 7])))


counts = st.lists(st.integers(20, 60), min_size=1, max_size=6)


@given(counts, counts)
def test_a_distance_is_symmetrical_and_between_0_and_1(one: list[int], other: list[int]) -> None:
    size = max(len(one), len(other))
    p, q = (np.array(x + [0] * (size - len(x)), float) for x in (one, other))
    found = naming.label_distance(p, q)
    assert 0 <= found <= 1
    assert found == pytest.approx(float(naming.label_distance(q, p)))
    assert naming.label_distance(p, p * 3) == pytest.approx(0, abs=1e-6)


def told(stories: int, times: int, one: str, other: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """In each story a text of either outlet that calls the actor so, so many times."""
    rows = [
        (f"{outlet}{i}", "a", label)
        for i in range(stories)
        for outlet, label in (("g", one), ("c", other))
        for _ in range(times)
    ]
    owner = {article: article[0] for article, _, _ in rows}
    return mentions(*rows), owner


def distances(found: pd.DataFrame, owner: dict[str, str], **groups: str) -> pd.DataFrame:
    stories = {article: article[1:] for article in owner}
    return naming.distances(found, owner, stories, groups, ["g", "c"])


def test_texts_are_dealt_within_stories_for_the_chance_of_a_distance() -> None:
    """With 6 stories, 2 of the 2⁶ deals part the labels as these do: p near 2/64."""
    (row,) = distances(*told(6, 4, "rebel", "fighter")).itertuples()
    assert (row.distance, row.here, row.there, row.stories) == (1.0, 24, 24, 6)
    assert row.p == pytest.approx(2 / 64, abs=0.012)
    assert row.low < 0.5 < row.high <= 1
    (alike,) = distances(*told(6, 4, "rebel", "rebel")).itertuples()
    assert (alike.distance, alike.p) == (0.0, 1.0)


def test_below_four_texts_there_is_no_test_and_below_twenty_labels_no_distance() -> None:
    (row,) = distances(*told(3, 7, "rebel", "fighter")).itertuples()
    assert row.distance == 1.0
    assert np.isnan([row.p, row.q, row.low, row.high]).all()
    (row,) = distances(*told(4, 4, "rebel", "fighter")).itertuples()
    assert np.isnan([row.distance, row.p]).all()


def test_only_stories_in_which_both_name_the_actor_count() -> None:
    found, owner = told(5, 5, "rebel", "fighter")
    alone = mentions(*[("g9", "a", "crowd")] * 40)
    (row,) = distances(pd.concat([found, alone]), owner | {"g9": "g"}).itertuples()
    assert (row.here, row.texts_here, row.stories) == (25, 5, 5)
    assert distances(alone, {"g9": "g"}).empty


def test_a_copy_counts_once_and_a_text_of_both_not_at_all() -> None:
    found, owner = told(6, 5, "rebel", "fighter")
    again = found[found["article"] == "g0"].assign(article="g00")
    (row,) = naming.distances(
        pd.concat([found, again]), owner | {"g00": "g"},
        {article: article[1] for article in [*owner, "g00"]},
        {"g00": "g0", "g1": "g1", "c1": "g1"}, ["g", "c"],
    ).itertuples()  # fmt: skip
    assert (row.here, row.there, row.texts_here, row.shared) == (25, 25, 5, 1)


def test_a_text_of_both_is_left_out_where_each_has_another_on_the_story() -> None:
    found, owner = told(5, 4, "rebel", "fighter")
    both = mentions(*[(f"{outlet}4b", "a", "agency") for outlet in "gc" for _ in range(3)])
    stories = {article: article[1] for article in [*owner, "g4b", "c4b"]}
    (row,) = naming.distances(
        pd.concat([found, both]), owner | {"g4b": "g", "c4b": "c"}, stories, {"g4b": "c4b"},
        ["g", "c"],
    ).itertuples()  # fmt: skip
    assert (row.here, row.there, row.distance, row.shared) == (20, 20, 1.0, 1)


def test_pronouns_are_no_labels_in_a_distance() -> None:
    found, owner = told(5, 4, "rebel", "fighter")
    (row,) = distances(pd.concat([found, mentions(("g0", "a", ""))]), owner).itertuples()
    assert row.here == 20


def sentences(headline: int, body: int, byline: int = 0) -> pd.DataFrame:
    zones = ["headline"] * headline + ["byline"] * byline + ["body"] * body
    return table("sentences", [{"article": "1", "i": i, "zone": z} for i, z in enumerate(zones)])


def at(*places: tuple[str, int]) -> pd.DataFrame:
    """Mentions of actors in sentences."""
    found = mentions(*[("1", actor, "x") for actor, _ in places])
    return found.assign(sentence=[i for _, i in places])


def placed(found: pd.DataFrame, told: pd.DataFrame, actor: str) -> Any:
    (row,) = naming.prominence(found, told, actor).itertuples()
    return row


def test_the_first_mention_is_its_sentence_over_all() -> None:
    found, five = at(("a", 3), ("a", 2), ("b", 0)), sentences(0, 5)
    assert (placed(found, five, "a").first, placed(found, five, "a").sentence) == (2 / 5, 3)
    assert placed(found, five, "b").first == 0
    assert np.isnan(placed(found, five, "c").first)


def test_what_is_not_told_is_not_counted() -> None:
    row = placed(at(("a", 1), ("a", 3), ("b", 3)), sentences(1, 4, byline=1), "a")
    assert (row.sentences, row.first, row.mentions, row.everyone) == (5, 2 / 5, 1, 2)


def test_the_lead_is_the_headline_and_the_first_fifth() -> None:
    lead = [("a", 0), ("b", 1), ("a", 2)]
    later = [("b", 3), ("b", 9), ("b", 10)]
    eleven = sentences(1, 10)
    assert placed(at(*lead, *later), eleven, "a").emphasis == pytest.approx((2 / 3) / (2 / 6))
    assert placed(at(*lead, *later), eleven, "b").emphasis == pytest.approx((1 / 3) / (4 / 6))
    assert np.isnan(placed(at(*later), eleven, "a").emphasis)
    assert np.isnan(placed(at(*later), eleven, "b").emphasis)  # nobody is named in the lead


def test_the_lead_of_a_short_text_is_its_first_sentence() -> None:
    row = placed(at(("a", 0), ("b", 1)), sentences(0, 2), "a")
    assert (row.lead, row.everyone_lead, row.emphasis) == (1, 1, 2)


def test_salience_is_a_share_of_all_mentions() -> None:
    assert placed(at(("a", 0), ("b", 0), ("b", 1)), sentences(0, 3), "a").salience == 1 / 3
    assert placed(at(("b", 0)), sentences(0, 3), "a").salience == 0
    assert np.isnan(placed(at(), sentences(0, 3), "a").salience)


def test_estimates_leave_out_texts_without_evidence() -> None:
    found = pd.concat([
        naming.prominence(at(("a", 1)), sentences(0, 4), "a"),
        naming.prominence(at(("b", 0)), sentences(0, 4), "a").assign(article="2"),
    ])  # fmt: skip
    owner, stories = {"1": "g", "2": "g"}, {"1": "s", "2": "t"}
    (first,) = naming.estimated(found, "first", owner, stories, {}).itertuples()
    assert (first.value, first.texts) == (1 / 4, 1)
    (share,) = naming.estimated(found, "salience", owner, stories, {}).itertuples()
    assert (share.value, share.texts) == (1 / 2, 2)


def event(form: str, agent: int | None, patient: int | None, article: str = "1") -> dict[str, Any]:
    """An event whose agent and patient stand at characters 10n to 10n + 3."""
    found: dict[str, Any] = {"article": article, "form": form, "verb": "hit", "zone": "body"}
    for role, place in (("agent", agent), ("patient", patient)):
        if place is not None:
            found |= {f"{role}_start": 10 * place, f"{role}_end": 10 * place + 3}
    return found | {"start": 500, "end": 503, "sentence": 0}


EVENTS = table("events", [
    event("active", 0, 1), event("active", 1, 0), event("passive", 0, None),
    event("agentless", None, 1), event("nominal", None, None), event("nominal", 0, None),
    event("active", 0, 1, article="2"),
])  # fmt: skip


def test_events_meet_actors_where_their_places_overlap() -> None:
    found = naming.deeds(EVENTS, mentions(("1", "a", "x"), ("1", "b", "y")))
    rows = {(r.actor, r.role): (r.active, r.passive, r.agentless, r.nominal, r.all)
            for r in naming.roles(found, OWNER).itertuples()}  # fmt: skip
    assert rows == {
        ("a", "agent"): (1, 1, 0, 1, 3), ("a", "patient"): (1, 0, 0, 0, 1),
        ("b", "agent"): (1, 0, 0, 0, 1), ("b", "patient"): (1, 0, 1, 0, 2),
    }  # fmt: skip


def test_places_that_only_touch_do_not_meet() -> None:
    near = mentions(("1", "a", "x")).assign(start=3, end=10)
    assert naming.deeds(EVENTS, near).empty
    assert naming.roles(naming.deeds(EVENTS, near), OWNER).empty


def test_two_mentions_in_one_phrase_are_one_role() -> None:
    twice = mentions(("1", "a", "x"), ("1", "a", "y")).assign(start=[0, 2], end=[1, 3])
    assert len(naming.deeds(EVENTS.head(1), twice)) == 1


def test_shares_of_events_have_a_floor() -> None:
    assert naming.deletion(EVENTS) == (None, 2, 7)
    many = pd.concat([EVENTS.head(5)] * (EVENTS_ENOUGH // 5))
    assert naming.deletion(many) == (2 / 5, 8, 20)
    deeds = pd.DataFrame({"role": ["agent"] * 5 + ["patient"] * 15})
    assert naming.subject(deeds) == (1 / 4, 5, 20)
    assert naming.subject(deeds.head(19)) == (None, 5, 19)


# The row of the sheet


def column(outlet: str, *articles: str, **more: Any) -> Column:
    return Column(outlet, outlet.title(), "", more.pop("flags", ()), False, articles, 0)


def case(found: pd.DataFrame) -> dict[str, pd.DataFrame]:
    rows = [
        {"article": a, "outlet": o, "story": "s", "measure": "attributed", "voice": "all",
         "zone": "told", "value": 0.0, "marks": 0, "n": 100, "why": ""}
        for a, o in OWNER.items()
    ]  # fmt: skip
    tables = {name: table(name, []) for name in SCHEMAS}
    names = found[["story", "actor", "kind"]].drop_duplicates().assign(mentions=1)
    names = names.assign(name=[actor.partition(":")[2].title() for actor in names["actor"]])
    return tables | {
        "mentions": found, "actors": names, "readings": table("readings", rows), "events": EVENTS,
    }  # fmt: skip


COLUMNS = (column("gazette", "1"), column("courier", "2", "3"))
FOUND = pd.concat([
    mentions(("1", "person:ada", "Ada"), ("1", "person:ada", "ada"),
             ("2", "person:ada", "the boss"), ("2", "person:bo", "Bo"), ("1", "person:ada", "")),
    quoted(mentions(("3", "person:ada", "Ada"), ("3", "person:bo", "Bo"))),
    mentions(("1", "event:fire", "blaze"), ("3", "event:fire", "fire"), kind="event"),
])  # fmt: skip


@pytest.mark.parametrize("voice", ["own", "quoted", "all"])
def test_every_label_of_the_row_opens_exactly_its_mentions(voice: str) -> None:
    tables, choice = case(FOUND), Choice(voice=voice)
    _, cells = CALLED.drawn(Answers(tables, COLUMNS), COLUMNS, choice)
    for one, cell in zip(COLUMNS, cells, strict=True):
        for item in cell.items:
            assert len(CALLED.places(tables, one, choice, item.key)) == int(item.printed)
        whole = CALLED.places(tables, one, choice, "")
        assert cell.note.split()[0] == str(len(whole)) if cell.note else whole.empty


def test_the_row_names_events_first_then_the_actors_of_two_outlets() -> None:
    _, cells = CALLED.drawn(Answers(case(FOUND), COLUMNS), COLUMNS, Choice())
    items = [(item.kind, item.label, item.printed) for item in cells[0].items]
    assert items == [("Fire", "blaze", "1"), ("Ada", "Ada", "2"), ("Ada", naming.PRONOUN, "1")]
    assert cells[0].note == "4 mentions of 2 actors in 100 words"
    assert [item.label for item in cells[1].items] == ["fire", "the boss"]


def test_of_several_stories_the_events_stand_together() -> None:
    told = FOUND.assign(story=np.where(FOUND["article"] == "3", "t", "s"))
    _, cells = CALLED.drawn(Answers(case(told), COLUMNS), COLUMNS, Choice())
    assert ("events", "fire") in {(item.kind, item.label) for item in cells[1].items}


def test_nothing_found_is_not_nothing_measured() -> None:
    only = FOUND[FOUND["article"] == "1"]
    columns = (COLUMNS[0], column("courier", "2", "3", flags=("cut off",)))
    _, cells = CALLED.drawn(Answers(case(only), columns), columns, Choice())
    assert cells[1].missing == "no actor found in 200 words; some of it is cut off"
    nothing = case(FOUND.head(0))
    _, cells = CALLED.drawn(Answers(nothing, COLUMNS), COLUMNS, Choice())
    assert {cell.missing for cell in cells} == {"not measured"}
    assert CALLED.places(nothing, COLUMNS[0], Choice(), "").empty


def test_the_headline_alone_is_asked_for() -> None:
    found = FOUND.assign(zone=np.where(FOUND["label"] == "Ada", "headline", "body"))
    tables, choice = case(found), Choice(zone="headline")
    assert len(CALLED.places(tables, COLUMNS[0], choice, "")) == 1


def test_events_are_evidence_by_actor_by_form_and_without_agent() -> None:
    found = mentions(("1", "person:ada", "Ada"), ("1", "person:bo", "Bo"))
    tables = case(found)
    asked = {
        f"{ACTS}person:ada": 3, f"{UPON}person:ada": 1, f"{FORM}active": 2, NO_AGENT: 2,
        f"{ACTS}nobody": 0,
    }  # fmt: skip
    for item, many in asked.items():
        places = CALLED.places(tables, COLUMNS[0], Choice(), item)
        assert len(places) == many, item
        assert CALLED.lead
        said = CALLED.lead(tables, COLUMNS[0], item, places)
        assert said.startswith(f"{many} event" if many else "Nothing found in this text.")
