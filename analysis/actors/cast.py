"""Who is in a story: the mentions of each document, joined across its documents into actors.

A user's tables go before our rules: `merge` puts labels, or whole actors, under one name; `split`
makes a label an actor of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.actors.countries import by_key
from analysis.actors.found import Found, Phrases, phrases
from analysis.actors.grouping import groups
from analysis.actors.known import body_key
from analysis.actors.nouns import THINGS
from analysis.actors.people import parts
from analysis.article import Span
from analysis.document import Document
from analysis.parse import Parse
from analysis.voice.nouns import HE_NAMES, SHE_NAMES

Merges = Mapping[str, Sequence[str]]
KINDS = ("country", "person", "body", "group", "event", "role", "name")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named.

    `span` is the label's in the text, `label` the phrase without its article, at most five words,
    "" for a pronoun; `actor` an Actor's id; `sentence` its number; `voice` as in `Document.voice`:
    `OWN` or the index of a quotation.
    """

    span: Span
    actor: str
    label: str
    kind: str
    sentence: int
    voice: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that a story's texts name.

    `id` is the same from run to run (`country:KP`); `name` what to print; `kind` one of `KINDS`;
    `aliases` every label with its count, the commonest first.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[tuple[str, int], ...]

    @property
    def mentions(self) -> int:
        """How often the actor is named by a label."""
        return sum(count for _, count in self.aliases)


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a story, the most often named first, and the mentions by article id."""

    actors: tuple[Actor, ...]
    mentions: Mapping[str, tuple[Mention, ...]]


def cast(
    documents: Sequence[Document],
    parses: Sequence[Parse | None] = (),
    merge: Merges | None = None,
    split: Iterable[str] = (),
) -> Cast:
    """The cast of one story; `parses` are the documents', where there are any."""
    pairs = zip(documents, parses or [None] * len(documents), strict=True)
    return joined({d.article.id: phrases(d, p) for d, p in pairs}, merge, split)


def joined(
    stored: Mapping[str, Phrases], merge: Merges | None = None, split: Iterable[str] = ()
) -> Cast:
    """The cast of a story from the phrases of its articles, as `phrases` found them.

    `merge`: name → the labels or names of actors that it stands for; `split`: labels that are
    actors of their own.
    """
    merge = merge or {}
    flat = [f for article in sorted(stored) for f in stored[article].found]
    common = frozenset().union(*(each.common for each in stored.values()))
    keys = _edited(_with_pronouns(flat, common), flat, merge, split)
    mentions: dict[str, list[Mention]] = {article: [] for article in stored}
    for f, key in zip(flat, keys, strict=True):
        kind, _, rest = key.partition(":")
        if kind in KINDS and not (kind == "event" and rest.split()[0] in THINGS):
            made = Mention(f.span, key, f.label, kind, f.sentence, f.voice)
            mentions[f.naming.document].append(made)
    everything = [m for each in mentions.values() for m in each]
    return Cast(tuple(_actors(everything, merge)), {k: tuple(v) for k, v in mentions.items()})


def _with_pronouns(flat: Sequence[Found], common: frozenset[str]) -> list[str]:
    """The keys of all phrases; of a pronoun that of the one person it can mean, or ""."""
    named = [f for f in flat if not f.pronoun]
    resolved = iter(groups([f.naming for f in named], common))
    keys = ["" if f.pronoun else next(resolved) for f in flat]
    last: dict[str, dict[str, int]] = defaultdict(dict)  # document → person → last sentence
    for i, f in enumerate(flat):
        seen = last[f.naming.document]
        if f.pronoun:
            keys[i] = _meant(seen, f)
        if keys[i].startswith("person:"):
            seen[keys[i]] = f.sentence
    return keys


def _meant(seen: Mapping[str, int], pronoun: Found) -> str:
    """The only person named in this sentence or the one before whom a pronoun fits, or ""."""
    near = [key for key, sentence in seen.items() if pronoun.sentence - sentence <= 1]
    fitting = [key for key in near if _fits(key, pronoun.naming.text)]
    return fitting[0] if len(fitting) == 1 else ""


def _fits(key: str, pronoun: str) -> bool:
    """Whether a person's given name goes with a pronoun, as far as it is known."""
    given = key.removeprefix("person:").split()[0].capitalize()
    other = SHE_NAMES if pronoun == "he" else HE_NAMES
    return given not in other


def _edited(
    keys: Sequence[str],
    flat: Sequence[Found],
    merge: Merges,
    split: Iterable[str],
) -> list[str]:
    """The keys after the user's merges and splits."""
    apart = {bare_label(label) for label in split}
    into = {bare_label(label): f"name:{name}" for name, labels in merge.items() for label in labels}
    into |= {bare_label(name): f"name:{name}" for name in merge}
    named = _names(keys, flat).items()
    whole = {key: into[bare_label(name)] for key, name in named if bare_label(name) in into}
    made = []
    for key, f in zip(keys, flat, strict=True):
        label = bare_label(f.label)
        if label and label in apart:
            made.append(f"name:{f.label}")
        else:
            made.append(into.get(label) or whole.get(key, key))
    return made


_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)


def bare_label(label: str) -> str:
    """A label as it is compared: lower case, without the article that stored labels lack."""
    article = _ARTICLE.match(label)
    return label[article.end() if article else 0 :].casefold()


def _names(keys: Sequence[str], flat: Sequence[Found]) -> dict[str, str]:
    """Key → the name to print for it."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for key, f in zip(keys, flat, strict=True):
        if f.label:
            labels[key][f.label] += 1
    return {key: _name(key, found) for key, found in labels.items()}


def _name(key: str, labels: "Counter[str]") -> str:
    """A country's own name; a person's in full; the commonest name, or else label, of others."""
    kind, _, rest = key.partition(":")
    if kind in ("country", "body") and (country := by_key(rest if kind == "country" else key)):
        return country.name
    most = sorted(labels, key=lambda x: (-labels[x], -len(x), x))
    if kind == "person":
        return next((full for label in most if (full := _in_full(label, rest))), most[0])
    if kind == "body":
        return next((label for label in most if body_key(label) == rest), most[0])
    return most[0]


def _in_full(label: str, person: str) -> str:
    """The person's own name at the end of a label: Ada Poe, of "Mayor Ada Poe"; "" if not there."""
    words = label.split()
    tails = (" ".join(words[i:]) for i in range(len(words) - 1, -1, -1))
    return next((tail for tail in tails if " ".join(parts(tail)) == person), "")


def _actors(mentions: Sequence[Mention], merge: Merges) -> list[Actor]:
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        if m.label:
            labels[m.actor][m.label] += 1
    made = []
    for key, counts in labels.items():
        given = key.removeprefix("name:")
        name = given if given in merge else _name(key, counts)
        aliases = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        made.append(Actor(key, name, key.partition(":")[0], tuple(aliases)))
    return sorted(made, key=lambda a: (-a.mentions, a.id))
