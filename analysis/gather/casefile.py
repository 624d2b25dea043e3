"""case.toml: what a bare text doesn't say of itself, kept by hand.

Every key may be left out:

    title = "A pact, June 2024"
    default_outlet = "gazette"      # for texts of which nothing else names the outlet

    [story.pact]                    # a story: what happened, and when it was news
    event = "Two states sign a pact."
    from = 2024-06-18
    to = 2024-06-30

    [outlet.gazette]                # an outlet, by an id of your own
    name = "The Gazette"
    country = "Freedonia"
    language = "en"
    group = "state media"           # your label; none is ever given by us

    [[article]]                     # a text, by its file, by the SHA-256 of its text, or both
    file = "003_gazette.txt"        # the name, with or without ending; in a table, the row's id
    sha256 = "9f86d0…"              # finds the text whatever its file is called
    id = "gazette-pact"             # else the file's name without ending
    outlet = "gazette"              # an id or a name
    title = "…"
    author = "…"
    date = 2024-06-23
    url = "https://…"
    story = "pact"                  # where there is one story, every text belongs to it
    language = "en"
    genre = "news"
    translated = true
    known = "Imprint of the page, read on 3 July 2024."   # how this is known

    [camps]                         # the side a speaker is on: your table; none is given by us
    "Ada Poe" = "city hall"

    [actors]
    split = ["the North"]           # labels that are actors of their own
    [actors.merge]                  # a name → the labels or names of actors that it stands for
    "North Korea" = ["Pyongyang", "DPRK"]

A key with a value of the wrong kind is left out with a sentence (a refusal); an unknown key is
noted. What stands here goes before what a table or a page says.
"""

import re
import tomllib
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, TypeVar

from analysis.article import Outlet
from analysis.gather.dates import published
from analysis.gather.draft import Refusal, listed, one_line

_T = TypeVar("_T")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Story:
    """One event: what happened, and the first and the last day on which it was news."""

    id: str
    event: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What case.toml knows of one text. Empty fields say nothing."""

    file: str = ""
    sha256: str = ""
    id: str = ""
    outlet: str = ""
    title: str = ""
    author: str = ""
    date: str = ""  # as written, a TOML date in ISO form
    url: str = ""
    story: str = ""
    language: str = ""
    genre: str = ""
    translated: bool | None = None
    known: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What case.toml says; empty where there is none. `notes`: its unknown keys, in sentences.

    `camps`: pairs of speaker and camp; `merge`: pairs of a name and what it stands for; `split`:
    labels. How they act: `case/edits.py`.
    """

    title: str = ""
    stories: tuple[Story, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    articles: tuple[ArticleFacts, ...] = ()
    default_outlet: str = ""
    notes: tuple[str, ...] = ()
    camps: tuple[tuple[str, str], ...] = ()
    merge: tuple[tuple[str, tuple[str, ...]], ...] = ()
    split: tuple[str, ...] = ()

    def joined(self, other: "CaseFile") -> "CaseFile":
        """Both together. Where both speak of the same thing, this one is heard."""
        stories = {story.id: story for story in (*other.stories, *self.stories)}
        outlets = {outlet.id: outlet for outlet in (*other.outlets, *self.outlets)}
        return CaseFile(
            self.title or other.title,
            tuple(stories.values()),
            tuple(outlets.values()),
            tuple(dict.fromkeys(self.articles + other.articles)),
            self.default_outlet or other.default_outlet,
            tuple(dict.fromkeys(self.notes + other.notes)),
            _first_heard(self.camps, other.camps),
            _first_heard(self.merge, other.merge),
            tuple(dict.fromkeys(self.split + other.split)),
        )


def _first_heard(
    own: tuple[tuple[str, _T], ...], other: tuple[tuple[str, _T], ...]
) -> tuple[tuple[str, _T], ...]:
    """The pairs of both, without those of the other whose name is among one's own."""
    known = {name.casefold() for name, _ in own}
    return own + tuple(pair for pair in other if pair[0].casefold() not in known)


_KEYS = ("story", "outlet", "article", "title", "default_outlet", "camps", "actors")


def casefile(text: str, name: str = "case.toml") -> tuple[CaseFile, tuple[Refusal, ...]]:
    """What a case.toml says, and a refusal for every key that could not be understood."""
    try:
        toml = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # tomllib also fails on endless numbers
        reason = (
            f"{name} is not valid TOML: {error}. Nothing in it was used; mend it and run again."
        )
        return CaseFile(), (Refusal(name, reason),)
    page = _Page(name)
    stories = tuple(_story(page, id, table) for id, table in page.tables(toml, "story"))
    outlets = tuple(_outlet(page, id, table) for id, table in page.tables(toml, "outlet"))
    facts = tuple(_facts(page, i, table) for i, table in page.rows(toml, "article"))
    title, default = page.text(toml, "title", ""), page.text(toml, "default_outlet", "")
    camps = _camps(page, page.table(toml, "camps", ""))
    merge, split = _actors(page, page.table(toml, "actors", ""))
    page.others(toml, _KEYS, "")
    case = CaseFile(
        title, stories, outlets, tuple(f for f in facts if f), default, tuple(page.notes),
        camps, merge, split,
    )  # fmt: skip
    return case, tuple(page.refusals)


@dataclass(slots=True)
class _Page:
    """Reads values of a TOML document and keeps what was wrong with them."""

    name: str
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, where: str, found: object, wanted: str) -> None:
        shown = one_line(repr(found))[:80]
        reason = f"{self.name}{where} is {shown}; {wanted}. It was left out; the rest is used."
        self.refusals.append(Refusal(self.name, reason))

    def text(self, table: dict[str, Any], key: str, where: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return one_line(value)
        shown = one_line(key)[:80]
        self.refuse(f"{where}: {shown}", value, 'a text in quotation marks ("…") is allowed')
        return ""

    def day(self, table: dict[str, Any], key: str, where: str) -> date | None:
        value = table.get(key, "")
        day = published(_iso(value))[0]
        if value != "" and day is None:
            self.refuse(f"{where}: {key}", value, "a date such as 2024-06-18 is allowed")
        return day

    def tables(self, toml: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
        value = toml.get(key, {})
        if not isinstance(value, dict):
            self.refuse(f": {key}", value, f"tables such as [{key}.name] are allowed")
            return []
        named = {one_line(id): table for id, table in value.items()}
        for id, table in named.items():
            if not id or not isinstance(table, dict):
                self.refuse(f": {key}.{id}", table, f"a table [{key}.name] is allowed")
        return [(id, table) for id, table in named.items() if id and isinstance(table, dict)]

    def table(self, toml: dict[str, Any], key: str, where: str) -> dict[str, Any]:
        value = toml.get(key, {})
        if isinstance(value, dict):
            return value
        inside = f"{where.strip(' []')}.{key}" if where else key
        self.refuse(f"{where}: {key}", value, f"a table [{inside}] is allowed")
        return {}

    def texts(self, table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(dict.fromkeys(text for each in value if (text := one_line(each))))
        shown = one_line(key)[:80]
        self.refuse(f"{where}: {shown}", value, 'a list of texts (["…", "…"]) is allowed')
        return ()

    def rows(self, toml: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
        value = toml.get(key, [])
        if isinstance(value, list) and all(isinstance(table, dict) for table in value):
            return list(enumerate(value, 1))
        self.refuse(f": {key}", value, f"tables such as [[{key}]] are allowed")
        return []

    def others(self, table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        unknown = [one_line(key)[:40] for key in table if key not in known]
        if unknown:
            self.notes.append(
                f"{self.name}{where}: not used by the reading of texts: {listed(unknown)}."
            )


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _story(page: _Page, id: str, table: dict[str, Any]) -> Story:
    where = f" [story.{id}]"
    page.others(table, ("event", "from", "to"), where)
    start, end = page.day(table, "from", where), page.day(table, "to", where)
    if start and end and start > end:
        page.refuse(f"{where}: to", _iso(end), f"a day from {start} on is allowed")
        end = None
    return Story(id, page.text(table, "event", where), start, end)


def _outlet(page: _Page, id: str, table: dict[str, Any]) -> Outlet:
    where = f" [outlet.{id}]"
    keys = ("name", "country", "language", "group")
    page.others(table, keys, where)
    name, *rest = (page.text(table, key, where) for key in keys)
    return Outlet(id, name or id, *(value or None for value in rest))


def _camps(page: _Page, table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Pairs of speaker and camp; a camp that is empty is none."""
    found = {one_line(speaker): page.text(table, speaker, " [camps]") for speaker in table}
    return tuple((speaker, camp) for speaker, camp in found.items() if speaker and camp)


def _actors(
    page: _Page, table: dict[str, Any]
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]:
    """The merges and the splits."""
    page.others(table, ("merge", "split"), " [actors]")
    merges = page.table(table, "merge", " [actors]")
    found = {one_line(name): page.texts(merges, name, " [actors.merge]") for name in merges}
    merge = tuple((name, labels) for name, labels in found.items() if name and labels)
    return merge, page.texts(table, "split", " [actors]")


def _facts(page: _Page, number: int, table: dict[str, Any]) -> ArticleFacts | None:
    where = f" [[article]] {number}"
    keys = tuple(each.name for each in fields(ArticleFacts))
    page.others(table, keys, where)
    plain = {k: page.text(table, k, where) for k in keys if k not in ("date", "translated")}
    day, translated = table.get("date", ""), table.get("translated")
    if not isinstance(day, str | date):
        page.refuse(f"{where}: date", day, "a date such as 2024-06-18 is allowed")
        day = ""
    if not isinstance(translated, bool | None):
        page.refuse(f"{where}: translated", translated, "true or false is allowed")
        translated = None
    plain["sha256"] = plain["sha256"].lower()
    if plain["sha256"] and not _SHA256.fullmatch(plain["sha256"]):
        page.refuse(f"{where}: sha256", plain["sha256"], "64 digits 0-9 and a-f are allowed")
        plain["sha256"] = ""
    if not (plain["file"] or plain["sha256"]):
        page.refuse(
            where, table, 'file = "…" or sha256 = "…" is needed to know which text is meant'
        )
        return None
    return ArticleFacts(**plain, date=_iso(day), translated=translated)
