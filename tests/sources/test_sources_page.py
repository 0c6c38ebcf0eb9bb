from pathlib import Path

import pytest

from kg.model import Zone
from kg.sources import read

PAGE = """<!DOCTYPE html><html><head><title>Titre | Le Site</title>{head}<style>p {{}}</style></head><body class="has-sidebar">
<div id="cookie-banner"><p>Nous utilisons des cookies pour mesurer l'audience du site.</p></div>
<header><nav><ul><li><a href="/">Accueil</a></li></ul></nav></header>
<article class="article-content teaser-free"><p class="surtitre">Municipales</p><h1>Un maire s'en va</h1>
<p class="chapo">Le chapeau de l'article, en une phrase.</p>
<figure><img src="x"><figcaption>Le maire. © DR</figcaption></figure>
<p>Le premier paragraphe raconte,&nbsp;la démission   du maire de la 1<sup>re</sup> ville.<br>Suite.<br>
<br>Autre paragraphe assez long.</p>
<script>var faux = "Jean Faux élu";</script><p style="display: none">Caché aux lecteurs.</p>
<h2>Le détail</h2><ul><li>Liste A : 12 voix</li><li>Liste B : 9 voix</li></ul>
<table><tr><th>Liste</th><th>Voix</th></tr><tr><td><p>A</p></td><td>12</td></tr></table>
<aside><p>Lire aussi : un autre titre</p></aside></article>
<section class="related"><h3>Sur le même sujet</h3><a href="/b">La préfète s'explique sur la fermeture</a></section>
<footer>Mentions légales</footer></body></html>"""


@pytest.fixture
def page(tmp_path):
    def make(head: str = ""):
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(head=head), "utf-8")
        return next(read(path))

    return make


def zones(document):
    return {document.text[b.start : b.end]: b.zone for b in document.blocks}


def test_the_parts_of_a_page_keep_their_zone(page):
    found = zones(page())
    expected = {
        "Municipales": Zone.KICKER,
        "Un maire s'en va": Zone.HEADLINE,
        "Le chapeau de l'article, en une phrase.": Zone.LEDE,
        "Le maire. © DR": Zone.CAPTION,
        "Le premier paragraphe raconte,\xa0la démission du maire de la 1re ville.\nSuite.": None,
        "Autre paragraphe assez long.": None,
        "Le détail": Zone.HEADING,
        "Liste A : 12 voix": Zone.LIST_ITEM,
        "Liste | Voix": Zone.LIST_ITEM,
        "A | 12": Zone.LIST_ITEM,
        "Lire aussi : un autre titre": Zone.TEASER,
        "La préfète s'explique sur la fermeture": Zone.TEASER,
        "Accueil": Zone.FURNITURE,
        "Nous utilisons des cookies pour mesurer l'audience du site.": Zone.FURNITURE,
        "Mentions légales": Zone.FURNITURE,
    }
    assert {text: found[text] for text in expected} == expected


def test_what_a_reader_does_not_see_is_not_read(page):
    text = page().text
    assert "Faux" not in text
    assert "Caché" not in text


def test_blocks_cover_the_text_in_order(page):
    document = page()
    ends = [0, *(b.end for b in document.blocks)]
    assert all(start <= b.start < b.end for start, b in zip(ends, document.blocks, strict=False))
    assert not "".join(document.text[a : b.start] for a, b in zip(ends, document.blocks, strict=False)).strip()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-02T10:00+02:00"}</script>',
            "2021-05-02T10:00+02:00",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{},{"@type":["NewsArticle"],"datePublished":"2021-05-02"}]}</script>',
            "2021-05-02",
        ),
        ('<meta property="article:published_time" content="2021-05-02T10:00:00Z">', "2021-05-02T10:00+00:00"),
        ('<meta itemprop="datePublished" content="2021-05-02">', "2021-05-02"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2021-05-02">', "2021-05-02"),
        ("", None),
    ],
)
def test_publication_date_from_whatever_declares_it(page, head, published):
    assert page(head).published == published


def test_title_address_and_outlet_from_json_ld(page):
    document = page(
        '<link rel="canonical" href="https://site.example/a"><script type="application/ld+json">'
        '{"@type":"Article","headline":"Le titre déclaré","publisher":{"name":"Le Site"}}</script>'
    )
    assert (document.title, document.url, document.publisher) == ("Le titre déclaré", "https://site.example/a", "Le Site")
    assert page().title == "Un maire s'en va"


@pytest.mark.parametrize("depth", [0, 300, 1500])
def test_boxes_nested_however_deep_are_read(tmp_path, depth):
    words = "Le maire sortant a été réélu dimanche dès le premier tour."
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * depth + f"<p>{words}</p>" + "</div>" * depth + "</body></html>", "utf-8")
    assert next(read(path)).text == words


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "Le score est < 5 % &amp; le maire &eacute;tait r&#233;&eacute;lu dimanche soir &laquo;&nbsp;bien&nbsp;&raquo;.",
            "Le score est < 5 % & le maire était réélu dimanche soir «\xa0bien\xa0».",
        ),
        (
            "Le maire <b>sortant</b> a été <a href='/x'>réélu</a> dimanche <em>dès</em> le premier tour.",
            "Le maire sortant a été réélu dimanche dès le premier tour.",
        ),
        (
            "Le maire<!-- faux --> sortant a été réélu dimanche dès le premier tour.",
            "Le maire sortant a été réélu dimanche dès le premier tour.",
        ),
    ],
)
def test_inline_markup_leaves_the_words_as_seen(tmp_path, markup, text):
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>{markup}</p></body></html>", "utf-8")
    assert next(read(path)).text == text


def test_sample_page_says_who_published_it_and_when():
    sample = Path(__file__).parents[2] / "data" / "articles" / "senatoriales-nouvelle-caledonie.html"
    document = next(read(sample))
    assert document.published == "2023-09-24T20:05+11:00"
    assert document.publisher == "Le Courrier du Lagon"
    assert "dataLayer" not in document.text


def read_body(tmp_path, body):
    path = tmp_path / "page.html"
    filler = "<p>" + "Le conseil municipal a voté le budget de la ville. " * 8 + "</p>"
    path.write_text(f"<html><body><article><h1>Un titre</h1>{body}{filler}</article></body></html>", "utf-8")
    return zones(next(read(path)))


def test_author_and_date_side_by_side_are_two_lines(tmp_path):
    found = read_body(tmp_path, '<span class="meta__author">Par Anne Duval</span><span class="meta__date">Publié le 3 mai 2021</span>')
    assert found["Par Anne Duval"] is Zone.BYLINE
    assert found["Publié le 3 mai 2021"] is Zone.DATELINE


def test_a_short_quotation_set_apart_is_no_heading(tmp_path):
    assert read_body(tmp_path, "<blockquote><p>Bravo à Anne Duval !</p></blockquote>")["Bravo à Anne Duval !"] is Zone.BODY
