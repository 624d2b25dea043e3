"""Tone toward somebody: do people and the rule hear the same in a sentence that names a target?

NewsMTSC (Hamborg & Donnay 2021, MIT): sentences of US news, each with the place of a target and
whether it is spoken of positively, negatively or neither. The rule (`toward`) reads the text as
one line of body, with the parse where there is one; where it says nothing, that is neutral.
"""

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import numpy.typing as npt

from analysis.article import Article, Span, Zone
from analysis.document import Document, document
from analysis.measures.tone import compound
from analysis.parse import Parse, available, parsed
from analysis.toward import toward
from analysis.validate import ValidationError
from analysis.validate.outcome import Outcome, Row

NAME = "target_newsmtsc"
METRIC = "macro-F1 of tone toward a target (positive, neutral, negative)"
LABELS = {"neg": -1, "neu": 0, "pos": 1}
NAMES = {tone: label for label, tone in LABELS.items()}
DRAWS = 1_000
SEED = 20_241_102
AT_ONCE = 256  # texts parsed together
PLAIN = 0.05  # a compound nearer to 0 is neutral (Hutto & Gilbert 2014)
Tones = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def measure(rows: list[Row]) -> Outcome:
    """The macro-F1 of these rows; its interval is over sentences, whose targets stay together."""
    gold = np.array([_gold(i, row) for i, row in enumerate(rows)], dtype=np.int64)
    texts = [_document(i, row) for i, row in enumerate(rows)]
    plain = _tones(rows, texts, [None] * len(rows))
    ours = _tones(rows, texts, _parses(texts)) if available() else plain
    tones = np.array([tone for tone, _ in ours], dtype=np.int64)
    controls = _controls(gold, texts, np.array([tone for tone, _ in plain], dtype=np.int64))
    each = f1(counts(gold, tones))
    controls |= {f"F1, {NAMES[t]}": float(v) for t, v in zip((-1, 0, 1), each, strict=True)}
    low, high = interval(gold, tones, [str(row.get("gid", i)) for i, row in enumerate(rows)])
    listed: list[Row] = [
        {"row": i, "label": NAMES[tone], "words": [[s.start, s.end] for s in words]}
        for i, (tone, words) in enumerate(ours)
    ]
    return Outcome(float(each.mean()), low, high, len(rows), controls, listed)


def _gold(i: int, row: Row) -> int:
    if not {"text", "start", "end"} <= row.keys() or row.get("label") not in LABELS:
        raise ValidationError(f"row {i} has no `text`, `start`, `end`, or no label pos, neu or neg")
    return LABELS[row["label"]]


def _document(i: int, row: Row) -> Document:
    text = str(row["text"])
    return document(Article(f"{i:06d}", "", text), (Zone(Span(0, len(text)), "body"),))


def _parses(texts: Sequence[Document]) -> list[Parse | None]:
    found: list[Parse | None] = []
    for i in range(0, len(texts), AT_ONCE):
        found += parsed(texts[i : i + AT_ONCE])
    return found


def _tones(
    rows: Sequence[Row], texts: Sequence[Document], parses: Sequence[Parse | None]
) -> list[tuple[int, tuple[Span, ...]]]:
    found = []
    for row, text, parse in zip(rows, texts, parses, strict=True):
        said = toward(text, Span(int(row["start"]), int(row["end"])), parse)
        found.append((said.tone, said.evidence) if said else (0, ()))
    return found


def counts(gold: Tones, tones: Tones) -> Floats:
    """(N, 3, 3) for each row the hits, the predictions and the true ones of −1, 0 and 1."""
    kinds = np.array([-1, 0, 1])
    true, said = gold[:, None] == kinds, tones[:, None] == kinds
    return np.stack([true & said, said, true], axis=1).astype(np.float64)


def f1(found: Floats) -> Floats:
    """(3,) F1 of −1, 0 and 1: twice the hits over predictions and true ones; 0 of none."""
    return _f1(found.sum(axis=0))


def _f1(sums: Floats) -> Floats:
    """F1 along the last axis of sums (…, 3, 3)."""
    both: Floats = sums[..., 1, :] + sums[..., 2, :]
    return 2 * sums[..., 0, :] / np.maximum(both, 1e-12)


def interval(gold: Tones, tones: Tones, groups: Sequence[str]) -> tuple[float | None, float | None]:
    """The 95 % percentile interval of the macro-F1, whole groups drawn `DRAWS` times."""
    names = {name: k for k, name in enumerate(dict.fromkeys(groups))}
    if len(names) < 2:
        return None, None
    sums = np.zeros((len(names), 3, 3))
    np.add.at(sums, [names[group] for group in groups], counts(gold, tones))
    rng = np.random.default_rng(SEED)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    macro = _f1(np.einsum("dg,gij->dij", drawn.astype(np.float64), sums)).mean(axis=-1)
    low, high = np.quantile(macro, [0.025, 0.975]).tolist()
    return low, high


def _controls(gold: Tones, texts: Sequence[Document], plain: Tones) -> dict[str, float]:
    """Simpler rules on the same rows; length is given the best of six orders of the classes."""
    value, times = np.unique(gold, return_counts=True)
    vader = np.array([compound(text.text) for text in texts])
    lengths = np.array([len(text.text) for text in texts], dtype=np.float64)
    thirds = np.searchsorted(np.quantile(lengths, [1 / 3, 2 / 3]), lengths)
    orders = [np.array(order)[thirds] for order in permutations((-1, 0, 1))]
    rules = {
        "without the parse": plain,
        "VADER of the sentence": np.sign(vader) * (np.abs(vader) >= PLAIN),
        "most frequent class (chance)": np.full_like(gold, value[times.argmax()]),
    }
    found = {name: float(f1(counts(gold, rule)).mean()) for name, rule in rules.items()}
    best = max(float(f1(counts(gold, order)).mean()) for order in orders)
    return found | {"length of the text": best}
