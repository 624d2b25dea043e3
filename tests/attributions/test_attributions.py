"""Who is given what: both engines, the joining with quotations, and what holds of any text."""

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import lines, told

from analysis.article import Article, Zone
from analysis.attributions import KINDS, NAMINGS, Attribution, attributions
from analysis.document import Document, document
from analysis.parse import available, parsed
from analysis.voice import voiced
from analysis.voice.names import candidates

ENGINES = ("parse", "clauses") if available() else ("clauses",)
both = pytest.mark.parametrize("engine", ENGINES)
needed = pytest.mark.skipif(not available(), reason=available().why or "there is a parser")


def read(text: str, engine: str, *kinds: str) -> tuple[Document, tuple[Attribution, ...]]:
    """A text, its lines in zones of these kinds, and its attributions by one engine."""
    zones = zip_longest(lines(text), kinds, fillvalue="body")
    typed = tuple(Zone(z.span, kind) for z, kind in zones)
    heard = voiced(document(Article("a", "gazette", text), typed))
    return heard, attributions(heard, parsed([heard])[0] if engine == "parse" else None)


def only(text: str, engine: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = read(text, engine)[1]
    return found


def said(text: str, found: Attribution) -> list[str]:
    """The words that are attributed."""
    return [span.of(text) for span in found.content]


@both
@pytest.mark.parametrize(
    ("text", "content", "speaker", "naming", "verb"),
    [
        ("Ada Poe said that the bridge would close.", "that the bridge would close", "Ada Poe",
         "named", "say"),
        ("The bridge would close by noon, Ada Poe said.", "The bridge would close by noon",
         "Ada Poe", "named", "say"),
        ("The bridge would close by noon, said Ada Poe.", "The bridge would close by noon",
         "Ada Poe", "named", "say"),
        ("According to Ada Poe, the bridge is safe.", "the bridge is safe", "Ada Poe", "named",
         "according to"),
        ("The bridge is safe, according to Ada Poe.", "The bridge is safe", "Ada Poe", "named",
         "according to"),
        ("Officials said the bridge was safe.", "the bridge was safe", "officials", "unnamed",
         "say"),
        ("Two witnesses told the court that the bridge shook.", "that the bridge shook",
         "Two witnesses", "unnamed", "tell"),
        ("Ada Poe believes that the bridge is safe.", "that the bridge is safe", "Ada Poe",
         "named", "believe"),
        ("The treasury puts the damage at 5 million crowns.", "the damage at 5 million crowns",
         "treasury", "named", "put"),
        ("By the city’s count, 900 people crossed the bridge.", "900 people crossed the bridge",
         "city", "named", "by … count"),
    ],
)  # fmt: skip
def test_reported_speech(
    engine: str, text: str, content: str, speaker: str, naming: str, verb: str
) -> None:
    found = only(text, engine)
    assert said(text, found) == [content]
    assert (found.kind, found.speaker, found.naming) == ("indirect", speaker, naming)
    assert (found.verb, found.within) == (verb, None)


@both
def test_a_cue_may_stand_in_the_middle(engine: str) -> None:
    text = "The bridge, Ada Poe said, would close by noon."
    found = only(text, engine)
    assert said(text, found) == ["The bridge", "would close by noon"]
    assert found.source is not None
    assert found.source.of(text) == "Ada Poe"
    assert found.cue is not None
    assert found.cue.of(text) == "said"


@both
def test_a_surname_is_known_in_full_and_he_is_the_last_who_spoke(engine: str) -> None:
    text = "Carl Dunn runs the port. Dunn said that the quay would close. He said it was late."
    first, second = read(text, engine)[1]
    assert first.speaker == second.speaker == "Carl Dunn"
    assert first.source is not None
    assert first.source.of(text) == "Dunn"


@both
def test_joint_speakers_have_a_line_each(engine: str) -> None:
    assert only("Ada Poe and Carl Dunn said that talks failed.", engine).speaker == (
        "Ada Poe\nCarl Dunn"
    )


@both
def test_direct_speech_goes_on_behind_its_cue(engine: str) -> None:
    text = "“It is late. We are tired,” Ada Poe said. “We will go.”"
    found = only(text, engine)
    assert said(text, found) == ["It is late. We are tired", "We will go"]
    assert (found.kind, found.speaker) == ("direct", "Ada Poe")


@both
def test_quoted_words_in_reported_ones_are_mixed(engine: str) -> None:
    text = "Ada Poe said she was “very tired of the bridge” and of the port."
    found = only(text, engine)
    assert found.kind == "mixed"
    assert said(text, found) == ["she was “very tired of the bridge” and of the port"]


@both
def test_one_attribution_stands_in_another(engine: str) -> None:
    text = "A report found that Ada Poe said the bridge was safe."
    outer, inner = read(text, engine)[1]
    assert (outer.speaker, outer.naming, outer.within) == ("report", "unnamed", None)
    assert (inner.speaker, inner.naming, inner.within) == ("Ada Poe", "named", 0)


@both
@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Ministry: bridge talks to last", "bridge talks to last", "ministry"),
        ("Ada Poe: bridge talks will fail", "bridge talks will fail", "Ada Poe"),
        ("Bridge talks will fail: Ada Poe", "Bridge talks will fail", "Ada Poe"),
    ],
)
def test_a_headline_names_its_source_by_a_colon(
    engine: str, text: str, content: str, speaker: str
) -> None:
    whole = f"{text}\nAda Poe said that it was late."
    found = [a for a in read(whole, engine, "headline", "body")[1] if a.cue is None]
    assert [(said(text, a), (a.speaker or "").lower()) for a in found] == [
        ([content], speaker.lower())
    ]


@both
@pytest.mark.parametrize(
    "text",
    [
        "Opinion: the bridge will fail", "Ada Poe: what we know of the bridge",
        "Heartless: five guards against a child", "Oslen Hill: welcome to the warm rooms",
    ],
)  # fmt: skip
def test_not_every_colon_does(engine: str, text: str) -> None:
    found = [a for a in read(text, engine, "headline")[1] if a.cue is None]
    assert found == []


@both
@pytest.mark.parametrize(
    "text",
    ["The bridge closed at noon.", "On Monday the report was late.", "The state claim failed."],
)
def test_where_nobody_speaks_nothing_is_found(engine: str, text: str) -> None:
    assert read(text, engine)[1] == ()


@both
@pytest.mark.parametrize(
    "text",
    [
        "The navy floated balloons full of sand.", "Ada Poe praised the old bridge.",
        "Carl Dunn appointed a new chief of the port.", "The state may veto any longer lease.",
        "Oslen will act if Carl Dunn declares that the bridge is lost.",
        "Ada Poe might say that the bridge is lost.", "Nobody said that the bridge was safe.",
        "Who said that the bridge was safe?", "Don’t tell us that the bridge is safe.",
        "I mention that the bridge was closed in May.", "We think the bridge is safe.",
        "It is hard to predict what the bridge will bear.",
        "Past cases suggest the bridge will be late.",
        "Speakers for Oslen Gas, Norland Rail and Alder Air did not respond to requests.",
    ],
)  # fmt: skip
def test_deeds_wishes_and_possibilities_are_no_reports(engine: str, text: str) -> None:
    assert read(text, engine)[1] == ()


@both
def test_quoted_words_make_a_report_of_a_noun_phrase(engine: str) -> None:
    text = "Ada Poe criticised the “slow and costly old bridge”."
    found = only(text, engine)
    assert "slow and costly old bridge" in " ".join(said(text, found))
    assert found.speaker == "Ada Poe"


@both
def test_the_outlet_goes_on_by_itself_behind_a_comma(engine: str) -> None:
    text = "Ada Poe said that the bridge would close, which surprised the town."
    assert said(text, only(text, engine)) == ["that the bridge would close"]
    inside = "Ada Poe said that the bridge, which is old, would close."
    assert said(inside, only(inside, engine)) == ["that the bridge, which is old, would close"]


@both
def test_they_are_the_only_body_before_them_or_nobody_known(engine: str) -> None:
    one = "The Oslen Ministry met in May. They said that the bridge was safe."
    assert only(one, engine).speaker == "Oslen Ministry"
    two = "The Oslen Ministry met while the Port Authority paid. "
    found = only(two + "They said that the bridge was safe.", engine)
    assert (found.speaker, found.naming) == (None, "unknown")


def test_stops_do_not_break_a_name() -> None:
    text = "The Oslen-D.P.Q.K. Accord was read out."
    (name,) = [c.text for c in candidates(text, 0, len(text)) if c.kind == "name"]
    assert name == "Oslen-D.P.Q.K. Accord"


@needed
def test_with_the_parse_nouns_and_adjectives_are_cues() -> None:
    claim = "Ada Poe’s claim that the bridge is safe was repeated."
    found = only(claim, "parse")
    assert (said(claim, found), found.speaker) == (["that the bridge is safe"], "Ada Poe")
    sure = "Ada Poe is confident that the bridge is safe."
    assert only(sure, "parse").verb == "confident"


@needed
def test_the_agent_of_a_passive_speaks() -> None:
    text = "The council was told by Ada Poe that the bridge is safe."
    for engine in ENGINES:
        found = only(text, engine)
        assert (said(text, found), found.speaker) == (["that the bridge is safe"], "Ada Poe")


@needed
@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("An Oslen Herald poll shows Poe with 47 percent.", "Poe with 47 percent",
         "Oslen Herald poll"),
        ("The closure was first reported by the Oslen Herald.", "The closure", "Oslen Herald"),
        ("Ada Poe called Carl Dunn a liar.", "Carl Dunn a liar", "Ada Poe"),
        ("Ada Poe called on the council to close the bridge.",
         "the council to close the bridge", "Ada Poe"),
        ("Ada Poe denied the charges.", "the charges", "Ada Poe"),
        ("Asked by Ada Poe whether the bridge was safe, Carl Dunn left.",
         "whether the bridge was safe", "Ada Poe"),
    ],
)  # fmt: skip
def test_a_noun_phrase_that_tells_all_is_a_report(text: str, content: str, speaker: str) -> None:
    found = only(text, "parse")
    assert (said(text, found), found.speaker) == ([content], speaker)
    assert found.naming == "named"


@needed
def test_who_is_asked_does_not_ask() -> None:
    text = "Asked whether the bridge was safe, Ada Poe said that it was."
    found = only(text, "parse")
    assert (found.verb, said(text, found)) == ("say", ["that it was"])


@both
@pytest.mark.parametrize(
    "text",
    [
        "In an Oslen Herald poll this week, Poe led Dunn by nine points.",
        "Poe led Dunn by nine points in an Oslen Herald poll this week.",
    ],
)
def test_what_a_poll_has_is_said_by_the_poll(engine: str, text: str) -> None:
    found = only(text, engine)
    assert said(text, found) == ["Poe led Dunn by nine points"]
    assert (found.speaker, found.verb) == ("Oslen Herald poll", "in … poll")


@both
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A study by the liberal Oslen Fairness Council found that trains are late.",
         "Oslen Fairness Council"),
        ("Ada Poe of Oslen, North Alder, said that the bridge is safe.", "Ada Poe"),
        ("The American Federation of Teachers said that schools are cold.",
         "American Federation of Teachers"),
    ],
)  # fmt: skip
def test_the_name_in_a_long_phrase(engine: str, text: str, speaker: str) -> None:
    found = only(text, engine)
    assert (found.speaker, found.naming) == (speaker, "named")


@needed
@pytest.mark.parametrize(
    "text",
    [
        "The party won 303 seats in the Norland polls.",
        "Rents rose 4 percent in the Oslen area on average.",
        "In a Herald poll Poe led by nine points, but Dunn won the vote by 3.",
        "Her visa was denied by the embassy.", "The hospital admitted three patients.",
        "A cracked beam was revealed by the floods.", "The job demands patience and skill.",
        "The survey has 40 questions.", "The website found an audience.",
        "Ada Poe called the police to report a fire.",
        "Though told that the bridge was safe, Ada Poe left.",
    ],
)  # fmt: skip
def test_deeds_with_a_thing_for_an_object_are_no_reports(text: str) -> None:
    assert read(text, "parse")[1] == ()


@needed
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Poe said that Dunn led by 9 points in a Herald poll.", "Ada Poe"),
        ("According to a court document filed by state attorney Ada Poe, the bridge is safe.",
         "Ada Poe"),
        ("Someone close to Ada Poe, the mayor, said that she would resign.", "Someone"),
        ("New York, Boston and Oslen officials said that help was near.", "Oslen officials"),
        ("A friend of the victim, Ada Poe, said that he was kind.", "friend"),
        ("A report on abuse by Bishop Carl Dunn found that 40 children were hurt.", "report"),
        ("Peter Singer said that animals feel pain.", "Peter Singer"),
        ("Friends of the Earth said that rivers are dirty.", "Friends of the Earth"),
        ("As Oslen burned, the mayor said that help was near.", "mayor"),
        ("The poll showed Poe with 47 percent, but Carl Dunn called it flawed.", "poll"),
        ("Convinced that the bridge would fall, Ada Poe left the city.", "Ada Poe"),
    ],
)  # fmt: skip
def test_the_source_is_the_head_of_its_phrase(text: str, speaker: str) -> None:
    assert only(text, "parse").speaker == speaker


@both
@pytest.mark.parametrize(
    "text",
    ["Readers of the Herald said that trains are late.", "Exit polls from the Oslen primary "
     "found that voters are tired."],
)  # fmt: skip
def test_no_name_of_a_source_in_what_describes_it(engine: str, text: str) -> None:
    assert only(text, engine).naming == "unnamed"


@needed
def test_a_verb_within_a_word_is_part_of_what_is_said() -> None:
    text = "It’s late, Ada Poe said."
    found = only(text, "parse")
    assert (said(text, found), found.speaker) == (["It’s late"], "Ada Poe")


PIECES = st.lists(
    st.sampled_from(
        ["Ada Poe", "he", "they", "officials", "said", "told", "that", "according to", "“", "”",
         '"', ",", ".", ":", "\n", "the bridge", "was", "safe", "claim", "by", "’s", "count",
         "put", "at 5", "—", "and", "Carl Dunn", "note", "It’s", "F.B.I.", "(", ")"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_what_holds_of_any_text(pieces: list[str]) -> None:
    heard = voiced(told(" ".join(pieces)))
    parse = parsed([heard])[0] if available() else None
    for found in {attributions(heard), attributions(heard, parse)}:
        for i, each in enumerate(found):
            assert each.kind in KINDS
            assert each.naming in NAMINGS
            assert (each.speaker is None) == (each.naming == "unknown")
            assert each.content
            assert all(
                a.end <= b.start for a, b in zip(each.content, each.content[1:], strict=False)
            )
            assert each.within is None or (each.within != i and 0 <= each.within < len(found))
        covered = [span for each in found for span in each.content]
        for i in (heard.voice >= 0).nonzero()[0]:
            assert any(s.start <= heard.starts[i] and heard.ends[i] <= s.end for s in covered)
        begins = [each.content[0].start for each in found]
        assert begins == sorted(begins)


def test_a_long_sentence_takes_no_long_time() -> None:
    text = "Ada Poe said that " * 2_000 + "it is so."
    assert len(read(text, "clauses")[1]) > 0
