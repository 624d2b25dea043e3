"""The five articles: recomputed where they are at hand, and never in the repository."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.case import Case, export, matched_texts, open_case, verify
from analysis.gather import gather
from analysis.summary import summary
from analysis.tables import TEXT_FREE
from analysis.workflow import score_paths

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "russia-dprk-pact"
ORIGINALS = ROOT.parent / "shared" / "seeds"
needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the five originals are not beside this checkout"
)


def scored(paths: list[Path], case: Path) -> Case:
    assert score_paths(paths, case, columns={}, say=lambda line: None)
    return open_case(case)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The five originals and the hand-kept case.toml, scored now."""
    return scored([ORIGINALS, SEED / "case.toml"], tmp_path_factory.mktemp("live") / "case")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The five originals alone: nothing is told to the gates."""
    return scored([ORIGINALS], tmp_path_factory.mktemp("bare") / "case")


def test_the_seed_case_is_whole_and_text_free() -> None:
    assert verify(SEED) == ()
    case = open_case(SEED)
    assert case.text_free
    assert not (SEED / "runs" / case.run / "texts").exists()
    assert set(case.table("articles")["headline"].dropna()) <= {""}


def test_the_first_screen_counts_voices() -> None:
    found = summary(open_case(SEED))
    assert (found["texts"], found["on_event"], found["independent_voices"]) == (5, 4, 3)
    assert [(each["outlet"], each["gate"]) for each in found["excluded"]] == [
        ("el-comercio", "event")
    ]


@needs_originals
def test_recomputing_gives_the_same_tables(live: Case, tmp_path: Path) -> None:
    fresh = open_case(export(live, tmp_path / "out", text=False))
    kept = open_case(SEED)
    for name in TEXT_FREE:
        pd.testing.assert_frame_equal(fresh.table(name), kept.table(name), obj=name)


@needs_originals
def test_the_gates_need_not_be_told(bare: Case) -> None:
    found = summary(bare)
    assert (found["texts"], found["on_event"], found["independent_voices"]) == (5, 4, 3)
    assert [each["article"][:3] for each in found["excluded"]] == ["004"]
    assert ["000", "001"] in [sorted(a[:3] for a in group) for group in found["voices"]]
    gates = {(each["gate"], each["article"][:3]) for each in found["findings"]}
    assert {("truncation", "000"), ("truncation", "002"), ("translation", "004")} <= gates


@needs_originals
def test_the_sheet_is_the_same_live(live: Case) -> None:
    kept, fresh = summary(open_case(SEED)), summary(live)
    for name in ("outlets", "readings", "quotations", "zones", "excluded", "findings"):
        assert fresh[name] == kept[name], name
    words = {outlet: [row["term"] for row in rows] for outlet, rows in fresh["distinctive"].items()}
    assert words == {
        outlet: [row["term"] for row in rows] for outlet, rows in kept["distinctive"].items()
    }


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def strings_in(path: Path) -> list[str]:
    """Every string of a file, out of Parquet too."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        columns = [c for c in table.columns if str(c.type) == "string"]
        return [value for column in columns for value in column.to_pylist() if value]
    try:
        return [path.read_text("utf-8")]
    except UnicodeDecodeError:
        return []


# The full name of a state is no publisher's sentence; our table of countries has it, too.
OFFICIAL = ("democratic", "people", "s", "republic", "of", "korea")


@needs_originals
def test_no_six_words_in_a_row_of_the_originals_are_in_the_repository() -> None:
    known: set[tuple[str, ...]] = set()
    for original in ORIGINALS.glob("*.txt"):
        words = words_of(original.read_text("utf-8"))
        known |= {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
    known.discard(OFFICIAL)
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    files = [ROOT / name for name in tracked if name] or list(SEED.rglob("*"))
    assert files
    for path in files:
        if not path.is_file():
            continue
        for text in strings_in(path):
            words = words_of(text)
            runs = {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
            assert not (runs & known), f"{path}: {sorted(runs & known)[:3]}"


@needs_originals
def test_texts_are_recognised_whatever_they_are_called(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(SEED, case)
    (case / "articles").mkdir(exist_ok=True)
    for i, original in enumerate(sorted(ORIGINALS.glob("*.txt"))):
        shutil.copy(original, case / "articles" / f"renamed-{i}.txt")
    texts = open_case(case).texts()
    assert len(texts) == 5
    pairs = [("x.txt", text) for text in texts.values()]
    found, unknown = matched_texts(open_case(SEED), [*pairs, ("other.txt", "Not one of them.")])
    assert found == texts
    assert unknown == ("other.txt",)


@needs_originals
def test_offsets_refer_to_the_file_as_read(live: Case) -> None:
    texts = live.texts()
    assert len(texts) == 5
    read = {a.id: a.text for a in gather([ORIGINALS]).articles}
    assert texts == read
    for row in live.table("marks").itertuples():
        if row.text:
            assert texts[row.article][row.start : row.end] == row.text


@needs_originals
def test_the_most_hostile_text_is_not_the_warmest(live: Case) -> None:
    """Whole-text VADER makes the text that calls one side a horrid dictatorship the most positive
    of the five (MEASURES, section 3). The measure here must not."""
    whole = {
        article: SentimentIntensityAnalyzer().polarity_scores(text)["compound"]
        for article, text in live.texts().items()
    }
    assert max(whole, key=lambda article: whole[article]).startswith("002"), "VADER has changed"
    marks = live.table("marks")
    loaded = marks[(marks["measure"] == "loaded") & marks["text"].eq("horrid")]
    assert set(loaded["article"].str[:3]) == {"002"}
    readings = live.table("readings")
    tone = readings[(readings["measure"] == "tone") & (readings["voice"] == "all")]
    values = tone.set_index("article")["value"].dropna()
    assert not values.idxmax().startswith("002")


def test_a_summary_is_json_without_nan() -> None:
    text = json.dumps(summary(open_case(SEED)), allow_nan=False)
    assert set(json.loads(text)) >= {
        "case", "texts", "on_event", "independent_voices", "excluded", "outlets", "readings",
        "quotations", "zones", "distinctive",
    }  # fmt: skip
