"""Which zone each line gets, who signed a text, when it appeared, and whether it is cut off."""

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import TOLD, ZONES, Article
from analysis.clean import byline, dateline, truncation, zones

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

# Line number → kind, by the file's first three characters. Every other line is body.
SEED_ZONES: dict[str, dict[int, str]] = {
    "000": {1: "navigation", 3: "headline", 5: "caption", 13: "paywall", 16: "paywall"},
    "001": {1: "headline", 16: "footer"},
    "002": {1: "headline", 3: "byline", 6: "byline", 10: "caption", 32: "paywall", 34: "footer"},
    "003": {1: "navigation", 2: "navigation", 3: "navigation", 5: "headline", 7: "caption",
            8: "caption", 9: "navigation", 12: "caption", 13: "related", 14: "related",
            21: "caption", 22: "related", 23: "related"} | dict.fromkeys(range(31, 38), "footer"),
    "004": {1: "related", 13: "caption", 15: "credit", 17: "subhead", 23: "caption",
            25: "caption", 27: "credit", 39: "caption", 41: "caption", 43: "credit",
            45: "subhead", 63: "footer"},
}  # fmt: skip
SEED_FACTS = {
    "000": (None, None, True),
    "001": ("Gilbert Doctorow", None, False),
    "002": ("Richard Fisher", date(2024, 6, 28), True),
    "003": (None, date(2024, 6, 22), False),
    "004": (None, None, False),
}

ONE = (
    "The harbour board of Port Alder voted on Tuesday to close the northern quay for two years "
    "while divers repair the wall below the waterline."
)
TWO = (
    "Fishing crews who land their catch there said they had first read of the plan in a notice "
    "on a lamp post, and that nobody had called them."
)
THREE = (
    "The board replied that it had written to every licence holder in March, and that two public "
    "meetings had been held in the old customs hall."
)


def article(text: str, headline: str = "") -> Article:
    return Article(id="a", outlet="o", text=text, headline=headline)


def page(*paragraphs: str) -> Article:
    return article("\n\n".join(paragraphs))


def kinds(*paragraphs: str) -> list[str]:
    return [zone.kind for zone in zones(page(*paragraphs))]


def seed(prefix: str) -> Article:
    found = sorted(SEEDS.glob(f"{prefix}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip(f"the seed {prefix} is not at {SEEDS}")
    return article(found[0].read_text(encoding="utf-8"))


def test_the_headline_printed_again_is_navigation() -> None:
    title = "Port Alder shuts its northern quay"
    again = "PORT ALDER  shuts its northern quay"
    assert kinds(title, ONE, again, TWO, title, THREE) == [
        "headline", "body", "navigation", "body", "navigation", "body",
    ]  # fmt: skip
    text = f"Quay shut\n\n{ONE}\n\nQuay shut\n\n{TWO}"
    assert [z.kind for z in zones(article(text, "Quay shut"))][2] == "navigation"


def test_a_refrain_stays_in_a_poem() -> None:
    assert "navigation" not in kinds("The quay", "So still,", "the quay", "The quay", "so cold.")


@pytest.mark.parametrize("prefix", SEED_ZONES)
def test_every_line_of_the_seeds_has_its_zone(prefix: str) -> None:
    text = seed(prefix).text
    found = {text.count("\n", 0, z.span.start) + 1: z.kind for z in zones(article(text))}
    filled = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert found == {n: SEED_ZONES[prefix].get(n, "body") for n in filled}


@pytest.mark.parametrize("prefix", SEED_FACTS)
def test_what_the_seeds_print_about_themselves(prefix: str) -> None:
    told = seed(prefix)
    found = zones(told)
    author, day, cut = SEED_FACTS[prefix]
    assert (byline(told, found), dateline(told, found)) == (author, day)
    assert (truncation(told, found) is not None) is cut


# --- the top of a page


def test_headline_byline_date_and_kickers_above_the_prose() -> None:
    text = page(
        "Skip to content", "Politics", "Harbour board shuts the northern quay",
        "Crews say nobody told them", "By Jane Doe", "3 May 2024", ONE, TWO,
    )  # fmt: skip
    assert [z.kind for z in zones(text)] == [
        "navigation", "navigation", "headline", "subhead", "byline", "byline", "body", "body",
    ]  # fmt: skip
    assert byline(text, zones(text)) == "Jane Doe"
    assert dateline(text, zones(text)) == date(2024, 5, 3)


def test_a_long_first_sentence_is_no_headline() -> None:
    assert kinds(ONE, TWO) == ["body", "body"]


def test_a_single_paragraph_is_body_unless_it_is_the_known_headline() -> None:
    assert kinds(ONE) == ["body"]
    assert kinds("Share") == ["body"]
    (only,) = zones(article("Quay closes", headline="Quay  closes!"))
    assert only.kind == "headline"


def test_the_known_headline_is_found_even_where_it_looks_like_prose() -> None:
    first = "The quay is closed, the crews are angry, and the board says that it wrote to all."
    found = zones(article(f"{first}\n\nBy Jane Doe\n\n{ONE}\n\n{TWO}", headline=first))
    assert [z.kind for z in found] == ["headline", "byline", "body", "body"]


def test_a_question_over_a_byline_is_a_headline() -> None:
    question = "Who will pay for the wall that nobody has seen?"
    assert kinds(question, "By Jane Doe", ONE, TWO)[:2] == ["headline", "byline"]
    assert kinds(question, ONE, TWO)[0] in TOLD


def test_a_byline_may_stand_below_a_deck_that_is_a_sentence() -> None:
    found = kinds("Board shuts the quay", ONE, "By Jane Doe, Harbour Editor", TWO, THREE)
    assert found == ["headline", "body", "byline", "body", "body"]


def test_a_section_teaser_above_the_headline_is_navigation() -> None:
    found = kinds("Analysis", "Get the latest stories from the coast, chosen by our editors!",
                  "Board shuts the northern quay", ONE, TWO)  # fmt: skip
    assert found == ["navigation", "navigation", "headline", "body", "body"]


@pytest.mark.parametrize("label", ["LOOK:", "READ MORE:", "See also:", "WATCH:", "Related:"])
def test_a_labelled_pointer_is_related(label: str) -> None:
    assert kinds(f"{label} Divers find a second crack below the quay", ONE, TWO)[0] == "related"
    assert kinds(ONE, f"{label} Divers find a second crack below the quay", TWO)[1] == "related"


def test_look_said_in_a_sentence_is_body() -> None:
    said = "Look: I never said that the quay would be safe for ever, and nobody asked me."
    assert kinds(ONE, said, TWO) == ["body"] * 3


# --- pictures


@pytest.mark.parametrize(
    "line",
    [
        "The northern quay at low tide. Credit: Harbour Board photo by Ann Roe",
        "Divers at the northern quay before the vote of the harbour board. / Regional state media",
        "The quay at dusk, May 3, 2024. (Ann Roe/Coast Agency)",
        "The quay at dusk. (AP Photo/Ann Roe)",
        "FILE - In this May 3, 2019, file photo, a crew mends its nets on the northern quay.",
        "A crew mends its nets. May 1, 2024. - Coast News, 1280, 03.05.2024",
        "© COAST POOL / Ann Roe A crew mends its nets on the northern quay. May 1, 2024.",
        "Image caption A crew mends its nets on the quay",
        "Crews wait at the quay on Monday . Ann Roe/Reuters",
        "![A crew mends its nets](quay.jpg)",
    ],
)
def test_a_line_with_its_own_credit_is_a_caption(line: str) -> None:
    assert kinds(ONE, line, TWO) == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "line", ["/ ANN ROE / AFP", "/ J. ROE", "© POOL / Ann Roe", "Photo: Ann Roe", "Ann Roe / AFP",
             "AP Photo/Ann Roe", "Image courtesy of the Harbour Board", "Credit: Ann Roe"],
)  # fmt: skip
def test_a_line_that_is_only_a_credit(line: str) -> None:
    caption = "A crew mends its nets on the northern quay during the spring tide in May"
    assert kinds(ONE, caption, line, TWO) == ["body", "caption", "credit", "body"]


def test_a_credit_does_not_take_the_paragraph_before_it() -> None:
    assert kinds(ONE, "Photo: Ann Roe", TWO) == ["body", "credit", "body"]


def test_a_torn_credit_takes_a_short_line_but_no_long_paragraph() -> None:
    short = "The chair of the board, Ann Roe, met the crews in May to discuss the wall."
    assert kinds(ONE, short, "/ J. DOE / AFP", TWO)[1] == "caption"
    assert kinds(ONE, " ".join([TWO, THREE, TWO]), "/ J. DOE / AFP", ONE)[1] == "body"


def test_a_subhead_below_a_credited_caption_stays_a_subhead() -> None:
    caption = "A crew mends its nets on the quay during the spring tide. / Coast media"
    for subhead in ("The wall (and what is below it)", "– What the divers found below –"):
        assert kinds(ONE, caption, "/ J. ROE", subhead, TWO)[2:4] == ["credit", "subhead"]
        assert kinds(ONE, "/ J. ROE", subhead, TWO)[2] == "subhead"


def test_a_line_printed_twice_running_is_a_caption_both_times() -> None:
    line = "In May the board and the crews met in the old customs hall of the town."
    assert kinds(ONE, TWO, line, line, THREE, ONE, TWO, THREE)[2:4] == ["caption", "caption"]


def test_a_refrain_and_a_page_copied_line_by_line_are_not_captions() -> None:
    verse = ["Come down to the sea in the morning, my love,", "Come down to the sea, my love"]
    assert set(kinds(verse[0], verse[0], verse[1], verse[1], verse[0], verse[0])) <= set(TOLD)
    assert set(kinds(ONE, ONE, TWO, TWO, THREE, THREE)) == {"body"}


def test_a_text_printed_twice_over_stays_body() -> None:
    assert set(kinds(ONE, TWO, THREE, ONE, TWO, THREE)) == {"body"}


@pytest.mark.parametrize(
    "line",
    [
        "The motion was carried by the greens and the conservatives. (CDU/CSU)",
        "The hearing is on Tuesday, and both sides may speak in it (7 to 9 a.m. ET/PT).",
        "She said a photo of the wall had gone missing. (The picture has been found since then.)",
        "He took the photo by accident and sent the image to the board by mistake.",
        "The poem ends: “The tide is out. / And the quay is dry.”",
        "He told the crews that he works 24/7",
    ],
)
def test_sentences_that_speak_of_pictures_and_strokes_are_body(line: str) -> None:
    assert kinds(ONE, line, TWO)[1] in TOLD


# --- inside the body


def test_subheads() -> None:
    found = kinds("Board shuts the northern quay", ONE, "– Below the waterline –", TWO,
                  "A wall below water", THREE)  # fmt: skip
    assert found == ["headline", "body", "subhead", "body", "subhead", "body"]


def test_a_section_name_over_a_title_is_a_teaser() -> None:
    found = kinds(ONE, "Economy", "Ferry Line Orders Two New Ships", TWO, THREE)
    assert found == ["body", "related", "related", "body", "body"]


def test_a_teaser_below_its_picture() -> None:
    picture = "Ferry in the harbour. - Coast News, 1280, 03.05.2024"
    found = kinds(ONE, picture, "Shipping", "Ferry Line Orders Two New Ships", TWO, THREE)
    assert found == ["body", "caption", "related", "related", "body", "body"]


def test_a_long_line_in_capitals_is_a_teaser_a_short_one_a_subhead() -> None:
    found = kinds(ONE, "FERRY LINE ORDERS TWO NEW SHIPS FROM THE YARD", TWO, "THE WALL", THREE)
    assert found == ["body", "related", "body", "subhead", "body"]


def test_a_text_all_in_capitals_stays_told() -> None:
    assert set(kinds(ONE.upper(), TWO.upper()[:-1], THREE.upper())) <= set(TOLD)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe", "Advertisement", "Sign up for our newsletter", "Share on Facebook",
        "Get the latest news from the coast delivered to your inbox . Sign up here .",
        "Story continues below", "Follow us on Twitter", "Click here for more on this story.",
        "We use cookies to improve your visit.", "12 comments", "Most read",
    ],
)  # fmt: skip
def test_chrome_is_navigation_in_the_middle_and_footer_at_the_end(line: str) -> None:
    assert kinds(ONE, line, TWO) == ["body", "navigation", "body"]
    assert kinds(ONE, TWO, line) == ["body", "body", "footer"]


@pytest.mark.parametrize(
    "line",
    [
        "The paper put its reports on the wall behind a paywall for paying subscribers.",
        "The newsletter of the board has 300 subscribers, most of them in the old town.",
        "Let us look at the latest news from the quay, which is worse than we had feared.",
        "She asked the crews to read the full report before they came to the meeting.",
        "Crews share the berths, and each may sign in or log out at the gate by hand.",
        "He had learned to follow the debate on Twitter long before he stood for the board.",
        "The report may not be published before the spring, the chair told the crews.",
        "The article was first published in 1974 and made the diver famous overnight.",
    ],
)
def test_sentences_that_speak_of_newsletters_and_subscribers_are_body(line: str) -> None:
    assert kinds(ONE, line, TWO) == ["body"] * 3
    assert kinds(ONE, TWO, line) == ["body"] * 3


def test_the_tweet_is_a_subhead_and_not_chrome() -> None:
    assert kinds(ONE, "The tweet", TWO) == ["body", "subhead", "body"]


# --- the foot of a page


def test_the_foot_of_a_page() -> None:
    found = kinds(ONE, TWO, "Feed", "12", "To join the conversation",
                  "sign in or sign up", "Loading", "Chat", "Заголовок материала")  # fmt: skip
    assert found == ["body", "body", *["footer"] * 7]


@pytest.mark.parametrize(
    "line",
    ["Source", "Coast Press International", "© 2024 Coast Media Ltd. All rights reserved.",
     "Tags: harbour, fishing", "Source: Coast Agency", "©Jane Doe, 2024",
     "(Reporting by Jane Doe; editing by Ann Roe)",
     "Ann Roe and Jane Doe contributed to this report.",
     "Jane Doe is a reporter on the coast. Follow her on Twitter: @jane",
     "This article was originally published in the Coast Review."],
)  # fmt: skip
def test_footers(line: str) -> None:
    assert kinds(ONE, TWO, line) == ["body", "body", "footer"]


def test_another_script_at_the_edges_is_chrome_and_inside_is_body() -> None:
    assert kinds(ONE, TWO, "Читать дальше на сайте") == ["body", "body", "footer"]
    assert kinds("Главная страница", "Board shuts the quay", ONE, TWO)[0] == "navigation"
    assert kinds(ONE, "«Стена держится», сказал он.", TWO) == ["body"] * 3


def test_names_at_the_end_of_a_list_are_body() -> None:
    found = kinds(ONE, "The crews that signed were these:", "Blue Heron", "Morning Star", "Ann Roe")
    assert set(found) == {"body"} | (set(found) & {"subhead"})


# --- texts that are not articles with paragraphs


def test_hard_wrapped_lines_of_a_paragraph_are_all_body() -> None:
    lines = [
        "The harbour board of Port Alder voted on Tuesday to close the northern",
        "quay for two years while divers repair the wall below the waterline. It",
        "was the third vote since the winter, and the first that nobody on the",
        "board opposed",
        "",
        "Fishing crews who land their catch there said they had first read of the",
        "plan in a notice on a lamp post.",
    ]
    assert [z.kind for z in zones(article("\n".join(lines)))] == ["body"] * 6


def test_hard_wrapped_text_keeps_its_headline_and_its_caption() -> None:
    wrapped = (
        "Board shuts the quay\n\nThe harbour board of Port Alder voted on Tuesday to close the\n"
        "northern quay for two years while divers repair the wall below.\n\n"
        "Divers at the northern quay before the vote of the harbour board on\n"
        "a grey morning in May. (Ann Roe/Coast Agency)\n\n"
        "Fishing crews who land their catch there said they had first read\nof it in a notice."
    )
    found = [z.kind for z in zones(article(wrapped))]
    assert found == ["headline", "body", "body", "caption", "caption", "body", "body"]


def test_verse_lists_and_interviews_are_told() -> None:
    verse = ["The Quay", "I went down to it", "in the grey of the year", "and the tide",
             "was a long way out", "Home", "was a lamp on the wall"]  # fmt: skip
    things = ["What to bring:", "boots", "a lamp", "two ropes", "rope", "gloves"]
    talk = ["Q: Did you vote?", "A: Yes.", "Q: Why?", "Jane Doe: Because of the wall.", "Really?",
            "A: " + ONE, "Q: And now?", "A: Now we wait."]  # fmt: skip
    for text in (verse, things, talk):
        assert set(kinds(*text)) <= set(TOLD), text


def test_markdown() -> None:
    found = kinds("# Board shuts the quay", "*By Jane Doe*", ONE, "## Subscribe to the sea",
                  "> " + TWO, "* boots", "* lamps", THREE)  # fmt: skip
    assert found == ["headline", "byline", "body", "subhead", "body", "body", "body", "body"]


def test_a_story_told_date_by_date_is_not_dated_by_its_first_day() -> None:
    text = page("How the wall gave way", "June 3, 2024", ONE, "June 5, 2024", TWO, THREE)
    found = zones(text)
    assert {z.kind for z in found} <= set(TOLD)
    assert dateline(text, found) is None


def test_a_page_with_all_its_furniture() -> None:
    text = page("Home", "News", "Menu", "The quay is closed for two years", "Jane Doe",
                "3 May 2024, 10:30 GMT", "5 min read", "Share", "Save", ONE, "Advertisement", TWO,
                "Related Articles", "Ferry line orders two ships", "Storm warning for the coast",
                "Comments (12)", "Terms of Use",
                "© 2024 Coast News. All rights reserved.")  # fmt: skip
    found = zones(text)
    assert [z.kind for z in found] == (
        ["navigation"] * 3 + ["headline"] + ["byline"] * 3 + ["navigation"] * 2
        + ["body", "navigation", "body", "footer", "related", "related"] + ["footer"] * 3
    )  # fmt: skip
    assert (byline(text, found), dateline(text, found)) == ("Jane Doe", date(2024, 5, 3))


# --- bylines and dates


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Ann Roe", "Jane Doe and Ann Roe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe, Harbour Editor", "Jane Doe"),
        ("By Anna-Lena von der Heide | May 3, 2024", "Anna-Lena von der Heide"),
        ("Text: Jane Doe", "Jane Doe"),
        ("Written by J. M. O’Neill", "J. M. O’Neill"),
    ],
)
def test_bylines(line: str, name: str) -> None:
    text = page("Board shuts the northern quay", line, ONE, TWO)
    found = zones(text)
    assert [z.kind for z in found] == ["headline", "byline", "body", "body"]
    assert byline(text, found) == name


@pytest.mark.parametrize("line", ["By Friday Morning", "By The Sea", "By Coast News Staff"])
def test_lines_that_open_like_a_byline(line: str) -> None:
    text = page("Board shuts the northern quay", line, ONE, TWO)
    assert byline(text, zones(text)) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("©Jane Doe, 2024", "Jane Doe"),
        ("© 2024 Jane Doe", "Jane Doe"),
        ("Copyright 2024 by Jane Doe", "Jane Doe"),
        ("© 2024 Coast Media", None),
        ("© 2024 Coast Review Ltd. All rights reserved.", None),
        ("© 2024", None),
    ],
)
def test_the_owner_of_the_copyright(line: str, name: str | None) -> None:
    text = page(ONE, TWO, line)
    assert byline(text, zones(text)) == name


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("CNA / May 3, 2024", date(2024, 5, 3)),
        ("03.05.2024", date(2024, 5, 3)),
        ("2024-05-03", date(2024, 5, 3)),
        ("Published 3 May 2024", date(2024, 5, 3)),
        ("Published: 3 May 2024 | Updated: 9 May 2024, 10:30 am", date(2024, 5, 3)),
        ("Friday, May 3rd, 2024", date(2024, 5, 3)),
        ("03/05/2024", None),
        ("23/05/2024", date(2024, 5, 23)),
        ("31.02.2024", None),
    ],
)
def test_dates(line: str, day: date | None) -> None:
    text = page("Board shuts the northern quay", line, ONE, TWO)
    found = zones(text)
    assert dateline(text, found) == day
    assert found[1].kind == "byline"


def test_two_dates_that_disagree_are_no_answer_unless_one_is_labelled() -> None:
    top = "Board shuts the northern quay"
    text = page(top, "3 May 2024", "9 May 2024", ONE, TWO)
    assert dateline(text, zones(text)) is None
    text = page(top, "Updated 9 May 2024", "Published 3 May 2024", ONE, TWO)
    assert dateline(text, zones(text)) == date(2024, 5, 3)


def test_a_caption_dates_a_text_by_its_stamp_and_not_by_its_picture() -> None:
    text = page(ONE, "The quay. May 1, 2019. - Coast News, 1280, 03.05.2024", TWO)
    assert dateline(text, zones(text)) == date(2024, 5, 3)
    text = page(ONE, "The quay, May 1, 2019. (Ann Roe/Coast Agency)", TWO)
    assert dateline(text, zones(text)) is None


def test_dates_of_the_body_are_not_the_date_of_the_text() -> None:
    text = page(ONE, "The vote was held on 3 May 2024 in the old customs hall of the town.", TWO)
    assert dateline(text, zones(text)) is None


# --- cut off


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("This part is only for members", "only for members"),
        ("Subscribe to continue reading", "Subscribe to continue reading"),
        ("Already a subscriber? Log in", "Already a subscriber? Log in"),
        ("Continue reading", "Continue reading"),
        ("Read more at coast.example", "Read more at coast.example"),
        ("Sign in to read the rest of this story.", "Sign in to read the …"),
        ("Full Story . . . Subscription Options", "Full Story "),
    ],
)
def test_walls(line: str, quoted: str) -> None:
    text = page(ONE, TWO, line)
    found = zones(text)
    assert found[-1].kind == "paywall"
    reason = truncation(text, found)
    assert reason
    assert f"“{quoted}" in reason
    assert reason.endswith("stands at its end.")


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("The board replied that it had written to every… [+1234 chars]", "[+1234 chars]"),
        ("The board replied that it had written to every licence holder…", "…"),
        ("The board replied that it had written to every licence holder in the", "middle"),
        ("The board replied. Continue reading at coast.example", "Continue reading"),
        (
            "The board replied that it had written to every licence holder in March, and that two "
            "public meetings had been held in the old customs",
            "middle",
        ),
    ],
)
def test_texts_that_break_off(end: str, reason: str) -> None:
    text = page(ONE, TWO, end)
    assert reason in (truncation(text, zones(text)) or "")


@pytest.mark.parametrize(
    "end",
    [
        "“We wrote to all of them in March,” she said.",
        "The board “wrote to every licence holder.”",
        "More on this at https://coast.example/quay/letters/2024",
        "More letters from the crews of Port Alder",
        "So little was needed — Ann Roe (@annroe) May 3, 2024",
        "Related: What the divers found below the waterline of the quay",
    ],
)
def test_texts_that_end(end: str) -> None:
    text = page(ONE, TWO, end)
    assert truncation(text, zones(text)) is None


def test_a_text_without_stops_is_not_cut_off() -> None:
    lines = ["the tide was out and the lamps were lit along the wall of the old town"] * 6
    assert truncation(page(*lines), zones(page(*lines))) is None


# --- properties

LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [ONE, TWO, "/ AFP", "Subscribe", "By Jane Doe", "# x", "0", "©", "- ", "…"]
        ),
    ),
    max_size=12,
)


@given(LINES, st.text(max_size=20))
def test_zones_are_the_lines_that_are_not_blank(lines: list[str], headline: str) -> None:
    told = article("\n".join(lines), headline)
    found = zones(told)
    assert [z.span.of(told.text) for z in found] == [
        line.strip() for line in told.text.splitlines() if line.strip()
    ]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert {z.kind for z in found} <= set(ZONES)


@given(LINES)
def test_no_text_raises(lines: list[str]) -> None:
    told = article("\n".join(lines))
    found = zones(told)
    assert byline(told, found) is None or byline(told, found)
    dateline(told, found)
    reason = truncation(told, found)
    assert reason is None or reason.endswith((".", "”.", "end."))


def test_an_empty_text_has_no_zones() -> None:
    assert zones(article("")) == zones(article(" \n\t\n")) == ()


HOSTILE = ['"', " ", "word ", "word word\n", "A. ", "By A", "/ A", "(a", "A B ", "1.1.2024 ", "!\n"]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("line", [0, 800])
def test_time_grows_linearly(piece: str, line: int) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        if line:
            text = "\n".join(text[i : i + line] for i in range(0, len(text), line))
        told = article(text)
        start = time.process_time()
        found = zones(told)
        byline(told, found)
        dateline(told, found)
        truncation(told, found)
        return time.process_time() - start

    small, large = seconds(25_000), seconds(100_000)
    assert large < 12 * small + 0.5, (small, large)
