"""JSON Lines → drafts: one object a line. A bad line is refused with its number."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.gather.columns import Row, columns, columns_fault, drafted
from analysis.gather.draft import OVERLONG, Outcome, Refusal
from analysis.gather.encoding import Encoding
from analysis.gather.lines import Lines, OverlongError
from analysis.gather.source import Source

_COLUMNLESS = 1_000  # lines without a text, after which no more are waited for


def jsonl(
    source: Source, stream: io.TextIOWrapper, encoding: Encoding, asked: Mapping[str, str]
) -> Iterator[Outcome]:
    """The lines of a JSON Lines file. Lists of names are joined by commas; a text that is a list
    or an object is refused. Where no line has a text, or none of the first `_COLUMNLESS`, the file
    is refused once, with its columns.
    """
    lines = Lines(stream)
    number, columnless, sentence = 0, [], ""
    for line in _texts(lines):
        row = Row(source, "jsonl", lines.number, number + 1, encoding.name, lines.raw)
        if line is None:
            yield row.refusal(OVERLONG)
            continue
        if not line.strip():
            continue
        number += 1
        given = _object(line)
        if isinstance(given, str):
            yield row.refusal(given)
            continue
        fault = columns_fault(list(given), asked)
        if fault and not sentence:
            columnless.append(row.refusal(fault))
            if len(columnless) == _COLUMNLESS:
                break
            continue
        known = columns(list(given), asked)
        sentence = sentence or known.sentence()
        values = {ours: given[name] for ours, name in known.used.items()}
        yield row.refusal(fault) if fault else drafted(row, values)
    if columnless and not sentence:
        yield Refusal(source.name, columnless[0].reason)
        return
    yield from columnless
    yield f"{source.name}: {number:,} lines of JSON, in {encoding.name}; {sentence}."


def _texts(lines: Lines) -> Iterator[str | None]:
    """Each line; None for one that is too long."""
    while True:
        lines.begin()
        try:
            yield next(lines)
        except OverlongError:
            yield None
        except StopIteration:
            return


def _object(line: str) -> dict[str, Any] | str:
    """The object on a line, or the sentence that says why there is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"The line is not JSON: {error}. One object in {{…}} on each line is needed."
    if isinstance(value, dict):
        return value
    return f"The line holds {type(value).__name__}, not an object. One object in {{…}} is needed."
