"""Bars: how far words stand out, one bar a word, on one stated scale from zero."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import INK, colour, laid_out, safe
from analysis.sheet import Column
from analysis.tables import each

ROW = 25  # pixels a bar
ROOM = 1.16  # of the longest bar, so that the figures at the ends have room


def bars(
    table: pd.DataFrame, column: Column, title: str, night: bool = False, caption: str = ""
) -> go.Figure:
    """`table`: key, label, value, printed (at the bar's end), said (on hover), full; first on top.

    A bar that is not `full` is hollow. Every bar carries its key as customdata. `title` says what
    the axis measures.
    """
    hue = colour(column, night)
    places = list(range(len(table)))
    figure = go.Figure(
        go.Bar(
            x=list(table["value"]), y=places, orientation="h", width=0.62, cliponaxis=False,
            customdata=[[key] for key in table["key"]],
            text=[safe(one) for one in table["printed"]], textposition="outside",
            textfont={"size": 12, "color": INK[night]},
            hovertext=[safe(f"{r.label}: {r.said}") for r in each(table)],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "color": [hue if full else "rgba(0,0,0,0)" for full in table["full"]],
                "line": {"color": hue, "width": 1.6},
            },
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=places, ticktext=[safe(label) for label in table["label"]],
        range=[len(table) - 0.5, -0.5], showgrid=False, zeroline=False,
    )  # fmt: skip
    longest = float(table["value"].max()) if len(table) else 1.0
    figure.update_xaxes(title=safe(title), range=[0, longest * ROOM], zeroline=True)
    figure.update_layout(showlegend=False)
    return laid_out(figure, 92 + ROW * len(table), caption=caption, night=night)


def bars_alt(table: pd.DataFrame, about: str, most: int = 20) -> str:
    """The chart in a sentence: the first words with their figures."""
    said = [f"{r.label} {r.said}" for r in each(table.head(most))]
    more = f"; and {len(table) - most} more" if len(table) > most else ""
    return f"{about} {'; '.join(said) if said else 'Nothing'}{more}."
