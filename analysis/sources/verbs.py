"""How are they introduced? Say-verbs by camp, and one speaker's verbs in several outlets."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.attributions import ACCURACY
from analysis.lexicon import lexicon
from analysis.measures.card import Card
from analysis.measures.say_verbs import verb_class
from analysis.sources.camps import compared, in_camps
from analysis.sources.speeches import speeches
from analysis.tables import each

VERB_FLOOR = 10  # cues of a camp in an outlet
CUES = ("outlet", "camp", "kind", "count", "cues", "share", "why")
ODDS = (
    "kind", "outlet", "camp", "other_outlet", "other_camp", "count", "cues", "other_count",
    "other_cues", "log_odds",
)  # fmt: skip
SAME = ("speaker", "outlet", "verb", "kind", "count", "speeches", "outlets")
KINDS = tuple(part.name for part in lexicon("say_verbs").sections)

VERB_CARD = Card(
    name="say_verbs_by_camp",
    title="say-verbs by camp",
    question="How are they introduced?",
    about="Whether the verbs that bring in one camp's words differ in class from another's.",
    unit="share of say-verbs; difference as log odds",
    formula="cues of the class / all cues of the camp; "
    "ln((a + .5)/(n − a + .5)) − ln((b + .5)/(m − b + .5))",
    tier="A",
    source="after Floyd 2000; Hooper 1975; Haldane 1956 for the .5",
    weakness="a verb's class is its usual colour; 'claim' may be meant plainly; a verb that is on "
    "no list is not counted",
    version="1",
    floor=VERB_FLOOR,
    floor_of="cues of a camp",
    accuracy=ACCURACY,
)
SAME_CARD = Card(
    name="same_speaker",
    title="same speaker, different verb",
    question="How are they introduced?",
    about="The verbs with which several outlets bring in what the same person said.",
    unit="count",
    formula="say-verbs per speaker and outlet, for speakers whom two outlets or more quote",
    tier="A",
    source="after Floyd 2000",
    weakness="the outlets need not report the same words; two people of one name are one here",
    version="1",
    floor_of="speeches",
    accuracy=ACCURACY,
)


def say_verbs_by_camp(
    attributions: pd.DataFrame, camps: Mapping[str, str], owner: Mapping[str, str]
) -> pd.DataFrame:
    """One row per outlet × camp × class of say-verb, for camps that have a cue. Columns: `CUES`.

    share = count / cues, 0 to 1: the camp's cues of the class over all its cues on the list. A cue
    that brings in several attributions counts once; one of joint speakers once for each camp. NaN
    below `VERB_FLOOR` cues, and `why` says so (after Floyd 2000).
    """
    said = _with_kinds(attributions, owner)
    said = said.assign(camp=in_camps(said, camps))
    once = said.drop_duplicates(["article", "place", "camp"])
    rows = []
    for (outlet, camp), part in once.groupby(["outlet", "camp"], sort=False):
        n = len(part)
        why = "" if VERB_CARD.enough(n) else f"{n} {VERB_CARD.floor_of}; a share needs {VERB_FLOOR}"
        for kind in KINDS:
            count = int((part["kind"] == kind).sum())
            share = float("nan") if why else count / n
            rows.append((outlet, camp, kind, count, n, share, why))
    return pd.DataFrame(rows, columns=list(CUES))


def verb_odds(cues: pd.DataFrame) -> pd.DataFrame:
    """Every pair of camps within an outlet, and of outlets within a camp. Columns: `ODDS`.

    log_odds = ln((a + .5)/(n − a + .5)) − ln((b + .5)/(m − b + .5)), a of n cues here, b of m there
    (Haldane 1956); above 0 where the class is commoner here. Takes the table of
    `say_verbs_by_camp`; only where both sides reach `VERB_FLOOR`.
    """
    enough = cues[cues["cues"] >= VERB_FLOOR]
    rows = []
    for kind, part in enough.groupby("kind", sort=False):
        for a, b in combinations(each(part), 2):
            if a.outlet == b.outlet or a.camp == b.camp:
                odds = _log_odds(a.count, a.cues) - _log_odds(b.count, b.cues)
                rows.append(
                    (kind, a.outlet, a.camp, b.outlet, b.camp, a.count, a.cues, b.count, b.cues,
                     odds)
                )  # fmt: skip
    return pd.DataFrame(rows, columns=list(ODDS))


def _log_odds(count: int, of: int) -> float:
    return float(np.log((count + 0.5) / (of - count + 0.5)))


def same_speaker(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """Named speakers to whom two outlets or more attribute words. Columns: `SAME`.

    One row per speaker × outlet × verb, with the verb's class ("" where it is on no list) and how
    often it brings the speaker in; verb "" where there was none. `speeches`: the speaker's in that
    outlet. Those of the most outlets first, then those most heard; verbs by count.
    """
    said = speeches(attributions, owner)
    said = said[(said["naming"] == "named") & (said["speaker"] != "")]
    said = said.assign(who=said["speaker"].map(compared)).drop_duplicates(["article", "i", "who"])
    said = said[said.groupby("who")["outlet"].transform("nunique") >= 2]
    rows, places = [], {outlet: k for k, outlet in enumerate(dict.fromkeys(owner.values()))}
    for who, part in said.groupby("who", sort=True):
        shown, many = part["speaker"].mode().iloc[0], part["outlet"].nunique()
        sizes = part["outlet"].value_counts()
        for (outlet, verb), n in Counter(zip(part["outlet"], part["verb"], strict=True)).items():
            kind = (verb_class(verb) if verb else "") or ""
            key = (-many, -len(part), str(who), places[outlet], -n, verb)
            rows.append((key, (shown, outlet, verb, kind, n, int(sizes[outlet]), many)))
    return pd.DataFrame([row for _, row in sorted(rows)], columns=list(SAME))


def _with_kinds(attributions: pd.DataFrame, owner: Mapping[str, str]) -> pd.DataFrame:
    """The speeches whose verb is on the list, with its class and its place."""
    said = speeches(attributions, owner)
    kinds = {verb: verb_class(verb) if verb else None for verb in said["verb"].unique()}
    # A verb without a known place is nobody else's: it counts for its own attribution.
    place = said["cue"].where(said["cue"] >= 0, -1 - said["i"].astype(int))
    said = said.assign(kind=said["verb"].map(kinds), place=place)
    return said[said["kind"].notna()]
