"""Charts: what stands where, what a mark carries, what is said of it; and that no name gets out."""

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import charts
from analysis.charts.dots import STEPS
from analysis.charts.heat import LEAST, contrast
from analysis.charts.look import DAY, GREY, NIGHT, SYMBOLS, colour, short, symbol
from analysis.charts.many import thinned
from analysis.sheet import Column
from analysis.sheet.gap import PARTS
from analysis.sheet.spread import DOTS, HEAT, SPREAD

EVIL = '<a href="https://evil.example">Post</a> <span style="color:red">x</span> & <b>y</b>'
RATE = charts.Scale("hits per 1,000 words", low=0.0)
STORIES = [("fire", "harbour fire"), ("fare", "ferry fares")]


def column(outlet: str, name: str, number: int = 0, lit: bool = True) -> Column:
    return Column(outlet, name, "", (), False, ("1",), number, lit)


GAZETTE, COURIER = column("gazette", "The Gazette"), column("courier", "Courier", 1)
BOTH = (GAZETTE, COURIER)


def estimates(*rows: tuple) -> pd.DataFrame:
    """Rows of (outlet, band, value, low, high, faint, said)."""
    full = [
        (o, b, v, v, low, high, "", 12, 12, 3, 5, 40, faint, said)
        for o, b, v, low, high, faint, said in rows
    ]
    numbers = dict.fromkeys(("value", "median", "low", "high"), float)
    return pd.DataFrame(full, columns=list(SPREAD)).astype(numbers)


def articles(*rows: tuple) -> pd.DataFrame:
    """Rows of (outlet, band, article, story, published, value, label)."""
    full = [(o, b, a, s, d, v, 3, 10, False, label, f"{v}") for o, b, a, s, d, v, label in rows]
    return pd.DataFrame(full, columns=list(DOTS))


MEANS = estimates(
    ("gazette", "own", 0.1, 0.0, 0.3, False, "+0.10 (95 % 0.00 to +0.30)"),
    ("gazette", "quoted", -0.2, None, None, True, "4 sentences: too few"),
    ("courier", "own", -0.4, -0.5, -0.1, False, "−0.40"),
)
RINGS = articles(
    ("gazette", "own", "g1", "fire", "2025-03-04", 0.2, "Fire!"),
    ("gazette", "own", "g2", "fare", "2025-04-01", 0.0, "Fares"),
    ("courier", "own", "c1", "fire", None, -0.4, "A blaze"),
)
BANDS = [("own", "own voice"), ("quoted", "quoted")]


def traces(figure: go.Figure, mode: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == mode and len(trace.x)]


def by_customdata(figure: go.Figure) -> dict[tuple[str, ...], tuple[float, float]]:
    """What a mark carries → where it stands."""
    return {
        tuple(data): (x, y)
        for trace in figure.data
        if trace.customdata is not None
        for data, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }


# Dots


def test_means_stand_at_their_values_with_their_intervals() -> None:
    figure = charts.spread(MEANS, RINGS, BOTH, BANDS, RATE)
    (mean,) = [t for t in figure.data if t.error_x.array is not None and t.name == "Courier"]
    assert list(mean.x) == [-0.4]
    assert list(mean.error_x.array) == pytest.approx([0.3])
    assert list(mean.error_x.arrayminus) == pytest.approx([0.1])
    assert mean.marker.symbol == (symbol(COURIER),)


def test_a_mean_without_an_interval_has_no_line_and_below_the_floor_is_hollow() -> None:
    figure = charts.spread(MEANS, RINGS, BOTH, BANDS, RATE)
    (mean,) = [t for t in figure.data if t.name == "The Gazette"]
    assert list(mean.error_x.array) == pytest.approx([0.2, math.nan], nan_ok=True)
    assert list(mean.marker.symbol) == ["circle", "circle-open"]


def test_every_mark_of_the_dots_says_where_its_evidence_is() -> None:
    found = by_customdata(charts.spread(MEANS, RINGS, BOTH, BANDS, RATE))
    assert set(found) == {
        ("gazette", "own", "", ""), ("gazette", "quoted", "", ""), ("courier", "own", "", ""),
        ("gazette", "own", "fire", "g1"), ("gazette", "own", "fare", "g2"),
        ("courier", "own", "fire", "c1"),
    }  # fmt: skip
    assert found["gazette", "own", "fire", "g1"][0] == 0.2
    rows = {key: round(y) for key, (_, y) in found.items()}
    assert rows["gazette", "own", "", ""] == rows["courier", "own", "fire", "c1"] == 0
    assert rows["gazette", "quoted", "", ""] == 1
    lanes = {key[0]: y for key, (_, y) in found.items() if key[1] == "own"}
    assert lanes["gazette"] < lanes["courier"]  # the first outlet on top: the axis points down


def test_an_outlet_without_a_mean_keeps_its_marker_in_the_legend() -> None:
    figure = charts.spread(MEANS.assign(value=None), RINGS, BOTH, BANDS, RATE)
    assert [t.marker.symbol for t in figure.data if t.name] == ["circle", "square"]


def test_one_band_has_the_outlets_names_at_the_side_and_no_legend() -> None:
    figure = charts.spread(MEANS, RINGS, BOTH, BANDS[:1], RATE)
    assert list(figure.layout.yaxis.ticktext) == ["The Gazette", "Courier"]
    assert not figure.layout.showlegend


def test_the_dots_in_words() -> None:
    said = charts.spread_alt(MEANS, BOTH, BANDS, "Tone.")
    assert said == (
        "Tone. The Gazette: own voice +0.10 (95 % 0.00 to +0.30); quoted 4 sentences: too few. "
        "Courier: own voice −0.40."
    )
    many = [column(str(i), f"Outlet {i}") for i in range(12)]
    assert charts.spread_alt(MEANS, many, BANDS, "Tone.").endswith(
        "Outlet 9: not measured. And 2 more outlets."
    )


@pytest.mark.parametrize(
    ("values", "half"),
    [([0.01, -0.03], 0.05), ([0.31], 0.4), ([-0.99, 0.5], 1.03), ([], 1.03), ([None], 1.03)],
)
def test_a_scale_around_zero_reaches_as_far_to_either_side(values: list, half: float) -> None:
    scale = charts.around_zero("tone", values)
    assert (scale.low, scale.high) == (-half, half)
    assert list(STEPS) == sorted(STEPS)


def test_a_scale_around_zero_can_go_beyond_one() -> None:
    assert charts.around_zero("gap", [1.3], most=2.0).high == 1.5
    assert charts.around_zero("gap", [1.9], most=2.0).high == 2.06


# Heat

CELLS = pd.DataFrame(
    [
        ("gazette", "fire", -0.4, 3, 12, "−0.40", "−0.40, 12 sentences"),
        ("courier", "fire", 0.2, 3, 11, "+0.20", "+0.20, 11 sentences"),
        ("courier", "fare", None, 1, 4, "(4)", "4 sentences"),
    ],
    columns=list(HEAT),
)


def test_a_heat_table_has_a_cell_for_every_outlet_and_story() -> None:
    figure = charts.heat(CELLS, BOTH, STORIES, "tone", signed=True, item="own")
    colours, figures = figure.data
    assert [list(row) for row in colours.z] == [[-0.4, 0.2], [None, None]]  # stories below others
    assert (colours.zmin, colours.zmax) == (-LEAST, LEAST)
    assert by_customdata(figure) == {
        ("gazette", "own", "fire", ""): (0, 0), ("courier", "own", "fire", ""): (1, 0),
        ("courier", "own", "fare", ""): (1, 1),
    }  # fmt: skip
    assert list(figures.text) == ["−0.40", "+0.20", "(4)"]
    assert list(figure.layout.xaxis.ticktext) == ["The Gazette", "Courier"]
    assert list(figure.layout.yaxis.ticktext) == ["harbour fire", "ferry fares"]


def test_more_outlets_than_stories_stand_below_each_other() -> None:
    figure = charts.heat(CELLS, BOTH, STORIES[:1], "tone", signed=True)
    assert [list(row) for row in figure.data[0].z] == [[-0.4], [0.2]]
    assert list(figure.layout.yaxis.ticktext) == ["The Gazette", "Courier"]


def test_amounts_start_at_zero_and_stories_of_one_name_stay_apart() -> None:
    twins = [("fire", "same name"), ("fare", "same name")]
    table = CELLS.assign(value=[4.0, 2.0, 1.0])
    figure = charts.heat(table, BOTH, twins, "hits")
    assert (figure.data[0].zmin, figure.data[0].zmax) == (0.0, 4.0)
    assert [list(row) for row in figure.data[0].z] == [[4.0, 2.0], [None, 1.0]]


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("signed", [False, True])
def test_the_figure_in_a_cell_can_be_read(night: bool, signed: bool) -> None:
    values = [i / 20 for i in range(-20 if signed else 0, 21)]
    stories = [(str(i), str(i)) for i in range(len(values))]
    table = pd.DataFrame(
        [("gazette", str(i), v, 1, 1, "x", "x") for i, v in enumerate(values)], columns=list(HEAT)
    )
    figure = charts.heat(table, (GAZETTE,), stories, "u", signed, night)
    colours, figures = figure.data
    for value, ink in zip(values, figures.textfont.color, strict=True):
        cell = _mixed(colours.colorscale, (value - colours.zmin) / (colours.zmax - colours.zmin))
        assert contrast(_rgb(ink), cell) >= 4.5, (value, ink)


def _mixed(scale: tuple, place: float) -> list[float]:
    for (a, one), (b, other) in pairwise(scale):
        if a <= place <= b:
            part = (place - a) / (b - a)
            return [x + (y - x) * part for x, y in zip(_rgb(one), _rgb(other), strict=True)]
    raise ValueError(place)


def _rgb(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def test_the_heat_table_in_words() -> None:
    assert charts.heat_alt(CELLS, BOTH, STORIES, "Tone by story.") == (
        "Tone by story. The Gazette: a figure in 1 of 2 stories, from −0.40 to −0.40. Courier: a "
        "figure in 1 of 2 stories, from +0.20 to +0.20."
    )
    empty = charts.heat_alt(CELLS.assign(value=None), BOTH, STORIES, "Tone.")
    assert "The Gazette: a figure in 0 of 2 stories." in empty


# Parts

GAP = pd.DataFrame(
    [
        ("difference", 0.2, 0.1, 0.3, "+0.20", "+0.20 (95 % +0.10 to +0.30)", "gazette", ""),
        ("amount quoted", -0.05, None, None, "−0.05", "−0.05", "gazette", "quoted"),
        ("own tone", 0.25, None, None, "+0.25", "+0.25", "gazette", "own"),
    ],
    columns=list(PARTS),
).astype({"low": float, "high": float})


def test_parts_are_bars_from_zero_that_add_up() -> None:
    figure = charts.parts(GAP, charts.around_zero("a minus b", GAP["value"]))
    (bar,) = figure.data
    assert list(bar.x) == [0.2, -0.05, 0.25]
    assert bar.x[0] == pytest.approx(sum(bar.x[1:]))
    assert bar.base == 0
    ends = pytest.approx([0.1, math.nan, math.nan], nan_ok=True)
    assert list(bar.error_x.array) == ends
    assert list(bar.error_x.arrayminus) == ends
    assert [list(data) for data in bar.customdata] == [
        ["gazette", "", "", ""], ["gazette", "quoted", "", ""], ["gazette", "own", "", ""],
    ]  # fmt: skip
    low, high = figure.layout.xaxis.range
    assert low == -high
    assert bar.marker.color[0] != bar.marker.color[1] == bar.marker.color[2]


def test_the_parts_in_words() -> None:
    assert charts.parts_alt(GAP, "Tone of a minus b:") == (
        "Tone of a minus b: difference +0.20 (95 % +0.10 to +0.30); amount quoted −0.05; own tone "
        "+0.25."
    )


# Ticks, time line, bars, all outlets

SENTENCES = pd.DataFrame({"outlet": ["gazette", "gazette", "courier"], "tone": [0.1, -0.3, 0.8]})
VOICES = pd.DataFrame(
    [("gazette", "own", 0.05, 12), ("gazette", "quoted", None, 3), ("courier", "own", None, 1)],
    columns=["outlet", "voice", "value", "n"],
).astype({"value": float})


def test_ticks_are_sentences_and_markers_are_means() -> None:
    figure = charts.ticks(SENTENCES, VOICES, BOTH)
    places = {
        (t.customdata[0][0], t.customdata[0][1]): list(zip(t.x, t.y, strict=True))
        for t in figure.data
    }
    assert places == {
        ("gazette", ""): [(0.1, 0), (-0.3, 0)], ("courier", ""): [(0.8, 1)],
        ("gazette", "own"): [(0.05, 0)],
    }  # fmt: skip
    assert list(figure.layout.yaxis.ticktext) == ["The Gazette", "Courier"]
    assert charts.ticks_alt(VOICES, BOTH).endswith(
        "The Gazette: own +0.05; Courier: too few sentences for a mean."
    )


def test_outlets_of_one_name_have_a_line_each() -> None:
    twins = (column("gazette", "Post"), column("courier", "Post", 1))
    figure = charts.ticks(SENTENCES, VOICES, twins)
    assert {y for t in figure.data for y in t.y} == {0, 1}


def test_a_time_line_has_the_dated_articles_alone() -> None:
    figure = charts.timeline(RINGS, BOTH, charts.around_zero("tone", [0.2]))
    assert by_customdata(figure) == {
        ("gazette", "own", "fire", "g1"): ("2025-03-04", 0.2),
        ("gazette", "own", "fare", "g2"): ("2025-04-01", 0.0),
    }
    assert charts.timeline_alt(RINGS, BOTH, "Tone by day.") == (
        "Tone by day. The Gazette: 2 dated articles, 2025-03-04 to 2025-04-01. Courier: 0 dated "
        "articles."
    )


def test_a_crowd_of_articles_is_faint() -> None:
    many = pd.concat([RINGS] * 400, ignore_index=True)
    few, faint = (charts.timeline(t, BOTH, RATE).data[0].opacity for t in (RINGS, many))
    assert faint < few


WORDS = pd.DataFrame(
    [("fire", "fire", 4.2, "4.2", "9 times", True), ("crew", "crew", 1.1, "1.1", "2 times", False)],
    columns=["key", "label", "value", "printed", "said", "full"],
)


def test_bars_stand_in_order_with_their_words() -> None:
    figure = charts.bars(WORDS, GAZETTE, "log odds")
    (bar,) = figure.data
    assert list(bar.x) == [4.2, 1.1]
    assert [data[0] for data in bar.customdata] == ["fire", "crew"]
    assert list(figure.layout.yaxis.ticktext) == ["fire", "crew"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]  # the first on top
    assert "fire 9 times; crew 2 times" in charts.bars_alt(WORDS, "Words:")


OUTLETS = pd.DataFrame({"outlet": ["gazette", "x"], "value": [1.0, 2.0], "said": ["g 1", "x 2"]})


def test_all_outlets_stand_at_their_values() -> None:
    figure = charts.all_outlets(OUTLETS, (GAZETTE,), "hits")
    assert {key: x for key, (x, _) in by_customdata(figure).items()} == {
        ("gazette",): 1.0, ("x",): 2.0,
    }  # fmt: skip
    assert "2 outlets" in charts.all_outlets_alt(OUTLETS, (GAZETTE,), "Hits.")
    assert figure.data[0].marker.color == GREY


def test_thinning_leaves_few_points_and_both_ends() -> None:
    table = pd.DataFrame({"value": range(50_000), "outlet": "gazette"})
    kept = thinned(table, "value", ("outlet",))
    assert len(kept) < 1_000
    assert kept["value"].min() == 0
    assert kept["value"].max() > 49_800
    assert len(thinned(table.head(10), "value", ("outlet",))) == 10


# What all share

WICKED = (column("gazette", EVIL), column("courier", EVIL, 1))
SCALE = charts.Scale(EVIL, -1.0, 1.0)
HOSTILE: dict[str, Callable[[bool], go.Figure]] = {
    "spread": lambda night: charts.spread(
        MEANS.assign(said=EVIL), RINGS.assign(label=EVIL), WICKED,
        [("own", EVIL), ("quoted", EVIL)], SCALE, night=night, caption=EVIL,
    ),
    "one band": lambda night: charts.spread(
        MEANS, RINGS, WICKED, [("own", EVIL)], SCALE, night=night, caption=EVIL
    ),
    "heat": lambda night: charts.heat(
        CELLS.assign(printed=EVIL, said=EVIL), WICKED, [("fire", EVIL), ("fare", EVIL)], EVIL,
        night=night, caption=EVIL,
    ),
    "parts": lambda night: charts.parts(
        GAP.assign(label=EVIL, printed=EVIL, said=EVIL), SCALE, night=night, caption=EVIL
    ),
    "ticks": lambda night: charts.ticks(SENTENCES, VOICES, WICKED, night=night, caption=EVIL),
    "timeline": lambda night: charts.timeline(
        RINGS.assign(label=EVIL), WICKED, SCALE, night=night, caption=EVIL
    ),
    "bars": lambda night: charts.bars(
        WORDS.assign(label=EVIL, printed=EVIL, said=EVIL), WICKED[0], EVIL, night=night,
        caption=EVIL,
    ),
    "all outlets": lambda night: charts.all_outlets(
        OUTLETS.assign(said=EVIL), WICKED, EVIL, night=night, caption=EVIL
    ),
}  # fmt: skip
CARRIED = ("customdata", "key")  # never shown: by these the evidence is found


def _strings(value: object, key: str = "") -> Iterator[str]:
    if key in CARRIED:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list | tuple) or hasattr(value, "tolist"):
        for inner in value if isinstance(value, list | tuple) else value.tolist():
            yield from _strings(inner)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_and_never_read(name: str) -> None:
    shown = list(_strings(HOSTILE[name](False).to_dict()))
    assert any("&lt;a href" in text for text in shown)
    for text in shown:
        assert not re.search(r"<(?!/?b>|br>|extra></extra>|/extra>)", text), text
        assert "<b>y</b>" not in text
        assert "&am<br>" not in text


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("name", HOSTILE)
def test_words_at_the_axes_can_be_read_by_day_and_by_night(name: str, night: bool) -> None:
    figure = HOSTILE[name](night)
    ink, paper = figure.layout.xaxis.tickfont.color, "#14171a" if night else "#fbfaf7"
    assert contrast(_rgb(ink), _rgb(paper)) >= 4.5
    assert figure.layout.title.subtitle.text  # what it was made from


@pytest.mark.parametrize("chart", [charts.spread, charts.timeline, charts.heat])
def test_nothing_to_draw_is_an_empty_chart(chart: Callable[..., go.Figure]) -> None:
    if chart is charts.spread:
        figure = chart(MEANS.head(0), RINGS.head(0), BOTH, BANDS, RATE)
    elif chart is charts.timeline:
        figure = chart(RINGS.head(0), BOTH, RATE)
    else:
        figure = chart(CELLS.head(0), BOTH, STORIES, "tone")
    assert isinstance(figure, go.Figure)


def test_long_names_are_cut_and_long_titles_broken() -> None:
    assert short("A" * 80) == "A" * 29 + "…"
    assert short("Tideline") == "Tideline"
    title = "The Alder Chronicle minus The Marrane Business Ledger"
    figure = charts.parts(GAP, charts.Scale(title, -1, 1))
    assert figure.layout.xaxis.title.text.replace("<br>", " ") == title
    assert "<br>" in figure.layout.xaxis.title.text


def test_outlets_keep_colour_and_marker_and_no_two_of_49_are_alike() -> None:
    found = {(colour(column("x", "x", i)), symbol(column("x", "x", i))) for i in range(49)}
    assert len(found) == 49
    assert colour(column("x", "x", 3, lit=False)) == GREY
    assert len(DAY) == len(NIGHT) == len(SYMBOLS) == 7


@pytest.mark.parametrize(
    ("hues", "paper"), [(DAY, "#fbfaf7"), (NIGHT, "#14171a")], ids=["day", "night"]
)
def test_colours_stand_out_from_the_page(hues: tuple[str, ...], paper: str) -> None:
    for hue in hues:
        assert contrast(_rgb(hue), _rgb(paper)) >= 3


def test_the_toolbar_saves_a_picture_and_calls_nobody() -> None:
    found = charts.config("port-alder_tone", "png")
    assert found["toImageButtonOptions"]["filename"] == "port-alder_tone"
    assert found["toImageButtonOptions"]["format"] == "png"
    assert not found["displaylogo"]
    assert not found["showSendToCloud"]
    assert found["modeBarButtons"] == [["toImage"]]
