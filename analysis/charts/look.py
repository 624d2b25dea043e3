"""What every chart shares: colours and markers of outlets, safe texts, margins, the toolbar.

Every string passes `html.escape`, since Plotly reads links and styles in texts. Outlets keep their
colour and marker whatever is filtered.
"""

import html
import textwrap
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from analysis.sheet import Column

# Okabe–Ito and kin, darkened to stand 3:1 against paper, lightened to stand so against night.
DAY = ("#0072B2", "#C24E00", "#00795A", "#AA3377", "#3A5FA8", "#7A5C00", "#5B3FA0")
NIGHT = ("#5DB4E8", "#F0924A", "#4CC9A0", "#E48FBF", "#8FB0F0", "#D9B84A", "#B79CF0")
SYMBOLS = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "star",
)  # fmt: skip
GREY = "#8A857C"
INK = {False: "#55524b", True: "#b9b4a9"}  # of words at the axes, by day and by night
LINE = 58  # characters of a line of the caption: what a phone has room for
SHORT, TITLE = 30, 32  # characters of a name at an axis, and of a line of its title
MANY = 3_000  # points that a browser draws one by one; more are painted


def safe(text: str) -> str:
    """Text as Plotly may show it: never a link, a tag or a style."""
    return html.escape(text, quote=False)


def short(text: str, most: int = SHORT) -> str:
    """A name as an axis has room for it, safe to show."""
    return safe(text if len(text) <= most else f"{text[: most - 1].rstrip()}…")


def colour(column: Column, night: bool = False) -> str:
    """An outlet's colour for good, by day and by night; grey where it is one of many."""
    hues = NIGHT if night else DAY
    return hues[column.colour % len(hues)] if column.lit else GREY


def symbol(column: Column) -> str:
    """An outlet's marker for good; with the colour it is one of 49."""
    return SYMBOLS[(column.colour + column.colour // len(SYMBOLS)) % len(SYMBOLS)]


def customdata(articles: pd.DataFrame) -> npt.NDArray[np.object_]:
    """What the points of `sheet.spread.DOTS` carry: outlet, band, story, article.

    An array, since Plotly looks at every item of a list three times over.
    """
    return articles[["outlet", "band", "story", "article"]].to_numpy(object)


def hover(articles: pd.DataFrame, column: Column) -> npt.NDArray[np.object_]:
    """What the points of an outlet's articles say when they are pointed at."""
    rows = zip(articles["label"], articles["said"], strict=True)
    return np.array([safe(f"{column.name}, {label}: {said}") for label, said in rows], dtype=object)


def config(name: str = "parallax", kind: str = "svg") -> dict[str, Any]:
    """The toolbar: one button, which saves the picture as `name`.`kind` (svg or png)."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": kind, "filename": name, "scale": 2},
    }


def laid_out(
    figure: go.Figure, height: int, top: int = 28, caption: str = "", night: bool = False,
    below: int = 46,
) -> go.Figure:  # fmt: skip
    """The figure with the margins of all; `caption` says below it what it was made from.

    `height` is without the caption, `below` what the lower axis takes of it.
    """
    ink = INK[night]
    title = textwrap.wrap(figure.layout.xaxis.title.text or "", TITLE, break_long_words=False)
    more = 16 * max(0, len(title) - 1)
    lines = textwrap.wrap(caption.replace(" · ", "\u00a0· "), LINE)
    foot = 15 * len(lines) + 10 if lines else 0
    return figure.update_layout(
        height=height + more + foot,
        margin={"l": 8, "r": 8, "t": top, "b": below + more + foot},
        modebar={"bgcolor": "rgba(0,0,0,0)"},
        legend={"font": {"color": ink, "size": 12}},
        xaxis={
            "tickfont": {"color": ink}, "zerolinecolor": ink, "automargin": True,
            "title": {"text": "<br>".join(title), "font": {"color": ink, "size": 13}},
        },
        yaxis={"automargin": True, "title": "", "tickfont": {"size": 13, "color": ink}},
        title=_caption(lines, ink) if lines else None,
    )  # fmt: skip


def _caption(lines: list[str], ink: str) -> dict[str, Any]:
    """Lines at the foot of the picture, whose place no axis moves: the title that no one reads."""
    return {
        "text": "\u200b", "font": {"size": 1}, "automargin": False,
        "x": 0, "xref": "container", "xanchor": "left", "y": 0, "yref": "container",
        "yanchor": "bottom", "pad": {"l": 8, "b": 15 * len(lines) + 6},
        "subtitle": {
            "text": "<br>".join(safe(each) for each in lines), "font": {"size": 11, "color": ink},
        },
    }  # fmt: skip
