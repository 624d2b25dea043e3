"""Ticks: the tone of every sentence of an outlet's texts, and the means of both voices."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import MANY, colour, laid_out, safe, short, symbol
from analysis.charts.many import thinned
from analysis.sheet import Column
from analysis.sheet.values import signed
from analysis.tables import each

VOICES = ("own", "quoted")


def ticks(
    sentences: pd.DataFrame,
    means: pd.DataFrame,
    columns: Sequence[Column],
    night: bool = False,
    caption: str = "",
) -> go.Figure:
    """Each sentence's tone as a faint tick, the mean of a voice as a marker, one line an outlet.

    `sentences`: outlet and tone, one row a sentence. `means`: outlet, voice, value (null below the
    floor). Every point carries (outlet, voice or "") as customdata, by which its evidence is found.
    """
    figure = go.Figure()
    sentences = thinned(sentences, "tone", ("outlet",))
    draw = go.Scattergl if len(sentences) > MANY else go.Scatter
    for i, column in enumerate(columns):
        own = sentences[sentences["outlet"] == column.outlet]
        figure.add_trace(
            draw(
                x=own["tone"].to_numpy(float), y=np.full(len(own), i), mode="markers",
                showlegend=False, opacity=0.55,
                customdata=np.array([[column.outlet, "", "", ""]] * len(own), dtype=object),
                hovertemplate=f"{safe(column.name)}: a sentence, tone %{{x:+.2f}}<extra></extra>",
                marker={"symbol": "line-ns-open", "size": 13, "color": colour(column, night)},
            )
        )  # fmt: skip
        _means(figure, means[means["outlet"] == column.outlet], column, i, night)
    figure.update_yaxes(
        tickvals=list(range(len(columns))), ticktext=[short(column.name) for column in columns],
        range=[len(columns) - 0.5, -0.5], showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(range=[-1.03, 1.03], zeroline=True, dtick=0.5, title="tone of a sentence")
    return laid_out(figure, 90 + 46 * len(columns), caption=caption, night=night)


def _means(figure: go.Figure, own: pd.DataFrame, column: Column, place: int, night: bool) -> None:
    name, hue = safe(column.name), colour(column, night)
    for voice in VOICES:
        value = own.loc[own["voice"] == voice, "value"].dropna()
        if value.empty:
            continue
        figure.add_scatter(
            x=list(value), y=[place], mode="markers", showlegend=False, cliponaxis=False,
            customdata=[[column.outlet, voice, "", ""]],
            hovertemplate=f"{name}, {voice} voice: mean %{{x:+.2f}}<extra></extra>",
            marker={
                "symbol": symbol(column) + ("" if voice == "own" else "-open"), "size": 14,
                "color": hue, "line": {"width": 2.5, "color": hue},
            },
        )  # fmt: skip


def ticks_alt(means: pd.DataFrame, columns: Sequence[Column]) -> str:
    """The tone chart in a sentence per outlet."""
    parts = []
    for column in columns:
        here = means[means["outlet"] == column.outlet]
        said = [f"{row.voice} {signed(row.value)}" for row in each(here) if not pd.isna(row.value)]
        parts.append(
            f"{column.name}: {', '.join(said) if said else 'too few sentences for a mean'}"
        )
    return "Tone of each sentence from −1 to +1, and means by voice. " + "; ".join(parts) + "."
