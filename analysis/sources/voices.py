"""Who gets to speak? Words and speeches by camp and by speaker."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.attributions import ACCURACY
from analysis.measures.card import Card
from analysis.sources.camps import UNASSIGNED, compared, in_camps
from analysis.sources.speeches import speeches
from analysis.tables import each

VOICE_FLOOR = 30  # speeches of an outlet below which its shares are not printed
EVERYWHERE = ""  # the outlet where a speaker's speeches in all outlets are taken together
VOICES = (
    "outlet", "camp", "words", "speeches", "word_share", "speech_share", "of_words", "of_speeches",
    "enough",
)  # fmt: skip
SPEAKERS = (
    "outlet", "speaker", "naming", "official", "speeches", "words", "quoted", "outlets", "verbs",
)  # fmt: skip
QUESTION = "Who gets to speak?"

VOICE_CARD = Card(
    name="share_of_voice",
    title="share of voice",
    question=QUESTION,
    about="How much of what an outlet attributes to others goes to each camp of your own table; "
    "speakers who are not in it, and unnamed ones whose phrase is not, are unassigned.",
    unit="share of attributed words; share of speeches",
    formula="words of the camp / all attributed words; speeches of the camp / all speeches. A word "
    "counts once, for the innermost source; joint speakers share the words, and the speech counts "
    "for each camp among them",
    tier="A",
    source="after Gans 1979; the table of camps is the reader's",
    weakness="it is no better than the table of camps, and inherits every error of attribution; "
    "the length of a speech says nothing of how it is treated",
    version="1",
    floor=VOICE_FLOOR,
    floor_of="speeches",
    accuracy=ACCURACY,
)


def share_of_voice(
    attributions: pd.DataFrame, owner: Mapping[str, str], camps: Mapping[str, str]
) -> pd.DataFrame:
    """One row per outlet × camp, `UNASSIGNED` last. Columns: `VOICES`.

    word_share = words of the camp / all attributed words of the outlet, 0 to 1; speech_share =
    attributions with a speaker of the camp / all attributions, so that shares of speeches may sum
    to more than 1 where camps spoke together. Joint speakers share the words equally. NaN where an
    outlet attributes nothing. `enough`: the outlet has `VOICE_FLOOR` speeches or more. Nested
    attributions: see `speeches`. `owner`: article → outlet; the camps are those of `Edits.camps`.
    """
    said = speeches(attributions, owner)
    said = said.assign(camp=in_camps(said, camps))
    order = [*dict.fromkeys(camps.values()), UNASSIGNED]
    names = [c for c in dict.fromkeys(order) if c == UNASSIGNED or (said["camp"] == c).any()]
    words = said.groupby(["outlet", "camp"])["words"].sum()
    once = said.drop_duplicates(["article", "i", "camp"])
    count = once.groupby(["outlet", "camp"]).size()
    of_words = said.groupby("outlet")["words"].sum()
    of_speeches = said.drop_duplicates(["article", "i"]).groupby("outlet").size()
    rows = []
    for outlet in dict.fromkeys(owner.values()):
        all_words, total = float(of_words.get(outlet, 0.0)), int(of_speeches.get(outlet, 0))
        for camp in names:
            w, n = float(words.get((outlet, camp), 0.0)), int(count.get((outlet, camp), 0))
            rows.append(
                (outlet, camp, w, n, _ratio(w, all_words), _ratio(n, total), all_words, total,
                 VOICE_CARD.enough(total))
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(VOICES))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def speakers(
    attributions: pd.DataFrame, owner: Mapping[str, str], *, together: bool = False
) -> pd.DataFrame:
    """One row per outlet × source, the most heard first. Columns: `SPEAKERS`.

    A source is a speaker by name, whatever its capitals, else an unnamed one by its phrase; who is
    neither is left out. `speeches` counts attributions, `words` what is attributed and `quoted`
    those of them in quotation marks (shared by joint speakers); `outlets` how many outlets give
    the source a word; `verbs` pairs of say-verb and count, the commonest first. With `together`
    one row per source, its outlet `EVERYWHERE`: what a reader's table of camps is made of.
    """
    found: dict[tuple[str, str], _Heard] = defaultdict(_Heard)
    outlets: dict[str, set[str]] = defaultdict(set)
    for one in each(speeches(attributions, owner)):
        unnamed = one.source if one.naming == "unnamed" else ""  # else it is "he", or "it"
        if who := compared(one.speaker or unnamed):
            found[EVERYWHERE if together else one.outlet, who].hear(one)
            outlets[who].add(one.outlet)
    rows = [
        (outlet, _first(heard.names), heard.naming, heard.official, len(heard.speeches),
         heard.words, heard.quoted, len(outlets[who]), _by_count(heard.verbs))
        for (outlet, who), heard in found.items()
    ]  # fmt: skip
    places = {outlet: k for k, outlet in enumerate(dict.fromkeys(owner.values()))}
    rows.sort(key=lambda row: (places.get(row[0], 0), -row[4], -row[5], row[1]))
    return pd.DataFrame(rows, columns=list(SPEAKERS))


@dataclass(slots=True)
class _Heard:
    """What is heard of one source while its speeches are gone through."""

    names: Counter[str] = field(default_factory=Counter)
    verbs: Counter[str] = field(default_factory=Counter)
    speeches: set[tuple[str, int]] = field(default_factory=set)
    words: float = 0.0
    quoted: float = 0.0
    naming: str = "unknown"
    official: bool = False

    def hear(self, one: Any) -> None:
        """Take a row of `speeches`."""
        self.names[one.speaker or one.source] += 1
        if one.verb:
            self.verbs[one.verb] += 1
        self.speeches.add((one.article, one.i))
        self.words += one.words
        self.quoted += one.quoted
        self.official |= one.official
        if self.naming != "named" and one.naming != "unknown":
            self.naming = one.naming


def _by_count(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _first(counts: Counter[str]) -> str:
    return _by_count(counts)[0][0]
