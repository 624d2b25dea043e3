"""Which words of a sentence are asked or only supposed: in a question, under "if" or "whether"."""

import re
from collections.abc import Iterable

from analysis.document import Document, Sentence
from analysis.parse import Parse

_SUPPOSING = frozenset("if whether".split())
_OPENS = ("mark", "advmod")  # how such a word hangs on the verb of its clause
_ASKED = re.compile(r"\?[\s\"'”’)\]]*$")
_ENDS = re.compile(r"[,;:—–()]")  # what ends such a clause, without the parse


def supposed(
    document: Document, sentence: Sentence, words: Iterable[int], parse: Parse | None
) -> set[int]:
    """Those of some words of a sentence of which it is not said that they are so."""
    if _ASKED.search(sentence.span.of(document.text)[-8:]):
        return set(words)
    inside = range(sentence.first, sentence.last)
    joins = [i for i in inside if document.lexemes[i] in _SUPPOSING]
    if not joins:
        return set()
    if parse is None:
        under = {k for i in joins for k in _run(document, sentence, i)}
        return {i for i in words if i in under}
    verbs = {int(parse.heads[i]) for i in joins if parse.dependencies[i] in _OPENS}
    return {i for i in words if not verbs.isdisjoint((i, *parse.ancestors(i)))}


def _run(document: Document, sentence: Sentence, first: int) -> range:
    """The words from a joining word to the mark that ends its clause."""
    for i in range(first + 1, sentence.last):
        if _ENDS.search(document.text[int(document.ends[i - 1]) : int(document.starts[i])]):
            return range(first, i)
    return range(first, sentence.last)
