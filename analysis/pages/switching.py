"""Going from one case to another: what was chosen of the one is let go."""

import streamlit as st

OF_A_CLASS = ("guess", "why", "reveal")  # what was said of one case is not said of the next


def switch(key: str) -> None:
    """Go to the case that was chosen; what was chosen of the other one is let go."""
    go(str(st.session_state[key]))


def go(name: str) -> None:
    """Open the case of that name from now on; what was opened of another one is let go.

    A parameter that is bound to a widget can be changed through that widget only.
    """
    for key in OF_A_CLASS:
        st.session_state.pop(key, None)
    for key in list(st.query_params):
        if key not in st.session_state:
            del st.query_params[key]
    for key in ("outlets", "letters", "stories", "days"):
        if key in st.session_state:
            st.session_state[key] = []
    st.session_state["case"] = name
    st.query_params["case"] = name
