"""What functions of a case give, kept: for all visitors, and of a private case for its session."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

from analysis import job

EDITS = "edits"  # in a session: case → the reader's own camps and actors
_P = ParamSpec("_P")
_T = TypeVar("_T")


def remembered(
    most: int, spinner: str | bool = False
) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep what a function of a case, whose path comes first, gives: for all visitors; of a private
    case, or where a visitor has changed camps or actors, for the session alone."""

    def kept(function: Callable[_P, _T]) -> Callable[_P, _T]:
        shared = st.cache_resource(max_entries=most, show_spinner=spinner)(function)
        ours = st.cache_resource(max_entries=most, show_spinner=spinner, scope="session")(function)

        @wraps(function)
        def found(*given: _P.args, **named: _P.kwargs) -> _T:
            private = job.own(Path(str(given[0]))) or st.session_state.get(EDITS)
            return (ours if private else shared)(*given, **named)

        return found

    return kept
