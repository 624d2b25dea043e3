"""The ladder of encodings, and the one-for-one mending of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gather.encoding import decoded, mended

TEXT = "The “old” café said no – twice.\nThen it rained on Zürich."


@pytest.mark.parametrize(
    ("codec", "shown"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_each_rung_of_the_ladder(codec: str, shown: str) -> None:
    found = decoded(TEXT.encode(codec))
    assert (found.text, found.encoding, found.notes) == (TEXT, shown, ())


def test_utf_16_without_a_mark_in_cyrillic() -> None:
    text = "Совет порта собрался в понедельник. Решения нет, но оно близко."
    assert decoded(text.encode("utf-16-le")).text == text


def test_plain_ascii_is_utf_8_and_a_stray_zero_byte_does_not_make_it_utf_16() -> None:
    found = decoded(b"Hello\x00world, how are you?")
    assert (found.text, found.encoding) == ("Hello world, how are you?", "utf-8")
    assert found.notes == ("Control characters replaced by blanks: 1.",)


def test_a_page_is_taken_at_its_word_only_after_utf_8_and_only_for_known_encodings() -> None:
    page = '<meta charset="windows-1251"><p>Порт</p>'
    assert decoded(page.encode("cp1251"), declares=True).text == page
    assert decoded(page.encode("utf-8"), declares=True).encoding == "utf-8"
    assert decoded(page.encode("cp1251")).encoding == "cp1252"
    odd = b'<meta charset="unicode_escape">caf\xe9'
    assert decoded(odd, declares=True).encoding == "cp1252"
    assert decoded(b'<?xml encoding="no-such"?>caf\xe9', declares=True).text.endswith("café")


def test_bytes_that_cp1252_leaves_undefined_are_still_one_character_each() -> None:
    data = bytes(range(0x80, 0x100))
    assert len(decoded(data).text) == 128


def test_line_ends_become_one_kind_and_controls_blanks() -> None:
    found = mended("\ufeffa\r\nb\rc\n\td\x0be\x85f\x7f")
    assert found.text == "a\nb\nc\n\td e f "
    assert found.controls == 3


def test_mojibake_is_noted_and_left() -> None:
    found = mended("It isnâ€™t the cafÃ© we knew.")
    assert found.text == "It isnâ€™t the cafÃ© we knew."
    assert "read as Windows-1252: 2" in found.notes[0]
    assert "“â€™”" in found.notes[0]


@pytest.mark.parametrize("text", ["NÃO", "château", "“quoted” – dash", "Ångström, Ähre", "São Âge"])
def test_ordinary_letters_are_no_mojibake(text: str) -> None:
    assert mended(text).notes == ()


def test_half_a_surrogate_pair_can_be_stored_afterwards() -> None:
    found = mended("a\ud800b")
    assert found.text == "a\ufffdb"
    assert "“\ufffd”: 1" in found.notes[0]


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_raise(data: bytes, declares: bool) -> None:
    found = decoded(data, declares=declares)
    found.text.encode("utf-8")
    assert "\x00" not in found.text


@given(st.text(st.characters(exclude_characters="\r\ufeff"), max_size=200))
def test_mending_is_one_for_one(text: str) -> None:
    found = mended(text).text
    assert len(found) == len(text)
    assert all(a in (b, " ", "\ufffd") for a, b in zip(found, text, strict=True))
    assert mended(found).text == found
