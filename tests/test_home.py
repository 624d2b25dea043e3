"""Where the seeds lie, and that each of them is shipped."""

import subprocess
import tomllib
from pathlib import Path

import pytest

from analysis import home

ROOT = Path(__file__).resolve().parent.parent


def test_a_seed_is_a_case_or_the_texts_of_one() -> None:
    ready, texts = home.seeds(), home.unscored()
    assert "russia-dprk-pact" in [path.name for path in ready]
    assert all((path / "current").is_file() for path in ready)
    assert [path.name for path in texts] == ["port-alder"]
    assert all((path / "case.toml").is_file() for path in texts)


def test_a_wheel_holds_what_the_demo_opens() -> None:
    toml = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = toml["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    parts = {"russia-dprk-pact": ("case.toml", "current", "runs")} | {
        path.name: ("case.toml", "gold.toml", "articles") for path in home.unscored()
    }
    for seed, names in parts.items():
        for name in names:
            path = f"seeds/{seed}/{name}"
            assert (ROOT / path).exists()
            assert included[path] == f"analysis/_root/{path}"


@pytest.mark.parametrize("name", ["runs/1/manifest.json", "current", ".lock"])
def test_a_run_of_port_alder_never_gets_into_git(name: str) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    asked = ["git", "check-ignore", "-q", f"seeds/port-alder/{name}"]
    assert subprocess.run(asked, cwd=ROOT, check=False).returncode == 0
