"""The command: what it prints, where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import made
import pytest

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
