"""The filters of every page: which texts, in whose voice, in which part of them. At most five show.

What is chosen stands in the link, where Streamlit keeps it from page to page.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from analysis.article import ADDED, AREAS
from analysis.pages import masking, safe
from analysis.pages.opened import Opened
from analysis.sheet import Choice, many

SHOWN = 5  # filters in sight; the rest lies behind one button
AREA_NAMES = {
    "told": "whole text", "headline": "headline", "body": "without headline",
    ADDED: "without what copies share",
}  # fmt: skip


def bar(case: Opened, *, voice: bool = True, zone: bool = True) -> Choice:
    """Draw the filters that make sense for this case and page, and give what is chosen.

    `voice`, `zone`: whether the page can follow these; where it cannot they are not offered.
    """
    widgets = _widgets(case, voice, zone)
    st.html('<h2 class="unseen">Filters</h2>')
    columns = st.columns([weight for _, weight, _ in widgets[:SHOWN]], vertical_alignment="bottom")
    found: dict[str, Any] = {}
    for column, (name, _, draw) in zip(columns, widgets[:SHOWN], strict=True):
        with column:
            found[name] = draw()
    if len(widgets) > SHOWN:
        with st.popover("More choices"):
            for name, _, draw in widgets[SHOWN:]:
                found[name] = draw()
    chosen = _choice(found)
    if said := many.shown_said(case.names, chosen.outlets):
        safe.show(said, "p", "soft")
    return case.shown(chosen)


def _choice(found: dict[str, Any]) -> Choice:
    days: tuple[date, ...] = tuple(found.get("days") or ())
    return Choice(
        voice=str(found.get("voice") or "own"),
        outlets=tuple(found.get("outlets") or ()),
        apart=bool(found.get("apart")),
        stories=tuple(found.get("stories") or ()),
        since=days[0] if len(days) > 0 else None,
        until=days[1] if len(days) > 1 else None,
        zone=str(found.get("zone") or "told"),
    )


def _widgets(case: Opened, voice: bool, zone: bool) -> list[tuple[str, float, Callable[[], Any]]]:
    """Name, width and drawing of each filter that this case has a use for, most wanted first."""
    articles = case.tables["articles"]
    stories = case.stories
    dated = sorted(day for day in articles["published"].dropna() if day)
    found: list[tuple[str, float, Callable[[], Any]]] = []
    if voice:
        found.append(("voice", 1.2, _voice))
    found.append(("outlets", 1.8, lambda: _outlets(case)))
    if len(stories) > 1:
        found.append(
            ("stories", 1.8, lambda: _several(stories, "Stories", "all stories", "stories"))
        )
    if dated and dated[0] != dated[-1]:
        first, last = (date.fromisoformat(day[:10]) for day in (dated[0], dated[-1]))
        found.append(("days", 1.3, lambda: _days(first, last)))
    if zone:
        found.append(("zone", 1.1, lambda: _zone(case)))
    if case.tables["findings"]["apart"].any():
        found.append(("apart", 1.2, _apart))
    return found


def outlets_key(case: Opened) -> str:
    """The name that the filter of outlets has in the link, another one under a mask."""
    return masking.LETTERS if case.mask else masking.OUTLETS


def _outlets(case: Opened) -> Any:
    all_shown = len(case.names) <= many.SHOWN
    nothing = "all outlets" if all_shown else f"{many.SHOWN} of {len(case.names):,}"
    most = None if all_shown else many.SHOWN
    return _several(case.names, "Outlets", nothing, outlets_key(case), most)


def _voice() -> Any:
    return st.segmented_control(
        "Voice", ["own", "quoted", "all"], default="own", required=True, key="voice",
        bind="query-params",
        help="Own: outside quotation marks. Words, frames and certainty follow this switch; "
        "the other rows show their voices side by side.",
    )  # fmt: skip


def _several(
    names: dict[str, str], label: str, nothing: str, key: str, most: int | None = None
) -> Any:
    return st.multiselect(
        label, list(names), format_func=lambda one: names.get(one, one), placeholder=nothing,
        key=key, bind="query-params",
        max_selections=most,
    )  # fmt: skip


def _days(first: date, last: date) -> Any:
    return st.date_input(
        "Published", value=[], min_value=first, max_value=last, key="days", format="YYYY-MM-DD",
        bind="query-params",
        help="A first and a last day. Texts without a date stay in.",
    )  # fmt: skip


def _zone(case: Opened) -> Any:
    areas = [*AREAS, *([ADDED] if len(case.tables["shared"]) else [])]
    return st.selectbox(
        "Part of the text", areas, format_func=AREA_NAMES.__getitem__, key="zone",
        bind="query-params",
    )  # fmt: skip


def _apart() -> Any:
    return st.toggle("With texts set apart", key="apart", bind="query-params")


def said(case: Opened, choice: Choice) -> str:
    """What is chosen, in words, for a caption or a file: `own voice, all outlets, 3 stories`."""
    parts = [f"{choice.voice} voice" if choice.voice != "all" else "all words"]
    parts.append(_listed(choice.outlets, case.names, "all outlets", "outlets"))
    if len(case.stories) > 1:
        parts.append(_listed(choice.stories, case.stories, "all stories", "stories"))
    if choice.since or choice.until:
        parts.append(f"published {choice.since or '…'} to {choice.until or '…'}")
    if choice.zone != "told":
        parts.append(AREA_NAMES[choice.zone])
    if choice.apart:
        parts.append("with texts set apart")
    return ", ".join(parts)


def _listed(chosen: tuple[str, ...], names: dict[str, str], everything: str, noun: str) -> str:
    if not chosen:
        return everything
    if len(chosen) > 3:
        return f"{len(chosen)} {noun}"
    return " and ".join(names.get(one, one) for one in chosen)
