"""Parallax: see how several outlets tell the same story.

A measure is a function from a document to a reading; everything else is reading documents in, and
comparing readings fairly. Data runs downhill: gather, article, clean, document, voice, measures,
score, case, gates, words, sheet, and last the pages that draw it.
"""

__version__ = "0.3.0"
