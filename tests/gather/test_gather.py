"""Paths, uploads and pasted texts, all the way to articles, outlets and refusals."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article, sha256
from analysis.gather import (
    CaseFile,
    Refusal,
    article_from_text,
    casefile,
    gather,
    gather_bytes,
    read_bytes,
)
from analysis.gather.draft import shown, stem
from analysis.gather.outlets import Register, slug

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def folder(root: Path, **files: str | bytes) -> Path:
    """Files by name, with "__" for a dot and "___" for a slash."""
    for name, content in files.items():
        path = root / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


# --- folders and files


def test_mixed_input_in_a_fixed_order(tmp_path: Path) -> None:
    folder(
        tmp_path,
        b__txt="Beta words",
        a__md="# Alpha words",
        deep___c__txt="Gamma words",
        rows__csv="outlet,text\nBee,Delta words\n",
        more__jsonl='{"outlet": "Ant", "text": "Epsilon words"}',
        note__docx="x",
        noending="x",
        __hidden__txt="No",
    )
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("No")
    found = gather([tmp_path])
    assert [a.id for a in found.articles] == ["a", "b", "more-1", "rows-1", "c"]
    assert [o.name for o in found.outlets] == ["a", "b", "Ant", "Bee", "c"]
    assert [r.name for r in found.refusals] == ["noending", "note.docx"]
    assert "a .docx file" in found.refusals[1].reason
    assert ".txt, .md" in found.refusals[1].reason
    assert found.settings == CaseFile()
    assert gather([tmp_path]) == found


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    folder(tmp_path, a__txt="Words")
    assert len(gather([tmp_path, tmp_path / "a.txt", tmp_path]).articles) == 1


def test_an_empty_folder_shows_the_way_forward(tmp_path: Path) -> None:
    found = gather([tmp_path])
    assert (found.articles, found.outlets, found.refusals) == ((), (), ())
    assert ".txt" in found.notes[-1]
    assert gather([]).notes == found.notes


def test_what_is_not_there_or_cannot_be_opened(tmp_path: Path) -> None:
    folder(tmp_path, a__txt="Words", shut__txt="Words")
    (tmp_path / "shut.txt").chmod(0)
    os.mkfifo(tmp_path / "pipe.txt")
    found = gather([tmp_path / "gone.txt", tmp_path])
    reasons = {r.name: r.reason for r in found.refusals}
    assert "no file or folder gone.txt" in reasons["gone.txt"]
    assert "device or a pipe" in reasons["pipe.txt"]
    if os.geteuid() != 0:
        assert "Check who may read it" in reasons["shut.txt"]
    assert "a" in [a.id for a in found.articles]


def test_a_path_with_a_zero_character() -> None:
    assert len(gather([Path("a\0b.txt")]).refusals) == 1


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    folder(inside, a__txt="Words")
    folder(outside, secret__txt="Secret")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "dir").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    (inside / "stale.txt").symlink_to(inside / "gone.txt")
    found = gather([inside])
    assert [a.id for a in found.articles] == ["a"]
    assert [r.name for r in found.refusals] == ["dir", "link.txt", "self.txt", "stale.txt"]
    assert "leads out of the folder" in found.refusals[0].reason
    assert len(gather([inside / "link.txt"]).articles) == 1  # named by the user


# --- single texts


def test_a_text_is_read_as_it_stands() -> None:
    found = gather_bytes([("a.txt", "\ufeffOne\r\n\r\n  two\x00three  \r".encode())])
    (article,) = found.articles
    assert article.text == "One\n\n  two three  \n"
    assert (article.headline, article.published, article.outlet) == ("", None, "a")
    assert article.provenance.encoding == "utf-8"
    assert "Control characters" in article.provenance.notes[0]


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"12 % -- 7\n", "no letter"),
        (b"%PDF-1.7 words", "a PDF"),
        (b"PK\x03\x04 words", "packed"),
        (bytes(range(32)) * 40, "no text"),
        (b"word " * 500_000, "2,500,000 characters"),
        (b"x" * 10_000_000, "10,000,000 characters"),
        (b"x" * 50_000_001, "larger than 50 MB"),
    ],
)
def test_refused_texts(data: bytes, part: str) -> None:
    (refusal,) = read_bytes("a.txt", data)
    assert isinstance(refusal, Refusal)
    assert part in refusal.reason
    assert refusal.name == "a.txt"


def test_encodings_are_shown() -> None:
    found = gather_bytes([("a.txt", "café".encode("cp1252")), ("b.txt", "thé".encode("cp1252"))])
    assert [a.provenance.encoding for a in found.articles] == ["cp1252"] * 2
    assert "2 texts (a.txt, b.txt) read as cp1252." in found.notes


def test_pasted_text() -> None:
    article = article_from_text("Some words", "My paste")
    assert isinstance(article, Article)
    assert (article.id, article.outlet) == ("My paste", "my-paste")
    assert article.provenance.kind == "paste"
    assert isinstance(article_from_text("  ", "My paste"), Refusal)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_no_bytes_and_no_name_raise(data: bytes, name: str) -> None:
    (found,) = read_bytes(name + ".txt", data)
    if isinstance(found, Article):
        assert found.id
        assert found.outlet
        found.text.encode()


# --- names


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../../etc/passwd.txt", "passwd.txt"),
        ("C:\\secret\\a.txt", "a.txt"),
        ("a\u202etxt.exe\x00.txt", "atxt.exe.txt"),
        ("a\nb\t.txt", "a b .txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("a\udcff.txt", "a\ufffd.txt"),
        ("/", "unnamed"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert shown(name) == clean


@given(st.text(max_size=300))
def test_a_shown_name_is_short_and_without_a_directory(name: str) -> None:
    clean = shown(name)
    assert 0 < len(clean) <= 200
    assert not set(clean) & set("/\\\n\r\0\u202e")
    assert stem(clean)


@given(st.lists(st.text(min_size=1, max_size=8).filter(str.strip), max_size=20))
def test_two_names_never_share_an_id(names: list[str]) -> None:
    register = Register()
    ids = {register.outlet(name).id: register.outlet(name).name for name in names}
    assert all(ids)
    assert len(ids) == len({outlet.name for outlet in register.outlets})


def test_slugs() -> None:
    assert [slug(n) for n in ("The Gazette!", "Правда", "北京 日报", "—")] == [
        "the-gazette", "правда", "北京-日报", "outlet",
    ]  # fmt: skip
    register = Register()
    assert [register.outlet(n).id for n in ("BBC", "bbc", "B.B.C", "BBC")] == [
        "bbc", "bbc-2", "b-b-c", "bbc",
    ]  # fmt: skip


# --- ids and copies


def test_the_same_id_with_the_same_text_is_one_article() -> None:
    table = "id,outlet,text\n" + "7,Bee,Words\n" * 3 + "7,Ant,Words\n8,Bee,Words\n"
    found = gather_bytes([("r.csv", table.encode())])
    assert [(a.id, a.outlet) for a in found.articles] == [
        ("7", "bee"), ("7-2", "ant"), ("8", "bee"),
    ]  # fmt: skip
    assert "2 copies of the same row merged: 7." in found.notes


def test_the_same_id_with_another_text_is_renamed(tmp_path: Path) -> None:
    folder(tmp_path, x___a__txt="One", y___a__txt="Two", z___a__txt="One")
    found = gather([tmp_path])
    assert [(a.id, a.text) for a in found.articles] == [("a", "One"), ("a-2", "Two")]
    assert any("renamed (1): a → a-2" in note for note in found.notes)


# --- dates and addresses


def test_doubtful_dates_stay_undated_and_say_so() -> None:
    table = "text,date\nOne,03/04/2024\nTwo,2024-02-30\nThree,28.06.2024\n"
    found = gather_bytes([("r.csv", table.encode())])
    assert [a.published for a in found.articles] == [None, None, date(2024, 6, 28)]
    assert [a.published_raw for a in found.articles] == ["03/04/2024", "2024-02-30", "28.06.2024"]
    assert any("day or month first" in n for n in found.articles[0].provenance.notes)
    assert any("date of 2 texts" in note for note in found.notes)


def test_only_addresses_of_the_web_are_kept() -> None:
    table = "text,url\nOne,javascript:alert(1)\nTwo,HTTPS://x.example/\n"
    one, two = gather_bytes([("r.csv", table.encode())]).articles
    assert (one.url, two.url) == (None, "HTTPS://x.example/")
    assert any("none of the web" in note for note in one.provenance.notes)


# --- case.toml

CASE = f"""
title = "The port"
[story.strike]
event = "A strike."
[outlet.bee]
name = "The Bee"
group = "dailies"
[[article]]
file = "a.txt"
outlet = "bee"
title = "Ships wait"
date = 2024-06-23
translated = false
known = "Imprint."
[[article]]
file = "old-name.txt"
sha256 = "{sha256("Beta words")}"
id = "beta"
outlet = "The Ant"
[[article]]
file = "absent.txt"
"""


def test_a_case_is_merged_by_file_and_by_sha256(tmp_path: Path) -> None:
    folder(
        tmp_path,
        case__toml=CASE,
        articles___a__txt="Alpha words",
        articles___renamed__txt="Beta words",
        articles___r__csv="outlet,text\nThe Bee,Gamma\nbee,Delta\n",
        runs___1___part__parquet="never read",
        README__md="Not an article",
    )
    found = gather([tmp_path])
    a, one, two, beta = found.articles
    assert (a.outlet, a.headline, a.published) == ("bee", "Ships wait", date(2024, 6, 23))
    assert (a.text, a.story, a.translated) == ("Alpha words", "strike", False)
    assert "How this is known: Imprint." in a.provenance.notes
    assert (beta.id, beta.outlet, beta.provenance.name) == ("beta", "the-ant", "renamed.txt")
    assert one.outlet == two.outlet == "bee"
    assert [(o.id, o.name, o.group) for o in found.outlets] == [
        ("bee", "The Bee", "dailies"), ("the-ant", "The Ant", None),
    ]  # fmt: skip
    assert found.settings.title == "The port"
    assert found.refusals == ()
    assert any("not here (1): absent.txt" in note for note in found.notes)


def test_case_toml_goes_before_the_table_and_the_argument_before_case_toml(tmp_path: Path) -> None:
    table = "id,outlet,title,text,date\nx1,Ant,Old,Words,2020-01-01\n"
    toml = "[[article]]\nfile = 'x1'\noutlet = 'Bee'\ndate = 2024-06-28\n"
    folder(tmp_path, case__toml=toml, r__csv=table)
    (article,) = gather([tmp_path]).articles
    assert (article.outlet, article.headline) == ("bee", "Old")
    assert article.published == date(2024, 6, 28)
    mine, _ = casefile("title = 'Mine'\n[[article]]\nfile = 'x1'\noutlet = 'Wasp'")
    found = gather([tmp_path], casefile=mine)
    assert (found.articles[0].outlet, found.settings.title) == ("wasp", "Mine")


def test_a_file_s_facts_are_not_those_of_every_row(tmp_path: Path) -> None:
    toml = "[[article]]\nfile = 'r'\ntitle = 'Ships'"
    folder(tmp_path, case__toml=toml, r__csv="text\nOne\nTwo\n")
    assert [a.headline for a in gather([tmp_path]).articles] == ["", ""]


def test_case_toml_by_itself_brings_its_folder_and_beside_others_its_facts(tmp_path: Path) -> None:
    case = folder(tmp_path / "case", case__toml=CASE, articles___a__txt="Alpha words")
    other = folder(tmp_path / "other", xyz__txt="Beta words")
    assert [a.id for a in gather([case / "case.toml"]).articles] == ["a"]
    found = gather([other, case / "case.toml"])
    assert [(a.id, a.outlet) for a in found.articles] == [("beta", "the-ant")]


def test_another_text_under_a_known_name_is_said(tmp_path: Path) -> None:
    toml = f"[[article]]\nfile = 'a.txt'\nsha256 = '{'0' * 64}'\noutlet = 'Bee'"
    folder(tmp_path, case__toml=toml, a__txt="Alpha words")
    (article,) = gather([tmp_path]).articles
    assert article.outlet == "bee"
    assert any("SHA-256 differs" in note for note in article.provenance.notes)


def test_a_default_outlet_fills_empty_cells_and_bare_texts(tmp_path: Path) -> None:
    folder(tmp_path, case__toml="default_outlet = 'Bee'", a__txt="A", r__csv="outlet,text\n,B\n")
    found = gather([tmp_path])
    assert [a.outlet for a in found.articles] == ["bee", "bee"]
    assert found.refusals == ()


def test_a_broken_case_toml_stops_nothing(tmp_path: Path) -> None:
    folder(tmp_path, case__toml="title = ", a__txt="Alpha words")
    found = gather([tmp_path])
    assert len(found.articles) == 1
    assert "not valid TOML" in found.refusals[0].reason


def test_uploads_with_their_case_toml() -> None:
    found = gather_bytes([("x.txt", b"Beta words"), ("case.toml", CASE.encode())])
    assert [(a.id, a.outlet) for a in found.articles] == [("beta", "the-ant")]


def test_the_five_originals_are_read_whole() -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not here: the five originals belong to their publishers")
    found = gather([SEEDS])
    assert (len(found.articles), found.refusals) == (5, ())
    for article in found.articles:
        original = (SEEDS / f"{article.id}.txt").read_bytes().decode()
        assert article.text == original.replace("\r\n", "\n")
