"""CSV, TSV, JSON Lines, Parquet: what is read, what is refused, and with which line."""

import csv
import gzip
import io
import json
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.gather import Gathered, Refusal, gather, gather_bytes, read_bytes
from analysis.gather import tables as tables_module


def rows(text: str | bytes, name: str = "rows.csv", /, **columns: str) -> Gathered:
    data = text.encode() if isinstance(text, str) else text
    return gather_bytes([(name, data)], columns=columns)


def parquet_bytes(**columns: Sequence[object]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({name: list(values) for name, values in columns.items()}), sink)
    return sink.getvalue()


def json_lines(*objects: object) -> str:
    return "\n".join(map(json.dumps, objects))


# --- columns


def test_headline_blank_line_body_and_every_column() -> None:
    found = rows(
        "ID,Source, Headline ,Full Text,Published_At,Link,Authors,Lang,Section,Topic,mood\n"
        "a7,The Bee,Ships wait,They wait.,2024-06-28,https://x.example/1,Ann Lee,en,news,port,ok\n"
    )
    (article,) = found.articles
    assert article.text == "Ships wait\n\nThey wait."
    assert article.headline == "Ships wait"
    assert (article.id, article.outlet, article.story) == ("a7", "the-bee", "port")
    assert (article.published, article.published_raw) == (date(2024, 6, 28), "2024-06-28")
    assert (article.url, article.author) == ("https://x.example/1", "Ann Lee")
    assert (article.language, article.genre) == ("en", "news")
    assert article.provenance.name == "rows.csv line 2"
    assert found.outlets[0].name == "The Bee"
    assert "outlet from “Source”" in found.notes[0]
    assert "not used: “mood”" in found.notes[0]


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Ships wait", "Ships wait\nThey do.", "Ships wait\nThey do."),
        ("Ships wait", "\n Ships  wait \nThey do.", "\n Ships  wait \nThey do."),
        ("Ships", "Ships wait in port.", "Ships\n\nShips wait in port."),
        ("Ships wait in port", "Ships wait in port. Why?", "Ships wait in port. Why?"),
        (
            "Ships wait in port",
            "Ships wait in ports.",
            "Ships wait in port\n\nShips wait in ports.",
        ),
    ],
)
def test_a_headline_is_not_doubled(title: str, body: str, text: str) -> None:
    found = rows(json_lines({"title": title, "text": body}), "r.jsonl")
    assert found.articles[0].text == text


def test_missing_text_column_is_one_refusal_that_says_how_to_map() -> None:
    found = rows("outlet,words\nBee,One two\nAnt,Three\n")
    (refusal,) = found.refusals
    assert refusal.name == "rows.csv"
    for part in ("“outlet”", "“words”", "text, content, body", "--column text=NAME"):
        assert part in refusal.reason
    assert rows("outlet,words\nBee,One two\nAnt,Three\n", text="words").refusals == ()


def test_a_mapping_that_cannot_be_followed() -> None:
    found = rows("outlet,text\nBee,One\n", outlet="paper")
    assert "no column “paper” to take the outlet from" in found.refusals[0].reason
    with pytest.raises(ValueError, match="“txt” is no column"):
        rows("text\nOne\n", txt="words")


def test_without_an_outlet_column_the_file_stands_in() -> None:
    found = rows("text\nOne, two; three\nFour\n", "bee daily.csv")
    assert [a.outlet for a in found.articles] == ["bee-daily"] * 2
    assert [a.id for a in found.articles] == ["bee daily-1", "bee daily-2"]
    assert any(note.startswith("Outlet unknown for 2 texts") for note in found.notes)


# --- outlets called NA


@pytest.mark.parametrize("name", ["NA", "None", "null", "nan", "N/A", "-"])
def test_an_outlet_may_be_called_so(name: str) -> None:
    forms = {
        "r.csv": f"outlet,text\n{name},Some words\n".encode(),
        "r.jsonl": json_lines({"outlet": name, "text": "Some words"}).encode(),
        "r.parquet": parquet_bytes(outlet=[name], text=["Some words"]),
    }
    for file, data in forms.items():
        (outlet,) = rows(data, file).outlets
        assert outlet.name == name
        assert outlet.id


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_outlet_is_refused(empty: str | None) -> None:
    forms = {
        "r.csv": f"outlet,text\nBee,Words\n{empty or ''},Words\n".encode(),
        "r.jsonl": json_lines(
            {"outlet": "Bee", "text": "Words"}, {"outlet": empty, "text": "Words"}
        ).encode(),
        "r.parquet": parquet_bytes(outlet=["Bee", empty], text=["Words", "Words"]),
    }
    for file, data in forms.items():
        found = rows(data, file)
        assert len(found.articles) == 1
        assert "outlet's cell is empty" in found.refusals[0].reason
        assert found.refusals[0].line == (3 if file == "r.csv" else 2)


# --- delimiters, ragged rows, quotation marks


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.tsv"])
def test_delimiters(mark: str, name: str) -> None:
    found = rows(f'outlet{mark}text\nBee{mark}"One{mark} two"\n"Ant"{mark}Three\n', name)
    assert [a.text for a in found.articles] == [f"One{mark} two", "Three"]
    assert found.refusals == ()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_tables(codec: str) -> None:
    found = rows("outlet,text\nBée,Café “noir”\n".encode(codec))
    assert found.articles[0].text == "Café “noir”"
    assert found.outlets[0].name == "Bée"


def test_quoted_line_ends_and_doubled_marks() -> None:
    found = rows('outlet,text\r\nBee,"One\r\n\r\n""two"""\r\nAnt,Three\r\n')
    assert [a.text for a in found.articles] == ['One\n\n"two"', "Three"]
    assert [a.provenance.line for a in found.articles] == [2, 5]


def test_ragged_rows_are_refused_by_line_and_the_run_goes_on() -> None:
    found = rows("outlet,text\nBee,One\nAnt\nWasp,a,b\nFly,Two,,\n\n,\nMoth,Three\n")
    assert [a.text for a in found.articles] == ["One", "Two", "Three"]
    assert [(r.line, r.raw) for r in found.refusals] == [(3, "Ant"), (4, "Wasp,a,b")]
    assert "1 cell; the header has 2 cells" in found.refusals[0].reason


@pytest.mark.parametrize(
    "rest",
    [
        "Ant,Two\nFly,Three\n",  # nothing closes it before the end
        'Ant,"Two"\nFly,"Three"\n',  # the next mark seems to close it
        'Ant,Two\nFly,"Three"\n',
    ],
)
def test_an_unclosed_quotation_mark_costs_its_line(rest: str) -> None:
    found = rows('outlet,text\nBee,"One\n' + rest)
    assert [a.text for a in found.articles] == ["Two", "Three"]
    (refusal,) = found.refusals
    assert (refusal.line, refusal.raw) == (2, 'Bee,"One')
    assert "never closed" in refusal.reason
    assert "line before" in found.articles[0].provenance.notes[0]
    assert found.articles[1].provenance.notes == ()


def test_an_unclosed_mark_that_pairs_with_a_later_one_is_seen_by_its_width() -> None:
    found = rows('outlet,title,text\nBee,x,"One\nAnt,y,Two\nFly,"",Three\n')
    assert [a.text for a in found.articles] == ["y\n\nTwo", "Three"]
    assert [r.line for r in found.refusals] == [2]


def test_an_unclosed_mark_before_many_lines() -> None:
    more = 'Ant,"A quiet word"\n' * 100_000
    found = rows('outlet,text\nBee,"One\n' + more)
    assert len(found.articles) == 100_000
    assert len(found.refusals) == 1


def test_marks_that_can_never_be_followed_are_bounded() -> None:
    line = 'a",""",\n'  # leaves a mark open whatever stood before
    found = rows("outlet,text\n" + line * 200_000)
    assert "cannot be followed" in found.refusals[-1].reason
    assert found.refusals[-1].line is not None


def test_a_table_that_is_empty_or_a_header_alone() -> None:
    assert "No column holds the text" in rows("\n\n").refusals[0].reason
    assert rows("outlet,text\n").articles == ()


# --- sizes


def test_one_line_of_ten_million_characters_is_refused_and_the_next_is_read() -> None:
    wide = "x" * 10_000_000
    for name, data in {
        "r.csv": f"outlet,text\nBee,{wide}\nAnt,Two\n",
        "r.jsonl": json_lines({"text": wide}, {"text": "Two"}),
    }.items():
        found = rows(data, name)
        assert [a.text for a in found.articles] == ["Two"]
        (refusal,) = found.refusals
        assert "longer than any article" in refusal.reason
        assert len(refusal.raw) == 2_000
        assert refusal.line == (2 if name == "r.csv" else 1)
        assert found.articles[0].provenance.line == refusal.line + 1


def test_a_text_of_more_than_two_million_characters_is_refused() -> None:
    found = rows(json_lines({"text": "word " * 500_000}, {"text": "Two"}), "r.jsonl")
    assert "2,500,000 characters; up to 2,000,000" in found.refusals[0].reason
    assert len(found.articles) == 1


def test_a_column_mistaken_for_the_outlet() -> None:
    found = rows(json_lines({"outlet": "word " * 100, "text": "Two"}), "r.jsonl")
    assert "outlet's name has 499 characters" in found.refusals[0].reason


def test_many_refusals_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "REFUSALS", 3)
    found = rows("outlet,text\n" + "alone\n" * 10)
    assert len(found.refusals) == 4
    assert "7 more lines were refused" in found.refusals[-1].reason


def test_a_table_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "TABLE_BYTES", 50_000)
    big = json_lines(*[{"text": "the same words"}] * 5_000)
    for name, data in {"r.jsonl": big.encode(), "r.jsonl.gz": gzip.compress(big.encode())}.items():
        found = rows(data, name)
        assert "larger than" in found.refusals[0].reason
        assert found.articles == ()


# --- JSON Lines


def test_json_lines_with_bad_lines() -> None:
    text = "\n".join(
        [
            '{"outlet": "Bee", "text": "One"}',
            "{not json",
            "[1, 2]",
            "",
            '{"outlet": "Bee", "text": {"a": 1}}',
            '{"outlet": "Bee", "text": ["One", "Two"]}',
            '{"outlet": "Bee"}',
            "[" * 100_000,
            '{"outlet": ["Bee", "Ant"], "text": "Two", "authors": ["Ann", "Bo"], "id": 7}',
        ]
    )
    found = rows(text, "r.jsonl")
    assert [r.line for r in found.refusals] == [2, 3, 5, 6, 7, 8]
    assert "not JSON" in found.refusals[0].reason
    assert "holds list, not an object" in found.refusals[1].reason
    assert "not plain text" in found.refusals[2].reason
    assert "No column holds the text" in found.refusals[4].reason
    first, second = found.articles
    assert (first.text, first.id) == ("One", "r-1")
    assert (second.author, second.id) == ("Ann, Bo", "7")


def test_json_lines_without_any_text_are_refused_once() -> None:
    found = rows(json_lines({"words": "One"}, {"words": "Two"}), "r.ndjson")
    (refusal,) = found.refusals
    assert (refusal.name, refusal.line) == ("r.ndjson", None)


def test_json_values_that_are_no_text() -> None:
    found = rows('{"text": "One", "date": 1719532800, "outlet": NaN}\n{"text": 5}', "r.jsonl")
    assert "outlet's cell is empty" in found.refusals[0].reason
    assert "no letter" in found.refusals[1].reason


def test_packed_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(json_lines({"text": "One"}).encode()))
    (article,) = gather([path]).articles
    assert article.id == "rows-1"
    path.write_bytes(path.read_bytes()[:-12])
    assert "cannot be read to its end" in gather([path]).refusals[0].reason


def test_a_large_file_without_any_text_is_given_up_soon() -> None:
    found = rows(json_lines(*[{"words": "One"}] * 3_000), "r.jsonl")
    assert len(found.refusals) == 1


# --- Parquet


def test_parquet() -> None:
    data = parquet_bytes(
        outlet=["Bee", "Ant"],
        title=["Up", None],
        text=["One", "Two"],
        date=[date(2024, 6, 28), None],
        score=[1.0, 2.0],
    )
    found = rows(data, "r.parquet")
    one, two = found.articles
    assert (one.text, one.published) == ("Up\n\nOne", date(2024, 6, 28))
    assert (two.text, two.published) == ("Two", None)
    assert one.provenance.name == "r.parquet row 1"
    assert "not used: “score”" in found.notes[0]


def test_parquet_faults() -> None:
    whole = parquet_bytes(text=["One", "Two"])
    assert "cannot be read" in rows(b"PAR1 no", "r.parquet").refusals[0].reason
    assert "cannot be read" in rows(whole[:-9], "r.parquet").refusals[0].reason
    assert "No column" in rows(parquet_bytes(words=["One"]), "r.parquet").refusals[0].reason
    assert "not plain text" in rows(parquet_bytes(text=[b"\xff"]), "r.parquet").refusals[0].reason


# --- all of it


@pytest.mark.parametrize("name", ["r.csv", "r.tsv", "r.jsonl", "r.jsonl.gz", "r.parquet"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), head=st.sampled_from([b"", b"outlet,text\n", b'{"text": "']))
def test_no_bytes_raise(name: str, data: bytes, head: bytes) -> None:
    for each in read_bytes(name, head + data):
        assert isinstance(each, Article | Refusal)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
            st.text(st.characters(codec="utf-8"), max_size=60),
        ),
        max_size=8,
    )
)
def test_what_csv_writes_is_read_or_refused_and_never_lost(pairs: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["outlet", "text"])
    writer.writerows(pairs)
    found = rows(out.getvalue())
    written = [pair for pair in pairs if any(pair)]
    assert len(found.articles) + len(found.refusals) == len(written)


def test_time_grows_with_the_size() -> None:
    def seconds(n: int) -> float:
        body = 'Bee,"' + '"" ' * n + 'a"\nAnt,' + '"' * n + "\n"
        start = time.process_time()
        rows("outlet,text\n" + body)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(800_000) < 12 * seconds(200_000) + 0.5
