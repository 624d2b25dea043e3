"""Who could be speaking: names, bodies, roles and pronouns in a text, and their full forms."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.article import Span
from analysis.voice.nouns import (
    BODIES,
    DOCUMENTS,
    FAMILY_FIRST,
    HE_NAMES,
    NOT_NAMES,
    PAPERS,
    ROLES,
    SHE_NAMES,
    TITLES,
)  # fmt: skip
from analysis.voice.offices import person


class Candidate(NamedTuple):
    """A noun phrase that could be a speaker: `kind` is name, role or pronoun."""

    span: Span
    text: str
    kind: str


_PRONOUNS = "he|she|they|it|i|we|who|which"
_CAP = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Del|Prof|Rev|Lt|Col|Sgt|Capt|St|Adm|Hon|Maj|Cmdr)\."
    r"|(?:[A-Z]\.){1,4}|[A-ZÀ-ÖØ-ÞŠŽČ][^\W_]*(?:[-'’](?!s\b)(?:(?:[A-Z]\.){2,4}|[^\W_]+))*)"
)
_LINK = r"(?:(?:of|for|the|de|del|der|van|von|bin|al|el|la|le|du|da|dos|&)[  ]){1,2}"
_NAME = re.compile(rf"{_CAP}(?:[  ](?:{_LINK})?{_CAP})*")
_CANDIDATE = re.compile(
    rf"(?P<pronoun>\b(?:{_PRONOUNS})\b(?!['’.-]))|(?P<name>{_NAME.pattern})"
    rf"|(?P<role>(?<![\w-])(?:(?:vice|ex|co)-)?"
    rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})\b"
    r"|(?<=['’]s )(?:claim|order|tweet|motion)\b|(?<=\b[Tt]he )(?:order|tweet|claim|motion)\b)",
)
_CAPITAL_PRONOUN = frozenset("He She They It I We".split())


def candidates(text: str, start: int, end: int) -> list[Candidate]:
    """The possible speakers named between two places, in order."""
    found: list[Candidate] = []
    for match in _CANDIDATE.finditer(text, start, end):
        made = _candidate(text, match, start)
        if made is None:
            continue
        if text[made.span.start - 1 : made.span.start] == "(" or _DATED.match(text, made.span.end):
            continue
        if (
            found
            and made.kind == "role"
            and found[-1].kind != "pronoun"
            and _touch(found[-1], made)
        ):
            a = _lengthened(text, found.pop().span.start)  # "South Korean" + "officials"
            made = Candidate(Span(a, made.span.end), text[a : made.span.end], "role")
        if found and made.kind == "name" and found[-1].kind == "role" and _touch(found[-1], made):
            found.pop()  # "analyst" + "Jane Roe"
        if found and made.kind == found[-1].kind == "role" and _owned(text, found[-1], made):
            a = found.pop().span.start  # "the mayor's" + "office"
            made = Candidate(Span(a, made.span.end), text[a : made.span.end], "role")
        found.append(made)
    return [c for c in found if not _OWNER.match(text, c.span.end)] or found


def _lengthened(text: str, start: int) -> int:
    """The start of a noun phrase with the adjective before its name: "former Energy officials"."""
    before = _ADJECTIVE.search(text, max(0, start - 12), start)
    return before.start() if before else start


_ADJECTIVE = re.compile(r"\b(?:former|senior|longtime|current|several|many|some|top)[  ]$")


def _owned(text: str, owner: Candidate, thing: Candidate) -> bool:
    return text[owner.span.end : thing.span.start].replace("’", "'") == "'s "


def _touch(first: Candidate, second: Candidate) -> bool:
    return first.span.end + 1 >= second.span.start


# Behind the town of a dateline: "OSLO (Agency) — ".
_DATED = re.compile(r"(?<=[A-Z]{3}) ?(?:\([\w ]{2,20}\) ?)?[―—–-] ")
_OWNER = re.compile(r"['’]s?[  ]+(?:[a-z-]+[  ]){0,2}[\w-]")


def _candidate(text: str, match: "re.Match[str]", start: int) -> Candidate | None:
    span, kind = Span(*match.span()), str(match.lastgroup)
    if kind == "name":
        if match.group() in _CAPITAL_PRONOUN:
            return Candidate(span, match.group(), "pronoun")
        return _office(text, span) or name_at(text, span.start, span.end)
    if kind == "role":
        return _role_phrase(text, span, start)
    return Candidate(span, match.group(), kind)


def _office(text: str, span: Span) -> Candidate | None:
    """ "The Police Commissioner": a role, though in capitals; no name."""
    last = text[span.start : span.end].split()[-1].lower()
    if last not in TITLES or text[max(0, span.start - 4) : span.start].lower() != "the ":
        return None
    return Candidate(span, text[span.start - 4 : span.end], "role")


def name_at(text: str, start: int, end: int) -> Candidate | None:
    """The name in a run of capitalised words, without titles before it and function words.

    A person's name may be shorter than its span, which holds an office before it and "of …" behind.
    """
    words = [
        (m.group(), start + m.start(), start + m.end())
        for m in re.finditer(r"\S+", text[start:end])
    ]
    while words and words[0][0].lower() in NOT_NAMES and not _surname_may(text, *words[0]):
        words.pop(0)
    while words and words[-1][0].lower() in NOT_NAMES and not _surname_may(text, *words[-1]):
        words.pop()
    bare = list(words)
    while len(bare) > 1 and _is_title(bare[0][0]) and bare[1][0][0].isupper():
        bare.pop(0)
    if len(bare) != 1 or bare[0][0].lower() not in BODIES:  # but "Foreign Ministry" keeps both
        words = bare
    if not words or words[-1][2] - words[0][1] < 2:
        return None
    own = person(words)
    return Candidate(Span(words[0][1], words[-1][2]), text[own[0][1] : own[-1][2]], "name")


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES or word == "Del."


def _surname_may(text: str, word: str, start: int, end: int) -> bool:
    """Whether "May" is somebody's name: behind a name, or before a verb and no month's place."""
    if word != "May" or _MONTH_AFTER.match(text, end):
        return False
    return _MONTH_BEFORE.search(text[max(0, start - 12) : start]) is None


_MONTH_AFTER = re.compile(r"[  ,]*\d|[  ](?:I|you|we|he|she|they|it|the|be|not)\b|-|,? in\b")
_MONTH_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|early|late|last|this|next|mid|\d{1,2}|through|to"
    r"|or|and|April)[  -]$"
)


def _role_phrase(text: str, head: Span, start: int) -> Candidate:
    """A common noun with its article, its modifiers and its owner: "a senior official"."""
    low = max(start, head.start - 60)
    a = head.start
    for word in reversed(list(_BESIDE.finditer(text, low, head.start))[-_MODIFIERS:]):
        plain = word.group(1)
        if word.end() != a or plain in ROLES or plain in _NOT_MODIFIERS:
            break
        a = word.start()
    article = _ARTICLE.search(text[low:a])
    if article:
        return _role_from(text, low + article.start(), head.end)
    owner = _OWNERS.search(text[low:a])
    return _role_from(text, low + owner.start() if owner else a, head.end)


def _role_from(text: str, start: int, end: int) -> Candidate:
    return Candidate(Span(start, end), text[start:end], "role")


_MODIFIERS = 3  # words between an article and a role: "a former deputy energy minister"
_BESIDE = re.compile(r"(?<![\w'’-])([a-z][a-z-]*)[  ]")
_ARTICLE = re.compile(
    r"\b(?:the|an?|one|his|her|their|its|our|some|many|several|two|another)[  ]$", re.I
)
_OWNERS = re.compile(r"\b[A-Z][\w.]*(?:[  ][A-Z][\w.]*){0,3}['’]s[  ]$")
_NOT_MODIFIERS = NOT_NAMES | frozenset(
    """said says say told tells asked that than out off up down over into onto like via per who
    whom whose which being having saying telling calling put puts gave gives made makes took
    takes met meet meets""".split()
)


def is_paper(candidate: Candidate) -> bool:
    """Whether a role phrase is a piece of writing: "a statement"."""
    return candidate.kind == "role" and candidate.text.lower().split()[-1] in PAPERS


def is_body(name: str) -> bool:
    """Whether a name is that of an organisation, a country or a document."""
    words = name.lower().split()
    return any(w in BODIES for w in words) or (name.isupper() and len(name) < 6 and len(words) == 1)


class Names:
    """The names of one text, each with its places, and how short forms read in full."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self.text = text
        self.places: list[int] = []
        self.mentions: list[Candidate] = []
        for span in spans:
            for match in _NAME.finditer(text, span.start, span.end):
                if made := name_at(text, match.start(), match.end()):
                    self.places.append(made.span.start)
                    self.mentions.append(made)
        self._full = self._full_forms()
        self._given = self._given_names()

    def _full_forms(self) -> dict[str, str]:
        """From a surname to the full name that ends in it: the most frequent, then shortest."""
        counts = Counter(m.text for m in self.mentions)
        apart = self._others(counts)
        full: dict[str, str] = {}
        for name in sorted(counts, key=lambda n: (-counts[n], len(n))):
            words = name.split()
            if 2 <= len(words) <= 4 and not is_body(name) and words[0].count("-") < 2:
                if name not in apart:
                    full.setdefault(words[-1], name)
                if words[0] in FAMILY_FIRST:
                    full.setdefault(words[0], name)
        return full

    def _given_names(self) -> dict[str, str]:
        """From a given name to the only full name that begins so: "Joel" is Joel Poe."""
        known: dict[str, set[str]] = {}
        for name in set(self._full.values()):
            first = name.split()[0]
            if first in HE_NAMES | SHE_NAMES:
                known.setdefault(first, set()).add(name)
        return {first: next(iter(names)) for first, names in known.items() if len(names) == 1}

    def _others(self, counts: "Counter[str]") -> set[str]:
        """Full names whose surname was somebody else's before, and mostly is.

        A text that speaks of President Poe, and of Ada Poe only later, has two people in it.
        """
        held: set[str] = set()  # names so far with an office before them
        apart: set[str] = set()
        for mention in self.mentions:
            surname = mention.text.split()[-1]
            if _OFFICE.search(self.text, max(0, mention.span.start - 12), mention.span.start):
                held.add(mention.text)
            elif surname in held and counts[surname] > 8 * counts[mention.text]:
                apart.add(mention.text)
        return apart - held

    def full(self, name: str, joined: bool = False) -> str:
        """The full form of a name, as the text has it, or the name itself.

        `joined`: another name follows, so that a given name may share its surname.
        """
        words = name.split()
        if len(words) == 1 and is_body(name):
            return self.body(name.lower(), len(self.text)) or name
        if is_body(name):
            return name
        whole = self._full.get(words[-1], name)
        if whole == name and len(words) == 1 and not joined:
            return self._given.get(name, name)
        return whole if len(words) == 1 or name.endswith(whole) else name

    def backward(self, before: int, most: int) -> Iterator[Candidate]:
        """The names before a place, the nearest first, at most so many."""
        last = bisect_left(self.places, before)
        return reversed(self.mentions[max(0, last - most) : last])

    def body(self, noun: str, before: int) -> str | None:
        """The last name before a place that holds this noun: "ministry"."""
        for mention in self.backward(before, 400):
            words = mention.text.lower().split()
            if 1 < len(words) <= LONGEST_NAME and noun in words:
                return mention.text
        return None

    def last_document(self, before: int) -> str | None:
        """The last treaty, statement, report named before a place."""
        for mention in self.backward(before, 60):
            if DOCUMENTS.intersection(mention.text.lower().split()):
                return mention.text
        return None


LONGEST_NAME = 6  # words; a longer run of capitals is a headline
_OFFICE = re.compile(
    r"\b(?:President|Senator|Governor|Mayor|Chancellor|Premier|Minister"
    r"|(?:Sen|Gov|Mr|Mrs|Ms)\.)[  ]$"
)
_PREPOSITIONS = frozenset(
    """of for at from with in to by about on against between among under over after before during
    than like toward towards into via through without including""".split()
)
_PASSED_OVER = frozenset("the a an his her their its our".split())


def governed(before: str) -> bool:
    """Whether the text directly before a noun phrase ends in a preposition of its own."""
    if not before or not before[-1].isspace():
        return False
    for word in reversed(before.lower().split()):
        if word in _PREPOSITIONS:
            return True
        if word not in _PASSED_OVER and word.rstrip(".") not in TITLES:
            return False
    return False
