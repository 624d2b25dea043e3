"""The head of the sheet: which outlets, with which texts, and what the gates say of them."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.article import Outlet
from analysis.sheet.values import Choice, Column, Tables, several

FLAGS = {
    "event": "another event",
    "reuse": "copy",
    "voice": "shares a voice",
    "language": "not scored",
    "translation": "translation",
    "truncation": "cut off",
}


def apart(tables: Tables) -> frozenset[str]:
    """The ids of the articles that stand apart from the comparison by default."""
    findings = tables["findings"]
    return frozenset(findings.loc[findings["apart"].astype(bool), "article"])


def compared(tables: Tables, choice: Choice) -> pd.Series:
    """The articles in the comparison → their outlets, in the order of the case."""
    articles = tables["articles"]
    chosen = articles if not choice.outlets else articles[articles["outlet"].isin(choice.outlets)]
    if not choice.apart:
        chosen = chosen[~chosen["id"].isin(apart(tables))]
    return chosen.set_index("id")["outlet"]


def columns(tables: Tables, outlets: Sequence[Outlet], choice: Choice) -> tuple[Column, ...]:
    """One column an outlet, with its articles that are compared; those with none come last.

    An outlet whose every text stands apart keeps its column, with these texts. Outlets of one name
    are told apart by their ids.
    """
    articles, out = tables["articles"], apart(tables)
    shared = Counter(outlet.name for outlet in outlets)
    found = []
    for i, outlet in enumerate(outlets):
        own = articles[articles["outlet"] == outlet.id]
        if own.empty or (choice.outlets and outlet.id not in choice.outlets):
            continue
        flags = _flags(tables, tuple(own["id"]))
        inside = own if choice.apart else own[~own["id"].isin(out)]
        shown = own if inside.empty else inside
        name = f"{outlet.name} ({outlet.id})" if shared[outlet.name] > 1 else outlet.name
        ids = tuple(shown["id"])
        found.append(Column(outlet.id, name, facts(shown), flags, inside.empty, ids, i))
    return tuple(sorted(found, key=lambda column: column.apart))


def facts(own: pd.DataFrame) -> str:
    """Author, date and length of one text; the number and length of several."""
    words, told = int(own["words"].sum()), int(own["own_words"].sum())
    length = f"{several(words, 'word')}, {told:,} own"
    if len(own) > 1:
        return f"{len(own):,} texts · {length}"
    row = own.iloc[0]
    author = row["author"] if isinstance(row["author"], str) and row["author"] else "no author"
    date = day(row["published"]) or "no date"
    return f"{author} · {date} · {length}"


def day(iso: object) -> str:
    """`2024-06-28` → `28 Jun 2024`; "" where there is no date."""
    if not isinstance(iso, str) or not iso:
        return ""
    when = pd.Timestamp(iso)
    return f"{when.day} {when.strftime('%b %Y')}"


def _flags(tables: Tables, ids: tuple[str, ...]) -> tuple[str, ...]:
    findings = tables["findings"]
    gates = findings.loc[findings["article"].isin(ids), "gate"]
    return tuple(dict.fromkeys(FLAGS.get(gate, gate) for gate in gates))
