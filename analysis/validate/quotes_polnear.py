"""Attribution: are the words that an article gives to its sources found, and whose they are?

PolNeAR (Newell, Margolin & Ruths 2018): US political news of 2015 and 2016 with every attribution
marked: source, cue and content, of speech, thought, plans and praise alike. Each row's text is read
as the product reads a pasted text.

The value is the micro-averaged F1 of content words over all rows: a word of the document (in
whatever zone it stands) is content where it lies in any content span, ours or theirs.

*Source accuracy*: each of their attributions is matched with that of ours whose content words
have the highest intersection over union with theirs, if that is at least .5. Among the matched
ones in which they mark a source, ours is right if the last word of a name of our speaker stands in
their source's words, or if our source's phrase and theirs have half of the shorter one's words in
common. *Matched* is the share of ours that have such a match, *found* the share of theirs.

*MAE of named sources*: the mean over rows of |ours − theirs|, the numbers of different names of
sources in an article. By which name a phrase counts, `key` says; theirs are those of their source
spans, ours those of our named speakers, "marks alone" those of the speakers of quotations.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from analysis.article import Article, Span
from analysis.attributions import Attribution, attributions
from analysis.attributions.who import WRITINGS, is_body_noun, is_name
from analysis.document import Document
from analysis.parse import available, parsed
from analysis.resample import bootstrap_t_of_ratios
from analysis.resample.cells import Floats
from analysis.score import read
from analysis.validate import ValidationError
from analysis.validate.outcome import Outcome, Row, mean
from analysis.voice.nouns import NOT_NAMES

NAME = "quotes_polnear"
METRIC = "F1 of the words given to a source"
AT_ONCE = 50  # rows read and parsed together
MATCHED = 0.5  # intersection over union from which two contents are one
_Words = frozenset[int]


class Gold(NamedTuple):
    """An attribution as it is marked: words of the content and the source, the source's text."""

    content: _Words
    source: _Words
    text: str


class Counts(NamedTuple):
    """What one rule made of one row.

    `words`: in both, ours, theirs, in the row. `sources`: matched with a source marked, of them
    right. `attributions`: ours, ours matched, theirs, theirs matched. `named`: how many names of
    sources too many (or, below 0, too few).
    """

    words: tuple[int, int, int, int]
    sources: tuple[int, int]
    attributions: tuple[int, int, int, int]
    named: int


def measure(rows: list[Row]) -> Outcome:
    """The F1 of these rows, its interval over rows; with the parse where it can be had."""
    for i, row in enumerate(rows):
        if missing := [field for field in ("text", "attributions") if field not in row]:
            raise ValidationError(f"row {i} has no `{missing[0]}`")
    counts: dict[str, list[Counts]] = defaultdict(list)
    predictions: list[Row] = []
    for first in range(0, len(rows), AT_ONCE):
        for i, found in enumerate(_batch(rows[first : first + AT_ONCE]), first):
            for rule, (_, made) in found.items():
                counts[rule].append(made)
            given = found.get("parse", found["clauses"])[0]
            predictions.append({"row": i, "attributions": [_raw(a) for a in given]})
    best = counts["parse"] or counts["clauses"]
    low, high = _interval(best)
    controls = _controls(best, counts)
    return Outcome(f1(best), low, high, len(rows), controls, predictions)


def _batch(rows: Sequence[Row]) -> list[dict[str, tuple[tuple[Attribution, ...], Counts]]]:
    """What each rule finds in some rows, and its counts."""
    documents = [read(Article(f"{i}", "", str(row["text"]))) for i, row in enumerate(rows)]
    parses = parsed(documents) if available() else [None] * len(documents)
    batch = []
    for row, document, parse in zip(rows, documents, parses, strict=True):
        gold = marked(row, document)
        found = {"clauses": attributions(document), "marks": _marks(document)}
        if parse is not None:
            found["parse"] = attributions(document, parse)
        batch.append({rule: (f, counted(document, f, gold)) for rule, f in found.items()})
    return batch


def _marks(document: Document) -> tuple[Attribution, ...]:
    """The quotations of a document and nothing else."""
    return tuple(
        Attribution(
            (q.span,), "direct", None, "\n".join((q.speaker or "").split(" and ")) or None,
            "named" if q.speaker else "unknown", q.cue, q.verb, None,
        )
        for q in document.quotations if q.kind == "speech"
    )  # fmt: skip


def marked(row: Row, document: Document) -> list[Gold]:
    """The attributions of a row, as it has them: `[type, [[start, end], …], text]` a part."""
    return [
        Gold(
            _words(document, _spans(found["Content"])), _words(document, _spans(found["Source"])),
            " ".join(str(part[2]) for part in found["Source"]),
        )
        for found in row["attributions"]
    ]  # fmt: skip


def _spans(parts: Iterable[Sequence[Any]]) -> list[Span]:
    return [Span(start, end) for part in parts for start, end in part[1]]


def _words(document: Document, spans: Iterable[Span]) -> _Words:
    """The numbers of the words that begin in some spans."""
    found: set[int] = set()
    for span in spans:
        first, last = np.searchsorted(document.starts, (span.start, span.end))
        found.update(range(int(first), int(last)))
    return frozenset(found)


def counted(document: Document, found: Sequence[Attribution], gold: Sequence[Gold]) -> Counts:
    """The counts of one rule on one row."""
    ours = [_words(document, a.content) for a in found]
    theirs = [g.content for g in gold]
    a, b = frozenset[int]().union(*ours), frozenset[int]().union(*theirs)
    matches = matched(theirs, ours)
    sourced = [(gold[i], found[k]) for i, k in matches.items() if gold[i].text]
    right = sum(_right(document, g, o) for g, o in sourced)
    sizes = len(ours), len(matched(ours, theirs)), len(theirs), len(matches)
    wanted = {key(g.text) for g in gold} - {None}
    named = {key(n) for o in found if o.naming == "named" for n in _speakers(o)} - {None}
    words = len(a & b), len(a), len(b), len(document.starts)
    return Counts(words, (len(sourced), right), sizes, len(named) - len(wanted))


def matched(items: Sequence[_Words], others: Sequence[_Words]) -> dict[int, int]:
    """For each item the first of the others with the highest overlap, if that is `MATCHED`."""
    holding: dict[int, list[int]] = defaultdict(list)
    for k, other in enumerate(others):
        for word in other:
            holding[word].append(k)
    found: dict[int, int] = {}
    for i, item in enumerate(items):
        shared = Counter(k for word in item for k in holding[word])
        overlaps = [(n / len(item | others[k]), -k) for k, n in shared.items()]
        best, place = max(overlaps, default=(0.0, 0))
        if best >= MATCHED:
            found[i] = -place
    return found


def _right(document: Document, gold: Gold, ours: Attribution) -> bool:
    """Whether our source is theirs, by its name or its place."""
    lower = set(re.findall(r"\w+", gold.text.lower()))
    if any(name.lower().split()[-1].split("-")[-1] in lower for name in _speakers(ours)):
        return True
    place = _words(document, [ours.source]) if ours.source else frozenset[int]()
    shorter = min(len(place), len(gold.source))
    return shorter > 0 and 2 * len(place & gold.source) >= shorter


def _speakers(found: Attribution) -> list[str]:
    return [name for name in (found.speaker or "").split("\n") if name.strip()]


def key(phrase: str) -> str | None:
    """By which name a source counts: the last word of the first run of capitalised words.

    A run is passed over where a common noun follows that it only describes ("Poe aides", "Oslen
    mayor Ada Poe"), save one for a body or a piece of writing, and where it is but a people or a
    party. What hangs on a common noun by a preposition other than "by" is no name of the source.
    None where no run is left.

    >>> key("the mayor, Ada Poe, of Oslen"), key("Oslen mayor Ada Poe"), key("a CNN poll")
    ('poe', 'poe', 'cnn')
    >>> key("some officials of Oslen"), key("Poe aides")
    (None, None)
    """
    run: list[str] = []
    before = ""
    for found in re.finditer(r"[\w’'.&-]+|[,;:()]|$", phrase):
        word = re.sub(r"['’]s$", "", found.group()).strip(".'’")
        if word[:1].isupper() and word.lower() not in _NO_NAMES:
            run = [] if before else run
            run.append(word)
            before = ""
            continue
        common = word.replace("-", "").isalpha() and word not in NOT_NAMES
        if run and not before and common and is_body_noun(word):
            before = word  # "a CNN poll" ends here, "the Poe campaign chief" does not
            continue
        alone = len(run) == 1 and run[0].lower() in WRITINGS  # “Poll” only opens its sentence
        if run and not common and not alone and is_name(" ".join(run)):
            return run[-1].lower()
        hung = before or " ".join(run)  # “Democrats” is no name, and hangs nothing on it either
        if word in _PREPOSITIONS and hung.isalpha() and hung.lower() not in NOT_NAMES:
            return None
        run, before = [], word
    return None


# Words that open a phrase with a capital and name nobody: "Half of the voters".
_NO_NAMES = NOT_NAMES | frozenset(
    """others none nobody nearly half close early twenty thirty fifty people members leaders
    officials voters woman man sources experts
    critics polls late new recent current former six two-thirds companies data exit""".split()
)
_PREPOSITIONS = frozenset("of in at from with like for to on who".split())


def f1(counts: Sequence[Counts]) -> float:
    """2·both / (ours + theirs) over all rows."""
    both, ours, theirs = (sum(c.words[i] for c in counts) for i in range(3))
    return 2 * both / (ours + theirs) if ours + theirs else 0.0


def chance(counts: Sequence[Counts]) -> float:
    """The same if every word were called content."""
    theirs, words = (sum(c.words[i] for c in counts) for i in (2, 3))
    return 2 * theirs / (words + theirs) if words + theirs else 0.0


def _interval(counts: Sequence[Counts]) -> tuple[float | None, float | None]:
    """95 % over rows: F1 is a ratio of sums."""
    if len(counts) < 2:
        return None, None
    sums = np.array([(2.0 * c.words[0], c.words[1] + c.words[2]) for c in counts])
    found = bootstrap_t_of_ratios(_ratio, sums)
    ends = float(found.low[0]), float(found.high[0])
    return ends if np.isfinite(ends).all() else (None, None)


def _ratio(means: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return means[..., :1] / means[..., 1:]


def _controls(best: Sequence[Counts], counts: dict[str, list[Counts]]) -> dict[str, float]:
    """The same without the parse, of marks alone and by chance; sources; names; both halves."""
    weak, marks = counts["clauses"], counts["marks"]
    found = {
        "without the parse": f1(weak), "marks alone": f1(marks),
        "every word (chance)": chance(best),
        "precision": _share(c.words[:2] for c in best),
        "recall": _share((c.words[0], c.words[2]) for c in best),
        "source accuracy": _share(c.sources[::-1] for c in best),
        "source accuracy, without the parse": _share(c.sources[::-1] for c in weak),
        "MAE of named sources": mean([abs(c.named) for c in best]),
        "MAE, without the parse": mean([abs(c.named) for c in weak]),
        "MAE, marks alone": mean([abs(c.named) for c in marks]),
    }  # fmt: skip
    for name, rule in (("", best), (", without the parse", weak)):
        found[f"matched{name}"] = _share((c.attributions[1], c.attributions[0]) for c in rule)
        found[f"found{name}"] = _share((c.attributions[3], c.attributions[2]) for c in rule)
        found[f"even rows{name}"], found[f"odd rows{name}"] = f1(rule[::2]), f1(rule[1::2])
    return found


def _share(pairs: Iterable[Sequence[int]]) -> float:
    parts = list(pairs)
    whole = sum(pair[1] for pair in parts)
    return sum(pair[0] for pair in parts) / whole if whole else 0.0


def _raw(found: Attribution) -> Row:
    return {
        "content": [[s.start, s.end] for s in found.content], "kind": found.kind,
        "source": [found.source.start, found.source.end] if found.source else None,
        "speaker": found.speaker, "naming": found.naming, "verb": found.verb,
        "cue": [found.cue.start, found.cue.end] if found.cue else None, "within": found.within,
    }  # fmt: skip
