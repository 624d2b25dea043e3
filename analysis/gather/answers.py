"""What someone answered about gathered texts: outlet, story, date, where nothing else says them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analysis.article import Article
from analysis.gather.assembly import Gathered
from analysis.gather.dates import ambiguous, published
from analysis.gather.draft import NAME_CHARACTERS, Refusal, listed, one_line
from analysis.gather.outlets import Register

ASKED = ("outlet", "date", "story")
Answers = Mapping[str, Mapping[str, str]]  # `known_by` → what was answered, of `ASKED`
UNNAMED = (
    "Nobody has said which outlet published this text. Write it into the table, or set it for "
    "all texts without one."
)


def known_by(article: Article) -> str:
    """What an answer is filed under: the text and its file, whatever else is read of it."""
    return f"{article.sha256[:20]} {article.provenance.name}"


def answered(gathered: Gathered, answers: Answers, first: str = "") -> Gathered:
    """The texts with what was answered of them; those without an outlet are refused.

    `first`: "day" or "month", which comes first in dates that may be read either way.
    """
    register = Register((*gathered.settings.outlets, *gathered.outlets))
    articles: list[Article] = []
    refusals: list[Refusal] = []
    given: Counter[str] = Counter()
    undated: list[str] = []
    for article in gathered.articles:
        answer = {k: one_line(v) for k, v in answers.get(known_by(article), {}).items()}
        name = answer.get("outlet", article.outlet)
        fault = _fault(name)
        if fault:
            where = article.provenance
            refusals.append(Refusal(where.name, fault, where.line))
            continue
        changed, doubt = _answered(article, answer, first)
        if doubt:
            undated.append(article.provenance.name)
        given.update(list(answer))
        articles.append(replace(changed, outlet=register.outlet(name).id))
    used = {article.outlet for article in articles}
    outlets = tuple(outlet for outlet in register.outlets if outlet.id in used)
    notes = (*gathered.notes, *_notes(given, undated))
    return replace(
        gathered, articles=tuple(articles), outlets=outlets, notes=notes,
        refusals=(*gathered.refusals, *refusals),
    )  # fmt: skip


def _fault(outlet: str) -> str | None:
    if not outlet:
        return UNNAMED
    if len(outlet) > NAME_CHARACTERS:
        size = len(outlet)
        return f"The outlet's name has {size:,} characters; up to {NAME_CHARACTERS} are read."
    return None


def _answered(
    article: Article, answer: Mapping[str, str], first: str
) -> tuple[Article, str | None]:
    """The article with its answers, and the sentence on a date that names no day."""
    raw = answer.get("date", article.published_raw)
    day, doubt = published(raw, first)
    notes = [*article.provenance.notes, *([doubt] if doubt else [])]
    if first and ambiguous(raw):
        notes.append(f"The date “{raw[:60]}” was read with the {first} first, as was said by hand.")
    if answer:
        notes.append(f"Given by hand: {', '.join(each for each in ASKED if each in answer)}.")
    changed = replace(
        article, published=day, published_raw=article.published_raw or raw,
        story=answer.get("story", article.story),
        provenance=replace(article.provenance, notes=tuple(notes)),
    )  # fmt: skip
    return changed, doubt


def _notes(given: Counter[str], undated: list[str]) -> list[str]:
    notes = [f"Given by hand: {each} of {given[each]:,}." for each in ASKED if given[each]]
    if undated:
        count = f"{len(undated):,} text{'s' * (len(undated) != 1)} ({listed(undated)})"
        notes.append(f"No day could be read from the date of {count}; it is kept as given.")
    return notes
