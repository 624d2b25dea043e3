"""Who is told to have done what: forms, agents, patients, and the two shares made of them."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import lines

from analysis.agency import (
    ENOUGH,
    FORMS,
    Event,
    agent_deletion,
    events,
    subject_share,
)
from analysis.article import Article, Span, Zone
from analysis.document import OWN, Quotation, document
from analysis.lexicon import lemma, lexicon
from analysis.measures import Reading
from analysis.measures.agency import AGENT_DELETION
from analysis.naming.cards import SUBJECT_SHARE
from analysis.parse import Availability, available, parsed
from analysis.score import rows
from analysis.voice import voiced

needed = pytest.mark.skipif(not available(), reason=available().why or "there is a parser")
FILE = Path(__file__).parent.parent / "analysis" / "lexicons" / "event_verbs.toml"
RAW = tomllib.loads(FILE.read_text("utf-8"))
VERBS = [entry for part in RAW["class"].values() for entry in part["entries"]]

Told = tuple[str, str, str | None, str | None]  # verb, form, agent, patient


def told(text: str, kind: str = "body") -> list[Told]:
    """The events of a text as words."""
    made = document(Article("a", "gazette", text), lines(text, kind))
    (parse,) = parsed([made])
    return [
        (e.verb, e.form, e.agent and e.agent.of(text), e.patient and e.patient.of(text))
        for e in events(made, parse)
    ]


@needed
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police killed two men on the quay.", ("kill", "active", "Police", "two men")),
        ("Two men were killed by police.", ("kill", "passive", "police", "Two men")),
        ("Two men were killed on the quay.", ("kill", "agentless", None, "Two men")),
        ("He was shot dead.", ("shoot", "agentless", None, "He")),
        ("He got arrested by the harbour police.", ("arrest", "passive", "harbour police", "He")),
        ("A man killed by police lived here.", ("kill", "passive", "police", "man")),
        ("The officers who arrested the mayor left.", ("arrest", "active", "officers", "mayor")),
        ("The man whom officers arrested left.", ("arrest", "active", "officers", "man")),
        ("The mayor had the quay cleared by police.", ("clear", "passive", "police", "quay")),
        ("Protesters clashed with police.", ("clash", "active", "Protesters", "police")),
        ("The soldiers fired on the crowd.", ("fire", "active", "soldiers", "crowd")),
        ("The army attacked at dawn.", ("attack", "active", "army", None)),
    ],
)
def test_a_clause_has_its_form_its_agent_and_its_patient(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@needed
@pytest.mark.parametrize("behind", ["by 18 per cent", "by Friday", "by mistake", "by 20 points"])
def test_by_is_no_agent_before_a_measure_a_time_or_a_way(behind: str) -> None:
    assert told(f"The fares were raised {behind}.") == [("raise", "agentless", None, "fares")]


@needed
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack by rebels on the port was long.", ("attack", "nominal", "rebels", None)),
        ("The police's clearing of the quay was quick.", ("clear", "nominal", "police", "quay")),
        ("Russia's invasion of Ukraine went on.", ("invade", "nominal", "Russia", "Ukraine")),
        ("The closure of the library was quick.", ("close", "nominal", None, "library")),
        ("His arrest came late.", ("arrest", "nominal", None, "His")),
        ("A police raid on the club was quick.", ("raid", "nominal", "police", "club")),
        ("Rebels launched an attack on the port.", ("attack", "nominal", "Rebels", "port")),
        ("An attack was carried out by the rebels.", ("attack", "nominal", "rebels", None)),
    ],
)
def test_a_noun_tells_an_act_with_or_without_its_agent(text: str, expected: Told) -> None:
    found = told(text)
    if expected[3] is None:  # who undergoes it is read from the parse where it can be
        found = [(verb, form, agent, None) for verb, form, agent, _ in found]
    assert found == [expected]


@needed
def test_verbs_joined_share_their_subject_and_their_object() -> None:
    assert told("The council closed three libraries and sacked forty people.") == [
        ("close", "active", "council", "three libraries"),
        ("sack", "active", "council", "forty people"),
    ]
    assert told("Police arrested and charged the baker.") == [
        ("arrest", "active", "Police", "baker"),
        ("charge", "active", "Police", "baker"),
    ]
    assert told("He was shot and killed by police.") == [
        ("shoot", "passive", "police", "He"),
        ("kill", "passive", "police", "He"),
    ]


@needed
def test_who_is_made_to_act_acts() -> None:
    assert told("The mayor told police to clear the quay.") == [
        ("clear", "active", "police", "quay")
    ]
    assert told("Police tried to clear the quay.") == [("clear", "active", "Police", "quay")]
    assert told("The people were ordered to leave.") == [("order", "agentless", None, "people")]
    assert ("sack", "active", "Corvane", "dockers") in told(
        "The mayor punished Corvane for sacking dockers."
    )


@needed
@pytest.mark.parametrize(
    "text",
    [
        "Nine people died.", "A fire broke out in the hall.", "The factory closed in June.",
        "It raised questions.", "The union struck a deal.", "He fired off a letter.",
        "The concerns raised by the union grew.", "It was a long and quiet day.",
    ],
)  # fmt: skip
def test_what_only_happens_or_means_something_else_is_no_event(text: str) -> None:
    assert told(text) == []


@needed
def test_a_headline_leaves_out_be() -> None:
    assert told("Three arrested after protest on Salt Quay", "headline")[0] == (
        "arrest", "agentless", None, "Three",
    )  # fmt: skip
    assert told("Man killed by police in Skerra", "headline") == [
        ("kill", "passive", "police", "Man")
    ]
    assert told("Police kill man in Skerra", "headline") == [("kill", "active", "Police", "man")]


@needed
def test_verbs_of_several_words_are_found_with_all_of_them() -> None:
    assert told("The company laid off 300 workers and shut down the plant.") == [
        ("lay off", "active", "company", "300 workers"),
        ("shut down", "active", "company", "plant"),
    ]
    assert told("The hens laid 300 eggs.") == []


@needed
def test_an_event_has_the_voice_of_its_word() -> None:
    text = "The mayor said police killed two men, and rebels attacked the port."
    start = text.index("police killed two men")
    made = document(Article("a", "gazette", text), lines(text))
    voiced = made.with_quotations((Quotation(Span(start, start + 21)),))
    found = {e.verb: e.voice for e in events(voiced, parsed([voiced])[0])}
    assert found == {"kill": 0, "attack": OWN}


@needed
def test_what_is_not_told_in_the_body_is_left_out() -> None:
    text = "Police killed two men."
    assert told(text, "caption") == []
    whole = document(Article("a", "gazette", text), lines(text))
    assert events(whole.within(("headline",)), parsed([whole])[0]) == ()


_WORDS = (
    "police killed arrested the a mayor by of attack closure was were been who that and to quay "
    "council sacked closing on library its , . ’s ordered Friday raised shut down 18"
).split()


@needed
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30))
def test_every_event_lies_in_its_sentence_and_keeps_its_promises(words: list[str]) -> None:
    text = " ".join(words)
    made = document(Article("a", "gazette", text), lines(text))
    for event in events(made, parsed([made])[0]):
        place = made.sentences[event.sentence].span
        assert event.form in FORMS
        assert (event.form == "passive") <= (event.agent is not None)
        assert (event.form == "agentless") <= (event.agent is None)
        for span in (event.span, event.agent, event.patient):
            if span is not None:
                assert place.start <= span.start < span.end <= place.end
                assert len(span.of(text).split()) <= 5


def made(form: str, agent: int | None = None, patient: int | None = None) -> Event:
    """An event whose agent and patient begin at some characters."""
    spans = [None if at is None else Span(at, at + 3) for at in (agent, patient)]
    return Event(Span(0, 3), "kill", form, 0, spans[0], spans[1], OWN)


def test_agent_deletion_counts_agentless_passives_and_nouns_without_an_agent() -> None:
    told_events = [
        *[made("active", 10)] * 8, *[made("active")] * 2, *[made("passive", 10)] * 4,
        *[made("agentless")] * 5, *[made("nominal", 10)] * 3, *[made("nominal")] * 3,
    ]  # fmt: skip
    assert agent_deletion(told_events) == ((5 + 3) / 25, 5 + 3, 25)


def test_below_the_floor_there_is_a_count_and_no_share() -> None:
    assert agent_deletion([made("agentless")] * (ENOUGH - 1)) == (None, 19, 19)
    assert agent_deletion([made("agentless")] * ENOUGH) == (1.0, 20, 20)
    assert agent_deletion([]) == (None, 0, 0)


def test_subject_share_is_acting_over_acting_and_being_acted_upon() -> None:
    acts, undergoes, both = made("active", 10, 20), made("active", 20, 10), made("active", 10, 10)
    others = made("active", 40, 50)
    found = subject_share([acts] * 14, [Span(10, 13)])
    assert found == (None, 14, 14)
    found = subject_share([*[acts] * 14, *[undergoes] * 6, *[others] * 30], [Span(11, 12)])
    assert found == (14 / 20, 14, 20)
    assert subject_share([both] * 10, [Span(10, 13)]) == (10 / 20, 10, 20)
    assert subject_share([acts] * 30, []) == (None, 0, 0)


TOLD = "Police arrested Ada Poe. The mayor was attacked. “Rebels shelled the quay,” said Ada Poe."


@needed
def test_the_measure_counts_in_each_voice_and_part() -> None:
    text = f"The quay was shelled\n\n{TOLD}"
    head, body = lines(text)
    zones = (Zone(head.span, "headline"), body)
    told = voiced(document(Article("a", "o", text), zones))
    own = AGENT_DELETION.read(told, "own")
    assert (own.value, own.n) == (2 / 3, 3)
    assert [mark.label for mark in own.marks] == ["agentless", "agentless"]
    assert AGENT_DELETION.read(told, "quoted").value == 0.0
    assert AGENT_DELETION.read(told, "all").n == 4
    assert AGENT_DELETION.read(told.within(("headline",)), "own").n == 1


def test_without_a_parse_it_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.measures.agency.available", lambda: Availability(False, "None."))
    told = document(Article("a", "o", TOLD), lines(TOLD))
    assert AGENT_DELETION.read(told, "own") == Reading(None, (), 0, "not measured: None.")
    found = rows([Article("a", "o", TOLD * 9)], (AGENT_DELETION,), parser=False)
    assert found["events"] == []
    assert {row["value"] for row in found["readings"]} == {None}
    assert all(row["why"].startswith("not measured: ") for row in found["readings"])


def test_the_cards_say_what_the_shares_are_worth() -> None:
    for card in (AGENT_DELETION, SUBJECT_SHARE):
        assert card.floor == ENOUGH
        assert all((card.formula, card.unit, card.source, card.weakness, card.question))


def test_the_list_is_ours_says_how_it_fails_and_repeats_nothing() -> None:
    words = lexicon("event_verbs")
    assert words.licence == "MIT"
    assert "Parallax" in words.provenance
    assert len(words.failures) >= 6
    assert [verb for verb, n in Counter(VERBS).items() if n > 1] == []
    assert len(VERBS) >= 250


def test_the_list_can_find_what_it_lists() -> None:
    bases = {verb: RAW["forms"].get(verb.split()[0]) or lemma(verb.split()[0]) for verb in VERBS}
    assert [verb for verb, base in bases.items() if base != verb.split()[0]] == []
    nouns = {noun for found in RAW["nominal"].values() for noun in found}
    assert set(RAW["nominal"]) <= set(VERBS)
    assert set(RAW["undergone"]) | set(RAW["wanting"]) <= nouns
    assert set(RAW["bare"]) | set(RAW["alone"]) | set(RAW["objectless"]) <= set(VERBS)
    assert set(RAW["beside"]) <= set(VERBS)
