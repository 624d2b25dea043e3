"""Read: two articles side by side, with layers that can be switched, and a strip of sentences."""

import pandas as pd
import streamlit as st

from analysis.measures.loaded import LOADED
from analysis.pages import filters, opened, read_twice, safe
from analysis.pages.drawn import draw_text
from analysis.sheet.columns import asked, day, facts
from analysis.sheet.lines import layers, lines
from analysis.sheet.twice import Told
from analysis.tables import each

TALL = 640  # pixels of a text that is scrolled by itself
LISTED = 500  # articles that one box offers
WITHOUT = (
    "The texts belong to their publishers and are not part of this case. A bar stands for each "
    "sentence, as long as the sentence, hollow where it is quoted, with the matched words behind "
    "it. Supply the texts on the Data page and the sentences appear."
)


def _names(case: opened.Opened, articles: pd.DataFrame) -> dict[str, str]:
    """Article → its outlet and, where that has several, its headline (or id) and day."""
    outlets = {outlet.id: outlet.name for outlet in case.outlets}
    several = set(case.tables["articles"]["outlet"][case.tables["articles"]["outlet"].duplicated()])
    found = {}
    for row in each(articles):
        outlet = outlets.get(row.outlet, str(row.outlet))
        line = row.headline if isinstance(row.headline, str) and row.headline else row.id
        parts = [outlet, line, day(row.published)] if row.outlet in several else [outlet]
        found[str(row.id)] = " · ".join(part for part in parts if part)
    return found


def _listed(case: opened.Opened) -> pd.DataFrame:
    """The articles on offer: those of the filters, at most `LISTED`, and those in the link."""
    found = asked(case.tables, filters.bar(case, voice=False, zone=False))
    if len(found) > LISTED:
        safe.show(
            f"The first {LISTED} of {len(found):,} articles are listed. Choose outlets, stories or "
            "days to see others.", "p", "soft",
        )  # fmt: skip
    everything = case.tables["articles"]
    linked = everything["id"].isin([st.query_params.get(side, "") for side in ("left", "right")])
    return pd.concat([found.head(LISTED), everything[linked]]).drop_duplicates("id")


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


def _beside(articles: pd.DataFrame, one: str) -> str:
    """What is usually set beside an article: another outlet's on its story; "" where none is."""
    own = articles[articles["id"] == one]
    others = articles[articles["id"] != one]
    if len(own):
        story, outlet = own["story"].fillna("").iloc[0], own["outlet"].iloc[0]
        same = others[(others["story"].fillna("") == story) & (others["outlet"] != outlet)]
        others = same if len(same) else others
    return str(others["id"].iloc[0]) if len(others) else ""


def _side(case: opened.Opened, article: str, name: str) -> None:
    """What stands above a text: its name, its facts, what the gates found."""
    articles = case.tables["articles"]
    safe.show(name, "h2", "part")
    safe.show(facts(articles[articles["id"] == article]), "p", "soft")
    for reason in case.tables["findings"].query("article == @article")["reason"]:
        safe.show(reason, "p", "soft")


def _brought(told: Told | None) -> dict[str, int | None]:
    """Side → the sentence to bring into view: that of the fact chosen, or of the link."""
    if told:
        return {"left": told.left[0].sentence, "right": told.right[0].sentence}
    here = st.query_params.get("sentence", "")
    return {"left": int(here) if here.isdecimal() and len(here) < 7 else None, "right": None}


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Read")
    if case.tables["articles"].empty:
        safe.show("There is no article in this case.", "p", "plain")
        return
    articles = _listed(case)
    if articles.empty:
        safe.show("No article is left by these filters. Take one back.", "p", "plain")
        return
    names = _names(case, articles)
    left, right = st.columns(2)
    with left:
        one = _chosen(names, "left", "Left", next(iter(names)))
    with right:
        two = _chosen(names, "right", "Right", _beside(articles, one))
    shown = st.pills(
        "Layers", list(layers()), selection_mode="multi", default=[layers()[0], LOADED.question],
        key="layers",
        bind="query-params",
    )  # fmt: skip
    zones = st.toggle("Show captions, navigation and what else is not the story", key="zones",
                      bind="query-params")  # fmt: skip
    if any(article not in case.texts for article in (one, two) if article):
        safe.show(WITHOUT, "p", "soft")
    told = read_twice.part(case, one, two, names)
    brought = _brought(told)
    left, right = st.columns(2, gap="large")
    for side, article, place in (("left", one, left), ("right", two, right)):
        if article:
            with place:
                _side(case, article, names[article])
                # Two texts can show two sentences at once if each is scrolled by itself.
                with st.container(height=TALL if told else "content", border=bool(told)):
                    found = lines(case.tables, case.texts, article, shown)
                    draw_text(found, list(shown), bool(zones), brought[side], f"text {side}")


page()
