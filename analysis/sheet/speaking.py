"""Who gets to speak? An article's words by whose they are: its own, quoted from whom, reported.

Words are counted as `sources` counts them: once, for the innermost source; joint speakers share.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.article import ADDED, NARROW
from analysis.measures.attribution import ATTRIBUTED
from analysis.sheet.added import without_shared
from analysis.sheet.answers import UNNAMED, Answers
from analysis.sheet.places import without
from analysis.sheet.topic import PLACES, Drawn, Topic
from analysis.sheet.values import Cell, Choice, Column, Item, Tables, percent, several
from analysis.sources import in_camps, speeches
from analysis.sources.camps import UNASSIGNED, compared
from analysis.tables import each

SPEAKERS = 4  # in a cell, or camps; the rest is in the evidence
REPORTED = "reported speech"  # the key of all that is attributed and stands in no marks
NAMELESS = "without a name"  # … of all whose source is told without a name
OFFICIAL = "official sources"  # … of all whose source holds an office
NO_CAMP = "no camp"  # … of all whom the reader's table does not know
# Keys are read, too: “12 places of ‘Ada Brook: say-verbs’”.
_CAMP, _REPORTED, _ALL, _VERBS = "camp: ", ": reported", ": all words", ": say-verbs"

Camps = dict[str, str]
Spans = list[tuple[int, int]]


def camps_of(tables: Tables) -> Camps:
    """Speaker → camp, by the reader's table alone; {} where there is none."""
    table = tables.get("camps")
    if table is None or table.empty:
        return {}
    known = table[table["camp"].fillna("") != ""]
    return dict(zip(known["speaker"].astype(str), known["camp"].astype(str), strict=True))


def attributed(tables: Tables, articles: Iterable[str], zone: str = "told") -> pd.DataFrame:
    """The attributions of these articles in an area of their texts.

    Columns of the table `attributions`; a run without that table gives its quotations.
    """
    table = tables["attributions"] if reports(tables) else _quoted(tables["quotations"])
    chosen = table[table["article"].isin(list(articles))]
    if zone == ADDED:
        return without_shared(chosen, tables["shared"])
    return chosen[chosen["zone"] == zone] if zone in NARROW else chosen


def reports(tables: Tables) -> bool:
    """Whether reported speech was looked for: runs of older versions knew quotations only."""
    table = tables.get("attributions")
    return table is not None and (len(table) > 0 or not len(tables["quotations"]))


def _quoted(quotations: pd.DataFrame) -> pd.DataFrame:
    said = quotations[quotations["kind"] == "speech"]
    known = said["speaker"].fillna("") != ""
    return said.assign(
        part=0, kind="direct", naming=known.map({True: "named", False: "unknown"}), official=False,
        source="", within=np.nan, quoted=said["words"],
    )  # fmt: skip


def key_of(name: str, *, reported: bool = False) -> str:
    """What asks for what a speaker, or of a camp, is quoted with, or reported with."""
    return f"{name}{_REPORTED}" if reported else name


def camp_key(name: str) -> str:
    """The same of a camp."""
    return NO_CAMP if name == UNASSIGNED else f"{_CAMP}{name}"


def all_key(name: str) -> str:
    """What asks for all that is attributed to a speaker or, by its key, a camp."""
    return f"{name}{_ALL}"


def verbs_key(name: str) -> str:
    """What asks for the say-verbs of a speaker or, by its key, a camp."""
    return f"{name}{_VERBS}"


def _drawn(answers: Answers, columns: Sequence[Column], choice: Choice) -> Drawn:
    camps = camps_of(answers.tables)
    table = answers.once("speeches", lambda: _speeches(answers, camps))
    own = dict(iter(table.groupby("outlet", sort=False)))
    nothing = table.head(0)
    order = _most_quoted(table[table["camp"] != UNASSIGNED]) if camps else ()
    cells = tuple(
        _cell(answers, column, own.get(column.outlet, nothing), order if camps else None)
        for column in columns
    )
    whom = "each camp of your table that is quoted" if camps else "who is quoted"
    reported = ", reported speech without quotation marks" if reports(answers.tables) else ""
    return f"share of words: own voice, {whom}{reported}", cells


def _most_quoted(table: pd.DataFrame) -> tuple[str, ...]:
    """The camps with most words in marks over all columns: every cell has them in this order."""
    said = table.groupby("camp", sort=False)["quoted"].sum()
    said = said[said > 0].sort_values(ascending=False, kind="stable")
    return tuple(str(one) for one in said.index[:SPEAKERS])


def _speeches(answers: Answers, camps: Camps) -> pd.DataFrame:
    found = speeches(attributed(answers.tables, answers.owner, answers.zone), answers.owner)
    return found.assign(camp=in_camps(found, camps))


def _cell(
    answers: Answers, column: Column, own: pd.DataFrame, camps: tuple[str, ...] | None
) -> Cell:
    """`camps`: those that are shown; None where speakers are."""
    share = answers.of(column.outlet, ATTRIBUTED.name, ATTRIBUTED.voices[0])
    words = answers.words(column.outlet)
    if share.value is None or not words:
        return Cell(column.outlet, missing=share.why or "no words")
    given, quoted = min(float(own["words"].sum()), words), float(own["quoted"].sum())
    items = [_item("own voice", words - given, words, "own")]
    items += _speaker_items(own, words) if camps is None else _camp_items(own, words, camps)
    if given - quoted >= 0.5:
        items.append(_item(REPORTED, given - quoted, words, "reported", REPORTED))
    note = _note(own, words, round(given), round(quoted), reports(answers.tables))
    if not given and "cut off" in column.flags and len(column.articles) == 1:
        note += "; the text is cut off"
    if ends := answers.interval(column.outlet, ATTRIBUTED.name, ATTRIBUTED.voices[0]):
        low, high = map(percent, ends)
        note += f"; quoted on average {percent(share.value)} ({low}–{high})"
    return Cell(column.outlet, tuple(items), note)


def _note(own: pd.DataFrame, words: int, given: int, quoted: int, reported: bool) -> str:
    """`312 of 612 words are attributed to somebody, 210 of them in quotation marks; …`."""
    if not given:
        sought = "no quotation or reported speech found in" if reported else "no quotation in"
        return f"{sought} {several(words, 'word')}"
    once = own.drop_duplicates(["article", "i"])
    nameless = int((once["naming"] != "named").sum())
    all_of = several(len(once), "speech", "speeches")
    told = f"{nameless:,} of {all_of} without a named source"
    if not reported:
        return f"{quoted:,} of {several(words, 'word')} quoted; {told}"
    marks = "all" if quoted == given else f"{quoted:,}" if quoted else "none"
    return (
        f"{given:,} of {several(words, 'word')} are attributed to somebody, {marks} of them in "
        f"quotation marks; {told}"
    )


def _speaker_items(own: pd.DataFrame, words: int) -> list[Item]:
    said, called = _by_name(own)
    first = said.most_common(SPEAKERS)
    items = [_item(called[who], n, words, "quoted", called[who]) for who, n in first]
    rest = sum(said.values()) - sum(count for _, count in first)
    return [*items, _item("others", rest, words, "others")] if rest >= 0.5 else items


def _by_name(own: pd.DataFrame) -> tuple[Counter[str], dict[str, str]]:
    """Words in marks by speaker, whatever the capitals, and how each is called first."""
    said: Counter[str] = Counter()
    called: dict[str, str] = {}
    for speaker, quoted in zip(own["speaker"], own["quoted"], strict=True):
        if quoted:
            name = speaker or UNNAMED
            said[compared(name)] += quoted
            called.setdefault(compared(name), name)
    return said, called


def _camp_items(own: pd.DataFrame, words: int, camps: tuple[str, ...]) -> list[Item]:
    said = {str(k): float(v) for k, v in own.groupby("camp", sort=False)["quoted"].sum().items()}
    aside = said.pop(UNASSIGNED, 0.0)
    items = [
        _item(name, said[name], words, "quoted", camp_key(name))
        if said.get(name)
        else Item(name, "none", 0.0, kind="quoted")
        for name in camps
    ]
    rest = sum(count for name, count in said.items() if name not in camps)
    items += [_item("other camps", rest, words, "others")] if rest >= 0.5 else []
    return [*items, _item(UNASSIGNED, aside, words, "others", NO_CAMP)] if aside else items


def _item(label: str, count: float, words: int, kind: str, key: str = "") -> Item:
    share = count / words
    return Item(label, percent(share), share, kind=kind, key=key)


# The evidence


def _places(tables: Tables, column: Column, choice: Choice, item: str) -> pd.DataFrame:
    found = attributed(tables, column.articles, choice.zone)
    found = found.assign(
        label=[" and ".join(named_in(one)) or UNNAMED for one in found["speaker"]],
        text=found["source"].fillna(""),
    )
    how = next((end for end in _HOWS if item.endswith(end)), "")
    rest = item.removesuffix(how)
    chosen = found[_wanted(found, camps_of(tables), rest)]
    if how == _VERBS:
        cued = chosen[chosen["cue_start"].notna()].drop_duplicates(["article", "cue_start"])
        return cued.assign(
            start=cued["cue_start"].astype(int), end=cued["cue_end"].astype(int),
            label=cued["label"] + ": " + cued["verb"].fillna(""), text=cued["verb"].fillna(""),
        )[list(PLACES)].reset_index(drop=True)  # fmt: skip
    alone = _innermost(chosen, found)
    if not item or how == _ALL or item in (NAMELESS, OFFICIAL):
        return pd.DataFrame([(r.article, a, b, r.label, r.text) for r, a, b in alone],
                            columns=list(PLACES))  # fmt: skip
    return _in_marks(alone, tables["quotations"], how != _REPORTED and item != REPORTED)


_HOWS = (_REPORTED, _ALL, _VERBS)


def named_in(speaker: object) -> list[str]:
    """The speakers that share an attribution."""
    return [one for one in speaker.split("\n") if one] if isinstance(speaker, str) else []


def _wanted(found: pd.DataFrame, camps: Camps, item: str) -> "pd.Series[bool]":
    """Which rows an item is about."""
    if item in ("", REPORTED):
        return pd.Series(True, index=found.index)
    if item == NAMELESS:
        return found["naming"] == "unnamed"
    if item == OFFICIAL:
        return found["official"].astype(bool)
    if item == NO_CAMP or item.startswith(_CAMP):
        side = UNASSIGNED if item == NO_CAMP else item.removeprefix(_CAMP)
        pairs = [(i, one) for i, s in enumerate(found["speaker"]) for one in named_in(s) or [""]]
        parts = pd.DataFrame(pairs, columns=["row", "speaker"])
        parts["source"] = found["text"].to_numpy()[parts["row"]]
        rows = set(parts.loc[in_camps(parts, camps) == side, "row"])
        return pd.Series([i in rows for i in range(len(found))], index=found.index, dtype=bool)
    who = compared(item)
    # Whoever is not identified goes by the phrase, or by what stands for all of them.
    sources = zip(found["speaker"], found["text"], strict=True)
    names = [named_in(speaker) or [phrase, UNNAMED] for speaker, phrase in sources]
    is_it = [who in map(compared, some) for some in names]
    return pd.Series(is_it, index=found.index, dtype=bool)


def _innermost(chosen: pd.DataFrame, found: pd.DataFrame) -> list[tuple[Any, int, int]]:
    """The stretches of what was chosen, without what others say within them."""
    inner: dict[tuple[str, int], Spans] = {}
    for row in each(found[found["within"].notna()]):
        inner.setdefault((row.article, int(row.within)), []).append((row.start, row.end))
    return [
        (row, start, end)
        for row in each(chosen)
        for start, end in without(row.start, row.end, inner.get((row.article, int(row.i)), []))
    ]


def _in_marks(
    stretches: Sequence[tuple[Any, int, int]], quotations: pd.DataFrame, inside: bool
) -> pd.DataFrame:
    """Of stretches the parts in quotation marks, or those that are not. Columns: `PLACES`."""
    articles = {row.article for row, _, _ in stretches}
    said = quotations[(quotations["kind"] == "speech") & quotations["article"].isin(articles)]
    marks: dict[str, Spans] = {}
    for one in each(said.sort_values("start")):
        marks.setdefault(one.article, []).append((one.start, one.end))
    rows = []
    for row, start, end in stretches:
        if (row.quoted if inside else row.words - row.quoted) <= 0:
            continue
        here = [(a, b) for a, b in marks.get(row.article, ()) if a < end and b > start]
        kept = [(max(a, start), min(b, end)) for a, b in here]
        if not inside:
            kept = [] if row.quoted >= row.words else without(start, end, here)
        rows += [(row.article, a, b, row.label, row.text) for a, b in kept]
    return pd.DataFrame(rows, columns=list(PLACES))


HOW = (
    "Words in quotation marks, and words reported without them, that the text gives to a source by "
    "a say-verb, a name or a phrase. A word counts once, for the innermost source; joint speakers "
    "share. Speakers are found by rules, with the errors that the method card counts; a camp is "
    "what the reader’s own table says."
)

SPEAKING = Topic(
    "Who gets to speak?", "voices", "A", _drawn, _places, HOW, after="What is it called?"
)
