"""Port Alder: reported speech, say-verbs, unnamed sources, tone toward, quotations, agency.

`gold.toml` was coded by reading, by one coder and before any output was seen. The figures that were
reached are pinned; `pytest -rP tests/test_alder_found.py` prints them. The rules for reported
speech were mended on these texts afterwards (75 of 119 stretches were found before), so their
figures flatter; so does that of unnamed sources. The others are of rules that had not seen this.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.case import Case, open_case
from analysis.lexicon import lemma
from analysis.parse import available
from analysis.workflow import score_paths

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "port-alder"
GOLD: dict[str, Any] = tomllib.loads((SEED / "gold.toml").read_text("utf-8"))
ARTICLES = {a["file"].removesuffix(".txt"): a for a in GOLD["article"]}
# What was reached, as a share of what was coded; it may rise, and it may not fall.
FOUND, SOURCES, PRECISE, VERBS = 0.89, 0.87, 0.91, 0.92
TOWARD, AGAINST = 0.25, 0.07
QUOTES, USES = 1.0, {"whole": 1.0, "cut": 1.0, "paraphrased": 0.78}
EVENTS, ROLES = 0.47, 0.38
UNNAMED = 0.20  # mean absolute error an article
needs_parse = pytest.mark.skipif(not available(), reason=f"no parse: {available().why}")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("alder") / "case"
    score_paths([SEED], path, columns={}, say=lambda _: None)
    return open_case(path)


def floor(name: str, hits: int, total: int, least: float) -> None:
    print(f"{name}: {hits} of {total}")
    assert hits >= least * total, f"{name}: {hits} of {total}"


def place(text: str, content: str) -> tuple[int, int]:
    """Where a stretch stands that the gold gives by its first and last words."""
    first, _, last = content.partition(" … ")
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    return start, end


def reported(case: Case) -> Iterator[tuple[str, str, str, int, int]]:
    """Article, source, verb, start and end of everything coded as reported."""
    texts = case.texts()
    for article, gold in ARTICLES.items():
        for source, verb, content in gold["reported"]:
            yield article, source, verb, *place(texts[article], content)


def overlap(a: int, b: int, start: int, end: int) -> float:
    """The share of the shorter of two stretches that lies in the other."""
    return (min(b, end) - max(a, start)) / max(1, min(b - a, end - start))


def met(case: Case) -> Iterator[tuple[tuple[str, str, str, int, int], pd.DataFrame]]:
    """Each coded stretch, and the rows of `attributions` that meet half of it."""
    table = case.table("attributions")
    for one in reported(case):
        own = table[table["article"] == one[0]]
        near = [overlap(r.start, r.end, one[3], one[4]) >= 0.5 for r in own.itertuples()]
        yield one, own[near]


def surname(name: str) -> str:
    return name.split()[-1].lower().removesuffix("s")


@needs_parse
def test_reported_speech_is_found_with_its_source(case: Case) -> None:
    found = [(one, rows) for one, rows in met(case) if len(rows)]
    floor("reported speech", len(found), sum(1 for _ in reported(case)), FOUND)
    right = sum(
        any(surname(one[1]) in str(row.speaker or row.source).lower() for row in rows.itertuples())
        for one, rows in found
    )
    floor("sources of what was found", right, len(found), SOURCES)


@needs_parse
def test_what_is_called_reported_mostly_is(case: Case) -> None:
    """Precision, in words: of those attributed outside marks, how many were coded so."""
    gold: dict[str, list[tuple[int, int]]] = {}
    for article, _, _, start, end in reported(case):
        gold.setdefault(article, []).append((start, end))
    table = case.table("attributions")
    words = table[table["quoted"] < table["words"]]
    right = [
        any(overlap(r.start, r.end, *span) >= 0.5 for span in gold.get(str(r.article), ()))
        for r in words.itertuples()
    ]
    floor("stretches called reported that were coded so", sum(right), len(right), PRECISE)


def test_the_verbs_that_bring_in_quotations(case: Case) -> None:
    table = case.table("attributions")
    direct = table[(table["quoted"] > 0) & (table["part"] == 0) & table["verb"].notna()]
    hits = total = 0
    for article, gold in ARTICLES.items():
        own = direct[direct["article"] == article]
        ours = Counter((surname(str(r.speaker or "")), r.verb) for r in own.itertuples())
        theirs = Counter((surname(s), v) for s, v in gold["verbs"])
        hits += (ours & theirs).total()
        total += theirs.total()
    floor("say-verbs with their speakers", hits, total, VERBS)


@needs_parse
def test_unnamed_sources_are_counted(case: Case) -> None:
    table = case.table("attributions").query("part == 0 and naming == 'unnamed'")
    ours = table["article"].value_counts()
    gold = {article: gold["unnamed"] for article, gold in ARTICLES.items()}
    error = sum(abs(int(ours.get(a, 0)) - n) for a, n in gold.items()) / len(gold)
    print(f"unnamed sources: {int(ours.sum())}, coded {sum(gold.values())}; mean error {error:.2f}")
    assert error <= UNNAMED


def test_praise_and_blame_point_the_right_way(case: Case) -> None:
    """Of the actors plainly praised or blamed in a paper's own voice, whom the rule has so."""
    mentions = case.table("mentions")
    own = mentions[mentions["speaker"].isna() & mentions["tone"].notna()]
    names = dict(case.table("actors")[["actor", "name"]].itertuples(index=False))
    right = wrong = total = 0
    for article, gold in ARTICLES.items():
        for actor, sign in gold["toward"]:
            total += 1
            called = own[own["article"] == article].assign(name=lambda t: t["actor"].map(names))
            last = surname(actor)
            there = called["name"].str.lower().str.contains(re.escape(last)) | called[
                "label"
            ].str.lower().str.contains(re.escape(last))
            balance = int(called.loc[there, "tone"].sum())
            right += balance * sign > 0
            wrong += balance * sign < 0
    print(f"tone toward: {right} right, {wrong} wrong, {total - right - wrong} neutral of {total}")
    assert right >= TOWARD * total
    assert wrong <= AGAINST * total


def quotes(case: Case) -> Iterator[tuple[dict[str, Any], pd.DataFrame]]:
    """Each coded quotation, and its rows in the matrix."""
    texts, table = case.texts(), case.table("quotes")
    for story, gold in GOLD["story"].items():
        own = table[table["story"] == story]
        for one in gold.get("quotes", {}).values():
            words = one["words"].lower()
            for _, rows in own.groupby("quote"):
                kept = rows[(rows["article"] == rows["fullest"]) & (rows["part"] == "kept")]
                own_words = [(r.article, int(r.start), int(r.end)) for r in kept.itertuples()]
                if words in " ".join(texts[a][i:j] for a, i, j in own_words).lower():
                    yield one, rows
                    break
            else:
                yield one, own.head(0)


def test_what_each_paper_made_of_a_quotation(case: Case) -> None:
    found = list(quotes(case))
    floor("quotations that two papers have", sum(len(r) > 0 for _, r in found), len(found), QUOTES)
    hits, total = Counter[str](), Counter[str]()
    for one, rows in found:
        how = dict(rows[["outlet", "how"]].itertuples(index=False))
        for kind in ("whole", "cut", "paraphrased"):
            for outlet in one[kind] if len(rows) else ():
                total[kind] += 1
                hits[kind] += how.get(outlet) == kind
    for kind, least in USES.items():
        floor(f"uses: {kind}", hits[kind], total[kind], least)


@needs_parse
def test_who_acts_upon_whom(case: Case) -> None:
    texts, table = case.texts(), case.table("events")
    hits = forms = total = 0
    for article, gold in ARTICLES.items():
        for verb, form, agent, patient in gold.get("agency", ()):
            total += 1
            own = table[(table["article"] == article) & (table["verb"] == lemma(verb.split()[0]))]
            text = texts[article]
            fits = [r.form == form and meets(text, r, agent, patient) for r in own.itertuples()]
            hits += len(own) > 0
            forms += any(fits)
    floor("event verbs", hits, total, EVENTS)
    floor("event verbs with form, agent and patient", forms, total, ROLES)


def meets(text: str, row: Any, agent: str, patient: str) -> bool:
    """Whether agent and patient are those coded, as far as any are, by their last words."""
    ours = [
        text[int(a) : int(b)] if pd.notna(a) else ""
        for a, b in ((row.agent_start, row.agent_end), (row.patient_start, row.patient_end))
    ]
    return all(
        not coded or bool(set(coded.lower().split()) & set(found.lower().split()))
        for coded, found in zip((agent, patient), ours, strict=True)
    )
