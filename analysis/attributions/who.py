"""Who is meant by a source's phrase: the name in full, or a source without a name."""

import re
from bisect import bisect_right
from typing import NamedTuple

from analysis.article import Span
from analysis.attributions.words import entries
from analysis.document import Document
from analysis.voice.names import Candidate, candidates, governed, is_body
from analysis.voice.nouns import BODIES, HE_NAMES, PAPERS, ROLES, SHE_NAMES
from analysis.voice.people import People
from analysis.voice.subject import with_partner

_ARTICLES = ("the", "a", "an")
_LONGEST = 6  # words of a phrase that stands for a source without a name
_GOING_ON = frozenset(("add", "continue", "go on"))
_SINGULAR = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_OPEN = frozenset("they it their its them".split())
_NOBODY = frozenset("i we you my our your who which that this these what me us there".split())
# One capitalised word with such an end is a people or a party, no name of a source.
_GROUPS = ("ans", "crats", "ists", "ites", "ives", "ese")
# Nouns that with "of" and a name still name nobody.
_PARTS = frozenset(
    """majorities majority half quarters three-quarters two-thirds thirds readers members fans
    supporters critics opponents allies employees""".split()
)
# Words that stand in front of a poll or a report, with a capital where they open their sentence.
_OPENING = frozenset(
    """exit new latest early other recent several national federal public leaked internal many some
    most two three four five""".split()
)
_DEFINITE = frozenset("the its his her their our this".split())
# Common nouns of which "the" means one: a body of the place, or who holds an office.
_ONLY = frozenset(
    """city town state country nation island village county district treasury operator company
    firm group union authority department ministry government administration council court
    police fire service hospital school university bank board cabinet opposition coalition
    parliament army military navy regime team club inspectorate cooperative chamber
    president premier chancellor minister mayor governor king queen pope prince princess
    secretary speaker ambassador commissioner monarch""".split()
)
WRITINGS = PAPERS | frozenset(
    """campaign poll polls survey surveys study studies report team editorial article story data
    newspaper magazine site website tally count analysis projection estimate average
    research polling calculations examination average""".split()
)


_BY = re.compile(
    r",?(?: (?!(?:on|of|about|into|in|for|over|to|from|against)\b)[\w-]+){0,3}"
    r"[ \xa0](?:by|from)[ \xa0](?:the[ \xa0]|an?[ \xa0])?(?:[a-z-]+[ \xa0]){0,4}(?=[A-Z])"
)
_APPOSED = re.compile(  # what may stand between a noun and the name that explains it
    r", | (?:--|—|–) |(?P<long>(?: (?:not |who |on |of (?!the |his |her |their ))[^,.;]{1,40})?"
    r", (?:(?:his|her|their|the) (?:[a-z-]+ ){1,3})?)"
)
_DESCRIBED = re.compile(r",? of [A-Z]|, (?!and\b)(?:[a-z]|\d)|[ \xa0]\([A-Z]-")
_NOUN_AFTER = re.compile(r"[ \xa0](?!(?:and|or|in|of|for|at|on|that|who|which|is|was|has)\b)[a-z]+")
_DATELINE = re.compile(
    r"[A-Z][\w.,’' \xa0]{2,40}(?:\([\w \xa0]+\))?[ \xa0]?[–—-]{1,2}[ \xa0](?=\w)"
)
_LAST_STOP = re.compile(r"\.[A-Z](?=\.)|[A-Z]\.[A-Z](?=\.)")
_LOWER = re.compile(r"\b[a-z]{3,}\b")


class Who(NamedTuple):
    """A source: the name or phrase by which it is known, and whether it is a name."""

    speaker: str | None
    naming: str


UNKNOWN = Who(None, "unknown")


class Sources:
    """The sources of one text, read in order: a pronoun may stand for the last one."""

    def __init__(self, document: Document, people: People) -> None:
        self.text = text = document.text
        self._starts = [sentence.span.start for sentence in document.sentences]
        self.people = people
        self.last = UNKNOWN
        self._common = frozenset(word for word in _LOWER.findall(text))

    def of(self, phrase: Span, head: Span, verb: str | None) -> Who:
        """Who is meant by a phrase whose main word stands at `head`."""
        word = _plain(head.of(self.text))
        if word in _SINGULAR or word in _OPEN or word in _NOBODY:
            return self._pronoun(word, head.start, verb)
        phrase = self._proper(phrase)
        found = candidates(self.text, phrase.start, phrase.end)
        chosen = self._opening(phrase, found) or _chosen(found, head)
        if chosen is None and found and phrase.start > head.start:
            chosen = found[0]
        if chosen is not None and chosen.kind == "name":
            return self._named(_joint(self.text, chosen, found))
        end = chosen.span.end if chosen else head.end
        name = self._explained(chosen, found) or self._explaining(end, found)
        if name := name or self._author(head, end, phrase):
            return self._named(name)
        if chosen is None:
            bare = self._plain(phrase, head)
            definite = phrase.of(self.text).split()[0].lower() in _DEFINITE
            return Who(bare, naming(bare, definite))
        return self._role(chosen.text, phrase.start)

    def _proper(self, phrase: Span) -> Span:
        """A phrase without the dateline before it, and with the last stop of "F.B.I."."""
        line = _DATELINE.match(self.text, phrase.start, phrase.end)
        stop = _LAST_STOP.match(self.text, max(phrase.start, phrase.end - 3))
        return Span(line.end() if line else phrase.start, phrase.end + bool(stop))

    def _opening(self, phrase: Span, found: list[Candidate]) -> Candidate | None:
        """ "Ada Poe of Oslen, Norland", "Ada Poe, head of X": the name before what describes it."""
        if not found or found[0].kind != "name" or found[0].span.start != phrase.start:
            return None
        name = found[0].text
        person = " " in name and not is_body(name) and is_name(name)
        return found[0] if person and _DESCRIBED.match(self.text, found[0].span.end) else None

    def _explained(self, role: Candidate | None, found: list[Candidate]) -> Candidate | None:
        """ "Ada Poe, an expert on fares": the name right before the noun that says what it is."""
        if role is None or not (k := found.index(role)) or found[k - 1].kind != "name":
            return None
        gap = self.text[found[k - 1].span.end : role.span.start]
        return found[k - 1] if gap == ", " else None

    def _explaining(self, end: int, found: list[Candidate]) -> Candidate | None:
        """ "Her rival, Ada Poe, …": the name right behind a common noun."""
        for name in found:
            if name.kind == "name" and name.span.start > end and self._apposed(end, name):
                return name
        return None

    def _apposed(self, end: int, name: Candidate) -> bool:
        gap = _APPOSED.fullmatch(self.text, end, name.span.start)
        if gap is None or gap["long"] is None:
            return gap is not None
        behind = self.text[name.span.end : name.span.end + 2]
        return " " in name.text and re.match(r"[,.;)]|$", behind) is not None

    def _author(self, head: Span, end: int, phrase: Span) -> Candidate | None:
        """Whose a piece of writing is: "a study by the Oslen Institute"."""
        if head.of(self.text).lower() not in WRITINGS:
            return None
        by = _BY.match(self.text, end, phrase.end)
        for name in candidates(self.text, by.end(), phrase.end) if by else []:
            if name.kind == "name" and not _NOUN_AFTER.match(self.text, name.span.end, phrase.end):
                return name  # but not of “exit polls from the Oslen primary”
        return None

    def spoke(self, end: int, who: Who) -> None:
        """What this source says ends here."""
        self.last = who
        if who.naming != "unknown":
            self.people.spoke(end, who.speaker)

    def named(self, speaker: str) -> Who:
        """A quotation's speaker: "X and Y" are two, a phrase in small letters is no name."""
        first, joint, second = speaker.partition(" and ")
        if joint and is_name(first) and is_name(second):
            known = {mention.text for mention in self.people.mentions}
            if speaker not in known:
                return Who(f"{first}\n{second}", "named")
        return Who(speaker, naming(speaker))

    def _named(self, candidate: Candidate) -> Who:
        parts = candidate.text.split("\n")
        joined = len(parts) > 1
        names = [self.people.full(part, joined) for part in parts]
        if any(is_name(name) and name.lower() not in self._common for name in names):
            return Who("\n".join(names), "named")
        low = [name.lower() if name.lower() in self._common | ROLES else name for name in names]
        return Who("\n".join(low), "unnamed")

    def _pronoun(self, word: str, place: int, verb: str | None) -> Who:
        if word in _OPEN:
            return self._group(place, word in ("it", "its"))
        if word not in _SINGULAR:
            return UNKNOWN
        meant = self.people.meant(place, _SINGULAR[word], verb in _GOING_ON)
        if meant is None:
            return UNKNOWN
        if isinstance(meant, Candidate):
            return self._role(meant.text, place)
        return self.named(meant)

    def _group(self, place: int, one: bool) -> Who:
        """Whom "they" or "it" stands for: the only body or group that is the subject of something
        in the same sentence or the one before; of several, nobody can tell which.
        """
        k = bisect_right(self._starts, place) - 1
        low = self._starts[max(0, k - 1)] if k >= 0 else place
        met = {}
        for found in candidates(self.text, low, place):
            if self._may_be(found, one) and not governed(self.text[low : found.span.start]):
                met[found.text.split()[-1].lower()] = found
        if len(met) != 1:
            return UNKNOWN
        (only,) = met.values()
        return self._named(only) if only.kind == "name" else self._role(only.text, only.span.start)

    def _may_be(self, found: Candidate, one: bool) -> bool:
        last = found.text.split()[-1].lower()
        if found.kind == "name":
            return is_body(found.text) or (not one and last.endswith(_GROUPS))
        group = last.endswith("s") and not one
        return found.kind == "role" and (last in BODIES or group or last == "police")

    def _role(self, phrase: str, anchor: int) -> Who:
        """ "The ministry": the last one named; otherwise the phrase, without its article."""
        article, _, rest = phrase.partition(" ")
        definite = article.lower() in _DEFINITE or "’s " in phrase or "'s " in phrase
        if article.lower() == "the" and 0 < len(rest.split()) <= 2:
            noun = rest.split()[-1].lower()
            full = self.people.body(noun, anchor) or self.people.holder(noun, anchor)
            return Who(full, "named") if full else Who(rest, naming(rest, definite))
        bare = rest if article.lower() in _ARTICLES and rest else phrase
        return Who(bare, naming(bare, definite or phrase.lower() == "police"))

    def _plain(self, phrase: Span, head: Span) -> str:
        """The phrase without its article, and, where it is long or a poll's, what follows it."""
        words = phrase.of(self.text).split()
        if len(words) > _LONGEST or head.of(self.text) in WRITINGS:
            words = self.text[phrase.start : head.end].split()
        if len(words) > 1 and words[0].lower() in _ARTICLES:
            words = words[1:]
        bare = " ".join(words) if len(words) <= _LONGEST else head.of(self.text)
        return re.sub("(?<=s)['’]$|['’]s$", "", bare)


def _chosen(found: list[Candidate], head: Span) -> Candidate | None:
    """The candidate that holds the main word, or the name right behind it: "colleague Ada Poe"."""
    for candidate in found:
        if candidate.span.start <= head.start < candidate.span.end:
            return candidate
        if candidate.kind == "name" and candidate.span.start == head.end + 1:
            return candidate
    return None


def _plain(word: str) -> str:
    """A pronoun without the verb in it, in small letters: "I’m" is "i", but "US" is no "us"."""
    bare = re.split("['’]", word)[0]
    return bare if len(bare) > 1 and bare.isupper() else bare.lower()


def _joint(text: str, chosen: Candidate, found: list[Candidate]) -> Candidate:
    """A candidate with the one that "and" joins to it, behind it or before it."""
    k = found.index(chosen)
    for last in (k + 1, k):
        if last < len(found):
            joined = with_partner(text, found[last], found[: last + 1])
            if joined.kind == "pair":
                return _one(text, joined) or joined
    return chosen


def _one(text: str, pair: Candidate) -> Candidate | None:
    """ "The Health and Welfare Department": one body, not two names."""
    first, _, second = pair.text.partition("\n")
    if " " in first or not is_body(second) or is_body(first):
        return None
    return Candidate(pair.span, pair.span.of(text), "name")


def is_name(phrase: str) -> bool:
    """Whether a phrase names somebody or some body: not "officials", nor "Republicans"."""
    if not phrase[:1].isupper():
        return False
    words = phrase.split()
    low = words[-1].lower()
    first, of, _ = phrase.partition(" of ")
    if of and (first.lower() in _PARTS or first.lower().endswith(_GROUPS)):
        return False  # "Readers of the Herald"
    surname = words[-1][0].isupper() and words[0] in HE_NAMES | SHE_NAMES and len(words) == 2
    if low in ROLES and not (is_body_noun(low) or surname or (of and is_body(first))):
        return False
    if len(words) > 1:  # “Other questions” only opens its sentence
        return any(word[:1].isupper() for word in words[1:])
    return not low.endswith(_GROUPS) and low not in entries("writing")


def is_body_noun(word: str) -> bool:
    """Whether a common noun stands for a body or a piece of writing: "campaign", "poll"."""
    return word.lower() in BODIES | WRITINGS


def naming(phrase: str, definite: bool = False) -> str:
    """How a source is named by its phrase.

    A common noun is a name as that of a body of a certain name ("Poe campaign"), or, with "the"
    or an owner, where only one body or office holder can be meant ("the city", "the mayor").
    """
    words = phrase.split()
    low = words[-1].lower() if words else ""
    rest = words[1:] if words and words[0].lower() in _OPENING else words
    if words and is_body_noun(low) and any(word[0].isupper() for word in rest[:-1]):
        return "named"
    if definite and (low in _ONLY or (low in BODIES and low not in WRITINGS)):
        return "named"
    return "named" if is_name(phrase) else "unnamed"
