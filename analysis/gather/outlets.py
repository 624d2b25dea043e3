"""Names of outlets → outlets: one id for each name, and never one for two."""

import re
import unicodedata
from collections.abc import Sequence

from analysis.article import Outlet

_APART = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """A name as an id in any script: "The Gazette" → "the-gazette"; never empty."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _APART.sub("-", plain).strip("-") or "outlet"


class Register:
    """Gives every name its outlet, in order of first appearance.

    A name is known by its letters, blanks and composition aside: "BBC" and "bbc" are two, since
    only the user can say that they are one. `declared`: the outlets of case.toml, which are found
    by id or by name.
    """

    def __init__(self, declared: Sequence[Outlet] = ()) -> None:
        self._known = {_key(outlet.name): outlet for outlet in reversed(declared)}
        self._known |= {_key(outlet.id): outlet for outlet in declared}
        self._taken = {outlet.id for outlet in declared}
        self._seen: dict[str, Outlet] = {}

    def outlet(self, name: str) -> Outlet:
        """The outlet called `name`, which isn't empty; new names become new outlets."""
        outlet = self._known.get(_key(name)) or self._new(name)
        return self._seen.setdefault(outlet.id, outlet)

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets that were asked for, the first one first."""
        return tuple(self._seen.values())

    def _new(self, name: str) -> Outlet:
        base = slug(name)
        id, n = base, 1
        while id in self._taken:
            n += 1
            id = f"{base}-{n}"
        outlet = Outlet(id, name)
        self._taken.add(id)
        self._known[_key(name)] = outlet
        return outlet


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
