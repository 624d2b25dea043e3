"""Two shares of told events: those whose agent is left out, and those in which an actor acts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.agency.event import Event
from analysis.article import Span

ENOUGH = 20  # events below which no share is printed


class Share(NamedTuple):
    """`found` of `n` events; `value` is their ratio, None where n is below `ENOUGH`."""

    value: float | None
    found: int
    n: int


def agent_deletion(events: Sequence[Event]) -> Share:
    """The share of events whose agent is left out: agentless passives, nouns without an agent."""
    return _share(sum(event.deleted for event in events), len(events))


def subject_share(events: Iterable[Event], places: Iterable[Span]) -> Share:
    """Of the events in which an actor acts or is acted upon, the share in which it acts.

    `places`: where the actor is named. An event in which it does both counts on both sides.
    """
    named = list(places)
    told = list(events)
    acts = sum(_at(event.agent, named) for event in told)
    undergoes = sum(_at(event.patient, named) for event in told)
    return _share(acts, acts + undergoes)


def _at(phrase: Span | None, places: Sequence[Span]) -> bool:
    return phrase is not None and any(p.start < phrase.end and phrase.start < p.end for p in places)


def _share(found: int, n: int) -> Share:
    return Share(found / n if n >= ENOUGH else None, found, n)
