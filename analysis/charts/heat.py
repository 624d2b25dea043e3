"""A heat table: outlets and stories, the figure in every cell, one stated scale of colours."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import INK, laid_out, safe, short
from analysis.sheet import Column

# From paper to ink for amounts; orange over paper to blue for what has two sides.
_AMOUNT = {False: ("#fbfaf7", "#3f7f88"), True: ("#14171a", "#4aa3ae")}
_SIDES = {
    False: ("#C24E00", "#fbfaf7", "#0072B2"),
    True: ("#F0924A", "#14171a", "#5DB4E8"),
}
_DARK, _LIGHT = "#000000", "#ffffff"  # of the two one reads 4.5:1 on any colour
LEAST = 0.5  # a scale with two sides reaches at least so far: small tones stay pale
CELL, HEAD, FOOT = 30, 104, 62  # pixels: a row, the names above, the scale below


class _Cell(NamedTuple):
    x: int
    y: int
    outlet: Column
    story: str
    title: str
    row: Any


def heat(
    table: pd.DataFrame,
    columns: Sequence[Column],
    stories: Sequence[tuple[str, str]],
    unit: str,
    signed: bool = False,
    night: bool = False,
    caption: str = "",
    item: str = "",
) -> go.Figure:
    """Outlets side by side and stories below each other, or the other way where outlets are more.

    `table`: outlet, story, value (null: no evidence or below the floor), printed, said. The scale
    runs from 0 to the largest value, or as far to either side of 0 where values are `signed`. Every
    cell carries (outlet, `item`, story) as customdata, by which its evidence is found.
    """
    outlets, titles = [c.name for c in columns], [title for _, title in stories]
    turned = len(columns) > len(stories)
    across, down = (titles, outlets) if turned else (outlets, titles)
    cells = _cells(table, columns, stories, turned)
    values: list[list[float | None]] = [[None] * len(across) for _ in down]
    for cell in cells:
        values[cell.y][cell.x] = _value(cell.row)
    largest = max((abs(v) for row in values for v in row if v is not None), default=0.0) or 1.0
    largest = max(largest, LEAST) if signed else largest
    colours = (_SIDES if signed else _AMOUNT)[night]
    low = -largest if signed else 0.0
    figure = go.Figure(
        go.Heatmap(
            z=values, x=list(range(len(across))), y=list(range(len(down))), zmin=low, zmax=largest,
            xgap=2, ygap=2, hoverinfo="skip", colorbar=_scale(unit, night),
            colorscale=[[i / (len(colours) - 1), each] for i, each in enumerate(colours)],
        )
    )  # fmt: skip
    inks = [_ink(_value(cell.row), low, largest, colours, night) for cell in cells]
    _figures(figure, cells, inks, item)
    _names(figure, across, down)
    return laid_out(
        figure, HEAD + FOOT + CELL * len(down), top=HEAD, caption=caption, night=night, below=FOOT
    )


def heat_alt(
    table: pd.DataFrame, columns: Sequence[Column], stories: Sequence[tuple[str, str]], about: str
) -> str:
    """The table in a clause per outlet, of at most ten: in how many stories, from what to what."""
    parts = []
    for column in columns[:10]:
        own = table[(table["outlet"] == column.outlet) & table["value"].notna()]
        own = own.sort_values("value")
        within = f", from {own['printed'].iloc[0]} to {own['printed'].iloc[-1]}" if len(own) else ""
        parts.append(f"{column.name}: a figure in {len(own)} of {len(stories)} stories{within}")
    more = f" And {len(columns) - 10} more outlets." if len(columns) > 10 else ""
    return f"{about} {'. '.join(parts)}.{more}"


def _cells(
    table: pd.DataFrame, columns: Sequence[Column], stories: Sequence[tuple[str, str]], turned: bool
) -> list[_Cell]:
    places = {(r.outlet, r.story): r for r in table.itertuples(index=False)}
    found = []
    for i, column in enumerate(columns):
        for k, (story, title) in enumerate(stories):
            if row := places.get((column.outlet, story)):
                x, y = (k, i) if turned else (i, k)
                found.append(_Cell(x, y, column, story, title, row))
    return found


def _figures(figure: go.Figure, cells: list[_Cell], inks: list[str], item: str) -> None:
    """The figures in the cells: points, since a heat map's own cells cannot be chosen."""
    figure.add_scatter(
        x=[cell.x for cell in cells], y=[cell.y for cell in cells], showlegend=False,
        mode="markers+text", text=[safe(cell.row.printed) for cell in cells],
        marker={"size": 26, "opacity": 0, "symbol": "square"},
        textfont={"size": 12, "color": inks}, unselected={"marker": {"opacity": 0}},
        customdata=[[cell.outlet.outlet, item, cell.story, ""] for cell in cells],
        hovertext=[safe(f"{c.outlet.name}, {c.title}: {c.row.said}") for c in cells],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _names(figure: go.Figure, across: Sequence[str], down: Sequence[str]) -> None:
    figure.update_xaxes(
        side="top", showgrid=False, zeroline=False, tickangle=40, range=[-0.5, len(across) - 0.5],
        tickvals=list(range(len(across))), ticktext=[short(name, 20) for name in across],
    )  # fmt: skip
    figure.update_yaxes(
        showgrid=False, zeroline=False, range=[len(down) - 0.5, -0.5],
        tickvals=list(range(len(down))), ticktext=[short(name, 24) for name in down],
    )  # fmt: skip


def _scale(unit: str, night: bool) -> dict[str, Any]:
    return {
        "title": {"text": safe(unit), "side": "bottom", "font": {"color": INK[night], "size": 12}},
        "orientation": "h", "thickness": 10, "x": 0, "xanchor": "left", "y": 0, "yanchor": "top",
        "len": 1, "nticks": 5, "tickfont": {"color": INK[night]}, "outlinewidth": 0, "ypad": 8,
    }  # fmt: skip


def _ink(value: float | None, low: float, high: float, colours: Sequence[str], night: bool) -> str:
    """Of dark and light the one that can be read on a cell of this value."""
    if value is None:
        return _LIGHT if night else _DARK
    place = (value - low) / (high - low) * (len(colours) - 1)
    first = min(int(place), len(colours) - 2)
    ends = (_rgb(colours[first]), _rgb(colours[first + 1]))
    cell = [a + (b - a) * (place - first) for a, b in zip(*ends, strict=True)]
    return max((_DARK, _LIGHT), key=lambda ink: contrast(_rgb(ink), cell))


def _rgb(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2, from relative luminance)."""
    low, high = sorted(_luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _value(cell: Any) -> float | None:
    value = getattr(cell, "value", None)
    return None if value is None or pd.isna(value) else float(value)
