"""A document while its cues are read: words by their places, phrases that can be a subject."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from analysis.article import Span
from analysis.attributions.attribution import NONE, Found
from analysis.document import OWN, Document
from analysis.voice.names import Candidate
from analysis.voice.subject import subject_before
from analysis.voice.verbs import Cue

LONGEST = 300  # words of what is said, at most: no sentence has more, and time stays linear
_REACH = 60  # characters before a verb in which its subject stands
_NOT_FIRST = (
    "and|but|to|not|who|which|that|in|on|at|by|for|from|with|of|as|after|before|when|while|if"
    "|because|although|also|then|still|never|without|under|during|despite|over|nobody|nothing"
)
_NOT_INSIDE = "to|not|who|which|that|has|have|had|is|was|were|are|will|would|also|then|still"
_NEXT_TO = re.compile(
    rf"(?:^|[,;:.“”\"–—-]\s|\sas\s)(?P<a>(?!(?i:{_NOT_FIRST})\b)[\w’'%-]+"
    rf"(?:\s(?!(?:{_NOT_INSIDE})\b)[\w’'%-]+){{0,5}}?)"
    r"(?:\s(?:has|have|had|also|then|still|will|would|\w+ly)){0,2}\s$"
)


class Page:
    """A document with its words' places as a list."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.starts: list[int] = document.starts.tolist()
        self.own: list[bool] = (document.voice == OWN).tolist()

    def words(self, span: Span) -> range:
        """The numbers of the words that begin in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def made(
        self, content: Iterable[Span], subject: Candidate | None, cue: Cue, bare: bool = False
    ) -> Iterator[Found]:
        """What is found, if there are words in it; `bare` as in `Found`."""
        words = tuple(islice((i for span in content for i in self.words(span)), LONGEST))
        source = self.words(subject.span) if subject else None
        place = self.words(cue.span)
        if words and place:
            ends = (source.start, source.stop) if source else None
            head = source.stop - 1 if source else NONE
            yield Found(words, ends, head, (place.start, place.stop), cue.verb, bare)

    def subject(self, start: int, end: int) -> Candidate | None:
        """The subject of the verb at `end`: a known noun or name, or the few words next to it."""
        return subject_before(self.text, start, end) or self._phrase(start, end)

    def _phrase(self, start: int, end: int) -> Candidate | None:
        low = max(start, end - _REACH)
        found = _NEXT_TO.search(self.text[low:end])
        if found is None or (found.start() == 0 and low > start):
            return None
        place = Span(low + found.start("a"), low + found.end("a"))
        return Candidate(place, found["a"], "role")
