"""Names: what each outlet calls an actor, how prominent it is, who acts; merging and splitting."""

import pandas as pd
import streamlit as st

from analysis import charts, naming
from analysis.pages import (
    exports,
    filters,
    in_full,
    names_acting,
    names_distance,
    names_edits,
    names_prominence,
    names_said,
    opened,
    safe,
)
from analysis.sheet import Answers, Choice, Column, several, slug
from analysis.sheet.called import CALLED, WHERE, cast_of, measured, mentions_of, words_of
from analysis.sheet.lead import caution
from analysis.tables import each

WHAT = (
    "What each outlet calls the people, countries, bodies and events of a story. Labels are "
    "counted and shown, and none is judged: every one leads to the places where it stands. "
    "A name inside a longer phrase (“the visit to Pyongyang”) is not counted apart; captions are "
    "left out."
)
CARDS = (naming.LABELS_CARD,)
NAMED = 8  # outlets of which a sentence is written
ROWS = 12  # labels of the chart; the rest in one row
CHOICE = 500  # actors in the box, the most mentioned
OTHERS = "other labels"


def page() -> None:
    """The page."""
    opened.looks()
    case = opened.case()
    opened.head(case, "Names")
    safe.show(WHAT, "p", "plain")
    choice = filters.bar(case)
    columns = tuple(column for column in case.columns(choice) if not column.apart)
    if in_full.no_text(columns):
        return
    answers = case.answers(columns, choice.zone)
    if not measured(answers.tables):
        safe.show("Actors are not measured in this case; score it anew to have them.", "p", "plain")
        return
    cast = cast_of(answers, columns, "all")
    if cast.empty:
        safe.show("No actor was found in these texts.", "p", "plain")
        return
    actor, name = _actor(cast)
    labels = _labels(answers, choice, actor)
    safe.show(CALLED.question, "h2", "part")
    _words(answers, columns, choice, labels, name)
    _chart(case, columns, choice, labels, name)
    names_distance.part(case, columns, choice, actor)
    names_prominence.part(case, columns, choice, actor, name)
    names_acting.part(case, columns, choice, cast, actor)
    items = {actor: f"{name}, all labels"} | _items(labels)
    items |= names_acting.items(case, cast, actor)
    in_full.evidence_part(case, columns, choice, slug(CALLED.question), items, "Label")
    _everybody(case, choice, cast)
    own = [str(one) for one in dict.fromkeys(labels["label"]) if one != naming.PRONOUN]
    names_edits.part(case, cast, own)
    in_full.method(case, choice, (*naming.NAMING_CARDS, *names_acting.CARDS))


def _actor(cast: pd.DataFrame) -> tuple[str, str]:
    """The actor that the link or the box names; those that two outlets name stand first."""
    shared = cast["outlets"] > 1
    shown = pd.concat([cast[shared], cast[~shared]]).head(CHOICE)
    names = dict(zip(shown["actor"], shown["name"], strict=True))
    called = _called(shown)
    if (wanted := st.session_state.pop(names_edits.GO_TO, "")) in names:
        st.session_state["actor"] = wanted
    chosen = str(
        st.selectbox(
            "Actor", list(names), key="actor", bind="query-params",
            format_func=lambda one: called.get(one, str(one)),
        )
    )  # fmt: skip
    return chosen, str(names[chosen])


def _called(cast: pd.DataFrame) -> dict[str, str]:
    """Actor → what it is called in the box and in the link, whatever is filtered."""
    said = cast["name"] + " (" + cast["kind"] + ")"
    said = said.where(~said.duplicated(keep=False), said + " " + cast["actor"])
    return dict(zip(cast["actor"], said, strict=True))


def _labels(answers: Answers, choice: Choice, actor: str) -> pd.DataFrame:
    mentions = mentions_of(answers.tables, list(answers.owner), choice.zone, "all")
    return naming.labels(mentions[mentions["actor"] == actor], answers.owner)


def _items(labels: pd.DataFrame) -> dict[str, str]:
    """The labels by their keys, as one may ask for them."""
    return {str(r.key): names_said.quoted(r.label) for r in each(labels)}


def _words(
    answers: Answers, columns: tuple[Column, ...], choice: Choice, labels: pd.DataFrame, name: str
) -> None:
    safe.show(caution(columns), "p", "plain")
    lines = [
        names_said.labels_said(
            column, labels[labels["outlet"] == column.outlet], name,
            words_of(answers, column.outlet, "all"),
        )
        for column in columns[:NAMED]
    ]  # fmt: skip
    if (more := len(columns) - NAMED) > 0:
        lines.append(f"{several(more, 'more outlet')}: in the table.")
    safe.items(lines)


def cells(labels: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The most used labels of one actor by outlet, `ROWS` of them and the rest together.

    Columns: outlet, story (the label's key, "" for the rest), title, value (in the voice), printed
    (`4+1`: own voice and quoted), said.
    """
    most = labels.groupby("key", sort=False)["all"].sum()
    most = most.sort_values(ascending=False, kind="stable")
    shown = set(most.index[:ROWS])
    kept = labels["key"].isin(shown)
    table = labels.assign(
        story=labels["key"].where(kept, ""), title=labels["label"].where(kept, OTHERS)
    )
    grouped = table.groupby(["outlet", "story", "title"], sort=False)[["own", "quoted", "all"]]
    found = grouped.sum().reset_index()
    place = {key: i for i, key in enumerate([*most.index[:ROWS], ""])}
    found = found.assign(place=found["story"].map(place)).sort_values("place", kind="stable")
    return found.assign(
        value=found[voice].astype(float),
        printed=[f"{r.own:,}+{r.quoted:,}" if r.quoted else f"{r.own:,}" for r in each(found)],
        said=[f"{r.own:,} in own voice, {r.quoted:,} in quotations" for r in each(found)],
    ).reset_index(drop=True)


def _chart(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, labels: pd.DataFrame,
    name: str,
) -> None:  # fmt: skip
    if labels.empty:
        return
    table = cells(labels, choice.voice)
    rows = list(dict(zip(table["story"], table["title"], strict=True)).items())
    figure = charts.heat(
        table, columns, rows, f"times, {WHERE[choice.voice]}", night=opened.night(),
        caption=in_full.caption(case, choice, CARDS),
    )  # fmt: skip
    alt = names_said.heat_said(table, columns, name)
    in_full.chart(figure, "labels", alt, case, choice, _picked)
    safe.show(
        f"A figure is how often a label stands there; 4+1: four times outside quotation marks and "
        f"once inside. The colour follows the voice chosen above ({WHERE[choice.voice]}), and so "
        "do the sentences that a cell opens.", "p", "soft",
    )  # fmt: skip
    in_full.twin(_twin(labels, columns), "labels", case, choice, CARDS)


def _twin(labels: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Every label, in own voice and quoted, the most used first."""
    named = in_full.named(labels, columns)
    return named[["outlet", "label", "own", "quoted", "all", "articles"]]


def _picked(key: str) -> None:
    """A cell was chosen: open the places of its label; of the rest, those of the actor."""
    if data := in_full.chosen(key):
        in_full.go(in_full.Where(data[0], data[2] or str(st.session_state["actor"])))


def _everybody(case: opened.Opened, choice: Choice, cast: pd.DataFrame) -> None:
    """All actors of these texts, in a table to search and to take away."""
    safe.show("Everybody", "h2", "part")
    safe.show(
        f"{several(len(cast), 'actor')} in these texts, by our rules. Search with the lens above "
        "the table.", "p", "soft",
    )  # fmt: skip
    shown = cast[["name", "kind", "own", "quoted", "all", "outlets", "articles", "stories"]]
    st.dataframe(shown.head(2_000), hide_index=True, width="stretch", key="cast", height=320)
    exports.buttons(shown, "actors", case, choice, CARDS)


page()
