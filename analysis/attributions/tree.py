"""The grammar of a document as a tree: who is whose subject, what hangs on a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.attributions.attribution import NONE
from analysis.attributions.words import TOLD
from analysis.document import Document
from analysis.parse import Parse
from analysis.voice.verbs import lemma

_SUBJECTS = ("nsubj", "expl")
_SHARING = (
    "acl",
    "relcl",
    "pcomp",
    "prep",
    "xcomp",
    "ccomp",
    "advcl",
    "conj",
    "dep",
    "dobj",
    "pobj",
    "attr",
    "acomp",
)
_VERBS_WITHIN = ("'s", "'re", "'m", "'ve", "'ll", "'d")
_NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "NUM")
_WHO = frozenset("who which that".split())
_REACH = 8  # steps up from a verb to the one whose subject it shares
_ASKED = TOLD | {"ask", "press", "question"}
_CUTS = ("relcl", "advcl", "parataxis", "ccomp")


@dataclass(eq=False)
class Tree:
    """A parse as lists: each word's head and dependents."""

    document: Document
    parse: Parse

    @cached_property
    def heads(self) -> list[int]:
        """The head of each word."""
        found: list[int] = self.parse.heads.tolist()
        return found

    @cached_property
    def below(self) -> list[list[int]]:
        """The dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for i, up in enumerate(self.heads):
            if up != i:
                found[up].append(i)
        return found

    def kind(self, i: int) -> str:
        """The dependence of a word on its head."""
        return self.parse.dependencies[i]

    def kids(self, i: int, *kinds: str) -> list[int]:
        """The dependents of a word of some kinds."""
        return [k for k in self.below[i] if self.parse.dependencies[k] in kinds]

    def under(self, i: int, without: Sequence[int] = ()) -> list[int]:
        """A word and all below it, in order, save what hangs on the words left out."""
        found, open_ = [], [i]
        while open_:
            j = open_.pop()
            if j not in without:
                found.append(j)
                open_ += self.below[j]
        return sorted(found)

    def subject(self, verb: int) -> int:
        """The word that is the subject of a verb, shared from above where it has none; or NONE."""
        at = verb
        for _ in range(_REACH):
            if at == verb and (self.kids(at, "nsubjpass", "csubjpass") or self._passive(at)):
                return self._agent(at)
            if own := self.subjects(at):
                return self._antecedent(at, own[0])
            kind, up = self.kind(at), self.heads[at]
            if up == at or kind not in _SHARING:
                return NONE
            if (
                kind in ("acl", "relcl")
                and self.parse.pos[up] in _NOMINAL
                and not (self.kids(at, "aux"))
            ):
                return up
            at = up
            if owners := self.kids(at, "poss"):
                return owners[0]
        return NONE

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb, without those of another in them ("It's late," he said)."""
        found = self.kids(verb, *_SUBJECTS)
        plain = [k for k in found if not self.contracted(k)]
        return plain or found

    def contracted(self, i: int) -> bool:
        """Whether a word holds a verb as well: "it's", "they're"."""
        word = self.document.text[self.document.starts[i] : self.document.ends[i]]
        return word.lower().replace("’", "'").endswith(_VERBS_WITHIN)

    def swallowed(self, verb: int) -> list[int]:
        """A clause whose verb is part of a word, so that its words hang on the verb above it."""
        found = self.kids(verb, *_SUBJECTS)
        inner = [k for k in found if self.contracted(k)]
        if len(inner) == len(found) or not inner:
            return []
        outer = min(verb, *(k for k in found if k not in inner))
        after = max(verb, *(k for k in found if k not in inner))
        low, high = (inner[0], outer) if inner[0] < outer else (after + 1, len(self.heads))
        parts = [self.under(k) for k in self.below[verb] if low <= k < high]
        return [word for part in parts for word in part]

    def _passive(self, verb: int) -> bool:
        """ "A plan proposed by …", "Asked whether …, X said": a participle that does nothing."""
        if self.kids(verb, "aux", *_SUBJECTS) or self.document.lexemes[verb].endswith("ing"):
            return False
        asked = self.kind(verb) == "advcl" and lemma(self.document.lexemes[verb]) in _ASKED
        return self.kind(verb) == "acl" or asked

    def _agent(self, verb: int) -> int:
        for by in self.kids(verb, "agent", "prep"):
            if self.document.lexemes[by] == "by":
                return next(iter(self.kids(by, "pobj")), NONE)
        return NONE

    def _antecedent(self, verb: int, subject: int) -> int:
        """ "X, who said": X."""
        if self.document.lexemes[subject] in _WHO and self.kind(verb) == "relcl":
            return self.heads[verb]
        return subject

    def phrase(self, head: int) -> tuple[int, int]:
        """A noun phrase as first and last+1 word: its head with what hangs on it, but no clause."""
        cuts = [k for k in self.below[head] if self.kind(k) in (*_CUTS, "cc", "punct")]
        cuts = [k for k in cuts if not (self.kind(k) == "cc" and self.kids(head, "conj"))]
        inside = self.under(head, cuts)
        first = last = inside.index(head)
        while first > 0 and inside[first - 1] == inside[first] - 1:
            first -= 1
        while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
            last += 1
        return inside[first], inside[last] + 1
