"""A zip is opened in memory, within limits, and its names are only shown."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

import pytest

from analysis.gather import gather_documents
from analysis.gather import zipped as limits
from analysis.gather.draft import Refusal
from analysis.gather.source import Source
from analysis.gather.zipped import zipped

TEXT = b"The council of Ashford sold the bridge over the river. " * 4


def packed(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], kind: int = 8) -> bytes:
    """A zip of (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, data)
    return out.getvalue()


def found(data: bytes) -> list[Source | Refusal]:
    return list(zipped("a.zip", io.BytesIO(data)))


def names(data: bytes) -> list[str]:
    return [each.name for each in found(data) if isinstance(each, Source)]


def reasons(data: bytes) -> list[str]:
    return [each.reason for each in found(data) if isinstance(each, Refusal)]


def test_texts_and_tables_in_folders_are_read() -> None:
    data = packed({"all/gazette.txt": TEXT, "all/more/rows.csv": b"outlet,text\nHerald,a b c\n"})
    gathered = gather_documents(found(data))
    assert [article.provenance.name for article in gathered.articles] == [
        "gazette.txt", "rows.csv line 2"
    ]  # fmt: skip
    assert gathered.articles[0].outlet == ""  # it is asked, not guessed


@pytest.mark.parametrize(
    "name",
    ["../../../etc/x.txt", "/etc/x.txt", "C:\\windows\\x.txt", "a\\..\\x.txt", "x\u202e.txt"],
)
def test_a_name_is_only_shown(name: str) -> None:
    assert names(packed({name: TEXT})) == ["x.txt"]


def test_what_systems_leave_behind_is_passed_over() -> None:
    data = packed(
        {"__MACOSX/._x.txt": b"x", ".DS_Store": b"x", "a/.git/x.txt": b"x", "x.txt": TEXT}
    )
    assert names(data) == ["x.txt"]


def test_of_a_case_its_articles_are_read_and_case_toml_comes_first() -> None:
    data = packed({
        "c/articles/x.txt": TEXT, "c/notes.txt": TEXT, "c/runs/0/marks/part-00000.parquet": b"P",
        "c/current": b"0", "c/case.toml": b'default_outlet = "Gazette"',
    })  # fmt: skip
    assert names(data) == ["case.toml", "x.txt"]
    gathered = gather_documents(found(data))
    assert [outlet.name for outlet in gathered.outlets] == ["Gazette"]
    without = packed({"x.txt": TEXT, "current": b"0", "runs/0/y.txt": b"P", "case.toml": b""})
    assert names(without) == ["case.toml", "x.txt"]


def test_a_case_that_was_kept_says_how_to_open_it() -> None:
    data = packed({"c/case.toml": b"", "c/current": b"0", "c/runs/0/manifest.json": b"{}"})
    (reason,) = reasons(data)
    assert reason.endswith("Unpack it and open its folder with: parallax open FOLDER")


def test_a_zip_in_a_zip_is_refused_and_the_rest_is_read() -> None:
    data = packed({"inner.ZIP": packed({"x.txt": TEXT}), "y.txt": TEXT})
    assert names(data) == ["y.txt"]
    assert reasons(data) == ["inner.ZIP is a zip inside the zip. Unpack it and give its files."]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    (reason,) = reasons(packed({"zeros.txt": b"0" * 20_000_000}))
    assert reason.startswith("The zip unpacks to more than 200 times its size")
    assert len(found(packed({"small.txt": b"0" * 900_000}))) == 1  # so little harms nobody


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000_000)
    (reason,) = reasons(packed({"a.txt": TEXT * 5_000}, kind=0))
    assert reason.startswith("The zip unpacks to 1 MB; up to 1 MB are read.")
    monkeypatch.setattr(limits, "MEMBERS", 3)
    (reason,) = reasons(packed({f"{n}.txt": TEXT for n in range(4)}))
    assert reason == "The zip holds 4 files; up to 3 are read. Split it."


def test_a_lie_about_the_size_gains_nothing() -> None:
    data = bytearray(packed({"a.txt": b"0" * 5_000_000}))
    for start in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[start : start + 4] = struct.pack("<I", 10)
    (reason,) = reasons(bytes(data))
    assert "damaged" in reason


def test_what_cannot_be_opened_is_said_in_a_sentence() -> None:
    whole = packed({"a.txt": TEXT * 50, "b.txt": TEXT}, kind=0)
    assert reasons(b"PK\x03\x04 nonsense") == [
        "The zip is damaged and cannot be opened. Pack it again, or give the files as they are."
    ]
    assert reasons(whole[: len(whole) // 2])
    assert reasons(packed({})) == ["The zip holds no file. Put texts or tables into it."]
    spoilt = whole.replace(b"Ashford", b"ashford", 1)
    assert reasons(spoilt) == [
        "a.txt is damaged in the zip. Pack it again, or give the files as they are."
    ]
    assert names(spoilt) == ["b.txt"]
    bzip2 = packed({"a.txt": TEXT}, kind=zipfile.ZIP_BZIP2)
    assert reasons(bzip2)[0].startswith("a.txt is packed in a way that is not read.")


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    assert reasons(bytes(data)) == ["a.txt is encrypted. Pack it without a password."]


def test_ten_thousand_names_and_folders_take_no_time() -> None:
    deep = "/".join("a" * 300)
    data = packed([(f"{n}/{deep}/case.toml", b"") for n in range(1_500)])
    assert len(names(data)) == 1_500
    long = packed({"/".join("a" * 30_000) + "/x.txt": TEXT, "case.toml": b""})
    assert names(long) == ["case.toml", "x.txt"]
