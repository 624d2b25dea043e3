"""Which articles tell another event than the rest of their story.

Three signs, each calibrated on news round-ups (`findings` has the rule): the article resembles the
others far less than these resemble each other; it lacks what all the others name, and dwells on
names that none of them has; it was published long before or after them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from analysis.gates.finding import Finding
from analysis.gates.signs import Signs, Space
from analysis.gates.trace import Trace

Window = tuple[date, date]

FEWEST = 3  # articles; with two nobody can say which is the odd one out
UNLIKE = 0.63  # resemblance to the others, as a share of the others' own
UNLIKE_TWO = 0.5  # the same where the others are but two
ALIKE = 0.42  # an article that resembles the others so much is never unlike them
CENTRE = 0.22  # a median resemblance below this: no common event (unrelated texts reach .20)
EXPECTED = 2.75  # times that phrase would be expected at this length
LED = 0.6  # weight of the names that only this article has, in that of its weightiest name
EFFECT = "left out of comparisons"


def findings(
    traces: Sequence[Trace],
    copies: Mapping[str, str] | None = None,
    window: Window | None = None,
) -> Iterator[Finding]:
    """The articles of one story that tell another event; or one note if the story has no centre.

    `copies`: article → the article it is a copy of; copies stand or fall together and count once.
    `window`: the user's own dates for the story, both inclusive; outside is another event.
    An article is set apart if it is unlike the others (`UNLIKE`, `UNLIKE_TWO`, `ALIKE`); or lacks
    what they name
    (`EXPECTED`) and dwells on its own names (`LED`), with at least three others; or is far
    from their dates and no more alike than they are. Never half of a story or more.
    """
    roots = copies or {}
    followers: dict[str, list[str]] = {}
    for article, root in roots.items():
        if article != root:
            followers.setdefault(root, []).append(article)
    own = [t for t in traces if t.terms and roots.get(t.id, t.id) == t.id]
    late = [f for t in own if window and (f := _outside(t, window))]
    gone = {f.article for f in late}
    found = [*late, *_strangers([t for t in own if t.id not in gone])]
    for finding in found:
        yield finding
        for article in followers.get(finding.article, ()):
            yield finding.about(article)


def _outside(trace: Trace, window: Window) -> Finding | None:
    first, last = window
    if trace.published is None or first <= trace.published <= last:
        return None
    days = max((first - trace.published).days, (trace.published - last).days)
    reason = (
        f"This article is of {trace.published.isoformat()}, {days} days outside the story's dates "
        f"({first.isoformat()} to {last.isoformat()})."
    )
    return Finding("event", trace.id, reason, float(days), apart=True, effect=EFFECT)


def _strangers(traces: Sequence[Trace]) -> list[Finding]:
    """The odd ones out, found in passes: a stranger hides another one."""
    space = Space.of(traces)
    active = np.ones(len(traces), dtype=bool)
    found: list[Finding] = []
    while active.sum() >= FEWEST:
        signs = space.signs(active)
        if not found and (note := _no_centre(traces, signs)):
            return [note]
        others = int(active.sum()) - 1
        ranked = sorted(signs.items(), key=lambda item: (item[1].ratio, traces[item[0]].id))
        told = ((i, _verdict(traces[i], s, others)) for i, s in ranked)
        new = [(i, finding) for i, finding in told if finding]
        if not new:
            break
        # The worse half first: a stranger also makes its neighbours look strange.
        for i, finding in new[: (len(new) + 1) // 2]:
            found.append(finding)
            active[i] = False
        if len(found) > (len(traces) - 1) // 2:
            return [_note(traces, "half of them or more would stand apart from the rest", None)]
    return found


def _no_centre(traces: Sequence[Trace], signs: Mapping[int, Signs]) -> Finding | None:
    middle = float(np.median([s.resemblance for s in signs.values()]))
    if middle >= CENTRE:
        return None
    return _note(traces, f"their median resemblance is {middle:.2f} of 1", middle)


def _note(traces: Sequence[Trace], why: str, value: float | None) -> Finding:
    story = f" of “{traces[0].story}”" if traces[0].story else ""
    reason = f"The {len(traces)} texts{story} have no common event that can be told: {why}."
    return Finding("event", "", reason, value, effect="no text is left out for its event")


def _verdict(trace: Trace, signs: Signs, others: int) -> Finding | None:
    """The finding that the signs make, if they make one."""
    alike = f"resembles them {signs.ratio:.0%} as much as they resemble each other"
    if signs.ratio < (UNLIKE if others > 2 else UNLIKE_TWO) and signs.resemblance < ALIKE:
        value, reason = signs.ratio, f"Set beside the {others} others, this article {alike}."
    elif others >= 3 and signs.expected >= EXPECTED and signs.led >= LED:
        value = signs.expected
        reason = (
            f"“{signs.phrase}”, which most of the {others} others have, is not in this article "
            f"(about {value:.0f} would be expected at its length), and it names {signs.names}, "
            "which they do not name."
        )
    elif signs.gap and signs.ratio < 1:
        value = signs.gap
        reason = f"This article is {value:.0f} days from the dates of the others and {alike}."
    else:
        return None
    return Finding("event", trace.id, reason, round(value, 3), apart=True, effect=EFFECT)
