"""Texts that are no prose: read without harm, in sentences short enough to look at whole (how their time grows: `tools/bench.py`)."""

import pytest

from kg.extract import extract
from kg.extract.analysis import analyse
from kg.extract.sentences import _LONGEST
from kg.model import Document

PIECES = {
    "capitalised words": "Anne Morel Garnier ",
    "open brackets": "(( ",
    "quotation marks": '« " ',
    "numbers": "12 % et 3 voix, ",
    "one line": "Anne Morel (PS) obtient 12,3 % des voix à Nevers, contre 11 % pour Luc Garnier en 2014, ",
    "headings": "Nevers\n\n",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_no_text_makes_a_sentence_without_end(piece):
    document = Document("hard", piece * (8_000 // len(piece)))
    assert max(len(read.sentence.tokens) for read in analyse(document).sentences) <= _LONGEST + 1
    assert all(document.text[q.start : q.end] == q.quote for fact in extract(document) for q in fact.evidence)


def test_a_line_of_many_results_keeps_them_all():
    names = [
        f"Anne {first}{last}"
        for first in ("Mor", "Gar", "Per", "Lam", "Mas", "Rou")
        for last in ("el", "nier", "rin", "bert", "son", "che")
    ]
    line = "Municipales 2020 à Nevers : " + ", ".join(f"{name} obtient {n + 1},5 % des voix" for n, name in enumerate(names)) + "."
    found = {f.person: f.share for f in extract(Document("line", line, published="2020-03-16")) if f.type == "result"}
    assert found == {name: n + 1.5 for n, name in enumerate(names)}
