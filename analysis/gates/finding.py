"""What a gate says of one article, or of a pair: frozen, in plain words, with its figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

GATES = ("event", "reuse", "voice", "language", "translation", "truncation", "alignment")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know before an article is compared.

    `gate` is one of `GATES`. `article` is its id; "" where the note is about a whole story.
    `reason` is a sentence about the article, never about an outlet, with at most three of its
    words in a row. `value` is the figure that the rule looked at. `other` is the second article of
    a pair. `apart`: left out of comparisons unless the reader brings it back. `effect`: what
    follows.
    """

    gate: str
    article: str
    reason: str
    value: float | None = None
    other: str | None = None
    apart: bool = False
    effect: str = ""

    def __post_init__(self) -> None:
        if self.gate not in GATES:
            raise ValueError(f"a gate is one of {', '.join(GATES)}; found {self.gate!r}")

    def about(self, article: str) -> "Finding":
        """The same finding, said of a copy of the article."""
        return replace(self, article=article)


class Clusters:
    """Things that belong together, directly or through others (union by the first one seen)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        """The one that stands for the cluster of `name`."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        """From now on `a` and `b` are in one cluster, for which `a`'s representative stands."""
        self._parent[self.root(b)] = self.root(a)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        members: dict[str, list[str]] = {}
        for name in self._parent:
            members.setdefault(self.root(name), []).append(name)
        return iter(tuple(m) for m in members.values())
