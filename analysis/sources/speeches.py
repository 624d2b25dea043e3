"""Attributions as speeches: who said how many words, each word counted once."""

from collections.abc import Mapping

import pandas as pd

from analysis.article import area
from analysis.tables import each

SPEECHES = (
    "outlet", "article", "i", "speaker", "source", "naming", "official", "verb", "cue", "words",
    "quoted",
)  # fmt: skip
_WHOLE = ["article", "i"]


def speeches(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row per attribution × speaker. Columns: `SPEECHES`.

    `owner`: article → its outlet; other articles are left out, and so is what stands outside
    headline, subheads and body. An attribution is one speech, in however many stretches. A word
    counts once: where an attribution is nested in another, the words of its stretches that lie
    within the other's are its own and are taken off the other's. Joint speakers have a row each
    and share the words equally. `speaker` is "" where nobody is named; `source` the phrase; `cue`
    where the say-verb stands, −1 where there is none.
    """
    told = attributions["zone"].map({z: bool(area(z)) for z in attributions["zone"].unique()})
    here = attributions[attributions["article"].isin(list(owner)) & told.astype(bool)]
    if here.empty:
        return pd.DataFrame(columns=list(SPEECHES))
    whole = here.sort_values([*_WHOLE, "part"], kind="stable").groupby(_WHOLE, sort=False)
    found = whole.agg({"words": "sum", "quoted": "sum"}).astype(float)
    first = whole.nth(0)
    found = found.reset_index()
    for name in ("speaker", "source", "naming", "official", "verb", "cue_start"):
        found[name] = first[name].to_numpy()
    inner = _inner(here)
    taken = [inner.get(key, (0, 0)) for key in zip(found["article"], found["i"], strict=True)]
    for place, name in enumerate(("words", "quoted")):
        found[name] = (found[name] - [pair[place] for pair in taken]).clip(lower=0)
    return _apart(found.assign(outlet=found["article"].map(owner), cue=found["cue_start"]))


def _inner(here: pd.DataFrame) -> dict[tuple[str, int], tuple[int, int]]:
    """Attribution → the words, and those quoted, of others that are nested directly in it."""
    nested = here[here["within"].notna()]
    stretches: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in each(here[here["article"].isin(nested["article"])]):
        stretches.setdefault((row.article, int(row.i)), []).append((row.start, row.end))
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for row in each(nested):
        outer = (row.article, int(row.within))
        if any(a <= row.start and row.end <= b for a, b in stretches.get(outer, ())):
            words, quoted = found.get(outer, (0, 0))
            found[outer] = words + int(row.words), quoted + int(row.quoted)
    return found


def _apart(found: pd.DataFrame) -> pd.DataFrame:
    """A row for each of several joint speakers."""
    names = [_names(speaker) for speaker in found["speaker"]]
    many = pd.Series([len(some) for some in names], index=found.index)
    made = found.assign(
        speaker=pd.Series(names, index=found.index, dtype=object),
        words=found["words"] / many,
        quoted=found["quoted"] / many,
        source=found["source"].fillna(""),
        verb=found["verb"].fillna(""),
        cue=found["cue"].fillna(-1).astype(int),
        naming=found["naming"].fillna("unknown"),
        official=found["official"].fillna(False).astype(bool),
    ).explode("speaker", ignore_index=True)
    return made[list(SPEECHES)]


def _names(speaker: object) -> list[str]:
    """The speakers of a cell, each once; [""] where there is none."""
    found = dict.fromkeys(speaker.split("\n")) if isinstance(speaker, str) else {}
    return [name for name in found if name] or [""]
