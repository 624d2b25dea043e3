"""What stands out? Words that one outlet uses and the others do not."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.resample import SEED, max_t
from analysis.words.at_once import at_once
from analysis.words.chance import COMMON, largest
from analysis.words.counted import NO_NAMES, Counts, Floats, Names, Sides, counted, sides
from analysis.words.odds import PRIOR, log_odds

__all__ = [
    "COMMON", "DISTINCTIVE", "PERMUTATIONS", "PRIOR", "TESTED", "beside", "counted", "distinctive",
    "forms", "log_odds",
]  # fmt: skip

LEAST = 2  # times a word must stand in the outlet's texts
TESTED = 4  # texts a side below which no p is given
PERMUTATIONS = 999
DISTINCTIVE = (
    "outlet", "term", "form", "here", "here_words", "elsewhere", "elsewhere_words", "articles",
    "log_odds", "z", "p",
)  # fmt: skip


def distinctive(
    terms: pd.DataFrame,
    outlets: "pd.Series[str]",
    voice: str,
    top: int = 12,
    *,
    stories: Names = NO_NAMES,
    groups: Names = NO_NAMES,
    outlet: str = "",
    against: str = "",
    draws: int = 0,
    seed: int = SEED,
) -> pd.DataFrame:
    """The `top` words that stand out in each outlet (or one), against all the others (or one).

    `terms` is the table of that name; `outlets` maps the ids of the articles in the comparison to
    their outlet, `stories` to their story (by default all are of one) and `groups` to their copy
    cluster. Texts are compared on the stories that both sides have, and there the other side's
    counts are weighted so that each story makes up the same share of its words as of the outlet's:
    a word does not stand out because an outlet writes more about some story. Of copies on one side
    the longest counts; texts that both sides print are left out.

    A word must stand `LEAST` times in the outlet's texts, in three of them where there are that
    many. `here` and `elsewhere` are plain counts on the shared stories, of `here_words` and
    `elsewhere_words`. `p`, from `TESTED` texts a side on: how often any word would have stood out
    so far had the names been dealt anew within stories, `draws` times, say `PERMUTATIONS`; with 0
    nobody asks. It allows for all words and all outlets of the table: of two outlets each is the
    other's reverse; of more, p is multiplied by their number. Without p, ζ only orders the words;
    it is no test. Columns: `DISTINCTIVE`, most distinctive first.

    Raises ValueError where `outlet` or `against` has no article in the comparison.
    """
    chosen = terms[(terms["voice"] == voice) & terms["article"].isin(outlets.index)]
    for name in (outlet, against):
        if name and name not in set(outlets):
            known = ", ".join(dict.fromkeys(outlets))
            raise ValueError(f"no outlet {name!r} in the comparison; there are: {known}")
    if outlets.nunique() < 2 or chosen.empty:
        return pd.DataFrame(columns=list(DISTINCTIVE))
    table = counted(chosen, outlets, stories, groups)
    if not (draws or outlet or against):
        found = at_once(table, top, LEAST, COMMON)
        return found.assign(p=np.nan, form=forms(chosen, outlets, found))[list(DISTINCTIVE)]
    parts = list(_parts(table, outlet, against, top, draws, seed))
    if not parts:
        return pd.DataFrame(columns=list(DISTINCTIVE))
    tested = sum(bool(part["p"].notna().any()) for part in parts)
    found = pd.concat(parts, ignore_index=True)
    looks = tested if len(table.outlets) > 2 else 1
    found["p"] = (found["p"] * looks).clip(upper=1.0)
    return found.assign(form=forms(chosen, outlets, found))[list(DISTINCTIVE)]


def _parts(
    table: Counts, outlet: str, against: str, top: int, draws: int, seed: int
) -> Iterator[pd.DataFrame]:
    """What stands out in each outlet that has a story in common with those it is put against."""
    for name in table.outlets:
        if name != against and outlet in ("", name):
            both, found = beside(table, name, against, top, draws, seed)
            if both.least:
                yield found


def beside(
    table: Counts, outlet: str, against: str, top: int, draws: int, seed: int = SEED
) -> tuple[Sides, pd.DataFrame]:
    """The texts of an outlet and of those it is put against, and its words: `DISTINCTIVE` but form.

    `p` allows for the words of this one comparison.
    """
    other = table.outlets.index(against) if against else None
    both = sides(table, table.outlets.index(outlet), other)
    if not both.least:
        return both, pd.DataFrame(columns=[name for name in DISTINCTIVE if name != "form"])
    found = _standing_out(both, [table.words[k] for k in both.words], top)
    found["p"] = _chance(both, found["z"].to_numpy(), draws, seed)
    return both, found.assign(outlet=outlet)


def _standing_out(both: Sides, words: list[str], top: int) -> pd.DataFrame:
    """The words of the first side that stand out, with their counts."""
    first, counts = both.first, both.counts
    here, elsewhere = counts[first].sum(axis=0), counts[~first].sum(axis=0)
    weighted = both.weights()[~first] @ counts[~first]
    prior = PRIOR * (here + weighted) / (here + weighted).sum()
    odds, z = log_odds(here, weighted, prior)
    table = pd.DataFrame(
        {
            "term": words, "here": here.astype(int), "here_words": int(here.sum()),
            "elsewhere": elsewhere.astype(int), "elsewhere_words": int(elsewhere.sum()),
            "articles": np.bincount(counts[first].indices, minlength=len(words)),
            "log_odds": odds, "z": z,
        }
    )  # fmt: skip
    needed = min(COMMON, int(first.sum()))
    enough = (table["here"] >= LEAST) & (table["articles"] >= needed) & (table["term"] != "")
    kept = table[enough & (table["z"] > 0)]
    return kept.sort_values(["z", "term"], ascending=[False, True]).head(top)


def _chance(both: Sides, z: Floats, draws: int, seed: int) -> Floats:
    """p of each ζ, adjusted for all the words that were looked at; NaN where none is given."""
    if not draws or both.least < TESTED:
        return np.full(len(z), np.nan)
    return max_t(z, largest(both, draws, seed))


def forms(chosen: pd.DataFrame, outlets: "pd.Series[str]", found: pd.DataFrame) -> list[str]:
    """How each outlet mostly writes its words: the form of the article that uses it most."""
    rows = chosen[chosen["term"].isin(found["term"])]
    rows = rows.assign(outlet=rows["article"].map(outlets))
    ranked = rows.sort_values(["count", "article"], ascending=[False, True])
    first = ranked.drop_duplicates(["outlet", "term"])
    keys = zip(first["outlet"], first["term"], strict=True)
    mostly = dict(zip(keys, first["form"], strict=True))
    pairs = zip(found["outlet"], found["term"], strict=True)
    return [str(mostly.get(pair, pair[1])) for pair in pairs]
