"""Of the page Gaps: how items are found and counted, and how well that was measured to work."""

import streamlit as st

from analysis.pages import cards
from analysis.sheet.covered_card import COPIES, COVERAGE


def part() -> None:
    """How this page counts."""
    with st.expander("How this is counted"):
        cards.family((COVERAGE, COPIES))
