"""How an actor is called, how early, and how prominently. Labels are counted and shown, not judged.

`labels`: p_o(label | e), the labels of an actor by outlet. `label_distance`: how differently two
outlets call one actor. `first_mention`, `lead_emphasis`, `salience`: where in a text it stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2, sqrt

from analysis.actors.cast import Mention
from analysis.article import TOLD
from analysis.document import OWN, VOICES, Document

ENOUGH = 20  # mentions on either side, below which no distance is given
LEAD = 0.2  # of the told sentences, besides the headline


def heard(mentions: Iterable[Mention], voice: str = "own") -> list[Mention]:
    """The mentions in one of `VOICES`: the outlet's own words, quoted ones, or all."""
    if voice not in VOICES:
        raise ValueError(f"a voice is one of {', '.join(VOICES)}; found {voice!r}")
    return [m for m in mentions if voice == "all" or (m.voice == OWN) == (voice == "own")]


def labels(
    mentions: Mapping[str, Sequence[Mention]],
    outlets: Mapping[str, str],
    actor: str,
    voice: str = "own",
) -> dict[str, Counter[str]]:
    """Outlet → label → count, for one actor.

    `mentions`: by article, `outlets`: article → outlet. Labels that differ in capitals alone are
    one, written as they mostly are; pronouns have no label.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article, each in mentions.items():
        for m in heard(each, voice):
            if m.actor == actor and m.label:
                found[outlets[article]][m.label.casefold()] += 1
                forms[m.label.casefold()][m.label] += 1
    best = {low: min(n, key=lambda x: (-n[x], x)) for low, n in forms.items()}
    return {o: Counter({best[low]: n for low, n in c.items()}) for o, c in sorted(found.items())}


def label_distance(one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
    """The Jensen–Shannon distance of two distributions of labels, 0 alike to 1 nothing shared.

    √(½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)), m = (p + q)/2 (Lin 1991; Endres & Schindelin 2003). None
    where either has fewer than `ENOUGH` mentions.
    """
    n, k = sum(one.values()), sum(other.values())
    if min(n, k) < ENOUGH:
        return None
    total = 0.0
    for label in sorted(one.keys() | other.keys()):
        p, q = one.get(label, 0) / n, other.get(label, 0) / k
        total += sum(0.5 * x * log2(2 * x / (p + q)) for x in (p, q) if x)
    return sqrt(max(0.0, min(1.0, total)))


def first_mention(document: Document, mentions: Iterable[Mention], actor: str) -> float | None:
    """Told sentences before the first that names an actor ÷ told sentences; None where none does.

    0 is the first sentence, the headline where there is one.
    """
    told = [s.i for s in document.sentences if s.zone in TOLD]
    first = min((m.sentence for m in mentions if m.actor == actor), default=None)
    return None if first is None else told.index(first) / len(told)


def salience(mentions: Iterable[Mention], actor: str) -> float | None:
    """Mentions of an actor ÷ all mentions; None where there are none."""
    everyone = [m.actor == actor for m in mentions]
    return sum(everyone) / len(everyone) if everyone else None


def lead_emphasis(document: Document, mentions: Sequence[Mention], actor: str) -> float | None:
    """An actor's share of the mentions in the lead ÷ its share in the whole text.

    The lead is the headline and the first fifth of the other told sentences (one at least). 1: as
    prominent there as anywhere; None where the actor, or anybody in the lead, is not named.
    """
    body = [s.i for s in document.sentences if s.zone in TOLD and s.zone != "headline"]
    lead = {s.i for s in document.sentences if s.zone == "headline"}
    lead |= set(body[: max(1, round(LEAD * len(body)))])
    early = salience((m for m in mentions if m.sentence in lead), actor)
    whole = salience(mentions, actor)
    return early / whole if early is not None and whole else None
