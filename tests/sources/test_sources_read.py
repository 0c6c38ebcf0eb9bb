import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError, UsageError
from kg.sources import expand, from_text, read

BODY = "Le maire sortant de Fréjoux, Édouard Lépine, a été réélu dimanche dès le premier tour avec 54,2 % des voix."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859_15"])
def test_text_in_any_usual_encoding_reads_the_same(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode(encoding))
    assert [d.text for d in read(path)] == [BODY]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_page_in_its_declared_encoding_reads_the_same(tmp_path, encoding):
    path = tmp_path / "a.html"
    path.write_bytes(f'<html><head><meta charset="{encoding}"></head><body><p>{BODY}</p></body></html>'.encode(encoding))
    assert [d.text for d in read(path)] == [BODY]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=["Cs", "Cc"])).filter(str.strip))
def test_text_is_kept_character_for_character(text):
    assert from_text(text).text == text


def test_line_ends_of_other_systems_become_newlines(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Titre\r\n\r\nTexte\rFin")
    assert next(read(path)).text == "Titre\n\nTexte\nFin"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("scan.pdf", b"%PDF-1.7 ...", "PDF"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "image"),
        ("sheet.csv", b"a;b\n1;2\n", "table"),
        ("office.txt", b"PK\x03\x04rest", "office document"),
        ("bytes.txt", b"abc\0\0\0def", "binary"),
        ("noise.txt", bytes(range(1, 32)) * 20, "encoding"),
        ("menu.html", b"<html><body><nav><a href=/>Accueil</a></nav></body></html>", "without article text"),
        ("feed.txt", b"<?xml version='1.0'?><rss/>", "XML"),
        ("list.jsonl", b'{"text": 3}\n', "line 1"),
        ("cut.jsonl", b'{"text": "ok"}\n{"text": \n', "line 2"),
        ("date.jsonl", b'{"text": "ok", "published": "hier"}\n', "hier"),
    ],
)
def test_what_is_no_article_is_refused_by_name_and_reason(tmp_path, name, content, says):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError) as error:
        list(read(path))
    assert name in error.value.what
    assert says in error.value.what
    assert error.value.remedy


def test_missing_file_and_empty_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(SourceError, match=str(path)):
            list(read(path))


def test_good_lines_are_read_before_bad_ones_are_refused(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": "Un."}),
        "{",
        json.dumps({"text": "Deux.", "id": "second", "published": "2021-03", "url": "https://a.example"}),
    ]
    path.write_text("\n".join(lines), "utf-8")
    documents = read(path)
    found = [(d.id, d.text, d.published, d.url) for d in (next(documents), next(documents))]
    assert found == [("a-1", "Un.", None, None), ("second", "Deux.", "2021-03", "https://a.example")]
    with pytest.raises(SourceError, match="line 2"):
        next(documents)


def test_folders_patterns_and_names_expand_in_order_without_repeats(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.jsonl", "sub/d.gold.json", ".hidden/e.txt", "f.csv", "g.odt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    names = [str(p.relative_to(tmp_path)) for p in expand([tmp_path, str(tmp_path / "*.txt"), tmp_path / "missing.txt"])]
    assert names == ["a.html", "b.txt", "f.csv", "sub/c.jsonl", "missing.txt"]
    assert expand(["-"]) == [Path("-")]


def test_publication_option_counts_only_where_nothing_else_is_known(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Titre\n\nPublié le 3 octobre 2023 à 10h\n\n" + BODY, "utf-8")
    document = next(read(path, published="2020-01-01"))
    assert (document.published, document.published_from) == ("2023-10-03T10:00", "text")
    path.write_text(BODY, "utf-8")
    document = next(read(path, published="2020-01"))
    assert (document.published, document.published_from) == ("2020-01", "option")
    assert next(read(path)).published is None
    with pytest.raises(UsageError):
        list(read(path, published="hier"))
