"""Charts of very many: points thinned to what can be told apart, and all outlets on one scale."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import GREY, MANY, colour, laid_out, safe, short, symbol
from analysis.sheet import Column

PLACES = 400  # along an axis that can be told apart
HEIGHT = 320  # pixels
# Behind a name, so that it can be read over dots: the paper by day and by night.
HALO = {
    night: ", ".join([f"0 0 3px {p}"] * 4) for night, p in ((False, "#fbfaf7"), (True, "#14171a"))
}


def thinned(table: pd.DataFrame, value: str, by: Sequence[str]) -> pd.DataFrame:
    """Of more than `MANY` points only the first at every place, within each group of `by`."""
    if len(table) <= MANY:
        return table
    low, high = table[value].min(), table[value].max()
    step = (high - low) / PLACES if high > low else 1.0
    place = ((table[value] - low) / step).round()
    return table[~table[list(by)].assign(place=place).duplicated()]


def all_outlets(
    table: pd.DataFrame,
    columns: Sequence[Column],
    title: str,
    low: float | None = None,
    night: bool = False,
    caption: str = "",
) -> go.Figure:
    """Every outlet a grey dot at its value, those of `columns` lit with name, colour and marker.

    `table`: columns of `sheet.many.ALL` and `said`, outlets with enough for a figure. A dot's
    height says nothing: it follows a hash of the outlet, so that dots do not hide each other. Every
    point carries its outlet as customdata.
    """
    shown = {column.outlet for column in columns}
    rest = table[~table["outlet"].isin(shown)]
    figure = go.Figure()
    draw = go.Scattergl if len(rest) > MANY else go.Scatter
    figure.add_trace(
        draw(
            x=rest["value"].to_numpy(float), y=np.array([height(o) for o in rest["outlet"]]),
            mode="markers", showlegend=False, opacity=0.45,
            customdata=rest[["outlet"]].to_numpy(object), text=[safe(s) for s in rest["said"]],
            hovertemplate="%{text}<extra></extra>", marker={"size": 7, "color": GREY},
        )
    )  # fmt: skip
    middle = (table["value"].min() + table["value"].max()) / 2
    for i, column in enumerate(columns):
        own = table[table["outlet"] == column.outlet]
        side = "left" if (own["value"] > middle).any() else "right"  # where there is room
        _lit(figure, own, column, i, len(columns), side, night)
    figure.update_yaxes(visible=False, range=[-0.04, 1.04])
    figure.update_xaxes(title=safe(title), zeroline=True, zerolinewidth=1.5)
    if low is not None:
        figure.update_xaxes(rangemode="tozero")
    return laid_out(figure, HEIGHT, caption=caption, night=night)


def _lit(
    figure: go.Figure, own: pd.DataFrame, column: Column, i: int, of: int, side: str, night: bool
) -> None:
    """One outlet that is lit, in a lane of its own so that names do not overlap."""
    if own.empty:
        return
    hue = colour(column, night)
    figure.add_scatter(
        x=list(own["value"]), y=[1 - (i + 0.5) / of], mode="markers+text", showlegend=False,
        text=[short(column.name)], textposition=f"middle {side}", cliponaxis=False,
        textfont={"color": hue, "size": 13, "shadow": HALO[night]}, customdata=[[column.outlet]],
        hovertext=[safe(s) for s in own["said"]], hovertemplate="%{hovertext}<extra></extra>",
        marker={"symbol": symbol(column), "size": 13, "color": hue},
    )  # fmt: skip


def height(outlet: str) -> float:
    """Where in the band an outlet's dot lies, from 0 to 1: always the same, and nothing else."""
    digest = hashlib.blake2b(outlet.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def all_outlets_alt(table: pd.DataFrame, columns: Sequence[Column], about: str) -> str:
    """The range of all outlets, and the figures of those that are lit."""
    said = dict(zip(table["outlet"], table["said"], strict=True))
    lit = [said.get(column.outlet, f"{column.name}: too little for a figure") for column in columns]
    return f"{about} {len(table):,} outlets, each a dot. {'. '.join(lit)}."
