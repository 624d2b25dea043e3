"""Which cues report that something was said or thought, and where what they report ends.

A condition, a possibility, a question, an order or a plain noun phrase reports nothing, unless
quoted words stand in it; precision counts for more here than recall.
"""

import re

from analysis.article import Span
from analysis.attributions.attribution import NONE, Found
from analysis.attributions.words import TOLD, UNSAID, entries, saying, written
from analysis.document import OWN, Document
from analysis.voice.nouns import BODIES, ROLES

_BACK = 90  # characters before a cue in which its auxiliaries and its conjunction stand
_ADVERB = r"(?:(?:not|never|also|even|well|then|now|only|have|be|been|still|just|\w+ly) ){0,3}"
_MODAL = re.compile(
    r"(?:\b(?:may|might|could|would|will|should|can|cannot|must|shall|(?:wo|wouldn|couldn|shouldn"
    rf"|can)['’]?t)|['’](?:ll|d)) (?:[a-z]+ )?{_ADVERB}$",
    re.I,
)
_CONDITION = re.compile(
    r"(?:^|[ ,;(“])(?:if|whether|unless|when|whenever|until|till|in case)\b[^,;:.]*$", re.I
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|none|neither|few|nothing)\b[^,;:.]{0,30}$", re.I)
_ORDER = re.compile(r"(?:\b(?:do not|please|let us|let[’']s|dare)|don[’']t(?: you dare)?) $", re.I)
_INFINITIVE = re.compile(r"\bto (?:\w+ly )?$")
_GOES_ON = re.compile(r"\b(?:on|continued?s?|began|seem(?:s|ed)?|used|said) to (?:\w+ly )?$")
_NOT_TOLD = frozenset(
    "say tell mention explain announce reveal disclose specify state confirm hear know".split()
)
_OUTLET = frozenset("i we my our us me you your".split())  # the author, or the reader
# Where the outlet goes on by itself behind what is said.
_ASIDE = re.compile(r", (?:which|who|whose|where|whom|an? [\w-]+ (?:that|which|who))\b[^,;“”\"]*$")


def asserted(document: Document, found: Found) -> bool:
    """Whether a cue without quoted words says that its content was said or thought."""
    if found.cue is None:
        return True
    if found.bare or _by_outlet(document, found) or _asked(document, found.cue[0]):
        return False
    verb = found.verb or ""
    if " " in verb and verb not in entries("phrase") | entries("telling_phrase"):
        return True  # "according to", "by … count"
    if _supposed(document, found, verb):
        return False
    return _worded(document, found, verb) and _speaks(document, found, verb)


def _by_outlet(document: Document, found: Found) -> bool:
    """Whether "I", "we" or "you" are the source: the author and the readers are nobody's source."""
    if found.head == NONE or found.source is None:
        return False
    return bool(_OUTLET & {document.lexemes[found.head], document.lexemes[found.source[0]]})


def _asked(document: Document, word: int) -> bool:
    """Whether a word stands in a question."""
    sentence = document.sentence_at(int(document.starts[word]))
    return sentence is not None and sentence.span.of(document.text).rstrip(' ”’"').endswith("?")


def _before(document: Document, word: int) -> str:
    """The text of a word's sentence before it, as far as it can matter."""
    start = int(document.starts[word])
    sentence = document.sentence_at(start)
    low = max(sentence.span.start if sentence else 0, start - _BACK)
    return document.text[low:start].replace("\n", " ")


def _supposed(document: Document, found: Found, verb: str) -> bool:
    """Whether a cue is supposed, possible, denied or ordered, so that nobody need have spoken."""
    assert found.cue is not None
    before = _before(document, found.cue[0])
    if _INFINITIVE.search(before) and not _GOES_ON.search(before):
        return True
    if verb in _NOT_TOLD and UNSAID.search(before):
        return True
    return any(p.search(before) for p in (_MODAL, _CONDITION, _NOBODY, _ORDER))


def _worded(document: Document, found: Found, verb: str) -> bool:
    """Whether the content is worded as something said: for some verbs it takes a "that"."""
    first = document.lexemes[found.content[0]]
    if found.head == NONE:
        return first == "that" and verb in saying() | entries("infinitive")
    if first == "to" and _addressed(found, verb):
        return False
    if first == "that" or verb not in entries("knowing") or _in_front(found):
        return True
    return verb in _WITHOUT_THAT and first not in _QUESTION_WORDS


_WITHOUT_THAT = frozenset("find tell feel discover".split())
_QUESTION_WORDS = frozenset("what who whom how why where when which whose".split())


def _in_front(found: Found) -> bool:
    """Whether the content begins before its cue: "…, X said"."""
    return found.cue is not None and found.content[0] < found.cue[0]


def _addressed(found: Found, verb: str) -> bool:
    """ "Five districts told to boil water": they were told."""
    return verb in TOLD and found.cue is not None and found.content[0] == found.cue[1]


def _speaks(document: Document, found: Found, verb: str) -> bool:
    """Whether a source can speak, for verbs of which evidence is a subject as well."""
    if found.head == NONE or found.source is None or found.cue is None:
        return True
    if document.lexemes[found.cue[0]].endswith("ing") and found.source[1] == found.cue[0]:
        return False  # "Storm warning stops the race"
    if verb not in entries("evidence") or _in_front(found):
        return True
    word = document.lexemes[found.head]
    if word in written():
        return True
    return verb != "show" and (word in ROLES or word in BODIES or _named(document, found.head))


def _named(document: Document, head: int) -> bool:
    """Whether a word is a name: a capital, and not only since it opens its sentence."""
    start = int(document.starts[head])
    sentence = document.sentence_at(start)
    opens = sentence is not None and sentence.span.start >= start
    return document.text[start].isupper() and not opens


def trimmed(document: Document, found: Found) -> Found:
    """What is found without the outlet's own aside behind it: "…, which …"."""
    if found.cue is None or found.content[0] < found.cue[0]:
        return found
    found = _whole(document, found)
    span = Span(int(document.starts[found.content[0]]), int(document.ends[found.content[-1]]))
    aside = _ASIDE.search(document.text, span.start, span.end)
    if aside is None:
        return found
    kept = tuple(
        i for i in found.content
        if document.starts[i] < aside.start() or document.voice[i] != OWN
    )  # fmt: skip
    return found._replace(content=kept) if kept else found


def _whole(document: Document, found: Found) -> Found:
    """ "That should it rain, then …": the condition with what follows from it."""
    last = found.content[-1]
    sentence = document.sentence_at(int(document.starts[last]))
    condition = document.lexemes[found.content[0]] == "that" and sentence is not None
    if not condition or not document.text.startswith(", then ", int(document.ends[last])):
        return found
    assert sentence is not None
    return found._replace(content=(*found.content, *range(last + 1, sentence.last)))
