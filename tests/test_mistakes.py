"""The usual mistakes of dashboards, each with the test that it is not made here."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from app import opened as shown
from streamlit.testing.v1 import AppTest

from analysis import job
from analysis.case.reading import Case
from analysis.measures.loaded import LOADED
from analysis.measures.tone import TONE
from analysis.pages import exports
from analysis.sheet import Answers, Choice, columns
from analysis.sheet.spread import by_story, spread
from analysis.summary import tables_of
from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
ALDER = ROOT / "seeds" / "port-alder"
SHOWN = ("front", "tone", "frames", "words")  # pages with filters and figures


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Port Alder, scored once."""
    folder = tmp_path_factory.mktemp("mistakes") / "port-alder"
    score_paths([ALDER], folder, columns={}, workers=1, say=lambda _: None)
    return folder


@pytest.fixture
def told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server knows this case."""
    monkeypatch.setenv("PARALLAX_CASES", json.dumps([str(case)]))


def words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def charts(app: AppTest) -> list[Any]:
    return [chart.proto for chart in app.get("plotly_chart")]


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.spec) for chart in charts(app)]


# 1
@pytest.mark.usefixtures("told")
def test_data_are_not_read_again_at_each_click(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()
    table = Case.table

    def counted(self: Case, name: str, *rest: Any, **more: Any) -> pd.DataFrame:
        read[name] += 1
        return table(self, name, *rest, **more)

    app = shown("front")
    monkeypatch.setattr(Case, "table", counted)
    app.run()
    app.button_group(key="voice").set_value("quoted").run()
    assert not app.exception
    assert read == Counter()


# 2
@pytest.mark.parametrize("page", [*SHOWN, "read", "method", "data", "classroom"])
def test_no_page_is_blank_without_data(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_CASES", "[]")
    app = shown(page)
    assert "<h1" in words(app)
    assert "parallax score" in words(app) or len(app.get("file_uploader")) > 0


# 3
def test_an_outlet_keeps_its_colour_and_marker_whatever_is_filtered(case: Path) -> None:
    from analysis.case import open_case
    from analysis.charts.look import colour, symbol

    opened = open_case(case)
    tables, outlets = tables_of(opened), opened.manifest.sources.outlets

    def looks(choice: Choice) -> dict[str, tuple[str, str]]:
        return {c.outlet: (colour(c), symbol(c)) for c in columns(tables, outlets, choice)}

    everything = looks(Choice())
    assert len(set(everything.values())) == 6
    for choice in (Choice(outlets=("tideline", "ledger")), Choice(stories=("regatta",))):
        assert looks(choice).items() <= everything.items()


# 4
def test_no_mean_stands_without_its_n(case: Path) -> None:
    from analysis.case import open_case

    opened = open_case(case)
    tables = tables_of(opened)
    found = columns(tables, opened.manifest.sources.outlets, Choice())
    answers = Answers(tables, found)
    for measure, voices in ((LOADED, ("own",)), (TONE, ("own", "quoted"))):
        table = spread(answers, found, (measure,), voices)
        assert {"texts", "articles", "stories", "marks", "n"} <= set(table.columns)
        assert table["said"].str.contains(r"\d+ texts?", regex=True).all()
    assert by_story(answers, found, LOADED, "own")["said"].str.contains(r"\d").all()


# 5
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", SHOWN)
def test_the_link_alone_restores_what_was_chosen(page: str) -> None:
    app = shown(page, outlets="Tideline", stories=["regatta", "dock strike"])
    assert app.multiselect(key="outlets").value == ["tideline"]
    assert sorted(app.multiselect(key="stories").value) == ["dock-strike", "regatta"]


# 6
@pytest.mark.usefixtures("told")
def test_an_export_names_case_filter_versions_and_day(case: Path) -> None:
    from types import SimpleNamespace

    opened = SimpleNamespace(
        name="port-alder", title="A year", names={"tideline": "Tideline"},
        stories={"regatta": "regatta", "dock-strike": "dock strike"},
        case=SimpleNamespace(run="0123456789ab"),
    )  # fmt: skip
    choice = Choice(outlets=("tideline",), stories=("regatta",), zone="headline")
    table = exports.labelled(pd.DataFrame({"x": [1]}), opened, choice, (LOADED,))
    assert table.loc[0, "filter"] == "own voice, Tideline, regatta, headline"
    assert table.loc[0, "measures"] == f"loaded {LOADED.version}"
    assert table.loc[0, "case"] == "A year"
    assert table.loc[0, "run"] == "0123456789ab"
    assert str(table.loc[0, "date"]).count("-") == 2
    name = exports.name(opened, choice, "loaded words")
    assert name.startswith("port-alder_loaded-words_own-voice-tideline-regatta-headline_20")


# 7
def test_long_work_is_not_done_in_the_servers_process(tmp_path: Path) -> None:
    tray = job.tray().with_file("gazette.txt", b"A bridge was opened on Sunday. It is long. " * 20)
    folder = job.reading(tray)
    try:
        assert job.wait(folder, 60).phase == "done"
        worker = json.loads((folder / "state.json").read_text("utf-8")).get("pid")
        assert worker != os.getpid()
    finally:
        job.forget(folder)


# 8
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", SHOWN)
def test_filters_that_leave_nothing_say_so(page: str) -> None:
    app = shown(page, days=["2025-07-05", "2025-07-06"])
    assert "No text is left" in words(app) or "no text" in words(app).lower()


# 9
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", SHOWN)
def test_every_chart_has_a_text_alternative(page: str) -> None:
    app = shown(page)
    assert charts(app)
    for chart in charts(app):
        assert len(chart.alt) > 20, chart.alt


# 10
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", SHOWN)
def test_every_chart_has_its_table_twin(page: str) -> None:
    app = shown(page)
    assert len(app.dataframe) >= len(charts(app))


# 11
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", SHOWN)
def test_no_chart_has_two_value_axes_or_a_pie(page: str) -> None:
    for figure in figures(shown(page)):
        assert not {"yaxis2", "xaxis2"} & set(figure["layout"])
        kinds = {trace["type"] for trace in figure["data"]}
        assert kinds <= {"scatter", "scattergl", "bar", "heatmap"}


# 12
def test_no_evidence_is_no_zero(case: Path) -> None:
    from analysis.case import open_case

    tables = tables_of(open_case(case))
    withheld = tables["readings"][tables["readings"]["why"] != ""]
    assert len(withheld)
    assert withheld["value"].isna().all()


# 13
@pytest.mark.usefixtures("told")
def test_outlets_stand_in_the_order_of_the_case_and_not_of_their_values() -> None:
    app = shown("words")
    order = ["Chronicle", "Courier", "Lantern", "Bulletin", "Tideline", "Ledger"]
    body = words(app)
    places = [body.find(name) for name in order]
    assert all(place >= 0 for place in places)


# 14
def test_a_broken_case_is_said_in_a_sentence(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    broken = tmp_path / "broken"
    shutil.copytree(case, broken)
    part = next(broken.glob("runs/*/readings/part-00000.parquet"))
    part.write_bytes(part.read_bytes()[:-50])
    monkeypatch.setenv("PARALLAX_CASES", json.dumps([str(broken)]))
    app = shown("front")
    assert "cannot be opened" in words(app)
    assert "part-00000" in words(app)
