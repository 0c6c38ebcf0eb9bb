"""The record of a store: all of a transaction or none of it, whatever interrupts; what was tampered with is refused."""

import contextlib
import json
import resource
import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.store.appender import Appender
from kg.store.record import START, Record

ENTRIES = st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3), min_size=1, max_size=4)


def write(path, transactions):
    """Heads after each transaction, the first before any."""
    record = Record(path)
    heads = [record.head()]
    appender = Appender(record)
    for entries in transactions:
        appender.append(entries)
        heads.append(record.head())
    appender.close()
    return heads


@given(st.lists(ENTRIES, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_a_record_cut_at_any_byte_holds_the_transactions_before_and_goes_on(tmp_path_factory, transactions, data):
    path = tmp_path_factory.mktemp("record") / "r.jsonl"
    heads = write(path, transactions)
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:cut])
    kept = sum(head.size <= cut for head in heads) - 1
    assert Record(path).head() == heads[kept]
    assert [list(t) for t in Record(path).transactions()] == transactions[:kept]
    write(path, transactions[kept:])
    assert path.read_bytes() == whole


@given(st.lists(ENTRIES, min_size=1, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_a_changed_byte_is_noticed(tmp_path_factory, transactions, data):
    path = tmp_path_factory.mktemp("record") / "r.jsonl"
    write(path, transactions)
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(whole))
    read = []
    with contextlib.suppress(StoreError):
        read += map(list, Record(path).transactions())
    assert read == transactions[: len(read)]
    assert len(read) < len(transactions)  # where the last commit itself was hit, its transaction counts as never committed


def test_no_record_is_an_empty_one(tmp_path):
    assert Record(tmp_path / "none").head() == (START, 0)
    assert list(Record(tmp_path / "none").transactions()) == []


def test_the_last_commit_is_found_behind_a_long_unfinished_transaction(tmp_path):
    path = tmp_path / "r.jsonl"
    heads = write(path, [[{"a": 1}], [{"b": "x" * 200_000}], [{"c": '{"commit": "' + "0" * 64 + '"}'}]])
    assert Record(path).head() == heads[-1]
    with path.open("ab") as file:
        file.write(b'{"d": "' + b"y" * 300_000)
    assert Record(path).head() == heads[-1]


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path):
    path = tmp_path / "r.jsonl"
    write(path, [[{"a": 1}]])
    before = path.read_bytes()
    appender = Appender(Record(path))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 1000, limits[1]))
    try:
        with pytest.raises(StoreError, match=r"r\.jsonl: cannot be written .* free some space"):
            appender.append([{"b": "x" * 5000}])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == before
    appender.append([{"c": 1}])
    assert [list(t) for t in Record(path).transactions()] == [[{"a": 1}], [{"c": 1}]]


def test_what_is_no_json_is_named(tmp_path):
    path = tmp_path / "r.jsonl"
    appender = Appender(Record(path))
    appender.append([{"a": 1}])
    appender.close()
    line, commit = path.read_bytes().splitlines(keepends=True)
    assert json.loads(line) == {"a": 1}
    path.write_bytes(b"nonsense\n" + commit)
    with pytest.raises(StoreError, match=r"line 2: what stands up to here is not what was written"):
        list(Record(path).transactions())
