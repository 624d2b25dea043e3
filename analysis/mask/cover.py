"""What in words names an outlet, an author or a web address, and what is put over it.

Names are looked for as they stand in running text: with and without "The", in capitals, before an
apostrophe, an outlet also by its last word after "the", an author also by the surname. Too much is
covered rather than too little: where somebody is called May, the month is covered, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

COVER = "█"
_WORD = re.compile(r"[^\W_]+")
_THE = re.compile(r"\b(?:The|THE)\s\Z")
_AFTER_THE = r"(?:(?<=\b[Tt]he\s)|(?<=\bTHE\s))"
_EDGES = "()[]{}<>“”„\"'‘’«».,;:!?…"
_BETWEEN = re.compile(r"\s*(?:[,;&/|]|\band\b)\s*")  # the names of an author line
_PARTICLES = frozenset("de da del della der den di du el al la le van von ten ter bin ibn".split())
# What an author line may say instead of a person; such a word alone covers nothing.
_OFFICES = frozenset(
    "agency press service services news newsroom desk staff team editor editors editorial admin "
    "correspondent correspondents reporter reporters writer writers international media office "
    "wire board contributor".split()
)
_COMMON = frozenset("www com org net co uk info news blog en m amp eu example".split())
# What many papers are called, and what texts are full of: in a list of words it tells little.
_GENERIC = frozenset(
    "the a an of and for in on at to daily weekly sunday evening morning news times time post "
    "press paper newspaper journal magazine report review today world national city business sport "
    "online".split()
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")  # soft hyphens and zero-width characters
_INSIDE = re.compile("[\u00ad\u200c\u200d\u2060]")  # those that never part two words
_HOST = re.compile(r"(?:[a-zA-Z]+:)?//(?:[^/@\s]*@)?([^/:?#\s]+)")
_LONG = 5  # letters from which a name is looked for anywhere in an address, not as a part of it


class Form(NamedTuple):
    """A way in which a name is written, and what stands for it in a sentence of ours."""

    pattern: re.Pattern[str]
    said: str
    the: bool = False  # the name has a "The" of its own, which goes with it


class Hit(NamedTuple):
    """Characters that name somebody."""

    start: int
    end: int
    said: str


@dataclass(frozen=True, eq=False)
class Cover:
    """The forms of all names by their first word; by "" those that are looked for everywhere."""

    forms: Mapping[str, tuple[Form, ...]] = field(repr=False)
    labels: frozenset[str] = frozenset()  # what names somebody within an address
    alone: frozenset[str] = frozenset()  # the last words of outlets' names
    told: frozenset[str] = frozenset()  # what names somebody in a list of words

    def covered(self, text: str) -> str:
        """The text with blocks in place of names, character by character; lines stay lines."""
        parts, at = [], 0
        for hit in self._hits(text):
            if hit.end > at:
                start = max(hit.start, at)
                parts += [text[at:start], re.sub(r"[^\n\r]", COVER, text[start : hit.end])]
                at = hit.end
        found = "".join([*parts, text[at:]])
        hidden = found != text and _UNSEEN.search(found)  # what was beside a name may be one now
        return self.covered(found) if hidden else found

    def rewritten(self, text: str) -> str:
        """The text with what stands for each name in its place."""
        parts, at = [], 0
        for hit in self._hits(text):
            if hit.start >= at:
                parts += [text[at : hit.start], hit.said]
                at = hit.end
        return "".join([*parts, text[at:]])

    def names(self, word: str) -> bool:
        """Whether a single word, as it is counted, names an outlet or an author."""
        word = _UNSEEN.sub("", word)
        capital = word != word.lower() and word.casefold() in self.alone
        told = not self.told.isdisjoint(words(word))
        return told or capital or self.covered(word) != word

    def names_in(self, key: str) -> bool:
        """Whether an id such as `alpha-post-scandal` names an outlet or an author."""
        parts = words(key)
        title = " ".join(part[:1].upper() + part[1:] for part in parts)
        last = not (self.alone - _GENERIC).isdisjoint(parts)
        return last or self._tells(key) or self.covered(title) != title

    def _hits(self, text: str) -> list[Hit]:
        found = self._seen(text)
        if _UNSEEN.search(text):
            found += [*self._unseen(text, _UNSEEN), *self._unseen(text, _INSIDE)]
        return sorted(found, key=lambda h: (h.start, -h.end))

    def _seen(self, text: str) -> list[Hit]:
        return [*self._named(text), *self._addresses(text)]

    def _unseen(self, text: str, left_out: re.Pattern[str]) -> list[Hit]:
        """Names that characters which nobody sees stand in."""
        places = [i for i, one in enumerate(text) if not left_out.match(one)]
        return [
            Hit(places[hit.start], places[hit.end - 1] + 1, hit.said)
            for hit in self._seen(left_out.sub("", text))
        ]

    def _named(self, text: str) -> Iterator[Hit]:
        for form in self.forms.get("", ()):
            yield from (Hit(*found.span(), form.said) for found in form.pattern.finditer(text))
        for word in _WORD.finditer(text):
            for form in self.forms.get(word.group().casefold(), ()):
                if found := form.pattern.match(text, word.start()):
                    the = _THE.search(text, max(0, word.start() - 5), word.start())
                    start = the.start() if the and form.the else found.start()
                    yield Hit(start, found.end(), form.said)
                    break

    def _addresses(self, text: str) -> Iterator[Hit]:
        """Web and mail addresses and handles that hold a name."""
        for token in re.finditer(r"\S+", text):
            word = token.group().strip(_EDGES)
            if ("@" in word or "//" in word or "." in word) and self._tells(word):
                start = token.start() + token.group().index(word)
                yield Hit(start, start + len(word), "a web address")

    def _tells(self, address: str) -> bool:
        parts = words(address)
        squashed = "".join(parts)
        inside = (label in squashed for label in self.labels if len(label) >= _LONG)
        return not self.labels.isdisjoint(parts) or any(inside)


def cover(
    outlets: Iterable[tuple[str, str]], authors: Iterable[tuple[str, str]], urls: Iterable[str]
) -> Cover:
    """What covers these names. `outlets`, `authors`: pairs of a name and what is said for it."""
    outlets, authors, urls = list(outlets), list(authors), list(urls)
    forms: dict[str, list[Form]] = {}
    labels, alone = _hosts(urls), set()
    for name, said in outlets:
        for key, form in _outlet(name, said):
            forms.setdefault(key, []).append(form)
        labels.add("".join(words(bare(name))))
        alone |= set(words(bare(name))[-1:])
    for line, said in authors:
        for name in people(line):
            for key, form in _author(name, said):
                forms.setdefault(key, []).append(form)
            labels.add("".join(words(name)))
    told = _told([name for name, _ in outlets], [line for line, _ in authors], urls)
    longest = {k: tuple(sorted(v, key=lambda f: -len(f.pattern.pattern))) for k, v in forms.items()}
    labels = {each for each in labels if len(each) > 1}
    return Cover(longest, frozenset(labels), frozenset(alone), told)


def _told(outlets: Iterable[str], lines: Iterable[str], urls: Iterable[str]) -> frozenset[str]:
    """Words of names and labels of addresses, but for what is common to many."""
    people_of = [name for line in lines for name in people(line)]
    labels = [label for url in urls for label in _labels(url)]
    found = {word for name in (*outlets, *people_of, *labels) for word in words(name)}
    common = _GENERIC | _COMMON | _PARTICLES | _OFFICES
    whole = {parts[0] for name in outlets if len(parts := words(bare(name))) == 1}
    return frozenset(each for each in found - common | whole if len(each) > 1)


def words(name: str) -> list[str]:
    """A name's words in small letters."""
    return [word.casefold() for word in _WORD.findall(name)]


def bare(name: str) -> str:
    """A name from its first word to its last, without "The"; "" where it has no word."""
    found = list(_WORD.finditer(name))
    if len(found) > 1 and found[0].group().casefold() == "the":
        found = found[1:]
    return name[found[0].start() : found[-1].end()] if found else ""


def _pattern(name: str, before: str = "", loose: bool = False) -> re.Pattern[str]:
    """The words of a name in a row, up to three other characters between them."""
    inner = r"[\W_]{0,3}".join(re.escape(word) for word in _WORD.findall(name))
    return re.compile(rf"{before}{inner}(?![^\W_])", re.IGNORECASE if loose else 0)


def _cased(word: str) -> list[str]:
    """A word as a name may be written; in small letters it is a word like others."""
    return list(dict.fromkeys((word, word.upper(), word[:1].upper() + word[1:].lower())))


Keyed = Iterator[tuple[str, Form]]  # with the word by which a form is found


def _outlet(name: str, said: str) -> Keyed:
    known, the = bare(name), name.casefold().startswith("the ")
    parts = words(known)
    if not known or max(known) > "\u2e7f":  # no word, or a script without spaces between words
        yield "", Form(re.compile(re.escape(name)), said)
    elif len(parts) == 1:
        for one in _cased(known):
            yield parts[0], Form(_pattern(one), said, the)
    else:
        yield from _in_full(known, said, the)
        last = _WORD.findall(known)[-1]
        for one in _cased(last):
            yield parts[-1], Form(_pattern(one, _AFTER_THE), said)
        initials = "".join(word[0] for word in known.split()).upper()
        if len(initials) > 2:
            yield initials.casefold(), Form(_pattern(initials), said)


def _in_full(name: str, said: str, the: bool = False) -> Keyed:
    """A name of several words, also in one word as in a file's name."""
    form = Form(_pattern(name, loose=True), said, the)
    yield words(name)[0], form
    yield "".join(words(name)), form


def people(line: str) -> list[str]:
    """The people that an author line names: capitalised, without "By" and without offices."""
    found = []
    for part in _BETWEEN.split(line):
        name = bare(re.sub(r"^\s*by\s+", "", part, flags=re.IGNORECASE))
        capital = all(w[:1].isupper() or w in _PARTICLES for w in _WORD.findall(name))
        if name and capital and not (len(words(name)) == 1 and words(name)[0] in _OFFICES):
            found.append(name)
    return found


def _author(name: str, said: str) -> Keyed:
    parts = _WORD.findall(name)
    if len(parts) > 1:
        yield from _in_full(name, said)
    if len(parts[-1]) > 2 and parts[-1].casefold() not in _OFFICES:
        for one in _cased(parts[-1]):
            yield parts[-1].casefold(), Form(_pattern(one), said)


def _hosts(urls: Iterable[str]) -> set[str]:
    """The telling part of each web address: `https://english.elcomercio.pe/x` → `elcomercio`."""
    found: set[str] = set()
    for url in urls:
        labels = _labels(url)
        found |= {"".join(words(max(labels, key=len)))} if labels else set()
    return found


def _labels(url: str) -> list[str]:
    """The labels of a web address, but for the last and common ones."""
    host = _HOST.match(url)
    parts = host[1].casefold().split(".")[:-1] if host else []
    return [label for label in parts if label not in _COMMON]
