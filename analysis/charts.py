"""One table in, one picture out, and the sentence that describes it.

Every string passes `html.escape`, since Plotly reads links and styles in texts. Outlets keep their
colour and marker whatever is filtered.
"""

import html
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.sheet import Column
from analysis.tables import each

# Okabe–Ito and kin, darkened until they stand 3:1 against paper and, lightened, against night.
COLOURS = ("#0072B2", "#C24E00", "#00795A", "#AA3377", "#3A5FA8", "#7A5C00", "#5B3FA0")
SYMBOLS = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "star",
)  # fmt: skip
GREY = "#77736B"
CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False}


def safe(text: str) -> str:
    """Text as Plotly may show it: never a link, a tag or a style."""
    return html.escape(text, quote=False)


def colour(column: Column) -> str:
    """An outlet's colour for good; grey from the eighth on."""
    return COLOURS[column.colour] if column.colour < len(COLOURS) else GREY


def symbol(column: Column) -> str:
    """An outlet's marker for good."""
    return SYMBOLS[column.colour % len(SYMBOLS)]


TONE_ROWS = ("outlet", "article", "sentence", "voice", "tone")


def tone(sentences: pd.DataFrame, means: pd.DataFrame, columns: Sequence[Column]) -> go.Figure:
    """Each sentence's tone as a faint tick, the mean of a voice as a marker, one line an outlet.

    `sentences`: columns `TONE_ROWS`. `means`: outlet, voice, value (null below the floor).
    """
    names = [safe(column.name) for column in columns]
    figure = go.Figure()
    for column in columns:
        name = safe(column.name)
        own = sentences[sentences["outlet"] == column.outlet]
        figure.add_scatter(
            x=own["tone"], y=[name] * len(own), mode="markers", showlegend=False,
            hoverinfo="skip", opacity=0.45,
            marker={"symbol": "line-ns-open", "size": 13, "color": colour(column)},
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
                    "color": colour(column), "line": {"width": 2.5, "color": colour(column)},
                },
            )  # fmt: skip
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False)
    figure.update_xaxes(range=[-1.02, 1.02], zeroline=True, dtick=0.5, title="tone of a sentence")
    return _laid_out(figure, 90 + 46 * len(columns))


def bars(
    table: pd.DataFrame, columns: Sequence[Column], panels: Sequence[str], unit: str
) -> go.Figure:
    """Small multiples: one panel a frame, one bar an outlet, one scale for all.

    `table`: outlet, label, rate (null: not measured), marks, n, faint (below the floor: hollow).
    """
    names = [safe(column.name) for column in columns]
    figure = make_subplots(
        rows=1, cols=len(panels), shared_yaxes=True, shared_xaxes="all",
        subplot_titles=[safe(panel) for panel in panels], horizontal_spacing=0.02,
    )  # fmt: skip
    for i, panel in enumerate(panels, start=1):
        for column in columns:
            here = table[(table["outlet"] == column.outlet) & (table["label"] == panel)]
            if here.empty or here["rate"].isna().all():
                continue
            row = here.iloc[0]
            figure.add_bar(
                x=[row["rate"]], y=[safe(column.name)], orientation="h", showlegend=False,
                customdata=[[row["marks"], row["n"]]], row=1, col=i,
                hovertemplate="%{customdata[0]} in %{customdata[1]} words<extra></extra>",
                marker={
                    "color": "rgba(0,0,0,0)" if row["faint"] else colour(column),
                    "line": {"color": colour(column), "width": 2},
                },
            )  # fmt: skip
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False)
    top = table["rate"].max()
    figure.update_xaxes(range=[0, float(top) * 1.05 if top and top > 0 else 1], nticks=4)
    figure.update_layout(barmode="overlay", bargap=0.45)
    figure.update_xaxes(title=unit, col=(len(panels) + 1) // 2)
    return _laid_out(figure, 130 + 40 * len(columns), top=56)


def _laid_out(figure: go.Figure, height: int, top: int = 16) -> go.Figure:
    figure.update_layout(height=height, margin={"l": 8, "r": 8, "t": top, "b": 46})
    figure.update_yaxes(automargin=True, title="")
    return figure


def tone_alt(means: pd.DataFrame, columns: Sequence[Column]) -> str:
    """The tone chart in a sentence per outlet."""
    parts = []
    for column in columns:
        here = means[means["outlet"] == column.outlet]
        said = [f"{row.voice} {row.value:+.2f}" for row in each(here) if not pd.isna(row.value)]
        parts.append(
            f"{column.name}: {', '.join(said) if said else 'too few sentences for a mean'}"
        )
    return "Tone of each sentence from −1 to +1, and means by voice. " + "; ".join(parts) + "."


def bars_alt(table: pd.DataFrame, columns: Sequence[Column], unit: str) -> str:
    """The bar panels in a sentence per outlet."""
    parts = []
    for column in columns:
        here = table[(table["outlet"] == column.outlet) & table["rate"].notna()]
        said = [f"{row.label} {row.marks} of {row.n} words" for row in each(here)]
        parts.append(f"{column.name}: {', '.join(said) if said else 'not measured'}")
    return f"{unit.capitalize()} in each text, by panel. " + "; ".join(parts) + "."
