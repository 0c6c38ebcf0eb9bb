"""Stores that hold more facts than memory should: written as they come, read as they are asked for."""

import tracemalloc
from dataclasses import replace

import pytest

from kg.errors import StoreError
from kg.facts import Affiliation, Quote
from kg.store import Folder, Opened, create
from tests.sample_facts import sample

READ_AT = "2026-01-02T03:04:05Z"
MEGABYTE = 1 << 20


def document(name="large", **about):
    return replace(sample()[0][0], id=name, text=f"text of {name}", path=None, **about)


def facts(of, number):
    for n in range(number):
        words = f"Anne Nom{n}"
        yield Affiliation(
            person=words, party="LR", document=of.id, sha256=of.sha256, evidence=(Quote(start=n, end=n + len(words), quote=words),)
        )


def peak(work):
    tracemalloc.start()
    try:
        result = work()
        return result, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def fill(path, of, found):
    with create(path).writing() as writer:
        return writer.add(of, found, read_at=READ_AT)


def test_memory_does_not_grow_with_the_facts_of_a_document_written_or_read(tmp_path):
    of = document()
    writes = [peak(lambda n=n: fill(tmp_path / str(n), of, facts(of, n)))[1] for n in (500, 8000)]
    assert (tmp_path / "8000" / "record.jsonl").stat().st_size > 2.5 * MEGABYTE
    assert writes[1] < writes[0] + 2 * MEGABYTE
    (first, second) = (peak(lambda n=n: sum(1 for _ in Opened(Folder(tmp_path / str(n))).facts.each())) for n in (500, 8000))
    assert (first[0], second[0]) == (500, 8000)
    assert second[1] < first[1] + MEGABYTE


def test_the_same_again_adds_nothing_even_where_it_is_longer_than_what_is_gathered(tmp_path):
    of = document()
    assert fill(tmp_path / "s", of, facts(of, 6000))
    before = (tmp_path / "s" / "record.jsonl").read_bytes()
    assert len(before) > 2 * MEGABYTE
    assert not fill(tmp_path / "s", of, facts(of, 6000))
    assert (tmp_path / "s" / "record.jsonl").read_bytes() == before
    assert fill(tmp_path / "s", of, facts(of, 5999))
    assert [len(v.facts) for v in Folder(tmp_path / "s").history.versions["large"]] == [6000, 5999]


def test_facts_that_break_off_leave_the_record_as_it_was(tmp_path):
    of = document()

    def breaking():
        yield from facts(of, 6000)
        raise StoreError("the file changed", "read it again")

    fill(tmp_path / "s", document("other"), facts(document("other"), 3))
    before = (tmp_path / "s" / "record.jsonl").read_bytes()
    with create(tmp_path / "s").writing() as writer:
        with pytest.raises(StoreError, match="the file changed"):
            writer.add(of, breaking(), read_at=READ_AT)
        assert (tmp_path / "s" / "record.jsonl").read_bytes() == before
        assert writer.add(of, facts(of, 2), read_at=READ_AT)
    assert [len(v.facts) for v in Folder(tmp_path / "s").history.current()] == [2, 3]


def test_facts_are_found_by_identifier_and_given_in_order_each_once(tmp_path):
    one, other = document("b"), document("a", url="https://x.example/1")
    told = list(facts(one, 30))
    with create(tmp_path / "s").writing() as writer:
        writer.add(one, told, read_at=READ_AT)
        writer.add(other, [*facts(other, 20), told[0]], read_at=READ_AT)
    held = Opened(Folder(tmp_path / "s")).facts
    order = list(held)
    assert [f.id for f in held.each()] == order == [f.id for f in held.values()]
    assert len(held) == len(set(order)) == 50
    assert all(held[i].id == i for i in order)
    assert "nonsense" not in held
    assert "00" * 16 not in held
    assert [f.id for f in held.chosen([order[40], order[3], "00" * 16, order[3]])] == [order[3], order[40]]


def test_a_fact_longer_than_a_block_is_read_whole(tmp_path):
    of = document()
    words = "é" * 20_000
    (long,) = [Affiliation(person="Anne Durand", party="LR", document=of.id, sha256=of.sha256,
                           evidence=(Quote(start=0, end=len(words), quote=words),))]  # fmt: skip
    fill(tmp_path / "s", of, [long])
    assert Opened(Folder(tmp_path / "s")).facts[long.id] == long
