"""A page of the dashboard as a link opens it, without a browser."""

import html
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"
PATIENCE = 120  # seconds


def opened(page: str, **query: str | list[str]) -> AppTest:
    """The page of that file, in a new session, on the cases that the server knows."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=PATIENCE)
    app.switch_page(f"analysis/pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return again(app)


def opened_on(
    monkeypatch: pytest.MonkeyPatch, folder: str, page: str, **query: str | list[str]
) -> AppTest:
    """The same on the case in a folder, which is all that the server knows."""
    monkeypatch.setenv("PARALLAX_CASES", json.dumps([folder]))
    return opened(page, **query)


def again(app: AppTest) -> AppTest:
    """The page after it has run; its fault where there is one."""
    app.run()
    assert not app.exception, app.exception[0].value
    return app


def words(app: AppTest) -> str:
    """What it says, without the marks of HTML."""
    return html.unescape("\n".join(block.proto.body for block in app.get("html")))
