"""A table as CSV that a spreadsheet cannot be tricked with.

A text cell that begins like a formula gets a leading apostrophe (OWASP, CSV injection).
"""

import csv
import io

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def csv_text(table: pd.DataFrame) -> str:
    """The table with a header line; numbers as they are, nothing as an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(str(name)) for name in table.columns])
    for row in table.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None or (isinstance(value, float) and value != value) or value is pd.NA:
        return ""
    if isinstance(value, str) and value.lstrip(" ").startswith(_DANGEROUS):
        return "'" + value
    return value
