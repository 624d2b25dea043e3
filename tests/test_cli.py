"""The command: what it prints, where, and with which exit code."""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import made
import pytest

from analysis import cli, home
from analysis.case import open_case
from analysis.cli import main

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("command")
    assert main(["score", str(made.folder(base / "texts")), "-o", str(base / "case")]) == 0
    return base / "case"


def test_score_says_on_stderr_what_it_noted(tmp_path: Path, capsys) -> None:
    made.folder(tmp_path / "texts")
    (tmp_path / "texts" / "empty.txt").write_text("")
    assert main(["score", str(tmp_path / "texts"), "-o", str(tmp_path / "case")]) == 0
    out, err = capsys.readouterr()
    assert out.strip() == str(tmp_path / "case")
    assert "Outlet unknown for 3 texts" in err
    assert "refused: empty.txt" in err


def test_a_case_that_is_scored_again_says_so(tmp_path: Path, capsys) -> None:
    asked = ["score", str(made.folder(tmp_path / "texts")), "-o", str(tmp_path / "case")]
    assert main(asked) == 0
    assert "holds a case already" not in capsys.readouterr().err
    assert main(asked) == 0
    err = capsys.readouterr().err
    assert err.count("holds a case already") == 1
    assert "None" not in err


def test_nothing_to_score_is_an_error_in_a_sentence(tmp_path: Path, capsys) -> None:
    assert main(["score", str(tmp_path), "-o", str(tmp_path / "case")]) == 1
    assert "No article could be read" in capsys.readouterr().err
    assert not (tmp_path / "case").exists()


def test_summary_prints_one_object(case: Path, capsys) -> None:
    assert main(["summary", str(case), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["texts"] == 3
    assert {outlet["id"] for outlet in found["outlets"]} == {"gazette", "courier", "herald"}
    assert {q["speaker"] for q in found["quotations"] if q["article"] == "gazette"} == {"Ada Brook"}
    shares = {outlet["id"]: outlet["attributed_share"] for outlet in found["outlets"]}
    assert shares["gazette"] > 0 == shares["courier"]


def test_summary_in_words(case: Path, capsys) -> None:
    assert main(["summary", str(case)]) == 0
    out = capsys.readouterr().out
    assert "3 texts, 3 on the event, 3 independent voices." in out
    assert "Which words carry weight?" in out


def test_export_without_text_and_verify(case: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    assert main(["export", str(case), "-o", str(out), "--no-text"]) == 0
    assert main(["verify", str(out)]) == 0
    assert main(["summary", str(out)]) == 0
    part = next(out.glob("runs/*/marks/*.parquet"))
    part.write_bytes(part.read_bytes()[:-1])
    assert main(["verify", str(out)]) == 3
    assert "marks" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["summary", "nowhere"], ["verify", "nowhere"]])
def test_a_wrong_folder_is_a_sentence(command: list[str], capsys) -> None:
    assert main(command) == 1
    err = capsys.readouterr().err
    assert "nowhere" in err
    assert "Traceback" not in err


def test_a_column_is_mapped_or_refused(tmp_path: Path, capsys) -> None:
    table = tmp_path / "t.csv"
    table.write_text("paper,words\nGazette,It rained in the harbour all day long.\n")
    asked = ["score", str(table), "-o", str(tmp_path / "case")]
    assert main([*asked, "--column", "text"]) == 2
    assert "OURS=THEIRS" in capsys.readouterr().err
    assert main([*asked, "--column", "text=words", "--column", "outlet=paper"]) == 0
    assert main([*asked, "--column", "nonsense=words"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_the_module_is_the_command_and_help_imports_little() -> None:
    code = (
        "import sys; sys.argv=['parallax','--help']\n"
        "from analysis.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas','duckdb','numpy','streamlit','plotly'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("[]")
    module = [sys.executable, "-m", "analysis", "--help"]
    shown = subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("demo", "score", "open", "summary", "export", "verify"):
        assert command in shown


# The dashboard


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[argparse.Namespace]:
    """The command's answers without a server; its hold on signals ends with the test."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    held = {number: signal.getsignal(number) for number in map(signal.Signals.__getitem__, names)}
    yield argparse.Namespace(port=None, texts=[], no_browser=True)
    for number, handler in held.items():
        signal.signal(number, handler)


def served(monkeypatch: pytest.MonkeyPatch, *unscored: Path) -> list[list[str]]:
    """What the command would have served: of each case its name and its number of texts."""
    told: list[list[str]] = []

    def serve(cases: list[Path], asked: argparse.Namespace) -> int:
        opened = [open_case(path) for path in cases]
        told.append([f"{c.path.name}: {len(c.manifest.sources.inputs)}" for c in opened])
        return 0

    monkeypatch.setattr(cli, "_served", serve)
    monkeypatch.setattr(home, "unscored", lambda: list(unscored))
    return told


def test_the_demo_scores_the_invented_case_and_puts_it_first(
    monkeypatch: pytest.MonkeyPatch, no_browser: argparse.Namespace, tmp_path: Path, capsys
) -> None:
    made.folder(tmp_path / "port-alder" / "articles")
    told = served(monkeypatch, tmp_path / "port-alder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert cli._run_demo(no_browser) == 0
    assert told == [["port-alder: 3", "russia-dprk-pact: 5"]]
    err = capsys.readouterr().err
    assert "Scoring 3 texts of “port-alder”" in err
    assert "3 of 3 texts scored" in err
    assert [path.name for path in tmp_path.iterdir()] == ["port-alder"]


def test_the_real_case_opens_alone_where_the_other_cannot_be_scored(
    monkeypatch: pytest.MonkeyPatch, no_browser: argparse.Namespace, tmp_path: Path, capsys
) -> None:
    (tmp_path / "port-alder" / "articles").mkdir(parents=True)
    (tmp_path / "port-alder" / "articles" / "empty.txt").touch()
    told = served(monkeypatch, tmp_path / "port-alder")
    assert cli._run_demo(no_browser) == 0
    assert told == [["russia-dprk-pact: 5"]]
    err = capsys.readouterr().err
    assert "refused: empty.txt" in err
    assert "port-alder could not be scored (none of its texts could be read)" in err


@contextmanager
def running(*command: str, temporary: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A command that serves, and where; it is killed at the end if it still runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    asked = [sys.executable, "-m", "analysis", *command, "--port", port, "--no-browser"]
    with subprocess.Popen(
        asked, cwd=ROOT, env=os.environ | {"TMPDIR": str(temporary)}, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def until(true: Callable[[], bool], seconds: float = 120.0) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process there and then")
def test_the_demo_serves_and_clears_up_when_it_is_ended(tmp_path: Path) -> None:
    with running("demo", temporary=tmp_path) as (demo, address):
        assert until(lambda: answers(address)), "the dashboard did not start"
        (folder,) = tmp_path.glob("parallax-demo-*")
        assert folder.stat().st_mode & 0o077 == 0
        assert len(open_case(folder / "port-alder").manifest.sources.inputs) == 72
        demo.send_signal(signal.SIGTERM)
        err = demo.communicate(timeout=60)[1]
        assert not folder.exists()
        assert not answers(address)
    assert "Scoring 72 texts" in err
    assert "72 of 72 texts scored" in err
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process there and then")
def test_a_demo_that_is_ended_while_it_scores_clears_up(tmp_path: Path) -> None:
    with running("demo", temporary=tmp_path) as (demo, _):
        assert demo.stderr is not None
        assert "Scoring 72 texts" in demo.stderr.readline()
        demo.send_signal(signal.SIGTERM)
        demo.communicate(timeout=60)
        assert demo.returncode == 128 + signal.SIGTERM
    assert list(tmp_path.glob("parallax-demo-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_the_server_does_not_outlive_a_command_that_is_killed(case: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(case, tmp_path / "case")
    with running("open", str(kept), temporary=tmp_path) as (command, address):
        assert until(lambda: answers(address)), "the dashboard did not start"
        command.kill()
        assert until(lambda: not answers(address), 30)
