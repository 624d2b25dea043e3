"""A case in one object, for other programs, and in some lines, for a terminal."""

from typing import Any

import pandas as pd

from analysis.case import Case
from analysis.case.edited import edited
from analysis.case.edits import edits
from analysis.gates import independent
from analysis.measures.attribution import ATTRIBUTED
from analysis.sheet import Choice, Sheet, Tables, sheet
from analysis.sheet.answers import of_zone
from analysis.sheet.columns import apart, compared, findings_of, stories_of
from analysis.sheet.standing import standing_out
from analysis.summary.found import actors, aligned, attributions, coverage, target_tone
from analysis.tables import TEXT_FREE
from analysis.words import DISTINCTIVE

LISTED = 20  # inputs that were lost are listed in the terminal up to so many


def tables_of(case: Case) -> Tables:
    """The tables that a sheet is made from, as the case.toml of the case edits them."""
    ours = edits(case.path)
    found = {name: case.table(name) for name in TEXT_FREE}
    found["mentions"], found["actors"] = edited(found["mentions"], found["actors"], ours)
    camps = pd.DataFrame(list(ours.camps.items()), columns=["speaker", "camp"])
    return found | {"camps": camps}


def summary(case: Case) -> dict[str, Any]:
    """What `parallax summary --json` prints. Every null means: no evidence."""
    tables = tables_of(case)
    articles, out = tables["articles"], apart(tables)
    ids = list(articles["id"])
    inside = [each for each in ids if each not in out]
    names = {outlet.id: outlet.name for outlet in case.manifest.sources.outlets}
    findings = tables["findings"].merge(
        articles[["id", "outlet"]], left_on="article", right_on="id", how="left"
    )
    groups = independent(stories_of(tables), findings_of(tables))
    return {
        "case": case.manifest.sources.title,
        "run": case.run,
        "text_free": case.text_free,
        "texts": len(ids),
        "on_event": len(inside),
        "independent_voices": len(groups),
        "voices": [list(group) for group in groups],
        "excluded": _records(
            findings[findings["apart"].astype(bool)], ("article", "outlet", "gate", "reason")
        ),
        "findings": _records(
            findings, ("article", "outlet", "gate", "reason", "value", "other", "effect")
        ),
        "refused": [
            {"name": each.name, "line": each.line, "reason": each.reason}
            for each in case.manifest.sources.refusals
        ],
        "left_out": [
            {"article": each.article, "reason": each.reason} for each in case.manifest.exclusions
        ],
        "outlets": [_outlet(tables, each, names[each]) for each in names],
        "articles": _records(
            articles, ("id", "outlet", "published", "author", "words", "own_words", "sha256")
        ),
        "readings": _records(
            of_zone(tables["readings"], "told"),
            ("outlet", "article", "measure", "voice", "value", "n", "marks", "why"),
        ),
        "quotations": _records(
            tables["quotations"], ("article", "start", "end", "kind", "speaker", "verb")
        ),
        **_found(tables, dict(zip(articles["id"], articles["outlet"], strict=True))),
        "zones": _records(tables["zones"], ("article", "start", "end", "kind")),
        "distinctive": _distinctive(tables),
    }


def _found(tables: Tables, owner: dict[str, str]) -> dict[str, Any]:
    """Sources, actors, coverage; null throughout in a case that was scored before they were."""
    if not (len(tables["mentions"]) or len(tables["attributions"])):
        return dict.fromkeys(("attributions", "actors", "target_tone", "coverage", "aligned"))
    return {
        "attributions": attributions(tables), "actors": actors(tables, owner),
        "target_tone": target_tone(tables), "coverage": coverage(tables),
        "aligned": aligned(tables),
    }  # fmt: skip


def _outlet(tables: Tables, outlet: str, name: str) -> dict[str, Any]:
    own = tables["articles"].query("outlet == @outlet")
    words, told = int(own["words"].sum()), int(own["own_words"].sum())
    readings = of_zone(tables["readings"], "told")
    asked = (readings["outlet"] == outlet) & (readings["measure"] == ATTRIBUTED.name)
    scored = bool(readings.loc[asked, "value"].notna().any())
    return {
        "id": outlet, "name": name, "articles": list(own["id"]), "words": words,
        "own_words": told, "attributed_share": (words - told) / words if words and scored else None,
    }  # fmt: skip


def _distinctive(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """Outlet → the words that stand out in it, most distinctive first; ordered, not tested."""
    table = standing_out(tables, Choice(), "own")
    kept = [column for column in DISTINCTIVE if column not in ("outlet", "p")]
    return {
        str(outlet): _records(table[table["outlet"] == outlet], kept)
        for outlet in dict.fromkeys(compared(tables, Choice()))
    }


def _records(table: pd.DataFrame, columns: tuple[str, ...] | list[str]) -> list[dict[str, Any]]:
    rows = table[list(columns)].astype(object).where(table[list(columns)].notna(), None)
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def lines(case: Case) -> list[str]:
    """The sheet as lines of text."""
    outlets = case.manifest.sources.outlets
    value = sheet(tables_of(case), case.manifest.sources.title, outlets, Choice())
    found = [value.title, value.count, value.caution, ""]
    found += [f"* {reason}" for reason in value.reasons]
    found += ["", *(f"{lead.topic}. {lead.text} ({lead.basis})" for lead in value.leads)]
    found += _rows(value)
    refused = [f"refused: {r.name}: {r.reason}" for r in case.manifest.sources.refusals]
    lost = [f"left out: {e.article}: {e.reason}" for e in case.manifest.exclusions]
    shown = (refused + lost)[:LISTED]
    more = len(refused) + len(lost) - len(shown)
    return [*found, "", *shown, *([f"and {more:,} more"] if more else [])]


def _rows(value: Sheet) -> list[str]:
    names = {column.outlet: column for column in value.columns}
    found: list[str] = []
    for row in value.rows:
        found += ["", f"{row.question}  ({row.about})"]
        for cell in row.cells:
            items = ", ".join(f"{item.label} {item.printed}".strip() for item in cell.items)
            said = cell.missing or " — ".join(part for part in (items, cell.note) if part)
            found.append(f"  {names[cell.outlet].name}: {said}")
    return found
