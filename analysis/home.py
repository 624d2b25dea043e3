"""Where the dashboard and the seed cases lie: at the root, or, installed, in the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds `dashboard.py` and `seeds/`."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "dashboard.py").exists() else _PACKAGE / "_root"


def seeds() -> list[Path]:
    """The cases that ship with the project."""
    return sorted(path.parent for path in (root() / "seeds").glob("*/current"))
