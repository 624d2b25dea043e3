"""Facts as items: how they are called, and that names alone make none."""

from texts import lines

from analysis.align import fact_items, facts, story
from analysis.article import Article
from analysis.document import document

OTHER = (
    "Ships return in a week.\nThe council meets in the town hall.\nSnow is forecast for June.\n"
    "Teachers want higher wages.\nA bakery opened."
)


def labels(*texts: str, kind: str = "body") -> list[str]:
    """The labels of the facts of some texts, beside one that tells of other things."""
    told = story(
        [
            document(Article(f"a{i}", f"o{i}", text), lines(text, kind))
            for i, text in enumerate([*texts, OTHER])
        ]
    )
    return [item.label for item in fact_items(told, facts(told))]


def test_a_fact_is_called_by_the_first_words_of_its_shortest_passage() -> None:
    long = "Shortly after nine, the old pier burned down to the water on Monday"
    assert labels(long, "And, sadly, the old pier burned down to the water on Monday") == [
        "sadly, the old pier burned…"
    ]
    assert labels(long, "The old pier burned down") == ["The old pier burned down"]


def test_a_label_holds_five_words_however_they_are_tied() -> None:
    text = "The never-to-be-forgotten-or-forgiven pier fire burned the harbour store down"
    assert labels(text, text + " today") == ["The never-to-be-forgotten…"]


def test_names_alone_are_no_fact() -> None:
    names = "Ada Brook of the Marra Harbour Board"
    assert labels(f"Yesterday {names} spoke", f"Nobody doubted {names} less") == []
    assert labels(f"Yesterday {names} resigned", f"Nobody saw {names} when she resigned") != []


def test_a_title_in_capitals_can_tell_a_fact() -> None:
    """Its words are no names where the story writes them small."""
    title = "Pier Burned Down At Marra Harbour"
    assert labels(title, title, kind="headline") == []
    found = labels(title, title, "The pier lay there\nIt had burned down", kind="headline")
    assert "Pier Burned Down At Marra…" in found
