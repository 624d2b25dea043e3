"""How many sources stay unnamed, how many speak for the state, and how varied they are."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.attributions import ACCURACY
from analysis.measures.card import Card
from analysis.sources.camps import compared
from analysis.sources.speeches import speeches
from analysis.sources.voices import QUESTION

UNNAMED_FLOOR = 20  # attributions to a source that is named or not
OFFICIAL_FLOOR = 20  # the same
DIVERSITY_FLOOR = 10  # times that a named source is heard
_WHOLE = ["article", "i"]
RATES = ("outlet", "value", "count", "n", "unknown", "why")
DIVERSITY = ("outlet", "value", "sources", "n", "to", "why")

UNNAMED_CARD = Card(
    name="unnamed",
    title="unnamed sources",
    question=QUESTION,
    about="How often words are attributed to somebody whom the text does not name.",
    unit="share of attributions",
    formula="attributions to an unnamed source / attributions to a named or an unnamed one",
    tier="A",
    source="after Sigal 1973",
    weakness="a source that the program could not find is in neither count; the text may have good "
    "reason not to name",
    version="1",
    floor=UNNAMED_FLOOR,
    accuracy=ACCURACY,
)
OFFICIAL_CARD = Card(
    name="official",
    title="official sources",
    question=QUESTION,
    about="How often the source holds a public office or is a public body, by its phrase or name.",
    unit="share of attributions",
    formula="attributions to an official source / attributions to a named or an unnamed one",
    tier="A",
    source="after Sigal 1973; Bennett 1990",
    accuracy="not measured by second coders",
    weakness="who is called by name alone, and never by office, is not known to hold one; who is "
    "once called by office counts as an official throughout",
    version="1",
    floor=OFFICIAL_FLOOR,
)
DIVERSITY_CARD = Card(
    name="source_diversity",
    title="diversity of sources",
    question=QUESTION,
    about="As how many equally often heard sources an outlet's named sources count.",
    unit="sources, 1 or more",
    formula="exp(H) of the named sources by speeches, as expected of the smallest sample among the "
    "outlets compared",
    tier="A",
    source="Hill 1973; Chao et al. 2014 for the rarefied form",
    weakness="a source under two names counts twice; unnamed sources cannot be told apart and are "
    "left out",
    version="1",
    floor=DIVERSITY_FLOOR,
    floor_of="speeches of named sources",
    accuracy=ACCURACY,
)


def unnamed_rate(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row per outlet. Columns: `RATES`.

    value = count / n, 0 to 1: attributions to an unnamed source over those to a named or an unnamed
    one. Those whose source was not found are in neither and stand in `unknown`. Below
    `UNNAMED_FLOOR` the value is NaN and `why` says so (after Sigal 1973).
    """
    said = _once(attributions, owner)
    return _rate(said, said["naming"] == "unnamed", owner, UNNAMED_CARD)


def official_share(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row per outlet. Columns: `RATES`.

    value = count / n, 0 to 1: attributions to a source whose phrase or name holds a public office
    (`officials.official`) over those to a named or an unnamed source. A named speaker who is once
    called so in these articles is official throughout, so that "Hallam" is, after "Mayor Hallam";
    of joint speakers, one is enough. Below `OFFICIAL_FLOOR` the
    value is NaN and `why` says so (after Sigal 1973; Bennett 1990).
    """
    said = speeches(attributions, owner)
    who = said["speaker"].map(compared)
    holders = set(who[said["official"].astype(bool) & ~_joint(said)]) - {""}
    said = said.assign(official=said["official"].astype(bool) | who.isin(holders))
    hit = said.groupby(_WHOLE)["official"].transform("any")
    once = said.drop_duplicates(_WHOLE)
    return _rate(once, hit.loc[once.index], owner, OFFICIAL_CARD)


def _joint(said: pd.DataFrame) -> pd.Series:
    """Whether a speech has several speakers: which of them holds the office is not known."""
    found: pd.Series = said.duplicated(_WHOLE, keep=False)
    return found


def _once(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """Speeches, each once, however many spoke together."""
    return speeches(attributions, owner).drop_duplicates(_WHOLE)


def _rate(said: pd.DataFrame, hit: pd.Series, owner: Mapping[str, str], card: Card) -> pd.DataFrame:
    rows = []
    for outlet in dict.fromkeys(owner.values()):
        here = said["outlet"] == outlet
        known = here & said["naming"].isin(["named", "unnamed"])
        n, count = int(known.sum()), int((known & hit).sum())
        value = count / n if card.enough(n) else float("nan")
        why = _few(n, card)
        rows.append((outlet, value, count, n, int(here.sum()) - n, why))
    return pd.DataFrame(rows, columns=list(RATES))


def _few(n: int, card: Card) -> str:
    """Why nothing is printed, or ""."""
    return "" if card.enough(n) else f"{n} {card.floor_of}; a rate needs {card.floor}"


def diversity(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """One row per outlet. Columns: `DIVERSITY`.

    `value` is the Hill number of order 1 (Hill 1973) of the named sources by speeches, as expected
    of a sample of `to` speeches, the smallest `n` among the outlets that have `DIVERSITY_FLOOR`:
    see `hill`. 1 where one source is heard alone, `sources` where all are heard equally often and
    nothing is rarefied. NaN below the floor, and `why` says so. The floor counts speeches, not
    sources: an outlet that hears few voices, often, is what the measure is for.
    """
    said = speeches(attributions, owner)
    said = said[(said["naming"] == "named") & (said["speaker"] != "")]
    said = said.assign(who=said["speaker"].map(compared))
    counts = {
        outlet: said.loc[said["outlet"] == outlet, "who"].value_counts().to_numpy()
        for outlet in dict.fromkeys(owner.values())
    }
    sizes = {outlet: int(each.sum()) for outlet, each in counts.items()}
    to = min((n for n in sizes.values() if DIVERSITY_CARD.enough(n)), default=0)
    rows = []
    for outlet, each in counts.items():
        n = sizes[outlet]
        value = hill(each, to) if DIVERSITY_CARD.enough(n) else float("nan")
        rows.append((outlet, value, len(each), n, to, _few(n, DIVERSITY_CARD)))
    return pd.DataFrame(rows, columns=list(DIVERSITY))


def hill(counts: npt.ArrayLike, to: int) -> float:
    """exp(H), rarefied to `to` of the Σ counts = N things, 1 ≤ to ≤ N.

    exp(−Σᵢ Σₖ P(Kᵢ = k) · k/to · ln(k/to)) with Kᵢ hypergeometric: how often kind i is among `to`
    drawn of N without replacement. Exact, nothing is drawn (Chao et al. 2014, equation 7; for
    to = N Hill 1973). Raises ValueError for another `to`.
    """
    from scipy.stats import hypergeom

    n = np.asarray(counts, dtype=int)
    total = int(n.sum())
    if not 1 <= to <= total:
        raise ValueError(f"a sample has 1 to {total} of {total} things; found {to}")
    kinds, times = np.unique(n[n > 0], return_counts=True)
    k = np.arange(1, to + 1)
    parts = -(k / to) * np.log(k / to)
    each = [float((hypergeom.pmf(k, total, int(kind), to) * parts).sum()) for kind in kinds]
    return float(np.exp(np.dot(each, times)))
