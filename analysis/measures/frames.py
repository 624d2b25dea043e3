"""In what frame? The vocabulary of 15 policy frames and 5 generic frames, per 1,000 words.

Vocabulary is topic as much as frame: the figure says which words an article uses, not what its
author wants to be understood. Several frames may be high at once.
"""

from analysis.lexicon import Section, lexicon
from analysis.measures.measure import Measure
from analysis.measures.rate import Rate


def _frame(words: str, question: str, part: Section, source: str) -> Measure:
    return Measure(
        name=f"{words}.{part.name}",
        title=part.title,
        question=question,
        about=part.about,
        unit="words per 1,000",
        formula="1000 · hits / words of the voice",
        poles=("fewer words of this vocabulary", "more words of this vocabulary"),
        tier="C",
        source=source,
        weakness="vocabulary is topic: on one event the same frames lead in every article",
        version="1",
        read=Rate(words, part.name),
        floor=16,
        floor_of="marks",
        form="bar",
        lexicon=words,
    )


_FAMILIES = (
    (
        "frames_policy",
        "In what frame?",
        "Boydstun, Card, Gross, Resnik & Smith 2014 (Policy Frames Codebook)",
    ),
    ("frames_generic", "As what kind of story?", "Semetko & Valkenburg 2000"),
)
FRAMES = tuple(
    _frame(words, question, part, source)
    for words, question, source in _FAMILIES
    for part in lexicon(words).sections
)
