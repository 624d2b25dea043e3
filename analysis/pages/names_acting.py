"""Of the page Names: who acts and who is acted upon, as the grammar of the sentences has it."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import charts, naming
from analysis.agency import ENOUGH, FORMS, Share
from analysis.measures.agency import AGENT_DELETION
from analysis.naming.acting import TITLES
from analysis.naming.cards import SUBJECT_SHARE
from analysis.pages import exports, in_full, opened, safe
from analysis.sheet import Choice, Column, several
from analysis.sheet.called import ACTS, FORM, NO_AGENT, UPON, events_of, mentions_of
from analysis.sheet.values import percent
from analysis.tables import each

CARDS = (AGENT_DELETION, SUBJECT_SHARE)
NAMED = 8  # outlets of which a sentence is written
ACTORS = 12  # of the table: the most mentioned
WHAT = (
    "Verbs of our own list and their nouns, with who acts and who is acted upon, read off the "
    "grammar of the sentence. A telling without an agent is no fault: often nobody knows who did "
    "it, or everybody does. An agent who is named in the sentence before counts as left out."
)
WITHHELD = "withheld for translations, whose grammar is the translator’s"
UNREAD = (
    "Not measured in this case: who acts is read off the grammar of sentences, which needs the "
    "optional parser when the case is scored."
)


def read(case: opened.Opened) -> bool:
    """Whether the case has any told event."""
    table = case.tables.get("events")
    return table is not None and len(table) > 0


def items(case: opened.Opened, cast: pd.DataFrame, actor: str) -> dict[str, str]:
    """What may be asked of the evidence, by its key: the forms, and the main actors' deeds."""
    if not read(case):
        return {}
    forms = {f"{FORM}{form}": f"events: {TITLES[form]}" for form in FORMS}
    names = dict(zip(cast["actor"], cast["name"], strict=True))
    found = {NO_AGENT: NO_AGENT} | forms
    for one in _main(cast, actor):
        found[f"{ACTS}{one}"] = f"{names[one]} acts"
        found[f"{UPON}{one}"] = f"{names[one]} is acted upon"
    return found


def _main(cast: pd.DataFrame, actor: str) -> list[str]:
    """The actor that is shown, and the most mentioned ones."""
    return list(dict.fromkeys([actor, *cast["actor"].head(ACTORS)]))


def part(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, cast: pd.DataFrame,
    actor: str,
) -> None:  # fmt: skip
    """An actor's roles and the forms of events in sentences, as a chart, and in full as a table."""
    safe.show("Who acts, who is acted upon?", "h2", "part")
    if not read(case):
        safe.show(UNREAD, "p", "plain")
        return
    safe.show(WHAT, "p", "soft")
    tables = case.answers(columns, choice.zone).tables
    owner = {article: column.outlet for column in columns for article in column.articles}
    events = events_of(tables, list(owner), choice.zone, choice.voice)
    mentions = mentions_of(tables, list(owner), choice.zone, "all")
    deeds = naming.deeds(events, mentions[mentions["actor"].isin(_main(cast, actor))])
    name = dict(zip(cast["actor"], cast["name"], strict=True)).get(actor, actor)
    withheld = _translated(case, columns)
    own = deeds[deeds["actor"] == actor]
    told = [
        _said(c, _of(events, owner, c), _of(own, owner, c), name, withheld.get(c.outlet, 0))
        for c in columns[:NAMED]
    ]
    if (more := len(columns) - NAMED) > 0:
        told.append(f"{several(more, 'more outlet')}: in the table.")
    safe.items(told)
    if len(events):
        _chart(case, columns, choice, _forms(events, owner))
        _table(case, columns, choice, cast, naming.roles(deeds, owner))


def _of(table: pd.DataFrame, owner: dict[str, str], column: Column) -> pd.DataFrame:
    return table[table["article"].astype(object).map(owner) == column.outlet]


def _translated(case: opened.Opened, columns: tuple[Column, ...]) -> dict[str, int]:
    """Outlet → how many of its texts are translations, whose grammar says nothing of the outlet."""
    articles = case.tables["articles"]
    ids = set(articles.loc[articles["translated"].fillna(False).astype(bool), "id"])
    found = case.tables["findings"]
    ids |= set(found.loc[found["gate"] == "translation", "article"])
    return {column.outlet: len(ids & set(column.articles)) for column in columns}


def _said(
    column: Column, events: pd.DataFrame, deeds: pd.DataFrame, name: str, withheld: int
) -> str:
    """What one outlet's articles tell, in a sentence; withheld where they are translations."""
    if withheld == len(column.articles):
        return f"{column.name}: {WITHHELD}."
    if events.empty:
        return f"{column.name}: no event of our list was found."
    acts, upon = ((deeds["role"] == role).sum() for role in naming.DEEDS)
    parts = [f"{name} acts in {several(int(acts), 'event')} and is acted upon in {int(upon):,}"]
    if deeds.empty:
        parts = [f"{name} has no part in {several(len(events), 'event')}"]
    if (share := naming.subject(deeds)).value is not None:
        parts.append(f"acting in {percent(share.value)} of these")
    parts.append(_without(naming.deletion(events)))
    if withheld:
        parts.append(f"{several(withheld, 'translation')} left out")
    return f"{column.name}: {'; '.join(parts)}."


def _without(share: Share) -> str:
    """`9 of 31 events are told without an agent (29%)`, or without the share below the floor."""
    said = f"{share.found:,} of {several(share.n, 'event')} told without an agent"
    if share.value is None:
        return f"{said} (too few for a share: {ENOUGH} are needed)"
    return f"{said} ({percent(share.value)})"


def _forms(events: pd.DataFrame, owner: dict[str, str]) -> pd.DataFrame:
    """One row an outlet × form of telling, as `charts.heat` takes it."""
    outlet = events["article"].astype(object).map(owner).rename("outlet")
    counts = events.groupby([outlet, events["form"].astype(object)], sort=False).size()
    found = counts.reset_index(name="value").rename(columns={"form": "story"})
    printed = [f"{count:,}" for count in found["value"]]
    said = [several(int(count), "event") for count in found["value"]]
    return found.assign(printed=printed, said=said)


def _picked(key: str) -> None:
    """A cell was chosen: open the events of its outlet and form."""
    if data := in_full.chosen(key):
        in_full.go(in_full.Where(data[0], f"{FORM}{data[2]}" if data[2] else NO_AGENT))


def _chart(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, table: pd.DataFrame
) -> None:
    forms = [(form, TITLES[form]) for form in FORMS]
    figure = charts.heat(
        table, columns, forms, "events", night=opened.night(),
        caption=in_full.caption(case, choice, CARDS),
    )  # fmt: skip
    said = []
    for column in columns[:10]:
        own = table[table["outlet"] == column.outlet]
        told = ", ".join(f"{TITLES[r.story]} {r.printed}" for r in each(own))
        said.append(f"{column.name}: {told or 'none found'}")
    alt = f"How acts are told, by outlet and form. {'. '.join(said)}."
    in_full.chart(figure, "forms of telling", alt, case, choice, _picked)
    named = in_full.named(table[["outlet", "story", "value"]], columns)
    named = named.assign(story=named["story"].map(TITLES))
    in_full.twin(
        named.rename(columns={"story": "form", "value": "events"}), "forms of telling", case,
        choice, CARDS,
    )  # fmt: skip


def _table(
    case: opened.Opened, columns: tuple[Column, ...], choice: Choice, cast: pd.DataFrame,
    roles: pd.DataFrame,
) -> None:  # fmt: skip
    """The main actors' roles, outlet by outlet; a row opens its events."""
    if roles.empty:
        safe.show("None of the main actors has a part in these events.", "p", "soft")
        return
    names = dict(zip(cast["actor"], cast["name"], strict=True))
    order = {actor: i for i, actor in enumerate(cast["actor"])}
    roles = roles.assign(place=roles["actor"].map(order))
    roles = roles.sort_values(["place", "outlet", "role"], kind="stable").reset_index(drop=True)
    shown = in_full.named(roles, columns).assign(actor=roles["actor"].map(names))
    shown = shown.assign(role=roles["role"].map({"agent": "acts", "patient": "is acted upon"}))
    shown = shown.drop(columns="place").rename(columns=TITLES)
    safe.show(
        "The main actors, as agent and as patient. Choose a row to see its sentences, below.", "p",
        "soft",
    )  # fmt: skip
    st.dataframe(
        shown, hide_index=True, width="stretch", key="roles", selection_mode="single-row",
        on_select=lambda: _chosen(roles), height=min(420, 38 + 35 * len(shown)),
    )  # fmt: skip
    exports.buttons(shown, "who acts", case, choice, CARDS)


def _chosen(roles: pd.DataFrame) -> None:
    rows: Any = st.session_state["roles"].selection.rows
    if rows and rows[0] < len(roles):
        row = roles.iloc[rows[0]]
        prefix = ACTS if row["role"] == "agent" else UPON
        in_full.go(in_full.Where(str(row["outlet"]), f"{prefix}{row['actor']}"))
