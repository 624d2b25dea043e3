"""Quotations: each trap with a short text of our own."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article, Span, Zone
from analysis.document import OWN, Document, Quotation, document
from analysis.voice import quotations, voiced

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


def lines(text: str, kinds: dict[int, str] | None = None) -> tuple[Zone, ...]:
    zones, place = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = (kinds or {}).get(number, "body")
            zones.append(Zone(Span(place, place + len(line)), kind))
        place += len(line) + 1
    return tuple(zones)


def cut(text: str, kinds: dict[int, str] | None = None) -> Document:
    return document(Article("a", "o", text), lines(text, kinds))


def found(text: str, kinds: dict[int, str] | None = None) -> tuple[Quotation, ...]:
    return quotations(cut(text, kinds))


def said(text: str, kinds: dict[int, str] | None = None) -> list[tuple[str, str | None]]:
    return [(q.span.of(text), q.speaker) for q in found(text, kinds)]


# Where a quotation begins and ends


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We are ready to talk,” said Ada Brook.", ["We are ready to talk,"]),
        ('"We are ready to talk,” said Ada Brook.', ["We are ready to talk,"]),
        ("«We are ready to talk», said Ada Brook.", ["We are ready to talk"]),
        ("« We are ready to talk », said Ada Brook.", ["We are ready to talk"]),
        ("„We are ready to talk“, said Ada Brook.", ["We are ready to talk"]),
        ("``We are ready to talk,'' said Ada Brook.", ["We are ready to talk,"]),
        ("‘We don’t know the workers’ names,’ said Ada Brook.",
         ["We don’t know the workers’ names,"]),
        ("'We don't know their names,' said Ada Brook.", ["We don't know their names,"]),
        ("Ada Brook said: “ …the bridge is closed”.", ["…the bridge is closed"]),
        ("Ada Brook said: “They call it ‘a fine bridge’” Then she left.",
         ["They call it ‘a fine bridge’"]),
        ("‘He told me “never” and left,’ said Ada Brook.", ["He told me “never” and left,"]),
        ("“We will go,” said Ada Brook, “and stay there.”", ["We will go,", "and stay there."]),
        ("Ada Brook said:“We will go there.”", ["We will go there."]),
    ],
)  # fmt: skip
def test_marks_of_every_kind(text: str, quoted: list[str]) -> None:
    assert [span for span, _ in said(text)] == quoted
    assert {speaker for _, speaker in said(text)} == {"Ada Brook"}


@pytest.mark.parametrize(
    "text",
    [
        "Don’t forget the workers’ union and the ’90s.",
        "The boys' club of the '90s can't be what it was.",
        "He is 5'10\" tall and she is 6’ 2” tall.",
        'The 12" pipe and the 8" pipe burst.',
        'A lone " mark and an empty “” pair.',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert found(text) == ()


def test_inches_inside_a_quotation() -> None:
    text = 'Ada Brook said: "The 12" pipe is broken and we are sorry."'
    assert said(text) == [('The 12" pipe is broken and we are sorry.', "Ada Brook")]


def test_paragraphs_that_open_again_continue() -> None:
    text = (
        "Ada Brook wrote: “The bridge is old.\n\n“It was never mended.\n\n“It will fall.” Nobody "
        "answered.\n\nThe town waits."
    )
    assert said(text) == [
        ("The bridge is old.", "Ada Brook"),
        ("It was never mended.", "Ada Brook"),
        ("It will fall.", "Ada Brook"),
    ]


def test_captions_do_not_break_a_quotation() -> None:
    text = "Ada Brook wrote: “The bridge is old.\nThe “bridge” at dawn\n“It will fall.”"
    assert said(text, {1: "caption"}) == [
        ("The bridge is old.", "Ada Brook"),
        ("It will fall.", "Ada Brook"),
    ]


def test_a_colon_before_a_block() -> None:
    text = (
        "The council published the Harbour Agreement, which contains these words:\n"
        "“The two towns shall share the harbour.\n“They shall share the cost.”"
    )
    assert [speaker for _, speaker in said(text)] == ["Harbour Agreement"] * 2


@pytest.mark.parametrize(
    "end",
    [
        ".”explains Ada Brook.",
        ".“, explains Ada Brook.",
        "”Brook said.",
        "“Brook said during a visit.",
        "”, Brook warns.",
    ],
)
def test_a_quotation_that_was_never_opened(end: str) -> None:
    text = f"The mayor is Ada Brook.\n\nThe bridge is old and nobody mends it{end}"
    (quotation,) = found(text)
    assert quotation.span.start == text.index("The bridge")
    assert quotation.span.of(text).rstrip(".").endswith("nobody mends it")
    assert quotation.speaker == "Ada Brook"


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "Ada Brook said “the bridge is old.\n\nThe town waits.\n\nThe river rises."
    assert said(text) == [("the bridge is old.", "Ada Brook")]


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = "“The bridge is old. Nobody came. “We mend it,” said Ada Brook."
    assert said(text)[-1] == ("We mend it,", "Ada Brook")


def test_only_told_zones_are_searched() -> None:
    text = "Brook: “old bridge”\nNobody knows.\nSee “Our Plans”"
    assert said(text, {0: "headline", 2: "navigation"}) == [("old bridge", "Brook")]


# Who speaks


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("According to Ada Brook, “the bridge is old”.", "Ada Brook", "according to"),
        ("“The bridge is old,” Ada Brook told the Daily Post.", "Ada Brook", "tell"),
        ("Ada Brook told the Daily Post: “The bridge is old.”", "Ada Brook", "tell"),
        ("Mayor Ada Brook said that “the bridge is old”.", "Ada Brook", "say"),
        ("“The bridge is old,” explained historian and author Dr. Ada Brook on the radio show.",
         "Ada Brook", "explain"),
        ("“The bridge is old,” Ada Brook, a former mayor, said on Monday.", "Ada Brook", "say"),
        ("“The bridge is old,” said Ada Brook, a spokeswoman for Carl Dunn.", "Ada Brook", "say"),
        ("When asked about Carl Dunn, Ada Brook said: “The bridge is old.”", "Ada Brook", "say"),
        ("“Is the bridge old?” Ada Brook asked as she left.", "Ada Brook", "ask"),
        ("“The bridge is old,” the Oslen Foreign Ministry said in a statement.",
         "Oslen Foreign Ministry", "say"),
        ("Oslen warns “that the bridge would fall”.", "Oslen", "warn"),
        ("The paper cites the mayor’s office: “The bridge is old.”", "mayor’s office", "cite"),
        ("Ada Brook and Carl Dunn spoke about “the long way to a new bridge”.",
         "Ada Brook and Carl Dunn", "speak"),
        ("OSLEN (News Agency) — Ada Brook said: “The bridge is old.”", "Ada Brook", "say"),
        ("Carl Dunn was asked, “Is the bridge as old as they say?”", None, "ask"),
        ("“The bridge is old,” officials said.", "officials", "say"),
    ],
)  # fmt: skip
def test_the_speaker_by_the_cue(text: str, speaker: str | None, verb: str) -> None:
    (quotation,) = found(text)
    assert (quotation.speaker, quotation.verb) == (speaker, verb)
    assert quotation.cue is not None
    assert text[quotation.cue.start : quotation.cue.end]


def test_a_surname_reads_in_full() -> None:
    text = "Dr. Ada Brook came on Monday.\n\n“The bridge is old,” Brook said."
    assert said(text) == [("The bridge is old,", "Ada Brook")]


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker() -> None:
    text = (
        "“The bridge is old,” said Ada Brook. “It will fall.”\n\n“Nobody mends it.”\n\nIt rained."
    )
    assert [speaker for _, speaker in said(text)] == ["Ada Brook"] * 3


def test_the_second_part_of_a_sentence_has_the_same_speaker() -> None:
    text = "Ada Brook said the bridge was “old and rotten” but “not yet lost”."
    assert [speaker for _, speaker in said(text)] == ["Ada Brook"] * 2


def test_a_pronoun_is_the_last_fitting_name() -> None:
    text = "Ada Brook met Carl Dunn at the river. “The bridge is old,” she said."
    assert said(text) == [("The bridge is old,", "Ada Brook")]


def test_a_courtesy_title_tells_he_from_she() -> None:
    text = "Mr. Carl Dunn came. Ms. Ada Brook left. “The bridge is old,” he said."
    assert said(text) == [("The bridge is old,", "Carl Dunn")]


def test_the_ministry_is_the_last_one_named() -> None:
    text = "The Oslen Foreign Ministry was angry. “We will answer,” the ministry said."
    assert said(text) == [("We will answer,", "Oslen Foreign Ministry")]


def test_the_analyst_is_the_last_one_with_that_title() -> None:
    text = "Critics met analyst Ada Brook and Mayor Carl Dunn. “It is old,” the analyst said."
    assert said(text) == [("It is old,", "Ada Brook")]


def test_a_sentence_that_announces_a_quotation() -> None:
    text = "On Monday, the Foreign Ministry expressed regret. “We will answer in time.”"
    assert said(text) == [("We will answer in time.", "Foreign Ministry")]


def test_no_speaker_where_none_can_be_told() -> None:
    assert said("The wall bears the words “all of us will come back one day” in red.") == [
        ("all of us will come back one day", None)
    ]


# Whose words they are not


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It is old,” said Ada Brook. Carl Dunn, who is a mason, agreed. She added: “It leans.”",
         ["Ada Brook", "Ada Brook"]),
        ("Carl Dunn came to the Oslen Film Festival. The gunman fled. “I regret it,” he said.",
         ["gunman"]),
        ("Carl Dunn saw it. A witness ran home. “I saw it all from here,” he said.", ["witness"]),
        ("Crowds came to the Oslen Film Festival. “I saw all of it there,” he said.", [None]),
        ("“The plan is quite bad,” said the Oslen Festival. He added: “It will fall, all of it.”",
         ["Oslen Festival", None]),
        ("President Poe left with the first lady, Ada Poe. Poe smiled. " + "Poe sat. " * 20
         + "“It was a fine day,” Poe said.", ["Poe"]),
        ("Karen Brook sat by the river. Next to her sat David Dunn. David Dunn left. “It is old,” "
         "she said.", ["Karen Brook"]),
        ("Brook said she was tired. “It is old,” Ada Brook said. The clerk of Oslen, Xan Dunn, "
         "left. “And it leans,” she said.", ["Ada Brook", "Ada Brook"]),
    ],
)  # fmt: skip
def test_he_and_she_are_persons_at_hand(text: str, speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The former Justice employees wrote “we will not be silent about this”.",
         "former Justice employees"),
        ("“We will win it all again,” said Dunn confidant Ada Brook.", "Ada Brook"),
        ("“We will win it all again,” River News host Ada Brook said.", "Ada Brook"),
        ("“We will win it all again,” the Dunn campaign said.", "Dunn campaign"),
        ("“It is a shame,” the River House press secretary, Carl Dunn, said.", "Carl Dunn"),
        ("Ada Brook, a Democrat, who said it was “a shame for all of us”, left.", "Ada Brook"),
        ("Theresa May came. “We are ready for it,” May said.", "Theresa May"),
        ("Dunn’s argument claims “no law was ever broken by him”.", "Dunn’s argument"),
        ("According to the petition, Brook did not say “that the bridge was old and rotten”.",
         "petition"),
        ("Brook asks officials to push back against critics, like the “heroic” people.", None),
        ("It was a night described as “wet and cold” by Ada Brook.", "Ada Brook"),
        ("Ada Brook said it wants “a bridge for all of us”.", "Ada Brook"),
        ("“It is a shame,” said Bridge ranking member Ada Brook (D-Oslen).", "Ada Brook"),
        ("“It is a shame,” said Dunn constituent Ada Brook.", "Ada Brook"),
        ("As Ada Brook, an expert on bridges at the Oslen Institute, noted, “it leans a lot”.",
         "Ada Brook"),
        ("“It is a shame,” said Dunn and Ada Brook.", "Dunn and Ada Brook"),
        ("“It is a shame,” said Dunn alongside Ada Brook.", "Dunn"),
        ("As Ada Brook left the hall, the mayor said, “I like the old bridge best.”", "mayor"),
        ("Ada Brook said: “We will mend the bridge.” — AP", "Ada Brook"),
        ("Ada Brook said: “We will mend the bridge.” -- Oslen Herald", "Ada Brook"),
        ("“It is a shame,” Ada Brook, 30, of Oslen, Norland, who crosses it, said.", "Ada Brook"),
        ("Ada Brook, who was on the list, told THE HERALD, “I like the old bridge best.”",
         "Ada Brook"),
        ("Carl Dunn was faulted for “years of waiting for nothing”.", None),
    ],
)  # fmt: skip
def test_the_head_of_the_phrase_speaks(text: str, speaker: str | None) -> None:
    assert [found for _, found in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("By Xan Poe\n\nMayor Ada Brook, who is ill, said that it rained. “It is old,” she said.",
         ["Ada Brook"]),
        ("“It is old,” said Ada Brook.\n\nDeputy Mayor Xan Dunn rang it. “It leans,” he said.",
         ["Ada Brook", "Xan Dunn"]),
        ("Ada Brook, a spokeswoman for the port, came. “It is old,” she said.", ["Ada Brook"]),
        ("“It is old,” said Ada Brook. Many came, among them Xan Dunn, a mason. “It leans,” he "
         "said.", ["Ada Brook", "Xan Dunn"]),
        ("“It is old,” said Ada Brook. The retired mason Xan Dunn said so, too. “It leans,” he "
         "said.", ["Ada Brook", "Xan Dunn"]),
        ("“It is old,” said Ada Brook. She said that Xan Dunn spoke. “It leans,” she said.",
         ["Ada Brook", "Ada Brook"]),
        ("“It is old,” said Ada Brook. At noon Xan Dunn came from the river. “It leans,” he said.",
         ["Ada Brook", "Xan Dunn"]),
        ("“It is old,” said Ada Brook. One of the others was Xan Dunn. “It leans,” he said.",
         ["Ada Brook", "Xan Dunn"]),
        ("The mayor, Ada Brook, came. “The bridge is old,” the mayor said.", ["Ada Brook"]),
        ("“It is old,” said Ada Brook.\n\n“It leans a lot,” the crowd shouted. “It will fall.”",
         ["Ada Brook", None, None]),
        ("“It is old,” said Ada Brook.\n\n“It leans a lot,” the head of Oslen’s mint said.",
         ["Ada Brook", None]),
        ("Joel Dunn owns a boat. “The bridge is quite old,” Joel fumed.", ["Joel Dunn"]),
        ("“The bridge is old.” Ada Brook stood in the queue. “Nobody mends it.”",
         ["Ada Brook", "Ada Brook"]),
        ("“The bridge is quite old,” said with great joy Mayor Ada Brook.", ["Ada Brook"]),
        ("“The bridge is quite old, and it leans.” — Ada Brook", ["Ada Brook"]),
        ("“The bridge is quite old, and it leans.”― Ada Brook, 34, of Oslen\n“It is not.”\n"
         "— Xan Dunn", ["Ada Brook", "Xan Dunn"]),
        ("The verdict came from Ada Brook, mother of two in Oslen: “The bridge is quite old.”",
         ["Ada Brook"]),
    ],
)  # fmt: skip
def test_a_person_who_is_brought_in_before_the_quotation(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in said(text)] == speakers


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Police Commissioner Ada Brook", "Ada Brook"),
        ("Minister of the Interior Ada Brook", "Ada Brook"),
        ("Governor of New Oslen Ada Brook", "Ada Brook"),
        ("Oslen House Speaker Ada Brook", "Ada Brook"),
        ("Treasurer Ada Brook", "Ada Brook"),
        ("the Police Commissioner, Ada Brook", "Ada Brook"),
        ("Ada Brook of the Oslen Rescue Service", "Ada Brook"),
        ("Old Thomas Dunn", "Thomas Dunn"),
    ],
)
def test_a_person_has_no_office_in_the_name(words: str, name: str) -> None:
    assert said(f"“The bridge is quite old,” said {words}.") == [("The bridge is quite old,", name)]


@pytest.mark.parametrize(
    "body", ["University of Oslen", "Supreme Court of the Islands", "Oslen Bank of the River"]
)
def test_a_body_keeps_its_whole_name(body: str) -> None:
    assert said(f"The {body} said: “The bridge is quite old.”") == [
        ("The bridge is quite old.", body)
    ]


def test_a_given_name_in_a_pair_stays() -> None:
    text = "David Poe came. David and Ann Dunn wrote that it was “old and full of cracks”."
    assert [speaker for _, speaker in said(text)] == ["David and Ann Dunn"]


def test_a_nod_is_no_verb() -> None:
    (quotation,) = found("Brook made a particular nod to the workers: “We will not forget you.”")
    assert (quotation.speaker, quotation.verb) == ("Brook", None)


def test_a_cue_that_leads_on_belongs_to_the_next_quotation() -> None:
    text = "“It is old,” said Ada Brook. “It leans.” Carl Dunn then left, saying, “It will hold.”"
    assert [speaker for _, speaker in said(text)] == ["Ada Brook", "Ada Brook", "Carl Dunn"]


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_an_embedded_tweet_is_a_quotation(dash: str) -> None:
    words = "We mend it “soon” and well!"
    text = (
        "“It is old,” said Carl Dunn.\n"
        f"{words} pic.twitter.com/abc {dash} Ada Brook (@adabrook) May 4, 2018\n"
        "“It will hold,” he said."
    )
    assert said(text) == [
        ("It is old,", "Carl Dunn"), (words, "Ada Brook"), ("It will hold,", "Carl Dunn")
    ]  # fmt: skip
    assert [q.kind for q in found(text)] == ["speech"] * 3


# Kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "In an article entitled “Two towns sound the alarm over a bridge” they complain.",
            "title",
        ),
        ("They signed the “River and Harbour Partnership Treaty.”", "title"),
        ("Her film “Rivers” won.", "title"),
        ("The so-called “bridge” fell.", "scare"),
        ("The town has “real change” now.", "scare"),
        ("It is a ruin known as “progress” here.", "scare"),
        ("The delay is called “flexibility” now.", "scare"),
        ("The delay was called “flexibility” by Ada Brook.", "speech"),
        ("It was what they called “flexibility” then.", "speech"),
        ("Ada Brook denounced “dangerous” plans.", "speech"),
        ("“True,” said Ada Brook.", "speech"),
        ("“Yes We Can,” said Ada Brook.", "speech"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [q.kind for q in found(text)] == [kind]


def test_words_know_their_speaker() -> None:
    made = voiced(cut("“The bridge is old,” said Ada Brook of the “plan” there."))
    assert [word.text for word in made.words() if word.speaker == "Ada Brook"][:4] == [
        "The", "bridge", "is", "old",
    ]  # fmt: skip
    assert made.word(4).text == "said"
    assert made.voice[4] == OWN


# For any text

MARKED = st.text(alphabet=st.sampled_from("aB .,:\n\"“”„«»‘’'`5-—"), max_size=200)


@settings(max_examples=200, deadline=None)
@given(st.one_of(MARKED, st.text(max_size=200)))
def test_spans_are_in_order_disjoint_and_inside(text: str) -> None:
    place = 0
    for quotation in found(text):
        assert place <= quotation.span.start < quotation.span.end <= len(text)
        place = quotation.span.end
        if quotation.cue is not None:
            assert quotation.cue.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["— A (@b) ", "he said ", '"', "“", "word “", '\n"', "\n“a", "'", "‘a ", "a”", "“a” said X "],
)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(count: int) -> float:
        made = cut(piece * count)
        start = time.process_time()
        quotations(made)
        return time.process_time() - start

    seconds(10)
    assert seconds(20_000) < 12 * seconds(5_000) + 0.5


# The five seeds: counts, offsets and names only

EXPECTED = {
    "000": ["", "Vladimir Putin", "Gilbert Doctorow", "Gilbert Doctorow"],
    "001": ["", "Comprehensive Strategic Partnership", "South Korea’s foreign ministry", "Seoul"],
    "002": ["", *["Comprehensive Strategic Partnership Treaty"] * 2],
    "003": [*["Gerald Horne"] * 2, "South Korean Foreign Ministry", *["Gerald Horne"] * 3,
            *["Wilmer Leon"] * 2, *["Gerald Horne"] * 3],
    "004": [*["Antony Blinken"] * 2, *["Roberto Heimovits"] * 2, "Antony Blinken and Park Jin",
            "Roberto Heimovits", "Park Jin", *["Roberto Heimovits"] * 2],
}  # fmt: skip
STARTS = {
    "000": [266, 620, 1118, 1859],
    "001": [572, 777, 1074, 1185],
    "002": [1845, 2056, 2403],
    "003": [1186, 1372, 1627, 2272, 2317, 2555, 3557, 3709, 3872, 4022, 4445],
    "004": [25, 317, 1174, 4122, 5226, 5573, 6592, 6757, 6796],
}


@pytest.mark.parametrize("seed", sorted(EXPECTED))
def test_seeds(seed: str) -> None:
    files = sorted(SEEDS.glob(f"{seed}_*.txt"))
    if not files:
        pytest.skip(f"the original texts are not at {SEEDS}")
    made = found(files[0].read_text(encoding="utf-8"))
    assert [q.span.start for q in made] == STARTS[seed]
    assert [q.speaker or "" for q in made] == EXPECTED[seed]
