"""Who is given words: worked arithmetic on attributions that can be counted by hand."""

import math
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon import lexicon
from analysis.measures.measure import TIERS
from analysis.officials import official
from analysis.sources import (
    DIVERSITY_FLOOR,
    EVERYWHERE,
    SOURCES_CARDS,
    UNASSIGNED,
    UNNAMED_FLOOR,
    VERB_FLOOR,
    VOICE_FLOOR,
    diversity,
    hill,
    in_camps,
    official_share,
    same_speaker,
    say_verbs_by_camp,
    share_of_voice,
    speakers,
    speeches,
    unnamed_rate,
    verb_odds,
)
from analysis.tables import SCHEMAS

OWNER = {"a1": "ant", "a2": "ant", "b1": "bee"}
CAMPS = {"Ada Poe": "hall", "Bo Lee": "union", "dock workers": "union"}


def row(article: str, i: int, speaker: str | None = None, words: int = 10, **more: Any) -> dict:
    """A stretch of an attribution; those of an article lie 100 characters apart."""
    start = more.pop("start", 100 * i)
    source = more.pop("source", speaker)
    naming = "named" if speaker else ("unnamed" if source else "unknown")
    made = {
        "article": article, "i": i, "part": 0, "start": start, "end": start + 90, "zone": "body",
        "kind": "indirect", "speaker": speaker, "naming": naming, "official": False,
        "source": source, "verb": "say", "cue_start": start + 95, "cue_end": start + 99,
        "within": None, "words": words, "quoted": 0,
    }  # fmt: skip
    return made | more


def table(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=SCHEMAS["attributions"].names)


def many(article: str, *times: tuple[str | None, int], **more: Any) -> list[dict]:
    """So many speeches of each speaker."""
    names = [name for name, n in times for _ in range(n)]
    return [row(article, i, name, **more) for i, name in enumerate(names)]


def voices(rows: pd.DataFrame, camps: dict[str, str] = CAMPS) -> dict[tuple[str, str], Any]:
    found = share_of_voice(rows, OWNER, camps)
    return {(r.outlet, r.camp): r for r in found.itertuples(index=False)}


# Shares of voice


def test_shares_of_words_and_speeches_by_hand() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", 30), row("a1", 1, "Bo Lee", 10), row("a2", 0, "Cy Dunn", 20),
        row("b1", 0, "Bo Lee", 5),
    )  # fmt: skip
    found = voices(rows)
    assert list(found) == [(o, c) for o in ("ant", "bee") for c in ("hall", "union", UNASSIGNED)]
    assert found["ant", "hall"].word_share == pytest.approx(30 / 60)
    assert found["ant", "hall"].speech_share == pytest.approx(1 / 3)
    assert found["ant", UNASSIGNED].words == 20
    assert (found["bee", "union"].word_share, found["bee", "hall"].word_share) == (1.0, 0.0)
    assert (found["ant", "hall"].of_words, found["ant", "hall"].of_speeches) == (60, 3)


def test_an_outlet_that_attributes_nothing_has_no_share() -> None:
    found = voices(table(row("a1", 0, "Ada Poe")))
    assert math.isnan(found["bee", "hall"].word_share)
    assert found["bee", "hall"].words == 0


def test_a_nested_word_counts_for_the_innermost() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", 30, start=0),
        row("a1", 1, "Bo Lee", 12, start=0, within=0, end=50),
        row("a1", 2, "Cy Dunn", 5, start=0, within=1, end=20),
    )
    found = voices(rows)
    assert found["ant", "hall"].words == 30 - 12
    assert found["ant", "union"].words == 12 - 5
    assert found["ant", "hall"].of_words == 30


def test_what_is_nested_but_stands_elsewhere_takes_nothing_off() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", 30, start=0), row("a1", 1, "Bo Lee", 12, start=500, within=0)
    )
    assert voices(rows)["ant", "hall"].of_words == 42


def test_stretches_are_one_speech() -> None:
    rows = table(row("a1", 0, "Ada Poe", 4), row("a1", 0, "Ada Poe", 6, part=1, start=300))
    one = voices(rows)["ant", "hall"]
    assert (one.words, one.speeches, one.of_speeches) == (10, 1, 1)


def test_joint_speakers_share_words_and_each_has_the_speech() -> None:
    found = voices(table(row("a1", 0, "Ada Poe\nBo Lee", 9), row("a1", 1, "Bo Lee\nBo Lee", 3)))
    assert found["ant", "hall"].words == 4.5
    assert found["ant", "union"].words == 7.5
    assert (found["ant", "hall"].speeches, found["ant", "union"].speeches) == (1, 2)
    assert found["ant", "union"].speech_share == 1.0


def test_joint_speakers_of_one_camp_speak_once() -> None:
    found = voices(table(row("a1", 0, "Ada Poe\nEve Roe", 8)), {**CAMPS, "Eve Roe": "hall"})
    assert (found["ant", "hall"].words, found["ant", "hall"].speeches) == (8, 1)


def test_other_articles_and_zones_are_left_out() -> None:
    rows = table(row("x", 0, "Ada Poe"), row("a1", 0, "Ada Poe", zone="caption"),
                 row("a1", 1, "Ada Poe", zone="headline"))  # fmt: skip
    assert voices(rows)["ant", "hall"].speeches == 1


def test_shares_are_enough_from_the_floor_on() -> None:
    for n in (VOICE_FLOOR - 1, VOICE_FLOOR):
        found = voices(table(*many("a1", ("Ada Poe", n))))
        assert found["ant", "hall"].enough == (n == VOICE_FLOOR)


NAMES = st.sampled_from(["Ada Poe", "Bo Lee", "Cy Dunn", "Ada Poe\nBo Lee", None])


@given(st.lists(st.tuples(st.sampled_from(list(OWNER)), NAMES, st.integers(0, 40)), max_size=20))
def test_words_of_the_camps_add_up_and_order_does_not_matter(given_rows) -> None:
    rows = [row(a, i, name, n) for i, (a, name, n) in enumerate(given_rows)]
    found = share_of_voice(table(*rows), OWNER, CAMPS)
    for outlet, part in found.groupby("outlet"):
        total = sum(r["words"] for r in rows if OWNER[r["article"]] == outlet)
        assert part["words"].sum() == pytest.approx(total)
        assert total == 0 or part["word_share"].sum() == pytest.approx(1)
    pd.testing.assert_frame_equal(share_of_voice(table(*rows[::-1]), OWNER, CAMPS), found)


# Camps


def camps_of(names: Sequence[str | None], camps: dict[str, str]) -> list[str]:
    said = speeches(table(*(row("a1", i, name) for i, name in enumerate(names))), OWNER)
    return in_camps(said, camps).tolist()


def test_a_name_is_found_whatever_its_capitals_and_article() -> None:
    assert camps_of(["ADA POE", "The Dock Workers"], {"Ada Poe": "h", "dock workers": "u"}) == [
        "h", "u",
    ]  # fmt: skip


def test_a_last_name_is_enough_where_nobody_else_has_it() -> None:
    assert camps_of(["Poe"], {"Ada Poe": "hall"}) == ["hall"]
    assert camps_of(["Ada Poe"], {"Poe": "hall"}) == ["hall"]
    assert camps_of(["Poe", "Carl Poe"], {"Ada Poe": "hall"}) == [UNASSIGNED, UNASSIGNED]
    assert camps_of(["Ada Poe", "Carl Poe"], {"Poe": "hall"}) == [UNASSIGNED, UNASSIGNED]


def test_unnamed_sources_have_a_camp_only_by_their_phrase() -> None:
    rows = table(row("a1", 0, None, source="the dock workers"), row("a1", 1, None, source="a man"),
                 row("a1", 2))  # fmt: skip
    found = in_camps(speeches(rows, OWNER), CAMPS)
    assert found.tolist() == ["union", UNASSIGNED, UNASSIGNED]


# Speakers


def test_speakers_by_outlet_and_over_all() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", 8, quoted=3), row("a1", 1, "ADA POE", 2, verb="claim"),
        row("a2", 0, None, 5, source="officials", official=True), row("b1", 0, "Ada Poe", 1),
        row("b1", 1, None, 7), row("b1", 2, None, 7, source="It", naming="unknown"),
    )  # fmt: skip
    found = speakers(rows, OWNER)
    first = found.iloc[0]
    assert found[["outlet", "speaker"]].values.tolist() == [
        ["ant", "ADA POE"], ["ant", "officials"], ["bee", "Ada Poe"],
    ]  # fmt: skip
    assert (first.speeches, first.words, first.quoted, first.outlets) == (2, 10, 3, 2)
    assert first.verbs == (("claim", 1), ("say", 1))
    assert (found.iloc[1].naming, bool(found.iloc[1].official)) == ("unnamed", True)
    both = speakers(rows, OWNER, together=True)
    assert both[["outlet", "speaker", "speeches"]].values.tolist() == [
        [EVERYWHERE, "Ada Poe", 3], [EVERYWHERE, "officials", 1],
    ]  # fmt: skip


# Rates


def test_rates_have_a_floor_and_leave_unknown_sources_out() -> None:
    half = UNNAMED_FLOOR // 2
    rows = many("a1", ("Ada Poe", half)) + [
        row("a2", i, None, source="officials", official=True) for i in range(half)
    ]
    few = table(*rows[:-1], row("a2", 99))
    one = unnamed_rate(few, OWNER).iloc[0]
    assert math.isnan(one.value)
    assert (one.n, one.unknown) == (UNNAMED_FLOOR - 1, 1)
    assert str(UNNAMED_FLOOR) in one.why
    enough = table(*rows, row("a2", 99))
    for rate in (unnamed_rate, official_share):
        one = rate(enough, OWNER).iloc[0]
        assert (one.value, one["count"], one.n, one.unknown, one.why) == (
            0.5,
            half,
            2 * half,
            1,
            "",
        )


def test_joint_speakers_are_one_attribution_of_a_rate() -> None:
    rows = table(*(row("a1", i, "Ada Poe\nBo Lee", official=i < 5) for i in range(20)))
    assert official_share(rows, OWNER).iloc[0].value == 5 / 20


def test_who_is_once_called_by_office_is_an_official_throughout() -> None:
    rows = [row("a1", i, "Ada Poe", official=i == 0) for i in range(10)]
    rows += [row("a2", i, "Ada Poe\nBo Lee", official=True) for i in range(2)]
    rows += [row("a2", i, "Bo Lee") for i in range(2, 10)]
    assert official_share(table(*rows), OWNER).iloc[0]["count"] == 10 + 2


# Diversity


def test_the_hill_number_of_the_whole_is_exp_of_the_entropy() -> None:
    assert hill([7], 7) == pytest.approx(1)
    assert hill([3, 3, 3, 3], 12) == pytest.approx(4)
    p = np.array([6, 3, 1]) / 10
    assert hill([6, 3, 1, 0], 10) == pytest.approx(math.exp(-(p * np.log(p)).sum()))


def test_the_rarefied_one_is_the_mean_entropy_over_all_samples() -> None:
    things, to = "aaabbc", 3
    entropies = []
    for sample in combinations(things, to):
        p = np.array([sample.count(x) / to for x in set(sample)])
        entropies.append(-(p * np.log(p)).sum())
    assert hill([3, 2, 1], to) == pytest.approx(math.exp(np.mean(entropies)))
    assert hill([3, 2, 1], 1) == pytest.approx(1)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_more_drawn_never_means_fewer_sources(counts: list[int]) -> None:
    found = [hill(counts, to) for to in range(1, sum(counts) + 1)]
    assert all(a <= b + 1e-9 for a, b in pairwise(found))
    assert 1 - 1e-9 <= found[-1] <= len(counts) + 1e-9


@pytest.mark.parametrize("to", [0, 4])
def test_a_sample_is_no_larger_than_the_whole(to: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 3 of 3 things; found {to}"):
        hill([2, 1], to)


def test_outlets_are_compared_at_the_smallest_sample() -> None:
    rows = many("a1", ("Ada Poe", 10), ("Bo Lee", 10)) + many("b1", ("Ada Poe", 9), ("Bo Lee", 1))
    found = diversity(table(*rows), OWNER).set_index("outlet")
    assert found["to"].tolist() == [10, 10]
    assert found.loc["ant", "value"] == pytest.approx(hill([10, 10], 10))
    assert found.loc["bee", "value"] == pytest.approx(hill([9, 1], 10))
    assert (found.loc["ant", "sources"], found.loc["ant", "n"]) == (2, 20)


def test_below_the_floor_there_is_no_diversity_but_a_reason() -> None:
    rows = many("a1", ("Ada Poe", DIVERSITY_FLOOR)) + many("b1", ("Bo Lee", DIVERSITY_FLOOR - 1))
    rows += [row("b1", 99, None, source="officials")]
    found = diversity(table(*rows), OWNER).set_index("outlet")
    assert found.loc["ant", "value"] == pytest.approx(1)
    assert math.isnan(found.loc["bee", "value"])
    assert str(DIVERSITY_FLOOR) in found.loc["bee", "why"]
    assert found.loc["ant", "to"] == DIVERSITY_FLOOR


# Verbs


def test_shares_of_verbs_by_camp_and_their_odds() -> None:
    rows = [row("a1", i, "Ada Poe", verb="say" if i < 8 else "claim") for i in range(10)]
    rows += [row("a2", i, "Bo Lee", verb="claim" if i < 6 else "say") for i in range(12)]
    rows += [row("b1", i, "Ada Poe", verb="claim") for i in range(VERB_FLOOR - 1)]
    cues = say_verbs_by_camp(table(*rows), CAMPS, OWNER)
    key = cues.set_index(["outlet", "camp", "kind"])
    assert key.loc[("ant", "hall", "doubting"), "share"] == 2 / 10
    assert key.loc[("ant", "union", "doubting"), "share"] == 6 / 12
    assert math.isnan(key.loc[("bee", "hall", "doubting"), "share"])
    assert str(VERB_FLOOR) in key.loc[("bee", "hall", "doubting"), "why"]
    odds = verb_odds(cues)
    assert set(odds["outlet"]) | set(odds["other_outlet"]) == {"ant"}
    found = odds.set_index("kind").loc["doubting"]
    assert (found.camp, found.other_camp) == ("hall", "union")
    assert found.log_odds == pytest.approx(math.log(2.5 / 8.5) - math.log(6.5 / 6.5))
    assert odds.set_index("kind").loc["emotive", "log_odds"] == pytest.approx(
        math.log(0.5 / 10.5) - math.log(0.5 / 12.5)
    )


def test_a_cue_counts_once_and_a_verb_on_no_list_not_at_all() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", cue_start=7), row("a1", 1, "Ada Poe", cue_start=7),
        row("a1", 2, "Ada Poe", verb="xyzzy"), row("a1", 3, "Ada Poe", verb=None, cue_start=None),
    )  # fmt: skip
    assert set(say_verbs_by_camp(rows, CAMPS, OWNER)["cues"]) == {1}


def test_the_same_speaker_in_two_outlets() -> None:
    rows = table(
        row("a1", 0, "Ada Poe", verb="say"), row("a2", 0, "Ada Poe", verb="say"),
        row("a2", 1, "ada poe", verb="admit"), row("b1", 0, "Ada Poe", verb="claim"),
        row("b1", 1, "Ada Poe", verb=None), row("b1", 2, "Bo Lee"),
        row("a1", 1, None, source="officials"), row("b1", 3, None, source="officials"),
    )  # fmt: skip
    found = same_speaker(rows, OWNER)
    assert found[["speaker", "outlet", "verb", "kind", "count", "speeches"]].values.tolist() == [
        ["Ada Poe", "ant", "say", "neutral", 2, 3], ["Ada Poe", "ant", "admit", "factive", 1, 3],
        ["Ada Poe", "bee", "", "", 1, 2], ["Ada Poe", "bee", "claim", "doubting", 1, 2],
    ]  # fmt: skip
    assert set(found["outlets"]) == {2}


def test_nothing_attributed_is_an_empty_table_everywhere() -> None:
    nothing = table()
    for found in (
        speakers(nothing, OWNER), same_speaker(nothing, OWNER),
        say_verbs_by_camp(nothing, CAMPS, OWNER), verb_odds(say_verbs_by_camp(nothing, {}, OWNER)),
    ):  # fmt: skip
        assert found.empty
        assert len(found.columns)
    assert diversity(nothing, OWNER)["value"].isna().all()
    assert unnamed_rate(nothing, OWNER)["n"].tolist() == [0, 0]
    assert share_of_voice(nothing, OWNER, CAMPS)["words"].tolist() == [0, 0]
    assert speakers(table(row("a1", 0, "A")), {}).empty


def test_every_card_is_whole() -> None:
    assert len({card.name for card in SOURCES_CARDS}) == len(SOURCES_CARDS) == 6
    for card in SOURCES_CARDS:
        assert card.tier in TIERS
        assert card.question.endswith("?")
        assert all((card.title, card.unit, card.formula, card.source, card.weakness, card.about))
        assert card.enough(card.floor)
        assert not card.enough(card.floor - 1)


# Officials

OFFICIAL = """the interior minister|Interior Minister Ada Poe|police|officials|a senior official
a spokesman for the government|Mayor Ada Poe|the White House|Pyongyang|North Korea
North Korean leader Kim|the president's spokesman|city officials|the council|court documents
Secretary of State Ada Poe|the Bank of England|a report by the ministry|one of the ministers
an adviser to the president|Labour Party lawmakers|Ada Poe, the harbour master|Rep. Ada Poe
Ada Poe of the ministry|members of the council|the army|a school board member|the CIA director
prosecutors|the mayor's office|the U.N. secretary general|the president of the United States
a friend, Mayor Ada Poe|Gov. Ada Poe|a judge"""
PRIVATE = """a critic of the government|the mayor's widow|supporters of the president|us|he||—
the president of the bank|the bank's president|former mayor Ada Poe|an ex-minister|Ada Poe
a spokesman for the union|a police union spokesman|residents|the spokesman|company officials
the news agency|a source close to the president|presidential candidate Ada Poe|experts
general counsel Ada Poe|the director of the museum|a chief executive|the opposition leader
members of the public|a university president|a former police officer|Stephen King|a report
Ada Poe, president of Dock Friends|critics of her rival, Mayor Poe|an army of fans|GOP officials"""


@pytest.mark.parametrize("phrase", OFFICIAL.replace("\n", "|").split("|"))
def test_a_public_office_or_body_is_official(phrase: str) -> None:
    assert official(phrase)


@pytest.mark.parametrize("phrase", PRIVATE.replace("\n", "|").split("|"))
def test_whoever_else_is_not(phrase: str) -> None:
    assert not official(phrase)


def test_a_name_says_nothing_unless_it_is_a_bodys() -> None:
    assert official("it", "Ministry of Defence")
    assert official("", "Ada Poe\nState Department")
    assert not official("King", "Stephen King")
    assert not official("Washington", "Denzel Washington")
    assert official("Washington", None)


def test_a_long_phrase_takes_no_time() -> None:
    assert official("the minister of " * 100_000)


def test_the_list_of_offices_says_where_it_comes_from() -> None:
    words = lexicon("offices")
    assert words.licence == "MIT"
    assert "Parallax" in words.provenance
    assert len(words.failures) >= 6
    entries = [entry for part in words.sections for entry in part.entries]
    assert len(set(entries)) == len(entries)
    assert all(part.title and part.about for part in words.sections)
