"""What leaves in a text-free case: never six words of a text in a row, anywhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import case_readers
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import engine
from analysis.article import Article, Outlet, Provenance
from analysis.case import CaseError, Input, Sources, export, open_case, verify
from analysis.case.redaction import echoes, five, identity
from analysis.gather.casefile import Story
from analysis.gather.draft import Refusal
from analysis.tables import TEXT_FREE, Rows

WORDS = "rain harbour mayor council lamps winter ferry bread tower Thursday it's 1,200 öl".split()
TEXT = (
    "Council lamps go out along the old harbour road\n\n"
    "The ferry did not sail on Thursday, because nobody had paid the man who lights the lamps. "
    "The mayor said that the ferry would sail again once the council had found its purse."
)
REFUSED = "the baker wrote that her bread had been stolen by the winter fog"


def runs_of_six(text: str) -> set[tuple[str, ...]]:
    """Six words in a row, cut by a rule of this test's own."""
    words = re.findall(r"\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]+)*", text.lower())
    return set(zip(*(words[i:] for i in range(6)), strict=False))


def strings(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text in every file of a case, with the place where it stands."""
    for path in sorted(folder.rglob("*")):
        yield "a name", path.name
        if path.suffix == ".parquet":
            with pq.ParquetFile(path) as file:
                table = file.read()
            for name in table.schema.names:
                for value in table.column(name).unique().to_pylist():
                    yield f"{path.name} {name}", str(value)
        elif path.is_file():
            yield from ((path.name, line) for line in path.read_text("utf-8").splitlines())


def leaking(text: str, number: int = 0) -> Article:
    """An article whose every field repeats its text."""
    line = " ".join(text.split())
    slug = "-".join(re.findall(r"\w+", text.lower()))
    where = Provenance(f"{line[:150]}.txt", notes=(f"It begins with {line}.",))
    return Article(
        f"{slug}-{number}", slug, text, headline=line, story=slug, published_raw=line,
        author=line, url=f"https://news.example/{slug}", genre=line, provenance=where,
    )  # fmt: skip


def scored(path: Path, *texts: str, read: Any = case_readers.rows) -> Path:
    articles = [leaking(text, i) for i, text in enumerate(texts)]
    first = articles[0]
    line = first.headline
    outlets = {a.outlet: Outlet(a.outlet, a.outlet, group=line) for a in articles}
    sources = Sources(
        title=line,
        stories=(Story(first.outlet, line),),
        outlets=tuple(outlets.values()),
        inputs=tuple(Input(a.provenance.name, outlet=a.outlet) for a in articles),
        refusals=(Refusal(f"{REFUSED}.csv", f"Found {REFUSED}: no column.", 3, REFUSED),),
        notes=(f"{line} was read.", f"Line 3 ({REFUSED}) was skipped."),
    )
    engine.run(
        articles, path, read=read, finish=found, settings={"note": [line], line: 1},
        versions={"tone": "1"}, sources=sources,
    )  # fmt: skip
    return path


def found(draft: Any) -> Iterator[Rows]:
    yield {
        "findings": [
            {
                "gate": "reuse", "article": row["article"], "value": 1.0, "apart": True,
                "reason": f"It says: {row['trace']}", "other": row["article"], "effect": "none",
            }
            for row in draft.rows("traces")
        ],
        "mentions": [
            {
                "article": row["article"], "story": row["article"], "actor": f"name:{row['trace']}",
                "label": row["trace"], "kind": "name", "sentence": 0, "zone": "body", "start": 0,
                "end": 4, "speaker": row["trace"], "tone": -1, "evidence": "0-4 5-9",
            }
            for row in draft.rows("traces")
        ],
        "actors": [
            {
                "story": row["article"], "actor": f"name:{row['trace']}", "name": row["trace"],
                "kind": "name", "mentions": 1,
            }
            for row in draft.rows("traces")
        ],
        "coverage": [
            {
                "story": row["article"], "kind": "fact", "item": 0, "label": row["trace"],
                "outlet": "o", "state": "found", "count": 1, "article": row["article"], "start": 0,
                "end": 4, "others": 2, "chance": None, "why": row["trace"],
            }
            for row in draft.rows("traces")
        ]
    }  # fmt: skip


def assert_no_leak(case: Path, *texts: str) -> None:
    secret = set().union(*(runs_of_six(text) for text in (*texts, REFUSED)))
    for place, value in strings(case):
        assert not runs_of_six(value) & secret, f"{place}: {value}"


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), min_size=1, max_size=3))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_six_words_in_a_row_leave(tmp_path_factory: Any, words: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("export")
    texts = [" ".join(each) for each in words]
    case = open_case(scored(folder / "case", *texts))
    assert_no_leak(export(case, folder / "out", text=False), *texts)
    assert verify(folder / "out") == ()


def test_the_test_would_see_a_leak(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", TEXT))
    export(case, tmp_path / "out", text=True)
    with pytest.raises(AssertionError):
        assert_no_leak(tmp_path / "out", TEXT)


def test_a_text_free_case_opens_like_any_other(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", TEXT))
    out = open_case(export(case, tmp_path / "out", text=False))
    assert out.text_free
    assert out.run != case.run
    written = [name for name in TEXT_FREE if name in case.manifest.parts]
    assert {"mentions", "actors", "coverage", "attributions"} <= set(written)
    assert sorted(p.name for p in out.folder.iterdir()) == sorted(("manifest.json", *written))
    assert out.texts() == {}
    assert list(out.table("texts").columns) == ["article", "sha256", "text"]
    (row,) = out.table("articles").to_dict("records")
    before = case.table("articles").iloc[0]
    assert row["headline"] == ""
    assert row["url"] == "https://news.example/"
    assert (row["words"], row["sha256"]) == (before["words"], before["sha256"])
    for name in ("zones", "sentences", "readings", "marks", "findings"):
        table = out.table(name)
        assert len(table) == len(case.table(name))
        assert set(table["article"]) == {row["id"]}
    assert out.table("marks")["start"].tolist() == case.table("marks")["start"].tolist()
    assert set(out.table("findings")["other"]) == {row["id"]}
    assert [outlet.id for outlet in out.manifest.sources.outlets] == [row["outlet"]]
    assert out.manifest.sources.refusals[0].raw == ""
    assert (tmp_path / "out" / "case.toml").is_file()


def test_a_text_free_case_lights_up_with_its_texts(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", TEXT))
    out = open_case(export(case, tmp_path / "out", text=False))
    (tmp_path / "out" / "articles").mkdir()
    (tmp_path / "out" / "articles" / "anything.txt").write_text(TEXT, "utf-8")
    (id,) = out.table("articles")["id"]
    assert out.texts() == {id: TEXT}


def test_words_that_stand_once_are_summed(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", "bread bread fog", "fog lamp"))
    table = open_case(export(case, tmp_path / "out", text=False)).table("terms")
    counts = [(row.article[-1], row.term, row.form, row.count) for row in table.itertuples()]
    assert sorted(tuple(c) for c in table[["term", "count"]].itertuples(index=False)) == [
        ("", 1),
        ("", 2),
        ("bread", 2),
    ]
    assert len(counts) == 3


def test_short_names_and_the_programs_own_sentences_stay_whole(tmp_path: Path) -> None:
    why = "not measured: fewer than fifty words of the outlet's own are told"
    article = Article(
        "gazette-1", "gazette", TEXT, author="Ada Quill", url="https://a.example/what-else-fell-in-the-sea",
        provenance=Provenance("gazette 1.txt", notes=("Read as cp1252.",)),
    )  # fmt: skip

    def read(articles: Any) -> Rows:
        rows = case_readers.rows(articles)
        rows["readings"][0]["why"] = why
        return rows

    sources = Sources(
        "Five outlets on one and the same event", notes=("2 of 3 lines were skipped.",)
    )
    engine.run([article], tmp_path / "c", read=read, settings={}, versions={}, sources=sources)
    out = open_case(export(open_case(tmp_path / "c"), tmp_path / "out", text=False))
    (row,) = out.table("articles").to_dict("records")
    kept = ("gazette-1", "gazette", "Ada Quill", "gazette 1.txt", "Read as cp1252.", article.url)
    assert tuple(row[key] for key in ("id", "outlet", "author", "name", "notes", "url")) == kept
    assert out.table("readings")["why"].tolist() == [why]
    assert out.manifest.sources == sources


def test_exporting_twice_changes_nothing(tmp_path: Path) -> None:
    once = export(open_case(scored(tmp_path / "case", TEXT)), tmp_path / "once", text=False)
    twice = export(open_case(once), tmp_path / "twice", text=False)
    for path in once.rglob("*.*"):
        if path.is_file():
            assert path.read_bytes() == (twice / path.relative_to(once)).read_bytes()
    assert (once / "current").read_text() == (twice / "current").read_text()


def test_a_copy_with_texts_is_the_same_run(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", TEXT))
    (tmp_path / "case" / "articles").mkdir()
    (tmp_path / "case" / "articles" / "a.txt").write_text(TEXT, "utf-8")
    out = open_case(export(case, tmp_path / "out", text=True))
    assert (out.run, out.text_free, out.texts()) == (case.run, False, case.texts())
    assert (tmp_path / "out" / "articles" / "a.txt").is_file()
    assert verify(tmp_path / "out") == ()


def test_a_case_is_never_exported_over_another(tmp_path: Path) -> None:
    case = open_case(scored(tmp_path / "case", TEXT))
    with pytest.raises(CaseError, match="holds a case already"):
        export(case, tmp_path / "case", text=False)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "case.toml").write_text("# mine\n")
    export(case, tmp_path / "out", text=False)
    assert (tmp_path / "out" / "case.toml").read_text() == "# mine\n"


def test_a_mark_of_six_words_does_not_leave(tmp_path: Path) -> None:
    def read(articles: Any) -> Rows:
        rows = case_readers.rows(articles)
        rows["marks"][0]["text"] = "the man who lights the lamps"
        return rows

    case = open_case(scored(tmp_path / "case", TEXT, read=read))
    with pytest.raises(CaseError, match="a mark holds 6 words; a matched term has at most 5"):
        export(case, tmp_path / "out", text=False)
    assert not (tmp_path / "out" / "current").exists()


def test_an_excluded_articles_reason_is_cut(tmp_path: Path) -> None:
    def read(articles: Any) -> Rows:
        raise ValueError(TEXT)

    case = open_case(scored(tmp_path / "case", TEXT, read=read))
    out = export(case, tmp_path / "out", text=False)
    page = json.loads((open_case(out).folder / "manifest.json").read_text("utf-8"))
    assert page["exclusions"][0]["reason"] == "ValueError: Council lamps go out …"


def test_five_keeps_at_most_five_words_of_any_text() -> None:
    whole = "one, two’s three_4our 5f2e"
    assert five(whole) == whole
    assert five(whole + " six") == whole + " …"


def test_five_and_identity_by_hand() -> None:
    assert five("one two three four five") == "one two three four five"
    assert five("one two-three four, five six.") == "one two-three four, five …"
    assert five("a_b_c_d_e_f") == "a_b_c_d_e …"
    assert five("002_74f08cedf350ee19.txt") == "002_74f08cedf350ee19.txt"
    assert identity("the-gazette-of-june") == "the-gazette-of-june"
    assert identity("one two three four five six").startswith("one-two-three-four-")
    assert identity("a b c d e f") != identity("a b c d e g")


def test_echoes_are_six_words_in_a_row() -> None:
    text = "One two three four five six seven"
    assert echoes(["say: two THREE four-five six, seven", "two three four five six"], [text]) == {
        "say: two THREE four-five six, seven"
    }
