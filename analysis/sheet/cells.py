"""What an outlet's cell shows, by the form in which a measure wants to be drawn.

Each form takes the measures of a row and gives its caption and a cell for every column.
"""

from collections.abc import Callable, Sequence

from analysis.measures import Measure
from analysis.sheet.answers import Answer, Answers
from analysis.sheet.values import Cell, Choice, Column, Item, several, signed

CHIPS = 10  # in a cell; the rest is in the evidence
BARS = 5
Drawn = tuple[str, tuple[Cell, ...]]
_VOICE = {"own": "own ", "quoted": "quoted ", "all": ""}
_WHERE = {"own": "outside quotation marks", "quoted": "in quotations", "all": "in all words"}


def voice_of(measure: Measure, choice: Choice) -> str:
    """The voice a measure is shown in: the chosen one, or its primary one where it has no such."""
    return choice.voice if choice.voice in measure.voices else measure.voices[0]


def _counted(count: int, voice: str, noun: str = "words") -> str:
    adjective = _VOICE[voice] if noun == "words" else ""
    return several(count, adjective + noun.removesuffix("s"), adjective + noun)


# How are they introduced? — the words themselves, listed with their class


def _list(
    asked: tuple[Measure, ...], answers: Answers, columns: Sequence[Column], choice: Choice
) -> Drawn:
    cells = tuple(_list_cell(asked, answers, column) for column in columns)
    classes = ", ".join(measure.title for measure in asked)
    return f"{asked[0].counted} by class: {classes}", cells


def _list_cell(asked: tuple[Measure, ...], answers: Answers, column: Column) -> Cell:
    voice = asked[0].voices[0]
    answer = answers.of(column.outlet, asked[0].name, voice)
    if answer.value is None:
        return Cell(column.outlet, missing=answer.why)
    items = [
        Item(word, str(count), kind=measure.title, key=word)
        for measure in asked
        for word, count in answers.terms(column.outlet, measure.name, "all").most_common()
    ]
    shown = sorted(items, key=lambda item: -int(item.printed))[:CHIPS]
    note = several(answer.n, asked[0].counted.removesuffix("s"))
    if len(items) > CHIPS:
        note += f"; {len(items) - CHIPS} more in the evidence"
    return Cell(column.outlet, tuple(shown), note)


# Which words carry weight? — and any measure that does not say otherwise


def chips(
    asked: tuple[Measure, ...], answers: Answers, columns: Sequence[Column], choice: Choice
) -> Drawn:
    cells = tuple(_chip_cell(asked, answers, column, choice) for column in columns)
    titles = ", ".join(measure.title for measure in asked)
    return f"{titles}, {_WHERE[voice_of(asked[0], choice)]}", cells


def _chip_cell(
    asked: tuple[Measure, ...], answers: Answers, column: Column, choice: Choice
) -> Cell:
    items: list[Item] = []
    notes = []
    for measure in asked:
        voice = voice_of(measure, choice)
        answer = answers.of(column.outlet, measure.name, voice)
        if answer.value is None:
            return Cell(column.outlet, missing=answer.why)
        items += [
            Item(f"“{word}”", str(count) if count > 1 else "", key=word)
            for word, count in answers.terms(column.outlet, measure.name, voice).most_common()
        ]
        ends = answers.interval(column.outlet, measure.name, voice)
        notes.append(_chip_note(measure, voice, answer, ends))
    note = "; ".join(notes)
    if len(items) > CHIPS:
        note += f"; {len(items) - CHIPS} more in the evidence"
    return Cell(column.outlet, tuple(items[:CHIPS]), note)


def _chip_note(
    measure: Measure, voice: str, answer: Answer, ends: tuple[float, float] | None
) -> str:
    counted = _counted(answer.n, voice, measure.counted)
    if not answer.marks:
        return f"none found in {counted}"
    rate = ""
    if "per 1,000" in measure.unit and measure.enough(answer.n, answer.marks):
        within = f" ({ends[0]:.0f}–{ends[1]:.0f})" if ends else ""
        rate = f", {answer.value:.0f} per 1,000{within}"
    return f"{answer.marks:,} in {counted}{rate}"


# In what frame? How sure does it sound? — the same bars, on one scale, in every column


def _bars(
    asked: tuple[Measure, ...], answers: Answers, columns: Sequence[Column], choice: Choice
) -> Drawn:
    voice = voice_of(asked[0], choice)
    shown = shown_bars(answers, columns, asked, voice)
    rates = [rate(answers, m, voice, column)[0] for m in shown for column in columns]
    scale = max((found or 0.0 for found in rates), default=0.0)
    cells = tuple(_bar_cell(shown, answers, column, voice, scale) for column in columns)
    return (
        f"{asked[0].unit}, one scale; the figure is the count; hollow: fewer than "
        f"{asked[0].floor}, too few for a rate",
        cells,
    )


def shown_bars(
    answers: Answers, columns: Sequence[Column], asked: tuple[Measure, ...], voice: str
) -> list[Measure]:
    """Of a row's measures that agree well enough with people to be drawn, the `BARS` with the most
    words found over all texts compared, in the order of the registry."""
    outlets = [c.outlet for c in columns if not c.apart] or [c.outlet for c in columns]
    drawn = [measure for measure in asked if measure.drawn]
    found = {m.name: answers.pooled(m.name, voice, outlets) for m in drawn}
    most = sorted(drawn, key=lambda measure: -found[measure.name])[:BARS]
    return [m for m in drawn if m in most and found[m.name]] or drawn[:1]


def rate(
    answers: Answers, measure: Measure, voice: str, column: Column
) -> tuple[float | None, int, int]:
    """The mean over an outlet's articles of their rates, the marks found, the words read."""
    answer = answers.of(column.outlet, measure.name, voice)
    return answer.value, answer.marks, answer.n


def _bar_cell(
    shown: Sequence[Measure], answers: Answers, column: Column, voice: str, scale: float
) -> Cell:
    items, words = [], 0
    for measure in shown:
        found, marks, words = rate(answers, measure, voice, column)
        if found is None:
            why = answers.of(column.outlet, measure.name, voice).why
            return Cell(column.outlet, missing=why or "no words")
        size = found / scale if scale else 0.0
        faint = not measure.enough(words, marks)
        items.append(Item(measure.title, f"{marks:,}", size, faint, key=measure.name))
    return Cell(column.outlet, tuple(items), f"of {_counted(words, voice)}")


# In what tone?


def _dots(
    asked: tuple[Measure, ...], answers: Answers, columns: Sequence[Column], choice: Choice
) -> Drawn:
    cells = tuple(_dot_cell(asked, answers, column) for column in columns)
    return "mean of sentences, −1 to 1, outside and inside quotations; words, not stance", cells


def _dot_cell(asked: tuple[Measure, ...], answers: Answers, column: Column) -> Cell:
    """A dot a voice where there are sentences enough for a mean; else how many there are."""
    items, notes = [], []
    for measure in asked:
        for voice in [v for v in measure.voices if v != "all"] or measure.voices:
            answer = answers.of(column.outlet, measure.name, voice)
            if answer.value is None:
                continue
            label = measure.title if voice == "all" else f"{voice} voice"
            enough = measure.enough(answer.n, answer.marks)
            if enough:
                ends = answers.interval(column.outlet, measure.name, voice)
                within = f" ({signed(ends[0])} to {signed(ends[1])})" if ends else ""
                printed = signed(answer.value) + within
                items.append(Item(label, printed, answer.value, kind=voice, key=measure.name))
            if enough or voice != "all":
                counted = several(answer.n, f"{voice} sentence")
                notes.append(counted if enough else f"{counted}: too few for a mean")
    if not notes:
        why = answers.of(column.outlet, asked[0].name, asked[0].voices[0]).why
        return Cell(column.outlet, missing=why or "no evidence")
    return Cell(column.outlet, tuple(items), "; ".join(notes))


FORMS: dict[str, Callable[[tuple[Measure, ...], Answers, Sequence[Column], Choice], Drawn]] = {
    "list": _list,
    "chips": chips,
    "bar": _bars,
    "dot": _dots,
}
