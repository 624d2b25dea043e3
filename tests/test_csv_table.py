"""A spreadsheet is given text, never a formula."""

import csv
import io

import pandas as pd
import pytest

from analysis.csv_table import csv_text


def read_back(table: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_text(table))))


@pytest.mark.parametrize(
    "cell", ['=cmd|"/C calc"!A0', "@SUM(1)", "+1", "-1", "\tx", "\rx", "＝1", " =1", "|x"]
)
def test_a_cell_that_begins_like_a_formula_is_quoted(cell: str) -> None:
    assert read_back(pd.DataFrame({"outlet": [cell]}))[1] == ["'" + cell]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    table = pd.DataFrame({"tone": [-0.5, None], "n": [3, 4], "name": ["NA", None]})
    assert read_back(table) == [["tone", "n", "name"], ["-0.5", "3", "NA"], ["", "4", ""]]
