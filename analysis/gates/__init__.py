"""Checks that come before any comparison: which articles may be compared, and why others not.

Each gate is a room of its own that turns traces into findings. Nothing here removes an article:
a finding says what follows, and a reader may decide otherwise.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analysis.gates import elsewhere, event, language, reuse, shared_voice, translation
from analysis.gates.event import Window
from analysis.gates.finding import GATES, Finding
from analysis.gates.reuse import clusters
from analysis.gates.trace import Trace, trace

__all__ = ["GATES", "Finding", "Trace", "findings", "headline_count", "independent", "trace"]


def findings(
    traces: Sequence[Trace], *, windows: Mapping[str, Window] | None = None
) -> tuple[Finding, ...]:
    """What the gates say of some articles: by gate, story and article.

    `windows`: story → the first and last day of publication that the user gives it. Raises
    ValueError where two articles have one id.
    """
    if len({t.id for t in traces}) < len(traces):
        raise ValueError("two articles have the same id; give each its own before the gates")
    found: list[Finding] = []
    stories = _stories(traces)
    for story, told in sorted(stories.items()):
        found += _within(told, (windows or {}).get(story))
    found += elsewhere.findings(stories, {f.article for f in found if f.apart})
    found += language.findings(traces)
    found += translation.findings(traces)
    found += _truncations(traces)
    places = {gate: i for i, gate in enumerate(GATES)}
    return tuple(sorted(found, key=lambda f: (places[f.gate], f.article, f.other or "")))


def _stories(traces: Sequence[Trace]) -> dict[str, list[Trace]]:
    """Story → its articles in a language that is scored, by id, so that order changes nothing."""
    stories: dict[str, list[Trace]] = {}
    for one in sorted(traces, key=lambda t: t.id):
        if one.language in (language.SCORED, None):
            stories.setdefault(one.story, []).append(one)
    return stories


def _within(traces: Sequence[Trace], window: Window | None) -> Iterator[Finding]:
    """The gates that compare the articles of one story with each other."""
    copied = list(reuse.findings(traces))
    roots = {
        member: group[0] for group in clusters((t.id for t in traces), copied) for member in group
    }
    yield from copied
    yield from event.findings(traces, roots, window)
    yield from shared_voice.findings(traces)


def _truncations(traces: Sequence[Trace]) -> Iterator[Finding]:
    for one in traces:
        if one.truncated:
            yield Finding("truncation", one.id, one.truncated, effect="“not found” is not claimed")


Stories = Mapping[str, str]  # article → its story


def independent(stories: Stories, found: Sequence[Finding]) -> tuple[tuple[str, ...], ...]:
    """The voices that a comparison may count: articles that are not apart, copies together.

    Each voice is the ids of the articles that are copies or share a voice, directly or through
    others; their number is the size of the sample.
    """
    apart = {f.article for f in found if f.apart}
    return clusters((article for article in stories if article not in apart), found)


def headline_count(stories: Stories, found: Sequence[Finding]) -> str:
    """How many texts, on the event, and voices: "5 texts, 4 on the event, 3 independent voices."

    Where no story has three texts and a common event, no event is mentioned.
    """
    if not stories:
        return "No texts yet."
    number = len(set(stories.values()))
    scored = set(stories) - {f.article for f in found if f.gate == "language" and f.apart}
    on_event = scored - {f.article for f in found if f.gate == "event" and f.apart}
    judged = _judged(stories, found)
    texts = _counted(len(stories), "text")
    if number > 1:
        texts += f" on {number} stories"
    parts = [texts]
    if len(scored) < len(stories):
        parts.append(f"{len(scored)} in English")
    if judged or len(on_event) < len(scored):
        parts.append(f"{len(on_event):,} on {'the' if number == 1 else 'their'} event")
    parts.append(_counted(len(independent(stories, found)), "independent voice"))
    return ", ".join(parts) + "."


def _judged(stories: Stories, found: Sequence[Finding]) -> bool:
    """Whether of some story it could be told which texts are about its event."""
    sizes = Counter(stories.values())
    centreless = any(f.gate == "event" and not f.article for f in found)
    return not centreless and max(sizes.values()) >= event.FEWEST


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
