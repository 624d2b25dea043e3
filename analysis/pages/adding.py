"""Add your own articles, in three steps: give, check, score.

What is given lies in a private folder, a tray, which only this visitor's session and link know.
Nothing of it is kept in the server's memory, and all long work is done by other processes.
"""

from analysis.pages import add_check, add_give, add_score, safe
from analysis.pages.add_tray import tray

INTRO = (
    "Bring what several outlets published: files, a table, a zip, or texts that you paste. "
    "Three steps: give them, check what was read, score. Nothing is sent anywhere: all of it is "
    "worked on by this server, in a folder of your own."
)


def part() -> None:
    """The three steps; each shows once the one before has something for it."""
    safe.show("Add your own articles", "h2", "part")
    safe.show(INTRO, "p", "plain")
    add_give.part()
    given = tray()
    if given is None or not given.items:
        return
    found = add_check.part(given)
    given = tray()
    if found is not None and given is not None:
        add_score.part(given, found)


def begun() -> bool:
    """Has this visitor given something?"""
    given = tray()
    return given is not None and bool(given.items)
