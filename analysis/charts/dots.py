"""Dots: a band a measure, a lane an outlet in it, an article each, and the mean with its interval.

One scale for all bands, so that they can be compared; the zero line where there is one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import (
    INK,
    MANY,
    colour,
    customdata,
    hover,
    laid_out,
    safe,
    short,
    symbol,
)
from analysis.charts.many import thinned
from analysis.sheet import Column
from analysis.tables import each

LEGEND = 12  # outlets that a legend can name; more are named at the side, in one band
LANE = 0.84  # of a band's height is shared by the outlets
STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.2, 1.5)  # half a scale around 0


@dataclass(frozen=True, slots=True)
class Scale:
    """What the axis shows. `low`, `high`: its ends, null where the data decide."""

    title: str
    low: float | None = None
    high: float | None = None
    digits: int = 1


def around_zero(title: str, values: Iterable[float | None], most: float = 1.0) -> Scale:
    """A scale as far to either side of 0 as the values need, `most` being their end."""
    furthest = max((abs(v) for v in values if v is not None and not pd.isna(v)), default=most)
    half = next((step for step in STEPS if step < most and step >= furthest * 1.05), most * 1.03)
    return Scale(title, -half, half, 2)


def spread(
    estimates: pd.DataFrame,
    articles: pd.DataFrame,
    columns: Sequence[Column],
    bands: Sequence[tuple[str, str]],
    scale: Scale,
    night: bool = False,
    caption: str = "",
) -> go.Figure:
    """A marker at each estimate with its interval, a faint dot for every article behind it.

    `bands`: (key, title), the values of the column `band`. `estimates`: columns of
    `sheet.spread.SPREAD`; an estimate that is `faint` (below its floor) is hollow. `articles`:
    columns of `sheet.spread.DOTS`. Every point carries (outlet, band, story, article) as
    customdata, by which its evidence is found.
    """
    figure = go.Figure()
    keys = [key for key, _ in bands]
    estimates, articles = (table[table["band"].isin(keys)] for table in (estimates, articles))
    articles = thinned(articles, "value", ("outlet", "band"))
    for i, column in enumerate(columns):
        own = articles[(articles["outlet"] == column.outlet) & articles["value"].notna()]
        if len(own):
            _articles(figure, own, column, keys, _lane(i, len(columns)), scale, night)
        means = estimates[(estimates["outlet"] == column.outlet) & estimates["value"].notna()]
        _means(figure, means, column, keys, _lane(i, len(columns)), scale, night)
    _bands(figure, bands, columns, night)
    figure.update_xaxes(title=safe(scale.title), zeroline=True, zerolinewidth=1.5)
    if scale.low is not None and scale.high is not None:
        figure.update_xaxes(range=[scale.low, scale.high])
    elif scale.low is not None:
        figure.update_xaxes(rangemode="tozero")
    named = len(bands) > 1 and len(columns) <= LEGEND
    figure.update_layout(
        showlegend=named, legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0}
    )
    lane = 22 if len(columns) <= LEGEND else 15
    height = 96 + len(bands) * max(44, lane * len(columns) + 14)
    return laid_out(figure, height, top=28 + 36 * named, caption=caption, night=night)


def _lane(i: int, of: int) -> float:
    """Where outlet i lies in a band that reaches from −.5 to .5."""
    return (i + 0.5) * LANE / max(1, of) - LANE / 2


def _articles(
    figure: go.Figure, own: pd.DataFrame, column: Column, keys: list[str], lane: float,
    scale: Scale, night: bool,
) -> None:  # fmt: skip
    draw = go.Scattergl if len(own) > MANY else go.Scatter
    hue = colour(column, night)
    figure.add_trace(
        draw(
            x=own["value"].to_numpy(float), y=np.array([keys.index(b) + lane for b in own["band"]]),
            mode="markers", showlegend=False, opacity=0.5,
            customdata=customdata(own), text=hover(own, column),
            hovertemplate="%{text}<extra></extra>",
            marker={"symbol": "circle-open", "size": 7, "color": hue, "line": {"width": 1.4}},
        )
    )  # fmt: skip


def _means(
    figure: go.Figure, means: pd.DataFrame, column: Column, keys: list[str], lane: float,
    scale: Scale, night: bool,
) -> None:  # fmt: skip
    hue, rows = colour(column, night), list(each(means))
    figure.add_scatter(
        x=list(means["value"]), y=[keys.index(band) + lane for band in means["band"]],
        mode="markers", name=short(column.name), showlegend=len(keys) > 1, cliponaxis=False,
        customdata=[[r.outlet, r.band, "", ""] for r in rows],
        text=[safe(f"{column.name}: {r.said}") for r in rows],
        hovertemplate="%{text}<extra></extra>",
        error_x={
            "array": (means["high"] - means["value"]).to_numpy(float),  # NaN, not null: no line
            "arrayminus": (means["value"] - means["low"]).to_numpy(float),
            "color": hue, "thickness": 2, "width": 5,
        },
        marker={
            "symbol": [symbol(column) + ("-open" if faint else "") for faint in means["faint"]]
            or symbol(column),
            "size": 12, "color": hue, "line": {"width": 2, "color": hue},
        },
    )  # fmt: skip


def _bands(
    figure: go.Figure, bands: Sequence[tuple[str, str]], columns: Sequence[Column], night: bool
) -> None:
    """The names at the side: the outlets where there is one band, else the bands."""
    for edge in range(1, len(bands)):
        figure.add_hline(y=edge - 0.5, line_width=1, line_color=INK[night], opacity=0.4)
    if len(bands) == 1:
        places = [_lane(i, len(columns)) for i in range(len(columns))]
        names = [column.name for column in columns]
    else:
        places, names = list(range(len(bands))), [title for _, title in bands]
    figure.update_yaxes(
        tickvals=places, ticktext=[short(name) for name in names],
        range=[len(bands) - 0.5, -0.5], showgrid=False, zeroline=False,
    )  # fmt: skip


def spread_alt(
    estimates: pd.DataFrame, columns: Sequence[Column], bands: Sequence[tuple[str, str]], about: str
) -> str:
    """The chart in a sentence per outlet, of at most ten."""
    titles = dict(bands)
    parts = []
    for column in columns[:10]:
        own = estimates[estimates["outlet"] == column.outlet]
        said = [
            r.said if len(bands) == 1 else f"{titles[r.band]} {r.said}"
            for r in each(own)
            if r.band in titles
        ]
        parts.append(f"{column.name}: {'; '.join(said) if said else 'not measured'}")
    more = f" And {len(columns) - 10} more outlets." if len(columns) > 10 else ""
    return f"{about} {'. '.join(parts)}.{more}"
