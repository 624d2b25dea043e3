"""Drafts → articles: what case.toml adds, which outlet, which day, and an id of one's own."""

from collections import Counter
from dataclasses import dataclass, replace
from unicodedata import normalize

from analysis.article import Article, Outlet, sha256
from analysis.gather.casefile import ArticleFacts, CaseFile
from analysis.gather.dates import published
from analysis.gather.draft import NAME_CHARACTERS, Draft, Outcome, Refusal, listed
from analysis.gather.outlets import Register

_WAY_FORWARD = (
    "No text was found. Give a folder or files of .txt, .md or .html, or a table (.csv, .tsv, "
    ".jsonl, .parquet) with a column of texts."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the inputs held: articles, their outlets in order of first appearance, what was
    refused, and sentences on how it was read. `settings` is what case.toml said."""

    articles: tuple[Article, ...]
    outlets: tuple[Outlet, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...]
    settings: CaseFile


class Assembly:
    """Takes outcomes one by one and holds what they amount to.

    `asking`: someone will be asked for what is missing (`answers.py`), so that an outlet that
    nobody named is left empty, where else the file's name stands in.
    """

    def __init__(self, settings: CaseFile, asking: bool = False) -> None:
        self._settings = settings
        self._asking = asking
        self._register = Register(settings.outlets)
        self._by_sha256 = {fact.sha256: fact for fact in reversed(settings.articles) if fact.sha256}
        self._by_file = {
            normalize("NFC", fact.file): fact for fact in reversed(settings.articles) if fact.file
        }
        self._found: set[ArticleFacts] = set()
        self._articles: dict[str, Article] = {}
        self._refusals: list[Refusal] = []
        self._notes = list(settings.notes)
        self._stand_ins: list[str] = []
        self._site_names: list[str] = []
        self._undated: list[str] = []
        self._renamed: list[str] = []
        self._encodings: dict[str, list[str]] = {}
        self._copies: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Take a draft, a refusal or a sentence."""
        if isinstance(outcome, str):
            self._notes.append(outcome)
        elif isinstance(outcome, Refusal):
            self._refusals.append(outcome)
        else:
            self._take(outcome)

    def gathered(self) -> Gathered:
        """Everything so far. Nothing at all comes with the way forward."""
        used = {article.outlet for article in self._articles.values()}
        return Gathered(
            tuple(self._articles.values()),
            tuple(outlet for outlet in self._register.outlets if outlet.id in used),
            tuple(self._refusals),
            (*self._notes, *self._tallies()),
            self._settings,
        )

    def _take(self, draft: Draft) -> None:
        facts = self._facts(draft)
        name = facts.outlet or draft.outlet or self._settings.default_outlet
        fault = _fault(draft, name, self._asking)
        if fault:
            provenance = draft.provenance
            self._refusals.append(Refusal(provenance.name, fault, provenance.line, draft.raw))
            return
        known = name or ("" if self._asking else draft.stem)
        outlet = self._register.outlet(known).id if known else ""
        notes = [*draft.provenance.notes]
        if not name and not self._asking:
            notes.append("The outlet is not known: the file's name stands in.")
            self._stand_ins.append(draft.provenance.name)
        elif draft.provenance.kind == "html" and name == draft.outlet:
            notes.append("The outlet's name is what the page itself gives as og:site_name.")
            self._site_names.append(draft.provenance.name)
        article = self._article(draft, facts, outlet, notes)
        if facts.sha256 and facts.sha256 != article.sha256:
            notes.append("case.toml knows this file with another text (its SHA-256 differs).")
        if facts.known:
            notes.append(f"How this is known: {facts.known}")
        self._keep(replace(article, provenance=replace(draft.provenance, notes=tuple(notes))))

    def _facts(self, draft: Draft) -> ArticleFacts:
        """What case.toml says of this text: found by its SHA-256, else by its file or its id."""
        facts = self._by_sha256.get(sha256(draft.text)) if self._by_sha256 else None
        is_row = draft.provenance.line is not None
        for name in (draft.id,) if is_row else (draft.provenance.name, draft.stem):
            facts = facts or self._by_file.get(name)
        if not facts:
            return ArticleFacts()
        self._found.add(facts)
        return facts

    def _article(self, draft: Draft, facts: ArticleFacts, outlet: str, notes: list[str]) -> Article:
        raw = facts.date or draft.date
        day, doubt = published(raw)
        if doubt and not self._asking:
            notes.append(doubt)
            self._undated.append(draft.provenance.name)
        url = facts.url or draft.url
        if url and not url.lower().startswith(("http://", "https://")):
            notes.append(f"The address “{url[:100]}” is none of the web and was left out.")
            url = ""
        return Article(
            facts.id or draft.id,
            outlet,
            draft.text,
            facts.title or draft.headline,
            facts.story or draft.story or self._only_story(),
            day,
            raw,
            facts.author or draft.author or None,
            url or None,
            facts.language or draft.language or None,
            facts.genre or draft.genre or None,
            facts.translated,
        )

    def _only_story(self) -> str:
        stories = self._settings.stories
        return stories[0].id if len(stories) == 1 else ""

    def _keep(self, article: Article) -> None:
        """Put an article under an id that no other has; an exact copy is merged with the first."""
        base, n = article.id, 1
        while article.id in self._articles:
            twin = self._articles[article.id]
            if (twin.text, twin.outlet) == (article.text, article.outlet):
                self._copies[base] += 1
                return
            n += 1
            article = replace(article, id=f"{base}-{n}")
        if article.id != base:
            self._renamed.append(f"{base} → {article.id}")
        self._articles[article.id] = article
        encoding = article.provenance.encoding
        if encoding not in (None, "utf-8") and article.provenance.line is None:
            self._encodings.setdefault(str(encoding), []).append(article.provenance.name)

    def _tallies(self) -> list[str]:
        """Sentences that count what stands in the provenance of single texts."""
        copies = sum(self._copies.values())
        counts = [
            (self._stand_ins, "Outlet unknown for {n}: the file's name stands in."),
            (self._site_names, "Outlet of {n} taken from the page's own og:site_name."),
            (self._undated, "No day could be read from the date of {n}; it is kept as given."),
            *((names, "{n} read as " + e + ".") for e, names in self._encodings.items()),
        ]
        notes = [form.format(n=_texts(names)) for names, form in counts if names]
        if copies:
            rows = "1 copy" if copies == 1 else f"{copies:,} copies"
            notes.append(f"{rows} of the same row merged: {listed(list(self._copies))}.")
        if self._renamed:
            n = len(self._renamed)
            notes.append(f"Same id, different text, renamed ({n:,}): {listed(self._renamed)}.")
        lost = [f.file or f.sha256[:12] for f in self._settings.articles if f not in self._found]
        if lost:
            notes.append(
                f"case.toml describes texts that are not here ({len(lost):,}): {listed(lost)}."
            )
        return notes if self._articles else [*notes, _WAY_FORWARD]


def _texts(names: list[str]) -> str:
    return f"{len(names):,} text{'s' * (len(names) != 1)} ({listed(names)})"


def _fault(draft: Draft, name: str, asking: bool) -> str | None:
    if draft.outlet == "" and not name and not asking:
        return (
            "The outlet's cell is empty. Write its name, or give default_outlet in case.toml. "
            "(An outlet that is called NA or None is read as that.)"
        )
    for what, value in (("outlet's name", name), ("id", draft.id)):
        if len(value) > NAME_CHARACTERS:
            return (
                f"The {what} has {len(value):,} characters; up to {NAME_CHARACTERS} are read. "
                "Perhaps another column was meant (on the command line: --column)."
            )
    return None
