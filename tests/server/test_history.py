"""Pages of what is named tell what was known when: corrected and withdrawn facts with the day and the reason."""

import re

import httpx
import pytest

from kg.facts import FACT_TYPES, Quote
from kg.model import Document
from kg.store import create
from tests.server.conftest import serving

BREST = {"person": "Jeanne Morvan", "office": "maire", "territory": "Brest", "status": "holds"}
QUIMPER = {**BREST, "territory": "Quimper"}
OTHER = {"person": "Luc Tardieu", "office": "sénateur", "status": "holds"}


def reading(text, published, url, facts):
    document = Document(id=url.rpartition("/")[2], text=text, published=published, url=url, title=f"Titre de {text}")
    quote = (Quote(start=0, end=len(text), quote=text),)
    made = [FACT_TYPES["office"](**slots, document=document.id, sha256=document.sha256, rule="x", evidence=quote) for slots in facts]
    return document, made


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Somebody of whom one document is corrected, somebody whose only document is withdrawn."""
    folder = create(tmp_path_factory.mktemp("history") / "store")
    first = reading("premier", "2024-03-01", "https://example.org/a", [QUIMPER, BREST])
    second = reading("second", "2024-03-02", "https://example.org/a", [BREST])
    third = reading("b", None, "https://example.org/b", [OTHER])
    with folder.writing() as writer:
        for (document, facts), day in ((first, "2024-03-01"), (second, "2024-03-05"), (third, "2024-04-01")):
            writer.add(document, facts, read_at=f"{day}T12:00:00+00:00")
        writer.retract("https://example.org/b", "erratum <b>", at="2024-05-06T00:00:00+00:00")
    with serving(folder.path, "--processes", "1") as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        yield lambda path, accept="text/html": client.get(f"/id/{path}", headers={"Accept": accept})


def rows(page):
    table = page.text.partition('class="history"')[2].partition("</table>")[0]
    cells = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in table.split("<tr")[2:]]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


def test_what_a_later_version_no_longer_says_stands_with_the_day_of_its_correction(pages):
    told = rows(pages("person/jeanne-morvan"))
    assert [(row[0], "Quimper" in row[1], row[2], row[3]) for row in told] == [
        ("2024-03-01", False, "Titre de premier", "tient"),
        ("2024-03-01", True, "Titre de premier", "corrigé le 2024-03-05"),
    ]


def test_whoever_is_named_by_withdrawn_documents_alone_is_gone_with_the_reason(pages):
    page = pages("person/luc-tardieu")
    assert page.status_code == 410
    assert [(row[0], row[3]) for row in rows(page)] == [("2024-04-01 12:00", "retiré le 2024-05-06 : erratum &lt;b&gt;")]
    assert "no longer in the graph" in pages("person/luc-tardieu", "text/turtle").text


def test_whoever_was_never_named_is_unknown(pages):
    assert pages("person/nobody-at-all").status_code == 404
