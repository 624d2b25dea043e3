"""Voices: how much each outlet gives to each speaker or camp, as bars on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import GREY, INK, colour, laid_out, safe, short
from analysis.sheet import Column
from analysis.tables import each

ROW = 21  # pixels a bar, or a name above its bars
ROOM = 1.4  # of the longest bar, so that the figures at the ends have room
MARKED, REPORTED = "in quotation marks", "reported without them"


class _Bar(NamedTuple):
    y: int
    column: Column
    row: Any


def voices(
    table: pd.DataFrame, columns: Sequence[Column], bands: Sequence[tuple[str, str]], title: str,
    night: bool = False, caption: str = "",
) -> go.Figure:  # fmt: skip
    """One name after another (`bands`: key and name), and below it a bar for every outlet.

    `table`: outlet, key, marked and reported (the two parts of a bar, in the units that `title`
    says), printed, said. Bars carry (outlet, key) as customdata, by which their evidence is found.
    """
    names, bars = _rows(table, columns, bands)
    figure = go.Figure()
    for part in ("marked", "reported"):
        figure.add_bar(**_part(bars, part, night))
    _legend(figure, night)
    longest = max((b.row.marked + b.row.reported for b in bars), default=0.0) or 1.0
    figure.update_yaxes(
        tickvals=list(names), ticktext=list(names.values()), showgrid=False, zeroline=False,
        range=[len(names) - 0.4, -0.6],
    )  # fmt: skip
    figure.update_xaxes(title=safe(title), range=[0, longest * ROOM], zeroline=True)
    figure.update_layout(
        barmode="stack",
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    )
    return laid_out(figure, 110 + ROW * len(names), top=36, caption=caption, night=night)


def _rows(
    table: pd.DataFrame, columns: Sequence[Column], bands: Sequence[tuple[str, str]]
) -> tuple[dict[int, str], list[_Bar]]:
    """What stands at every row of the axis, and the bars; an outlet without one has no row."""
    rows = {(r.outlet, r.key): r for r in each(table)}
    names: dict[int, str] = {}
    bars: list[_Bar] = []
    for key, name in bands:
        names[len(names)] = f"<b>{short(name, 26)}</b>"
        for column in columns:
            if row := rows.get((column.outlet, key)):
                bars.append(_Bar(len(names), column, row))
                names[len(names)] = short(column.name, 24)
    return names, bars


def _part(bars: Sequence[_Bar], part: str, night: bool) -> Mapping[str, Any]:
    """The bars' solid part, or the hatched one, which carries the figure at the end."""
    hues = [colour(bar.column, night) for bar in bars]
    last = part == "reported"
    return {
        "x": [getattr(bar.row, part) for bar in bars], "y": [bar.y for bar in bars],
        "orientation": "h", "width": 0.72, "showlegend": False, "cliponaxis": False,
        "customdata": [[bar.column.outlet, bar.row.key, "", ""] for bar in bars],
        "text": [safe(bar.row.printed) if last else "" for bar in bars],
        "textposition": "outside", "textfont": {"size": 12, "color": INK[night]},
        "hovertext": list(_hover(bars)), "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": hues, "line": {"color": hues, "width": 1},
            "pattern": {"shape": "/" if last else "", "size": 5, "solidity": 0.35},
        },
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _hover(bars: Sequence[_Bar]) -> Iterator[str]:
    for bar in bars:
        yield safe(f"{bar.column.name}: {bar.row.said}")


def _legend(figure: go.Figure, night: bool) -> None:
    """What solid and hatched mean, in grey: the hues are the outlets'."""
    for name, shape in ((MARKED, ""), (REPORTED, "/")):
        figure.add_bar(
            x=[None], y=[None], name=name, hoverinfo="skip",
            marker={
                "color": GREY, "line": {"color": GREY, "width": 1},
                "pattern": {"shape": shape, "size": 5, "solidity": 0.35},
            },
        )  # fmt: skip


def voices_alt(
    table: pd.DataFrame, columns: Sequence[Column], bands: Sequence[tuple[str, str]], about: str
) -> str:
    """The chart in words, name by name."""
    names = {column.outlet: column.name for column in columns}
    parts = []
    for key, name in bands:
        own = table[table["key"] == key]
        told = "; ".join(f"{names[r.outlet]} {r.said}" for r in each(own) if r.outlet in names)
        parts.append(f"{name}: {told or 'nothing'}")
    return f"{about} {'. '.join(parts)}."
