"""The differences that the evidence supports, for the first screen: counted and validated measures.

Every outlet is set beside all the others together, within stories. All comparisons made are
corrected together; those that are detectable are listed in the order of the sheet, and so are the
pairs between which none is.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.compare import OTHERS, adjusted, contrasts
from analysis.measures import MEASURES, Measure
from analysis.sheet.answers import Answers
from analysis.sheet.cells import voice_of
from analysis.sheet.said import LEVEL, LISTED, Sides, chance, ends, gap, kind_of, noun, signed_gap
from analysis.sheet.values import Choice, Column, Lead, several
from analysis.tables import each

REST = "say_verbs.neutral"  # what the other classes leave: tested, and not listed beside them
PAIRED = 8  # outlets up to which every pair is compared
TOPICS = {
    "Who gets to speak?": "Voices",
    "How are they introduced?": "Say-verbs",
    "Which words carry weight?": "Loaded words",
}
FIRM = {m.name: m for m in MEASURES if m.tier in ("A", "B") and m.question in TOPICS}


def differences(answers: Answers, columns: Sequence[Column], choice: Choice) -> tuple[Lead, ...]:
    """What is detectable against the others, by question, and the pairs that nothing tells apart.

    Nothing where no outlet has the four independent texts that a test needs.
    """
    readings = _readings(answers, columns, choice)
    table = _kept(contrasts(readings, answers.groups), answers, columns, choice)
    if table["p"].isna().all():
        return ()
    names = {column.outlet: column.name for column in columns}
    found = [_listed(table, question, topic, names) for question, topic in TOPICS.items()]
    return tuple(
        lead for lead in (*found, _alike(readings, answers, columns, choice)) if lead is not None
    )


def _readings(answers: Answers, columns: Sequence[Column], choice: Choice) -> pd.DataFrame:
    """The readings of the firm measures, each in the voice it is shown in."""
    table = answers.readings
    inside = {column.outlet for column in columns}
    parts = [
        table[(table["measure"] == m.name) & (table["voice"] == voice_of(m, choice))]
        for m in FIRM.values()
    ]
    joined = pd.concat(parts, ignore_index=True)
    return joined[joined["outlet"].isin(inside)]


def _kept(
    table: pd.DataFrame, answers: Answers, columns: Sequence[Column], choice: Choice
) -> pd.DataFrame:
    """The contrasts of which both sides reach the measure's floor, corrected together."""
    inside = [column.outlet for column in columns]

    def enough(outlet: str, measure: Measure) -> bool:
        rest = [each for each in inside if each != outlet]
        sides = [outlet], rest
        return all(_enough(answers, side, measure, choice) for side in sides)

    rows = [
        enough(str(r.outlet), FIRM[r.measure])
        if r.other == OTHERS
        else all(_enough(answers, [side], FIRM[r.measure], choice) for side in (r.outlet, r.other))
        for r in each(table)
    ]
    return adjusted(table[rows]) if rows else table


def _enough(answers: Answers, outlets: Sequence[str], measure: Measure, choice: Choice) -> bool:
    found = [answers.of(outlet, measure.name, voice_of(measure, choice)) for outlet in outlets]
    if measure.floor_of == "marks":  # an outlet without a single hit is evidence, not a lack of it
        return sum(one.n for one in found) > 0
    return measure.enough(sum(one.n for one in found), sum(one.marks for one in found))


def _listed(table: pd.DataFrame, question: str, topic: str, names: dict[str, str]) -> Lead | None:
    """All outlets that differ detectably from the others in the measures of one question."""
    rows = [r for r in each(table) if FIRM[r.measure].question == question]
    rows = [r for r in rows if kind_of(r) in ("tested", "estimated") and r.measure != REST]
    if not rows:
        return None
    parts = []
    for measure in dict.fromkeys(str(r.measure) for r in rows):
        own = {str(r.outlet): r for r in rows if r.measure == measure}
        said = [_one(FIRM[measure], names[o], own[o]) for o in names if o in own]
        parts.append(LISTED["measure"].format(noun=noun(FIRM[measure]), parts=", ".join(said)))
    stories = several(max(int(r.stories_shared) for r in rows), "story", "stories")
    joined = "; ".join(parts)
    text = LISTED["text"].format(stories=stories, parts=joined[0].upper() + joined[1:])
    basis = LISTED["basis"].format(
        brackets="in brackets 95 % intervals; " if "(" in joined else "",
        points="points are percentage points; " if "point" in joined else "",
        chance=chance(max(float(r.q) for r in rows), family(table), at_most=True),
        number=_texts([int(r.here) for r in rows]),
    )
    return Lead(topic, text, basis)


def _one(measure: Measure, name: str, row: Any) -> str:
    return LISTED[kind_of(row)].format(
        subject=Sides(name).subject, difference=signed_gap(measure, row.difference),
        ends=ends(measure, row),
    )  # fmt: skip


def _texts(counts: Sequence[int]) -> str:
    """`11 to 12 texts`."""
    least, most = min(counts), max(counts)
    return several(most, "text") if least == most else f"{least:,} to {several(most, 'text')}"


def _alike(
    readings: pd.DataFrame, answers: Answers, columns: Sequence[Column], choice: Choice
) -> Lead | None:
    """The pairs of outlets between which none of the measures shows a detectable difference."""
    if not 2 < len(columns) <= PAIRED:
        return None
    names = {column.outlet: column.name for column in columns}
    there = set(readings["outlet"])
    pairs = list(combinations([c.outlet for c in columns if c.outlet in there], 2))
    table = _kept(contrasts(readings, answers.groups, pairs), answers, columns, choice)
    found = []
    for (outlet, other), own in table.groupby(["outlet", "other"], sort=False):
        tested = own[own["p"].notna()]
        if len(tested) and not (tested["q"] < LEVEL).any():
            found.append((Sides(names[str(outlet)], names[str(other)]), tested))
    if not found:
        return None
    tested = pd.concat([own for _, own in found])
    text = " ".join(
        LISTED["alike"].format(
            subject=sides.subject, others=sides.others,
            stories=several(int(own["stories_shared"].max()), "story", "stories"),
            measures=several(len(own), "measure"),
        )
        for sides, own in found
    )  # fmt: skip
    basis = LISTED["alike_basis"].format(
        family=several(family(table), "comparison"), detectable=_detectable(tested)
    )
    return Lead("No detectable difference", text[0].upper() + text[1:], basis)


def family(table: pd.DataFrame) -> int:
    """How many comparisons were tested, and so corrected together."""
    return int(table["p"].notna().sum())


def _detectable(rows: pd.DataFrame) -> str:
    """The sizes that would mostly have been found, measure by measure, of the worst-off pair."""
    largest = rows.groupby("measure", sort=False)["detectable"].max()
    return ", ".join(
        f"{noun(FIRM[str(name)])} {gap(FIRM[str(name)], size)}"
        for name, size in zip(list(largest.index), largest, strict=True)
        if pd.notna(size) and size > 0
    )


__all__ = ["FIRM", "differences", "family"]
