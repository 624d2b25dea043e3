"""The one way by which words that are not ours reach a page.

Markdown is never used for them: it loads pictures, makes headings and formulas, and cannot be
escaped well. `st.html` of escaped characters shows them as they are.
"""

import html

import streamlit as st


def safe(text: str) -> str:
    """Any text as HTML that shows exactly these characters."""
    return html.escape(text, quote=True)


def show(text: str, tag: str = "p", name: str = "") -> None:
    """Draw a text in one element; `tag` and `name` are ours, the text may be anyone's."""
    st.html(f'<{tag} class="{name}" dir="auto">{safe(text)}</{tag}>')


def items(texts: list[str] | tuple[str, ...], name: str = "plain") -> None:
    """Draw texts as a list."""
    inner = "".join(f'<li dir="auto">{safe(text)}</li>' for text in texts)
    st.html(f'<ul class="{name}">{inner}</ul>')
