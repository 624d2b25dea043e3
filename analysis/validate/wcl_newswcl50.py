"""Naming: do the phrases that people say mean one thing in an event's texts come out as one?

NewsWCL50 (Hamborg, Zhukova & Gipp 2019; CC BY-SA): phrases of five outlets on one event, each with
the concept that coders gave it. The rows of an event go through `actors.groups` as the phrases of
a story do, with their places in the text and nothing else: no text is in the set.

Rows of the type PROPERTY are left out of the figure: they code what is said of somebody ("was
encouraged": Confidence) and name nothing. Every row has its prediction all the same, and the
figure over all rows stands among the controls.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

import numpy as np

from analysis.actors import Naming, groups
from analysis.resample import bootstrap_t
from analysis.validate.outcome import Outcome, Row, mean

NAME = "wcl_newswcl50"
METRIC = "B³-F1 of mentions grouped by actor, mean over events"
_NAMES_NOTHING = "PROPERTY"
_ACTORS = ("ACTOR", "ACTOR-I", "COUNTRY", "GROUP")
_Rule = Callable[[Sequence[Row]], Sequence[Hashable]]


def b_cubed(gold: Sequence[Hashable], ours: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping (Bagga & Baldwin 1998).

    For each item the share of its group that is of its class, and the share of its class that is
    in its group; means over items; F1 = 2PR / (P + R).
    """
    classes, clusters = _places(gold), _places(ours)
    shared = [len(classes[g] & clusters[o]) for g, o in zip(gold, ours, strict=True)]
    precision = mean([n / len(clusters[o]) for n, o in zip(shared, ours, strict=True)])
    recall = mean([n / len(classes[g]) for n, g in zip(shared, gold, strict=True)])
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _places(keys: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for i, key in enumerate(keys):
        found[key].add(i)
    return found


def measure(rows: list[Row]) -> Outcome:
    """The figure of these rows; its interval is over events (bootstrap-t), wide for a few."""
    events: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        events[str(row["event_id"])].append(i)
    ours: list[str] = [""] * len(rows)
    for places in events.values():
        for i, key in zip(places, _grouped([rows[i] for i in places]), strict=True):
            ours[i] = key
    parts = [[i for i in p if rows[i].get("code_type") != _NAMES_NOTHING] for p in events.values()]
    parts = [part for part in parts if part]
    figures = [_figure(rows, part, ours) for part in parts]
    low, high = _interval([f1 for _, _, f1 in figures])
    return Outcome(
        mean([f1 for _, _, f1 in figures]), low, high, sum(len(part) for part in parts),
        _controls(rows, parts, list(events.values()), ours, figures),
        [{"row": i, "cluster": key} for i, key in enumerate(ours)],
    )  # fmt: skip


def _grouped(rows: Sequence[Row]) -> list[str]:
    return groups([
        Naming(
            str(row["code_mention"]), str(row["publisher_id"]),
            _number(row, "sentence"), _number(row, "start"), _number(row, "end"),
        )
        for row in rows
    ])  # fmt: skip


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def _figure(
    rows: Sequence[Row], places: Sequence[int], ours: Sequence[Hashable]
) -> tuple[float, float, float]:
    return b_cubed([rows[i]["code_name"] for i in places], [ours[i] for i in places])


def _interval(values: Sequence[float]) -> tuple[float | None, float | None]:
    if len(values) < 2:
        return None, None
    found = bootstrap_t(np.array(values)[:, None], np.arange(len(values)))
    low, high = float(found.low[0]), float(found.high[0])
    return (low, high) if np.isfinite([low, high]).all() else (None, None)


def _controls(
    rows: Sequence[Row],
    parts: Sequence[Sequence[int]],
    events: Sequence[Sequence[int]],
    ours: Sequence[str],
    figures: Sequence[tuple[float, float, float]],
) -> dict[str, float]:
    """Simpler rules on the same rows, our precision and recall, our figure on other rows."""
    rules: dict[str, list[Hashable]] = {
        "last word": [last_word(str(row["code_mention"])) for row in rows],
        "same words": [str(row["code_mention"]).lower() for row in rows],
        "each alone": list(range(len(rows))),
        "all in one": [0] * len(rows),
    }
    found = {name: mean([_figure(rows, p, r)[2] for p in parts]) for name, r in rules.items()}
    found["precision"] = mean([p for p, _, _ in figures])
    found["recall"] = mean([r for _, r, _ in figures])
    actors = [[i for i in p if rows[i].get("code_type") in _ACTORS] for p in parts]
    kinds = {"actors alone": [a for a in actors if a], "with properties": events}
    for name, places in kinds.items():
        found[name] = mean([_figure(rows, p, ours)[2] for p in places])
        found[f"{name}, last word"] = mean(
            [_figure(rows, p, rules["last word"])[2] for p in places]
        )
    return found


def last_word(mention: str) -> str:
    """The last word of a phrase in lower case, without a possessive: the rule to beat."""
    words = re.findall(r"[\w.&]+", re.sub(r"['’]s\b", "", mention.lower()))
    return words[-1] if words else mention
