"""Of the page Voices: sources without a name or with an office, and how all are introduced."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis.lexicon import lexicon
from analysis.pages import exports, in_full, opened, safe
from analysis.pages.in_full import Where
from analysis.sheet import Answers, Choice, Column, several
from analysis.sheet.quotes import heads
from analysis.sheet.speaking import NAMELESS, OFFICIAL, camp_key, verbs_key
from analysis.sheet.speeches import (
    CAMPS,
    REST,
    Cards,
    Heard,
    by_class,
    cues,
    diversity_said,
    introduced,
    odds,
    rate_said,
    rates,
    verbs_of,
)
from analysis.sources import DIVERSITY_FLOOR, OFFICIAL_FLOOR, UNNAMED_FLOOR, VERB_FLOOR
from analysis.sources.rates import DIVERSITY_CARD, OFFICIAL_CARD, UNNAMED_CARD
from analysis.sources.verbs import SAME_CARD, VERB_CARD
from analysis.tables import each

NAMED = 6  # outlets of which a sentence is written
ROWS = 200  # of a table that is shown; its files have all
CLASSES = {part.name: part.title for part in lexicon("say_verbs").sections}
NO_NAME, OFFICE = "without a name", "official"
NAMES = (
    "A source may be named, told without a name (officials, a witness), or not to be identified; "
    "the last are in no rate. Official: the phrase or the name holds a public office; who is "
    "called by name alone is not known to hold one. Variety: to how many equally often heard "
    "sources the named ones amount, in samples of one size. Choose a cell to see its words, below."
)
VERBS = (
    "A verb’s class is its usual colour, by our list; “claim” may be meant plainly. Counted "
    "are the verbs that give words to a source; the Sheet counts every say-verb of our list, "
    f"whoever it is said of. Shares stand from {VERB_FLOOR} say-verbs on. Choose a cell to see the "
    "verbs in place, below."
)
Asked = Callable[[int, str], Where | None]


def names_part(
    case: opened.Opened, answers: Answers, columns: Sequence[Column], choice: Choice, here: Heard
) -> None:
    """Unnamed and official sources, and how varied the named ones are: a row an outlet."""
    safe.show("Named, unnamed, official", "h2", "part")
    safe.show(NAMES, "p", "soft")
    table = answers.once("rates", lambda: rates(here))
    names = {column.outlet: column.name for column in columns}
    shown = pd.DataFrame(
        {
            "outlet": [names[one] for one in table["outlet"]],
            NO_NAME: _rates(table, "unnamed", UNNAMED_FLOOR),
            OFFICE: _rates(table, "official", OFFICIAL_FLOOR),
            "variety": [diversity_said(row, DIVERSITY_FLOOR) for row in each(table)],
            "not identified": table["unnamed_unknown"],
        }
    )
    items = {NO_NAME: NAMELESS, OFFICE: OFFICIAL}
    outlets = list(table["outlet"])
    _table(shown, "named and unnamed", lambda i, name: Where(outlets[i], items.get(name, "")))
    cards = (UNNAMED_CARD, OFFICIAL_CARD, DIVERSITY_CARD)
    _files(case, choice, in_full.named(table, columns), "named and unnamed", cards)


def _rates(table: pd.DataFrame, name: str, floor: int) -> list[str]:
    rows = zip(table[f"{name}_count"], table[f"{name}_n"], table[f"{name}_value"], strict=True)
    return [rate_said(int(count), int(n), value, floor) for count, n, value in rows]


def _table(shown: pd.DataFrame, key: str, asked: Asked) -> None:
    """A table whose cells open evidence: `asked` tells which, by row and column."""
    st.dataframe(
        shown, hide_index=True, width="stretch", key=key, height=min(420, 38 + 35 * len(shown)),
        selection_mode="single-cell", on_select=lambda: _picked(key, len(shown), asked),
    )  # fmt: skip


def _picked(key: str, rows: int, asked: Asked) -> None:
    cells = st.session_state[key].selection.cells
    if cells and cells[0][0] < rows and (where := asked(*cells[0])):
        in_full.go(where)


def _files(
    case: opened.Opened, choice: Choice, table: pd.DataFrame, what: str, cards: Cards
) -> None:
    with st.expander("The same as files"):
        exports.buttons(table, what, case, choice, cards)


def verbs_part(
    case: opened.Opened, answers: Answers, columns: Sequence[Column], choice: Choice, here: Heard,
    by: str,
) -> None:  # fmt: skip
    """Say-verbs by class, differences where there are enough, one speaker in several outlets."""
    safe.show("How are they introduced?", "h2", "part")
    table = answers.once(("cues", by), lambda: cues(here, by))
    if table.empty:
        safe.show("No say-verb of our list was found to bring somebody in.", "p", "plain")
        return
    _sentences(columns, table)
    safe.show(VERBS, "p", "soft")
    classes = {name: title for name, title in CLASSES.items() if (table["kind"] == name).any()}
    shown = by_class(table, classes, [column.outlet for column in columns])
    outlets = list(shown["outlet"])
    keys = [camp_key(one) if by == CAMPS else one for one in shown["camp"]]
    items = ["" if one == REST else verbs_key(one) for one in keys]
    named = in_full.named(shown, columns).rename(columns={"camp": by[:-1]})
    _table(named, "say-verbs by class", lambda i, _: Where(outlets[i], items[i]))
    _files(case, choice, in_full.named(table, columns), "say-verbs by class", (VERB_CARD,))
    _odds(case, columns, choice, table, by)
    _same(case, answers, columns, choice, here)


def _sentences(columns: Sequence[Column], table: pd.DataFrame) -> None:
    lines = [introduced(table, column, CLASSES) for column in columns[:NAMED]]
    if (more := len(columns) - NAMED) > 0:
        lines.append(f"{several(more, 'more outlet')}: in the table.")
    safe.items(lines)


def _odds(
    case: opened.Opened, columns: Sequence[Column], choice: Choice, table: pd.DataFrame, by: str
) -> None:
    """Differences of two camps in one outlet, or of two outlets toward one camp."""
    found = odds(table)
    if found.empty:
        safe.show(
            f"Nowhere do two {by} of one outlet, or two outlets of one {by[:-1]}, have "
            f"{VERB_FLOOR} say-verbs each: counts, and no comparison.", "p", "soft",
        )  # fmt: skip
        return
    names = {column.outlet: column.name for column in columns}
    shown = found.assign(
        kind=[CLASSES.get(one, one) for one in found["kind"]],
        outlet=[names[one] for one in found["outlet"]],
        other_outlet=[names[one] for one in found["other_outlet"]],
        log_odds=found["log_odds"].round(2),
    )
    with st.expander(f"Differences in classes of say-verb, as log odds ({len(shown)})"):
        safe.show(
            "Above 0: the class is commoner on the first side. Counts of one sample over all "
            "stories shown, not tested; in the order of classes, not of size.", "p", "soft",
        )  # fmt: skip
        st.dataframe(shown.head(ROWS), hide_index=True, width="stretch", key="log odds")
        cards: Cards = (VERB_CARD,)
        exports.buttons(shown, "say-verbs as log odds", case, choice, cards)


def _same(
    case: opened.Opened, answers: Answers, columns: Sequence[Column], choice: Choice, here: Heard
) -> None:
    """One speaker's verbs in several outlets, side by side."""
    safe.show("Same speaker, different verb", "h3", "part")
    table = answers.once("same speaker", lambda: verbs_of(here, columns))
    if table.empty:
        safe.show("No named speaker has words in two of these outlets.", "p", "plain")
        return
    differ = int(table["different"].sum())
    safe.show(
        f"{several(len(table), 'named speaker')} with words in two outlets or more, {differ} of "
        "them brought in by different say-verbs. The outlets need not report the same words: where "
        "they do, see the next part. Choose a cell to see its verbs in place, below.", "p", "plain",
    )  # fmt: skip
    shown = table.drop(columns="different").head(ROWS)
    outlets = {head: one for one, head in heads(columns, ("speaker", "different")).items()}
    speakers = list(shown["speaker"])

    def asked(row: int, name: str) -> Where | None:
        return Where(outlets[name], verbs_key(speakers[row])) if name in outlets else None

    _table(shown, "same speaker", asked)
    _files(case, choice, table, "same speaker", (SAME_CARD,))
