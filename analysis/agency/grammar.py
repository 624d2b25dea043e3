"""The grammar of one sentence, asked as clauses are: subjects, objects, who controls whom."""

from collections.abc import Iterator
from functools import cached_property

from analysis.agency.verbs import event_verbs
from analysis.article import Span
from analysis.document import Document, Sentence
from analysis.parse import Parse

LONGEST = 5  # words of a phrase as it is told
_INSIDE = frozenset(("compound", "amod", "nummod", "nmod", "quantmod", "advmod", "goeswith"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_BE = frozenset(("is", "are", "was", "were", "been", "being", "am"))
# Verbs whose subject, not object, acts in what hangs on them: using troops to clear it.
_USING = frozenset(("use", "take", "need", "spend", "promise", "want"))
_OBJECTS = ("dobj", "dative", "obj")
# Behind these, "by" tells a measure, a time or a way: by 18 per cent, by Friday, by mistake.
_NO_AGENT_ENTITIES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"))
_NO_AGENTS = frozenset(
    """cent percent percentage point margin vote degree mile kilometre kilometer metre meter foot
    inch pound dollar euro million billion third half quarter mistake accident surprise chance law
    mean phone email mail post hand train plane boat sea air land night day week month year morning
    evening noon midnight end time deadline today tomorrow then now contrast comparison default
    definition nature way reason virtue proxy consensus much more far dint name itself
    a.m p.m am pm""".split()
)


class Grammar:
    """One sentence of a document with its parse: words are numbers in the document."""

    def __init__(self, document: Document, parse: Parse, sentence: Sentence) -> None:
        self.document, self.parse, self.sentence = document, parse, sentence
        self.words = range(sentence.first, sentence.last)

    @cached_property
    def _under(self) -> dict[int, list[int]]:
        """Each word's dependents, in order."""
        found: dict[int, list[int]] = {}
        for i in self.words:
            head = int(self.parse.heads[i])
            if head != i:
                found.setdefault(head, []).append(i)
        return found

    def under(self, i: int, *kinds: str) -> list[int]:
        """The words that depend on a word, of some kinds of dependence or of all."""
        found = self._under.get(i, [])
        return [k for k in found if self.kind(k) in kinds] if kinds else found

    def kind(self, i: int) -> str:
        """The kind of a word's dependence."""
        return self.parse.dependencies[i]

    def lexeme(self, i: int) -> str:
        """A word as it is looked up."""
        return self.document.lexemes[i]

    def first(self, i: int, *kinds: str) -> int | None:
        """The first dependent of these kinds."""
        return next(iter(self.under(i, *kinds)), None)

    def written(self, i: int) -> str:
        """A word as it stands."""
        return self.document.text[self.document.starts[i] : self.document.ends[i]]

    def after(self, i: int) -> str:
        """The character behind a word."""
        end = int(self.document.ends[i])
        return self.document.text[end : end + 1]

    def up(self, i: int) -> int | None:
        """The word that a word depends on; None at a root or outside the sentence."""
        head = int(self.parse.heads[i])
        return head if head != i and head in self.words else None

    def above(self, i: int) -> Iterator[int]:
        """The words above a word within the sentence, the nearest first."""
        return (k for k in self.parse.ancestors(i) if k in self.words)

    def label(self, i: int | None) -> Span | None:
        """A phrase's head with the names and modifiers right before it, five words at most."""
        if i is None:
            return None
        first = last = i
        while first > self.sentence.first and last - first + 1 < LONGEST:
            head = self.up(first - 1)
            chained = head is not None and first <= head <= i
            if not (chained and self.kind(first - 1) in _INSIDE and self._tight(first - 1)):
                break
            first -= 1
        while last + 1 < self.sentence.last and self.kind(last + 1) == "goeswith":
            last += 1
        owns = self.written(last).endswith(("'s", "’s"))
        return Span(int(self.document.starts[first]), int(self.document.ends[last]) - 2 * owns)

    def _tight(self, i: int) -> bool:
        between = self.document.text[self.document.ends[i] : self.document.starts[i + 1]]
        return not any(mark in between for mark in ',;:()“”"')

    def who(self, i: int | None) -> int | None:
        """What a relative pronoun stands for; any other word itself."""
        if i is None or self.lexeme(i) not in _RELATIVE:
            return i
        clause = next((k for k in self.above(i) if self.kind(k) == "relcl"), None)
        return self.up(clause) if clause is not None else i

    def infinitive(self, i: int) -> bool:
        """Whether "to" stands before a verb."""
        return any(self.lexeme(k) == "to" for k in self.under(i, "aux"))

    def gerund(self, i: int) -> bool:
        """Whether a verb is an -ing form with no auxiliary."""
        return self.lexeme(i).endswith("ing") and not self.under(i, "aux", "auxpass")

    def passive(self, i: int) -> bool:
        """Whether a verb stands in the passive, also one reduced to its participle."""
        if self.under(i, "auxpass", "nsubjpass", "csubjpass"):
            return True
        if not self.lexeme(i).endswith("ing") and self._being(i):
            return True
        if self.by(i) is not None and not self.under(i, *_OBJECTS) and not self.gerund(i):
            return True
        if self.gerund(i) or self.infinitive(i) or self.under(i, "aux"):
            return False
        if self.kind(i) in ("acl", "advcl", "oprd") or self._gets(i):
            return not self.under(i, "nsubj", *_OBJECTS)
        if self.kind(i) == "conj" and not self.under(i, *_SUBJECTS, *_OBJECTS):
            head = self.up(i)
            return head is not None and self.passive(head)
        return False

    def _being(self, i: int) -> bool:
        """Whether the auxiliary of a participle is a form of "be" told as another."""
        return any(self.lexeme(k) in _BE for k in self.under(i, "aux"))

    def _gets(self, i: int) -> bool:
        """Whether "get" or "have" stands above a bare participle: got arrested, had him killed."""
        head = self.up(i)
        rules = head is not None and event_verbs().base(self.lexeme(head)) in ("get", "have", "see")
        return rules and self.kind(i) in ("ccomp", "xcomp", "acomp") and not self.finite(i)

    def participle(self, i: int) -> bool:
        """Whether a verb without auxiliary has a form of the past that may be a participle."""
        word = self.lexeme(i)
        return not (
            self.under(i, "aux", "auxpass")
            or word.endswith(("ing", "s"))
            or word == self.parse.lemmas[i]
        )

    def finite(self, i: int) -> bool:
        """Whether a verb has its own auxiliary or is in the present tense."""
        return bool(self.under(i, "aux", "auxpass")) or self.lexeme(i).endswith("s")

    def by(self, i: int) -> int | None:
        """Who acts by a by-phrase, also one behind the next verb: was shot and killed by police.

        None for a time, a measure, a way.
        """
        agent = self._by(i)
        if agent is not None:
            return agent if self._can_act(agent) else None
        joined = (k for k in self.under(i, "conj") if not self.under(k, *_SUBJECTS, *_OBJECTS))
        return next((found for k in joined if (found := self.by(k)) is not None), None)

    def _by(self, i: int) -> int | None:
        for k in self.under(i, "agent", "prep"):
            found = self.first(k, "pobj") if self.lexeme(k) == "by" else None
            if found is not None and (self.kind(k) == "agent" or self._can_act(found)):
                return found
        return None

    def _can_act(self, i: int) -> bool:
        """Whether the object of "by" can be somebody, or something, that acts."""
        if self.parse.entities[i] in _NO_AGENT_ENTITIES or self.lexeme(i)[:1].isdigit():
            return False
        return self.parse.lemmas[i] not in _NO_AGENTS and self.parse.pos[i] not in ("VERB", "ADV")

    def behind(self, i: int, *words: str) -> int | None:
        """What stands behind one of these prepositions under a word."""
        for k in self.under(i, "prep", "dative", "agent"):
            if self.lexeme(k) in words and (found := self.first(k, "pobj")) is not None:
                return found
        return None

    def object(self, i: int) -> int | None:
        """What a verb acts upon: its object, or what its relative clause hangs on."""
        found = self.first(i, "dobj", "obj")
        if found is not None:
            return self.who(found)
        subject = self.first(i, "nsubj")
        if self.kind(i) == "relcl" and subject is not None:
            head = self.up(i)
            return head if self.who(subject) != head and not self._where(i) else None
        head = self.up(i)
        if self.kind(i) == "conj" and head is not None and not self.under(i, "nsubj"):
            return self.object(head) if self.kind(head) == "relcl" else None
        base = event_verbs().base(self.lexeme(i))
        return None if event_verbs().says("bare", base) else self._joined(i)

    def _joined(self, i: int) -> int | None:
        """The object of the next verb, where this one shares it: arrested and charged the baker."""
        for k in self.under(i, "conj"):
            between = {self.kind(j) for j in range(i + 1, k)}
            if between <= {"cc", "advmod", "punct"} and not self.under(k, *_SUBJECTS):
                return self.first(k, "dobj")
        return None

    def _where(self, i: int) -> bool:
        return any(self.lexeme(k) in ("where", "when", "why", "how") for k in self.under(i))

    def subject(self, i: int) -> int | None:
        """Who is told to do, or to undergo, what a verb tells; None where nobody is."""
        own = self.first(i, "nsubj", "nsubjpass")
        if own is not None:
            return self.who(own)
        head = self.up(i)
        if head is None or self.under(i, "csubj"):
            return None
        kind = self.kind(i)
        if kind in ("acl", "relcl"):
            return self._holder(i, head)
        if kind in ("conj", "advcl", "xcomp", "ccomp", "oprd", "acomp", "dep", "pcomp", "prep"):
            return self._controller(i, head)
        return None

    def _holder(self, i: int, head: int) -> int | None:
        """A participle's noun: a man killed; "a plan to close" has none but the plan's owner."""
        if not self.infinitive(i):
            return head
        owner = self.first(head, "poss")
        if owner is not None or not event_verbs().says("passing", self.parse.lemmas[head]):
            return owner
        over = self.up(head)
        if over is not None and self.parse.pos[over] == "ADP":
            over = self.up(over)
        verbal = over is not None and self.parse.pos[over] in ("VERB", "AUX")
        return self.subject(over) if verbal and over is not None else None

    def _controller(self, i: int, head: int) -> int | None:
        """Who acts in a clause without a subject: the subject, or the object, of the one above."""
        if self.kind(i) == "ccomp" and self.finite(i) and not self.infinitive(i):
            return None  # its subject was lost
        found = self.first(head, "dobj") if self.kind(i) in ("xcomp", "ccomp") else None
        if found is not None and self.parse.lemmas[head] not in _USING:
            return self.who(found)
        pos = self.parse.pos[head]
        if pos in ("VERB", "AUX") or (pos == "ADJ" and self.kind(i) == "xcomp"):
            return self.subject(head)
        over = self.up(head)
        if pos != "ADP" or over is None:
            return None
        if self.parse.pos[over] not in ("VERB", "AUX"):
            return self.first(over, "poss")
        upon = self.first(over, "dobj") if self.lexeme(head) in ("for", "of", "from") else None
        return self.subject(over) if upon is None else self.who(upon)
