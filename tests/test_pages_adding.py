"""Adding articles without a browser: what is asked, said and kept, and from whom it is kept."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from made import COURIER, GAZETTE, TEXTS
from streamlit.testing.v1 import AppTest

from analysis import job
from analysis.gather import gather_bytes
from analysis.job import process

ROOT = Path(__file__).parents[1]
SEED = str(ROOT / "seeds" / "russia-dprk-pact")
SIDE = "Add your own articles"
PATIENCE = 60


@pytest.fixture(autouse=True)
def one_shared_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_CASES", json.dumps([SEED]))


@pytest.fixture
def own() -> str:
    """The name of somebody's private case."""
    folder = job.scored(gather_bytes([(f"{n}.txt", t.encode()) for n, t in TEXTS.items()]), "Mine")
    assert job.wait(folder, PATIENCE).phase == "done"
    return folder.name


def shown(page: str = "data", **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    app.switch_page(f"analysis/pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception[0].value
    return app


def words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def button(app: AppTest, label: str) -> Any:
    return next(each for each in app.button if each.label.startswith(label))


def until(app: AppTest, sentence: str) -> AppTest:
    end = time.monotonic() + PATIENCE
    while sentence not in words(app):
        assert time.monotonic() < end, words(app)
        time.sleep(0.2)
        run(app)
    return app


def upload(app: AppTest, name: str, data: str | bytes) -> AppTest:
    app.file_uploader[0].upload(name, data if isinstance(data, bytes) else data.encode())
    return run(app)


def adding() -> AppTest:
    app = shown()
    app.get_by_key("side").set_value(SIDE)
    return run(app)


def paste(app: AppTest, text: str, outlet: str) -> AppTest:
    app.text_area(key="paste text").set_value(text)
    app.text_input(key="paste outlet").set_value(outlet)
    button(app, "Add this text").click()
    return run(app)


def test_from_a_paste_to_a_case_where_no_case_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_CASES", "[]")
    app = paste(paste(shown(), GAZETTE, "The Gazette"), COURIER, "Courier")
    assert "Given so far: 2 pasted texts" in words(app)
    assert app.text_area(key="paste text").value == ""
    until(app, "2 articles read.")
    button(app, "Score 2 articles").click()
    until(run(app), "The case is ready: 2 articles scored.")
    assert app.session_state["own cases"]
    button(app, "Open the sheet").click()
    run(app)
    assert app.query_params["case"] == app.session_state["own cases"][0]
    assert "Your articles" in words(app)


def test_what_is_missing_in_a_paste_is_said_and_nothing_is_lost() -> None:
    app = paste(adding(), GAZETTE, " ")
    assert "The outlet is empty. Write who published this text." in words(app)
    assert app.text_area(key="paste text").value == GAZETTE
    app = paste(app, " ", "Gazette")
    assert "The text is empty." in words(app)
    assert "Given so far" not in words(app)


def test_an_outlet_is_asked_for_and_set_for_all() -> None:
    app = until(upload(adding(), "gazette.txt", GAZETTE), "1 article read.")
    assert "1 text with no outlet: refused until it is set." in words(app)
    assert button(app, "Score 0 articles").disabled
    next(each for each in app.text_input if each.label == "Outlet").set_value("The Gazette")
    next(each for each in app.text_input if each.label == "Story").set_value("fire")
    button(app, "Set for all without one").click()
    run(app)
    assert "with no outlet" not in words(app)
    assert "with no story" not in words(app)
    assert "1 text with no date" in words(app)
    assert not button(app, "Score 1 article").disabled
    assert "One article alone is described" in words(app)


def test_the_day_or_the_month_first_is_asked() -> None:
    row = {"outlet": "A", "text": GAZETTE, "date": "03/04/2024"}
    rows = [row, row | {"text": COURIER, "date": "the ides of March"}]
    app = until(upload(adding(), "rows.jsonl", "\n".join(map(json.dumps, rows))), "2 articles read")
    assert "1 date may be read with the day or the month first, such as “03/04/2024”." in words(app)
    assert "rows.jsonl line 2: The date “the ides of March” is in no form" in words(app)
    app.get_by_key("first").set_value("Month")
    run(app)
    folder = job.named(str(app.session_state["tray"]))
    assert job.tray(folder).first == "month"


def test_a_column_is_mapped_and_taken_back() -> None:
    table = "paper;words\nGazette;The council of Ashford met and sold the bridge.\n"
    app = until(upload(adding(), "strange.csv", table), "No column holds the text.")
    assert "No article could be read yet." in words(app)
    for label, column in (("Text", 1), ("Outlet", 0)):
        next(each for each in app.selectbox if each.label == label).set_value(column)
        run(app)
    until(app, "1 article read.")
    assert "text from “words”, outlet from “paper”" in words(app)
    next(each for each in app.selectbox if each.label == "Outlet").set_value(-1)
    until(run(app), "1 text with no outlet")


def test_the_same_text_twice_is_said() -> None:
    rows = [{"outlet": outlet, "text": GAZETTE} for outlet in ("A", "B")]
    app = upload(adding(), "rows.jsonl", "\n".join(map(json.dumps, rows)))
    until(app, "The same text stands in 2 places: rows.jsonl line 1, rows.jsonl line 2.")
    upload(app, "rows.jsonl", "\n".join(map(json.dumps, rows)))
    assert "rows.jsonl: This file is here already." in words(app)


def test_things_are_taken_out_and_all_can_be_started_over() -> None:
    app = upload(upload(adding(), "gazette.txt", GAZETTE), "courier.txt", COURIER)
    until(app, "2 articles read.")
    app.multiselect(key="take out").set_value([0])
    button(app, "Take it out").click()
    until(run(app), "1 article read.")
    folder = job.named(str(app.session_state["tray"]))
    assert folder is not None
    button(app, "Start over").click()
    run(app)
    assert "Given so far" not in words(app)
    assert not folder.exists()


def test_an_empty_upload_is_refused_at_once() -> None:
    app = upload(adding(), "empty.txt", b"")
    assert "empty.txt: The file is empty." in words(app)
    assert "Given so far" not in words(app)


def test_a_busy_server_says_so_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"outlet": "A", "text": GAZETTE}
    app = until(upload(adding(), "rows.jsonl", json.dumps(row)), "1 article read.")
    monkeypatch.setitem(process.MOST, "score", 0)
    button(app, "Score 1 article").click()
    run(app)
    assert "This server is working on 0 other jobs. Nothing of yours is lost" in words(app)
    monkeypatch.setitem(process.MOST, "score", 4)
    button(app, "Score 1 article").click()
    until(run(app), "The case is ready")


def test_a_failure_is_a_sentence_and_scoring_can_be_tried_again() -> None:
    row = {"outlet": "A", "text": GAZETTE}
    app = until(upload(adding(), "rows.jsonl", json.dumps(row)), "1 article read.")
    folder = job.named(str(app.session_state["tray"]))
    assert folder is not None
    gathered = job.reading(job.tray(folder)) / "gathered.json"
    whole = gathered.read_bytes()
    gathered.write_text("[]", "utf-8")
    button(app, "Score 1 article").click()
    until(run(app), "an error of the program")
    assert "Traceback" not in words(app)
    gathered.write_bytes(whole)
    app.text_input(key=f"title {folder.name[-8:]}").set_value("Another title")
    run(app)
    button(app, "Score 1 article again").click()
    until(run(app), "The case is ready: 1 article scored.")


def test_a_private_case_opens_by_its_link_and_is_listed_for_nobody_else(own: str) -> None:
    stranger = shown("front")
    everything = words(stranger) + str([box.options for box in stranger.selectbox])
    assert own not in everything
    assert "Your articles" not in everything
    holder = shown("front", case=own)
    assert "Mine" in words(holder)
    assert "The Gazette" not in words(holder)  # a name was not made up
    listed = next(box.options for box in holder.selectbox if box.label == "Case")
    assert listed == ["russia-dprk-pact", "Your articles"]
    again = shown("data", case=own)
    assert "Keep this case" in words(again)
    assert again.get("download_button")[0].label.startswith("Keep it")


@pytest.mark.parametrize(
    "name",
    ["own-" + "0" * 32, "own-", "tray-" + "0" * 32, "../own-x", "own-\0", "own-" + "x" * 9000],
)
def test_a_guessed_link_finds_nothing(own: str, name: str) -> None:
    app = shown("front", case=name)
    assert "This server knows no case called" in words(app)
    assert own not in words(app)
    app = shown("data", adding=name)
    assert "Given so far" not in words(app)


def test_a_tray_is_found_again_by_its_link_alone() -> None:
    app = until(upload(adding(), "gazette.txt", GAZETTE), "1 article read.")
    name = str(app.session_state["tray"])
    assert app.query_params["adding"] == name
    assert "1 article read." in words(shown("data", adding=name))
    assert "Given so far" not in words(shown("data"))
