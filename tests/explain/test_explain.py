"""`kg explain`: what it tells of an article, as text, as a page, and of near misses over many."""

import re
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.commands.explain import command
from kg.errors import OutputError, UsageError
from kg.explain import account_of, page, written
from kg.extract import extract
from kg.model import Document

ARTICLE = """Municipales 2020 : Anne Morel élue à Besançon

Publié le 29 juin 2020

Anne Morel (PS) l'a emporté dimanche au second tour à Besançon avec 43,8 % des voix face à Luc Garnier. Elle devient maire.

Luc Garnier pourrait-il démissionner ? Si Luc Garnier démissionne, son parti le regrettera. Luc Garnier espère soutenir Anne Morel.

Lire aussi : Anne Morel a battu Luc Garnier <script>alert(1)</script>
"""


class Reader(HTMLParser):
    """Text inside `mark`, ids, links, and the tags of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.links, self.text = [], set(), set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids |= {v for k, v in attrs if k == "id"}
        self.links |= {v for k, v in attrs if k == "href"}

    def handle_data(self, data):
        self.text += data


def parsed(html):
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def account():
    return account_of(Document("besancon", ARTICLE, published="2020-06-29"))


def test_facts_are_those_of_extract(account):
    assert account.facts == extract(account.document)
    assert {fact.type for fact in account.facts} >= {"result", "candidacy"}


def test_text_names_zones_mentions_references_rules_and_facts(account):
    text = written(account)
    for words in ("headline", "teaser", "person    Anne Morel", "who       Elle devient = Anne Morel", "+ outcome/emporter:", "1 result"):
        assert words in text, words


def test_every_fired_rule_goes_into_a_fact_or_is_said_to_be_dropped(account):
    numbers = {fired.fact for line in account.lines for fired in line.fired}
    assert numbers - {None} == set(range(1, len(account.facts) + 1)) - {
        n for n, fact in enumerate(account.facts, 1) if fact.rule not in {f.rule for line in account.lines for f in line.fired}
    }


def test_near_misses_tell_which_gate_was_shut(account):
    reasons = {(miss.rule, miss.gate): miss.reason for line in account.lines for miss in line.missed}
    assert reasons["resignation/resign", "stance"] in ("it is a question", "it is supposed with `si`")
    assert reasons["endorsement/support", "stance"] == "it is only wished, tried or meant (espérer)"


def test_page_holds_the_article_and_links_each_fact_to_its_words(account):
    reader = parsed(page(account))
    flat = " ".join(reader.text.split())
    for sentence in ("Anne Morel (PS) l'a emporté dimanche", "alert(1)"):
        assert sentence in flat
    assert {f"w{n}" for n in range(1, len(account.facts) + 1)} <= reader.ids
    assert {link for link in reader.links if link.startswith("#w")} <= {f"#{i}" for i in reader.ids}
    assert "script" not in reader.tags


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'abé \n%.,:12AB"), max_size=120))
def test_no_text_becomes_markup(text):
    html = page(account_of(Document("x", "Anne Morel a démissionné.\n\n" + text)))
    reader = parsed(html)
    assert set(reader.tags) <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "h1",
            "h2",
            "p",
            "span",
            "mark",
            "main",
            "section",
            "div",
            "ol",
            "li",
        ),
        *("details", "summary", "table", "caption", "tbody", "tr", "th", "td", "a", "b", "i"),
    }
    shown = "".join(reader.text.split())
    assert all("".join(line.split()) in shown for line in text.split("\n"))


def test_command_prints_writes_a_page_and_logs_near_misses(tmp_path):
    article, out = tmp_path / "besancon.txt", tmp_path / "besancon.html"
    article.write_text(ARTICLE, encoding="utf-8")
    run = CliRunner()
    assert "SENTENCES" in run.invoke(command, [str(article)], standalone_mode=False).output
    assert run.invoke(command, [str(article), "--html", str(out)], standalone_mode=False).return_value == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [article, out]
    log = run.invoke(command, [str(article), "--misses", "--rule", "resignation"], standalone_mode=False).output
    assert re.search(r"\d+  resignation/resign", log)
    rows = run.invoke(command, [str(article), "--misses", "--csv"], standalone_mode=False).output.splitlines()
    assert rows[0].startswith("rule,type,gate,reason")
    assert len(rows) > 1


def test_command_tells_of_a_file_that_is_not_there(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Anne Morel a démissionné.", encoding="utf-8")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.4 not a text")
    result = CliRunner().invoke(command, [str(good), str(bad)], standalone_mode=False)
    assert result.return_value == 2
    assert "bad.txt" in result.stderr
    assert "Anne Morel" in result.stdout


@pytest.mark.parametrize("options", [["--html", "{folder}/a.txt/page.html"], ["--published", "hier"]])
def test_what_cannot_be_done_is_refused_once_and_leaves_nothing(tmp_path, options):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    asked = [option.format(folder=tmp_path) for option in options]
    with pytest.raises((OutputError, UsageError)):
        CliRunner().invoke(command, [str(tmp_path / "a.txt"), *asked], standalone_mode=False, catch_exceptions=False)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_text_is_written_as_people_would(account):
    text = written(account)
    assert "au second" in text
    assert "a au second" not in text
    assert "43,8 % = 43.8 " in text
    gap = written(account_of(Document("x", "Anne Morel, élue députée, a battu Luc Garnier de 300 voix.")))
    assert "300 voix = 300 gap" in gap
    assert "who " not in gap
