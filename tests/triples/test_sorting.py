"""Triples put in order in bounded memory: as `sorted` puts them, in memory or on disk, each once."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.export.graphs import Graphs
from kg.triples import Triples
from kg.triples import sorting as sorting_module
from kg.triples.sorting import SortedLines
from kg.triples.terms import integer, text

LINES = st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"")), max_size=60)
#: Bytes that are sorted at once: some lines, many, all.
RUNS = st.sampled_from([1, 120, 10_000])
NODES = st.text("ab/é😀", max_size=3).map(lambda path: f"<http://x.example/{path}>")
OBJECTS = st.one_of(NODES, st.text(max_size=4).map(text), st.text(max_size=2).map(lambda t: text(t, "fr")), st.integers(0, 12).map(integer))
TRIPLES = st.lists(st.tuples(NODES, NODES, OBJECTS), max_size=40)


@given(LINES, RUNS)
def test_lines_are_sorted_each_once_however_little_fits_in_memory(lines, run):
    found = SortedLines(lines, run)
    wanted = sorted(set(lines))
    assert list(found) == list(found) == wanted
    assert len(found) == len(wanted)
    assert b"".join(found.chunks()) == b"".join(line + b"\n" for line in wanted)


@given(LINES, RUNS, st.integers(1, 9))
def test_chunks_hold_whole_lines_whatever_their_size(lines, run, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting_module, "_BLOCK", block)
        found = SortedLines(lines, run)
        assert list(found) == sorted(set(lines))
        assert all(chunk.endswith(b"\n") for chunk in found.chunks())


@given(LINES, RUNS, st.binary(max_size=3))
def test_lines_that_start_so_are_found_by_halving(lines, run, start):
    start = start.replace(b"\n", b"")
    assert list(SortedLines(lines, run).starting(start)) == [line for line in sorted(set(lines)) if line.startswith(start)]


def test_long_lines_are_found_too():
    lines = [letter * 5000 + b"%d" % number for letter in (b"a", b"b", b"c") for number in range(5)]
    found = SortedLines(reversed(lines), 1)
    assert list(found.starting(b"b")) == lines[5:10]


def test_more_files_than_are_merged_at_once(monkeypatch):
    monkeypatch.setattr(sorting_module, "_MOST_RUNS", 3)
    lines = [b"%d" % (n * 7919 % 1000) for n in range(1000)]
    assert list(SortedLines(lines, 100)) == sorted(set(lines))


@given(TRIPLES, RUNS)
@settings(deadline=None)
def test_triples_stand_in_the_order_of_their_parts(triples, run):
    found = Triples(triples, run)
    assert list(found) == sorted(set(triples))
    for subject in {s for s, _, _ in triples}:
        assert found.of(subject) == sorted(t for t in set(triples) if t[0] == subject)
    assert found.of("<http://x.example/nobody>") == []


@given(TRIPLES, TRIPLES, RUNS)
def test_graphs_hold_their_triples_in_order(ones, others, run):
    quads = [("<http://x.example/g/2>", t) for t in ones] + [("<http://x.example/g/1>", t) for t in others]
    found = {name: list(triples) for name, triples in Graphs(quads, run)}
    wanted = {"<http://x.example/g/1>": sorted(set(others)), "<http://x.example/g/2>": sorted(set(ones))}
    assert found == {name: triples for name, triples in wanted.items() if triples}


def test_what_does_not_fit_stays_on_disk():
    """Twelve megabytes of lines in a quarter of a megabyte of them at once."""
    tracemalloc.start()
    try:
        found = SortedLines((b"%0100d" % (n * 7919 % 120_011) for n in range(120_000)), 2**18)
        assert sum(1 for _ in found) == len(found) == 120_000
        assert tracemalloc.get_traced_memory()[1] < 6 * 2**20
    finally:
        tracemalloc.stop()


def test_a_full_disk_is_told_with_the_way_out(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sorting_module.tempfile, "TemporaryFile", full)
    with pytest.raises(StoreError, match=r"No space left on device.*TMPDIR"):
        SortedLines([b"a", b"b"], 1)
