"""Which phrases mean one actor: worked stories of our own."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import Naming, groups
from analysis.actors.known import acronym
from analysis.actors.people import agree


def keys(*phrases: str) -> list[str]:
    """The actors of phrases that follow one another in one text, a sentence each."""
    return groups([Naming(text, "a", i) for i, text in enumerate(phrases)])


def same(*phrases: str) -> bool:
    return len(set(keys(*phrases))) == 1


def test_a_country_by_all_its_names() -> None:
    found = keys(
        "North Korea", "the DPRK", "D.P.R.K.", "Pyongyang", "the North", "North Koreans",
        "North Korean officials", "the grim Kim dynasty of Pyongyang", "the regime",
    )  # fmt: skip
    assert found == ["country:KP"] * 9


def test_the_north_is_nobody_where_no_north_is_named() -> None:
    assert keys("the North", "France")[0] != "country:KP"


def test_a_person_by_surname_spelling_title_and_office() -> None:
    found = keys("North Korea’s leader Kim Jong Un", "Kim Jong-un", "Mr. Kim", "Kim [Jong Um",
                 "the North Korean leader", "its leader")  # fmt: skip
    assert found == ["person:kim jong un"] * 6


def test_a_surname_in_front_is_learnt_from_a_courtesy_title() -> None:
    assert same("Youn Kun-young", "Mr. Youn")


def test_short_given_names() -> None:
    assert same("Michael Poe", "Mike Poe", "Michael J. Poe", "Mr. Poe")
    assert keys("Anna Poe", "Carl Poe") == ["person:anna poe", "person:carl poe"]


def test_a_surname_of_two_people_is_the_one_last_named() -> None:
    found = keys("Anna Poe", "Carl Poe", "Poe", "Anna Poe", "Poe")
    assert found[2] == "person:carl poe"
    assert found[4] == "person:anna poe"


def test_the_mayor_is_who_holds_the_office() -> None:
    assert same("Mayor Ada Poe", "the mayor", "Poe", "Her Honour")
    assert keys("a mayor", "Mayor Ada Poe")[0] != "person:ada poe"


def test_her_honour_is_nobody_where_two_can_be_meant() -> None:
    assert keys("Mayor Ada Poe", "Judge Carla Dunn", "Her Honour")[2].startswith("role:")


def test_the_president_is_who_needs_no_country() -> None:
    home = keys("President Poe", "French President Carla Dunn", "the president")
    assert home[2] == home[0]
    unsure = keys("President Poe", "President Dunn", "the president")
    assert unsure[2].startswith("role:")


def test_an_office_of_a_country_is_its_holder() -> None:
    found = keys("French President Carla Dunn", "President Ada Poe", "the French president")
    assert found[2] == "person:carla dunn"


def test_a_minority_leader_is_no_president() -> None:
    found = keys("U.S. President Ada Poe", "Minority Leader Carl Dunn", "the minority leader")
    assert found[2] != "person:ada poe"


def test_a_name_beside_an_office_holds_it() -> None:
    namings = [
        Naming("the port operator", "a", 0, 0, 2), Naming("Corvane Lines", "a", 0, 3, 4),
        Naming("the port operator", "b", 0, 0, 2), Naming("Corvane", "b", 1, 0, 0),
        Naming("Anna Poe", "b", 2, 0, 1), Naming("a pilot", "b", 2, 2, 3),
    ]  # fmt: skip
    found = groups(namings)
    assert set(found[:4]) == {"body:corvane lines"}
    assert found[4] == found[5] == "person:anna poe"


def test_acronyms() -> None:
    assert acronym("Harbour Bureau of Ships") == "HBS"
    assert same("the Alder Dock Board", "ADB", "the A.D.B.")


def test_the_committee_is_the_last_one_named() -> None:
    found = keys("the Harbour Committee", "the Fleet Committee", "the committee")
    assert found[2] == found[1] != found[0]


def test_the_company_is_the_only_one_named() -> None:
    assert same("Corvane Lines", "the company")
    assert keys("Corvane Lines", "Brandt Smelting", "the company")[2] == "body:company"


def test_an_administration_is_its_countrys_government() -> None:
    found = keys("French President Carla Dunn", "the Dunn administration", "France")
    assert found[1] == found[2] == "country:FR"


def test_words_for_one_kind_of_event_go_together() -> None:
    assert same("the treaty", "a defense pact", "the deal", "the new agreement")
    assert same("the Harbour Strategic Partnership", "the Strategic Partnership", "the pact")
    assert same("the walkout", "the strike", "the stoppage")
    assert keys("an air strike", "the assault") == ["event:attack"] * 2


def test_wars_of_other_names_stay_apart() -> None:
    assert len(set(keys("the Alder War", "the Oslen War", "the war"))) == 3


def test_words_for_people_stay_apart() -> None:
    """What they are called is the question: nobody but the user joins them."""
    assert len(set(keys("protesters", "the mob", "residents", "our neighbours"))) == 4


def test_given_names_agree() -> None:
    assert agree(("jong", "un"), ("jong", "um"))
    assert agree((), ("ada",))
    assert not agree(("ada",), ("eva",))


_PHRASES = st.sampled_from([
    "Mayor Ada Poe", "the mayor", "Poe", "Carl Poe", "North Korea", "the North", "the regime",
    "Corvane Lines", "the company", "the deal", "Pyongyang", "its leader", "the president", "",
    "President Dunn", "’", "a", "of", "the", "DNC", "Dock National Committee", "protesters",
])  # fmt: skip


def partition(found: Sequence[str]) -> list[list[int]]:
    return [[i for i, key in enumerate(found) if key == one] for one in dict.fromkeys(found)]


@settings(deadline=None)
@given(st.lists(st.tuples(_PHRASES, st.sampled_from("abc")), max_size=24), st.randoms())
def test_neither_the_order_given_nor_the_names_of_documents_matter(
    drawn: list[tuple[str, str]], random: object
) -> None:
    namings = [Naming(text, document, i) for i, (text, document) in enumerate(drawn)]
    order = list(range(len(namings)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found = groups(namings)
    assert len(found) == len(namings)
    assert all(found)
    shuffled = groups([namings[i] for i in order])
    assert [shuffled[order.index(i)] for i in range(len(order))] == found
    renamed = groups(
        [n._replace(document={"a": "z", "b": "y", "c": "x"}[n.document]) for n in namings]
    )
    assert partition(renamed) == partition(found)


def test_no_person_is_a_committee() -> None:
    chair = [
        Naming("Deputy Mayor Corin Teal", "a", 0, 0, 3), Naming("the committee", "a", 0, 4, 5),
        Naming("The committee", "a", 1, 0, 1),
    ]  # fmt: skip
    found = groups(chair)
    assert found[0] == "person:corin teal"
    assert found[1] == found[2] == "body:committee"


def test_whoever_is_addressed_beside_a_firm_is_not_the_firm() -> None:
    asked = [
        Naming("Mayor Hallam", "a", 0, 0, 1), Naming("this firm", "a", 1, 2, 3),
        Naming("Hallam", "a", 1, 4, 4),
    ]  # fmt: skip
    found = groups(asked)
    assert found[0] == found[2] != found[1]


def test_a_primary_school_is_no_election() -> None:
    assert not keys("primary schools")[0].startswith("event:")
    assert keys("the primaries")[0].startswith("event:")


def test_the_country_is_the_last_one_named_and_no_other_that_is_described() -> None:
    assert same("North Korea", "the country")
    assert keys("North Korea", "the gigantic Eurasian country")[1] != "country:KP"
