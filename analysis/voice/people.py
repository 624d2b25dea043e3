"""The people of a text: who is a person, who holds a title, and whom "he" and "she" stand for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analysis.article import Span
from analysis.voice.names import LONGEST_NAME, Candidate, Names, candidates, governed, is_body
from analysis.voice.nouns import (
    BODIES,
    HE_NAMES,
    NO_PERSONS,
    NOBODYS,
    NOT_FIRST,
    ROLES,
    SHE_NAMES,
    TITLES,
)
from analysis.voice.verbs import cues

# What stands before a subject: a stop, a comma, a line's start, an inverted verb, a conjunction.
_SUBJECT_PLACE = re.compile(
    r"(?:^|[\n.,:;!?—–―\"”»)(]|(?<!\w)['’]|[.,!?]['’]|\b(?:and|but|though|although|while|says?|said|added|explained|noted"
    r"|warned|told|asked|wrote))\s*$"
)
# “At noon Ada Poe came”, “So does Ada Poe”, “One of them was Ada Poe”: subjects all the same.
_OPENING = re.compile(
    r"(?:^|\n|[.!?]\s)(?:At|By|On|In|Since|After|Before|From|Near|Outside|Inside|So|Nor)"
    r"(?: [\w’'-]+){1,4} $|\b[Oo]ne(?: of [^.!?\n]{1,40})? (?:is|was) $"
)
_DESCRIBED = re.compile(
    r", (?:who|one|\w{3,}(?:ed|en)|(?:an?|the)(?![^,.]{0,30}\b(?:day|holiday|company|firm|group"
    r"|city|town|village|state|country|island|film|book|show|paper|magazine|agency|bank|brand)\b))\b"
)
_PLAIN = frozenset("say tell add ask write".split())
_SOMEBODY = re.compile(r"(?:\b[A-Z][\w’'-]+|\b[Ss]?[Hh]e|\bwho) $")
_STOP = re.compile(r"[.!?…]['”’\"]?\s|\n")
_ONE_STOP = re.compile(r"[^.!?…\n]*[.!?…]\s\W?")  # the rest of one sentence, up to a mark
_SUBORDINATE = re.compile(
    r"\b(?:that|what|where|when|if|unless|because|as|than|which|whom|whose|how|why|whether|until"
    r"|before|after)(?: [\w.’'-]+){0,3} $",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"\b(?:(Mr)|(?:Mrs|Ms|Miss))\.?[  ]$")
_OF_PERSONS = re.compile(
    r"\b(?:President|Senator|Governor|Mayor|Judge|Justice|Chancellor|Premier|Minister|Secretary"
    r"|(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Prof|Gen|Sgt|Rev)\.)[  ]$"
)
_SAYS_OF_SELF = re.compile(r"[  ](?:said|says|told \w+|added|wrote)(?:[  ]that)?[  ](s?he)\b")
_LOWER_PLACE = re.compile(r"(?:,|\b(?:said|says|that|added))[  ]$")
_HANDLE = re.compile(r"[  ]\(@")
_STOPS = (",", ".", ";", ":")
_REACH = 600  # characters between a pronoun and the noun it stands for


class People(Names):
    """The names of one text with the people among them; `quoted`: its quotations, with marks.

    What is read in order is told by `spoke`, so that "he" may be the last who spoke.
    """

    def __init__(self, text: str, spans: Iterable[Span], quoted: Sequence[Span] = ()) -> None:
        super().__init__(text, spans)
        self._quoted = quoted
        self._quoted_starts = [span.start for span in quoted]
        self._first: dict[str, int] = {}  # name → where it stands first
        for mention in self.mentions:
            self._first.setdefault(mention.text, mention.span.start)
        self._titled = {m.text for m in self.mentions if _OF_PERSONS.search(self._lead(m, 12))}
        self._pronoun = self._by_given_name() | self._by_words() | self._by_courtesy()
        self._last: tuple[int, str | None] = (-1, None)

    def _lead(self, mention: Candidate, most: int) -> str:
        return self.text[max(0, mention.span.start - most) : mention.span.start]

    def _before_name(self, mention: Candidate) -> str:
        """What stands before a name, its office included."""
        place = self.text.find(mention.text, mention.span.start, mention.span.end)
        return self.text[max(0, place - 40) : place]

    def _by_courtesy(self) -> dict[str, str]:
        """From a name in full to "he" or "she", where a Mr. or Ms. stands before it."""
        known: dict[str, str] = {}
        for mention in self.mentions:
            title = _COURTESY.search(self._lead(mention, 6))
            if title:
                known.setdefault(self.full(mention.text), "he" if title.group(1) else "she")
        return known

    def _by_given_name(self) -> dict[str, str]:
        """The same by the given name, for names in full that end as no body's name does."""
        known: dict[str, str] = {}
        for name in {self.full(m.text) for m in self.mentions}:
            words = name.split()
            if len(words) < 2 or is_body(name) or words[-1].lower() in NO_PERSONS:
                continue
            if words[0] in HE_NAMES or words[0] in SHE_NAMES:
                known[name] = "he" if words[0] in HE_NAMES else "she"
        return known

    def _by_words(self) -> dict[str, str]:
        """The same by "Poe said she": the first pronoun that follows a name and its say-verb."""
        known: dict[str, str] = {}
        for mention in self.mentions:
            if found := _SAYS_OF_SELF.match(self.text, mention.span.end):
                known.setdefault(self.full(mention.text), found.group(1))
        return known

    def spoke(self, end: int, speaker: str | None) -> None:
        """A quotation ended here, and these are its words."""
        self._last = (end, speaker)

    def holder(self, title: str, before: int) -> str | None:
        """The last person before a place with this title before the name: "analyst".

        Where several have held it, or one whose name is never given in full, the one who spoke
        last, or none.
        """
        held: list[str] = []
        for mention in self.backward(before, 200):
            lead = self._before_name(mention).lower().rstrip()
            if title in TITLES and self.text.startswith(_STOPS, mention.span.end):
                lead = lead.removesuffix(",")  # the mayor, Ada Poe, …
            if lead.endswith(title) and self.person(mention.text):
                held.append(self.full(mention.text))
        if self._last[1] in held:
            return self._last[1]
        return held[0] if len(set(held)) == 1 and " " in held[0] else None

    def meant(self, before: int, pronoun: str, goes_on: bool = False) -> str | Candidate | None:
        """Whom a "he" or "she" at a place stands for: a name in full, or a noun phrase.

        `goes_on`: the verb is one of going on ("added"), so that the last speaker is meant.
        Otherwise it is the nearest of: the last speaker, a person named as a subject since, a
        common noun for a person as a subject since.
        """
        end, speaker = self._last
        near = 0 <= end <= before and self.text.count("\n", end, before) <= 2
        fits = speaker is not None and self._fits(speaker, pronoun)
        if near and goes_on and fits:
            return speaker
        mention = self._last_mention(before, pronoun)
        since = mention.span.end if mention else 0
        if near and fits and (since <= end or self._surely(speaker, pronoun, mention)):
            since = max(since, end)
            return self._somebody(since, before) or speaker
        return self._somebody(since, before) or (self.full(mention.text) if mention else None)

    def _fits(self, speaker: str, pronoun: str) -> bool:
        """Whether a speaker can be meant by a pronoun: no body, and not known by the other one."""
        head = speaker.lower().split()[-1]
        known = self._pronoun.get(speaker, pronoun)
        return known == pronoun and head not in NO_PERSONS and head not in BODIES

    def _surely(self, speaker: str | None, pronoun: str, mention: Candidate | None) -> bool:
        """Is the last speaker known by this pronoun, and the person named since by none?"""
        if speaker is None or mention is None or self._pronoun.get(speaker) != pronoun:
            return False
        place = mention.span.end
        speaks = bool(cues(self.text, place, place + 25))
        beside = _LOWER_PLACE.search(self._lead(mention, 8)) is not None
        return beside and not speaks and self.full(mention.text) not in self._pronoun

    def _somebody(self, start: int, before: int) -> Candidate | None:
        """The last common noun for a person, as a subject, between two places."""
        low = max(start, before - _REACH)
        for candidate in reversed(candidates(self.text, low, before)):
            if candidate.kind != "role" or self._inside(candidate.span.start):
                continue
            if self.explained(candidate):
                continue
            head = candidate.text.lower().split()[-1]
            lead = self.text[max(0, candidate.span.start - 60) : candidate.span.start]
            if head in NOBODYS and _SUBJECT_PLACE.search(lead):
                return candidate
        return None

    def explained(self, role: Candidate) -> Candidate | None:
        """The name that a common noun explains: "Ada Poe, a spokeswoman"."""
        k = bisect_left(self.places, role.span.start) - 1
        beside = k >= 0 and self.text[self.mentions[k].span.end : role.span.start] == ", "
        return self.mentions[k] if beside else None

    def _last_mention(self, before: int, pronoun: str) -> Candidate | None:
        """The last person named as a subject before a place.

        A courtesy title anywhere in the text says which of "he" and "she" a person is.
        """
        for mention in self.backward(before, 60):
            whole = self.full(mention.text)
            known = self._pronoun.get(whole, pronoun)
            if known != pronoun or not self.person(whole):
                continue
            if self.subject_like(mention) or self._introduced(mention, before):
                return mention
        return None

    def _introduced(self, mention: Candidate, before: int) -> bool:
        """Whether a person is named for the first time, and described, in the sentence before.

        "Among them was that of Ada Poe, a baker. “I came early,” she said."
        """
        text, start, end = self.text, mention.span.start, mention.span.end
        described = " " in mention.text and _DESCRIBED.match(text, end)
        if not described or self._inside(start) or self._first[mention.text] < start:
            return False
        if not _ONE_STOP.fullmatch(text, end, before):
            return False
        stops = list(_STOP.finditer(text, max(0, start - _REACH), start))
        sentence = stops[-1].end() if stops else max(0, start - _REACH)
        speaking = (c for c in cues(text, sentence, start) if not c.weak)
        return not any(
            c.verb in _PLAIN or _SOMEBODY.search(text, sentence, c.span.start) for c in speaking
        )

    def stands_at(self, place: int) -> str | None:
        """The person whose full name stands at a place and has not stood before it."""
        k = bisect_left(self.places, place)
        if k == len(self.places) or self.places[k] != place:
            return None
        name = self.mentions[k].text
        new = " " in name and self._first[name] == place and self.person(name)
        return name if new else None

    def person(self, name: str) -> bool:
        """Whether the text gives this name, or its full form, as a person's."""
        whole = self.full(name)
        if whole in self._pronoun or whole in self._titled:
            return True
        words = whole.split()
        if not 2 <= len(words) <= LONGEST_NAME or is_body(whole):
            return False
        head = words[-1].lower()
        several = head in ROLES and head.endswith("s")
        return words[0] not in NOT_FIRST and head not in NO_PERSONS and not several

    def _inside(self, place: int) -> bool:
        """Whether a place lies in a quotation."""
        k = bisect_left(self._quoted_starts, place + 1) - 1
        return k >= 0 and place < self._quoted[k].end

    def subject_like(self, mention: Candidate) -> bool:
        """Whether a name outside quotations stands where a subject does: no verb before it."""
        if self._inside(mention.span.start) or _HANDLE.match(self.text, mention.span.end):
            return False
        before = self._lead(mention, 60)
        if governed(before):
            return False
        if _SUBJECT_PLACE.search(_untitled(before)) or _OPENING.search(before):
            return True
        behind = mention.span.end + 1
        said = cues(self.text, behind, behind + 20)[:1]
        speaks = bool(said) and said[0].span.start == behind and not said[0].weak
        return speaks and _SUBORDINATE.search(before) is None


def _untitled(before: str) -> str:
    """The text before a name without the titles, common nouns and owner that belong to it."""
    words = re.split(r"(?<=\s)", before)  # each with the blank or line break behind it
    if words and not words[-1]:
        words.pop()
    count = len(words)
    while words and words[-1].lower().rstrip().rstrip(".") in TITLES | ROLES:
        words.pop()
    if words and len(words) < count and re.search(r"s?['’]s?$", words[-1].rstrip()):
        words.pop()
    return "".join(words)
