"""The body of the sheet: a row a question, a cell an outlet.

A measure says how it is drawn (`Measure.form`), so one that joins the registry has its row here
without a line being written.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.measures import MEASURES, Measure
from analysis.measures.attribution import ATTRIBUTED
from analysis.sheet.answers import Answers
from analysis.sheet.cells import CHIPS, FORMS, chips
from analysis.sheet.columns import compared, stories_of
from analysis.sheet.standing import ENOUGH, STANDS_OUT
from analysis.sheet.standing import standing_out as _standing_out
from analysis.sheet.topic import Topic
from analysis.sheet.topics import TOPICS
from analysis.sheet.values import Cell, Choice, Column, Item, Row, Tables, questions, several, slug
from analysis.tables import each


def rows(
    answers: Answers,
    columns: Sequence[Column],
    choice: Choice,
    measures: tuple[Measure, ...] = MEASURES,
) -> tuple[Row, ...]:
    """Every question that can be answered: a row each."""
    found = []
    own = {topic.question for topic in TOPICS}
    for question, asked in questions(measures).items():
        asked = tuple(measure for measure in asked if measure.name in answers.measures)
        if asked and question not in own:
            form, tier = asked[0].form, asked[0].tier
            about, cells = FORMS.get(form, chips)(asked, answers, columns, choice)
            cells = tuple(_cut(cell, column) for cell, column in zip(cells, columns, strict=True))
            found.append(Row(slug(question), question, about, form, tier, cells))
    found.append(_stands_out(answers, columns, choice))
    for topic in TOPICS:
        _put(found, topic, answers, columns, choice)
    return tuple(found)


def _put(
    found: list[Row], topic: Topic, answers: Answers, columns: Sequence[Column], choice: Choice
) -> None:
    """Put a topic's row among the others: below the one it names, the first one at the top."""
    about, cells = topic.drawn(answers, columns, choice)
    cells = tuple(_read(c, answers, of) for c, of in zip(cells, columns, strict=True))
    row = Row(slug(topic.question), topic.question, about, topic.form, topic.tier, cells)
    keys = [each.key for each in found]
    if slug(topic.after) in keys:
        found.insert(keys.index(slug(topic.after)) + 1, row)
    else:
        found.insert(len(found) if topic.after else 0, row)


NEVER_READ = "not measured: the case was scored by an older version; score it again"


def _read(cell: Cell, answers: Answers, column: Column) -> Cell:
    """The cell, or why nothing was looked for: another language, or a case of an older version."""
    if not (len(answers.tables["mentions"]) or len(answers.tables["attributions"])):
        return Cell(column.outlet, missing=NEVER_READ)
    share = answers.of(column.outlet, ATTRIBUTED.name, ATTRIBUTED.voices[0])
    unread = share.value is None and share.why.startswith("not scored")
    return Cell(column.outlet, missing=share.why) if unread else cell


def _cut(cell: Cell, column: Column) -> Cell:
    """The cell, which says so where nothing was found in a text that is cut off."""
    if "cut off" not in column.flags or len(column.articles) > 1:
        return cell
    if cell.note.startswith(("none found", "no quotation")):
        return replace(cell, note=f"{cell.note}; the text is cut off")
    found = cell.missing in ("no say-verb found",)
    return replace(cell, missing=f"{cell.missing}; the text is cut off") if found else cell


def standing_out(answers: Answers, choice: Choice, voice: str) -> pd.DataFrame:
    """The distinctive words of the outlets compared that have words enough, in one voice.

    They are ordered, not tested: the page Words tests them.
    """
    return answers.once(
        ("standing out", replace(choice, zone="told"), voice),
        lambda: _standing_out(answers.tables, choice, voice),
    )


def several_stories(tables: Tables) -> bool:
    """Whether the case holds more than one story."""
    return tables["articles"]["story"].fillna("").nunique() > 1


def _stands_out(answers: Answers, columns: Sequence[Column], choice: Choice) -> Row:
    outlets = compared(answers.tables, choice)
    inside = set(outlets)
    aside = "stands apart from the comparison"
    missing = {c.outlet: aside for c in columns if c.outlet not in inside}
    if len(inside) < 2:
        missing = {column.outlet: "nothing to compare with" for column in columns}
    else:
        missing |= dict.fromkeys(_alone(answers.tables, outlets), _ALONE)
    table = standing_out(answers, choice, choice.voice) if len(inside) > 1 else pd.DataFrame()
    words: dict[str, list[Any]] = {}
    for row in each(table):
        words.setdefault(str(row.outlet), []).append(row)
    cells = tuple(
        Cell(c.outlet, missing=missing[c.outlet])
        if c.outlet in missing
        else _word_cell(words.get(c.outlet, []), c)
        for c in columns
    )
    stories = stories_of(answers.tables)
    about = _ABOUT[len({stories[article] for article in outlets.index}) > 1]
    return Row(slug(STANDS_OUT), STANDS_OUT, about, "chips", "C", cells)  # not tested here


_ALONE = "several stories, and none of these is told by another outlet, too"
_ABOUT = (
    "words used at least twice, and relative to length more often than in the other texts",
    "words used at least twice, and relative to length more often than in the others’ texts on the "
    "same stories; the page Words says which go beyond chance",
)


def _alone(tables: Tables, outlets: "pd.Series[str]") -> set[str]:
    """The outlets that have no story in common with another one."""
    stories = outlets.index.map(stories_of(tables))
    told = pd.DataFrame({"outlet": outlets.to_numpy(), "story": stories}).drop_duplicates()
    shared = told["story"].duplicated(keep=False)
    return set(outlets) - set(told.loc[shared, "outlet"])


def _word_cell(own: Sequence[Any], column: Column) -> Cell:
    if not own:
        return Cell(column.outlet, missing=f"no such word, or fewer than {ENOUGH} content words")
    items = tuple(Item(f"“{r.form}”", f"{r.here}", key=str(r.term)) for r in own[:CHIPS])
    counted = several(int(own[0].here_words), "content word")
    return Cell(column.outlet, items, f"counts of {counted}")
