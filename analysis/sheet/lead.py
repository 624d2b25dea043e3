"""The words before the charts: how much there is, what stands apart and why, what differs.

Only counted and validated measures (tiers A and B) speak here, and of articles, never of outlets.
"""

from collections.abc import Sequence

from analysis.article import Outlet, article_of
from analysis.gates import Finding, headline_count
from analysis.measures.loaded import LOADED
from analysis.sheet.cells import marks_of, readings_of, speakers
from analysis.sheet.columns import compared
from analysis.sheet.rows import STANDS_OUT
from analysis.sheet.values import Choice, Column, Lead, Tables, percent, slug
from analysis.tables import each
from analysis.words import distinctive

ENOUGH = 150  # own words below which a text is not contrasted with another
VOICES = "Who gets to speak?"


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


def leads(tables: Tables, columns: Sequence[Column], choice: Choice) -> tuple[Lead, ...]:
    """Up to three differences, each with what it rests on; none where nothing can be compared."""
    inside = [column for column in columns if not column.apart]
    if len(inside) < 2:
        return ()
    found = (_voices(tables, inside), _words(tables, inside, choice), _loaded(tables, inside))
    return tuple(lead for lead in found if lead is not None)


def _voices(tables: Tables, columns: Sequence[Column]) -> Lead | None:
    shares = {column: _quoted(tables, column) for column in columns}
    ranked = sorted(columns, key=lambda column: shares[column][0] / max(1, shares[column][1]))
    least, most = ranked[0], ranked[-1]
    (few, of_few), (many, of_many) = shares[least], shares[most]
    if not of_few or not of_many or many / of_many - few / of_few < 0.1:
        return None
    (name, said), *_ = speakers(tables, most.articles).most_common(1)
    whom = f", {percent(said / many)} of it from {name}" if name and said < many else f" of {name}"
    text = (
        f"{_capital(texts_of(most))} is {percent(many / of_many)} quotation{whom}; "
        f"{texts_of(least)} is {percent(few / of_few)} quotation."
    )
    basis = f"{many:,} of {of_many:,} words · {few:,} of {of_few:,} words"
    return Lead("Voices", _plural(text, most, least), basis, slug(VOICES), most.outlet)


def _quoted(tables: Tables, column: Column) -> tuple[int, int]:
    articles = tables["articles"]
    words = int(articles.loc[articles["id"].isin(column.articles), "words"].sum())
    return sum(speakers(tables, column.articles).values()), words


def _words(tables: Tables, columns: Sequence[Column], choice: Choice) -> Lead | None:
    """The words of two outlets that no other text here uses at all."""
    table = distinctive(tables["terms"], compared(tables, choice), "own")
    alone = table[table["elsewhere"] == 0].drop_duplicates("outlet").nlargest(2, "z")
    by_outlet = {column.outlet: column for column in columns}
    parts, basis = [], []
    for row in each(alone):
        column = by_outlet.get(str(row.outlet))
        if column is None or row.here < 3:
            continue
        parts.append(f"{texts_of(column)} writes “{row.form}” {row.here} times")
        basis.append(
            f"{row.here} in {row.here_words:,} content words, 0 in {row.elsewhere_words:,}"
        )
    if not parts:
        return None
    text = f"{_capital('; '.join(parts))}: no other text here does in its own voice."
    return Lead("Words", text, " · ".join(basis), slug(STANDS_OUT), str(alone.iloc[0]["outlet"]))


def _loaded(tables: Tables, columns: Sequence[Column]) -> Lead | None:
    counted = {}
    for column in columns:
        readings = readings_of(tables, LOADED, "own", column.articles)
        marks, words = int(readings["marks"].sum()), int(readings["n"].sum())
        if words >= ENOUGH and LOADED.tier in "AB":
            counted[column] = marks, words
    if len(counted) < 2:
        return None
    ranked = sorted(counted, key=lambda column: counted[column][0] / counted[column][1])
    most, least = ranked[-1], ranked[0]
    (many, of_many), (few, of_few) = counted[most], counted[least]
    text = (
        f"Of {of_many:,} own words of {texts_of(most)} {_are(many)} on our list of loaded words"
        f"{_among(tables, most)}; of {of_few:,} of {texts_of(least)} {_are(few)}"
        f"{_among(tables, least)}."
    )
    basis = f"{many} in {of_many:,} own words · {few} in {of_few:,} own words"
    return Lead("Loaded words", text, basis, slug(LOADED.question), most.outlet)


def _are(count: int) -> str:
    return f"{count} {'is' if count == 1 else 'are'}" if count else "none is"


def _among(tables: Tables, column: Column) -> str:
    marks = marks_of(tables, LOADED.name, "own", column.articles)
    words = list(dict.fromkeys(str(text).lower() for text in marks["text"] if text))[:3]
    return f" ({', '.join(words)}{', …' if len(marks) > len(words) else ''})" if words else ""


def _plural(text: str, *columns: Column) -> str:
    for column in columns:
        if len(column.articles) > 1:
            text = text.replace(f"{texts_of(column)} is", f"{texts_of(column)} are")
            text = text.replace(
                f"{_capital(texts_of(column))} is", f"{_capital(texts_of(column))} are"
            )
    return text


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


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


def findings_of(tables: Tables) -> list[Finding]:
    """The table of that name as findings."""
    rows = tables["findings"].astype(object).where(tables["findings"].notna(), None)
    return [
        Finding(**{str(name): value for name, value in row.items()})
        for row in rows.to_dict("records")
    ]


def stories_of(tables: Tables) -> dict[str, str]:
    """Article → its story."""
    articles = tables["articles"]
    return dict(zip(articles["id"], articles["story"].fillna(""), strict=True))


def count(tables: Tables) -> str:
    """`5 texts, 4 on the event, 3 independent voices.`"""
    return headline_count(stories_of(tables), findings_of(tables))
