"""Outlets by stories, on the pages of a row: as a table of colours, or as small multiples."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import charts
from analysis.measures import Measure
from analysis.pages import in_full, opened
from analysis.pages.opened import Opened
from analysis.sheet import Choice, Column
from analysis.sheet.spread import story_bands

SHAPES = ("table of colours", "small multiples")


class Figures(NamedTuple):
    """What is shown: `cells` as `sheet.spread.HEAT`, `articles` as `DOTS`, the stories drawn.

    `unit` is what the colours mean, `scale` the axis of the small multiples, `item` what a mark
    opens within its outlet and story.
    """

    cells: pd.DataFrame
    articles: pd.DataFrame
    stories: Mapping[str, str]
    unit: str
    scale: charts.Scale
    item: str = ""
    signed: bool = False


def part(
    case: Opened, columns: Sequence[Column], choice: Choice, measure: Measure, figures: Figures,
    key: str,
) -> None:  # fmt: skip
    """The chart in the shape that was chosen, its table twin, its evidence."""
    shape = st.segmented_control(
        "Stories as", SHAPES, default=SHAPES[0], required=True, key="shape", bind="query-params"
    )
    stories = list(figures.stories.items())
    caption = in_full.caption(case, choice, (measure,))
    if shape == SHAPES[0]:
        figure = charts.heat(
            figures.cells, columns, stories, figures.unit, signed=figures.signed,
            night=opened.night(), caption=caption, item=figures.item,
        )  # fmt: skip
        picked = None
    else:
        floor = measure.floor if measure.floor_of == "marks" else 0
        articles = figures.articles[figures.articles["story"].isin(figures.stories)]
        bands = story_bands(figures.cells, floor)
        figure = charts.spread(
            bands, articles.assign(band=articles["story"]), columns, stories, figures.scale,
            opened.night(), caption,
        )  # fmt: skip
        picked = partial(_picked, figures.item)
    about = f"{measure.title}: {figures.unit}, by story."
    alt = charts.heat_alt(figures.cells, columns, stories, about)
    in_full.chart(figure, key, alt, case, choice, picked)
    in_full.twin(in_full.named(figures.cells, columns), key, case, choice, (measure,))


def _picked(item: str, key: str) -> None:
    """A mark of the small multiples, whose band is its story, opens its outlet's words there."""
    if data := in_full.chosen(key):
        in_full.go(in_full.Where(data[0], item, data[1]))
