"""The reading of labelled sets, the registry of tasks, and the tasks that stand alone."""

import gzip
import json
from pathlib import Path

import pytest

from analysis.validate import TASKS, Outcome, ValidationError, read_rows, rounded, task
from analysis.validate.wcl_newswcl50 import b_cubed, last_word, measure


def test_rows_are_read_from_plain_and_packed_files(tmp_path: Path) -> None:
    lines = '{"a": 1}\n\n{"a": "é"}\n'
    plain, packed = tmp_path / "x.jsonl", tmp_path / "x.jsonl.gz"
    plain.write_text(lines, "utf-8")
    packed.write_bytes(gzip.compress(lines.encode("utf-8")))
    assert read_rows(plain) == read_rows(packed) == [{"a": 1}, {"a": "é"}]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"a": 1}\n{"a"\n', "x.jsonl, line 2, is no JSON"),
        (b"[1]\n", "x.jsonl, line 1: a row is an object"),
        (b"\xff\n", "x.jsonl cannot be read"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(ValidationError, match=sentence):
        read_rows(path)


def test_a_missing_or_broken_archive_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="cannot be read"):
        read_rows(tmp_path / "none.jsonl")
    broken = tmp_path / "x.jsonl.gz"
    broken.write_bytes(gzip.compress(b'{"a": 1}\n' * 999)[:-12])
    with pytest.raises(ValidationError, match="cannot be read"):
        read_rows(broken)


def test_no_other_task_is_loaded() -> None:
    with pytest.raises(ValidationError, match="no task is called 'os'; there are wcl_newswcl50"):
        task("os")
    assert len(set(TASKS)) == len(TASKS)
    assert task("wcl_newswcl50").NAME == "wcl_newswcl50"


def test_an_outcome_is_one_json_object() -> None:
    outcome = Outcome(0.123456789, None, 0.5, 3, {"chance": 1 / 3}, [{"row": 0}])
    assert json.loads(json.dumps(rounded(outcome, "t", "m"))) == {
        "task": "t", "metric": "m", "value": 0.123457, "low": None, "high": 0.5, "rows": 3,
        "controls": {"chance": 0.333333},
    }  # fmt: skip


def test_b_cubed_by_hand() -> None:
    """Classes {1, 2, 3} and {4}; groups {1, 2} and {3, 4}."""
    precision = (1 + 1 + 1 / 2 + 1 / 2) / 4
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert b_cubed("aaab", "xxyy") == pytest.approx(
        (precision, recall, 2 * precision * recall / (precision + recall))
    )
    assert b_cubed("aab", "xxy") == (1.0, 1.0, 1.0)


def test_the_last_word_rule() -> None:
    assert last_word("the Poe administration's") == "administration"
    assert last_word("Mr. Poe") == last_word("poe") == "poe"
    assert last_word("—") == "—"


def row(name: str, mention: str, event: int = 0, kind: str = "ACTOR", sentence: int = 0) -> dict:
    return {
        "code_name": name, "code_mention": mention, "event_id": event, "publisher_id": "L",
        "code_type": kind, "sentence": sentence, "start": 0, "end": 0,
    }  # fmt: skip


def test_naming_is_measured_by_event_without_properties() -> None:
    rows = [
        row("Poe", "President Poe"), row("Poe", "the president", sentence=1),
        row("KP", "North Korea"), row("KP", "Pyongyang"),
        row("Power", "was strong", kind="PROPERTY"),
        row("Poe", "the president", event=1), row("Dunn", "Mr. Dunn", event=1),
    ]  # fmt: skip
    outcome = measure(rows)
    assert outcome.value == 1.0
    assert outcome.rows == 6
    assert [p["row"] for p in outcome.predictions] == list(range(7))
    clusters = [p["cluster"] for p in outcome.predictions]
    assert clusters[0] == clusters[1] != clusters[5]  # an event knows nothing of another
    assert clusters[2] == clusters[3] == "country:KP"
    assert outcome.controls["each alone"] < 1
    assert outcome.controls["all in one"] < 1


def test_naming_of_no_rows_is_no_error() -> None:
    outcome = measure([])
    assert (outcome.value, outcome.low, outcome.rows) == (0.0, None, 0)
