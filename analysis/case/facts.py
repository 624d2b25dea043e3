"""case.toml as it is first written: what the run knows, for a hand to go on with.

Its keys are those that `gather.casefile` reads.
"""

import json
from pathlib import Path

from analysis.case.layout import TOML
from analysis.case.manifest import Sources
from analysis.case.writing import write_bytes


def write_facts(case: Path, sources: Sources) -> None:
    """Write case.toml where there is none; what stands there is never touched."""
    if not (case / TOML).exists():
        data = (sources.toml or toml(sources)).encode("utf-8", "replace")
        write_bytes(case / TOML, data)


def toml(sources: Sources) -> str:
    """The title, the stories and the outlets as TOML."""
    lines = [f"title = {_quoted(sources.title)}"]
    for story in sources.stories:
        lines += ["", f"[story.{_quoted(story.id)}]", f"event = {_quoted(story.event)}"]
        days = (("from", story.start), ("to", story.end))
        lines += [f"{key} = {day.isoformat()}" for key, day in days if day]
    for outlet in sources.outlets:
        lines += ["", f"[outlet.{_quoted(outlet.id)}]"]
        for key in ("name", "country", "language", "group"):
            value = getattr(outlet, key)
            lines += [f"{key} = {_quoted(value)}"] if value else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: as in JSON, but DEL is escaped too and surrogates cannot stand."""
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
