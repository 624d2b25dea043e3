"""The pages without a browser: odd cases, odd links, and what a download contains."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from app import opened as _shown
from streamlit.testing.v1 import AppTest

from analysis.workflow import score_paths

ROOT = Path(__file__).parents[1]
PAGES = ("front", "read", "tone", "frames", "words", "method", "data", "classroom")
STORY = """The town of Velm opened a new bridge over the river Oste on Sunday.

“It is a splendid bridge,” said Mayor Ida Berg, who cut the ribbon. “We waited for nine years.”

Shop owners hope for more visitors. The old bridge was closed in March, and the ferry was slow.
The works cost six million crowns, a little less than planned. Buses cross it from Tuesday on.
"""
FOREIGN = """Die Stadt Velm hat am Sonntag eine neue Brücke über die Oste eröffnet.

Die Bürgermeisterin sagte, man habe neun Jahre auf diese Brücke gewartet und sei nun sehr froh.

Die Händler hoffen auf mehr Besucher. Die alte Brücke war im März gesperrt worden, und die Fähre
war langsam. Die Arbeiten kosteten sechs Millionen Kronen, etwas weniger als geplant war.
"""
LINKS = [
    ("front", {"cell": "a~b~c"}), ("front", {"cell": "~~"}), ("front", {"cell": "x"}),
    ("front", {"cell": "who-gets-to-speak~eir~<script>"}), ("front", {"outlets": "<script>"}),
    ("front", {"voice": "' or 1=1 --", "apart": "perhaps"}), ("front", {"question": "nosuch"}),
    ("read", {"left": "nosuch", "right": "nosuch"}), ("read", {"sentence": "x"}),
    ("read", {"sentence": "²"}), ("read", {"sentence": "9" * 40}), ("read", {"sentence": "-1"}),
    ("read", {"layers": "nosuch"}), ("data", {"case": "../../etc"}),
]  # fmt: skip


def _scored(folder: Path, rows: list[tuple[str, str]]) -> Path:
    """A case of (outlet, text) pairs."""
    lines = ["outlet\ttext"]
    lines += [f'{outlet}\t"{text.replace(chr(34), chr(34) * 2)}"' for outlet, text in rows]
    (folder / "rows.tsv").write_text("\n".join(lines), "utf-8")
    case = folder / "case"
    score_paths([folder / "rows.tsv"], case, columns={}, workers=1, say=lambda _: None)
    return case


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Folders of cases by name, as the environment names them."""

    def made(name: str, rows: list[tuple[str, str]]) -> str:
        return str(_scored(tmp_path_factory.mktemp(name), rows))

    return {
        "seeds": str(ROOT / "seeds" / "russia-dprk-pact"),
        "none": "",
        "one": made("one", [("Gazette", STORY)]),
        "alike": made("alike", [(name, STORY) for name in ("Gazette", "Herald", "Mirror")]),
        "excluded": made("excluded", [(name, FOREIGN) for name in ("Gazette", "Herald")]),
        "formula": made(
            "formula", [(outlet, STORY) for outlet in ('=cmd|"/C calc"!A0', "@SUM(1)", "＝1")]
        ),
    }


def told(folder: str) -> str:
    """A case as the command tells the server of it."""
    return json.dumps([folder] if folder else [])


def _words(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("case", ["seeds", "none", "one", "alike", "excluded"])
def test_every_page_runs(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, case: str, page: str
) -> None:
    monkeypatch.setenv("PARALLAX_CASES", told(cases[case]))
    app = _shown(page)
    assert "<h1" in _words(app)
    if case == "none":
        assert "parallax score" in _words(app)  # the way forward
    if case == "excluded" and page == "front":
        assert "another language" in _words(app)
        assert "0 in English" in _words(app)


def test_copies_are_said_to_be_one_voice(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_CASES", told(cases["alike"]))
    assert "1 independent voice" in _words(_shown("front"))


@pytest.mark.parametrize(("page", "query"), LINKS, ids=str)
def test_a_strange_link_is_harmless(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, page: str, query: dict[str, str]
) -> None:
    monkeypatch.setenv("PARALLAX_CASES", told(cases["seeds"]))
    _shown(page, **query)


@pytest.mark.parametrize(
    "folder",
    ["/no/such", "~nosuchuser/case", "x" * 5000, "a\0b", "/etc/passwd"],
    ids=lambda folder: repr(folder[:16]),
)
def test_a_wrong_folder_is_said_in_a_sentence(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("PARALLAX_CASES", told(cases["seeds"]))
    app = _shown("data")
    before = _words(app)
    app.text_input(key="folder").set_value(folder).run()
    assert not app.exception, app.exception[0].value
    assert _words(app) != before


@pytest.mark.parametrize("page", ["front", "data"])
def test_a_downloaded_table_has_no_formula(
    cases: dict[str, str], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    given: list[bytes] = []

    def button(label: str, data: Any, name: str, *_: Any, **__: Any) -> None:
        made = data() if callable(data) else data
        if name.endswith(".csv"):
            given.append(made.encode("utf-8-sig") if isinstance(made, str) else made)

    monkeypatch.setenv("PARALLAX_CASES", told(cases["formula"]))
    monkeypatch.setattr(st, "download_button", button)
    _shown(page)
    assert given
    for data in given:
        assert data.startswith(b"\xef\xbb\xbf")
        cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
        assert '\'=cmd|"/C calc"!A0' in cells
        unsafe = [
            c for c in cells if c[:1] in tuple("=+@\t\r＝") or (c[:1] == "-" and not _number(c))
        ]
        assert unsafe == []


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
