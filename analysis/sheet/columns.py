"""The head of the sheet: which outlets, with which texts, and what the gates say of them."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.article import Outlet
from analysis.gates import Finding
from analysis.sheet.values import Choice, Column, Tables, several
from analysis.tables import each

HUES = 7  # outlets that have a colour of their own; where there are more, those chosen have one
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
    chosen = asked(tables, choice)
    if not choice.apart:
        chosen = chosen[~chosen["id"].isin(apart(tables))]
    return chosen.set_index("id")["outlet"]


def asked(tables: Tables, choice: Choice) -> pd.DataFrame:
    """The articles of the outlets, stories and days that were asked for, set apart or not."""
    articles = tables["articles"]
    kept = pd.Series(True, index=articles.index)
    if choice.outlets:
        kept &= articles["outlet"].isin(choice.outlets)
    if choice.stories:
        kept &= articles["story"].fillna("").isin(choice.stories)
    days = articles["published"].fillna("").astype(str)  # ISO days sort as texts
    if choice.since:
        kept &= (days == "") | (days >= choice.since.isoformat())
    if choice.until:
        kept &= days <= choice.until.isoformat()  # "" comes before every day
    return articles[kept]


def columns(tables: Tables, outlets: Sequence[Outlet], choice: Choice) -> tuple[Column, ...]:
    """One column an outlet, with its articles that are compared; those with none come last.

    An outlet whose every text stands apart keeps its column, with these texts. Outlets of one name
    are told apart by their ids.
    """
    out = apart(tables)
    texts = dict(iter(asked(tables, choice).groupby("outlet", sort=False, observed=True)))
    flags = _flags(tables)
    shared = Counter(outlet.name for outlet in outlets)
    found = []
    for i, outlet in enumerate(outlets):
        own = texts.get(outlet.id)
        if own is None:
            continue
        marked = tuple(dict.fromkeys(f for one in own["id"] for f in flags.get(one, ())))
        inside = own if choice.apart else own[~own["id"].isin(out)]
        shown = own if inside.empty else inside
        name = f"{outlet.name} ({outlet.id})" if shared[outlet.name] > 1 else outlet.name
        lit = len(outlets) <= HUES or outlet.id in choice.outlets
        ids = tuple(shown["id"])
        found.append(Column(outlet.id, name, facts(shown), marked, inside.empty, ids, i, lit))
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


def _flags(tables: Tables) -> dict[str, list[str]]:
    """Article → what the gates say of it, in two words each."""
    found: dict[str, list[str]] = {}
    for finding in each(tables["findings"]):
        found.setdefault(str(finding.article), []).append(FLAGS.get(finding.gate, finding.gate))
    return found


def findings_of(tables: Tables) -> list[Finding]:
    """The table of that name as findings."""
    rows = tables["findings"].astype(object).where(tables["findings"].notna(), None)
    return [
        Finding(**{str(name): value for name, value in row.items()})
        for row in rows.to_dict("records")
    ]


def stories_of(tables: Tables) -> dict[str, str]:
    """Article → its story."""
    articles = tables["articles"]
    return dict(zip(articles["id"].tolist(), articles["story"].fillna("").tolist(), strict=True))
