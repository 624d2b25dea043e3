"""Which articles share a voice: one quotes another's author at length, or both one speech."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.gates.finding import Finding
from analysis.gates.reuse import label, overlaps
from analysis.gates.trace import SHINGLE, Trace

SHARED = 0.4  # of an article's told words
_TITLES = frozenset("mr mrs ms dr prof professor sir dame lord lady by".split())


def findings(traces: Sequence[Trace]) -> Iterator[Finding]:
    """Articles that are largely another's author, or the same speech as another."""
    yield from _authors(traces)
    yield from _speeches(traces)


def _authors(traces: Sequence[Trace]) -> Iterator[Finding]:
    """Articles of whose words more than `SHARED` are quoted from another's author or outlet."""
    people = _people(traces)
    for trace in traces:
        for speaker, words in sorted(trace.quoted_by.items()):
            share = words / trace.words if trace.words else 0.0
            if share <= SHARED or not speaker:
                continue
            for other in _written_by(speaker, trace, people):
                yield _quotes(trace, other, speaker, words, share)


def _quotes(trace: Trace, other: Trace, speaker: str, words: int, share: float) -> Finding:
    return Finding(
        "voice",
        trace.id,
        f"{share:.0%} of this article's words ({words} of {trace.words}) are quoted from "
        f"{speaker}, who wrote {label(other)}.",
        share,
        other.id,
        effect=f"counted with {label(other)} as one voice",
    )


People = Mapping[tuple[str, ...], tuple[Trace, ...]]


def _people(traces: Sequence[Trace]) -> People:
    """Name, in lower-case words → the articles of that author or outlet."""
    found: dict[tuple[str, ...], tuple[Trace, ...]] = {}
    for trace in traces:
        for name in {*authors(trace.author), name_words(trace.outlet)} - {()}:
            found[name] = (*found.get(name, ()), trace)
    return found


def authors(line: str | None) -> tuple[tuple[str, ...], ...]:
    """The people that an author line names, each as lower-case words without titles."""
    parts = (line or "").replace("&", ",").replace(";", ",").replace(" and ", ",").split(",")
    return tuple(words for part in parts if (words := name_words(part)))


def name_words(name: str) -> tuple[str, ...]:
    """A name in lower-case words, without titles and points."""
    plain = name.casefold().replace(".", " ").replace("’", "'").removesuffix("'s")
    return tuple(word for word in plain.split() if word not in _TITLES)


def _written_by(speaker: str, trace: Trace, people: People) -> tuple[Trace, ...]:
    """The other articles of the speaker: by full name, or by a surname only one person has."""
    words = name_words(speaker)
    if len(words) == 1:
        namesakes = [n for n in people if n[-1] == words[0]]
        spoken = {name_words(s) for s in trace.quoted_by if name_words(s)[-1:] == words}
        if len(namesakes) == 1 and len(spoken - {words, namesakes[0]}) == 0:
            words = namesakes[0]
    return tuple(other for other in people.get(words, ()) if other.id != trace.id)


def _speeches(traces: Sequence[Trace]) -> Iterator[Finding]:
    """Pairs both of which owe at least `SHARED` of their words to the same quoted words."""
    for a, b, shared in overlaps([t.quoted_shingles for t in traces], SHINGLE):
        words = shared + SHINGLE - 1  # a run of n sequences covers n + 4 words
        one, other = traces[a], traces[b]
        share = words / max(one.words, other.words, 1)
        if share >= SHARED:
            yield Finding(
                "voice",
                other.id,
                f"This article and {label(one)} quote the same {words} words, "
                f"{share:.0%} of the longer text.",
                share,
                one.id,
                effect=f"counted with {label(one)} as one voice",
            )
