"""What an outlet's cell shows, by the form in which a measure wants to be drawn.

Each form takes the measures of a row and gives its caption and a cell for every column.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import pandas as pd

from analysis.measures import Measure
from analysis.sheet.columns import compared
from analysis.sheet.values import Cell, Choice, Column, Item, Tables, percent, several

CHIPS = 10  # in a cell; the rest is in the evidence
BARS = 5
UNNAMED = "speaker not identified"
_VOICE = {"own": "own", "quoted": "quoted", "all": ""}


def voice_of(measure: Measure, choice: Choice) -> str:
    """The voice a measure is shown in: the chosen one, or its primary one where it has no such."""
    return choice.voice if choice.voice in measure.voices else measure.voices[0]


def readings_of(tables: Tables, measure: Measure, voice: str, ids: Sequence[str]) -> pd.DataFrame:
    """The readings of one measure in one voice for these articles."""
    table = tables["readings"]
    asked = (table["measure"] == measure.name) & (table["voice"] == voice)
    return table[asked & table["article"].isin(list(ids))]


def marks_of(tables: Tables, measure: str, voice: str, ids: Sequence[str]) -> pd.DataFrame:
    """The marks of one measure in one voice for these articles."""
    table = tables["marks"]
    chosen = table[(table["measure"] == measure) & table["article"].isin(list(ids))]
    if voice == "all":
        return chosen
    return chosen[chosen["speaker"].isna() == (voice == "own")]


def _missing(readings: pd.DataFrame) -> str:
    """Why there is no value, where there is none in any article."""
    if readings.empty or readings["value"].notna().any():
        return ""
    return str(next((why for why in readings["why"] if why), "no evidence"))


def _words(count: int, voice: str, noun: str = "words") -> str:
    adjective = _VOICE[voice] + " " if _VOICE[voice] and noun == "words" else ""
    return several(count, adjective + noun.removesuffix("s"), adjective + noun)


# Who gets to speak?


def _voices(
    asked: tuple[Measure, ...], tables: Tables, columns: Sequence[Column], choice: Choice
) -> tuple[str, tuple[Cell, ...]]:
    cells = tuple(_voice_cell(tables, column) for column in columns)
    return "share of words: own voice, and whoever is quoted", cells


def _voice_cell(tables: Tables, column: Column) -> Cell:
    articles = tables["articles"]
    words = int(articles.loc[articles["id"].isin(column.articles), "words"].sum())
    spoken = speakers(tables, column.articles)
    quoted = sum(spoken.values())
    if not words:
        return Cell(column.outlet, missing="no words")
    items = [_voice("own voice", words - quoted, words, "own")]
    items += [_voice(name, count, words, "quoted") for name, count in spoken.most_common(4)]
    rest = quoted - sum(count for _, count in spoken.most_common(4))
    if rest:
        items.append(_voice("others", rest, words, "others"))
    note = "no quotation" if not quoted else f"{quoted:,} of {several(words, 'word')} quoted"
    return Cell(column.outlet, tuple(items), note)


def _voice(label: str, count: int, words: int, kind: str) -> Item:
    share = count / words
    key = label if kind == "quoted" else ""
    return Item(label, percent(share), share, kind=kind, key=key)


def speakers(tables: Tables, ids: Sequence[str]) -> Counter[str]:
    """Words quoted from each speaker in these articles; of unknown ones under `unnamed`."""
    table = tables["quotations"]
    chosen = table[table["article"].isin(list(ids)) & (table["kind"] == "speech")]
    spoken: Counter[str] = Counter()
    for name, words in zip(chosen["speaker"], chosen["words"], strict=True):
        spoken[name if isinstance(name, str) and name else UNNAMED] += int(words)
    return spoken


# How are they introduced? — the words themselves, listed with their class


def _list(
    asked: tuple[Measure, ...], tables: Tables, columns: Sequence[Column], choice: Choice
) -> tuple[str, tuple[Cell, ...]]:
    cells = tuple(_list_cell(asked, tables, column, choice) for column in columns)
    classes = ", ".join(measure.title for measure in asked)
    return f"{asked[0].counted} by class: {classes}", cells


def _list_cell(asked: tuple[Measure, ...], tables: Tables, column: Column, choice: Choice) -> Cell:
    items, n, missing = [], 0, ""
    for measure in asked:
        readings = readings_of(tables, measure, measure.voices[0], column.articles)
        n, missing = int(readings["n"].sum()), _missing(readings)
        table = tables["marks"]
        marks = table[(table["measure"] == measure.name) & table["article"].isin(column.articles)]
        words = Counter(str(text).lower() for text in marks["text"])
        items += [
            Item(word, str(count), kind=measure.title, key=word)
            for word, count in words.most_common()
        ]
    if missing:
        return Cell(column.outlet, missing=missing)
    shown = sorted(items, key=lambda item: -int(item.printed))[:CHIPS]
    return Cell(column.outlet, tuple(shown), several(n, asked[0].counted.removesuffix("s")))


# Which words carry weight? — and any measure that does not say otherwise


def _chips(
    asked: tuple[Measure, ...], tables: Tables, columns: Sequence[Column], choice: Choice
) -> tuple[str, tuple[Cell, ...]]:
    cells = tuple(_chip_cell(asked, tables, column, choice) for column in columns)
    voice = voice_of(asked[0], choice)
    where = {"own": "in the outlet's own words", "quoted": "in quoted words", "all": "in all words"}
    return f"{', '.join(measure.title for measure in asked)}, {where[voice]}", cells


def _chip_cell(asked: tuple[Measure, ...], tables: Tables, column: Column, choice: Choice) -> Cell:
    items: list[Item] = []
    notes = []
    for measure in asked:
        voice = voice_of(measure, choice)
        readings = readings_of(tables, measure, voice, column.articles)
        if missing := _missing(readings):
            return Cell(column.outlet, missing=missing)
        words = Counter(
            str(text).lower()
            for text in marks_of(tables, measure.name, voice, column.articles)["text"]
        )
        items += [
            Item(word, str(count) if count > 1 else "", key=word)
            for word, count in words.most_common()
        ]
        notes.append(_chip_note(measure, voice, readings))
    note = "; ".join(notes)
    if len(items) > CHIPS:
        note += f"; {len(items) - CHIPS} more in the evidence"
    return Cell(column.outlet, tuple(items[:CHIPS]), note)


def _chip_note(measure: Measure, voice: str, readings: pd.DataFrame) -> str:
    marks, n = int(readings["marks"].sum()), int(readings["n"].sum())
    counted = _words(n, voice, measure.counted)
    if not marks:
        return f"none found in {counted}"
    rate = ""
    if measure.unit.endswith("per 1,000") and n and measure.enough(n, marks):
        rate = f", {1000 * marks / n:.0f} per 1,000"
    return f"{marks:,} in {counted}{rate}"


# In what frame? How sure does it sound? — the same bars, on one scale, in every column


def _bars(
    asked: tuple[Measure, ...], tables: Tables, columns: Sequence[Column], choice: Choice
) -> tuple[str, tuple[Cell, ...]]:
    voice = voice_of(asked[0], choice)
    shown = shown_bars(tables, choice, asked, voice)
    rates = [rate_of(tables, measure, voice, column)[0] for measure in shown for column in columns]
    scale = max((rate or 0.0 for rate in rates), default=0.0)
    cells = tuple(_bar_cell(shown, tables, column, voice, scale) for column in columns)
    floor = asked[0].floor
    return (
        f"{asked[0].unit}, one scale; hollow: fewer than {floor} found, the count is given",
        cells,
    )


def shown_bars(
    tables: Tables, choice: Choice, asked: tuple[Measure, ...], voice: str
) -> list[Measure]:
    """The measures of a row with the most words found over all texts compared: at most `BARS`."""
    inside = list(compared(tables, choice).index) or list(tables["articles"]["id"])
    found = {m.name: int(readings_of(tables, m, voice, inside)["marks"].sum()) for m in asked}
    ranked = sorted(asked, key=lambda measure: -found[measure.name])[:BARS]
    return [measure for measure in ranked if found[measure.name]] or ranked[:1]


def rate_of(
    tables: Tables, measure: Measure, voice: str, column: Column
) -> tuple[float | None, int, int]:
    """Rate per 1,000 over an outlet's words, the marks, the words."""
    readings = readings_of(tables, measure, voice, column.articles)
    scored = readings[readings["value"].notna()]
    marks, n = int(scored["marks"].sum()), int(scored["n"].sum())
    return (1000 * marks / n if n else None), marks, n


def _bar_cell(
    shown: Sequence[Measure], tables: Tables, column: Column, voice: str, scale: float
) -> Cell:
    items, words = [], 0
    for measure in shown:
        rate, marks, words = rate_of(tables, measure, voice, column)
        if rate is None:
            readings = readings_of(tables, measure, voice, column.articles)
            return Cell(column.outlet, missing=_missing(readings) or "no words")
        faint = not measure.enough(words, marks)
        printed = str(marks) if faint else f"{rate:.0f}\u202f‰"
        items.append(
            Item(measure.title, printed, rate / scale if scale else 0.0, faint, key=measure.name)
        )
    return Cell(column.outlet, tuple(items), f"of {_words(words, voice)}")


# In what tone?


def _dots(
    asked: tuple[Measure, ...], tables: Tables, columns: Sequence[Column], choice: Choice
) -> tuple[str, tuple[Cell, ...]]:
    cells = tuple(_dot_cell(asked, tables, column) for column in columns)
    return "mean of sentences, −1 to 1: own voice apart from quoted; words, not stance", cells


def _dot_cell(asked: tuple[Measure, ...], tables: Tables, column: Column) -> Cell:
    items, notes = [], []
    for measure in asked:
        for voice in ("own", "quoted") if "own" in measure.voices else measure.voices:
            readings = readings_of(tables, measure, voice, column.articles)
            values = readings["value"].dropna()
            n = int(readings.loc[readings["value"].notna(), "n"].sum())
            label = measure.title if voice == "all" else f"{voice} voice"
            if values.empty or (voice == "all" and len(column.articles) > 1):
                continue
            single = voice == "all"  # one headline: shown as the one sentence it is
            if measure.enough(n, 0) or single:
                size = float(values.mean())
                items.append(
                    Item(label, f"{size:+.2f}", size, single, kind=voice, key=measure.name)
                )
            if not single:
                counted = several(n, f"{voice} sentence")
                notes.append(counted if measure.enough(n, 0) else f"{counted}: too few for a mean")
    if not items and not notes:
        readings = readings_of(tables, asked[0], "own", column.articles)
        return Cell(column.outlet, missing=_missing(readings) or "no evidence")
    return Cell(column.outlet, tuple(items), "; ".join(notes))


Form = Callable[
    [tuple[Measure, ...], Tables, Sequence[Column], Choice], tuple[str, tuple[Cell, ...]]
]
FORMS: dict[str, Form] = {
    "voices": _voices,
    "list": _list,
    "chips": _chips,
    "bar": _bars,
    "dot": _dots,
}
