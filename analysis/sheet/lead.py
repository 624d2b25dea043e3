"""The words before the charts: how much there is, what stands apart and why, what differs.

Only counted and validated measures (tiers A and B) speak here, and of articles, never of outlets.
"""

from collections.abc import Sequence

from analysis.article import Outlet, article_of
from analysis.gates import headline_count
from analysis.measures.loaded import LOADED
from analysis.sheet.answers import UNNAMED, Answers
from analysis.sheet.called import called
from analysis.sheet.columns import findings_of, stories_of
from analysis.sheet.differences import differences
from analysis.sheet.rows import several_stories
from analysis.sheet.values import Choice, Column, Lead, Tables, percent, several
from analysis.tables import each

ENOUGH = 150  # own words below which a count of loaded words is not put on the first screen
MUCH = 0.25  # of a text's words
LABELS = 2  # of an actor that are named of each text
MOST = 6  # outlets; a sentence that lists more is no sentence
SIDE_BY_SIDE = 20  # outlets up to which each is set beside the others on the first screen


def texts_of(column: Column) -> str:
    """The subject of a sentence about an outlet's texts."""
    return article_of(column.name, len(column.articles))


def caution(columns: Sequence[Column]) -> str:
    """What the sample allows to be said, by the number of articles an outlet."""
    most = max((len(column.articles) for column in columns), default=0)
    if most == 0:
        return "There is no text to describe yet."
    if most == 1:
        return "With one article each, what follows describes these articles, not the outlets."
    if most < 4:
        return "With so few articles an outlet, what follows describes these articles only."
    return "What follows describes the articles in this sample."


def leads(answers: Answers, columns: Sequence[Column], choice: Choice) -> tuple[Lead, ...]:
    """Up to three things the evidence supports, each with what it rests on.

    They list articles in the order of the sheet: nothing is picked for being highest or lowest.
    """
    inside = [column for column in columns if not column.apart]
    if len(inside) < 2:
        return ()
    if max(len(column.articles) for column in inside) > 1:
        return differences(answers, inside, choice) if len(inside) <= SIDE_BY_SIDE else ()
    if several_stories(answers.tables):
        return ()
    found = (
        _voices(answers, inside[:MOST]), _names(answers, inside[:MOST]),
        _loaded(answers, inside[:MOST]),
    )  # fmt: skip
    return tuple(lead for lead in found if lead is not None)


def _voices(answers: Answers, columns: Sequence[Column]) -> Lead | None:
    """The texts in which one source has a quarter or more of the words."""
    parts, basis = [], []
    for column in columns:
        words = answers.words(column.outlet)
        for name, said in answers.speakers(column.outlet).most_common(1):
            if words and said / words >= MUCH and name != UNNAMED:
                parts.append(f"{name} {percent(said / words)} in {texts_of(column)}")
                basis.append(f"{said:,} of {words:,} words")
    if not parts:
        return None
    text = f"One source has a quarter or more of the words: {_joined(parts)}."
    return Lead("Voices", text, " · ".join(basis))


def _names(answers: Answers, columns: Sequence[Column]) -> Lead | None:
    """What the texts call the actor that most of them name, in their own voice."""
    found = called(answers, columns)
    if found is None:
        return None
    name, labels = found
    parts, basis = [], []
    for column in columns:
        own = labels[labels["outlet"] == column.outlet]
        if len(own):
            most = " and ".join(f"“{r.label}” {r.own}" for r in each(own.head(LABELS)))
            parts.append(f"{most} in {texts_of(column)}")
            basis.append(f"{int(own['own'].sum())} by {several(len(own), 'label')}")
    if len(parts) < 2:
        return None
    text = f"Outside quotation marks {name} is called {_joined(parts)}."
    return Lead("Names", text, f"mentions by label, pronouns left out: {' · '.join(basis)}")


def _loaded(answers: Answers, columns: Sequence[Column]) -> Lead | None:
    """How many words of our list of loaded words each text has, of how many."""
    parts = []
    for column in columns:
        answer = answers.of(column.outlet, LOADED.name, "own")
        if answer.n >= ENOUGH:
            parts.append(f"{answer.marks} of {answer.n:,} words in {texts_of(column)}")
    if len(parts) < 2:
        return None
    text = f"On our list of loaded words, outside quotation marks: {_joined(parts)}."
    basis = f"texts with at least {ENOUGH} such words; our list, agreement on its method card"
    return Lead("Loaded words", text, basis)


def _joined(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def reasons(tables: Tables, outlets: Sequence[Outlet]) -> tuple[str, ...]:
    """What the gates found, in a sentence each, with the text it is about and what follows."""
    names = {outlet.id: outlet.name for outlet in outlets}
    owners = dict(zip(tables["articles"]["id"], tables["articles"]["outlet"], strict=True))
    several = tables["articles"]["outlet"].duplicated().any()
    found = []
    for finding in each(tables["findings"]):
        name = names.get(owners.get(finding.article, ""), "")
        about = f"{name}, {finding.article}" if several and name else name
        effect = f" Therefore: {finding.effect}." if finding.effect else ""
        found.append(f"{about}: {finding.reason}{effect}" if about else finding.reason + effect)
    return tuple(dict.fromkeys(found))


def count(tables: Tables) -> str:
    """`5 texts, 4 on the event, 3 independent voices.`"""
    return headline_count(stories_of(tables), findings_of(tables))
