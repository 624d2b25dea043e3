"""How sure does it sound? Hedges, boosters, factives, assertives, implicatives: apart, per 1,000.

They are five rates and stay five; nothing is subtracted or added up.
"""

from analysis.lexicon import Section, lexicon
from analysis.measures.measure import Measure
from analysis.measures.rate import Rate

_SOURCES = {
    "hedge": "Hyland 2005",
    "booster": "Hyland 2005",
    "factive": "Kiparsky & Kiparsky 1970; Hooper 1975",
    "assertive": "Hooper 1975",
    "implicative": "Karttunen 1971",
}


def _rate(part: Section) -> Measure:
    return Measure(
        name=f"certainty.{part.name}",
        title=part.title,
        question="How sure does it sound?",
        about=part.about,
        unit="hits per 1,000 words",
        formula="1000 · hits / words of the voice",
        poles=(f"fewer {part.title}", f"more {part.title}"),
        tier="C",
        source=_SOURCES.get(part.name, "Hyland 2005"),
        weakness="a form is not a function: 'may' also permits, 'know' is also a phrase of speech; "
        "withheld for translations, since hedging does not survive them",
        version="1",
        read=Rate("certainty", part.name),
        floor=16,
        floor_of="marks",
        form="bar",
        lexicon="certainty",
        needs=frozenset({"original language"}),
    )


CERTAINTY = tuple(_rate(part) for part in lexicon("certainty").sections)
