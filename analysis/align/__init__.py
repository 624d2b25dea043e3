"""What several texts of one story have in common, and what one has and another has not.

    told = story(documents)                 passages, figures, vectors
    facts(told)                             passages that carry the same, and who carries them
    quote_matrix(told)                      what each text made of a quotation
    coverage(items, Texts.of(documents))    the matrix: found, unsure, not found
    aligned(told, a, b)                     two texts side by side
    compared(a, b), added(a, others)        copies: what each cut, reworded, added

Numbers and places only: what may be said of an outlet is decided elsewhere. Everything is
deterministic and does not depend on the order in which documents are given.
"""

from analysis.align.carriers import Fact, facts
from analysis.align.items import (
    Mention,
    actor_items,
    fact_items,
    figure_items,
    quotation_items,
)
from analysis.align.matrix import Cell, Item, Row, Texts, coverage
from analysis.align.pairs import Pair, aligned
from analysis.align.quotations import Quote, Use, quote_matrix
from analysis.align.reuse import Paragraph, added, added_words, compared
from analysis.align.stories import Story, story
from analysis.align.tables import COVERAGE, FACTS, QUOTES, rows

__all__ = [
    "COVERAGE", "FACTS", "QUOTES", "Cell", "Fact", "Item", "Mention", "Pair", "Paragraph", "Quote",
    "Row", "Story", "Texts", "Use", "actor_items", "added", "added_words",
    "aligned", "compared", "coverage", "fact_items", "facts", "figure_items", "quotation_items",
    "quote_matrix", "rows", "story",
]  # fmt: skip
