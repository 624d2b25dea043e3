"""More outlets than a sheet can show: which are shown, how they look, and all of them at once."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from app import opened_on
from made_large import large
from streamlit.testing.v1 import AppTest

from analysis import charts
from analysis.charts.look import GREY, MANY, colour, symbol
from analysis.charts.many import PLACES, height, thinned
from analysis.compare import estimates
from analysis.measures import MEASURES
from analysis.measures.loaded import LOADED
from analysis.sheet import Choice, Column, many
from analysis.tables import SCHEMAS

ROOT = Path(__file__).parents[1]
PAGES = re.findall(r'PAGES / "(\w+)\.py"', (ROOT / "dashboard.py").read_text("utf-8"))


def case(texts: list[int]) -> dict[str, pd.DataFrame]:
    """Outlets o0, o1, … with so many texts each; every text has 2 loaded words in 100, +1 each."""
    articles, readings = [], []
    for o, count in enumerate(texts):
        for i in range(count):
            id = f"o{o}-{i}"
            articles.append({"id": id, "outlet": f"o{o}", "story": f"s{i}", "published": ""})
            readings.append(
                {"article": id, "outlet": f"o{o}", "story": f"s{i}", "measure": "loaded",
                 "voice": "own", "zone": "told", "value": 20.0 + 10 * i, "marks": 2 + i, "n": 100,
                 "why": ""}
            )  # fmt: skip
    tables = {name: schema.empty_table().to_pandas() for name, schema in SCHEMAS.items()}
    for name, rows in (("articles", articles), ("readings", readings)):
        tables[name] = pd.DataFrame(rows, columns=SCHEMAS[name].names)
    return tables


def names(count: int) -> dict[str, str]:
    return {f"o{i}": f"Outlet {i}" for i in range(count)}


def test_up_to_eight_outlets_are_all_shown() -> None:
    assert many.shown(case([1] * 8), names(8), Choice()) == Choice()
    assert many.shown_said(names(8), ()) == ""


def test_of_more_those_with_the_most_texts_are_shown() -> None:
    found = many.shown(case([1, 1, 1, 1, 5, 1, 1, 1, 3, 1, 2]), names(11), Choice())
    # Three stand out; of the rest, which tie, the first five of the case; in the case's order.
    assert found.outlets == ("o0", "o1", "o2", "o3", "o4", "o5", "o8", "o10")
    assert many.shown_said(names(1000), ()) == (
        "8 of 1,000 outlets are shown, those with the most texts; choose others by name, at most "
        "8 at once."
    )


def test_texts_are_counted_on_the_chosen_stories() -> None:
    tables = case([1] * 8 + [2, 2])
    found = many.shown(tables, names(10), Choice(stories=("s1",)))
    assert found.outlets == ("o8", "o9")  # nobody else has a text on it


def test_those_that_are_chosen_are_shown_at_most_eight() -> None:
    tables, chosen = case([1] * 12), tuple(f"o{i}" for i in range(11, 1, -1))
    found = many.shown(tables, names(12), Choice(outlets=("nosuch", *chosen)))
    assert found.outlets == chosen[:8]
    assert many.shown_said(names(12), chosen[:2]).startswith("2 of 12 outlets are shown, those")


def test_one_more_makes_the_first_make_room() -> None:
    assert many.with_one_more(["a"], "b") == ["a", "b"]
    assert many.with_one_more(["a", "b"], "a") == ["b", "a"]
    assert many.with_one_more(list("abcdefgh"), "x") == list("bcdefghx")


def _columns(count: int) -> tuple[Column, ...]:
    return tuple(
        Column(f"o{i}", f"Outlet {i}", "", (), False, (f"o{i}-0",), i * 50, False)
        for i in range(count)
    )


def test_those_shown_differ_in_colour_or_marker() -> None:
    choice = Choice(outlets=tuple(f"o{i}" for i in range(8)))
    found = many.lit(_columns(9), choice)
    looks = {(colour(column), symbol(column)) for column in found[:8]}
    assert len(looks) == 8
    assert all(column.lit for column in found[:8])
    assert colour(found[8]) == GREY


def _all(tables: dict[str, pd.DataFrame], count: int, **groups: str) -> pd.DataFrame:
    return many.all_outlets(
        tables, tables["readings"], names(count), LOADED, "own", Choice(), groups
    )


def test_all_outlets_are_averaged_as_elsewhere() -> None:
    tables = case([1, 3, 0, 2])
    found = _all(tables, 4)
    assert list(found["outlet"]) == ["o1", "o3", "o0", "o2"]  # by the number of their texts
    value = dict(zip(found["outlet"], found["value"], strict=True))
    assert value["o1"] == (20 + 30 + 40) / 3
    assert value["o3"] == (20 + 30) / 2
    expected = estimates(tables["readings"], draws=0).set_index("outlet")["value"]
    for outlet, mean in expected.items():
        assert value[outlet] == mean
    rest = found.set_index("outlet").loc["o2"]
    assert np.isnan(rest["value"])
    assert (rest["marks"], rest["n"], rest["texts"]) == (0, 0, 0)
    assert list(found.columns) == list(many.ALL)


def test_copies_within_an_outlet_count_once() -> None:
    tables = case([3])
    tables["readings"]["story"] = tables["articles"]["story"] = "s0"
    found = _all(tables, 1, **{"o0-0": "o0-0", "o0-1": "o0-0"})
    assert found["value"][0] == ((20 + 30) / 2 + 40) / 2
    assert found["texts"][0] == 3


def test_below_the_floor_there_is_no_figure_and_it_is_said() -> None:
    found = _all(case([1, 9]), 2)  # 2 marks, and 2 + 3 + … + 10 = 54
    assert dict(zip(found["outlet"], found["enough"], strict=True)) == {"o1": True, "o0": False}
    less = f"fewer than {LOADED.floor} found, too few for a figure: the table has the counts."
    assert many.left_out_said(found, LOADED) == f"1 of 2 outlets not drawn here have {less}"
    assert many.left_out_said(found.tail(1), LOADED) == f"All 1 outlet have {less}"
    assert many.left_out_said(found.head(1), LOADED) == ""


def test_every_outlet_is_a_dot_and_the_chosen_are_lit() -> None:
    table = pd.DataFrame({"outlet": list(names(40)), "value": np.linspace(0, 1, 40)})
    table = table.assign(said=[f"<b>{name}</b>" for name in table["outlet"]])
    lit = many.lit(_columns(3), Choice(outlets=("o0", "o1", "o2")))
    figure = charts.all_outlets(table, lit, "share", 0.0)
    rest, *chosen = figure.data
    assert len(rest.x) == 37
    assert rest.marker.color == GREY
    assert "&lt;b&gt;" in rest.text[0]
    assert [trace.text[0] for trace in chosen] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert len({trace.y[0] for trace in chosen}) == 3
    assert [list(point) for point in rest.customdata[:2]] == [["o3"], ["o4"]]
    said = charts.all_outlets_alt(table, lit, "Share.")
    assert said.startswith("Share. 40 outlets, each a dot. <b>o0</b>.")


def test_a_dots_height_is_always_the_same_and_no_value() -> None:
    heights = [height(f"o{i}") for i in range(500)]
    assert heights == [height(f"o{i}") for i in range(500)]
    assert min(heights) < 0.02
    assert max(heights) > 0.98
    assert 0.4 < float(np.mean(heights)) < 0.6


def test_points_are_thinned_only_where_there_are_too_many() -> None:
    few = pd.DataFrame({"outlet": "a", "tone": np.zeros(MANY)})
    assert len(thinned(few, "tone", ("outlet",))) == MANY
    lots = pd.DataFrame({"outlet": ["a", "b"] * MANY, "tone": np.linspace(-1, 1, 2 * MANY)})
    found = thinned(lots, "tone", ("outlet",))
    assert PLACES <= len(found) <= 2 * (PLACES + 1)
    assert (found["tone"].min(), set(found["outlet"])) == (-1, {"a", "b"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(large(tmp_path_factory.mktemp("many") / "many", 12, 2))


def _shown(
    folder: str, monkeypatch: pytest.MonkeyPatch, page: str = "front", **query: Any
) -> AppTest:
    return opened_on(monkeypatch, folder, page, **query)


def _words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def test_the_page_says_which_are_shown_and_has_all_in_a_table(folder, monkeypatch) -> None:
    app = _shown(folder, monkeypatch)
    assert "8 of 12 outlets are shown, those with the most texts" in _words(app)
    assert "All outlets" in _words(app)
    table = next(each for each in app.dataframe if len(each.value) == 12)
    assert list(table.value["outlet"]) == [f"Outlet {i:04d}" for i in range(12)]
    assert set(table.value["texts"]) == {2}


def test_every_measure_can_be_asked_for(folder, monkeypatch) -> None:
    app = _shown(folder, monkeypatch)
    for measure in MEASURES[::7]:
        app.selectbox(key="measure").set_value(measure.name).run()
        assert not app.exception, app.exception[0].value


def test_a_filter_narrows_and_the_link_holds_it(folder, monkeypatch) -> None:
    app = _shown(folder, monkeypatch, outlets=["Outlet 0011", "Outlet 0003"])
    assert "2 of 12 outlets are shown, those that were chosen" in _words(app)


def test_guesses_and_the_reveal_come_from_the_link(folder, monkeypatch) -> None:
    app = _shown(folder, monkeypatch, "classroom", mask="1", guess="1..3", why=["A:short words"])
    box = app.selectbox(key="guess A")
    assert box.options[:3] == ["not guessed yet", "Outlet 0000", "Outlet 0001"]
    assert (box.value, app.selectbox(key="guess B").value) == ("o0000", "")
    assert app.text_input(key="why A").value == "short words"
    app.selectbox(key="guess B").set_value("o0004").run()
    assert app.query_params["guess"] == "1.5.3"
    app.button(key="show").click().run()
    assert not app.exception, app.exception[0].value
    assert re.search(r"[0-3] of 12 right\.", _words(app))
    assert len(re.findall(r"Outlet [A-L] is Outlet 00\d\d", _words(app))) == 12
    assert "Because: short words" in _words(app)
    assert app.query_params["reveal"] == "1"
    app.button(key="hide").click().run()
    assert "right." not in _words(app)
    assert "reveal" not in app.query_params


@pytest.mark.parametrize(
    "query",
    [{"guess": "x.999.-1..²."}, {"guess": "1" * 4000}, {"why": ["", "Z:", ":x", "A" * 900]},
     {"guess": "<script>", "reveal": "1"}, {"mask": "2"}, {"reveal": "yes", "letters": "Outlet A"}],
    ids=str,
)  # fmt: skip
def test_a_strange_link_is_harmless(folder, monkeypatch, query: dict[str, Any]) -> None:
    _shown(folder, monkeypatch, "classroom", **{"mask": "1"} | query)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_masked(folder, monkeypatch, page: str) -> None:
    app = _shown(folder, monkeypatch, page, mask="1")
    assert "Names are masked." in _words(app)
    assert "Outlet 00" not in _words(app)
