"""Texts that are no prose cost no more than their length."""

import time

import pytest

from kg.extract import extract
from kg.model import Document

PIECES = {
    "capitalised words": "Anne Morel Garnier ",
    "open brackets": "(( ",
    "quotation marks": '« " ',
    "one line": "Anne Morel (PS) obtient 12,3 % des voix à Nevers, contre 11 % pour Luc Garnier en 2014, ",
    "headings": "Nevers\n\n",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_four_times_the_text_takes_no_more_than_ten_times_as_long(piece):
    seconds = []
    extract(Document("warm", piece * 3))
    for length in (10_000, 40_000):
        document = Document("hard", piece * (length // len(piece)))
        start = time.process_time()
        extract(document)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 10 * seconds[0] + 0.2
