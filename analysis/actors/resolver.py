"""One text's phrases resolved in order, by what is known of its story."""

from analysis.actors.countries import words_of
from analysis.actors.known import Known, body_key, epithet
from analysis.actors.nouns import (
    BODY_NOUNS,
    COMPANIES,
    COUNTERPARTS,
    EVENTS,
    GOVERNMENTS,
    GROUPS,
    HEADS,
    KIND_OF,
    LANDS,
    OF_PERSONS,
    SAME_OFFICE,
    STATES,
    STYLES,
)
from analysis.actors.people import parts
from analysis.actors.phrase import COURTESY, UNSURE, Phrase
from analysis.lexicon import lemma

_SELDOM = 5  # how many times as often another must be named for somebody to be hardly named
_INDEFINITE = frozenset("a an any some no each every another two three several many".split())
_ADJECTIVES = frozenset(["primary"])  # a primary school is no election
_TIMES = frozenset("former then current new newly future incoming outgoing late".split())


class Last:
    """What a text has named so far."""

    def __init__(self) -> None:
        self.country = ""
        self.people: list[int] = []
        self.bodies: list[tuple[str, frozenset[str]]] = []  # keys and the words of their names


class Resolver:
    """Resolves the phrases of one text in order, by what is known of its story."""

    def __init__(self, known: Known, last: Last) -> None:
        self._known = known
        self._last = last

    def key(self, p: Phrase) -> str:
        """The key of the actor that a phrase means."""
        rules = (
            self._country, self._event, self._person, self._body, self._common, self._office,
            self._state, self._group, self._thing,
        )  # fmt: skip
        for rule in rules:
            if key := rule(p):
                return key
        return f"words:{' '.join(sorted(p.words)) or p.text.lower()}"

    def _event(self, p: Phrase) -> str:
        """A treaty, a war, a summit by its own name; `joined_events` says what else means it."""
        kind = EVENTS.get(p.name.split()[-1].lower()) if p.name and not p.titles else None
        name = " ".join(parts(p.name)) if " " in p.name else ""
        return f"event:{kind} {name}".rstrip() if kind else ""

    def _person(self, p: Phrase) -> str:
        if not p.name or p.body:
            return ""
        who = self._known.people.called(p.name)
        if not who:
            sure = p.kind not in ("ORG", UNSURE) and not self._known.short(p.name)
            return f"name:{body_key(p.name)}" if sure else ""
        k = self._one_of(who)
        self._last.people.append(k)
        return self._named(k)

    def _one_of(self, who: list[int]) -> int:
        """Of several of one surname the last one named, unless hardly ever named."""
        counts = self._known.counts
        most = max(who, key=lambda k: (counts[k], -k))
        here = (k for k in reversed(self._last.people) if k in who)
        last = next(here, most)
        return last if _SELDOM * counts[last] >= counts[most] else most

    def _named(self, k: int) -> str:
        return f"person:{k}"

    def _body(self, p: Phrase) -> str:
        short = self._known.short(p.name) if p.name else ""
        if not p.name or (p.kind == UNSURE and not short and not p.body):
            return ""
        key = short or self._known.body(p.name)
        self._last.bodies.append((key, frozenset(key.removeprefix("body:").split())))
        return key

    def _country(self, p: Phrase) -> str:
        compass = p.name if p.name in ("North", "South") and not p.titles else ""
        if compass and (key := self._known.compass(compass)):
            return self._land(key)
        if p.how and p.how != "adjective" and not p.name:
            return self._land(p.countries[0][0])
        return ""

    def _land(self, key: str) -> str:
        if key.startswith("body:"):
            self._last.bodies.append((key, words_of(key)))
            return key
        self._last.country = key
        return f"country:{key}"

    def _office(self, p: Phrase) -> str:
        offices = [t for t in p.titles if t not in COURTESY]
        if not offices or p.name or p.head != offices[-1] or p.first in _INDEFINITE:
            return ""
        title = SAME_OFFICE.get(offices[-1], offices[-1])
        land = p.countries[0][0] if p.countries else ""
        if not land and p.first in ("its", "their") and title in HEADS:
            land = self._last.country
        k = self._holder(title, land, p)
        if k is None:
            return f"role:{land} {' '.join(p.others).lower()} {title}"
        self._last.people.append(k)
        return self._named(k)

    def _holder(self, title: str, land: str, p: Phrase) -> int | None:
        """Who holds an office: of this country, of this body, the last one named in the text."""
        held = self._known.holders(title, any_head=bool(land))
        if land:
            held = self._of_land(held, title, land)
        if posts := self._known.posts_of(p):
            held = [k for k in held if posts & self._known.posts[k].keys()]
        if title in STYLES:
            return held[0] if len(held) == 1 else None
        if land or posts:
            return held[0] if held else None
        if p.owner:
            return None  # that panel's chair: of what was named somewhere before
        if title in HEADS:
            return self._known.chief(title, held) if self._is_plain(p) else None
        here = [k for k in reversed(self._last.people) if k in held]
        return here[0] if here else held[0] if len(held) == 1 else None

    def _is_plain(self, p: Phrase) -> bool:
        """Whether nothing but a time stands before an office: no "minority leader"."""
        office = {part for title in p.titles for part in title.split("-")}
        return not [w for w in epithet(p) if w not in _TIMES | office]

    def _of_land(self, held: list[int], title: str, land: str) -> list[int]:
        """The holders who are of a country; for its head, whoever of it is named most often."""
        of = [k for k in held if self._known.land(k) == land]
        if not of and title in HEADS | COUNTERPARTS:
            of = self._known.of_land(land)
        exact = [k for k in held if title in self._known.titles[k] and not self._known.land(k)]
        counts = self._known.counts
        doubtful = of and exact and counts[exact[0]] > _SELDOM * counts[of[0]]
        return [] if doubtful else of or exact

    def _state(self, p: Phrase) -> str:
        if p.head in GOVERNMENTS and p.countries:
            return self._land(p.countries[0][0])
        if p.head in OF_PERSONS and (land := self._of_person(p)):
            return self._land(land)
        definite = p.first in ("the", "this", "that", "his", "its", "their")
        if p.head in LANDS | STATES and len(p.words) == 1 and definite:
            return f"country:{self._last.country}" if self._last.country else ""
        return ""

    def _common(self, p: Phrase) -> str:
        """A common noun for a body: by how it was introduced, or the last one that it fits."""
        if p.name or p.first not in ("the", "this", "its", "their", "his", "her"):
            return ""
        called = self._known.epithets.get(epithet(p), set())
        if len(called) == 1:
            return next(iter(called))
        if p.head not in BODY_NOUNS | COMPANIES or p.countries:
            return ""
        here = [key for key, words in reversed(self._last.bodies) if p.head in words]
        firms = {key for key, _ in self._last.bodies if key in self._known.companies}
        if p.bare and p.head in COMPANIES and len(epithet(p)) == 1 and len(firms) == 1:
            here = here or list(firms)
        return here[0] if here else f"body:{p.head}" if p.first == "the" and p.bare else ""

    def _group(self, p: Phrase) -> str:
        plural = p.head in GOVERNMENTS and p.head.endswith("s")
        return f"group:{lemma(p.head)}" if not p.name and (p.head in GROUPS or plural) else ""

    def _of_person(self, p: Phrase) -> str:
        """The country whose government is called by a person: "the Poe administration".

        An administration named after a president of whom no country is known is America's, where
        America is named: news in English calls no other government so.
        """
        known, presidents = self._known, self._known.holders("president")
        if names := [*p.others, *p.owner.split()]:
            who = known.people.called(names[-1])[:1]
        elif p.first in ("his", "her", "the", "its") and p.bare:
            who = [k for k in reversed(self._last.people) if k in presidents][:1]
        else:
            return ""
        american = p.head == "administration" and "US" in known.countries
        if who and who[0] in presidents and not known.land(who[0]):
            return "US" if american else ""
        return known.land(who[0]) if who else self._last.country

    def _thing(self, p: Phrase) -> str:
        kind = KIND_OF.get(p.head) or (KIND_OF.get(lemma(p.head)) if p.head else "")
        if kind:
            return f"event:{kind}"
        for word in epithet(p):
            if (kind := KIND_OF.get(word)) and word not in _ADJECTIVES:
                return f"event:{kind}"
        return f"thing:{lemma(p.head)}" if p.head else ""
