"""Who says what by the grammar of the sentence: the cue's clause is the content, its subject says.

Labels are those of spaCy's English models (ClearNLP): nsubj, ccomp, parataxis, advcl, pobj …
"""

from collections.abc import Iterator, Sequence

from analysis.article import TOLD
from analysis.attributions.attribution import NONE, Found
from analysis.attributions.tree import Tree
from analysis.attributions.words import entries, saying, with_clause, written
from analysis.document import OWN, Document
from analysis.parse import Parse
from analysis.voice.nouns import BODIES, ROLES
from analysis.voice.verbs import lemma

_VERBAL = ("VERB", "AUX")
_MOST = 3  # words before "according to" that are a statement by themselves


def by_grammar(document: Document, parse: Parse) -> list[Found]:
    """Every cue of the told sentences with its content and source, in the order of the cues."""
    tree = Tree(document, parse)
    found: list[Found] = []
    for sentence in document.sentences:
        if sentence.zone in TOLD:
            for i in range(sentence.first, sentence.last):
                found.extend(_cue(tree, i))
    return found


def _cue(tree: Tree, i: int) -> Iterator[Found]:
    """What the word gives to a source, if it is a cue."""
    pos, lexeme = tree.parse.pos[i], tree.document.lexemes[i]
    if lexeme == "according":
        yield from _according(tree, i)
    elif pos in _VERBAL:
        yield from _verb(tree, i)
    elif pos == "NOUN":
        yield from _noun(tree, i)
    elif pos == "ADJ":
        yield from _adjective(tree, i)


def _made(
    tree: Tree,
    content: Sequence[int],
    head: int,
    cue: tuple[int, int],
    verb: str,
    bare: bool = False,
) -> Iterator[Found]:
    if content:
        source = tree.phrase(head) if head != NONE else None
        yield Found(tuple(content), source, head, cue, verb, bare)


def _verb(tree: Tree, i: int) -> Iterator[Found]:
    verb = lemma(tree.document.lexemes[i])
    head = tree.subject(i)
    content, bare = _complements(tree, i, verb, head)
    if not content:
        content, bare = _around(tree, i, verb), False
    if (bare or not content) and (whole := _shown(tree, i, verb, head)):
        content, bare = whole, False
    yield from _made(tree, content, head, (i, i + 1), verb, bare)


def _shown(tree: Tree, i: int, verb: str, head: int) -> list[int]:
    """What a poll shows or somebody is the first to report, though it be a noun phrase: "a poll
    has Poe with 47 percent", "it was first reported by the Herald".
    """
    if head == NONE:
        return []
    passive = tree.kids(i, "nsubjpass")
    if passive and head > i and _tells_all(tree, verb, head, passive[0]):
        return tree.under(passive[0])
    shows = verb in entries("showing") and tree.document.lexemes[head] in entries("writing")
    if not shows or not tree.kids(i, *_OBJECTS, "ccomp", "xcomp"):
        return []
    parts = [k for k in tree.kids(i, *_OBJECTS, "ccomp", "xcomp", "prep") if k > i]
    content = sorted(word for k in parts for word in tree.under(k))
    nobody = _STANDING.isdisjoint(tree.document.lexemes[word] for word in content)
    return [] if verb == "have" and nobody else content


# Words without which a poll that has something shows nothing.
_STANDING = frozenset("percent ahead behind leading trailing lead tied point points".split())


def _taking() -> tuple[tuple[str, frozenset[str]], ...]:
    """Which clauses are content, and of which verbs."""
    return ("ccomp", with_clause()), ("xcomp", entries("infinitive"))


def _complements(tree: Tree, i: int, verb: str, head: int) -> tuple[list[int], bool]:
    """What hangs on the verb as its content, and whether that is a noun phrase only."""
    if verb == "be":
        return [], False
    taken = {kind for kind, verbs in _taking() if verb in verbs}
    low = i if _opens(tree, i) else 0  # a clause before belongs to another sentence
    phrases = [k for k in tree.below[i] if _follows(tree, k, verb)]
    if verb == "call" and phrases:
        taken.add("xcomp")  # they called on Congress to act
    clauses = [k for k in tree.below[i] if tree.kind(k) in taken and k >= low]
    found = [word for k in clauses for word in tree.under(k) if word > i or k < i]
    found += [word for k in phrases for word in tree.under(k)[1:]]
    found += tree.swallowed(i)
    bare = not found or (not clauses and not any(_tells(tree, k, verb) for k in phrases))
    if bare and verb in entries("object"):
        called = _so_called(tree, i, verb)
        own = called or [k for k in tree.below[i] if tree.kind(k) in _OBJECTS]
        found += [word for k in own for word in tree.under(k) if word > i or k < i]
        telling = own and _tells_all(tree, verb, head, own[0])
        bare = not (called or telling)
    return sorted(set(found)), bare and not tree.swallowed(i)


def _tells_all(tree: Tree, verb: str, head: int, thing: int) -> bool:
    """Whether an object tells in full what was said: "denied the charges", not "denied a visa";
    and whether its subject can say anything.
    """
    if head == NONE or verb not in entries("telling"):
        return False
    lexeme = tree.document.lexemes[head]
    named = tree.parse.pos[head] in ("PROPN", "PRON") and lexeme not in _THINGS
    speaks = named or lexeme in ROLES or lexeme in BODIES or lexeme in written()
    return speaks and (verb != "deny" or tree.document.lexemes[thing] in entries("deniable"))


_THINGS = frozenset("it this that which what".split())


def _so_called(tree: Tree, i: int, verb: str) -> list[int]:
    """ "She called him a liar": somebody, and what they are called."""
    both = [k for k in tree.kids(i, "dobj", "oprd", "xcomp", "ccomp", "attr") if k > i]
    both = [k for k in both if all(tree.document.lexemes[j] != "to" for j in tree.kids(k, "aux"))]
    return both if verb in entries("naming") and len(both) > 1 else []


_OBJECTS = ("dobj", "oprd", "attr")


def _follows(tree: Tree, k: int, verb: str) -> bool:
    """Whether a preposition belongs to a cue: "speak of"."""
    phrase = f"{verb} {tree.document.lexemes[k]}"
    known = entries("phrase") | entries("telling_phrase")
    # "called the police on her", "called on her on Monday"
    apart = verb == "call" and any(j < k for j in tree.kids(tree.heads[k], *_OBJECTS, "prep"))
    return tree.kind(k) == "prep" and phrase in known and not apart


def _tells(tree: Tree, k: int, verb: str) -> bool:
    """Whether what follows the preposition is a clause, or the phrase tells all by a noun."""
    phrase = f"{verb} {tree.document.lexemes[k]}"
    if phrase == "call on":
        return bool(tree.kids(tree.heads[k], "xcomp"))  # she called on the council to act
    return bool(tree.kids(k, "pcomp")) or phrase in entries("telling_phrase")


def _around(tree: Tree, i: int, verb: str) -> list[int]:
    """The clause in which the cue is put in: "…, X said, …"; "as X said, …"."""
    up = tree.heads[i]
    if up == i or verb not in saying() or _opens(tree, i):
        return []
    marks = [tree.document.lexemes[k] for k in tree.kids(i, "mark", "advmod")]
    if tree.kind(i) == "parataxis" or (
        tree.kind(i) == "advcl" and "as" in marks and tree.kids(i, "nsubj")
    ):
        return tree.under(up, (i,))
    return []


def _opens(tree: Tree, i: int) -> bool:
    """Whether quoted words follow a cue without a comma, so that they are what is said."""
    document = tree.document
    if i + 1 >= len(document.starts) or document.voice[i + 1] == OWN:
        return False
    return "," not in document.text[document.ends[i] : document.starts[i + 1]]


def _according(tree: Tree, i: int) -> Iterator[Found]:
    to = next((k for k in tree.kids(i, "prep") if k > i), NONE)
    head = next(iter(tree.kids(to, "pobj")), NONE) if to != NONE else NONE
    if head == NONE:
        return
    up = tree.heads[i]
    while up != tree.heads[up] and tree.parse.pos[up] not in _VERBAL:
        up = tree.heads[up]
    content = tree.under(up, (i,)) if up != i else []
    if sum(word < i for word in content) >= _MOST:  # what follows is the outlet's again
        content = [word for word in content if word < i]
    yield from _made(tree, content, head, (i, to + 1), "according to")


def _noun(tree: Tree, i: int) -> Iterator[Found]:
    noun = tree.parse.lemmas[i]
    if noun not in entries("noun"):
        return
    owner = _owner(tree, i)
    clauses = [k for k in tree.kids(i, "acl", "ccomp") if _that_or_to(tree, k)]
    content = [word for k in clauses for word in tree.under(k)]
    if owner != NONE:
        yield from _made(tree, content, owner, (i, i + 1), noun)


def _that_or_to(tree: Tree, k: int) -> bool:
    """Whether a clause on a noun is its content, no description ("a claim made in May")."""
    return any(tree.document.lexemes[j] in ("that", "to") for j in tree.kids(k, "mark", "aux"))


def _owner(tree: Tree, noun: int) -> int:
    """Whose a claim is: "X's claim", "a claim by X", or of who makes it: "X repeated claims"."""
    if owners := tree.kids(noun, "poss"):
        return owners[0]
    for by in tree.kids(noun, "prep", "agent"):
        if tree.document.lexemes[by] in ("by", "from", "among"):
            return next(iter(tree.kids(by, "pobj")), NONE)
    up = tree.heads[noun]
    if tree.kind(noun) == "dobj" and tree.parse.pos[up] == "VERB":
        return tree.subject(up)
    return NONE


def _adjective(tree: Tree, i: int) -> Iterator[Found]:
    word = tree.document.lexemes[i]
    if word not in entries("adjective"):
        return
    content = [j for k in tree.kids(i, "ccomp") for j in tree.under(k)]
    up = tree.heads[i]
    head = tree.subject(up) if up != i else NONE
    if head != NONE:
        yield from _made(tree, content, head, (i, i + 1), word)
