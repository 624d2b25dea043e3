"""The engine: the same bytes every time, whatever dies on the way."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import case_readers
import pytest

import analysis.case.writing as writing
from analysis import engine
from analysis.article import Article, Outlet
from analysis.case import CaseError, Input, Sources, open_case, verify
from analysis.case.draft import Draft
from analysis.tables import PER_ARTICLE, SCHEMAS, Rows

HERE = Path(__file__).parent
SOURCES = Sources(
    "A pact", outlets=(Outlet("gazette", "The Gazette"),), inputs=(Input("a.txt", sha256="0"),)
)
SETTINGS: dict[str, object] = {"seed": 7, "voice": "own"}
VERSIONS = {"parallax": "0", "tone": "1"}


def articles(count: int) -> list[Article]:
    return [
        Article(f"a{i:04d}", "gazette", f"Rain fell on town {i}. The mayor waited, waited.")
        for i in range(count)
    ]


def score(found: Sequence[Article], case: Path, read: Any, **more: Any) -> Path:
    defaults = {"settings": SETTINGS, "versions": VERSIONS, "sources": SOURCES, "part_size": 20}
    return engine.run(found, case, read=read, **(defaults | more))


def digests(case: Path) -> dict[str, str]:
    """SHA-256 of every part of every run."""
    return {
        path.relative_to(case).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(case.rglob("*.parquet"))
    }


def trace_findings(draft: Draft) -> Iterator[Rows]:
    yield {
        "findings": [
            {
                "gate": "reuse", "article": row["article"], "reason": "it is short", "value": 1.0,
                "other": None, "apart": False, "effect": "",
            }
            for row in draft.rows("traces")
        ]
    }  # fmt: skip


def test_the_bytes_are_the_same_for_any_number_of_workers_and_any_order(tmp_path: Path) -> None:
    found = articles(120)
    for name, workers, order in (("one", 1, found), ("two", 2, found[::-1]), ("again", 2, found)):
        score(order, tmp_path / name, case_readers.rows, workers=workers, finish=trace_findings)
    one = digests(tmp_path / "one")
    assert len(one) == 6 * len(PER_ARTICLE) + 1
    assert one == digests(tmp_path / "two") == digests(tmp_path / "again")
    case = open_case(tmp_path / "one")
    assert case.table("articles")["id"].tolist() == [article.id for article in found]
    assert len(case.table("findings")) == 120
    assert verify(tmp_path / "one", VERSIONS) == ()
    assert sorted(p.name for p in case.folder.iterdir()) == sorted(
        ("findings", "manifest.json", *PER_ARTICLE)
    )


_KILLED = """
import sys
sys.path.insert(0, {here!r})
import case_readers, test_engine
from pathlib import Path
if __name__ == "__main__":
    found = test_engine.articles(200)
    test_engine.score(found, Path({case!r}), case_readers.slow, workers=2)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to look for orphans")
def test_a_killed_run_resumes_and_leaves_no_orphans(tmp_path: Path) -> None:
    case, script = tmp_path / "killed", tmp_path / "killed.py"
    script.write_text(_KILLED.format(here=str(HERE), case=str(case)))
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    process = subprocess.Popen([sys.executable, str(script)], env=environment)
    journal = None
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not journal:
        journal = next(case.glob("runs/*.unfinished/journal/part-*.json"), None)
        time.sleep(0.02)
    children = _children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert journal
    assert children
    with pytest.raises(CaseError, match="unfinished run"):
        open_case(case)
    stood = {path: path.stat().st_mtime_ns for path in case.glob("runs/*/traces/*.parquet")}
    assert 0 < len(stood) < 10
    while any(_runs(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in children)
    heard: list[tuple[int, int]] = []
    score(articles(200), case, case_readers.slow, workers=2, progress=lambda *n: heard.append(n))
    score(articles(200), tmp_path / "whole", case_readers.slow, workers=2)
    assert digests(case) == digests(tmp_path / "whole")
    assert len(heard) < 10  # the parts that stood were not computed again
    assert heard[-1] == (200, 200)
    assert not list(case.rglob("*.tmp"))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def with_poison(count: int) -> list[Article]:
    return [*articles(count), Article("poison", "gazette", "Nobody can read this.")]


def test_an_article_that_ends_its_process_is_found_and_the_rest_is_scored(tmp_path: Path) -> None:
    score(with_poison(103), tmp_path, case_readers.crashing, workers=2, part_size=13)
    case = open_case(tmp_path)
    (exclusion,) = case.manifest.exclusions
    assert exclusion.article == "poison"
    assert "ended the process" in exclusion.reason
    assert case.table("articles")["id"].tolist() == [article.id for article in articles(103)]


def test_an_article_that_never_ends_is_found(tmp_path: Path) -> None:
    task = engine.Task(tmp_path, 0, tuple(with_poison(1)), case_readers.hanging, patience=3.0)
    written = list(engine.pooled([task], 1))
    assert [e.article for each in written for e in each.exclusions] == ["poison"]
    assert written[0].parts["articles"].rows == 1


@pytest.mark.parametrize("count", [3, 103])
def test_an_article_that_raises_is_listed_with_its_sentence(tmp_path: Path, count: int) -> None:
    score(with_poison(count), tmp_path, case_readers.raising, workers=1)
    case = open_case(tmp_path)
    (exclusion,) = case.manifest.exclusions
    assert (exclusion.article, exclusion.reason) == ("poison", "ValueError: the paper is soaked")
    assert len(case.table("articles")) == count


def test_a_text_that_is_no_unicode_is_listed(tmp_path: Path) -> None:
    score([*articles(2), Article("odd", "gazette", "a \ud800 b")], tmp_path, case_readers.rows)
    case = open_case(tmp_path)
    assert [e.article for e in case.manifest.exclusions] == ["odd"]
    assert len(case.table("texts")) == 2


def test_nan_and_infinity_become_null_and_are_counted(tmp_path: Path) -> None:
    score(articles(4), tmp_path, case_readers.infinite)
    case = open_case(tmp_path)
    assert case.manifest.nonfinite == 2
    assert case.table("readings")["value"].isna().tolist() == [True, True, False, False]


def test_the_same_input_is_found_complete_and_nothing_is_written(tmp_path: Path) -> None:
    score(articles(4), tmp_path, case_readers.rows)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    score(articles(4)[::-1], tmp_path, None)  # nothing is read: None could not be called
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}


@pytest.mark.parametrize(
    "changed",
    [
        {"settings": {"seed": 8}},
        {"versions": {"tone": "2"}},
        {"sources": replace(SOURCES, title="Another")},
        {"part_size": 3},
    ],
)
def test_another_setting_is_another_run(tmp_path: Path, changed: dict[str, Any]) -> None:
    first = score(articles(4), tmp_path, case_readers.rows)
    second = score(articles(4), tmp_path, case_readers.rows, **changed)
    assert first != second
    assert first.is_dir()
    assert open_case(tmp_path).run == second.name


def test_metadata_count_too(tmp_path: Path) -> None:
    first = score(articles(4), tmp_path, case_readers.rows)
    dated = [replace(article, published_raw="June") for article in articles(4)]
    assert score(dated, tmp_path, case_readers.rows) != first


def test_a_damaged_run_is_not_found_complete(tmp_path: Path) -> None:
    folder = score(articles(4), tmp_path, case_readers.rows)
    (folder / "terms" / "part-00000.parquet").unlink()
    with pytest.raises(CaseError, match=r"damaged: terms/part-00000.parquet is missing\. Delete"):
        score(articles(4), tmp_path, case_readers.rows)


def test_two_articles_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two articles have the id 'a0000'"):
        score(articles(1) * 2, tmp_path, case_readers.rows)


def test_a_full_disk_is_said_and_what_stands_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, calls = writing.os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 5 * (len(PER_ARTICLE) + 1):  # two a file: somewhere in the third part
            raise OSError(errno.ENOSPC, "No space left on device")
        original(handle)

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(CaseError, match=r"disk full at .*, 2 parts kept, run again to continue"):
        score(articles(8), tmp_path, case_readers.rows, part_size=2)
    assert not list(tmp_path.rglob("*.tmp"))
    monkeypatch.undo()
    heard: list[tuple[int, int]] = []
    score(
        articles(8), tmp_path, case_readers.rows, part_size=2, progress=lambda *n: heard.append(n)
    )
    assert heard == [(6, 8), (8, 8)]


def test_a_case_that_cannot_be_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CaseError, match="cannot be written: "):
        score(articles(1), tmp_path / "file", case_readers.rows)


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one(tmp_path: Path, count: int) -> None:
    score(articles(count), tmp_path, case_readers.rows)
    case = open_case(tmp_path)
    for name in PER_ARTICLE:
        assert list(case.table(name).columns) == SCHEMAS[name].names
    assert len(case.table("articles")) == count
    assert verify(tmp_path) == ()


def test_cancelling_stops_and_keeps_what_stands(tmp_path: Path) -> None:
    def cancel(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score(articles(9), tmp_path, case_readers.rows, part_size=3, progress=cancel)
    assert len(list(tmp_path.glob("runs/*.unfinished/journal/*.json"))) == 1
    assert not (tmp_path / ".lock").exists()


def test_columns_that_are_not_in_the_table_are_refused(tmp_path: Path) -> None:
    def odd(found: Sequence[Article]) -> Rows:
        made: Rows = case_readers.rows(found)
        made["zones"][0]["colour"] = "red"
        return made

    with pytest.raises(CaseError, match="a row of zones has other columns than the table: colour"):
        score(articles(1), tmp_path, odd)


def test_the_manifest_is_sorted_json_without_a_path(tmp_path: Path) -> None:
    folder = score(articles(2), tmp_path, case_readers.rows)
    text = (folder / "manifest.json").read_text("utf-8")
    page = json.loads(text)
    assert text == json.dumps(page, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    assert str(tmp_path) not in text
    assert page["seed"] == 7
    assert page["outlets"][0]["name"] == "The Gazette"
