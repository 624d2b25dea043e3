"""Who wrote a text, and when it was published, as the text itself prints it outside its body."""

import re
from datetime import date

from analysis.article import Article, Zone
from analysis.clean.pictures import STAMP
from analysis.gather.dates import published

_PART = r"[A-ZÀ-ÞŁŚŽČŠ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:(?:de|da|dos|del|der|den|di|du|el|al|bin|ibn|la|le|van|von|ter|ten|zu|y)\s)"
_NAME = rf"{_PART}(?:\s{_PARTICLE}{{0,2}}{_PART}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,\s{_NAME}){{0,3}},?\s(?:and|&)\s{_NAME})?"
_LABEL = (
    r"(?i:(?:written|words|text|story|report|analysis|opinion|posted|reported)\s?by\s?:?|by\s?:?|"
    r"(?:text|words|author|byline)\s?:)"
)
_SIGNED = re.compile(
    rf"\W{{0,3}}{_LABEL}\s+(?P<name>{_NAMES})(?P<rest>(?:$|[\s,|/·•–—(-]).{{0,90}})$"
)
_OWNED = re.compile(
    rf"\W{{0,2}}(?:©|\([cC]\)|(?i:copyright)\s?(?:©|\([cC]\))?)\s?(?:(?:19|20)\d\d,?\s)?(?:by\s)?"
    rf"(?P<name>{_NAME})(?:,?\s(?:19|20)\d\d)?[.\s]*$"
)
_COMPANY = frozenset(
    """agency all archive associated association books broadcasting center centre co college
    commission committee communications company corp corporation council daily department
    digital editors foundation free gazette getty global gmbh group herald holdings house images
    inc independent institute international journal limited llc ltd magazine media ministry
    monitor national network networks news newspaper newspapers office online partners pictures
    plc pool post press productions project publications publishers publishing radio reserved
    review rights service services society staff star state studios sun syndicate team
    telegraph television times today tribune trust tv union university wire world""".split()
)
_NOT_NAMES = frozenset(
    """april august december february friday january july june march may monday november october
    saturday september sunday the this thursday tuesday wednesday""".split()
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?<![\w./-])(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}"
    rf"|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH},?\s\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})(?![\w/-])",
    re.IGNORECASE,
)
# What may stand beside a date in a line that is only a dateline, names apart.
_DATE_WORDS = frozenset(
    """ago am at by cest cet date edt est first friday gmt hour hours hrs issued ist last mins
    minute minutes modified monday of on originally pm posted print pst published read
    reading release released saturday sunday thursday time tuesday update updated utc
    wednesday""".split()
)
_WHEN = re.compile(
    r"\d{1,3} (?:min(?:ute)?s?|hours?|days?)(?: (?:read|ago|reading))|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day,? \d{1,2} \w{3,9}|\d{1,2}[:.]\d\d ?(?:am|pm|gmt|[ap]\.m\.)?(?: [a-z]{2,4})?",
    re.IGNORECASE,
)
_FIRST_PUBLISHED = re.compile(r"\b(?:published|posted|issued|date|released)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:updated?|modified|accessed|retrieved)\b", re.IGNORECASE)
_LONGEST = 200


def signed(line: str) -> str | None:
    """The names of a line that is a byline ("By Jane Doe in Oslo"), else None."""
    match = _SIGNED.match(line) if len(line) <= _LONGEST else None
    if not match or match["rest"].rstrip().endswith((".", "!", "?", "…", ":")):
        return None
    words = {word.casefold().strip(".") for word in match["name"].split()}
    return None if words & (_NOT_NAMES | _COMPANY) else match["name"]


_OFFICE = re.compile(r"By (?:[Tt]he )?[A-Z][\w’'.-]*(?: (?:(?:of|and|for) )?[A-Z][\w’'.-]*){0,5}")


def credited(line: str) -> bool:
    """Whether a line is a byline, of a person or of an office ("By the Press Office")."""
    return signed(line) is not None or (len(line) <= 60 and bool(_OFFICE.fullmatch(line.strip())))


def named(line: str) -> bool:
    """Whether a line is a person's name and no more."""
    match = re.fullmatch(_NAME, line) if len(line) <= 60 else None
    words = {word.casefold().strip(".") for word in line.split()}
    return match is not None and not words & (_NOT_NAMES | _COMPANY)


def dated(line: str) -> bool:
    """Whether a line is no more than a date, a time, and perhaps a name ("FPI / 3 May 2024")."""
    if not line or len(line) > 120:
        return False
    rest, dates = _DATE.subn(" ", line)
    rest, times = _WHEN.subn(" ", rest)
    words = re.findall(r"[^\W\d_]+", rest)
    plain = [w for w in words if w.casefold() not in _DATE_WORDS]
    named = all(w[0].isupper() or w.casefold() in ("and", "of", "the") for w in plain)
    return bool(dates or times) and named and len(plain) <= (5 if dates else 0)


def byline(article: Article, zones: tuple[Zone, ...]) -> str | None:
    """The author whom the text itself names in a byline, or as the owner of its copyright.

    A company's name is no author's: "© 2024 Some Media Ltd" gives None.
    """
    for zone in zones:
        line = zone.span.of(article.text) if len(zone.span) <= _LONGEST else ""
        line = line.strip("*_ ") if zone.kind == "byline" else ""
        name = signed(line) or (line if named(line) else None)
        if name:
            return name
    for zone in reversed(zones):
        owner = _owner(zone.span.of(article.text)) if zone.kind in ("footer", "credit") else None
        if owner:
            return owner
    return None


def _owner(line: str) -> str | None:
    match = _OWNED.match(line) if len(line) <= _LONGEST else None
    if not match:
        return None
    words = {word.casefold().strip(".") for word in match["name"].split()}
    return None if words & _COMPANY else match["name"]


def dateline(article: Article, zones: tuple[Zone, ...]) -> date | None:
    """The day of publication that the text prints outside its body; None where it is unclear.

    A byline's date goes before a footer's, and either before the stamp under a picture ("- Some
    Agency, 03.05.2024"). Two days that disagree are no answer, unless one is labelled as the day
    of publication. What a caption tells of the day its picture was taken is never read.
    """
    for kinds in (("byline",), ("navigation", "footer")):
        lines = [z.span.of(article.text) for z in zones if z.kind in kinds]
        lines = [line for line in lines if len(line) <= _LONGEST]
        days = _days([line for line in lines if _FIRST_PUBLISHED.search(line)])
        days = days or _days([line for line in lines if not _LATER.search(line)]) or _days(lines)
        if days:
            return days.pop() if len(days) == 1 else None
    captions = [z.span.of(article.text)[-_LONGEST:] for z in zones if z.kind == "caption"]
    stamps = [m["day"] for line in captions if (m := STAMP.search(line))]
    days = _days(stamps)
    return days.pop() if len(days) == 1 else None


def _days(lines: list[str]) -> set[date]:
    """The days that lines name; of a line that gives two, the first."""
    found = set()
    for line in lines:
        match = _DATE.search(line)
        day = published(match.group())[0] if match else None
        if day and 1900 <= day.year <= 2100:
            found.add(day)
    return found
