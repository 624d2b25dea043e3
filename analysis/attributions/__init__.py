"""What an article gives to its sources: direct quotations, reported speech and thought.

Two engines find cues with content and source, one by the grammar of the sentence, one by marks and
words; the quotations that `voice` found are then joined with them.
"""

from analysis.attributions.attribution import ACCURACY, KINDS, NAMINGS, Attribution
from analysis.attributions.clauses import by_clauses
from analysis.attributions.closing import closing
from analysis.attributions.figures import counted
from analysis.attributions.grammar import by_grammar
from analysis.attributions.joined import joined
from analysis.attributions.labels import labelled
from analysis.attributions.page import Page
from analysis.document import Document
from analysis.parse import Parse

__all__ = ["ACCURACY", "KINDS", "NAMINGS", "Attribution", "attributions"]


def attributions(document: Document, parse: Parse | None = None) -> tuple[Attribution, ...]:
    """Every attribution of a voiced document, in the order in which their contents begin.

    Each word of a `speech` quotation is in the content of at least one; with a parse more of what
    stands without marks is found.
    """
    page = Page(document)
    if parse is None:
        found = by_clauses(page)
    else:
        found = by_grammar(document, parse)
        known = {made.cue[0] for made in found if made.cue}
        found += [made for made in closing(page) if made.cue and made.cue[0] not in known]
    found += counted(page)
    return joined(document, found + labelled(document, found))
