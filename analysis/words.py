"""What stands out? Words that one outlet uses and the others do not.

Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

PRIOR = 500.0  # α₀, in words: how much text of the ordinary mixture each side is lent
LEAST = 2  # times a word must stand in the outlet's texts
DISTINCTIVE = (
    "outlet", "term", "form", "here", "here_words", "elsewhere", "elsewhere_words", "articles",
    "log_odds", "z",
)  # fmt: skip

Floats = npt.NDArray[np.float64]


def log_odds(here: Floats, elsewhere: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """δ and ζ = δ/σ for each word, from counts here and elsewhere and a prior, all (V,).

    δ = ln[(y₁+α)/(n₁+α₀−y₁−α)] − ln[(y₂+α)/(n₂+α₀−y₂−α)], σ² ≈ 1/(y₁+α) + 1/(y₂+α)
    (Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22).
    """
    a, b = here + prior, elsewhere + prior
    odds = np.log(a / (a.sum() - a)) - np.log(b / (b.sum() - b))
    return odds, odds / np.sqrt(1 / a + 1 / b)


def distinctive(terms: pd.DataFrame, outlets: pd.Series, voice: str, top: int = 12) -> pd.DataFrame:
    """The words that stand out in each outlet against all the others together.

    `terms` is the table of that name; `outlets` maps the ids of the articles in the comparison to
    their outlet. A word must stand `LEAST` times in the outlet's texts, in three of them where
    there are that many. Columns: `DISTINCTIVE`, most distinctive first. With one article an
    outlet ζ only orders the words; it is no test.
    """
    chosen = terms[(terms["voice"] == voice) & terms["article"].isin(outlets.index)]
    names = list(dict.fromkeys(outlets))
    if len(names) < 2 or chosen.empty:
        return pd.DataFrame(columns=list(DISTINCTIVE))
    chosen = chosen.assign(outlet=chosen["article"].map(outlets))
    counts = chosen.pivot_table(
        index="term", columns="outlet", values="count", aggfunc="sum", fill_value=0
    ).reindex(columns=names, fill_value=0)
    forms = _forms(chosen)
    spread = chosen.pivot_table(
        index="term", columns="outlet", values="article", aggfunc="count", fill_value=0
    ).reindex(index=counts.index, columns=names, fill_value=0)
    parts = [_against(counts, name, spread[name], outlets, top) for name in names]
    table = pd.concat(parts, ignore_index=True)
    pairs = zip(table["outlet"], table["term"], strict=True)
    table["form"] = [forms.get(pair, pair[1]) for pair in pairs]
    return table[list(DISTINCTIVE)]


def _forms(chosen: pd.DataFrame) -> dict[tuple[str, str], str]:
    """How an outlet mostly writes a word: the form of the article that uses it most."""
    ranked = chosen.sort_values(["count", "article"], ascending=[False, True])
    first = ranked.drop_duplicates(["outlet", "term"])
    keys = zip(first["outlet"], first["term"], strict=True)
    return dict(zip(keys, first["form"], strict=True))


def _against(
    counts: pd.DataFrame, name: str, spread: pd.Series, outlets: pd.Series, top: int
) -> pd.DataFrame:
    here = counts[name].to_numpy(dtype=float)
    everywhere = counts.to_numpy(dtype=float).sum(axis=1)
    odds, z = log_odds(here, everywhere - here, PRIOR * everywhere / everywhere.sum())
    table = pd.DataFrame(
        {
            "outlet": name, "term": counts.index, "here": here.astype(int),
            "here_words": int(here.sum()), "elsewhere": (everywhere - here).astype(int),
            "elsewhere_words": int((everywhere - here).sum()),
            "log_odds": odds, "z": z,
        }
    )  # fmt: skip
    table["articles"] = spread.to_numpy(dtype=int)
    needed = min(3, int((outlets == name).sum()))
    enough = (table["here"] >= LEAST) & (table["articles"] >= needed) & (table["term"] != "")
    kept = table[enough & (table["z"] > 0)]
    return kept.sort_values(["z", "term"], ascending=[False, True]).head(top)
