"""On which side a speaker is: by the reader's own table, and by nothing else."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

UNASSIGNED = "unassigned"
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)


def compared(name: str) -> str:
    """A name or phrase as it is compared: lower case, single blanks, no article before it."""
    line = " ".join(name.split())
    article = _ARTICLE.match(line)
    return line[article.end() if article else 0 :].casefold()


def in_camps(speeches: pd.DataFrame, camps: Mapping[str, str]) -> pd.Series:
    """The camp of each row of `speeches`; `UNASSIGNED` where the table has none.

    A speaker is looked up by name, whatever its capitals, else by the phrase of the source, which
    is all that an unnamed one has; else by last name, where one of both is nothing but that and
    the case and the table together have one full name that ends so: Poe is Ada Poe unless there is
    a Carl Poe, and Carl Poe never is Ada Poe. To be unnamed is no camp.
    """
    table = {compared(name): camp for name, camp in camps.items()}
    known = [compared(name) for name in speeches["speaker"].unique() if name]
    by_name = {name: _camp(name, table, _full([*known, *table])) for name in set(known)}
    found = []
    for speaker, source in zip(speeches["speaker"], speeches["source"], strict=True):
        name, phrase = compared(speaker), compared(source)
        exact = table.get(name) if name else None
        found.append(exact or (phrase and table.get(phrase)) or by_name.get(name) or UNASSIGNED)
    return pd.Series(found, index=speeches.index, dtype=object)


def _full(names: Iterable[str]) -> dict[str, set[str]]:
    """Last name → the full names that end so."""
    found: dict[str, set[str]] = {}
    for name in names:
        if " " in name:
            found.setdefault(name.rpartition(" ")[2], set()).add(name)
    return found


def _camp(name: str, table: Mapping[str, str], full: Mapping[str, set[str]]) -> str:
    if name in table:
        return table[name]
    last = name.rpartition(" ")[2]
    called = full.get(last, set())
    if len(called) != 1:
        return ""
    other = next(iter(called)) if name == last else last  # the bare one for the full, or back
    return table.get(other, "")
