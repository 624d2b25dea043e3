"""Which words are counted as content, and under which lemma."""

from functools import cache

from analysis.lexicon import lemma, lexicon


@cache
def function_words() -> frozenset[str]:
    """The words that are counted nowhere: those of the list of that name."""
    return frozenset(entry for part in lexicon("function_words").sections for entry in part.entries)


def term(word: str) -> str:
    """The lemma under which a lexeme is counted; "" for function words, digits, single letters."""
    base = lemma(word)
    bare = len(base) < 2 or not base[0].isalpha()
    return "" if bare or word in function_words() or base in function_words() else base
