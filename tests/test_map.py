"""The map of DESIGN.md as rules that run: who may import whom, and what nobody may do."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "analysis"
# Downhill: a room may import those before it, and its own.
ORDER = (
    "home", "article", "tables", "document", "lexicon", "terms", "gather", "clean", "voice",
    "parse", "agency", "measures", "officials", "attributions", "toward", "resample", "words",
    "gates", "actors", "align", "score", "story", "case", "shelf", "pool", "engine", "compare",
    "sources", "naming", "sheet", "summary", "charts", "csv_table", "mask", "workflow", "job",
    "validate", "cli", "__main__", "pages",
)  # fmt: skip
ALONE = {
    "streamlit": ("pages",),
    "plotly": ("charts",),
    "duckdb": ("case",),
    "socket": ("gather",), "ssl": ("gather",), "http": ("gather",), "urllib": ("gather",),
    "asyncio": ("gather",), "requests": (), "pickle": (), "shelve": (), "marshal": (),
}  # fmt: skip
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room of the map that a file of the package belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every module a file imports, anywhere in it, in full."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_is_on_the_map() -> None:
    rooms = {room(path) for path in FILES} - {"__init__"}
    assert rooms <= set(ORDER), f"not on the map: {sorted(rooms - set(ORDER))}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_upward_only(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    for name in imports(path):
        if name.startswith("analysis.") and name != "analysis.__version__":
            there = name.split(".")[1]
            assert there == here or ORDER.index(there) < ORDER.index(here), f"{path}: {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_bans_hold(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert room(path) in ALONE.get(top, (room(path),)), f"{path} imports {name}"


def test_only_the_dashboard_and_its_pages_know_streamlit() -> None:
    assert "streamlit" in {name.split(".")[0] for name in imports(ROOT / "dashboard.py")}


def test_nothing_unsafe_is_asked_of_streamlit() -> None:
    for path in [ROOT / "dashboard.py", *FILES]:
        text = path.read_text("utf-8")
        assert "unsafe_" not in text, path
    for path in PACKAGE.rglob("*.js"):
        text = path.read_text("utf-8")
        for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"):
            assert banned not in text, f"{path}: {banned}"


def test_pages_draw_no_ones_text_as_markdown() -> None:
    """st.write, st.markdown, st.caption, st.title … read Markdown; only ours may go there: none."""
    banned = {"write", "markdown", "caption", "title", "header", "subheader", "table", "metric"}
    for path in (PACKAGE / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert not (node.value.id == "st" and node.attr in banned), f"{path}: {node.attr}"


def test_the_top_level_is_the_users() -> None:
    allowed = {
        "pyproject.toml", "dashboard.py", "analysis", "seeds", "tests", "README.md", "LICENSE",
        "CHANGELOG.md", ".gitignore", ".ci", ".streamlit", ".github",
    }  # fmt: skip
    tracked = {path.name for path in ROOT.iterdir() if not _ignored(path.name)}
    assert tracked <= allowed, sorted(tracked - allowed)


def _ignored(name: str) -> bool:
    working = {".git", ".venv", "__pycache__", "uv.lock", "build", "dist", ".hypothesis"}
    return name in working or name.endswith(("_cache", ".egg-info"))


def test_files_are_small_rooms() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in FILES
        if (lines := path.read_text("utf-8").count("\n")) > 320
    }
    assert not long
