"""Port Alder: what was planted there is found, or it is said here how much of it is.

`gold.toml` was kept by those who wrote the texts, before the program had read a word, and is never
bent to what the program finds. Where not everything is found the figure that was reached is pinned:
it may rise, and it may not fall. `pytest -rP tests/test_alder.py` prints the figures.

The rules for speakers were mended on these texts (of 190 speakers 161 were found before that), so
their figures flatter. All other figures are of rules that had not seen the texts.
"""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.case import Case, open_case
from analysis.compare import OTHERS, adjusted, contrasts
from analysis.gates import Finding, headline_count, independent
from analysis.measures import MEASURES
from analysis.workflow import score_paths

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "port-alder"
ORIGINALS = ROOT.parent / "shared" / "seeds"
Gold = dict[str, dict[str, Any]]

OUTLETS = {
    "chronicle": "The Alder Chronicle",
    "courier": "The Harbour Courier",
    "lantern": "The Daily Lantern",
    "bulletin": "The Port Alder Bulletin",
    "tideline": "Tideline",
    "ledger": "Marrane Business Ledger",
}
OFF_EVENT, STUB, TRANSLATION = (
    "lantern-bridge-closure", "tideline-hospital-wait", "bulletin-smelter-permit",
)  # fmt: skip
WIRE, CUT = "courier-regatta", "ledger-regatta"

# Of each story the words, in any case, by which its facts f1, f2 … are known.
FACTS = {
    "harbour-fire": (
        "21:40", "62 (heroic )?firefighters", "nobody (was killed|lost)", "1,400 tonnes", "Corvane",
        "sprinklers", "23 million", "(38|thirty-eight) households",
    ),
    "ferry-fares": (
        "27.{0,20}22", r"2\.80", "41,000", "31 per cent", "pensioners", r"9\.5 million", "cruise",
    ),
    "quay-clearance": (
        "05:20", r"\b90\b", r"\b31\b", "two officers", "2 April", "112", "Hollin", "640 million",
    ),
    "water-notice": (
        r"E\. coli", "64,000", "22 April", r"\b(11|eleven) (people|patients)", "2023",
        r"\b(30|thirty)\b", r"\b29",
    ),
    "dock-strike": (
        "1,150", "(12|twelve)[ -]hours?", r"\b(9|nine) (ships|in the roads)", r"2\.1 million",
        "2014", "1,500", "9 May",
    ),
    "mayor-budget": (
        r"2\.9 billion", r"6\.2 million", "(70|seventy) ?m", "140 posts", "property tax", "26 June",
        "12,000|twelve thousand",
    ),
    "bridge-closure": (
        "14:00", "34 centimetres", "26,000", "(5|five) months", "2022", "48 million",
        "(12|twelve) minutes",
    ),
    "school-meals": (
        "14,300", "19 million", "national government", "Larder", "(6|six) (schools|that have)",
        "percentage points", "opposition",
    ),
    "smelter-permit": (
        "126,000", "55 ?m", r"\b180\b", "(17|seventeen) days", "2,300",
        "(12|twelve)( more)?.years?", "15 October",
    ),
    "hospital-wait": (
        "4 hours", r"\b21\b", "two (deaths|patients have died)", "61,000", "31 January",
        "(12|twelve) million", "2027",
    ),
    "regatta": (
        "1958", r"\b110\b", r"\b210\b", "40,000", r"3\.8 million", "entry fees", "8 November",
    ),
    "skerra-hostel": (
        r"\b44\b", "2021", "18 months", r"5\.4 million", "letter", r"\b610\b", r"\b300\b",
    ),
}  # fmt: skip

# Who says each stretch between marks, by surname, in order; "-" is nobody's (a word held at arm's
# length). It agrees with the speakers and the number of quotations that gold.toml has.
SAID = """
chronicle-harbour-fire: Lasko*2 Sund*2 Marsh*2 Hallam
chronicle-ferry-fares: Teal*2 Voss*2 Anders*2
chronicle-quay-clearance: Renner*2 Marsh*2 Hallam*2 Voss
chronicle-water-notice: Strand*3 Menke*2 Quist*2 Hallam
chronicle-dock-strike: Kolari*2 Amdahl*2 Teal*2
chronicle-mayor-budget: Brandsma*2 Voss*2 Ostrow*2
chronicle-bridge-closure: Teal*2 Ivers*2 Menke Anders*2
chronicle-school-meals: Hallam*2 Voss*2 Ostrow*2 Quist
chronicle-smelter-permit: Haas*2 Brandt*2 Strand Quist*2
chronicle-hospital-wait: Colm*2 Reed*2 Menke Lindahl*2
chronicle-regatta: Teal*2 Reed*2 Sund*2
chronicle-skerra-hostel: Lindahl*2 Quist*2 Hallam Marsh*2
courier-harbour-fire: Marsh*2 Lasko*2 Sund Hallam
courier-ferry-fares: Voss*2 Teal*2 Anders*2
courier-quay-clearance: Renner*2 Reed*2 Voss Hallam*2
courier-water-notice: Quist Menke Strand*2 Hallam*2
courier-dock-strike: Kolari*2 Amdahl*2 Teal*2
courier-mayor-budget: Hallam*2 Ostrow*2 Voss*2
courier-bridge-closure: Menke*2 Anders Ivers*2 Teal*2
courier-school-meals: Quist*2 Voss Hallam*2 Ostrow*2
courier-smelter-permit: Haas Quist Strand*2 Brandt*2
courier-hospital-wait: Menke Colm*2 Reed*2 Lindahl*2
courier-regatta: Teal*2 Reed*2 Sund*2
courier-skerra-hostel: Quist Hallam*2 Marsh*2 Lindahl
lantern-harbour-fire: Marsh
lantern-ferry-fares: Anders
lantern-quay-clearance: Reed Marsh
lantern-water-notice: Quist
lantern-dock-strike: Reed
lantern-mayor-budget: Quist*2
lantern-bridge-closure: Corrie
lantern-school-meals: Quist
lantern-smelter-permit: Quist
lantern-hospital-wait: Reed
lantern-regatta: Reed
lantern-skerra-hostel: Quist Marsh
bulletin-harbour-fire: Hallam*2 Lasko Teal
bulletin-ferry-fares: Teal*3 Brandsma
bulletin-quay-clearance: Renner*2 Hallam*2 Teal*2
bulletin-water-notice: Hallam Colm Menke Hallam*2
bulletin-dock-strike: Teal*2 Hallam
bulletin-mayor-budget: Hallam*3 Brandsma*2 Hallam*2
bulletin-bridge-closure: Teal*2 Renner Teal*2
bulletin-school-meals: Hallam*2 Brandsma*2 Hallam*2 Quist
bulletin-smelter-permit: Haas*2 Hallam*2 Haas
bulletin-hospital-wait: Lindahl*2 Colm*2 Hallam
bulletin-regatta: Teal*2 Hallam*2 Sund
bulletin-skerra-hostel: Hallam*2 Lindahl Teal
tideline-harbour-fire: Marsh*2 Lasko*2
tideline-ferry-fares: Anders*2 Voss
tideline-quay-clearance: Reed*2 Marsh*2 -
tideline-water-notice: Quist*2 Strand
tideline-dock-strike: Kolari*2 - Marsh*2
tideline-mayor-budget: Ostrow*2 - Voss*2
tideline-bridge-closure: Anders*2 Ivers - Menke
tideline-school-meals: Quist*2 Ostrow*2 Voss
tideline-smelter-permit: Quist*2 Strand*2
tideline-hospital-wait: Reed
tideline-regatta: Reed*2 Marsh*2
tideline-skerra-hostel: Marsh*2 Quist*2
ledger-harbour-fire: Lasko Durrant Sund
ledger-ferry-fares: Vance Teal Groll
ledger-quay-clearance: Renner Pellow Sund
ledger-water-notice: Lorne Pask*2
ledger-dock-strike: Amdahl Tressel*2 Kolari
ledger-mayor-budget: Stole Brandsma Penhale
ledger-bridge-closure: Tolle Roke Ivers
ledger-school-meals: Lane Lyle*2
ledger-smelter-permit: Haas Brandt Aldous
ledger-hospital-wait: Hale Garth Menke
ledger-regatta: Teal*2 Sund*2
ledger-skerra-hostel: Morne Fiske
"""


@pytest.fixture(scope="module")
def gold() -> Gold:
    """Article → what was planted in it."""
    toml = tomllib.loads((SEED / "gold.toml").read_text("utf-8"))
    return {Path(each["file"]).stem: each for each in toml["article"]}


@pytest.fixture(scope="module")
def planted() -> list[dict[str, str]]:
    """Which outlet was written to stand above or below the others, and in what."""
    return list(tomllib.loads((SEED / "gold.toml").read_text("utf-8"))["planted"])


@pytest.fixture(scope="module")
def texts(gold: Gold) -> dict[str, str]:
    """Article → its text."""
    return {name: (SEED / "articles" / f"{name}.txt").read_text("utf-8") for name in gold}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Port Alder, scored now."""
    out = tmp_path_factory.mktemp("alder") / "case"
    assert score_paths([SEED], out, columns={}, say=lambda line: None)
    return open_case(out)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The same, with no date given for a story or for a text."""
    base = tmp_path_factory.mktemp("undated")
    shutil.copytree(SEED / "articles", base / "texts" / "articles")
    told = (SEED / "case.toml").read_text("utf-8")
    plain = re.sub(r"(?m)^(from|to|date) = .*\n", "", told)
    (base / "texts" / "case.toml").write_text(plain, "utf-8")
    assert score_paths([base / "texts"], base / "case", columns={}, say=lambda line: None)
    return open_case(base / "case")


def share(name: str, hits: int, of: int) -> int:
    """The hits, said aloud."""
    print(f"{name}: {hits} of {of} ({hits / of:.0%})" if of else f"{name}: none")
    return hits


def stories(case: Case) -> dict[str, str]:
    articles = case.table("articles")
    return dict(zip(articles["id"], articles["story"], strict=True))


def findings(case: Case) -> list[Finding]:
    table = case.table("findings").astype(object)
    rows = table.where(table.notna(), None).to_dict("records")
    return [Finding(**{str(key): value for key, value in row.items()}) for row in rows]


def flagged(case: Case, gate: str) -> dict[str, Finding]:
    return {each.article: each for each in findings(case) if each.gate == gate}


# The corpus and its gold


def test_the_gold_names_every_text_once(gold: Gold, case: Case) -> None:
    assert len(gold) == 72
    assert {f"{name}.txt" for name in gold} == {p.name for p in (SEED / "articles").iterdir()}
    assert set(case.table("articles")["id"]) == set(gold)
    assert {(each["outlet"], each["story"]) for each in gold.values()} == {
        (outlet, story) for outlet in OUTLETS for story in FACTS
    }


def test_the_outlets_are_the_six(case: Case) -> None:
    assert {each.id: each.name for each in case.manifest.sources.outlets} == OUTLETS
    assert case.manifest.sources.refusals == case.manifest.exclusions == ()


def test_a_text_is_of_a_readable_length(gold: Gold, texts: dict[str, str]) -> None:
    lengths = {name: len(text.split()) for name, text in texts.items() if name != STUB}
    assert {name: n for name, n in lengths.items() if not 120 <= n <= 250} == {}
    assert gold[STUB]["kind"] == "stub"


def test_a_text_is_laid_out_as_it_was_agreed(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        headline, gap, byline, blank, first, *_ = text.split("\n")
        assert byline.startswith("By "), name
        assert [bool(line) for line in (headline, gap, blank, first)] == [True, False, False, True]
        assert not set(text) & set("\"'`…«»\t\r"), name
        assert text.count("“") == text.count("”"), name


def has(story: str, fact: str, text: str) -> bool:
    return re.search(FACTS[story][int(fact[1:]) - 1], text, re.IGNORECASE) is not None


def test_a_text_holds_the_facts_that_the_gold_says(gold: Gold, texts: dict[str, str]) -> None:
    for name, each in gold.items():
        if name != OFF_EVENT:
            every = [f"f{i + 1}" for i in range(len(FACTS[each["story"]]))]
            found = [fact for fact in every if has(each["story"], fact, texts[name])]
            assert found == each["facts"], name


def test_what_a_text_leaves_out_others_have(gold: Gold, texts: dict[str, str]) -> None:
    omitted = [(name, fact) for name, each in gold.items() for fact in each["omits"]]
    assert len(omitted) == 23
    for name, fact in omitted:
        story = gold[name]["story"]
        assert not has(story, fact, texts[name]), (name, fact)
        others = [n for n, each in gold.items() if each["story"] == story and n != name]
        assert sum(has(story, fact, texts[n]) for n in others) >= 2, (name, fact)


def test_words_and_labels_of_the_gold_stand_in_the_own_voice(
    gold: Gold, texts: dict[str, str]
) -> None:
    for name, each in gold.items():
        own = re.sub("“[^”]*”", "“”", texts[name])
        labels = [label for called in each["labels"].values() for label in called]
        for words in (*each["loaded"], *each["doubting"]):
            assert words in own, (name, words)
        for label in labels:
            assert label.casefold() in own.casefold(), (name, label)


def said() -> dict[str, list[str]]:
    """Article → the speaker of each stretch between marks."""
    found = {}
    for line in SAID.strip().splitlines():
        name, _, speakers = line.partition(": ")
        pairs = [each.partition("*")[::2] for each in speakers.split()]
        found[name] = [speaker for speaker, times in pairs for _ in range(int(times or 1))]
    return found


def test_the_speakers_of_every_stretch_agree_with_the_gold(
    gold: Gold, texts: dict[str, str]
) -> None:
    assert set(said()) == set(gold)
    for name, speakers in said().items():
        assert len(speakers) == texts[name].count("“"), name
        real = [speaker for speaker in speakers if speaker != "-"]
        assert len(real) == gold[name]["quotations"], name
        surnames = [full.split()[-1] for full in gold[name]["speakers"]]
        assert list(dict.fromkeys(real)) == surnames, name


def test_a_speaker_is_on_one_side_only(gold: Gold) -> None:
    sides: dict[str, str] = {}
    for name, each in gold.items():
        for speaker, camp in zip(each["speakers"], each["camps"], strict=True):
            assert sides.setdefault(speaker, camp) == camp, (name, speaker)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are not beside this checkout")
def test_nothing_is_taken_from_the_real_case(texts: dict[str, str]) -> None:
    known = set().union(*(runs(p.read_text("utf-8"), 6) for p in ORIGINALS.glob("*.txt")))
    assert known
    assert [name for name, text in texts.items() if runs(text, 6) & known] == []


def test_no_frame_of_words_returns_from_story_to_story(gold: Gold, texts: dict[str, str]) -> None:
    """Ten words in a row without a comma; a person with an office takes up to nine."""
    seen: dict[tuple[str, ...], str] = {}
    for name, text in texts.items():
        own = re.sub("“[^”]*”", "“”", text)
        for sentence in re.split(r"[.,!?:;]\s|\n|“”", own):
            for words in runs(sentence, 10):
                assert seen.setdefault(words, gold[name]["story"]) == gold[name]["story"], words


# What comes before a comparison


@pytest.mark.parametrize("kind", ["case", "undated"])
def test_the_voices_are_counted(kind: str, request: pytest.FixtureRequest) -> None:
    case: Case = request.getfixturevalue(kind)
    found = findings(case)
    assert headline_count(stories(case), found) == (
        "72 texts on 12 stories, 71 on their event, 70 independent voices."
    )
    assert [each.article for each in found if each.apart] == [OFF_EVENT]
    groups = [group for group in independent(stories(case), found) if len(group) > 1]
    assert groups == [(WIRE, CUT)]


def test_the_off_event_text_is_known_by_its_words_alone(undated: Case) -> None:
    assert undated.table("articles")["published"].isna().all()
    (finding,) = flagged(undated, "event").values()
    assert finding.article == OFF_EVENT
    assert finding.value is not None
    assert finding.value < 0.2, "it resembles the others that much less than they each other"
    assert set(flagged(undated, "reuse")) == {CUT}


def test_the_wire_copy_lacks_one_paragraph(gold: Gold, texts: dict[str, str], case: Case) -> None:
    whole, cut = texts[WIRE].split("\n\n"), texts[CUT].split("\n\n")
    (gone,) = [part for part in whole if part not in cut]
    assert gone.startswith(gold[CUT]["cut"])
    assert [part for part in whole if part != gone] == cut
    (finding,) = flagged(case, "reuse").values()
    assert (finding.article, finding.other, finding.apart) == (CUT, WIRE, False)


def test_the_stub_alone_is_cut_off(case: Case) -> None:
    assert set(flagged(case, "truncation")) == {STUB}
    articles = case.table("articles").set_index("id")
    assert set(articles.index[articles["truncated"].notna()]) == {STUB}


def test_the_translation_alone_is_flagged_and_its_certainty_withheld(case: Case) -> None:
    assert set(flagged(case, "translation")) == {TRANSLATION}
    assert set(flagged(case, "language")) == set(flagged(case, "voice")) == set()
    readings = case.table("readings")
    certainty = readings[readings["measure"].str.startswith("certainty.")]
    withheld = certainty["why"].str.contains("translation")
    assert set(certainty.loc[withheld, "article"]) == {TRANSLATION}
    own = certainty[certainty["article"] == TRANSLATION]
    assert own["value"].isna().all()
    assert withheld[own.index].all()


def test_headline_byline_and_body(texts: dict[str, str], case: Case) -> None:
    zones = case.table("zones")
    headlines = case.table("articles").set_index("id")["headline"]
    missed: list[str] = []
    for name, text in texts.items():
        rows = zones[zones["article"] == name].sort_values("start")
        lines = [text[row.start : row.end] for row in rows.itertuples()]
        assert lines == [line for line in text.split("\n") if line], name
        wanted = ["headline", "byline"] + ["body"] * (len(lines) - 2)
        if name == STUB:
            wanted[-1] = "paywall"
        if list(rows["kind"]) != wanted or headlines[name] != lines[0]:
            missed.append(name)
    share("texts with every zone right", len(texts) - len(missed), len(texts))
    assert missed == []


# Whose words


def speeches(case: Case, name: str) -> list[Any]:
    table = case.table("quotations")
    rows = table[(table["article"] == name) & (table["kind"] == "speech")]
    return list(rows.sort_values("start").itertuples())


def test_quotations_are_counted(gold: Gold, case: Case) -> None:
    found = {name: len(speeches(case, name)) for name in gold}
    total = sum(each["quotations"] for each in gold.values())
    hits = sum(min(found[name], each["quotations"]) for name, each in gold.items())
    exact = sum(found[name] == each["quotations"] for name, each in gold.items())
    assert share("quotations found", hits, total) == 313
    assert share("of what was found, planted", hits, sum(found.values())) >= sum(found.values()) - 2
    assert share("texts with the exact number", exact, len(gold)) >= 70


def test_every_speaker_is_found_by_name(gold: Gold, case: Case) -> None:
    found = {
        name: {row.speaker for row in speeches(case, name) if isinstance(row.speaker, str)}
        for name in gold
    }
    pairs = {(name, speaker) for name, each in gold.items() for speaker in each["speakers"]}
    named = {(name, speaker) for name, speakers in found.items() for speaker in speakers}
    print("missed:", sorted(pairs - named), "wrong:", sorted(named - pairs))
    assert share("speakers found, by their whole name", len(pairs & named), len(pairs)) >= 188
    assert share("of the speakers given, right", len(pairs & named), len(named)) >= len(named) - 2


def test_every_stretch_is_given_to_its_speaker(texts: dict[str, str], case: Case) -> None:
    right, wrong, unnamed = 0, [], []
    for name, speakers in said().items():
        marks = [match.start() + 1 for match in re.finditer("“", texts[name])]
        given = {row.start: row.speaker for row in speeches(case, name)}
        for place, speaker in zip(marks, speakers, strict=True):
            found = given.get(place)
            if speaker == "-":
                continue
            if not isinstance(found, str):
                unnamed.append((name, speaker))
            elif found.split()[-1] == speaker:
                right += 1
            else:
                wrong.append((name, speaker, found))
    print("unnamed:", unnamed, "wrong:", wrong)
    assert (
        share("stretches given to their speaker", right, right + len(wrong) + len(unnamed)) >= 304
    )
    assert len(wrong) <= 1


# Which words


def own_marks(case: Case, measure: str) -> Iterator[Any]:
    """The marks of a measure in the outlets' own voice."""
    table = case.table("marks")
    rows = table[(table["measure"] == measure) & table["speaker"].isna()]
    yield from rows.itertuples()


def within(text: str, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a text."""
    return [match.span() for match in re.finditer(re.escape(words), text)]


def judged(case: Case, gold: Gold, texts: dict[str, str], measure: str, key: str) -> pd.DataFrame:
    """By outlet: how many words were planted, how many of these found, how many others found."""
    marks: dict[str, list[tuple[int, int]]] = {name: [] for name in gold}
    for mark in own_marks(case, measure):
        marks[mark.article].append((mark.start, mark.end))
    table = pd.DataFrame(0, index=list(OUTLETS), columns=["planted", "found", "others"])
    for name, each in gold.items():
        used: set[tuple[int, int]] = set()
        for words in each[key]:
            at = within(texts[name], words)
            hit = {m for m in marks[name] for place in at if m[0] < place[1] and place[0] < m[1]}
            table.loc[each["outlet"], "planted"] += 1
            table.loc[each["outlet"], "found"] += bool(hit)
            used |= hit
        table.loc[each["outlet"], "others"] += len(set(marks[name]) - used)
    print(key, table.to_string(), sep="\n")
    return table


def test_loaded_words_of_the_own_voice(gold: Gold, texts: dict[str, str], case: Case) -> None:
    """Half of the tabloid's and two thirds of the magazine's are on the list, and next to nothing
    else is found; the warm words of the city's own paper are no loaded words to the list."""
    table = judged(case, gold, texts, "loaded", "loaded")
    plain = table.loc[["chronicle", "courier", "ledger"]]
    assert (plain == 0).all().all()
    assert list(table["planted"]) == [0, 0, 143, 25, 39, 0]
    assert (table["found"] >= [0, 0, 73, 2, 28, 0]).all()
    found, others = table["found"].sum(), table["others"].sum()
    assert share("of the loaded words found, planted", found, found + others) >= found + others - 7


def test_doubting_verbs(gold: Gold, texts: dict[str, str], case: Case) -> None:
    """Most of them bring in what somebody says without marks and without "that" ("…, insisted
    the minister"; "claimed to be"), which the measure does not read."""
    table = judged(case, gold, texts, "say_verbs.doubting", "doubting")
    assert table["planted"].sum() == 18
    assert share("doubting verbs found", table["found"].sum(), 18) >= 7
    assert table["others"].sum() <= 2


def test_frames(gold: Gold, case: Case) -> None:
    """Of each text the three policy frames with most words, of all voices."""
    readings = case.table("readings")
    chosen = readings["measure"].str.startswith("frames_policy.") & (readings["value"] > 0)
    rows = readings[chosen & (readings["voice"] == "all") & (readings["zone"] == "told")]
    rows = rows.sort_values(["value", "measure"], ascending=[False, True], kind="stable")
    highest = {
        name: {measure.partition(".")[2] for measure in group["measure"][:3]}
        for name, group in rows.groupby("article")
    }
    missed = [n for n, each in gold.items() if not highest.get(n, set()) & set(each["frames"])]
    print("missed:", missed)
    hits = len(gold) - len(missed)
    assert share("texts with a planted frame among their three highest", hits, len(gold)) >= 58


# How the outlets compare


@pytest.fixture(scope="module")
def compared(case: Case) -> tuple[pd.DataFrame, dict[str, str]]:
    """The readings of the texts that are not set apart, and article → its copy cluster."""
    found = findings(case)
    groups = {a: g[0] for g in independent(stories(case), found) for a in g}
    readings = case.table("readings")
    inside = (readings["zone"] == "told") & readings["article"].isin(groups)
    return readings[inside].drop(columns="zone"), groups


# They point the planted way, but with 12 texts an outlet that could be chance (q over all rows of
# each outlet against the others): the tone of short texts is noisy, and three of six outlets were
# written without loaded words, so that one of them lies but little below the others together.
UNCERTAIN = {("ledger", "loaded"), ("lantern", "tone")}


def test_what_sets_an_outlet_apart_is_found(
    planted: list[dict[str, str]], compared: tuple[pd.DataFrame, dict[str, str]]
) -> None:
    table = contrasts(*compared).set_index(["outlet", "other", "measure", "voice"])
    unsure = set()
    for each in planted:
        row = table.loc[(each["outlet"], OTHERS, each["measure"], each["voice"])]
        print(each["outlet"], each["measure"], f"{row['difference']:+.3f}", f"q = {row['q']:.4f}")
        assert (row["difference"] > 0) == (each["direction"] == "+"), each
        if not row["q"] < 0.05:
            unsure.add((each["outlet"], each["measure"]))
    assert len(planted) == 9
    assert unsure <= UNCERTAIN


def test_nothing_tells_the_twins_apart(
    case: Case, compared: tuple[pd.DataFrame, dict[str, str]]
) -> None:
    gold = tomllib.loads((SEED / "gold.toml").read_text("utf-8"))
    first, second = gold["alike"]
    tiers = {measure.name: measure.tier for measure in MEASURES}
    table = contrasts(*compared, pairs=[(first, second)])
    table = adjusted(table[table["measure"].map(tiers).isin(["A", "B"])])
    assert len(table) > 5
    assert not (table["q"] < 0.05).any()
    shares = table.set_index("measure")["difference"]
    assert abs(shares["attributed"]) < 0.05
    assert {mark.article for mark in own_marks(case, "loaded")} & {
        name for name, story in stories(case).items() if name.startswith((first, second))
    } == set()
