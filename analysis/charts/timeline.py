"""A time line: every dated article a dot at its day, outlets by colour and marker."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Scale
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
from analysis.sheet import Column, several

CROWD = 600  # marks from which on they are faint, so that one sees where most are


def timeline(
    articles: pd.DataFrame,
    columns: Sequence[Column],
    scale: Scale,
    night: bool = False,
    caption: str = "",
) -> go.Figure:
    """`articles`: columns of `sheet.spread.DOTS`; those without a date or a value are left out."""
    figure = go.Figure()
    dated = articles[articles["value"].notna() & (articles["published"].fillna("") != "")]
    draw = go.Scattergl if len(dated) > MANY else go.Scatter
    for column in columns:
        own = dated[dated["outlet"] == column.outlet].sort_values("published")
        hue = colour(column, night)
        figure.add_trace(
            draw(
                x=own["published"].to_numpy(object), y=own["value"].to_numpy(float), mode="markers",
                name=short(column.name), opacity=0.85 if len(dated) <= CROWD else 0.3,
                customdata=customdata(own), text=hover(own, column),
                hovertemplate="%{x|%d %b %Y} · %{text}<extra></extra>",
                marker={"symbol": symbol(column), "size": 8, "color": hue},
            )
        )  # fmt: skip
    figure.update_yaxes(title=safe(scale.title), zeroline=True, zerolinewidth=1.5)
    if scale.low is not None and scale.high is not None:
        figure.update_yaxes(range=[scale.low, scale.high])
    elif scale.low is not None:
        figure.update_yaxes(rangemode="tozero")
    figure.update_xaxes(type="date", showgrid=False)
    few = len(columns) <= 8
    figure.update_layout(
        showlegend=few, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    )
    figure = laid_out(figure, 380, top=64, caption=caption, night=night)
    figure.update_yaxes(
        title={"text": safe(scale.title), "font": {"color": INK[night]}}, zerolinecolor=INK[night]
    )
    return figure


def timeline_alt(articles: pd.DataFrame, columns: Sequence[Column], about: str) -> str:
    """The time line in words: how many dated articles of each outlet, of at most ten, and when."""
    dated = articles[articles["value"].notna() & (articles["published"].fillna("") != "")]
    known = dated.groupby("outlet", sort=False, observed=True)["published"]
    counts, first, last = known.size(), known.min(), known.max()
    parts = []
    for column in columns[:10]:
        n = int(counts.get(column.outlet, 0))
        days = f", {first[column.outlet][:10]} to {last[column.outlet][:10]}" if n else ""
        parts.append(f"{column.name}: {several(n, 'dated article')}{days}")
    more = f" And {len(columns) - 10} more outlets." if len(columns) > 10 else ""
    return f"{about} {'. '.join(parts)}.{more}"
