"""What is it called? The labels of a story's events and main actors, outlet by outlet."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import naming
from analysis.article import ADDED
from analysis.measures.loaded import LOADED
from analysis.sheet.added import without_shared
from analysis.sheet.answers import Answers
from analysis.sheet.topic import PLACES, Drawn, Topic
from analysis.sheet.values import Cell, Choice, Column, Item, Tables, several
from analysis.tables import each

ACTORS, EVENTS = 4, 2  # of which a cell shows labels
MOST = 3  # labels of each
LED_BY = ("country", "person", "body")  # whom the first words speak of
POOLED = "events"  # where there are many stories, those of all of them
# Items of told events: an actor's id behind the first two, a form (`agency.FORMS`) behind the next.
ACTS, UPON, FORM, NO_AGENT = "acts: ", "acted upon: ", "events: ", "events without an agent"
WHERE = {"own": "outside quotation marks", "quoted": "in quotations", "all": "in all words"}
_OF = {"own": "own ", "quoted": "quoted ", "all": ""}
HOW = (
    "Names, titles and descriptions of people, countries, bodies, groups and events are found by "
    "our rules and joined into actors across the texts of a story; a label is the phrase as it "
    "stands, without its article, and none is judged. Shown are the actors mentioned most, or in "
    "several stories those that most outlets name, among those that two outlets name. Known "
    "weakness: phrases that mean one thing are not always joined, and now and then two things "
    "are; merge and split them on the page Names."
)


def measured(tables: Tables) -> bool:
    """Whether the case knows of any actor."""
    found = tables.get("mentions")
    return found is not None and len(found) > 0


def mentions_of(tables: Tables, articles: Sequence[str], zone: str, voice: str) -> pd.DataFrame:
    """The mentions in these articles, in one area of their texts and one voice."""
    return _heard(tables, "mentions", articles, zone, voice)


def events_of(tables: Tables, articles: Sequence[str], zone: str, voice: str) -> pd.DataFrame:
    """The told events in these articles, likewise."""
    return _heard(tables, "events", articles, zone, voice)


def _heard(
    tables: Tables, name: str, articles: Sequence[str], zone: str, voice: str
) -> pd.DataFrame:
    table = naming.within(naming.in_articles(tables[name], articles), zone)
    table = without_shared(table, tables["shared"]) if zone == ADDED else table
    return naming.heard(table, voice)


def cast_of(answers: Answers, columns: Sequence[Column], voice: str) -> pd.DataFrame:
    """Everybody that the columns' texts mention in this voice: `naming.CAST`."""
    owner = {article: c.outlet for c in columns for article in c.articles}
    return answers.once(
        ("cast", tuple(c.outlet for c in columns), voice),
        lambda: naming.cast(
            mentions_of(answers.tables, list(owner), answers.zone, voice),
            answers.tables["actors"], owner,
        ),
    )  # fmt: skip


def called(answers: Answers, columns: Sequence[Column]) -> tuple[str, pd.DataFrame] | None:
    """The actor that most of these texts name, and its labels in their own voice, most used first.

    No event, and no pronoun among the labels; None where no two outlets name one actor.
    """
    if not measured(answers.tables):
        return None
    owner = {article: c.outlet for c in columns for article in c.articles}
    mentions = mentions_of(answers.tables, list(owner), answers.zone, "own")
    named = mentions[(mentions["label"] != "") & mentions["kind"].isin(LED_BY)]
    if named.empty:
        return None
    outlets = named.groupby("actor")["article"].agg(lambda a: a.map(owner).nunique())
    ranked = sorted(outlets.items(), key=lambda one: (-one[1], -(named["actor"] == one[0]).sum()))
    actor, count = str(ranked[0][0]), int(ranked[0][1])
    names = answers.tables["actors"].set_index("actor")["name"]
    labels = naming.labels(named[named["actor"] == actor], owner)
    return (str(names[names.index == actor].iloc[0]), labels) if count > 1 else None


def words_of(answers: Answers, outlet: str, voice: str) -> str:
    """What was read of an outlet in one voice: `612 own words`."""
    found = answers.of(outlet, LOADED.name, voice).n
    if found:
        return several(found, f"{_OF[voice]}word")
    return several(answers.words(outlet), "word")


def _drawn(answers: Answers, columns: Sequence[Column], choice: Choice) -> Drawn:
    if not measured(answers.tables):
        return "", tuple(Cell(column.outlet, missing="not measured") for column in columns)
    inside = [column for column in columns if not column.apart] or list(columns)
    found = cast_of(answers, inside, choice.voice)
    several_stories = bool(len(found)) and found["stories"].max() > 1
    shown = naming.main(found, ACTORS, 0 if several_stories else EVENTS)
    names = dict(zip(shown["actor"], shown["name"], strict=True))
    mentions = mentions_of(answers.tables, list(answers.owner), answers.zone, choice.voice)
    labels = naming.labels(_wanted(mentions, names, several_stories), answers.owner)
    own = dict(iter(labels.groupby("outlet", sort=False)))
    counts = _counts(mentions, answers.owner)
    cells = tuple(
        _cell(column, own.get(column.outlet), names, counts.get(column.outlet),
              words_of(answers, column.outlet, choice.voice))
        for column in columns
    )  # fmt: skip
    what = "those that most outlets name" if several_stories else "those named most"
    return f"labels of the main actors and of events, {WHERE[choice.voice]}; {what}", cells


def _wanted(mentions: pd.DataFrame, names: Mapping[str, str], pooled: bool) -> pd.DataFrame:
    """The mentions of which labels are shown."""
    wanted = mentions["actor"].isin(list(names))
    return mentions[wanted | (mentions["kind"] == naming.EVENT)] if pooled else mentions[wanted]


def _counts(mentions: pd.DataFrame, owner: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Outlet → its mentions, and how many actors they are of."""
    outlet = mentions["article"].astype(object).map(owner)
    grouped = mentions.groupby(outlet, sort=False)["actor"]
    pairs = zip(grouped.size().items(), grouped.nunique(), strict=True)
    return {str(one): (int(size), int(actors)) for (one, size), actors in pairs}


def _cell(
    column: Column, labels: pd.DataFrame | None, names: Mapping[str, str],
    counts: tuple[int, int] | None, words: str,
) -> Cell:  # fmt: skip
    if not counts:
        which = "the text is" if len(column.articles) == 1 else "some of it is"
        cut = f"; {which} cut off" if "cut off" in column.flags else ""
        return Cell(column.outlet, missing=f"no actor found in {words}{cut}")
    mentions, actors = several(counts[0], "mention"), several(counts[1], "actor")
    note = f"{mentions} of {actors} in {words}"
    if labels is None:
        return Cell(column.outlet, note=note, missing="none of the main actors named")
    items: list[Item] = []
    for actor, name in names.items():
        items += _items(labels[labels["actor"] == actor], name)
    items += _items(labels[~labels["actor"].isin(list(names))], POOLED)
    return Cell(column.outlet, tuple(items), note)


def _items(labels: pd.DataFrame, name: str) -> list[Item]:
    """The labels used most, and how many others there are."""
    shown = [
        Item(str(r.label), f"{int(r.all):,}", kind=name, key=str(r.key))
        for r in each(labels.head(MOST))
    ]
    if (more := len(labels) - MOST) > 0:
        key = str(labels["actor"].iloc[0]) if labels["actor"].nunique() == 1 else ""
        shown.append(Item(f"and {several(more, 'other')}", "1", kind=name, key=key))
    return shown


def _places(tables: Tables, column: Column, choice: Choice, item: str) -> pd.DataFrame:
    if not measured(tables):
        return pd.DataFrame(columns=list(PLACES))
    if item == NO_AGENT or item.startswith((ACTS, UPON, FORM)):
        return _deeds(tables, column, choice, item)
    mentions = mentions_of(tables, column.articles, choice.zone, choice.voice)
    found = naming.of(mentions, item)
    names = naming.names_of(
        tables["actors"][tables["actors"]["actor"].isin(found["actor"].unique())]
    )
    actor = found["actor"].astype(object)
    return found.assign(label=actor.map(names).fillna(""), text=found["label"])[list(PLACES)]


def _deeds(tables: Tables, column: Column, choice: Choice, item: str) -> pd.DataFrame:
    """Where an actor acts or is acted upon, an act is told in one form, nobody is said to act."""
    events = events_of(tables, column.articles, choice.zone, choice.voice)
    if item == NO_AGENT:
        return naming.places_of(naming.without_agent(events))
    if item.startswith(FORM):
        return naming.places_of(events[events["form"] == item.removeprefix(FORM)])
    prefix, role = (ACTS, "agent") if item.startswith(ACTS) else (UPON, "patient")
    table = mentions_of(tables, column.articles, choice.zone, "all")
    found = naming.deeds(events, table[table["actor"] == item.removeprefix(prefix)])
    return naming.places_of(found[found["role"] == role])


def _lead(tables: Tables, column: Column, item: str, places: pd.DataFrame) -> str:
    """What the places are, in words: how often which label, or who acts."""
    many = len(column.articles)
    texts = "this text" if many == 1 else f"these {many:,} texts"
    if places.empty:
        return f"Nothing found in {texts}."
    count, first = len(places), places.iloc[0]
    if item == NO_AGENT:
        return f"{several(count, 'event')} told without an agent in {texts}."
    if item.startswith(FORM):
        return f"{several(count, 'event')} in {texts}: {first['label']}."
    if item.startswith((ACTS, UPON)):
        actor = item.removeprefix(ACTS).removeprefix(UPON)
        name = naming.names_of(tables["actors"]).get(actor, actor)
        does = "acts" if item.startswith(ACTS) else "is acted upon"
        return f"{several(count, 'event')} in which {name} {does}, in {texts}."
    if not item:
        return f"{several(count, 'mention')} of actors in {texts}."
    if item in set(tables["actors"]["actor"]):
        return f"{several(count, 'mention')} of {first['label']} in {texts}."
    label = f"“{first['text']}”" if first["text"] else naming.PRONOUN
    return f"{first['label']} is called {label} {several(count, 'time')} in {texts}."


CALLED = Topic("What is it called?", "list", "A", _drawn, _places, HOW, after="", lead=_lead)
