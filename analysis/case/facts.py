"""case.toml as it is first written: what the run knows, for a hand to go on with.

Its keys are those that `gather.casefile` reads.
"""

from pathlib import Path

from analysis.case.edits import Edits, quoted
from analysis.case.layout import TOML
from analysis.case.manifest import Sources
from analysis.case.writing import write_bytes

_NONE = Edits()


def write_facts(case: Path, sources: Sources, edits: Edits = _NONE) -> None:
    """Write case.toml where there is none; what stands there is never touched.

    `edits`: the reader's own tables, to go with it. They are not in the manifest, since they are
    read live.
    """
    if not (case / TOML).exists():
        data = (sources.toml or toml(sources, edits)).encode("utf-8", "replace")
        write_bytes(case / TOML, data)


def toml(sources: Sources, edits: Edits = _NONE) -> str:
    """The title, the stories, the outlets and the reader's own tables as TOML."""
    lines = [f"title = {quoted(sources.title)}"]
    for story in sources.stories:
        lines += ["", f"[story.{quoted(story.id)}]", f"event = {quoted(story.event)}"]
        days = (("from", story.start), ("to", story.end))
        lines += [f"{key} = {day.isoformat()}" for key, day in days if day]
    for outlet in sources.outlets:
        lines += ["", f"[outlet.{quoted(outlet.id)}]"]
        for key in ("name", "country", "language", "group"):
            value = getattr(outlet, key)
            lines += [f"{key} = {quoted(value)}"] if value else []
    return "\n".join(lines) + "\n" + (f"\n{edits.to_toml()}" if edits else "")
