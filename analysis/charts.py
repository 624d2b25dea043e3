"""One table in, one picture out, and the sentence that describes it.

Every string passes `html.escape`, since Plotly reads links and styles in texts. Outlets keep their
colour and marker whatever is filtered.
"""

import html
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.sheet import Column
from analysis.sheet.values import signed
from analysis.tables import each

# Okabe–Ito and kin, darkened to stand 3:1 against paper, lightened to stand so against night.
DAY = ("#0072B2", "#C24E00", "#00795A", "#AA3377", "#3A5FA8", "#7A5C00", "#5B3FA0")
NIGHT = ("#5DB4E8", "#F0924A", "#4CC9A0", "#E48FBF", "#8FB0F0", "#D9B84A", "#B79CF0")
SYMBOLS = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "star",
)  # fmt: skip
GREY = "#8A857C"
DRAWN = 3_000  # ticks that a browser draws one by one; more are painted
CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False}


def safe(text: str) -> str:
    """Text as Plotly may show it: never a link, a tag or a style."""
    return html.escape(text, quote=False)


def colour(column: Column, night: bool = False) -> str:
    """An outlet's colour for good, by day and by night; grey from the eighth on."""
    hues = NIGHT if night else DAY
    return hues[column.colour] if column.colour < len(hues) else GREY


def symbol(column: Column) -> str:
    """An outlet's marker for good."""
    return SYMBOLS[column.colour % len(SYMBOLS)]


def tone(
    sentences: pd.DataFrame, means: pd.DataFrame, columns: Sequence[Column], night: bool = False
) -> go.Figure:
    """Each sentence's tone as a faint tick, the mean of a voice as a marker, one line an outlet.

    `sentences`: outlet and tone, one row a sentence. `means`: outlet, voice, value (null below the
    floor).
    """
    figure = go.Figure()
    scatter = go.Scattergl if len(sentences) > DRAWN else go.Scatter
    for column in columns:
        name, hue = safe(column.name), colour(column, night)
        own = sentences[sentences["outlet"] == column.outlet]
        figure.add_trace(
            scatter(
                x=own["tone"], y=[name] * len(own), mode="markers", showlegend=False,
                hoverinfo="skip", opacity=0.55,
                marker={"symbol": "line-ns-open", "size": 13, "color": hue},
            )
        )  # fmt: skip
        for voice in ("own", "quoted"):
            here = means[(means["outlet"] == column.outlet) & (means["voice"] == voice)]
            value = here["value"].dropna()
            if value.empty:
                continue
            figure.add_scatter(
                x=list(value), y=[name], mode="markers", showlegend=False,
                hovertemplate=f"{name}, {voice} voice: mean %{{x:+.2f}}<extra></extra>",
                marker={
                    "symbol": symbol(column) + ("" if voice == "own" else "-open"), "size": 14,
                    "color": hue, "line": {"width": 2.5, "color": hue},
                },
            )  # fmt: skip
    names = [safe(column.name) for column in columns]
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False)
    figure.update_xaxes(range=[-1.02, 1.02], zeroline=True, dtick=0.5, title="tone of a sentence")
    return _laid_out(figure, 90 + 46 * len(columns))


LANE = 0.8  # of a panel's height is shared by the outlets


def rates(
    table: pd.DataFrame,
    columns: Sequence[Column],
    panels: Sequence[str],
    unit: str,
    night: bool = False,
) -> go.Figure:
    """A band a measure, a lane an outlet in it, a marker at the rate; one scale for all.

    `table`: outlet, label, rate (null: not measured), marks, n, faint (below the floor: hollow).
    """
    figure = go.Figure()
    step = LANE / max(1, len(columns))
    for i, column in enumerate(columns):
        own = table[(table["outlet"] == column.outlet) & table["rate"].notna()]
        places = [panels.index(label) + (i + 0.5) * step - LANE / 2 for label in own["label"]]
        shapes = [symbol(column) + ("-open" if faint else "") for faint in own["faint"]]
        hue = colour(column, night)
        figure.add_scatter(
            x=list(own["rate"]), y=places, mode="markers", name=safe(column.name), cliponaxis=False,
            customdata=own[["label", "marks", "n"]].map(lambda x: safe(str(x))).to_numpy(),
            hovertemplate=safe(column.name) + ", %{customdata[0]}: %{customdata[1]} in "
            "%{customdata[2]} words<extra></extra>",
            marker={"symbol": shapes, "size": 11, "color": hue, "line": {"width": 2, "color": hue}},
        )  # fmt: skip
    for edge in range(1, len(panels)):
        figure.add_hline(y=edge - 0.5, line_width=1, opacity=0.25)
    figure.update_yaxes(
        tickvals=list(range(len(panels))), ticktext=[safe(panel) for panel in panels],
        range=[len(panels) - 0.5, -0.5], showgrid=False, zeroline=False,
    )  # fmt: skip
    figure.update_xaxes(rangemode="tozero", title=unit, zeroline=True)
    figure.update_layout(legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return _laid_out(figure, 130 + len(panels) * (16 * len(columns) + 14), top=70)


def _laid_out(figure: go.Figure, height: int, top: int = 16) -> go.Figure:
    figure.update_layout(height=height, margin={"l": 8, "r": 8, "t": top, "b": 46})
    figure.update_yaxes(automargin=True, title="", tickfont={"size": 13})
    return figure


def tone_alt(means: pd.DataFrame, columns: Sequence[Column]) -> str:
    """The tone chart in a sentence per outlet."""
    parts = []
    for column in columns:
        here = means[means["outlet"] == column.outlet]
        said = [f"{row.voice} {signed(row.value)}" for row in each(here) if not pd.isna(row.value)]
        parts.append(
            f"{column.name}: {', '.join(said) if said else 'too few sentences for a mean'}"
        )
    return "Tone of each sentence from −1 to +1, and means by voice. " + "; ".join(parts) + "."


def rates_alt(table: pd.DataFrame, columns: Sequence[Column], unit: str) -> str:
    """The chart of rates in a sentence per outlet."""
    parts = []
    for column in columns:
        here = table[(table["outlet"] == column.outlet) & table["rate"].notna()]
        said = [f"{row.label} {row.marks} of {row.n} words" for row in each(here)]
        parts.append(f"{column.name}: {', '.join(said) if said else 'not measured'}")
    return f"{unit.capitalize()} in each text, by measure. " + "; ".join(parts) + "."
