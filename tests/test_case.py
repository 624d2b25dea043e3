"""The case on disk: opened, asked, verified, locked."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import case_readers
import duckdb
import pandas as pd
import pytest

from analysis import engine
from analysis.article import Article, Outlet
from analysis.case import CaseError, Sources, matched_texts, open_case, verify
from analysis.case.facts import toml, write_facts
from analysis.case.layout import MANIFEST
from analysis.case.lock import writer
from analysis.gather.casefile import Story, casefile
from analysis.tables import SCHEMAS

OUTLETS = (Outlet("NA", "NA"), Outlet("None", 'The "None"'), Outlet("gazette", "The Gazette"))
ARTICLES = (
    Article("one", "NA", "Rain fell on the harbour.", published_raw="1 June"),
    Article("two", "None", "The mayor waited in the rain."),
    Article("three", "gazette", "Nobody came.\nNobody at all."),
)


def scored(path: Path, articles: tuple[Article, ...] = ARTICLES, **more: Any) -> Path:
    sources = Sources("Harbour", (Story("rain", "Rain falls."),), OUTLETS)
    engine.run(
        articles, path, read=case_readers.rows, settings={}, versions={"tone": "1"},
        sources=sources, **more,
    )  # fmt: skip
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return scored(tmp_path / 'it\'s a case = "odd" [1] *')


def test_a_case_opens_and_gives_its_tables(case: Path) -> None:
    opened = open_case(case)
    assert not opened.text_free
    assert opened.manifest.sources.title == "Harbour"
    assert opened.manifest.sources.outlets == OUTLETS
    for name, schema in SCHEMAS.items():
        assert list(opened.table(name).columns) == schema.names
    assert opened.texts() == {article.id: article.text for article in ARTICLES}


def test_a_copied_case_opens_elsewhere(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / "elsewhere")
    shutil.rmtree(case)
    assert len(open_case(tmp_path / "elsewhere").table("articles")) == 3


def test_an_outlet_called_na_stays_text(case: Path) -> None:
    table = open_case(case).table("articles", order=["outlet"])
    assert table["outlet"].tolist() == ["NA", "None", "gazette"]
    (found,) = open_case(case).table("articles", {"outlet": "NA"})["id"]
    assert found == "one"


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({"outlet": ["NA", "gazette"]}, ["one", "three"]),
        ({"outlet": ("NA",), "kind": "text"}, ["one"]),
        ({"outlet": []}, []),
        ({"url": None}, ["one", "three", "two"]),
        ({"words": 5}, ["one", "three"]),
        ({"translated": True}, []),
        ({"outlet": "' or 1=1 --"}, []),
        ({"outlet": ["'; DROP TABLE x; --", '" OR ""="']}, []),
    ],
)
def test_filters_are_values_and_never_statements(
    case: Path, where: dict[str, object], ids: list[str]
) -> None:
    table = open_case(case).table("articles", where, ["id"])
    assert table["id"].tolist() == ids
    assert list(table.columns) == SCHEMAS["articles"].names


def test_order_may_be_turned_round(case: Path) -> None:
    table = open_case(case).table("articles", order=["kind", "-words"])
    assert table["words"].tolist() == [6, 5, 5]
    assert table["id"].tolist() == ["two", "one", "three"]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda c: c.table("secrets"), "there is no table 'secrets'; there are articles, zones"),
        (lambda c: c.table("zones", {"x = 1 --": 1}), "zones has no column 'x = 1 --'; it has"),
        (lambda c: c.table("zones", order=["-x"]), "zones has no column 'x'; it has article, "),
        (lambda c: c.table("zones", {"kind": object()}), "kind can be a value, None or a list"),
    ],
)
def test_unknown_names_are_refused(
    case: Path, ask: Callable[[Any], pd.DataFrame], sentence: str
) -> None:
    with pytest.raises(CaseError) as error:
        ask(open_case(case))
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET threads = 64",
        "ATTACH '/tmp/other.db'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "INSTALL httpfs",
    ],
)
def test_the_connection_reads_the_run_and_nothing_else(case: Path, statement: str) -> None:
    connection = open_case(case)._connection
    with pytest.raises(duckdb.Error):
        connection.sql(statement)


def test_a_long_question_is_interrupted(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_case(case)
    monkeypatch.setattr(
        "analysis.case.reading._conditions",
        lambda where: (" WHERE (SELECT count(*) FROM range(1e6::INT) a, range(1e6::INT)) > 1", []),
    )
    monkeypatch.setattr("analysis.case.reading.STATEMENT_SECONDS", 0.2)
    with pytest.raises(CaseError, match=r"took longer than 0\.2 s"):
        opened.table("articles", {"id": "one"})


def test_errors_of_opening_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no folder"):
        open_case(tmp_path / "nowhere")
    with pytest.raises(CaseError, match="has no run yet"):
        open_case(tmp_path)
    (tmp_path / "current").write_text("../../etc\n")
    with pytest.raises(CaseError, match="names no run"):
        open_case(tmp_path)
    (tmp_path / "current").write_text("0123456789ab\n")
    with pytest.raises(CaseError, match="cannot be read"):
        open_case(tmp_path)


def changed(case: Path, **values: object) -> None:
    path = open_case(case).folder / MANIFEST
    page = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(page | values), "utf-8")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"format": 2}, "has format 2; this program reads up to 1"),
        ({"run": "0" * 12}, "another run"),
        ({"parts": {"secrets": []}}, "there is no table 'secrets'"),
        ({"parts": []}, "not a manifest that can be read"),
        ({"outlets": [{"id": 1, "name": {}}]}, "holds texts and whole numbers"),
        ({"nonfinite": float("nan")}, "NaN is no figure"),
        (
            {"parts": {"zones": [{"file": "../x.parquet", "sha256": "", "rows": 1, "bytes": 1}]}},
            "is no place for a part of zones",
        ),
    ],
)
def test_a_manifest_is_not_trusted(case: Path, values: dict[str, object], sentence: str) -> None:
    changed(case, **values)
    with pytest.raises(CaseError) as error:
        open_case(case)
    assert sentence in str(error.value)
    assert any(problem.file == MANIFEST for problem in verify(case))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (flip, "is not as it was written"),
        (Path.unlink, "is missing"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "bytes, where"),
    ],
)
def test_a_damaged_part_is_named(case: Path, damage: Callable[[Path], object], fault: str) -> None:
    assert verify(case, {"tone": "1"}) == ()
    damage(open_case(case).folder / "sentences" / "part-00000.parquet")
    (problem,) = verify(case)
    assert problem.file == "sentences/part-00000.parquet"
    assert fault in problem.fault
    with pytest.raises(CaseError, match=r"sentences/part-00000\.parquet "):
        open_case(case)


def test_a_foreign_part_and_another_version_are_named(case: Path) -> None:
    folder = open_case(case).folder
    shutil.copy(folder / "zones" / "part-00000.parquet", folder / "zones" / "part-00001.parquet")
    (problem,) = verify(case)
    assert str(problem) == "zones/part-00001.parquet is foreign: the manifest does not know it"
    assert len(open_case(case).table("zones")) == 3  # what is foreign is not read
    assert "tone 1; here it is 2" in verify(case, {"tone": "2"})[-1].fault


def test_a_part_of_another_table_is_named(case: Path) -> None:
    folder = open_case(case).folder
    page = json.loads((folder / MANIFEST).read_text("utf-8"))
    shutil.copy(folder / "zones" / "part-00000.parquet", folder / "terms" / "part-00000.parquet")
    page["parts"]["terms"][0] = page["parts"]["zones"][0] | {"file": "terms/part-00000.parquet"}
    (folder / MANIFEST).write_text(json.dumps(page), "utf-8")
    (problem,) = verify(case)
    assert problem.file == "terms/part-00000.parquet"
    assert problem.fault.startswith("has other columns than terms")
    with pytest.raises(CaseError, match="cannot be read"):
        open_case(case).table("terms")


def test_a_second_writer_is_refused_with_the_first_ones_name(case: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from analysis.case.lock import writer\n"
        "with writer(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(case)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CaseError) as error:
            scored(case)
        assert f"process {holder.pid} on {platform.node()} since 20" in str(error.value)
        assert len(open_case(case).table("articles")) == 3  # readers go on
        holder.kill()
    assert (case / ".lock").exists()
    scored(case)  # the lock of a dead writer is taken over
    assert not (case / ".lock").exists()


def test_a_lock_of_another_machine_or_of_this_process_holds(tmp_path: Path) -> None:
    with (
        writer(tmp_path),
        pytest.raises(CaseError, match=f"process {os.getpid()} on"),
        writer(tmp_path),
    ):
        pass
    (tmp_path / ".lock").write_text('{"host": "elsewhere", "pid": 1, "started": "today"}')
    with pytest.raises(CaseError, match="process 1 on elsewhere since today"), writer(tmp_path):
        pass
    (tmp_path / ".lock").write_text("")
    with pytest.raises(CaseError, match="an unknown process"), writer(tmp_path):
        pass


def test_case_toml_is_written_once_and_read_by_gather(tmp_path: Path) -> None:
    scored(tmp_path)
    found, refused = casefile((tmp_path / "case.toml").read_text("utf-8"))
    assert refused == ()
    assert (found.title, found.outlets) == ("Harbour", OUTLETS)
    assert found.stories == (Story("rain", "Rain falls."),)
    (tmp_path / "case.toml").write_text("# mine\n")
    write_facts(tmp_path, Sources("Another"))
    assert (tmp_path / "case.toml").read_text() == "# mine\n"


def test_case_toml_holds_any_text() -> None:
    odd = 'a "quoted" \\ \n \x7f \x01 ’ 😀 [x] = #'
    found, refused = casefile(toml(Sources(odd, outlets=(Outlet(odd.strip(), "x", group="y"),))))
    assert refused == ()
    assert "quoted" in found.title
    assert len(found.outlets) == 1


def test_texts_are_recognised_whatever_they_are_called(case: Path) -> None:
    copy = Article("copy", "gazette", ARTICLES[0].text)
    scored(case, (*ARTICLES, copy))
    given = [("x.txt", ARTICLES[0].text), ("y.txt", "Something else."), ("z", ARTICLES[1].text)]
    found, strange = matched_texts(open_case(case), given)
    assert found == {"one": given[0][1], "copy": given[0][1], "two": given[2][1]}
    assert strange == ("y.txt",)


def test_long_run_tables_come_in_the_order_they_were_written(tmp_path: Path) -> None:
    articles = tuple(Article(f"{i:03d}", "gazette", f"Town {i}.") for i in range(40))
    scored(tmp_path, articles, part_size=3)
    assert open_case(tmp_path).table("articles")["id"].tolist() == [a.id for a in articles]
