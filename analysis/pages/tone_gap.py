"""The part of the page Tone that takes the gap between two outlets apart."""

from dataclasses import replace

import streamlit as st

from analysis import charts
from analysis.compare import Decomposition, decomposition
from analysis.measures.tone import TONE
from analysis.pages import in_full, opened, safe
from analysis.pages.add_remembered import remembered
from analysis.sheet import Choice, Column
from analysis.sheet.gap import gap_said, ingredients_table, own_tone_said, parts_table, why_not
from analysis.sheet.tones import Tones

NOTE = (
    "A sentence with words of both voices counts in both; articles count in which a voice has a "
    "word of VADER’s list."
)


def part(case: opened.Opened, run: str, tones: Tones, choice: Choice) -> None:
    """The choice of a pair, the gap in words, its parts as bars. `run`: what is remembered."""
    safe.show("Where a gap comes from", "h2", "part")
    if len(tones.columns) < 2:
        safe.show("A gap takes two outlets; only one is left by these filters.", "p", "plain")
        return
    here, there = _pair(tones.columns)
    if here == there:
        safe.show("Choose two different outlets.", "p", "plain")
        return
    found, contrast = _found(str(case.case.path), run, choice, (here, there), tones)
    why = why_not(found, here, there)
    if found is None or why:
        safe.items([why, contrast] if contrast else [why])
        return
    *parts, certain = gap_said(found, here, there)
    if contrast:
        parts.append(f"Own tone alone, over articles: {contrast[0].lower()}{contrast[1:]}")
    safe.items(parts)
    _bars(case, found, choice, (here, there), certain)


def _pair(columns: tuple[Column, ...]) -> tuple[Column, Column]:
    """The two outlets that the boxes, and the link, name: at first the first two."""
    known = {column.outlet: column for column in columns}
    names = {column.outlet: column.name for column in columns}
    chosen = []
    for i, (place, label) in enumerate(zip(st.columns(2), ("Tone of", "minus"), strict=True)):
        with place:
            outlet = st.selectbox(
                label, list(names), index=i, format_func=lambda one: names.get(one, one),
                key=f"gap_{'ab'[i]}", bind="query-params",
            )  # fmt: skip
        chosen.append(known[str(outlet)])
    return chosen[0], chosen[1]


@remembered(64)
def _found(
    path: str, run: str, choice: Choice, pair: tuple[Column, Column], _tones: Tones
) -> tuple[Decomposition | None, str]:
    """The gap of a pair taken apart, and the sentence about its own tone."""
    readings, groups = _tones.answers.readings, _tones.answers.groups
    here, there = pair
    found = decomposition(readings, here.outlet, there.outlet, groups)
    return found, own_tone_said(readings, groups, here, there, _tones.columns)


def _bars(
    case: opened.Opened, found: Decomposition, choice: Choice, pair: tuple[Column, Column],
    certain: str,
) -> None:  # fmt: skip
    names = {column.outlet: column.name for column in pair}
    choice = replace(choice, outlets=tuple(names))
    table = parts_table(found)
    title = f"{pair[0].name} minus {pair[1].name}"
    figure = charts.parts(
        table, charts.around_zero(title, [*table["value"], *table["low"], *table["high"]]),
        opened.night(), in_full.caption(case, choice, (TONE,)),
    )  # fmt: skip
    in_full.chart(figure, "tone gap", charts.parts_alt(table, f"Tone of {title}:"), case, choice)
    safe.show(f"The three lower bars add up to the first. {certain} {NOTE}", "p", "soft")
    in_full.twin(ingredients_table(found, names), "tone gap", case, choice, (TONE,))
