"""What a server can do wrong is told in one line with the way out, and secrets are in none."""

import re

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import KGError, QueryError, RemoteError, UsageError
from kg.remote import Connection, Filling, Remote, by_graph_store
from kg.remote.credentials import credentials
from kg.remote.push import _batches

ADDRESS = "http://server.example/query?apikey=hidden"
SECRET = "s3cret-word"


@pytest.fixture(autouse=True)
def nobody(monkeypatch, tmp_path):
    """No credentials but those that a test gives."""
    for name in ("KG_TOKEN", "KG_USER", "KG_PASSWORD", "KG_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def asked(answer, question="SELECT * WHERE { ?s ?p ?o }"):
    """What comes of a question where the server answers so."""
    seen = []

    def handle(request):
        seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    remote = Remote(Connection(ADDRESS, 5, httpx.MockTransport(handle)), "http://x.example/id/")
    try:
        return remote.index.ask(question), seen
    except KGError as error:
        return error, seen


ROWS = {"Content-Type": "application/sparql-results+json"}
EMPTY = '{"head":{"vars":["s"]},"results":{"bindings":[]}}'


@pytest.mark.parametrize(
    ("answer", "kind", "told"),
    [
        (httpx.ConnectError("[Errno 111] Connection refused"), RemoteError, "no server answers there"),
        (httpx.ConnectTimeout("slow"), RemoteError, "no server answers there"),
        (httpx.ReadTimeout("slow"), RemoteError, "no answer in 5 seconds.*KG_SECONDS"),
        (httpx.RemoteProtocolError("peer closed connection"), RemoteError, "broke off"),
        (httpx.Response(400, text="Parse error at line 1"), QueryError, "400 .Parse error at line 1"),
        (httpx.Response(401), RemoteError, "KG_TOKEN, or KG_USER and KG_PASSWORD.*server.example in ~/.netrc"),
        (httpx.Response(403), RemoteError, "right to do this"),
        (httpx.Response(404), RemoteError, "no such service at this address.*docs/remote.md"),
        (httpx.Response(405), RemoteError, "no such service"),
        (httpx.Response(413), RemoteError, "--batch"),
        (httpx.Response(302, headers={"Location": "http://other.example/"}), RemoteError, "sends on to http://other.example/"),
        (httpx.Response(503, text="busy"), RemoteError, "503 .busy"),
        (httpx.Response(200, html="<p>hello"), RemoteError, "no SPARQL result .text/html"),
        (httpx.Response(200, text="{", headers=ROWS), RemoteError, "no SPARQL result"),
        (httpx.Response(200, text=EMPTY, headers={**ROWS, "X-SPARQL-MaxRows": "10000"}), RemoteError, "at most 10000 rows"),
    ],
)
def test_each_fault_of_a_server_has_its_line(answer, kind, told):
    error, _ = asked(answer)
    assert type(error) is kind
    assert re.search(told, str(error)), str(error)
    assert "hidden" not in str(error)
    assert "server.example" in str(error)


@given(st.text(max_size=600))
def test_whatever_a_server_says_stays_one_line_of_plain_text(said):
    error, _ = asked(httpx.Response(500, content=said.encode("utf-8", "replace"), headers={"Content-Type": "text/plain; charset=utf-8"}))
    assert str(error).isprintable()
    assert len(str(error)) < 600


def sent(monkeypatch, tmp_path, *, netrc="", **environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if netrc:
        (tmp_path / "netrc").write_text(netrc)
    answer, seen = asked(httpx.Response(401, text="who are you"))
    assert SECRET not in str(answer)
    return seen[0].headers.get("Authorization"), str(answer)


def test_credentials_come_from_the_environment_or_from_netrc(monkeypatch, tmp_path):
    basic = httpx.BasicAuth("me", SECRET)._auth_header
    line = f"machine server.example login me password {SECRET}\n"
    assert sent(monkeypatch, tmp_path)[0] is None
    header, told = sent(monkeypatch, tmp_path, netrc=line)
    assert header == basic
    assert "netrc" in told
    header, told = sent(monkeypatch, tmp_path, KG_USER="me", KG_PASSWORD=SECRET)
    assert header == basic
    assert "KG_USER" in told
    header, told = sent(monkeypatch, tmp_path, KG_TOKEN=SECRET)
    assert header == f"Bearer {SECRET}"
    assert "KG_TOKEN" in told


@pytest.mark.parametrize("status", [400, 401, 403, 500])
@pytest.mark.parametrize("environment", [{"KG_TOKEN": SECRET}, {"KG_USER": "me", "KG_PASSWORD": SECRET}])
def test_a_server_that_repeats_the_credentials_is_not_quoted(monkeypatch, status, environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    sent = []

    def repeat(request):
        sent.append(request.headers["Authorization"])
        return httpx.Response(status, text=f"no: {sent[0]} and once more {sent[0]}")

    with pytest.raises(KGError) as refused:
        Remote(Connection(ADDRESS, 5, httpx.MockTransport(repeat)), "http://x.example/id/").index.ask("ASK { ?s ?p ?o }")
    assert sent
    assert sent[0].rpartition(" ")[2] not in str(refused.value)
    assert str(status) in str(refused.value)


def test_netrc_is_for_the_hosts_that_it_names(tmp_path):
    (tmp_path / "netrc").write_text(f"machine other.example login me password {SECRET}\n")
    assert credentials("server.example", {"NETRC": str(tmp_path / "netrc")}) == (None, "")


@pytest.mark.parametrize(
    ("environment", "netrc"),
    [({"KG_USER": "me"}, ""), ({"KG_PASSWORD": SECRET}, ""), ({"KG_TOKEN": f"{SECRET} x"}, ""), ({}, f"machine {SECRET} bad {SECRET}")],
)
def test_half_of_a_pair_and_broken_files_are_refused(tmp_path, environment, netrc):
    (tmp_path / "netrc").write_text(netrc)
    with pytest.raises(UsageError) as refused:
        credentials("server.example", {"NETRC": str(tmp_path / "netrc"), **environment})
    assert SECRET not in str(refused.value)


def test_an_address_with_credentials_is_refused_without_showing_them():
    with pytest.raises(UsageError, match="KG_USER and KG_PASSWORD") as refused:
        Connection(f"http://me:{SECRET}@server.example/query")
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize("address", ["http://", "http://[x/", "http://x:99999/", "ftp://x.example/"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(UsageError, match="no address"):
        Connection(address)


def test_questions_are_sent_with_the_prefixes_that_they_use():
    _, seen = asked(httpx.Response(200, text=EMPTY, headers=ROWS), "SELECT ?s WHERE { ?s a kg:Result ; rdfs:label ?l }")
    (query,) = httpx.QueryParams(seen[0].content.decode()).get_list("query")
    assert query.startswith("PREFIX kg: <https://w3id.org/kg-fr/def#> PREFIX rdfs: <")
    assert query.count("PREFIX") == 2


def test_a_graph_that_breaks_off_in_the_middle_is_no_graph():
    broken = httpx.Response(200, text="<http://x.example/a> <http://x.example/p> ", headers={"Content-Type": "application/n-triples"})
    remote = Remote(Connection(ADDRESS, 5, httpx.MockTransport(lambda _: broken)), "http://x.example/id/")
    with pytest.raises(RemoteError, match="no SPARQL result"):
        len(remote.triples)


def test_nodes_without_a_name_are_not_taken_for_ours():
    blank = httpx.Response(200, text="_:a <http://x.example/p> _:b .\n", headers={"Content-Type": "application/n-triples"})
    remote = Remote(Connection(ADDRESS, 5, httpx.MockTransport(lambda _: blank)), "http://x.example/id/")
    with pytest.raises(RemoteError, match="without a name"):
        len(remote.triples)


def test_what_was_sent_before_a_refusal_is_told():
    answers = iter([httpx.Response(204), httpx.Response(507, text="full")])
    connection = Connection(ADDRESS, 5, httpx.MockTransport(lambda _: next(answers)))
    triples = [(f"<http://x.example/{n}>", "<http://x.example/p>", '"x"') for n in range(10)]
    with pytest.raises(RemoteError, match=r"507.*after 2 triples.*push again"):
        by_graph_store(connection, [(None, triples)], 140, Filling())


@given(st.lists(st.integers(0, 10**9)), st.integers(1, 300))
def test_batches_hold_every_triple_once_and_no_more_than_they_may(numbers, most):
    triples = [("<http://x.example/a>", "<http://x.example/p>", f'"{n}"') for n in numbers]
    found = list(_batches(triples, most))
    assert b"".join(lines for lines, _ in found).decode().splitlines() == [f"{s} {p} {o} ." for s, p, o in triples]
    assert all(len(lines) <= most or count == 1 for lines, count in found)
    assert found


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "--in", "http://127.0.0.1:9/query", "ASK {}"],
        ["facts", "--in", "http://127.0.0.1:9/query"],
        ["export", "--in", "http://127.0.0.1:9/query", "--format", "nt", "--out", "OUT"],
        ["query", "--in", "http://127.0.0.1:9/query", "--as-of", "2023", "ASK {}"],
        ["conflicts", "--in", "http://127.0.0.1:9/query"],
    ],
)
def test_the_command_line_ends_with_one_line_and_code_2(capsys, tmp_path, arguments):
    out = tmp_path / "out.nt"
    with pytest.raises(SystemExit) as ended:
        main([str(out) if a == "OUT" else a for a in arguments])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "server" in said.err
    assert list(tmp_path.glob("*out*")) == []
