"""Quotation marks are paired, whatever they are, and sentences end where they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotes import closes_first, find_quotes, left_open
from kg.extract.text import read_text
from kg.model import Document


def quoted(text, **how):
    return [text[s.inner_start : s.inner_end] for s in find_quotes(text, 0, len(text), **how)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Elle a dit « oui » puis « non ».", ["oui", "non"]),
        ('Elle a dit "oui" puis "non".', ["oui", "non"]),
        ("Elle a dit “oui” puis «non».", ["oui", "non"]),
        ("« Il a dit “oui” hier », dit-elle.", ["Il a dit “oui” hier"]),
        ("« Il a dit « oui » hier », dit-elle.", ["Il a dit « oui » hier"]),
        ('L\'"insoumis" et l\'"écologiste"', ["insoumis", "écologiste"]),
        ('qu\'"une majorité" le veut', ["une majorité"]),
        ("L'élue n'a rien dit d'autre aujourd'hui.", []),
        ("Elle a dit « oui, et la phrase se perd.", []),
        ("« Elle ouvre le paragraphe et le suivant va plus loin.", ["Elle ouvre le paragraphe et le suivant va plus loin."]),
        ('Elle écrit : "Je pars.', ["Je pars."]),
        ('Un écran de 27" et une phrase.', []),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_runs_are_paired(text, wanted):
    assert quoted(text) == wanted


def test_a_run_left_open_is_closed_in_the_next_paragraph():
    first, second = 'Elle a dit "je pars demain', 'et je ne reviens pas", avant de sortir.'
    assert left_open(first, 0, len(first)) == '"'
    assert closes_first(second, 0, len(second), '"')
    assert quoted(first, runs_on=True) == ["je pars demain"]
    assert quoted(second, begun=True) == ["et je ne reviens pas"]


@given(st.text(alphabet="ab «»“”\"'.:\n", max_size=120))
def test_runs_are_in_order_inside_the_text_and_never_overlap(text):
    spans = find_quotes(text, 0, len(text))
    ends = [0]
    for span in spans:
        assert ends[-1] <= span.start <= span.inner_start < span.inner_end <= span.end <= len(text)
        ends.append(span.end)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("M. Morel a parlé. Mme Garnier aussi.", 2),
        ("Elle a obtenu 52.3 % des voix. Lui non.", 2),
        ("« Je pars. Je suis fatiguée », a dit Anne Morel. Luc Garnier reste.", 2),
        ("« Je pars. » « Je reste », dit Luc Garnier.", 2),
        ("Elle déplore être « salie par des gens qui mentent. » « Rien n'est vrai », dit-elle.", 2),
        ("Ensemble ! a gagné. En marche ! aussi.", 2),
        ("Anne Morel (PS)... et les autres.", 1),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_sentences_around_quotations(text, wanted):
    assert len([r for r in read_text(Document("example", text)).sentences if r.sentence.inside is None]) == wanted


def test_a_sentence_without_end_is_cut():
    text = "Anne Morel a dit que sa liste gagnait et " * 400
    assert len(read_text(Document("example", text)).sentences) > 5
