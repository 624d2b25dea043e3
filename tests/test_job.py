"""Jobs in processes of their own: started, watched, stopped with their children, and private."""

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from made import COURIER, GAZETTE, HERALD, TEXTS

from analysis import job
from analysis.case import open_case, verify
from analysis.gather import gather_bytes
from analysis.job import folders, process, trays
from analysis.job.kept import packed
from analysis.job.progress import Clock, State, spoken, write, written
from analysis.pages import exports
from analysis.sheet import Choice

ROOT = Path(__file__).parents[1]
PATIENCE = 60


@pytest.fixture
def tray() -> Iterator[job.Tray]:
    """An empty tray, removed at the end with all that works on it."""
    given = job.tray()
    yield given
    job.emptied(job.tray(given.folder))


def with_files(tray: job.Tray, **texts: str) -> job.Tray:
    for name, text in (texts or TEXTS).items():
        found = tray.with_file(f"{name}.txt", text.encode())
        assert isinstance(found, job.Tray), found
        tray = found
    return tray


def read(tray: job.Tray) -> job.Reading:
    folder = job.reading(tray)
    assert job.wait(folder, PATIENCE).phase == "done"
    return job.read(folder)


def named(tray: job.Tray) -> job.Tray:
    """Read, and every text given the outlet that its file is called by."""
    rows = read(tray).rows
    return tray.changed(answers={row["key"]: {"outlet": row["file"]} for row in rows})


def many(number: int) -> bytes:
    """A table of so many articles."""
    texts = (GAZETTE, COURIER, HERALD)
    rows = [
        {
            "outlet": f"Outlet {n % 3}",
            "text": texts[n % 3] * 3 + f" Number {n}.",
            "date": "2024-05-01",
        }
        for n in range(number)
    ]
    return "\n".join(map(json.dumps, rows)).encode()


def large(tray: job.Tray, number: int = 300) -> job.Tray:
    found = tray.with_file("rows.jsonl", many(number))
    assert isinstance(found, job.Tray)
    assert len(read(found).rows) == number
    return found


def until_scoring(folder: Path) -> State:
    until = time.monotonic() + PATIENCE
    while not (state := job.state(folder)).done:
        assert time.monotonic() < until
        assert not state.over, state.sentence
        time.sleep(0.05)
    return state


def group(number: int) -> list[int]:
    """The living processes of a group."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if facts[2] == str(number) and facts[0] not in "ZX":
            found.append(int(each.parent.name))
    return found


def gone(number: int) -> bool:
    until = time.monotonic() + 10
    while group(number) and time.monotonic() < until:
        time.sleep(0.05)
    return not group(number)


def test_texts_become_a_case(tray: job.Tray) -> None:
    tray = named(with_files(tray)).changed(title="A fire")
    tray = job.scoring(tray)
    folder = job.named(tray.job)
    assert folder is not None
    assert job.wait(folder, PATIENCE) == State("done", 3, 3)
    path = job.case(tray.job)
    assert path is not None
    assert verify(path) == ()
    case = open_case(path)
    assert case.manifest.sources.title == "A fire"
    assert [o.name for o in case.manifest.sources.outlets] == [f"{name}.txt" for name in TEXTS]
    assert "Given by hand: outlet of 3." in case.manifest.sources.notes
    assert job.own(path)
    assert not job.own(ROOT)


def test_a_kept_case_opens_anywhere(tray: job.Tray, tmp_path: Path) -> None:
    tray = job.scoring(named(with_files(tray, gazette=GAZETTE)))
    folder = job.named(tray.job)
    assert folder is not None
    assert job.wait(folder, PATIENCE).phase == "done"  # one article alone is enough
    path = job.case(tray.job)
    assert path is not None
    with zipfile.ZipFile(io.BytesIO(packed(path))) as archive:
        archive.extractall(tmp_path)
    case = open_case(tmp_path / "my-case")
    assert list(case.texts().values()) == [GAZETTE]
    assert verify(tmp_path / "my-case") == ()


def test_an_article_without_an_outlet_is_refused_and_never_guessed(tray: job.Tray) -> None:
    tray = with_files(tray)
    key = read(tray).rows[0]["key"]
    tray = job.scoring(tray.changed(answers={key: {"outlet": "Gazette"}}))
    folder = job.named(tray.job)
    assert folder is not None
    assert job.wait(folder, PATIENCE) == State("done", 1, 1)
    refusals = open_case(folder / "case").manifest.sources.refusals
    assert [each.name for each in refusals] == ["courier.txt", "herald.txt"]
    assert "which outlet published this text" in refusals[0].reason
    tray = job.scoring(tray.changed(answers={}))
    folder = job.named(tray.job)
    assert folder is not None
    state = job.wait(folder, PATIENCE)
    assert state.phase == "failed"
    assert "none has an outlet yet" in state.sentence


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_a_stopped_job_leaves_no_process_and_goes_on_from_there(tray: job.Tray) -> None:
    tray = job.scoring(large(tray))
    folder = job.named(tray.job)
    assert folder is not None
    number = process._running[folder].process.pid
    seen = until_scoring(folder)
    assert 0 < seen.done < seen.of == 300
    assert len(group(number)) > 1  # the pool works
    state = job.stop(folder)
    assert gone(number)
    assert state.phase == "stopped"
    assert f"{state.done:,} of 300 articles had been scored; they are kept" in state.sentence
    assert job.case(tray.job) is None
    again = job.scoring(tray)
    assert again.job == tray.job
    first = until_scoring(folder)
    assert first.done > state.done
    assert job.wait(folder, PATIENCE).phase == "done"
    assert verify(folder / "case") == ()


def test_a_job_stopped_at_once_has_scored_nothing(tray: job.Tray) -> None:
    tray = job.scoring(named(with_files(tray)))
    folder = job.named(tray.job)
    assert folder is not None
    state = job.stop(folder)
    assert state.sentence == ("Stopped before an article was scored. What you gave is still here.")
    assert job.stop(folder) == state


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_job_that_dies_is_said_to_have(tray: job.Tray) -> None:
    tray = job.scoring(named(with_files(tray)))
    folder = job.named(tray.job)
    assert folder is not None
    os.kill(process._running[folder].process.pid, signal.SIGKILL)
    state = job.wait(folder, PATIENCE)
    assert state.phase == "failed"
    assert "ended before its work was done (signal 9)" in state.sentence
    assert job.state(folder) == state


def test_poison_gives_a_sentence_without_a_path(tray: job.Tray) -> None:
    tray = named(with_files(tray))
    (job.reading(tray) / "gathered.json").write_text('{"articles": [{"id": 1}]}', "utf-8")
    tray = job.scoring(tray)
    folder = job.named(tray.job)
    assert folder is not None
    state = job.wait(folder, PATIENCE)
    assert state.phase == "failed"
    assert "an error of the program (KeyError). Nothing of yours is lost" in state.sentence
    assert str(folder) not in state.sentence


def test_a_full_or_forbidden_disk_is_said(tray: job.Tray) -> None:
    tray = named(with_files(tray))
    tray = job.scoring(tray)
    folder = job.named(tray.job)
    assert folder is not None
    job.stop(folder)
    (folder / "case").write_text("a file stands where the case should be", "utf-8")
    state = job.wait(job.named(job.scoring(tray).job) or folder, PATIENCE)
    assert state.phase == "failed"
    assert str(folder) not in state.sentence


def test_several_at_once_keep_to_themselves_and_too_many_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(process.MOST, "score", 2)
    trays = [named(with_files(job.tray(), **{name: text})) for name, text in TEXTS.items()]
    running = [job.scoring(each) for each in trays[:2]]
    with pytest.raises(job.BusyError, match=r"working on 2 other jobs\. Nothing of yours is lost"):
        job.scoring(trays[2])
    for each, name in zip(running, TEXTS, strict=False):
        folder = job.named(each.job)
        assert folder is not None
        assert job.wait(folder, PATIENCE).phase == "done"
        assert list(open_case(folder / "case").texts().values()) == [TEXTS[name]]
    for each in trays:
        job.emptied(each)


SERVER = """
import sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
import test_job
from analysis import job
from analysis.job import process
tray = job.scoring(test_job.large(job.tray()))
folder = job.named(tray.job)
test_job.until_scoring(folder)
print(process._running[folder].process.pid, folder.parent, flush=True)
{then}
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("how", ["killed", "ended"])
def test_no_job_outlives_its_server(how: str) -> None:
    then = "time.sleep(60)" if how == "killed" else ""
    program = SERVER.format(tests=str(ROOT / "tests"), then=then)
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        number, _, place = server.stdout.readline().strip().partition(" ")
        if how == "killed":
            server.kill()
        server.wait()
        assert gone(int(number))
    if how == "ended":
        assert not Path(place).exists()
    else:
        assert Path(place).is_dir()
        folders.swept(Path(place).parent)  # as the next server does
        assert not Path(place).exists()


def test_a_private_folder_is_ours_alone_and_found_by_its_name_only() -> None:
    folder = job.private("own")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    assert job.named(folder.name) == folder
    assert job.case(folder.name) is None  # nothing is scored in it
    wrong = ("", "own-", "..", f"../{folder.parent.name}/{folder.name}", f"{folder.name}\n",
             folder.name.upper(), f"own-{0:032}", f"tray-{'g' * 32}", str(folder))  # fmt: skip
    for name in wrong:
        assert job.named(name) is None, name
    folders.swept(folder.parent.parent)
    assert folder.is_dir()  # its server lives


def test_left_trays_go_after_a_day(tray: job.Tray) -> None:
    old = time.time() - 25 * 3600
    os.utime(tray.folder, (old, old))
    job.private("own")
    assert not tray.folder.exists()


def test_a_folder_that_says_nothing_goes_after_a_day(tmp_path: Path) -> None:
    folder = tmp_path / "parallax-private-x"
    folder.mkdir()
    folders.swept(tmp_path)
    assert folder.is_dir()
    old = time.time() - 25 * 3600
    os.utime(folder, (old, old))
    folders.swept(tmp_path)
    assert not folder.exists()


def test_what_is_given_is_stored_under_its_hash(tray: job.Tray) -> None:
    data = GAZETTE.encode()
    for name in ("../../../etc/x.txt", "a\0b.txt", "gaz\u202ettxt.exe.txt", "/etc/passwd"):
        found = tray.with_file(name, data)
        assert isinstance(found, job.Tray), name
        tray = found
    assert [item.name for item in tray.items] == ["x.txt", "ab.txt", "gazttxt.exe.txt", "passwd"]
    stored = [path.name for path in (tray.folder / "given").iterdir()]
    assert stored == [tray.items[0].sha256]
    assert job.tray(tray.folder) == tray
    left = tray.without(tray.items[1:])
    assert (tray.folder / "given" / stored[0]).exists()
    left.without(left.items)
    assert not (tray.folder / "given" / stored[0]).exists()


def test_what_cannot_be_taken_is_said(tray: job.Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    full = with_files(tray, gazette=GAZETTE)
    assert full.with_file("gazette.txt", GAZETTE.encode()) == "This file is here already."
    assert "empty" in str(full.with_file("x.txt", b""))
    assert full.with_text(" \n", "Gazette", "", "") == (
        "The text is empty. Paste the article's words."
    )
    assert "Write who published this text." in str(full.with_text("A text.", " ", "", ""))
    once = full.with_text("A text.", "Gazette", "", "")
    assert isinstance(once, job.Tray)
    assert once.with_text("A text.", "Gazette", "", "") == "This text is here already."
    monkeypatch.setattr("analysis.job.trays.BYTES", 1_000)
    assert str(full.with_file("x.txt", b"x" * 900)).startswith("Together the files pass")
    monkeypatch.setattr("analysis.job.trays.ITEMS", 1)
    assert str(full.with_file("x.txt", b"x")).startswith("Up to 1 files are taken.")


def test_a_pasted_text_keeps_what_was_said_of_it(tray: job.Tray) -> None:
    found = tray.with_text("The council met.", "The Gazette", "Council meets", "28 June 2024")
    assert isinstance(found, job.Tray)
    (row,) = read(found).rows
    assert {k: row[k] for k in ("outlet", "date", "headline", "file", "words")} == {
        "outlet": "The Gazette", "date": "28 June 2024", "headline": "Council meets",
        "file": "pasted-1", "words": 5,
    }  # fmt: skip


def test_pages_and_parquet_are_read_too(tray: job.Tray) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    body = "".join(f"<p>The council of Ashford met and voted {n} times.</p>" for n in range(9))
    page = f"<html><head><title>Vote</title></head><body><article>{body}</article></body></html>"
    out = io.BytesIO()
    rows = [{"source": "Herald", "content": HERALD}, {"source": None, "content": GAZETTE}]
    pq.write_table(pa.Table.from_pylist(rows), out)
    for name, data in (("page.html", page.encode()), ("rows.parquet", out.getvalue())):
        found = tray.with_file(name, data)
        assert isinstance(found, job.Tray)
        tray = found
    reading = read(tray)
    assert reading.refusals == ()
    assert [(row["file"], row["outlet"]) for row in reading.rows] == [
        ("page.html", ""), ("rows.parquet row 1", "Herald"), ("rows.parquet row 2", "")
    ]  # fmt: skip
    (table,) = reading.tables.values()
    assert table["used"] == {"outlet": "source", "text": "content"}


def test_a_case_toml_says_what_the_texts_do_not(tray: job.Tray) -> None:
    toml = b'title = "A fire"\n[[article]]\nfile = "gazette.txt"\noutlet = "The Gazette"\n'
    found = with_files(tray).with_file("case.toml", toml)
    assert isinstance(found, job.Tray)
    reading = read(found)
    assert [row["outlet"] for row in reading.rows] == ["The Gazette", "", ""]
    assert reading.title == "A fire"


def test_nonsense_is_refused_and_stops_nothing(tray: job.Tray) -> None:
    data = {
        "x.bin": b"\0\1" * 500,
        "y.txt": bytes(range(256)) * 9,
        "z.zip": b"PK",
        "v.csv": b"\0\xff",
    }
    for name, each in data.items():
        found = tray.with_file(name, each)
        assert isinstance(found, job.Tray)
        tray = found
    found_ = read(with_files(tray, gazette=GAZETTE))
    assert [row["file"] for row in found_.rows] == ["gazette.txt"]
    assert {refusal.name for refusal in found_.refusals} == set(data)
    assert all(len(refusal.reason) > 20 for refusal in found_.refusals)


STRANGE = (
    "paper;words;when;headline\n"
    "Gazette;The council of Ashford met, and it sold the bridge.;03/04/2024;A bridge is sold\n"
    "Courier;A shameful council sold the bridge of Ashford.;04/05/2024;Sold\n"
    "ragged;x\n"
)


def test_the_columns_of_a_table_can_be_said(tray: job.Tray) -> None:
    found = tray.with_file("strange.csv", STRANGE.encode())
    assert isinstance(found, job.Tray)
    reading = read(found)
    assert reading.rows == ()
    (key,) = reading.tables
    table = reading.tables[key]
    assert table["columns"] == ["paper", "words", "when", "headline"]
    assert table["used"] == {"title": "headline"}
    assert table["rows"][1] == [
        "Courier",
        "A shameful council sold the bridge of Ashford.",
        "04/05/2024",
        "Sold",
    ]
    assert table["rows"][2] == ["ragged", "x", "", ""]
    assert "“paper”, “words”, “when”" in reading.refusals[0].reason
    for ours, theirs in {"text": "words", "outlet": "paper", "date": "when", "title": ""}.items():
        found = found.mapped(key, ours, theirs)
    reading = read(found)
    assert [row["outlet"] for row in reading.rows] == ["Gazette", "Courier"]
    assert reading.rows[1]["headline"].startswith("A shameful council")  # its title is not used
    assert [(each.line, each.reason[:24]) for each in reading.refusals] == [
        (4, "The row has 2 cells; the")
    ]
    found = found.mapped(key, "text", "headline").mapped(key, "title", "words")
    assert read(found).tables[key]["used"]["text"] == "headline"


def test_each_table_has_columns_of_its_own_in_a_zip_too(tray: job.Tray) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a/strange.csv", STRANGE)
        archive.writestr("b/plain.csv", "outlet,text\nHerald,The bridge was sold on Monday.\n")
    found = tray.with_file("both.zip", out.getvalue())
    assert isinstance(found, job.Tray)
    tables = read(found).tables
    key = next(key for key, each in tables.items() if each["name"] == "strange.csv")
    reading = read(found.mapped(key, "text", "words").mapped(key, "outlet", "paper"))
    assert [row["outlet"] for row in reading.rows] == ["Gazette", "Courier", "Herald"]


def test_dates_that_may_be_either_are_read_as_it_was_said(tray: job.Tray) -> None:
    found = tray.with_file(
        "rows.jsonl",
        b'{"outlet": "A", "text": "The bridge was sold.", "date": "03/04/2024"}\n'
        b'{"outlet": "B", "text": "A bridge was sold.", "date": "2024-06-28"}',
    )
    assert isinstance(found, job.Tray)
    assert [row["date"] for row in read(found).rows] == ["03/04/2024", "2024-06-28"]
    for first, day in (("", ""), ("day", "2024-04-03"), ("month", "2024-03-04")):
        folder = job.named(job.scoring(found.changed(first=first)).job)
        assert folder is not None
        assert job.wait(folder, PATIENCE).phase == "done"
        table = open_case(folder / "case").table("articles").set_index("outlet")
        assert table["published"].fillna("")["a"] == day
        assert table["published_raw"]["a"] == "03/04/2024"


def test_a_table_of_two_thousand_rows_is_read_at_once(tray: job.Tray) -> None:
    started = time.monotonic()
    tray = large(tray, 2_000)
    assert time.monotonic() - started < 20
    assert (job.reading(tray) / "read.json").stat().st_size < 1_000_000  # no texts in it


def test_time_left_comes_from_the_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("analysis.job.progress.time.monotonic", lambda: now[0])
    clock = Clock(tmp_path)
    clock(50, 250)
    assert written(tmp_path) == State("scoring", 50, 250)
    assert written(tmp_path).words == "50 of 250 articles"
    now[0] += 5
    clock(100, 250)
    assert written(tmp_path).seconds == 5 / 50 * 150
    assert written(tmp_path).words == "100 of 250 articles, about 15 s left"
    assert written(tmp_path).share == 100 / 250
    clock(250, 250)
    assert written(tmp_path).phase == "closing"


def test_time_is_said_roughly() -> None:
    assert [spoken(s) for s in (0.2, 4.4, 23, 89, 100, 600)] == [
        "1 s", "4 s", "25 s", "90 s", "2 minutes", "10 minutes"
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="makes a symbolic link")
def test_a_private_case_is_known_where_the_temporary_folder_is_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "link"))
    monkeypatch.setattr(folders, "_made", [])
    folder = job.private("own")
    assert job.own(folder / "case")
    assert job.own((folder / "case").resolve())
    assert job.named(folder.name) == folder
    folders._remove()


def test_no_exported_name_tells_what_opens_a_private_case(
    tray: job.Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports.filters, "said", lambda case, choice: "own voice")
    tray = job.scoring(named(with_files(tray)).changed(title="A fire, “here”"))
    folder = job.named(tray.job)
    assert folder is not None
    assert job.wait(folder, PATIENCE).phase == "done"
    case = open_case(folder / "case")
    opened: Any = SimpleNamespace(name=tray.job, title="A fire, “here”", case=case)
    assert exports.name(opened, Choice(), "tone").startswith("a-fire-here_tone_own-voice_20")
    token = tray.job.removeprefix("own-")
    assert token not in case.run
    with zipfile.ZipFile(io.BytesIO(exports.text_free(opened))) as archive:
        assert all(name.startswith("a-fire-here-text-free/") for name in archive.namelist())
        assert not any(token.encode() in archive.read(name) for name in archive.namelist())
    for title, called in {"": "my-case", " …_ ": "my-case", "é" * 200: "é" * 40}.items():
        opened.title = title
        assert exports.name(opened, Choice(), "tone").startswith(f"{called}_tone_")
    opened.name = "port-alder"
    assert exports.name(opened, Choice(), "tone").startswith("port-alder_tone_")


def privates() -> set[str]:
    return {each.name for each in job.private("tray").parent.glob("own-*")}


def test_a_scoring_that_cannot_begin_leaves_no_folder(
    tray: job.Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray, before = named(with_files(tray)), privates()
    monkeypatch.setitem(process.MOST, "score", 0)
    with pytest.raises(job.BusyError):
        job.scoring(tray)
    with pytest.raises(job.BusyError):
        job.scored(gather_bytes([("gazette.txt", GAZETTE.encode())]), "Mine")
    (job.reading(tray) / "gathered.json").unlink()
    with pytest.raises(FileNotFoundError):
        job.scoring(tray)
    assert privates() == before
    assert job.tray(tray.folder).job == ""


def test_starting_over_leaves_no_text_of_a_job_that_was_not_finished(tray: job.Tray) -> None:
    tray = job.scoring(large(tray))
    folder = job.named(tray.job)
    assert folder is not None
    until_scoring(folder)
    job.stop(folder)
    assert (folder / "gathered.json").is_file()  # it can go on
    again = job.scoring(tray.changed(title="Another"))
    assert not folder.exists()  # it could not go on any more
    folder = job.named(again.job)
    assert folder is not None
    job.emptied(again)
    assert not folder.exists()
    assert not tray.folder.exists()


def test_a_finished_case_keeps_no_second_copy_of_its_texts(tray: job.Tray) -> None:
    tray = job.scoring(named(with_files(tray)))
    folder = job.named(tray.job)
    assert folder is not None
    assert job.wait(folder, PATIENCE) == State("done", 3, 3)
    assert not (folder / "gathered.json").exists()
    assert job.scoring(tray).job == tray.job  # asked once more, by a second window
    assert job.wait(folder, PATIENCE) == State("done", 3, 3)
    job.emptied(tray)
    assert job.case(tray.job) is not None


def test_an_unfinished_case_goes_after_a_day() -> None:
    folder = job.private("own")
    old = time.time() - 25 * 3600
    os.utime(folder, (old, old))
    job.private("tray")
    assert not folder.exists()


def test_files_given_together_are_written_down_once(
    tray: job.Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_down: list[Path] = []
    whole = trays.whole

    def counted(path: Path, value: object) -> None:
        written_down.append(path)
        whole(path, value)

    monkeypatch.setattr(trays, "whole", counted)
    monkeypatch.setattr(trays, "ITEMS", 3)
    data = [(f"{n}.txt", f"Text {n}.".encode()) for n in range(4)]
    given = [data[0], ("empty.txt", b""), data[0], *data[1:]]
    found, faults = tray.with_files(given)
    assert len(written_down) == 1
    assert [item.name for item in found.items] == ["0.txt", "1.txt", "2.txt"]
    assert job.tray(tray.folder) == found
    assert {name: fault[:23] for name, fault in faults} == {
        "empty.txt": "The file is empty. A te", "0.txt": "This file is here alrea",
        "3.txt": "Up to 3 files are taken",
    }  # fmt: skip
    assert len(list((tray.folder / "given").iterdir())) == 3
    stale, faults = tray.with_files([data[3]])  # the limit holds for what was written down last
    assert stale == found
    assert len(faults) == 1


DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)"


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_ending_one_job_holds_up_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = subprocess.Popen(
        [sys.executable, "-c", DEAF], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert deaf.stdout is not None
    deaf.stdout.readline()
    monkeypatch.setattr(process, "_PATIENCE", 1.5)
    process._running[tmp_path] = process._Job(deaf, "score")
    write(tmp_path, State("scoring", 1, 2))
    ending = Thread(target=job.stop, args=(tmp_path,))
    ending.start()
    while tmp_path not in process._ending:
        time.sleep(0.01)
    began = time.monotonic()
    assert job.state(tmp_path) == State("scoring", 1, 2)  # not lost
    assert job.state(tmp_path / "other").phase == "failed"
    assert time.monotonic() - began < 1
    ending.join()
    deaf.stdout.close()
    assert written(tmp_path).phase == "stopped"
    assert tmp_path not in process._running
    assert not process._ending


LATE = """
import sys, time
from pathlib import Path
import analysis.job.intake
from analysis.job import __main__ as program
program.SECONDS = 0.2
analysis.job.intake.done = lambda folder: time.sleep(60)
program.main("read", Path(sys.argv[1]))
"""


def test_a_job_that_takes_too_long_is_ended_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, State("scoring", 3, 9))
    with subprocess.Popen(
        [sys.executable, "-c", LATE, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE,
        start_new_session=True,
    ) as late:  # fmt: skip
        assert late.wait(PATIENCE) != 0
    state = written(tmp_path)
    assert (state.phase, state.done, state.of) == ("failed", 3, 9)
    assert state.sentence.startswith("The work took longer than 2 hours")


def test_a_state_is_never_half_written(tmp_path: Path) -> None:
    write(tmp_path, State("scoring", 1, 2))
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]
    (tmp_path / "state.json").write_text("{", "utf-8")
    assert written(tmp_path) == State()
    assert job.asked(tmp_path) == {}
