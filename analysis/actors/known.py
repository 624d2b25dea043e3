"""What a story's phrases tell about its actors before any of them is resolved.

Who is a person and holds which title of which country or body, what an acronym stands for, by
which common noun a name is introduced ("the port operator, Corvane Lines").
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from analysis.actors.countries import by_compass
from analysis.actors.nouns import COMPANIES, FIRMS, HEADS, PLACES, SAME_OFFICE, STYLES
from analysis.actors.people import People
from analysis.actors.phrase import COURTESY, Phrase
from analysis.lexicon import lemma
from analysis.terms import function_words
from analysis.voice.nouns import FAMILY_FIRST, HE_NAMES, NO_PERSONS, NOT_FIRST, SHE_NAMES

_SMALL = frozenset("of the and for in on de".split())


def looks_like_a_person(
    phrase: Phrase,
    alone: AbstractSet[str] = frozenset(),
    styled: AbstractSet[str] = frozenset(),
) -> bool:
    """Whether a phrase's name is a person's in full.

    A title or a given name goes before it, its last word is also printed `alone`, or its first
    one behind a courtesy title (`styled`: "Mr. Moon"), or the parse takes it for one.
    """
    words = phrase.name.split()
    if not 2 <= len(words) <= 4 or phrase.body or words[0] in NOT_FIRST:
        return False
    if words[-1].lower() in NO_PERSONS | PLACES:
        return False
    given = words[0] in HE_NAMES or words[0] in SHE_NAMES or words[0] in FAMILY_FIRST
    if phrase.titles or given or phrase.kind == "PERSON":
        return True
    return phrase.kind == "" and (words[-1] in alone or words[0] in styled)


def acronym(name: str) -> str:
    """The first letters of a name's words, small words left out: DNC."""
    words = [w for w in name.replace("-", " ").split() if w.lower() not in _SMALL]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


def body_key(name: str) -> str:
    """How an organisation's name is compared: lower case, no small words."""
    return " ".join(w for w in name.lower().split() if w not in _SMALL)


def epithet(phrase: Phrase) -> tuple[str, ...]:
    """The common words of a phrase, head last: port operator, of "the port operator"."""
    words = phrase.text.replace("’", "'").lower().split()
    cut = phrase.of.lower().split()[:1]
    if cut and cut[0] in words:
        words = words[: words.index(cut[0])]
    kept = (w.strip(".,;:\"'“”") for w in words)
    return tuple(lemma(w) for w in kept if w and w not in function_words())


def before_name(phrase: Phrase) -> tuple[str, ...]:
    """The common words before a name: shipping giant, of "the shipping giant Corvane Lines"."""
    place = phrase.text.find(phrase.name.split()[0]) if phrase.name else 0
    words = (w.lower() for w in phrase.text[:place].split())
    return tuple(lemma(w) for w in words if w.isalpha() and w not in function_words())


class Known:
    """What is known of a story's actors.

    `people`; `titles[k]`, `lands[k]`, `posts[k]`: the titles, countries and bodies seen with
    person `k`, `plain[k]` the titles where no country stands with them; `counts[k]`; `long`:
    acronym → the key it stands for; `epithets`: common words → the actors introduced by them;
    `companies`: keys of bodies that are in business; `countries`: key → how often.
    """

    def __init__(self, phrases: Sequence[Phrase], beside: Sequence[tuple[int, int]] = ()) -> None:
        single = [p for p in phrases if p.name and " " not in p.name and p.name.isalpha()]
        alone = frozenset(p.name for p in single if not p.body)
        styled = frozenset(p.name for p in single if COURTESY & set(p.titles))
        full = [p.name for p in phrases if looks_like_a_person(p, alone, styled)]
        self.people = People(full, [p.name for p in single if p.titles])
        self.titles: dict[int, Counter[str]] = {}
        self.plain: dict[int, Counter[str]] = {}
        self.lands: dict[int, Counter[str]] = {}
        self.posts: dict[int, Counter[str]] = {}
        self.counts: Counter[int] = Counter()
        self.countries: Counter[str] = Counter()
        self.epithets: dict[tuple[str, ...], set[str]] = {}
        self.companies: set[str] = set()
        self.long = self._acronyms(phrases)
        for p in phrases:
            self._learn(p)
        self._share([p.name for p in phrases if p.name and not p.body])
        for role, name in beside:
            self._introduce(phrases[role], phrases[name])
        self._short: dict[str, list[str]] = {}
        for key in self.companies:
            self._short.setdefault(key.removeprefix("body:").split()[0], []).append(key)
        self._holders: dict[tuple[str, bool], list[int]] = {}
        self._of_land: dict[str, list[int]] = {}

    def _introduce(self, role: Phrase, name: Phrase) -> None:
        """Learn from a phrase beside a name: "North Korean leader" before "Kim"."""
        if name.body or not (who := self.people.called(name.name)):
            self._called(epithet(role), self.body(name.name))
        elif len(who) == 1:
            self._hold(who[0], role)
            self._called(epithet(role), f"person:{who[0]}")

    def short(self, name: str) -> str:
        """The one company whose name begins with a word ("Corvane" of Corvane Lines), or ""."""
        found = self._short.get(name.lower(), [])
        return found[0] if len(found) == 1 else ""

    def _called(self, words: tuple[str, ...], key: str) -> None:
        if words:
            self.epithets.setdefault(words, set()).add(key)
            if key.startswith("body:") and words[-1] in COMPANIES:
                self.companies.add(key)

    def body(self, name: str) -> str:
        """The key of an organisation, by its long name where the story has it."""
        key = body_key(name)
        return f"body:{self.long.get(key, key)}"

    def _hold(self, k: int, p: Phrase) -> None:
        self.titles.setdefault(k, Counter()).update(self.titles_of(p))
        if not p.countries:
            self.plain.setdefault(k, Counter()).update(self.titles_of(p))
        self.lands.setdefault(k, Counter()).update(key for key, _ in p.countries[:1])
        self.posts.setdefault(k, Counter()).update(self.posts_of(p))

    @staticmethod
    def titles_of(p: Phrase) -> list[str]:
        """The offices of a phrase, under one name each."""
        return [SAME_OFFICE.get(t, t) for t in p.titles if t not in COURTESY]

    def posts_of(self, p: Phrase) -> frozenset[str]:
        """The bodies to which an office belongs: "FBI" of "FBI director", the DNC's chair."""
        names = [*p.others, " ".join(w for w in p.of.split()[1:] if w[0].isupper())]
        keys = (body_key(name) for name in names if name)
        return frozenset(self.long.get(key, key) for key in keys)

    def _learn(self, p: Phrase) -> None:
        self.countries.update(key for key, how in p.countries[:1] if how != "body")
        if p.name and p.body:
            key = self.body(p.name)
            if key.split()[-1] in FIRMS:
                self.companies.add(key)
            self._called(before_name(p), key)
        who = self.people.called(p.name) if p.name and not p.body else []
        if len(who) != 1:
            return
        self.counts[who[0]] += 1
        self._hold(who[0], p)

    def _share(self, names: Sequence[str]) -> None:
        """Count a surname of several people for the one who is named in full most often."""
        counts = Counter(self.counts)
        for name in names:
            if len(who := self.people.called(name)) > 1:
                self.counts[max(who, key=lambda k: (counts[k], -k))] += 1

    def _acronyms(self, phrases: Sequence[Phrase]) -> dict[str, str]:
        short = {p.name for p in phrases if p.name.isupper() and 1 < len(p.name) < 7}
        found: dict[str, Counter[str]] = {}
        for p in phrases:
            if (letters := acronym(p.name)) in short and not self.people.called(p.name):
                found.setdefault(letters.lower(), Counter())[body_key(p.name)] += 1
        return {a: min(c, key=lambda n: (-c[n], n)) for a, c in found.items()}

    def land(self, k: int) -> str:
        """The country of a person, "" where none was seen with the name."""
        lands = self.lands.get(k, Counter())
        return min(lands, key=lambda key: (-lands[key], key)) if lands else ""

    def holders(self, title: str, any_head: bool = False) -> list[int]:
        """The people seen with a title, most often named first.

        `any_head`: with any title of a head of state, where it is one.
        """
        if (title, any_head) in self._holders:
            return self._holders[title, any_head]
        wanted = HEADS if any_head and title in HEADS else STYLES.get(title, (title,))
        held = [k for k, titles in self.titles.items() if titles.keys() & set(wanted)]
        held.sort(key=lambda k: (-self.counts[k], k))
        self._holders[title, any_head] = held
        return held

    def of_land(self, land: str) -> list[int]:
        """The people of a country, most often named first."""
        if not self._of_land:
            for k in sorted(self.counts, key=lambda k: (-self.counts[k], k)):
                self._of_land.setdefault(self.land(k), []).append(k)
        return self._of_land.get(land, [])

    def chief(self, title: str, among: Sequence[int]) -> int | None:
        """Whom a bare title means ("the president"): the one who mostly bears it without a country.

        None where another bears it so more than half as often: news gives the country of all
        but its own.
        """
        borne = sorted(((self.plain.get(k, Counter())[title], -k) for k in among), reverse=True)
        if not borne or (len(borne) > 1 and 2 * borne[1][0] > borne[0][0]):
            return None
        return -borne[0][1]

    def compass(self, word: str) -> str:
        """The country that "the North" or "the South" is in this story, "" where none is."""
        here = [c.key for c in by_compass(word) if c.key in self.countries]
        return here[0] if len(here) == 1 else ""
