"""The cues of attribution by their construction, as `lexicons/attribution_cues.toml` has them."""

import re
from functools import cache, lru_cache

from analysis import lexicon as lists
from analysis.voice.nouns import PAPERS
from analysis.voice.verbs import lemma

# Verbs whose object hears what is said, and what stands before one that says nothing.
TOLD = frozenset("tell urge remind warn advise order request".split())
UNSAID = re.compile(r"(?:\b(?:not|never)|n[’']t) (?:\w+ly )?$")


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of a class of the list."""
    return frozenset(lists.lexicon("attribution_cues").section(name).entries)


@cache
def saying() -> frozenset[str]:
    """The say-verbs of one word that are no weak ones: with them a clause stands around a cue."""
    words = lists.lexicon("say_verbs")
    found = {entry for part in words.sections for entry in part.entries if " " not in entry}
    return frozenset(found - words.weak)


Entries = dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=200_000)
def cue_entries(lexeme: str) -> Entries:
    """The cues that may begin with a word, the longest first, by their second word or ""."""
    base = lemma(lexeme)
    found = {*_heads().get(base, ()), *_heads().get(lexeme, ())}
    seconds: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(found, key=len, reverse=True):
        seconds.setdefault(entry[1] if len(entry) > 1 else "", []).append(entry)
    return {second: tuple(same) for second, same in seconds.items()}


@cache
def with_clause() -> frozenset[str]:
    """Verbs whose clause is reported: the say-verbs of one word, weak ones too, and the first
    words of longer ones ("point out"), less those that report nothing.
    """
    words = lists.lexicon("say_verbs")
    found = {entry.lstrip("=").split()[0] for part in words.sections for entry in part.entries}
    return frozenset(found | entries("infinitive")) - entries("no_report")


@cache
def reporting() -> frozenset[str]:
    """The say-verbs that report speech whatever follows them: the strong ones, and the classes'."""
    words = lists.lexicon("say_verbs")
    listed = {entry.lstrip("=") for part in words.sections for entry in part.entries}
    return frozenset(listed - words.weak) | entries("infinitive") | entries("object")


@cache
def weak() -> frozenset[str]:
    """The say-verbs that report speech only beside a quotation or before "that"."""
    return lists.lexicon("say_verbs").weak


@cache
def written() -> frozenset[str]:
    """Nouns for what shows something without a mouth: a poll, a report, an email."""
    return entries("writing") | PAPERS | {"newspaper", "paper", "website"}


@cache
def _heads() -> dict[str, set[tuple[str, ...]]]:
    """The say-verbs by their first word."""
    words = lists.lexicon("say_verbs")
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in {entry.lstrip("=") for part in words.sections for entry in part.entries}:
        parts = tuple(entry.lower().split())
        if len(parts) == 1 or parts[-1] != "that":  # "that" is part of what is said
            found.setdefault(parts[0], set()).add(parts)
    return found
