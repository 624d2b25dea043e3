"""Parts: a difference and the parts that make it up, as bars from one zero line."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.dots import Scale
from analysis.charts.look import laid_out, safe, short
from analysis.tables import each

WHOLE = {False: "#77726a", True: "#8f8a80"}  # the difference itself
PART = {False: "#3f7f88", True: "#2f7d87"}  # what it is made of
LINE = {False: "#1d1d1b", True: "#ece9e2"}  # intervals, seen on paper and on a bar
BAR = 40  # pixels


def parts(table: pd.DataFrame, scale: Scale, night: bool = False, caption: str = "") -> go.Figure:
    """One bar a row from the zero line, the first row being the sum of the others.

    `table`: label, value, printed, low and high (null where there is no interval), said, and
    outlet and item, by which the evidence is found. Nothing else is on the chart: colours mark the
    whole and its parts, never an outlet.
    """
    rows = list(each(table))
    hues = [(PART if i else WHOLE)[night] for i in range(len(rows))]
    figure = go.Figure(
        go.Bar(
            x=[r.value for r in rows], y=list(range(len(rows))), orientation="h", base=0, width=0.5,
            marker={"color": hues, "line": {"width": 0}}, showlegend=False,
            customdata=[[r.outlet, r.item, "", ""] for r in rows],
            hovertext=[safe(f"{r.label}: {r.said}") for r in rows],
            hovertemplate="%{hovertext}<extra></extra>",
            error_x={
                "array": (table["high"] - table["value"]).to_numpy(float),  # NaN, not null: no line
                "arrayminus": (table["value"] - table["low"]).to_numpy(float),
                "color": LINE[night], "thickness": 1.5, "width": 5,
            },
        )
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(rows))), range=[len(rows) - 0.4, -0.6], showgrid=False,
        zeroline=False, ticktext=[f"{short(r.label)} <b>{safe(r.printed)}</b>" for r in rows],
    )  # fmt: skip
    figure.update_xaxes(
        title=safe(scale.title), zeroline=True, zerolinewidth=1.5, range=[scale.low, scale.high]
    )
    return laid_out(figure, 76 + BAR * len(rows), caption=caption, night=night)


def parts_alt(table: pd.DataFrame, about: str) -> str:
    """The bars in words, the whole first."""
    return f"{about} " + "; ".join(f"{r.label} {r.said}" for r in each(table)) + "."
