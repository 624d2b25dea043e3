"""The reader's own tables in case.toml, read live: a hand's edit acts without scoring again."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.case.layout import TOML
from analysis.gather.casefile import casefile
from analysis.gather.encoding import decoded

LARGEST = 20_000_000  # bytes of a case.toml that are read
_NO_CAMPS: Mapping[str, str] = {}
_NO_MERGES: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True, init=False)
class Edits:
    """Which side a speaker is on, which labels are one actor, which are actors of their own.

    `camps`: speaker → camp; `merge`: a name → the labels or names of actors that it stands for;
    `split`: labels. Hashable: two are equal where they say the same in the same order.
    """

    _camps: tuple[tuple[str, str], ...]
    _merge: tuple[tuple[str, tuple[str, ...]], ...]
    split: tuple[str, ...]

    def __init__(
        self,
        camps: Mapping[str, str] = _NO_CAMPS,
        merge: Mapping[str, Sequence[str]] = _NO_MERGES,
        split: Iterable[str] = (),
    ) -> None:
        object.__setattr__(self, "_camps", tuple(camps.items()))
        object.__setattr__(self, "_merge", tuple((k, tuple(v)) for k, v in merge.items()))
        object.__setattr__(self, "split", tuple(split))

    def __bool__(self) -> bool:
        return bool(self._camps or self._merge or self.split)

    @property
    def camps(self) -> dict[str, str]:
        """Speaker → camp."""
        return dict(self._camps)

    @property
    def merge(self) -> dict[str, tuple[str, ...]]:
        """A name → what it stands for."""
        return dict(self._merge)

    def with_camps(self, camps: Mapping[str, str]) -> "Edits":
        """The same with other camps; a speaker whose camp is "" has none."""
        kept = {speaker: camp for speaker, camp in camps.items() if speaker and camp}
        return Edits(kept, self.merge, self.split)

    def with_merge(self, merge: Mapping[str, Sequence[str]]) -> "Edits":
        """The same with other merges."""
        return Edits(self.camps, merge, self.split)

    def with_split(self, split: Iterable[str]) -> "Edits":
        """The same with other splits."""
        return Edits(self.camps, self.merge, split)

    def under(self, rule: Callable[[str], str]) -> "Edits":
        """Every text under a rule, such as `redaction.five` for what leaves in a text-free case."""
        camps = {rule(speaker): rule(camp) for speaker, camp in self._camps}
        merge = {rule(name): tuple(map(rule, labels)) for name, labels in self._merge}
        return Edits(camps, merge, map(rule, self.split))

    def to_toml(self) -> str:
        """The piece of a case.toml that says this; "" where there is nothing to say."""
        camps = [f"{quoted(speaker)} = {quoted(camp)}" for speaker, camp in self._camps]
        merge = [f"{quoted(name)} = {_list(labels)}" for name, labels in self._merge]
        parts = [
            ["[camps]", *camps] if camps else [],
            ["[actors]", f"split = {_list(self.split)}"] if self.split else [],
            ["[actors.merge]", *merge] if merge else [],
        ]
        return "\n".join("\n".join(part) + "\n" for part in parts if part)


def edits(path: Path) -> Edits:
    """Those in the case.toml of the case at `path`, as it stands now.

    None of them where there is no such file, where it cannot be read or is no TOML; of single
    values that `casefile` refuses, the others stand.
    """
    try:
        with (path / TOML).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError:
        return Edits()
    if len(data) > LARGEST:
        return Edits()
    case, _ = casefile(decoded(data).text)
    return Edits(dict(case.camps), dict(case.merge), case.split)


def quoted(text: str) -> str:
    """A basic string of TOML: as in JSON, but DEL is escaped too and surrogates cannot stand."""
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"
