"""Where the dashboard and the seed cases lie: at the root, or, installed, in the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds `dashboard.py` and `seeds/`."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "dashboard.py").exists() else _PACKAGE / "_root"


def seeds() -> list[Path]:
    """The cases that ship with the project and can be opened at once: they hold a run."""
    return sorted(path.parent for path in (root() / "seeds").glob("*/current"))


def unscored() -> list[Path]:
    """The seeds that ship as texts, with a gold.toml of what is in them: scored when shown."""
    folders = sorted(path.parent for path in (root() / "seeds").glob("*/gold.toml"))
    return [folder for folder in folders if any(folder.glob("articles/*"))]
