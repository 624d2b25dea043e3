"""Who speaks: the say-verb nearest to a quotation, and the noun phrase that is its subject."""

import re
from typing import NamedTuple

from analysis.article import Span
from analysis.voice.names import Candidate, candidates, is_body, is_paper
from analysis.voice.nouns import PAPERS
from analysis.voice.people import People
from analysis.voice.subject import (
    first_free,
    main_clause,
    subject_after,
    subject_before,
    with_partner,
)
from analysis.voice.verbs import Cue, cues, document_verb


class Attribution(NamedTuple):
    """A speaker as the article has it, and the say-verb that gave the words to them.

    `settled`: somebody else than the last speaker is meant, even where no name can be given.
    """

    speaker: str | None
    cue: Cue | None
    settled: bool = False


NOBODY = Attribution(None, None)
UNSAID = Attribution(None, None, settled=True)
_WINDOW = 300  # characters read on either side of a quotation
_NEAR = 2  # words between a weak say-verb and the quotation
_NAMED_NEAR = 8  # "called the long-awaited plan “…”"
_NAMING = frozenset(("call", "label", "brand", "term", "dub", "describe"))
_SO_CALLED = re.compile(
    r"(?<!he )(?<!they )(?<!we )(?<!who )(?<!I )"
    + r"(?:called|labelled|labeled|branded|termed|dubbed|known)(?: as)?\W*"
)
_NEW_CLAUSE = re.compile(
    r"\W*(?:while|but|and|when|although|though|because|which|who|that|after|before|since)\b"
)
_LATER = re.compile(r"[^A-Z\n]{0,40}\b(?:after|before|while|when|because|though|as)\b")
_BY = re.compile(r"\s*by\b")
_INVERTED = re.compile(r"\s(?:[A-Z][\w.’'-]*[  ]?){1,4}(?:,|\s*$)")
_LIKE = re.compile(r",\s(?:like|such as|including|unlike)\s[^,]{0,30}$")
_BY_DOCUMENT = re.compile(
    rf"\W*[Aa]ccording to (?:the |an? |(?=[A-Z]))(?P<it>(?:[A-Z][\w.]*['’]s )?(?:[a-z]+ ){{0,2}}"
    rf"(?:{'|'.join(sorted(PAPERS))})), "
)
_DESCRIBED = re.compile(r"[\s\"'”’—–-]*(?:an?|the)?(?:\s?[a-z]+)?\s*")
_LABEL = re.compile(r"[–—―-] (?P<a>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}): ?$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|gets?|got)\s+(?:\w+ly\s+)?$")
_HEARERS = frozenset(("ask", "tell", "remind", "inform", "advise", "warn", "question", "call"))
_AUXILIARY = re.compile(r"\b(?:to|not|will|would|can|could|may|might|must|should|do|does|did)\s+$")
_LONGEST_SUBJECT = 140  # characters
_COMPLEMENT = re.compile(r"\s*(?:[:“\"]|(?:that|the|a|an|he|she|it|they|if|whether|how|why)\b)")
_DATELINE = re.compile(
    r"[A-Z][A-Z.,’' ]+(?:, ?[A-Z][a-z]+\.?(?: \d{1,2})?)?(?: ?\([\w ]+\))? ?[—–―-]+ "
)
_CLAUSE = re.compile(r".*[;—–―!?]\s", re.DOTALL)
_PLACED = re.compile(r"\b(?:in|on|at|near) (?:the )?$")
_PHRASE = re.compile(r"[\s,—–-]*(?:the|an?|one|another|his|her|their)\s", re.IGNORECASE)
_IN_WORDS = re.compile(r"(?P<a>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s?(?: own)? words?\W*$")
_SIGNED = re.compile(
    r"(?:[ \xa0]?[―—–-]{1,2}|[ \xa0]?\n(?:[―—–]|--))[ \xa0]?"
    r"(?P<a>[A-ZÀ-Þ][\w.'’-]*(?:[ \xa0](?:[A-ZÀ-Þ]|de |van |von )[\w.'’-]*){0,4})"
    r"(?:,[^\n“”\".!?]{0,60})?(?:[ \xa0]?\(@?\w{2,20}\))?[ \xa0.]*(?:\n|$)"
)
_SIGNING = frozenset("staff agency agencies wire desk reports writer reporter editor".split())
_OWNED = re.compile(r"(?P<a>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s?(?: [a-z-]+){0,3}\W*$")
_SPEECH_NOUN = re.compile(
    r"\W*(?:[a-z-]+ )?(?:comments?|remarks?|slogan|speech|claims?|statements?|promise|pledge|vow"
    r"|line|quip|tweet|message|call|mantra|refrain|argument|description|quote|words|theory)\b"
)
_GOING_ON = frozenset(("add", "continue", "go on"))
_OBJECT_SPEAKS = frozenset(("according to", "cite", "quote", "per", "attribute to"))


def after(text: str, tail: Span, names: People, quoted: Span) -> Attribution:
    """The cue right after a quotation: "…," said X; "…," X said; `…”explains X`."""
    start, end = tail.start, min(tail.end, tail.start + _WINDOW)
    glued = _glued(text, quoted, start, end)
    found = cues(text, start, end)
    if not found or len(text[start : found[0].span.start]) > _LONGEST_SUBJECT:
        return _unknown_verb(text, quoted, start, end, names)
    cue = found[0]
    lead = text[start : cue.span.start]
    if not re.search(r"\w", lead) or cue.verb in _OBJECT_SPEAKS:
        return _named(subject_after(text, cue.span.end, end), cue, names, quoted.start)
    if (cue.weak and len(lead) > 60) or _NEW_CLAUSE.match(lead) or _LATER.match(lead):
        return NOBODY
    if text[quoted.end - 1] == "." and not glued and _announces(text, cue, tail):
        return NOBODY
    if not glued and not _closes_sentence(text, cue.span.end, end, text[quoted.end - 1]):
        return NOBODY
    subject = subject_before(text, start, cue.span.start)
    if subject is None and lead.rstrip().endswith(","):
        subject = subject_after(text, cue.span.end, end)  # “…” about the pact, said X
    made = _named(subject, cue, names, quoted.start)
    unknown = subject is None and _PHRASE.match(lead) is not None  # “…,” the head of the firm said
    return made._replace(settled=made.settled or unknown)


def _announces(text: str, cue: Cue, tail: Span) -> bool:
    """Whether a cue leads on to the next quotation: “…” Then X left, saying, “…”."""
    return text[cue.span.end : tail.end].strip() in (",", ":")


def agent(text: str, tail: Span, names: People, ahead: Attribution) -> Attribution:
    """Described as “…” by X: X."""
    by = _BY.match(text, tail.start, tail.end)
    if ahead.cue is None or by is None or not ahead.cue.span.of(text).endswith("ed"):
        return ahead
    return _named(subject_after(text, by.end(), tail.end), ahead.cue, names, tail.start)


def _glued(text: str, quoted: Span, start: int, end: int) -> bool:
    """Whether the quotation's own punctuation leaves its sentence open."""
    follows = text[start:end].lstrip(" ,.;—–-\"'”’“")
    return text[quoted.end - 1] not in ".!?…" or follows[:1].islower()


def _unknown_verb(text: str, quoted: Span, start: int, end: int, names: People) -> Attribution:
    """After a comma the next noun phrase speaks, whatever it does: "…," Smith shrugged."""
    if text[quoted.end - 1] != ",":
        return NOBODY
    found = candidates(text, start, min(end, start + 80))
    if not found or not _DESCRIBED.fullmatch(text[start : found[0].span.start]):
        return NOBODY
    return Attribution(_resolved(found[0], names, quoted.start), None)


def _closes_sentence(text: str, start: int, end: int, mark: str) -> bool:
    """After "…." X said: the sentence ends there, or says only when, where and to whom."""
    rest = text[start:end]
    if mark in "!?":
        return not _COMPLEMENT.match(rest)
    return bool(re.match(r"\s*(?:[.,]|$|(?:on|in|at|during|after|to|as|when)\s)", rest))


def before(text: str, start: int, end: int, names: People) -> Attribution:
    """The last cue in a sentence before a quotation: X said that “…”; according to X, “…”."""
    dateline = _DATELINE.match(text, start, end)
    start = max(dateline.end() if dateline else start, end - _WINDOW)
    colon = text[start:end].rstrip().endswith(":")
    if colon and (held := _held(text, start, end, names)):
        return held
    if spoken := _IN_WORDS.search(text, start, end) or _LABEL.search(text, start, end):
        return Attribution(names.full(spoken.group("a")), None)
    found = cues(text, start, end)
    if found and (source := _BY_DOCUMENT.match(text, start, end)):
        return Attribution(source.group("it"), found[0])
    if _LIKE.search(text, max(start, end - 60), end):
        return UNSAID
    for cue in reversed(found):
        if cue.weak and not _beside(text, cue, end):
            continue
        if _PASSIVE.search(text[max(start, cue.span.start - 24) : cue.span.start]) and (
            cue.verb in _HEARERS or cue.weak
        ):
            return _passive(text, cue, end, names)
        subject = _subject(text, start, cue, end)
        if subject and subject.kind == "pronoun" and _of_saying(text, start, subject):
            continue  # X said it wants “…”: X said
        comma = text[start : cue.span.start].rstrip().endswith(",") and cue.verb != "tell"
        if subject is None and comma and _INVERTED.match(text, cue.span.end, end):
            subject = subject_after(text, cue.span.end, end)  # So it is, warns X. “…”
        made = _named(subject, cue, names, cue.span.start)
        settled = subject is None and bool(re.search(r"\w{3}", text[start : cue.span.start]))
        return made._replace(settled=settled or made.settled)
    return _labelled(text, start, end, names) if colon else NOBODY


def so_called(own: Attribution, text: str, mark: int) -> bool:
    """Whether nobody in particular calls it so: a plan known as “…”; it is called “…”."""
    if own.speaker is not None or own.cue is None:
        return False
    return _SO_CALLED.fullmatch(text, own.cue.span.start, mark) is not None


def _of_saying(text: str, start: int, pronoun: Candidate) -> bool:
    """Whether a pronoun opens what somebody is said to say: "X said (that) it"."""
    said = cues(text, max(start, pronoun.span.start - 40), pronoun.span.start)
    gap = text[said[-1].span.end : pronoun.span.start].strip() if said else "."
    return gap in ("", "that") and not said[-1].weak


def _beside(text: str, cue: Cue, end: int) -> bool:
    """Whether a weak say-verb reaches a quotation: it is next to it, or followed by "that"."""
    gap = text[cue.span.end : end].split()
    if len(gap) <= (_NAMED_NEAR if cue.verb in _NAMING else _NEAR):
        return True
    finite = cue.span.of(text) != cue.verb or _AUXILIARY.search(
        text[max(0, cue.span.start - 12) : cue.span.start]
    )
    return "that" in gap[:3] and bool(finite)


def _passive(text: str, cue: Cue, end: int, names: People) -> Attribution:
    """X was asked by Y: “…”: Y speaks, or nobody who is named."""
    by = re.match(r"\s+by\b", text[cue.span.end : end])
    subject = subject_after(text, cue.span.end + by.end(), end) if by else None
    return _named(subject, cue, names, cue.span.start)._replace(settled=True)


def _subject(text: str, start: int, cue: Cue, end: int) -> Candidate | None:
    if cue.verb in _OBJECT_SPEAKS:
        return subject_after(text, cue.span.end, end)
    if not text[start : cue.span.start].strip():  # Stated Smith: “…”
        return subject_after(text, cue.span.end, end)
    lead = text[start : cue.span.start].rstrip()
    if cue.span.of(text).endswith("ing") and lead.endswith(","):  # X smiled, adding “…”
        earlier = [c for c in cues(text, start, cue.span.start) if not c.weak]
        return subject_before(text, start, earlier[-1].span.start if earlier else cue.span.start)
    if (
        lead.endswith(",")
        and cue.verb != "tell"
        and re.match(r"\s[A-Z][^,]{0,60},\W*$", text[cue.span.end : end])
    ):
        return subject_after(text, cue.span.end, end)  # …, explained X, “…”
    subject = subject_before(text, start, cue.span.start)
    if subject and cue.span.of(text).endswith("ing") and is_paper(subject):
        return first_free(
            text, candidates(text, start, cue.span.start)
        )  # X put out a statement saying
    return subject


def _labelled(text: str, start: int, end: int, names: People) -> Attribution:
    """Before a colon without a say-verb: the name right before it, or the clause's subject."""
    clause = _CLAUSE.match(text, start, end)
    start = main_clause(text, start, end)
    found = candidates(text, max(start, clause.end() if clause else start), end)
    while len(found) > 1 and _PLACED.search(text, start, found[-1].span.start):
        found = found[:-1]  # Ada Poe in Oslen: “…”
    if found and found[-1].kind == "name" and not text[found[-1].span.end : end].strip(" :"):
        subject: Candidate | None = with_partner(text, found[-1], found)
    else:
        subject = first_free(text, found or candidates(text, start, end))
    if subject and subject.kind == "role" and (named := names.explained(subject)):
        subject = named  # from Ada Poe, mother of two: “…”
    return Attribution(_resolved(subject, names, end), None)


def signed(text: str, mark: int, names: People) -> str | None:
    """“…” — Ada Poe, at the end of its line or, behind a long dash, in the next: Ada Poe.

    `mark`: where the quotation's closing mark ends. Papers and agencies sign what they print, not
    what is quoted.
    """
    found = _SIGNED.match(text, mark)
    name = found["a"].rstrip(".") if found else ""
    if " " not in name or is_body(name) or name.split()[-1].lower() in _SIGNING:
        return None
    return names.full(name)


def owned(text: str, lead: Span, tail: Span, names: People) -> Attribution:
    """Of Smith’s “…” remark: Smith."""
    owner = _OWNED.search(text, max(lead.start, lead.end - 80), lead.end)
    if owner and _SPEECH_NOUN.match(text, tail.start, tail.end):
        return Attribution(names.full(owner.group("a")), None)
    return NOBODY


def _held(text: str, start: int, end: int, names: People) -> Attribution | None:
    """Before a colon: a document that contains or reads what follows."""
    cue = document_verb(text, start, end)
    holder = subject_before(text, start, cue.span.start) if cue else None
    if cue is None or holder is None or (holder.kind == "name" and not is_body(holder.text)):
        return None
    if holder.kind == "pronoun":
        return Attribution(names.last_document(holder.span.start), cue)
    return _named(holder, cue, names, cue.span.start)


def _named(candidate: Candidate | None, cue: Cue, names: People, anchor: int) -> Attribution:
    speaker = _resolved(candidate, names, anchor, cue.verb in _GOING_ON)
    # "He" who is nobody in the text is not the last speaker either, or it would be known.
    lost = speaker is None and candidate is not None and candidate.text.lower() in ("he", "she")
    return Attribution(speaker, cue, lost)


def _resolved(
    candidate: Candidate | None, names: People, anchor: int, goes_on: bool = False
) -> str | None:
    """A noun phrase as a speaker's name, as full as the text gives it."""
    if candidate is None:
        return None
    if candidate.kind == "pair":
        return " and ".join(names.full(part, True) for part in candidate.text.split("\n"))
    if candidate.kind == "pronoun":
        pronoun = candidate.text.lower()
        if pronoun not in ("he", "she"):
            return None
        meant = names.meant(anchor, pronoun, goes_on)
        return _role(meant.text, names, anchor) if isinstance(meant, Candidate) else meant
    if candidate.kind == "role":
        return _role(candidate.text, names, anchor)
    return names.full(candidate.text)


def _role(phrase: str, names: People, anchor: int) -> str:
    """ "The ministry": the last one named; otherwise the phrase, without its article."""
    article, _, rest = phrase.partition(" ")
    if article.lower() == "the" and len(rest.split()) <= 2:
        noun = rest.split()[-1].lower()
        return names.body(noun, anchor) or names.holder(noun, anchor) or rest
    return rest if article.lower() in ("the", "a", "an") and rest else phrase
