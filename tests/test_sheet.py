"""The sheet: its words, its cells, its evidence; and a measure that joins by itself."""

from dataclasses import replace

import made
import pandas as pd
import pytest

from analysis.article import Article, Span, article_of
from analysis.measures import MEASURES
from analysis.measures.loaded import LOADED
from analysis.measures.measure import Mark, Measure, Reading
from analysis.sheet import Choice, cut, evidence, sheet, slug
from analysis.sheet.answers import Answers
from analysis.sheet.columns import apart, compared, day
from analysis.sheet.figures import row_table, tone_tables
from analysis.sheet.lead import caution, reasons
from analysis.sheet.lines import layers, lines
from analysis.sheet.standing import STANDS_OUT
from analysis.sheet.topics import TOPICS
from analysis.sheet.values import Column, percent, questions, several, signed

NEVER = (
    "bias", "neutral ", "objective", "balanced", "propaganda", "omits", "hides", "pro-", "slant",
)  # fmt: skip
APART = {
    "gate": "event", "article": "herald", "reason": "This article tells another event.",
    "value": 0.1, "other": None, "apart": True, "effect": "left out of comparisons",
}  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    return made.tables()


def page(tables, choice: Choice = Choice(), measures=MEASURES):  # noqa: B008
    return sheet(tables, "The harbour fire", made.OUTLETS, choice, measures)


def cell(value, question: str, outlet: str):
    row = next(row for row in value.rows if row.question == question)
    return next(each for each in row.cells if each.outlet == outlet)


def test_the_first_words(tables) -> None:
    value = page(tables)
    assert value.count == "3 texts, 3 on the event, 3 independent voices."
    assert value.caution.endswith("describes these articles, not the outlets.")
    assert [column.name for column in value.columns] == ["The Gazette", "Courier", "Herald"]


def test_every_row_has_a_cell_for_every_column(tables) -> None:
    value = page(tables)
    outlets = [column.outlet for column in value.columns]
    asked = {*questions(), *(topic.question for topic in TOPICS), STANDS_OUT}
    assert {row.question for row in value.rows} == asked
    assert len(value.rows) == len(asked)
    for row in value.rows:
        assert [each.outlet for each in row.cells] == outlets
        assert row.about
        assert all(each.note or each.missing for each in row.cells)


def test_the_words_never_printed_are_not_printed(tables) -> None:
    value = page(tables)
    said = [value.count, value.caution, *value.reasons, *(lead.text for lead in value.leads)]
    for text in said:
        assert not [word for word in NEVER if word in text.lower()], text


def test_leads_list_articles_in_order_with_counts() -> None:
    value = page(made.tables(repeat=6))
    assert {lead.topic for lead in value.leads} >= {"Names", "Loaded words"}
    for lead in value.leads:
        assert any(character.isdigit() for character in lead.text + lead.basis)
        outlets = ("Gazette", "Courier", "Herald")
        names = [name for name in outlets if f"the {name} article" in lead.text]
        assert names
        assert names == sorted(names, key=lead.text.index)
        assert not [word for word in NEVER if word in lead.text.lower()], lead.text


def test_an_article_set_apart_does_not_count_beside_its_outlets_others() -> None:
    extra = Article("gazette-2", "gazette", "A horrid, appalling, reckless scandal of a blunder.")
    aside = APART | {"article": "gazette-2"}
    tables = made.tables(findings=[aside], more=[extra])
    assert cell(page(tables), LOADED.question, "gazette").note.startswith("none found")
    back = page(tables, Choice(apart=True))
    assert "horrid" in str(cell(back, LOADED.question, "gazette"))


def test_outlets_are_compared_within_one_story_only() -> None:
    tables = made.tables(repeat=6)
    tables["articles"] = tables["articles"].assign(story=["one", "two", "three"])
    value = page(tables)
    assert value.leads == ()
    assert "several stories" in cell(value, "What stands out?", "gazette").missing


def test_outlets_of_one_name_are_told_apart(tables) -> None:
    twins = tuple(replace(outlet, name="Post") for outlet in made.OUTLETS)
    names = [column.name for column in sheet(tables, "t", twins, Choice()).columns]
    assert names == ["Post (gazette)", "Post (courier)", "Post (herald)"]


def test_shares_of_voice_add_up(tables) -> None:
    found = cell(page(tables), "Who gets to speak?", "gazette")
    assert sum(item.size or 0 for item in found.items) == pytest.approx(1)
    spoken = Answers(tables, page(tables).columns).speakers("gazette")
    assert set(spoken) == {"Ada Brook"}
    words = tables["articles"].set_index("id").loc["gazette"]
    assert spoken.total() == words["words"] - words["own_words"]


def test_chips_are_the_words_found(tables) -> None:
    found = cell(page(tables), LOADED.question, "courier")
    shown = {item.label for item in found.items}
    assert {"“horrid”", "“appalling”", "“reckless”", "“hapless”"} <= shown
    assert "own words" in found.note
    assert cell(page(tables), LOADED.question, "herald").note.startswith("none found in")


def test_a_count_below_the_floor_is_a_count_and_hollow(tables) -> None:
    found = cell(page(tables), "In what frame?", "gazette")
    assert all(item.faint and item.printed.isdigit() for item in found.items)


def test_too_few_sentences_have_no_mean(tables) -> None:
    found = cell(page(tables), "In what tone?", "gazette")
    assert not [item for item in found.items if item.kind in ("own", "quoted")]
    assert "too few for a mean" in found.note


def test_a_text_set_apart_stands_last_and_out_of_comparisons() -> None:
    tables = made.tables(findings=[APART])
    value = page(tables)
    assert apart(tables) == {"herald"}
    assert [column.outlet for column in value.columns if column.apart] == ["herald"]
    assert value.columns[-1].outlet == "herald"
    assert cell(value, "What stands out?", "herald").missing
    assert "herald" not in set(compared(tables, Choice()))
    back = page(tables, Choice(apart=True))
    assert not any(column.apart for column in back.columns)
    assert "stands apart" not in cell(back, "What stands out?", "herald").missing
    assert [column.outlet for column in back.columns] == ["gazette", "courier", "herald"]


def test_reasons_name_the_text_and_what_follows() -> None:
    (reason,) = reasons(made.tables(findings=[APART]), made.OUTLETS)
    assert reason == "Herald: This article tells another event. Therefore: left out of comparisons."


def test_colours_stay_when_outlets_are_filtered(tables) -> None:
    everything = {column.outlet: column.colour for column in page(tables).columns}
    some = page(tables, Choice(outlets=("courier", "herald"))).columns
    assert {column.outlet: column.colour for column in some} == {
        outlet: everything[outlet] for outlet in ("courier", "herald")
    }


def test_a_gazette_of_no_articles_has_no_column(tables) -> None:
    some = page(tables, Choice(outlets=("nobody",)))
    assert some.columns == ()
    assert some.leads == ()


def test_evidence_shows_the_words_in_place(tables) -> None:
    value = page(tables)
    courier = next(column for column in value.columns if column.outlet == "courier")
    found = evidence(tables, made.TEXTS, courier, slug(LOADED.question), Choice(), "horrid")
    (passage,) = found.passages
    assert "".join(piece.text for piece in passage.pieces) == "A horrid blunder at the harbour"
    assert [piece.text for piece in passage.pieces if piece.mark] == ["horrid"]
    assert "headline" in passage.place
    assert not found.text_free


@pytest.mark.parametrize("row", [slug(question) for question in questions()])
def test_a_text_free_case_shows_place_length_and_terms_only(tables, row: str) -> None:
    value = page(tables)
    for column in value.columns:
        found = evidence(tables, {}, column, row, Choice())
        assert found.text_free
        for passage in found.passages:
            assert passage.pieces == ()
            assert passage.words > 0
            assert all(len(each.split()) <= 5 for each in passage.terms)


def test_what_stands_out_is_found_in_the_text(tables) -> None:
    value = page(tables)
    column = next(column for column in value.columns if column.outlet == "herald")
    found = evidence(tables, made.TEXTS, column, "what-stands-out", Choice(), "ship")
    marked = [piece.text for p in found.passages for piece in p.pieces if piece.mark]
    assert marked == ["Ships", "Ships"]


def test_a_speaker_opens_the_speakers_words(tables) -> None:
    column = page(tables).columns[0]
    found = evidence(tables, made.TEXTS, column, "who-gets-to-speak", Choice(), "Ada Brook")
    marked = "".join(piece.text for p in found.passages for piece in p.pieces if piece.mark)
    assert "nobody was hurt" in marked
    assert "harbour master" not in marked


def test_cutting_keeps_every_character() -> None:
    text = "one two three"
    pieces = cut(text, 0, len(text), [(4, 7, "a"), (5, 9, "b")])
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.mark) for piece in pieces if piece.mark] == [
        ("two", "a"), (" t", "b"),
    ]  # fmt: skip


def test_the_read_page_has_every_line(tables) -> None:
    found = lines(tables, made.TEXTS, "gazette", layers())
    text = "".join(run.text for line in found for s in line.sentences for run in s.runs)
    assert text.replace(" ", "").replace("\n", "") == made.GAZETTE.replace(" ", "").replace(
        "\n", ""
    )
    assert {line.zone for line in found} >= {"headline", "body"}
    bare = lines(tables, {}, "gazette", layers())
    assert all(s.runs == () for line in bare for s in line.sentences)


def _grain(document, voice: str) -> Reading:
    """How often the toy measure's word stands in a voice."""
    heard = document.heard(voice)
    marks = [
        Mark(Span(int(document.starts[i]), int(document.ends[i])), "grain")
        for i, word in enumerate(document.lexemes)
        if heard[i] and word == "grain"
    ]
    return Reading(float(len(marks)), tuple(marks), int(heard.sum()))


TOY = Measure(
    name="toy", title="grain", question="How much grain?", about="The word grain.", unit="count",
    formula="number of times", poles=("none", "much"), tier="A", source="this test",
    weakness="it is a toy", version="1", read=_grain,
)  # fmt: skip


def test_a_measure_that_joins_the_registry_appears_by_itself() -> None:
    measures = (*MEASURES, TOY)
    tables = made.tables(measures)
    value = page(tables, measures=measures)
    found = cell(value, "How much grain?", "gazette")
    assert [item.label for item in found.items] == ["“grain”"]
    assert found.note.startswith("1 in ")
    opened = evidence(
        tables, made.TEXTS, value.columns[0], slug("How much grain?"), Choice(), "", measures
    )
    assert [p.text for passage in opened.passages for p in passage.pieces if p.mark] == ["grain"]
    assert set(tables["readings"].query("measure == 'toy'")["voice"]) == {"own", "quoted", "all"}


def test_the_figures_tables(tables) -> None:
    columns = page(tables).columns
    asked = questions()["In what frame?"]
    answers = Answers(tables, columns)
    table = row_table(answers, columns, Choice(), asked)
    assert set(table["outlet"]) == {"The Gazette", "Courier", "Herald"}
    assert table["value"].isna().all()  # below the floor
    sentences, means = tone_tables(tables, answers, columns)
    assert sentences["tone"].between(-1, 1).all()
    assert means["value"].isna().all()


@pytest.mark.parametrize(
    ("articles", "words"), [(0, "no text"), (1, "not the outlets"), (3, "so few articles")]
)
def test_caution_follows_the_sample(tables, articles: int, words: str) -> None:
    one: Column = page(tables).columns[0]
    column = replace(one, articles=tuple(str(i) for i in range(articles)))
    assert words in caution([column] if articles else [])


def test_words_and_figures() -> None:
    assert [percent(x) for x in (0.0, 0.004, 0.234, 1.0)] == [
        "0%", "< 1%", "23%", "100%",
    ]  # fmt: skip
    assert [signed(x) for x in (0.051, -0.2, 0.001)] == ["+0.05", "−0.20", "0.00"]
    assert [several(n, "word") for n in (0, 1, 1055)] == ["0 words", "1 word", "1,055 words"]
    assert day("2024-06-08") == "8 Jun 2024"
    assert day(None) == ""
    assert article_of("The Gazette") == "the Gazette article"
    assert article_of("Courier", 3) == "the 3 Courier articles"


def test_an_empty_case_says_so() -> None:
    empty = {name: pd.DataFrame(columns=table.columns) for name, table in made.tables().items()}
    value = page(empty)
    assert value.count == "No texts yet."
    assert value.columns == ()
