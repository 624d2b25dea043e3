"""The subject of a say-verb: the noun phrase that does the speaking, without a parse."""

import re
from collections.abc import Sequence

from analysis.article import Span
from analysis.voice.names import Candidate, candidates, governed
from analysis.voice.nouns import ROLES, TITLES

_WINDOW = 300  # characters read before a verb
_BREAK = re.compile(
    r"[;:](?=\s|$)|\b(?:on|in|at|during|who|after|before|when|while|as|because|with|for|of|from"
    r"|about|that|by)\b"
)
_ADVERBS = re.compile(
    r"[\s,]*(?:(?:also|has|have|had|then|later|reportedly|recently|once|is|was|were|will|would"
    r"|further|goes on to|went on to|again|even|who|both|himself|herself|to|said to have|just"
    r"|does|do|did|not|\w{3,}ly)\s+)*$"
)
_SUBORDINATE = re.compile(
    r"\s*(?!As (?:[A-Z][\w.’'-]*[ \xa0]?){1,5}, (?:an?|the|who|whose|\d+)\b)"
    r"(?:When|After|As|While|Because|Since|If|Although|Though|Before|Once|Despite|During|In|At"
    r"|On|Following|Speaking|Asked|With|By|For|Under|From)\b[^,“\"]{0,200},\s"
)
_LAST_WORD = re.compile(r"\b[A-Z]\w*(?= $)")
_NAME_ON = re.compile(r" (?:the )?[A-Z]\w*(?: [A-Z]\w*){2}")
_PHRASE = re.compile(r"(?:of|with|in|at|from)(?: [a-z-]+){1,3} (?=[A-Z])")
_NOUNS = re.compile(
    r" (?:[a-z][a-z-]+ )?(?P<noun>[a-z][a-z-]+|Democrat|Republican)(?: (?:Rep|Sen|Gov)\.)? "
)
_PLACED = re.compile(r"(?:, \d{1,3})?,? of |, \d{1,3},? from |, ")
_ASIDE = re.compile(r"\s*(?:\([^()]{0,40}\)|, \d{1,3}),?")


def subject_after(text: str, start: int, end: int) -> Candidate | None:
    """The noun phrase after an inverted verb; names before roles: "said historian Jane Roe"."""
    stop = _break(text, start, min(end, start + 160))
    limit = stop.start() if stop else min(end, start + 160)
    found = candidates(text, start, limit)
    if not found:
        return _behind_phrase(text, limit, min(end, start + 160)) if stop else None
    free = [c for c in found if not governed(text[start : c.span.start])] or found
    named = [c for c in free if c.kind == "name"]
    chosen = named[0] if named else free[0]
    if len(named) > 1 and _describes(text, chosen, named[1]):
        chosen = named[1]
    return _joined(text, chosen, found)


def _describes(text: str, first: Candidate, second: Candidate) -> bool:
    """ "Said Oversight ranking member Ada Poe": the first name only says which member she is."""
    gap = text[first.span.end : second.span.start]
    found = _NOUNS.fullmatch(gap)
    if " " in first.text or " " not in second.text or found is None:
        return False
    return found["noun"].lower() in ROLES | TITLES | {"member"}


def _break(text: str, start: int, end: int) -> "re.Match[str] | None":
    """Where the subject ends at the latest; "Minister of the Interior Ada Poe" goes on."""
    for found in _BREAK.finditer(text, start, end):
        office = _LAST_WORD.search(text, start, found.start()) if found.group() == "of" else None
        if office is None or office.group().lower() not in TITLES:
            return found
        if not _NAME_ON.match(text, found.end(), end):
            return found
    return None


def _behind_phrase(text: str, start: int, end: int) -> Candidate | None:
    """ "Said master of ceremonies Ada Poe": the name in full right behind a short phrase."""
    phrase = _PHRASE.match(text, start, end)
    named = candidates(text, phrase.end(), end) if phrase else []
    if phrase is None or not named or named[0].kind != "name" or " " not in named[0].text:
        return None
    between = text[phrase.end() : named[0].span.start].lower().split()
    return named[0] if TITLES.issuperset(between) else None


def _joined(text: str, chosen: Candidate, found: Sequence[Candidate]) -> Candidate:
    """ "X and Y" where a second name stands directly behind an "and"."""
    for other in found:
        if other.span.start > chosen.span.end and chosen.kind == other.kind == "name":
            gap = text[chosen.span.end : other.span.start]
            if re.fullmatch(r" and (?:(?!said|says|told)[\w.-]+ ){0,3}", gap):
                return Candidate(
                    Span(chosen.span.start, other.span.end), f"{chosen.text}\n{other.text}", "pair"
                )
    return chosen


def subject_before(text: str, start: int, end: int) -> Candidate | None:
    """The subject of the verb at `end`: the phrase next to it, or the head of its clause."""
    start = main_clause(text, max(start, end - _WINDOW), end)
    found = candidates(text, start, end)
    if not found:
        return None
    last = found[-1]
    gap = _ASIDE.sub(" ", text[last.span.end : end])
    if last.text.lower() in ("who", "which"):
        return _antecedent(text, found[:-1])
    attached = _ADVERBS.fullmatch(gap) and ("," not in gap or _explained(text, found))
    if attached and (not _in_phrase(text, start, last) or _absolute(text, last, end)):
        return with_partner(text, last, found)
    return first_free(text, found)


def with_partner(text: str, last: Candidate, found: Sequence[Candidate]) -> Candidate:
    """The last candidate, with the one that "and" joins to it: "X and Y"."""
    if len(found) < 2 or found[-2].kind != last.kind:
        return last
    joined = _joined(text, found[-2], [last])
    return joined if joined.kind == "pair" else last


def first_free(text: str, found: Sequence[Candidate]) -> Candidate | None:
    """The first noun phrase that no preposition governs."""
    for candidate in found:
        low = max(0, candidate.span.start - 60)
        if not governed(text[low : candidate.span.start]) and not _county(text, candidate, found):
            return _joined(text, candidate, found)
    return None


def _county(text: str, candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """ "In Springfield, Illinois, …": the second name of a place, where another phrase follows."""
    behind = any(c.kind == "name" and c.span.end + 2 == candidate.span.start for c in found)
    commas = text[candidate.span.start - 2 : candidate.span.start] == ", "
    between = behind and commas and text.startswith(",", candidate.span.end)
    return between and candidate.kind == "name" and candidate is not found[-1]


def _antecedent(text: str, found: Sequence[Candidate]) -> Candidate | None:
    """Whom "who" stands for: the last noun phrase, but no party in "Ada Poe, a Democrat, who"."""
    named = [c for c in found if c.kind != "pronoun"]
    while len(named) > 1 and _lives(text, named[-2], named[-1]):
        named.pop()
    for last, earlier in zip(reversed(named), reversed(named[:-1]), strict=False):
        lead = text[earlier.span.end : last.span.start]
        if earlier.kind == "name" and re.match(r", (?:an?|the|[^,]*[’']s) [^,.]*$|, $", lead):
            return earlier
        break
    return named[-1] if named else None


def _lives(text: str, first: Candidate, second: Candidate) -> bool:
    """ "Ada Poe, 30, of Oslen, Norland, who": the last names are where she lives."""
    gap = text[first.span.end : second.span.start]
    return first.kind == second.kind == "name" and _PLACED.fullmatch(gap) is not None


def _absolute(text: str, candidate: Candidate, verb: int) -> bool:
    """ "…, with Smith calling it": the preposition governs the clause, not the name."""
    before = text[max(0, candidate.span.start - 40) : candidate.span.start]
    if re.search(r"\b(?:after|before|until)(?: the| an?)?\s$", before):
        return True
    return bool(
        re.search(r"\bwith\b[^,]*$", before) and re.match(r"\w+ing\b", text[verb : verb + 30])
    )


def _in_phrase(text: str, start: int, candidate: Candidate) -> bool:
    before = text[max(start, candidate.span.start - 60) : candidate.span.start]
    lead = before.rstrip()
    if text.startswith(",", candidate.span.end):  # Ada Poe, the mayor, said
        lead = re.sub(r"\b(?:the|an?|his|her|their|its)$", "", lead).rstrip()
    return governed(before) or (lead.endswith(",") and candidate.kind == "role")


def main_clause(text: str, start: int, end: int) -> int:
    """The place behind an opening clause or phrase, where a noun phrase follows it."""
    opening = _SUBORDINATE.match(text, start, end)
    if opening and candidates(text, opening.end(), end):
        return opening.end()
    return start


def _explained(text: str, found: Sequence[Candidate]) -> bool:
    """ "Their spokesman, Smith, said": the name explains the role before it."""
    if len(found) < 2 or found[-1].kind != "name" or found[-2].kind != "role":
        return False
    return text[found[-2].span.end : found[-1].span.start].strip() == ","
