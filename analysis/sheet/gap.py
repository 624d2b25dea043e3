"""Gaps in tone, as tables and sentences: where that of two outlets comes from, and how a headline
stands to its body.

An outlet is compared with another on the stories that both have, never across them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pandas as pd

from analysis.article import article_of
from analysis.compare import Decomposition, Part, contrasts
from analysis.compare.decomposition import OWN, QUOTED, Ingredients
from analysis.measures import Measure
from analysis.measures.tone import HEADLINE_TONE, TONE
from analysis.resample import STORIES
from analysis.sheet.said import DOTS, Sides, contrast_said
from analysis.sheet.values import Column, percent, several, signed
from analysis.tables import each

PARTS = ("label", "value", "low", "high", "printed", "said", "outlet", "item")
INGREDIENTS = ("what", "outlet", "value", "low", "high", "n")
HEADLINE_GAP: Measure = replace(
    HEADLINE_TONE,
    name="tone.headline-gap",
    title="headline minus body",
    about="The tone of an article's headline minus the mean tone of the sentences of its body, in "
    "all voices, where both have a word of VADER's list.",
    unit="difference of two VADER compounds, −2 to 2",
    formula="h − b, h the compound of the headline, b the mean over the sentences of the body",
    poles=("headline colder than its body", "headline warmer than its body"),
    weakness="a headline is one sentence, so a single gap says little; 20 are needed for a mean",
    source="after Boukes 2020, with VADER (Hutto & Gilbert 2014)",
    counted="headlines",
)
SAID = {
    "gap": "Within {stories} that both tell, each sentence counting alike, those of {here} have a "
    "mean tone of {tone_here}, those of {there} of {tone_there}: a difference of {total}{within}.",
    "parts": "Of the difference of {total}, {quoting} come from how much is quoted ({share_here} "
    "of sentences against {share_there}), {quoted} from the tone of what is quoted "
    "({quoted_here} against {quoted_there}), {own} from the articles’ own tone ({own_here} "
    "against {own_there}){rounded}.",
    "nothing": "Rounded, each of the three parts of this difference is 0.00, too.",
    "few": "With fewer than {least} shared stories there is no interval.",
    "many": "The lines on the bars are 95 % intervals over {stories}; they are not "
    "corrected for how many parts and pairs one may look at.",
    "apart": "The gap between {here} and {there} cannot be taken apart: there is no story in "
    "which each has sentences of both voices with a word of VADER’s list. A text that both print, "
    "or that counts as one voice with the other’s, is left out.",
    "short": "The gap is not taken apart: {short}; {floor} in each voice are needed on either "
    "side.",
}

_LABELS = ("difference", "amount quoted", "what is quoted", "own tone")


def subject(column: Column) -> str:
    """`the Lantern articles`, or `the Lantern article` where there is one."""
    return article_of(column.name) if len(column.articles) == 1 else Sides(column.name).subject


def why_not(found: Decomposition | None, here: Column, there: Column) -> str:
    """Why a gap in tone is not taken apart, in a sentence; "" where it is."""
    if found is None:
        return SAID["apart"].format(here=subject(here), there=subject(there))
    parts = [_short(column, side) for column, side in ((here, found.here), (there, found.there))]
    short = ", ".join(part for part in parts if part)
    return SAID["short"].format(short=short, floor=TONE.floor) if short else ""


def _short(column: Column, side: Ingredients) -> str:
    """`the Lantern articles have 3 quoted sentences`; "" where there are enough of both voices."""
    counts = [(OWN, side.own_sentences), (QUOTED, side.quoted_sentences)]
    few = [(voice, round(n)) for voice, n in counts if n < TONE.floor]
    if not few:
        return ""
    verb = "has" if len(column.articles) == 1 else "have"
    listed = " and ".join(f"{n} {voice}" for voice, n in few)
    return f"{subject(column)} {verb} {listed} {'sentence' if few[-1][1] == 1 else 'sentences'}"


def gap_said(found: Decomposition, here: Column, there: Column) -> list[str]:
    """The gap and its parts in sentences; the parts add up to it."""
    words = _figures(found) | {
        "stories": several(found.stories, "story", "stories"), "here": subject(here),
        "there": subject(there), "least": STORIES,
    }  # fmt: skip
    made_of = "parts" if any(abs(part.value) >= 0.005 for part in _parts(found)) else "nothing"
    certain = "few" if found.total.low is None else "many"
    return [SAID[name].format(**words) for name in ("gap", made_of, certain)]


def _parts(found: Decomposition) -> tuple[Part, ...]:
    """The difference and the three parts that add up to it."""
    return found.total, found.quoting, found.quoted, found.own


def _figures(found: Decomposition) -> dict[str, object]:
    parts = {"quoting": found.quoting, "quoted": found.quoted, "own": found.own}
    rounded = sum(round(part.value, 2) for part in parts.values())
    exact = abs(rounded - round(found.total.value, 2)) < 0.005
    return {
        "total": signed(found.total.value),
        "within": _within(found.total, " (95 % interval {} to {})"),
        "rounded": "" if exact else "; rounded, they do not quite add up",
        **{name: signed(part.value) for name, part in parts.items()},
        **_side("here", found.here),
        **_side("there", found.there),
    }


def _side(name: str, side: Ingredients) -> dict[str, str]:
    return {
        f"share_{name}": percent(side.share), f"quoted_{name}": signed(side.quoted),
        f"own_{name}": signed(side.own), f"tone_{name}": signed(side.tone),
    }  # fmt: skip


def _within(part: Part, text: str) -> str:
    if part.low is None or part.high is None:
        return ""
    return text.format(signed(part.low), signed(part.high))


def parts_table(found: Decomposition) -> pd.DataFrame:
    """The difference and its three parts, ready for `charts.parts`. Columns: `PARTS`."""
    rows = [
        (label, part.value, part.low, part.high, signed(part.value),
         signed(part.value) + _within(part, " (95 % {} to {})"), found.outlet, item)
        for label, part, item in zip(_LABELS, _parts(found), ("", QUOTED, QUOTED, OWN), strict=True)
    ]  # fmt: skip
    numbers = dict.fromkeys(("value", "low", "high"), float)
    return pd.DataFrame(rows, columns=list(PARTS)).astype(numbers)


def ingredients_table(found: Decomposition, names: Mapping[str, str]) -> pd.DataFrame:
    """The parts, and the six figures they are made from with their sentences.

    Columns: `INGREDIENTS`; `names`: outlet → its name.
    """
    pair = f"{names[found.outlet]} minus {names[found.other]}"
    rows: list[tuple[object, ...]] = [
        (r.label, pair, r.value, r.low, r.high, None) for r in each(parts_table(found))
    ]
    for outlet, side in ((found.outlet, found.here), (found.other, found.there)):
        quoted, own = side.quoted_sentences, side.own_sentences
        rows += [
            (what, names[outlet], value, None, None, n)
            for what, value, n in (
                ("share of sentences quoted", side.share, quoted + own),
                ("mean tone of quoted sentences", side.quoted, quoted),
                ("mean tone of own sentences", side.own, own),
            )
        ]
    numbers = dict.fromkeys(("value", "low", "high", "n"), float)
    return pd.DataFrame(rows, columns=list(INGREDIENTS)).astype(numbers)


def own_tone_said(
    readings: pd.DataFrame, groups: Mapping[str, str], here: Column, there: Column,
    columns: Sequence[Column],
) -> str:  # fmt: skip
    """How the own tone of two outlets differs on the stories they share, in a sentence.

    Every pair of `columns` might have been looked at, so q is corrected for all of them. "" where
    a side has too few sentences for a mean, or a single independent text.
    """
    own = readings[(readings["measure"] == TONE.name) & (readings["voice"] == OWN)]
    own = own[own["outlet"].isin([column.outlet for column in columns]) & own["value"].notna()]
    sentences = own.groupby("outlet", observed=True)["n"].sum()
    enough = [str(outlet) for outlet in sentences.index if sentences[outlet] >= TONE.floor]
    if not {here.outlet, there.outlet} <= set(enough):
        return ""
    wanted = (here.outlet, there.outlet)
    others = [pair for pair in combinations(enough, 2) if set(pair) != set(wanted)]
    table = contrasts(own, groups, [wanted, *others])
    row = next(iter(each(table)))
    if min(row.here, row.there) < DOTS:
        return ""
    family = int(table["p"].notna().sum())
    return contrast_said(TONE, Sides(here.name, there.name), row, family)


def headline_gaps(readings: pd.DataFrame) -> pd.DataFrame:
    """The readings of `HEADLINE_GAP`: a row an article that has a tone of headline and of body."""
    keys = ["article", "outlet", "story"]
    body = _tones(readings, TONE)[[*keys, "value", "marks"]]
    head = _tones(readings, HEADLINE_TONE)[["article", "value", "marks"]]
    both = body.merge(head, on="article", suffixes=("_body", "_head"))
    return both[keys].assign(
        measure=HEADLINE_GAP.name, voice="all", value=both["value_head"] - both["value_body"],
        marks=both["marks_head"] + both["marks_body"], n=1, why="",
    )  # fmt: skip


def _tones(readings: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    kept = (readings["measure"] == measure.name) & (readings["voice"] == "all")
    return readings[kept & readings["value"].notna()]
