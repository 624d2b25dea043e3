"""Method cards: the measures of a question on one card, and a word list on one."""

from collections.abc import Sequence

import streamlit as st

from analysis.lexicon import Lexicon
from analysis.measures import Measure
from analysis.measures.card import Described
from analysis.measures.measure import TIERS
from analysis.pages.safe import safe

Facts = list[tuple[str, str]]


def _card(facts: Facts) -> None:
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{safe(value)}</dd>" for name, value in facts if value)
    st.html(f'<dl class="card">{rows}</dl>')


def family(measures: Sequence[Described]) -> None:
    """How the measures of a question are taken and what they are worth.

    What all of them share is said once; what differs is said of each.
    """
    each = [dict(_facts(measure)) for measure in measures]
    shared = {k: v for k, v in each[0].items() if all(facts.get(k) == v for facts in each)}
    for measure, facts in zip(measures, each, strict=True):
        own = [(name, value) for name, value in facts.items() if name not in shared]
        if own:
            _card([("Measure", measure.title), *own])
    _card(list(shared.items()))


def _facts(measure: Described) -> Facts:
    return [
        ("What it counts", measure.about),
        ("Formula", measure.formula),
        ("Unit", measure.unit),
        *(_own(measure) if isinstance(measure, Measure) else ()),
        ("Smallest sample", _smallest(measure)),
        ("Tier", f"{measure.tier}, {TIERS[measure.tier]}"),
        ("Measured accuracy", measure.accuracy or "not yet measured on labelled data"),
        ("Known weakness", measure.weakness),
        ("Source", measure.source),
        ("Version", f"{measure.name} {measure.version}"),
    ]


def _own(measure: Measure) -> Facts:
    """What only a measure of a document has."""
    return [
        ("Low and high", f"{measure.poles[0]} – {measure.poles[1]}"),
        ("Voices", ", ".join(measure.voices)),
    ]


def _smallest(measure: Described) -> str:
    counted = measure.floor_of
    if isinstance(measure, Measure):
        counted = "found" if measure.floor_of == "marks" else measure.counted
    return f"{measure.floor} {counted}"


def list_card(words: Lexicon) -> None:
    """Where a word list comes from, what is in it, and how it fails."""
    sizes = ", ".join(f"{part.title} {len(part.entries)}" for part in words.sections)
    _card(
        [
            ("Entries", sizes),
            ("Provenance", words.provenance),
            ("Known failures", " ".join(words.failures)),
            ("Licence", words.licence),
            ("Version", words.version),
        ]
    )
