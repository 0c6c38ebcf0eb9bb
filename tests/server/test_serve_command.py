"""`kg serve` as one starts and stops it."""

import signal
import socket
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from kg.cli import main
from kg.server.run import listen
from tests.server.conftest import serving


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_behind_when_it_is_stopped(sample_store, tmp_path, monkeypatch, stop):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(sample_store, "--processes", "1", stop=stop) as address:
        assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        assert [p.name.startswith("kg-serve-") for p in tmp_path.iterdir()] == [True]
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_and_a_store_that_is_none_are_told_on_one_line(sample_store, tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for store, says in ((sample_store, f"127.0.0.1:{port} cannot be listened at"), (tmp_path, "no store there")):
            with pytest.raises(SystemExit) as left:
                main(["serve", "--in", str(store), "--port", str(port)])
            assert left.value.code == 2
            (line,) = capsys.readouterr().err.splitlines()
            assert says in line


def test_what_was_published_later_is_not_served(sample_store):
    with serving(sample_store, "--as-of", "1990-01-01", "--processes", "1") as address:
        answer = httpx.get(f"{address}/sparql", params={"query": "ASK { ?s a kg:Fact }"})
    assert answer.json()["boolean"] is False


def ask_until_nobody_answers(address):
    for _ in range(1000):
        httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=1)


def test_it_stops_at_once_though_a_question_is_being_answered(sample_store, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with ThreadPoolExecutor(1) as other:
        with serving(sample_store, "--processes", "1", "--seconds", "100") as address:
            slow = other.submit(httpx.get, f"{address}/sparql", params={"query": long}, timeout=60)
            with pytest.raises(httpx.ReadTimeout):
                ask_until_nobody_answers(address)
        with pytest.raises(httpx.HTTPError):
            slow.result().raise_for_status()
    assert list(tmp_path.iterdir()) == []


def test_small_answers_do_not_wait_to_be_sent_together():
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
