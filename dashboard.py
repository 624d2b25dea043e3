"""Parallax in the browser: `streamlit run dashboard.py`, or `parallax demo`.

It names the pages; each page arranges what `analysis` computed.
"""

import json
import os
from pathlib import Path

import streamlit as st

import analysis
from analysis.home import seeds
from analysis.pages.opened import CASES

PAGES = Path(analysis.__file__).parent / "pages"

st.set_page_config(page_title="Parallax", page_icon=str(PAGES / "icon.png"), layout="wide")
st.logo(str(PAGES / "logo.svg"), size="large")
os.environ.setdefault(CASES, json.dumps([str(path) for path in seeds()]))
st.navigation(
    [
        st.Page(PAGES / "front.py", title="Sheet", url_path="sheet", default=True),
        st.Page(PAGES / "read.py", title="Read", url_path="read"),
        st.Page(PAGES / "voices.py", title="Voices", url_path="voices"),
        st.Page(PAGES / "names.py", title="Names", url_path="names"),
        st.Page(PAGES / "tone.py", title="Tone", url_path="tone"),
        st.Page(PAGES / "frames.py", title="Frames", url_path="frames"),
        st.Page(PAGES / "words.py", title="Words", url_path="words"),
        st.Page(PAGES / "gaps.py", title="Gaps", url_path="gaps"),
        st.Page(PAGES / "method.py", title="Method", url_path="method"),
        st.Page(PAGES / "data.py", title="Data", url_path="data"),
        st.Page(PAGES / "classroom.py", title="Classroom", url_path="classroom"),
    ],
    position="top",
).run()
