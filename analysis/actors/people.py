"""Which of a story's names are one person: full names, surnames, spellings, families' order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.actors.nouns import NICKNAMES
from analysis.voice.nouns import FAMILY_FIRST, HE_NAMES, SHE_NAMES

_GIVEN = frozenset(name.lower() for name in HE_NAMES | SHE_NAMES)
_FAMILIES = frozenset(name.lower() for name in FAMILY_FIRST)


def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell: lower case, no hyphens, no initials."""
    words = name.replace("-", " ").replace("’", "'").lower().split()
    kept = tuple(w for w in words if len(w.rstrip(".")) > 1)
    return kept or tuple(words)


@dataclass(slots=True)
class Person:
    """One person of a story: the surname, the given names seen, and how often each full name."""

    surname: str
    given: list[tuple[str, ...]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The full name that is printed most often, in any spelling; the longest of equals."""
        spelt: Counter[tuple[str, ...]] = Counter()
        for name, count in self.names.items():
            spelt[parts(name)] += count
        best = min(spelt, key=lambda p: (-spelt[p], -len(p), p))
        same = [name for name in self.names if parts(name) == best]
        return min(same, key=lambda n: (-self.names[n], -len(n), n))


class People:
    """The people of a story, from the names that it prints.

    Two full names are one person where the surname is the same and the given names agree: equal, a
    known short form, one the first or last part of the other, or one letter apart (Jong Un, Jong
    Um). A name whose first word is printed alone behind a title ("Mr. Moon" of Moon Jae-in), or is
    one of the families that are named first, has its surname in front.
    """

    def __init__(self, full: Iterable[str], alone: Iterable[str]) -> None:
        counts = Counter(full)
        lasts = {parts(name)[-1] for name in counts}
        alone = list(alone)
        self._first = _FAMILIES | {word.lower() for word in alone if word.lower() not in lasts}
        self.all: list[Person] = []
        self._by_surname: dict[str, list[int]] = {}
        self._by_name: dict[tuple[str, ...], int] = {}
        for name in sorted(counts, key=lambda n: (-counts[n], -len(n), n)):
            self._add(name, counts[name])
        for name, count in sorted(Counter(alone).items()):
            if not self.called(name):
                self._add(name, count)

    def _split(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Surname and given names."""
        words = parts(name)
        if len(words) > 1 and words[0] in self._first and words[0] not in _GIVEN:
            return words[0], words[1:]
        return words[-1], words[:-1]

    def _add(self, name: str, count: int) -> None:
        surname, given = self._split(name)
        for k in self._by_surname.get(surname, ()):
            if any(agree(given, known) for known in self.all[k].given):
                break
        else:
            k = len(self.all)
            self.all.append(Person(surname))
            self._by_surname.setdefault(surname, []).append(k)
        self.all[k].given.append(given)
        self.all[k].names[name] += count
        self._by_name[parts(name)] = k

    def called(self, name: str) -> list[int]:
        """Who can be meant by a name: one by a full name, several by a surname or given name."""
        words = parts(name)
        if words in self._by_name:
            return [self._by_name[words]]
        if len(words) > 1:
            surname, given = self._split(name)
            same = self._by_surname.get(surname, [])
            return [k for k in same if any(agree(given, g) for g in self.all[k].given)]
        if words[0] in self._by_surname:
            return self._by_surname[words[0]]
        if words[0] not in _GIVEN:
            return []
        return [k for k, p in enumerate(self.all) if any(g[:1] == words for g in p.given)]


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two people's given names can be one person's."""
    if not one or not other or one == other:
        return True
    a, b = " ".join(one), " ".join(other)
    if a.startswith(b) or b.startswith(a) or a.endswith(f" {b}") or b.endswith(f" {a}"):
        return True
    if NICKNAMES.get(one[0], one[0]) == NICKNAMES.get(other[0], other[0]):
        return True
    return len(a) == len(b) > 5 and sum(x != y for x, y in zip(a, b, strict=True)) == 1
