"""Read: two articles side by side, with layers that can be switched, and a strip of sentences."""

import pandas as pd
import streamlit as st

from analysis.measures.loaded import LOADED
from analysis.pages import opened, safe
from analysis.pages.drawn import draw_text
from analysis.sheet.columns import facts
from analysis.sheet.lines import layers, lines

WITHOUT = (
    "The texts belong to their publishers and are not part of this case. A bar stands for each "
    "sentence, as long as the sentence, hollow where it is quoted, with the matched words behind "
    "it. Supply the texts on the Data page and the sentences appear."
)


def _name(case: opened.Opened, row: pd.Series) -> str:
    outlets = {outlet.id: outlet.name for outlet in case.outlets}
    several = (case.tables["articles"]["outlet"] == row["outlet"]).sum() > 1
    outlet = outlets.get(row["outlet"], str(row["outlet"]))
    return f"{outlet} · {row['id']}" if several else outlet


def _chosen(names: dict[str, str], side: str, label: str, usual: str) -> str:
    """The article on one side, "" for none: by the link's id, or the usual one."""
    options = [*names, ""] if side == "right" else list(names)
    wanted = st.query_params.get(side, usual)
    start = options.index(wanted) if wanted in options else options.index(usual)
    chosen = str(
        st.selectbox(
            label, options, index=start, key=f"{side} article",
            format_func=lambda one: names.get(one, "nothing"),
        )
    )  # fmt: skip
    if side == "left" and st.query_params.get("left", chosen) != chosen:
        st.query_params.pop("sentence", None)  # it was a sentence of another article
    st.query_params[side] = chosen
    return chosen


def _side(case: opened.Opened, article: str, shown: list[str], zones: bool, side: str) -> None:
    articles = case.tables["articles"]
    row = articles[articles["id"] == article].iloc[0]
    safe.show(_name(case, row), "h2", "part")
    safe.show(facts(articles[articles["id"] == article]), "p", "soft")
    for reason in case.tables["findings"].query("article == @article")["reason"]:
        safe.show(reason, "p", "soft")
    here = st.query_params.get("sentence", "") if side == "left" else ""
    sentence = int(here) if here.isdecimal() and len(here) < 7 else None
    found = lines(case.tables, case.texts, article, shown)
    draw_text(found, shown, zones, sentence, f"text {side}")


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    safe.show("Read", "h1", "title")
    articles = case.tables["articles"]
    if articles.empty:
        safe.show("There is no article in this case.", "p", "plain")
        return
    names = {str(row["id"]): _name(case, row) for _, row in articles.iterrows()}
    left, right = st.columns(2)
    with left:
        one = _chosen(names, "left", "Left", next(iter(names)))
    with right:
        two = _chosen(names, "right", "Right", next((n for n in names if n != one), ""))
    shown = st.pills(
        "Layers", list(layers()), selection_mode="multi", default=[layers()[0], LOADED.question],
        key="layers",
        bind="query-params",
    )  # fmt: skip
    zones = st.toggle("Show captions, navigation and what else is not the story", key="zones",
                      bind="query-params")  # fmt: skip
    if any(article not in case.texts for article in (one, two) if article):
        safe.show(WITHOUT, "p", "soft")
    left, right = st.columns(2, gap="large")
    for side, article, place in (("left", one, left), ("right", two, right)):
        if article:
            with place:
                _side(case, article, list(shown), bool(zones), side)


page()
