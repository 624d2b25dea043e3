"""A noun phrase taken apart by its surface: what is named in it, by which office, of whom.

"former FBI director James Comey" names a person with the title *director*; "the North Korean
leader" names nobody but says of which country; "Trump's talks with Abe" is headed by *talks*. No
grammar is needed: the words before the first preposition are the phrase, its last word the head.
"""

import re
from collections.abc import Container, Sequence
from itertools import takewhile
from typing import NamedTuple

from analysis.actors.countries import Named, bare, countries
from analysis.actors.nouns import BODY_NOUNS, EVENTS, FIRMS, GROUPS, OFFICES, ROLE_NOUNS
from analysis.lexicon import lemma
from analysis.terms import function_words
from analysis.voice.nouns import BODIES, HE_NAMES, NOT_NAMES, SHE_NAMES, TITLES


class Token(NamedTuple):
    """A word of a phrase: as written, without its possessive, in lower case."""

    text: str
    low: str
    owns: bool  # it carries a possessive
    stop: bool  # a comma or bracket stands before it


class Phrase(NamedTuple):
    """What can be read off a phrase.

    `name`: the proper name that it ends in, "" where there is none; `body`: whether that is an
    organisation's by its form. `titles`: the offices before a name, or the role that heads the
    phrase. `countries`: (key, how) of those named before and in the head, then of those behind it.
    `head`: its last word in lower case. `owner`: whose it is ("Trump's talks"). `others`: names
    before the head ("FBI director"). `words`: the lemmas of its content words. `first`: its first
    word in lower case. `several`: whether it names two things joined by "and".
    """

    text: str
    first: str
    name: str = ""
    body: bool = False
    titles: tuple[str, ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    head: str = ""
    owner: str = ""
    others: tuple[str, ...] = ()
    of: str = ""
    words: frozenset[str] = frozenset()
    kind: str = ""  # what a parse takes the name for
    how: str = ""  # where the head is a country's name: one of `countries.HOW`
    several: bool = False
    bare: bool = False  # nothing but what was named stands in it


_TOKEN = re.compile(
    r"(?P<initials>(?:[A-Z]\.)+[A-Z](?![^\W_])\.?)(?:['’]s)?|[^\W_]+(?:[-'’.][^\W_]+)*\.?"
)
_TAIL = frozenset(
    """of in for with to from on by at between over about against into under after before during
    toward towards among amid around as than like without within""".split()
)
_CLAUSE = frozenset("who which that whose where when while because if whether is was has".split())
_AND = frozenset(("and", "or", "&"))
_DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your another any some several many
    no each every both two three all one other such""".split()
)
COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady".split())
_FORMER = re.compile(r"^(?:then|ex|former|vice|co|acting|newly|now)-(?=\w)", re.IGNORECASE)
_EPITHETS = frozenset("old young little big poor dear".split())
GIVEN = HE_NAMES | SHE_NAMES
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_ROLES = ROLE_NOUNS | frozenset(OFFICES.values()) | COURTESY
Known = Container[str]
UNSURE = "?"  # the kind of a name that counts only where it is known otherwise


def tokens(text: str) -> list[Token]:
    """The words of a phrase; initials with points are one word without them."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        written = match.group()
        if match["initials"]:
            written = match["initials"].replace(".", "")
        straight = match.group().replace("’", "'").lower()
        owns = straight.endswith("'s") or text[match.end() : match.end() + 1] in ("'", "’")
        stop = bool(found) and bool(re.search(r"[,;:(–—]", text[last : match.start()]))
        for k, part in enumerate(_parts(bare(written.rstrip(".")))):
            found.append(Token(part, part.lower(), False, stop and not k))
        found[-1] = found[-1]._replace(owns=owns)
        last = match.end()
    return _offices(found)


def _parts(word: str) -> list[str]:
    """ "Russia-North" (Korea) in two, and what a "then-" or "ex-" stands before."""
    word = _FORMER.sub("", word)
    parts = word.split("-")
    split = len(parts) > 1 and any(countries([part]) for part in parts)
    return parts if split else [word]


def _offices(found: list[Token]) -> list[Token]:
    """The same with an office of several words as one: "prime-minister"."""
    made: list[Token] = []
    i = 0
    while i < len(found):
        size = next((n for n in (3, 2) if tuple(t.low for t in found[i : i + n]) in OFFICES), 0)
        if size:
            whole = found[i : i + size]
            text = " ".join(t.text for t in whole)
            low = OFFICES[tuple(t.low for t in whole)]
            made.append(Token(text, low, whole[-1].owns, whole[0].stop))
        else:
            made.append(found[i])
        i += size or 1
    return made


def phrase(text: str, common: Known = frozenset(), known: Known = frozenset()) -> Phrase:
    """A phrase taken apart.

    `common`: lexemes that the texts write in lower case, which a capital therefore does not make
    names; `known`: surnames and bodies that are names all the same.
    """
    found = tokens(text)
    if not found:
        return Phrase(text, "")
    everywhere = [n for n in countries([t.text for t in found]) if not _opens_name(found, n)]
    inside = {i for n in everywhere for i in range(n.first, n.last - 1)}  # parted by nothing
    start = next((i for i, t in enumerate(found) if t.low not in _DETERMINERS), len(found))
    end = _end(found, start, inside)
    owners = (i for i in range(start, end - 1) if found[i].owns and i not in inside)
    begin = max(owners, default=start - 1) + 1
    inner, tail = found[begin:end], found[end:]
    named = [n for n in everywhere if begin <= n.first and n.last <= end]
    others = [n for n in everywhere if n.last <= begin or (n.first > end and tail[0].low in _TAIL)]
    made = _headed(inner, {i - begin for n in named for i in range(n.first, n.last)}, common, known)
    if not made.name and tail and tail[0].stop and tail[0].text[0].isupper():
        made = _explained(made, tail, common, known)
    if made.body and inner[-1].low in BODIES | BODY_NOUNS:
        made = made._replace(name=made.name + _of_name(tail))
    return Phrase(
        text=text, first=found[0].low, name=made.name, body=made.body, titles=made.titles,
        countries=tuple((n.country.key, n.how) for n in [*named, *others]),
        head=made.head, owner=" ".join(t.text for t in found[start:begin]), others=made.others,
        of=" ".join(t.text for t in tail), words=_content(found),
        how=next((n.how for n in named if n.last == end), ""),
        several=bool(tail) and tail[0].low in _AND, bare=begin == start and not tail,
    )  # fmt: skip


def _opens_name(found: Sequence[Token], n: Named) -> bool:
    """Whether a capital is the beginning of a name: "Washington Post", "Seoul University"."""
    after = found[n.last : n.last + 1]
    goes_on = bool(after) and _proper(after[0]) and not after[0].stop and not _is_title(after[0])
    return n.how == "capital" and goes_on and not found[n.last - 1].owns


def _of_name(tail: Sequence[Token]) -> str:
    """What belongs to a body's name behind its noun: " of Prisons"."""
    if not tail or tail[0].low != "of":
        return ""
    run = [t.text for t in takewhile(lambda t: _proper(t) and not t.stop, tail[1:])]
    return f" of {' '.join(run)}" if run else ""


def _end(found: Sequence[Token], start: int, inside: Container[int] = ()) -> int:
    """The place where a noun phrase ends: a preposition, a clause, "and", a comma.

    A comma between plain words of a list of adjectives ends nothing: "a tired, poor council".
    """
    listed = False
    for i in range(start + 1, len(found)):
        token = found[i]
        if token.stop and token.low not in _AND and _plain(found[i - 1 : i + 1]):
            listed = True
        elif i - 1 in inside or (listed and token.low in _AND and _plain(found[i + 1 :][:1])):
            continue
        elif token.stop or token.low in _TAIL or token.low in _CLAUSE | _AND:
            return i
    return len(found)


def _plain(words: Sequence[Token]) -> bool:
    """Whether words can stand in a list of adjectives."""
    never = _TAIL | _CLAUSE | _AND | _DETERMINERS
    return bool(words) and all(t.text.islower() and t.low not in never for t in words)


def _content(found: Sequence[Token]) -> frozenset[str]:
    lemmas = (lemma(t.low) for t in found if t.low not in function_words())
    return frozenset(word for word in lemmas if len(word) > 1)


class _Head(NamedTuple):
    name: str
    body: bool
    titles: tuple[str, ...]
    head: str
    others: tuple[str, ...]


def _headed(inner: Sequence[Token], foreign: set[int], common: Known, known: Known) -> _Head:
    """The name or head of a phrase without determiner, owner and tail."""
    if not inner:
        return _Head("", False, (), "", ())
    last = len(inner) - 1
    titles = tuple(t.low for i, t in enumerate(inner) if t.low in _ROLES and i not in foreign)
    start = last + 1
    if last not in foreign:
        start = _name_start(inner, foreign, common, known)
    if start < last and inner[start].low in _EPITHETS and inner[start + 1].text in GIVEN:
        start += 1  # Old Carl Poe
    name = [t.text for t in inner[start:] if t.low not in _SUFFIXES]
    if name and not _is_title(inner[last]):
        others = _others(inner[:start], foreign)
        return _Head(" ".join(name), is_body_name(name), titles, name[-1].lower(), others)
    return _Head("", False, titles, inner[last].low, _others(inner[:last], foreign))


def _explained(head: _Head, tail: Sequence[Token], common: Known, known: Known) -> _Head:
    """ "her son-in-law, Carl Poe": the name behind the comma, with the head as its title."""
    after = list(tail[: _end(tail, 0)])
    foreign = {i for n in countries([t.text for t in after]) for i in range(n.first, n.last)}
    made = _headed(after, foreign, common, known)
    if not made.name or len(made.name.split()) < 2:
        return head
    return made._replace(titles=(*head.titles, *made.titles), others=head.others)


def _others(inner: Sequence[Token], foreign: set[int]) -> tuple[str, ...]:
    """The capitalised words before a head that are neither titles nor countries."""
    found = enumerate(inner)
    return tuple(t.text for i, t in found if _proper(t) and i not in foreign and not _is_title(t))


def _name_start(inner: Sequence[Token], foreign: set[int], common: Known, known: Known) -> int:
    """Where the run of capitalised words begins that a phrase ends in."""
    last = len(inner) - 1
    body = _proper(inner[last]) and inner[last].low in BODIES | BODY_NOUNS
    start = last + 1
    for i in range(last, -1, -1):
        token = inner[i]
        stands = _proper(token) and i not in foreign
        if not body and stands:
            stands = not _is_title(token) and not _is_common(inner, i, common, known)
        if not stands:
            break
        start = i
    return start


def _is_common(inner: Sequence[Token], i: int, common: Known, known: Known) -> bool:
    """Whether a capitalised word is no name: the texts write it small, and no name goes before.

    A noun for an event stays one behind a name: "James Poe Memos".
    """
    token = inner[i]
    if (
        token.text in known
        or len(token.text) == 1
        or (token.low not in common and token.low not in GROUPS)
    ):
        return False
    before = inner[i - 1] if i else None
    if before is not None and before.low in COURTESY:
        return False
    alone = (before is None or not _proper(before)) and i == len(inner) - 1
    person = before is not None and (before.text in known or before.text in GIVEN)
    return alone or token.low in GROUPS or (is_event(token.low) and person)


def is_event(word: str) -> bool:
    """Whether a word is a noun for something that happens or is made."""
    return word in EVENTS or (word.endswith("s") and word[:-1] in EVENTS)


def _proper(token: Token) -> bool:
    initial = len(token.text) == 1 and token.text.isalpha()
    return token.text[:1].isupper() and (initial or token.low not in NOT_NAMES)


def _is_title(token: Token) -> bool:
    return token.low in _ROLES or token.low in TITLES


def is_body_name(words: Sequence[str]) -> bool:
    """Whether a name is an organisation's by its form: a body noun, or capitals alone."""
    capitals = len(words) == 1 and words[0].isupper() and 1 < len(words[0]) < 7
    nouns = BODIES | BODY_NOUNS if len(words) > 1 else BODY_NOUNS
    firm = len(words) > 1 and words[-1].lower() in FIRMS
    return capitals or firm or any(w.lower() in nouns for w in words)
