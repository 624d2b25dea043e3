"""Whose words: the quotations of an article, their kind, their speaker and their say-verb."""

from analysis.document import Document, Quotation
from analysis.voice.attribution import attributed

__all__ = ["quotations", "voiced"]


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation in headlines, subheads and body, in order and disjoint.

    A nested quotation belongs to its outer one; a quotation that runs over several paragraphs
    gives one span for each.
    """
    return attributed(document)


def voiced(document: Document) -> Document:
    """The document with its quotations found, and the quoted words given to them."""
    return document.with_quotations(quotations(document))
