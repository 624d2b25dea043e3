"""In what frame? The vocabulary of 15 policy frames and 5 generic frames, per 1,000 words.

Vocabulary is topic as much as frame: the figure says which words an article uses, not what its
author wants to be understood. Several frames may be high at once.
"""

from analysis.lexicon import Section, lexicon
from analysis.measures.measure import Measure
from analysis.measures.rate import Rate

# Area under the ROC curve of the rate against the codes of 283 articles (SemEval 2023 task 3,
# 14 of the frames; chance .50). The lists were tuned on the same articles, so these flatter.
AGREEMENT = {
    "economic": 0.86, "capacity_resources": 0.65, "morality": 0.79, "fairness_equality": 0.70,
    "legality_jurisdiction": 0.74, "policy_prescription": 0.52, "crime_punishment": 0.85,
    "security_defense": 0.73, "health_safety": 0.87, "quality_of_life": 0.57,
    "cultural_identity": 0.75, "public_opinion": 0.54, "political": 0.80,
    "external_relations": 0.72, "external_reputation": 0.52,
}  # fmt: skip


def _frame(words: str, question: str, part: Section, source: str) -> Measure:
    return Measure(
        name=f"{words}.{part.name}",
        title=part.title,
        question=question,
        about=part.about,
        unit="hits per 1,000 words",
        formula="1000 · hits / words of the voice",
        poles=("fewer words of this vocabulary", "more words of this vocabulary"),
        tier="C",
        source=source,
        weakness="vocabulary is topic: on one event the same frames lead in every article",
        accuracy=_agreement(words, part.name),
        version="1",
        read=Rate(words, part.name),
        floor=16,
        floor_of="marks",
        form="bar",
        drawn=words != "frames_policy" or AGREEMENT[part.name] >= 0.60,
        lexicon=words,
    )


def _agreement(words: str, frame: str) -> str:
    if words != "frames_policy":
        return ""
    return (
        f"ranks coded articles above others with AUC {AGREEMENT[frame]:.2f} (283 articles, SemEval "
        "2023 task 3; chance .50; the list was tuned on them)"
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
