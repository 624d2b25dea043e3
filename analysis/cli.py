"""The command. Imports are lazy, so that `--help` answers at once.

Exit codes: 0 done; 1 it could not be done, and the sentence on stderr says why; 2 the command was
not understood; 3 `verify` found something wrong.
"""

import argparse
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn, TypeAlias

from analysis import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal's own code page is
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        print("parallax: stopped; run again to continue", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except _errors() as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 1


def _errors() -> tuple[type[Exception], ...]:
    from analysis.case import CaseError

    return (CaseError, OSError)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parallax",
        description="See how several outlets tell the same story, with the evidence, and with how "
        "sure we are.",
    )
    parser.add_argument("--version", action="version", version=f"parallax {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _demo(commands)
    _score(commands)
    _case(commands)
    _validate(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _demo(commands: _Commands) -> None:
    for name, about, run in (
        ("demo", "score the invented seed case and open the dashboard on it", _run_demo),
        ("open", "open the dashboard on a case", _run_open),
    ):
        part = commands.add_parser(name, help=about, description=about)
        if name == "open":
            part.add_argument("case", nargs="+", type=Path, help="folders of cases")
        part.add_argument(
            "--texts", type=Path, action="append", default=[], metavar="FOLDER",
            help="texts for a text-free case, recognised by their content",
        )  # fmt: skip
        part.add_argument("--port", type=_port, help="the port on 127.0.0.1 (default: 8501)")
        part.add_argument("--no-browser", action="store_true", help="open no browser window")
        part.set_defaults(run=run)


def _port(text: str) -> int:
    if not (text.isdecimal() and len(text) < 6 and 0 < int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535; found {text!r}")
    return int(text)


def _score(commands: _Commands) -> None:
    about = "score files, folders or tables into a case"
    part = commands.add_parser("score", help=about, description=about)
    part.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="folders, .txt, .md, .html, .csv, .tsv, .jsonl, .parquet, case.toml",
    )  # fmt: skip
    part.add_argument("-o", "--output", type=Path, required=True, metavar="CASE", help="the case")
    part.add_argument(
        "--column", action="append", default=[], metavar="OURS=THEIRS",
        help="name a table's column, for example text=article_body",
    )  # fmt: skip
    part.add_argument("--title", help="what the case is called")
    part.add_argument("--workers", type=int, help="processes (default: one a core)")
    part.set_defaults(run=_run_score)


def _case(commands: _Commands) -> None:
    about = "the sheet of a case, in the terminal or as JSON"
    part = commands.add_parser("summary", help=about, description=about)
    part.add_argument("case", type=Path)
    part.add_argument("--json", action="store_true", help="one JSON object on stdout")
    part.set_defaults(run=_run_summary)
    about = "copy a case to a folder, with or without its texts"
    part = commands.add_parser("export", help=about, description=about)
    part.add_argument("case", type=Path)
    part.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    part.add_argument("--no-text", action="store_true", help="figures, offsets and terms only")
    part.set_defaults(run=_run_export)
    about = "check a case: hashes, rows, versions"
    part = commands.add_parser("verify", help=about, description=about)
    part.add_argument("case", type=Path)
    part.set_defaults(run=_run_verify)


def _validate(commands: _Commands) -> None:
    from analysis.validate import TASKS

    about = "measured accuracy on a labelled set"
    part = commands.add_parser(
        "validate", help=about, description=f"{about}, through the code that the product runs; "
        f"tasks: {', '.join(TASKS)}",
    )  # fmt: skip
    part.add_argument("task", metavar="TASK", help=f"one of {', '.join(TASKS)}")
    part.add_argument("file", type=Path, metavar="FILE", help="the set, .jsonl or .jsonl.gz")
    part.add_argument("--json", action="store_true", help="one JSON object on stdout")
    part.add_argument(
        "--predictions", type=Path, metavar="OUT.jsonl",
        help="write one line a row: its index and the raw output",
    )  # fmt: skip
    part.set_defaults(run=_run_validate)


def _run_validate(asked: argparse.Namespace) -> int:
    from analysis.validate import ValidationError, read_rows, rounded, said, task

    try:
        chosen = task(asked.task)
        outcome = chosen.measure(read_rows(asked.file))
    except ValidationError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"parallax: {asked.file} has no field {error} in a row; the task {asked.task} reads "
              "sets of the form that the project's README names.", file=sys.stderr)  # fmt: skip
        return 1
    if asked.predictions:
        lines = (json.dumps(each, ensure_ascii=False) for each in outcome.predictions)
        asked.predictions.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    found = rounded(outcome, chosen.NAME, chosen.METRIC)
    print(json.dumps(found, indent=1) if asked.json else said(found))
    return 0


def _run_score(asked: argparse.Namespace) -> int:
    from analysis.workflow import score_paths

    try:
        pairs = _columns(asked.column)
    except ValueError as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 2
    done = score_paths(
        asked.paths, asked.output, columns=pairs, title=asked.title, workers=asked.workers,
        say=lambda line: print(line, file=sys.stderr),
    )  # fmt: skip
    if done is None:
        return 1
    print(done)
    return 0


def _columns(pairs: list[str]) -> dict[str, str]:
    """Our names of columns → a table's; ValueError in a sentence where that cannot be."""
    from analysis.gather import columns_asked

    for pair in pairs:
        if "=" not in pair:
            raise ValueError(f"--column takes OURS=THEIRS, such as text=body; found {pair!r}")
    return dict(columns_asked(dict(pair.partition("=")[::2] for pair in pairs)))


def _run_summary(asked: argparse.Namespace) -> int:
    from analysis.case import open_case
    from analysis.summary import lines, summary

    case = open_case(asked.case)
    if asked.json:
        print(json.dumps(summary(case), ensure_ascii=False, allow_nan=False, indent=1))
    else:
        print("\n".join(lines(case)))
    return 0


def _run_export(asked: argparse.Namespace) -> int:
    from analysis.case import export, open_case

    print(export(open_case(asked.case), asked.output, text=not asked.no_text))
    return 0


def _run_verify(asked: argparse.Namespace) -> int:
    from analysis.case import aged, verify
    from analysis.workflow import versions

    problems = verify(asked.case)
    for problem in problems:
        print(problem)
    for other in aged(asked.case, versions()):
        print(f"note: {other}", file=sys.stderr)
    if not problems:
        print(f"{asked.case}: nothing wrong")
    return 3 if problems else 0


def _run_open(asked: argparse.Namespace) -> int:
    from analysis.case import open_case

    return _served([open_case(path).path for path in asked.case], asked)


def _run_demo(asked: argparse.Namespace) -> int:
    """The seeds that are only texts are scored into a folder that goes when the command ends."""
    from analysis.home import seeds, unscored

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    with tempfile.TemporaryDirectory(prefix="parallax-demo-", ignore_cleanup_errors=True) as folder:
        fresh = [case for each in unscored() if (case := _scored(each, Path(folder)))]
        names = {case.name for case in fresh}
        return _served([*fresh, *(case for case in seeds() if case.name not in names)], asked)


def _ended(number: int, frame: FrameType | None) -> NoReturn:
    """Leave as from an exception, so that whatever was begun is put away."""
    sys.exit(128 + number)


def _scored(seed: Path, folder: Path) -> Path | None:
    """The seed as a fresh case in the folder; None where that failed, and why is said."""
    from analysis.gather import gather
    from analysis.workflow import score_gathered

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    try:
        found = gather([seed])
        for refusal in found.refusals:
            say(f"refused: {refusal.name}: {refusal.reason}")
        if not found.articles:
            raise OSError("none of its texts could be read")
        title = found.settings.title or seed.name
        say(f"Scoring {len(found.articles):,} texts of “{title}”; this takes a few seconds.")
        return score_gathered(
            found, folder / seed.name, say=say,
            progress=lambda done, of: say(f"{done:,} of {of:,} texts scored"),
        )  # fmt: skip
    except Exception as error:  # whatever it was: the other cases can still be shown
        say(f"parallax: {seed.name} could not be scored ({error}); it is left out.")
        return None


def _served(cases: Sequence[Path], asked: argparse.Namespace) -> int:
    """Serve the dashboard on these cases until it or this command is ended."""
    from analysis.home import root

    command = [sys.executable, "-m", "analysis.pages.serve", "run", str(root() / "dashboard.py")]
    if asked.port:
        command += ["--server.port", str(asked.port)]
    environment = os.environ | {
        "PARALLAX_CASES": json.dumps([str(path) for path in cases]),
        "PARALLAX_TEXTS": json.dumps([str(path.resolve()) for path in asked.texts]),
        "PARALLAX_LEASH": "1",  # the server ends when its stdin does: see pages/serve.py
    }
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: server.terminate())
        try:
            _follow(server, asked.no_browser)
        except BaseException as ending:
            server.terminate()
            if not isinstance(ending, KeyboardInterrupt):
                raise
        return server.wait()


def _follow(server: "subprocess.Popen[str]", quiet: bool) -> None:
    """Pass on what the server says, and open its address once it has one."""
    opened = quiet or (sys.platform == "linux" and not _has_screen())
    for line in server.stdout or ():
        print(line, end="", flush=True)
        address = next((word for word in line.split() if word.startswith("http://")), "")
        if address and not opened:
            opened = webbrowser.open(address)


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
