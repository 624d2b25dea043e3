"""Sides: counts to the left and to the right of one line, two voices an outlet."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import INK, colour, laid_out, safe, short
from analysis.sheet import Column
from analysis.tables import each

LANE = 40  # pixels an outlet
ROOM = 1.5  # of the longest bar, so that the totals have room beside it
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
CLEAR = "rgba(0,0,0,0)"


def sides(
    table: pd.DataFrame, columns: Sequence[Column], voices: Mapping[str, str],
    ends: tuple[str, str], night: bool = False, caption: str = "",
) -> go.Figure:  # fmt: skip
    """`table`: outlet, voice, negative, positive, sentences, item, said (on hover).

    `voices`: voice → its title, two of them: the bars of the first are full, of the second hollow.
    `ends`: what lies left and right. Every bar carries (outlet, item, "", "") as customdata.
    """
    places = {column.outlet: i for i, column in enumerate(columns)}
    table = table[table["outlet"].isin(places)]
    known = {column.outlet: column for column in columns}
    most = max(1, int(table[["negative", "positive"]].to_numpy().max(initial=0)))
    figure = go.Figure()
    for shift, (voice, title) in zip((-0.19, 0.19), voices.items(), strict=True):
        rows = list(each(table[table["voice"] == voice]))
        hues = [colour(known[r.outlet], night) for r in rows]
        at = [places[r.outlet] + shift for r in rows]
        _key(figure, title, voice == next(iter(voices)), night)
        for side, sign in (("negative", -1), ("positive", 1)):
            there = [i for i, r in enumerate(rows) if getattr(r, side)]
            _bars(
                figure, [rows[i] for i in there], [at[i] for i in there],
                [sign * int(getattr(rows[i], side)) for i in there], [hues[i] for i in there],
                voice == next(iter(voices)),
            )  # fmt: skip
        figure.add_scatter(
            x=[most * ROOM] * len(rows), y=at, mode="text", textposition="middle left",
            text=[f"of {int(r.sentences):,}" for r in rows], showlegend=False, hoverinfo="skip",
            textfont={"size": 11, "color": INK[night]},
        )  # fmt: skip
    return _laid(figure, columns, most, ends, night, caption)


def _key(figure: go.Figure, title: str, full: bool, night: bool) -> None:
    """A voice in the legend, in no outlet's colour."""
    ink = INK[night]
    figure.add_scatter(
        x=[None], y=[None], mode="markers", name=safe(title),
        marker={
            "symbol": "square" if full else "square-open", "size": 11, "color": ink,
            "line": {"width": 1.6, "color": ink},
        },
    )  # fmt: skip


def _bars(
    figure: go.Figure, rows: Sequence[Any], at: Sequence[float], lengths: Sequence[int],
    hues: Sequence[str], full: bool,
) -> None:  # fmt: skip
    figure.add_bar(
        x=lengths, y=at, orientation="h", width=0.3, showlegend=False, cliponaxis=False,
        customdata=[[r.outlet, r.item, "", ""] for r in rows],
        hovertext=[safe(r.said) for r in rows], hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": hues if full else CLEAR, "line": {"color": hues, "width": 1.6}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _laid(
    figure: go.Figure, columns: Sequence[Column], most: int, ends: tuple[str, str], night: bool,
    caption: str,
) -> go.Figure:  # fmt: skip
    step = next((step for step in STEPS if most <= 3 * step), STEPS[-1])
    ticks = range(-most // step * step, most + 1, step)
    figure.update_yaxes(
        tickvals=list(range(len(columns))), ticktext=[short(c.name) for c in columns],
        range=[len(columns) - 0.5, -0.5], showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(
        title=safe(f"← {ends[0]} · {ends[1]} →"), zeroline=True, zerolinewidth=1.5,
        range=[-most * 1.12, most * ROOM * 1.04], tickvals=list(ticks),
        ticktext=[f"{abs(tick):,}" for tick in ticks],
    )  # fmt: skip
    figure.update_layout(
        barmode="overlay", showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "itemclick": False},
    )  # fmt: skip
    height = 128 + LANE * len(columns)
    return laid_out(figure, height, top=64, caption=caption, night=night)


def sides_alt(table: pd.DataFrame, columns: Sequence[Column], about: str) -> str:
    """The chart in a sentence an outlet, of at most ten."""
    parts = []
    for column in columns[:10]:
        own = [r.said for r in each(table[table["outlet"] == column.outlet])]
        parts.append("; ".join(own) if own else f"{column.name}: not found")
    more = f" And {len(columns) - 10} more outlets." if len(columns) > 10 else ""
    return f"{about} {'. '.join(parts)}.{more}"
