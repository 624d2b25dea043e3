"""Method cards: a measure, a word list and a gate, each on one card."""

import streamlit as st

from analysis.lexicon import Lexicon
from analysis.measures import Measure
from analysis.measures.measure import TIERS
from analysis.pages.safe import safe


def _card(facts: list[tuple[str, str]]) -> None:
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{safe(value)}</dd>" for name, value in facts if value)
    st.html(f'<dl class="card">{rows}</dl>')


def card(measure: Measure) -> None:
    """How a measure is taken and what it is worth."""
    smallest = f"{measure.floor} {'found' if measure.floor_of == 'marks' else measure.counted}"
    _card(
        [
            ("What it counts", measure.about),
            ("Formula", measure.formula),
            ("Unit", measure.unit),
            ("Low and high", f"{measure.poles[0]} – {measure.poles[1]}"),
            ("Smallest sample", smallest),
            ("Voices", ", ".join(measure.voices)),
            ("Tier", f"{measure.tier}, {TIERS[measure.tier]}"),
            ("Measured accuracy", measure.accuracy or "not yet measured on labelled data"),
            ("Known weakness", measure.weakness),
            ("Source", measure.source),
            ("Version", f"{measure.name} {measure.version}"),
        ]
    )


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
