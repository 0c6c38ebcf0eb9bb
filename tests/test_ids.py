"""Identifiers: what the builder makes the parser reads, whatever the names; nothing else passes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import KINDS, Base, Identifier, IdentifierError, build, fold, is_identifier, name_part, parse, slug

PARTS = st.from_regex(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*|_", fullmatch=True)


@st.composite
def identifiers(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    least = sum(not name.startswith("[") for name in KINDS[kind])
    return Identifier(kind, tuple(draw(st.lists(PARTS, min_size=least, max_size=len(KINDS[kind])))))


@given(identifiers())
def test_parsing_undoes_building(identifier):
    assert parse(build(identifier.kind, *identifier.parts)) == identifier
    assert str(parse(str(identifier))) == str(identifier)


@given(st.text())
def test_any_name_makes_a_part_that_a_path_may_hold(name):
    assert parse(build("person", name_part(name))) == Identifier("person", (name_part(name),))


@given(st.text())
def test_a_slug_is_its_own_slug_and_blind_to_case(text):
    assert slug(slug(text)) == slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))


@given(st.text())
def test_whatever_is_no_path_is_refused_and_whatever_is_one_is_rebuilt(text):
    if is_identifier(text):
        assert build(parse(text).kind, *parse(text).parts) == text
    else:
        with pytest.raises(IdentifierError):
            parse(text)


@given(identifiers(), st.sampled_from(["https://example.org/id/", "http://localhost:8000/x#"]))
def test_an_iri_gives_its_path_back(identifier, base):
    assert Base(base).relative(Base(base).absolute(str(identifier))) == str(identifier)
    assert Base("https://elsewhere.example/").relative(Base(base).absolute(str(identifier))) is None


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (build("election", "senatoriales-2023"), "election/senatoriales-2023"),
        (build("contest", "senatoriales-2023", "988"), "contest/senatoriales-2023/988"),
        (build("round", "senatoriales-2023", "988", 2), "round/senatoriales-2023/988/2"),
        (
            build("candidacy", "senatoriales-2023", "988", name_part("Sonia Backès")),
            "candidacy/senatoriales-2023/988/sonia-backes",
        ),
        (build("result", "senatoriales-2023", "988", None, "sonia-backes"), "result/senatoriales-2023/988/_/sonia-backes"),
        (build("constituency", "2A"), "constituency/2A"),
    ],
)
def test_paths_are_the_documented_ones(made, path):
    assert made == path


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("", "no kind"),
        ("planet/mars", "the kinds are"),
        ("contest/senatoriales-2023", "contest/election/constituency"),
        ("person/a/b", "person/name"),
        ("person/../etc", "2 parts"),
        ("person/..", "cannot be a part"),
        ("person/a> <b", "cannot be a part"),
        ("person/Backès", "cannot be a part"),
        ("person/", "cannot be a part"),
    ],
)
def test_a_wrong_path_says_what_is_wrong_with_it(path, says):
    with pytest.raises(IdentifierError, match=re.escape(says)):
        parse(path)


@pytest.mark.parametrize("iri", ["", "id/", "https://example.org/id", "https://exa mple.org/", "https://example.org/?q=/", "ftp://x/"])
def test_a_base_that_no_path_can_follow_is_refused(iri):
    with pytest.raises(IdentifierError, match="cannot be a base IRI"):
        Base(iri)


def test_folding_reads_ligatures():
    assert fold("Œuvre Ægir") == "oeuvre aegir"
