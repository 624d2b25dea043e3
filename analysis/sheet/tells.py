"""What could have told an outlet from the others: its two or three largest measured differences.

For a class that guessed. Counted and validated measures first, each with what was counted, then
words that stand out; where there are too few texts for a test, figures stand side by side and
nothing is claimed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.compare import adjusted, contrasts
from analysis.measures import MEASURES, Measure
from analysis.sheet.answers import Answer, Answers
from analysis.sheet.columns import stories_of
from analysis.sheet.differences import family
from analysis.sheet.said import Sides, contrast_said, kind_of
from analysis.sheet.values import Column, figure, several
from analysis.tables import each
from analysis.words import distinctive

MOST = 3  # of an outlet
REST = "say_verbs.neutral"  # what the other classes leave: said after them
SIDES = "{title}: {here} here; in the others {there}."
WORD = "“{form}” stands {here} in {words:,} content words here; in the others {there} in {rest:,}."
COUNTED = " Counted: {here} here, {there} in the others."
FIRM = {measure.name: measure for measure in MEASURES if measure.tier in ("A", "B")}


def tells(answers: Answers, columns: Sequence[Column]) -> dict[str, tuple[str, ...]]:
    """Outlet → up to `MOST` sentences, the clearest difference first."""
    inside = [column for column in columns if not column.apart]
    names = {column.outlet: column.name for column in inside}
    if len(inside) < 2:
        return {}
    measured, words = _measured(answers, names), _words(answers, names)
    return {o: (*measured.get(o, ()), *words.get(o, ()))[:MOST] for o in names}


def _measured(answers: Answers, names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The detectable differences; before there are texts enough for a test, the figures."""
    table = contrasts(_readings(answers, names), answers.groups)
    table = adjusted(table[[_enough(answers, r, names) for r in each(table)]])
    tested = table[[kind_of(r) in ("tested", "estimated") for r in each(table)]]
    if table["p"].isna().all():
        return {outlet: _side_by_side(answers, outlet, list(names)) for outlet in names}
    found = {}
    for outlet, name in names.items():
        own = tested[tested["outlet"] == outlet]
        first = own.assign(last=own["measure"] == REST, size=-own["g"].abs())
        first = first.sort_values(["last", "q", "size"], kind="stable")
        said = [_told(answers, names, name, r, family(table)) for r in each(first.head(MOST))]
        found[outlet] = tuple(said)
    return found


def _words(answers: Answers, names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The words that stand out most in each outlet's own voice, with counts on both sides."""
    articles = pd.Series({a: o for a, o in answers.owner.items() if o in names}, dtype=object)
    stories = stories_of(answers.tables)
    table = distinctive(
        answers.tables["terms"], articles, "own", MOST, stories=stories, groups=answers.groups
    )
    found: dict[str, tuple[str, ...]] = {}
    for r in each(table):
        said = WORD.format(
            form=r.form,
            here=several(r.here, "time"),
            words=r.here_words,
            there=several(r.elsewhere, "time"),
            rest=r.elsewhere_words,
        )
        found[r.outlet] = (*found.get(r.outlet, ()), said)
    return found


def _readings(answers: Answers, names: dict[str, str]) -> pd.DataFrame:
    """The readings of the firm measures, each in its first voice."""
    table = answers.readings
    voices = {measure.name: measure.voices[0] for measure in FIRM.values()}
    kept = table["measure"].map(voices) == table["voice"]
    return table[kept & table["outlet"].isin(list(names))]


class _Sum(NamedTuple):
    """What is known of a measure over some outlets: the mean of their values, and the counts."""

    value: float | None
    marks: int
    n: int


def _sum(answers: Answers, measure: Measure, outlets: Sequence[str]) -> _Sum:
    found = [_answer(answers, measure, outlet) for outlet in outlets]
    values = [one.value for one in found if one.value is not None]
    mean = sum(values) / len(values) if values else None
    return _Sum(mean, sum(one.marks for one in found), sum(one.n for one in found))


def _answer(answers: Answers, measure: Measure, outlet: str) -> Answer:
    return answers.of(outlet, measure.name, measure.voices[0])


def _rest(outlet: str, outlets: Sequence[str]) -> list[str]:
    return [other for other in outlets if other != outlet]


def _enough(answers: Answers, row: Any, names: dict[str, str]) -> bool:
    """Whether both sides of a contrast reach the floor of the measure."""
    measure = FIRM[str(row.measure)]
    sides = ([str(row.outlet)], _rest(str(row.outlet), list(names)))
    sums = [_sum(answers, measure, side) for side in sides]
    if measure.floor_of == "marks":  # none found in many words is a difference, too
        return all(one.n > 0 for one in sums) and any(measure.enough(s.n, s.marks) for s in sums)
    return all(measure.enough(one.n, one.marks) for one in sums)


def _told(answers: Answers, names: dict[str, str], name: str, row: Any, family: int) -> str:
    measure = FIRM[str(row.measure)]
    here = _sum(answers, measure, [str(row.outlet)])
    there = _sum(answers, measure, _rest(str(row.outlet), list(names)))
    counted = COUNTED.format(here=_counted(measure, here), there=_counted(measure, there))
    return contrast_said(measure, Sides(name), row, family) + counted


def _side_by_side(answers: Answers, outlet: str, outlets: Sequence[str]) -> tuple[str, ...]:
    """The figures that lie farthest from the others', as far as all the outlets' lie apart."""
    found: list[tuple[float, int, str]] = []
    for measure in FIRM.values():
        here, there = (_sum(answers, measure, s) for s in ([outlet], _rest(outlet, outlets)))
        values = [v for one in outlets if (v := _answer(answers, measure, one).value) is not None]
        wide = max(values, default=0.0) - min(values, default=0.0)
        known = here.value is not None and there.value is not None
        enough = all(measure.enough(s.n, s.marks) for s in (here, there))
        if not known or not wide or not (enough or measure.counted == "words"):
            continue
        apart = abs((here.value or 0.0) - (there.value or 0.0)) / wide
        found.append((-apart, len(found), _sides(measure, here, there)))
    return tuple(said for *_, said in sorted(found)[:MOST])


def _sides(measure: Measure, here: _Sum, there: _Sum) -> str:
    title = measure.title[:1].upper() + measure.title[1:]
    return SIDES.format(title=title, here=_figure(measure, here), there=_figure(measure, there))


def _figure(measure: Measure, found: _Sum) -> str:
    """The value and what was counted; below the measure's floor only that."""
    counted = _counted(measure, found)
    if found.value is None or not measure.enough(found.n, found.marks):
        return counted
    return f"{figure(measure, found.value)}, {counted}"


def _counted(measure: Measure, found: _Sum) -> str:
    """`69 in 1,982 words`; of a share or a mean only of how many."""
    unit = several(found.n, measure.counted.removesuffix("s"), measure.counted)
    return unit if measure.form in ("dot", "voices") else f"{found.marks:,} in {unit}"
