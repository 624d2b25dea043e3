"""Which words carry weight? Loaded language: wording that judges while it tells."""

from analysis.measures.measure import Measure
from analysis.measures.rate import Rate

LOADED = Measure(
    name="loaded",
    title="loaded words",
    question="Which words carry weight?",
    about="Evaluative and emotive wording, whatever it is said of.",
    unit="hits per 1,000 words",
    formula="1000 · hits / words of the voice",
    poles=("plainer wording", "more wording that judges"),
    tier="B",
    accuracy="sentences that people marked as biased rank above others of the same outlet with "
    "AUC .67 (BABE, 2,307 sentences; chance .50; the list was tuned on this set), paragraphs with "
    "loaded language above others with AUC .77 (SemEval 2023 task 3); of 100 words found in other "
    "news, 89 were judged loaded by the list's own author; a third of the sentences marked as "
    "biased hold none of them",
    source="after Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013; Spinde et al. 2021",
    weakness="a list knows neither context nor irony; it cannot tell a deserved word from another",
    version="1",
    read=Rate("loaded"),
    floor=16,
    floor_of="marks",
    form="chips",
    lexicon="loaded",
)
