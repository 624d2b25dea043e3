"""The case on disk: written once, opened read-only, verified, exported.

`open_case` gives a `Case`, whose tables are those of `tables.SCHEMAS`. DuckDB is imported here
alone, and only when a table is asked for.
"""

from analysis.case.export import export
from analysis.case.layout import CaseError
from analysis.case.manifest import Exclusion, Input, Manifest, Part, Sources
from analysis.case.reading import Case, open_case
from analysis.case.texts import matched_texts
from analysis.case.verification import Problem, aged, verify

__all__ = [
    "Case", "CaseError", "Exclusion", "Input", "Manifest", "Part", "Problem", "Sources", "aged",
    "export", "matched_texts", "open_case", "verify",
]  # fmt: skip
