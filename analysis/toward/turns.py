"""Which charged words stand under a negation, or under a word that stops or lacks them."""

from collections.abc import Iterable

from analysis.document import Document
from analysis.lexicon import Hit
from analysis.parse import Parse

NEAR = 3  # words before a charge among which a negation reaches it, without the parse
STEPS = 3  # steps up from a charge among which one reaches it, with the parse
_GOVERNED = (
    "dobj", "pobj", "prep", "pcomp", "amod", "compound", "conj", "acomp", "attr", "xcomp",
)  # fmt: skip
_MODIFIES = ("ADV", "DET", "PART", "AUX")  # a negation that bears on its head
_MARKS = ",;:"


class Turns:
    """The words of a sentence that turn others, ready to be asked about its charges."""

    def __init__(self, document: Document, hits: Iterable[Hit], parse: Parse | None) -> None:
        self.document = document
        self.parse = parse
        self.ends: set[int] = set()
        self.above: dict[int, int] = {}  # a word that turns or is turned → where that begins
        for hit in hits:
            self.ends.add(hit.last)
            for i in range(hit.first, hit.last) if parse is not None else ():
                self._mark(i, hit.last)
                if parse is not None and parse.pos[i] in _MODIFIES:
                    self._mark(int(parse.heads[i]), hit.last)

    def _mark(self, word: int, last: int) -> None:
        self.above[word] = min(last, self.above.get(word, last))

    def over(self, word: int, first: int) -> bool:
        """Whether a charge that begins at `first`, headed by `word`, is turned."""
        if self.parse is None:
            return any(self._reaches(first - k, first) for k in range(NEAR))
        for _ in range(STEPS + 1):
            if self.above.get(word, first + 1) <= first:
                return True
            if self.parse.dependencies[word] not in _GOVERNED:
                return False
            word = int(self.parse.heads[word])
        return False

    def _reaches(self, last: int, first: int) -> bool:
        """Whether a turning word ends at `last` and no mark stands between it and the charge."""
        if last not in self.ends:
            return False
        gap = self.document.text[self.document.ends[last - 1] : self.document.starts[first]]
        return not any(mark in gap for mark in _MARKS)
