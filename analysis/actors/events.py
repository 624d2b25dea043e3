"""Which names and nouns of a story mean one event: a treaty by its name, the pact, the deal."""

from collections import Counter
from collections.abc import Sequence

from analysis.actors.nouns import EITHER, EVENTS
from analysis.actors.phrase import Phrase

_RATIO = 2  # how much oftener than the next a name must stand to take the common nouns


def joined_events(keys: Sequence[str], phrases: Sequence[Phrase]) -> list[str]:
    """The keys with those of one event made one.

    Names of a kind (`event:agreement strategic partnership`) are one where they share a word.
    The name that stands oftenest takes the common nouns of its kind, where it stands twice or more
    and twice as often as the next. A noun of two kinds ("strike") goes to the one that the story
    has another word of.
    """
    made = _either(keys)
    names: dict[str, Counter[str]] = {}
    for key in made:
        if key.startswith("event:") and " " in key:
            kind, _, name = key.removeprefix("event:").partition(" ")
            names.setdefault(kind, Counter())[name] += 1
    moved: dict[str, str] = {}
    for kind, found in names.items():
        moved |= _of_kind(kind, found)
    return [moved.get(key, key) for key in made]


def _either(keys: Sequence[str]) -> list[str]:
    here = set(keys)
    moved = {
        f"event:{word}": f"event:{next((k for k in kinds if f'event:{k}' in here), word)}"
        for word, kinds in EITHER.items()
    }
    return [moved.get(key, key) for key in keys]


def _of_kind(kind: str, names: "Counter[str]") -> dict[str, str]:
    """Where the names of one kind of event go."""
    groups: list[tuple[set[str], list[str], int]] = []
    for name in sorted(names, key=lambda n: (-len(n.split()), n)):
        words = {w for w in name.split() if w not in EVENTS}
        home = next((g for g in groups if words & g[0]), None)
        if home is None:
            groups.append((words, [name], names[name]))
        else:
            groups.remove(home)
            groups.append((home[0] | words, [*home[1], name], home[2] + names[name]))
    groups.sort(key=lambda g: (-g[2], g[1]))
    next_best = groups[1][2] if len(groups) > 1 else 0
    first = groups[0]
    takes = first[2] >= 2 and first[2] >= _RATIO * next_best
    moved: dict[str, str] = {}
    for group in groups:
        target = f"event:{kind}" if takes and group is first else f"event:{kind} {group[1][0]}"
        moved |= {f"event:{kind} {name}": target for name in group[1]}
    return moved
