"""SPARQL servers that others wrote, each in a process of its own, and our own."""

import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import httpx
import pytest

import kg
from kg.store import create
from tests.comunica import comunica
from tests.sample_facts import sample
from tests.server.conftest import serving

RDFLIB_ENDPOINT = """
import sys, uvicorn, rdflib
from rdflib_endpoint import SparqlEndpoint
app = SparqlEndpoint(graph=rdflib.Dataset(default_union=True), enable_update=True)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextmanager
def running(command, address, seconds=30):
    """A process, once it answers at an address; it is ended afterwards."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        try:
            wait(process, address, seconds, said)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:  # busy with a request that nobody waits for any more
                process.kill()
                process.wait(20)


def wait(process, address, seconds, said):
    """Wait until a process answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            said.seek(0)
            pytest.fail(f"{process.args} ended with {process.returncode}: {said.read()[:2000]}")
        try:
            httpx.get(address, params={"query": "ASK {}"}, timeout=seconds)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{process.args} does not answer")


@contextmanager
def oxigraph(*options):
    """Address of an empty Oxigraph server."""
    address = f"http://127.0.0.1:{free_port()}"
    program = which("oxigraph", path=str(Path(sys.executable).parent)) or which("oxigraph")
    command = [program, "serve", "--bind", address.removeprefix("http://"), *options]
    with running(command, f"{address}/query"):
        yield address


@pytest.fixture(scope="module")
def empty():
    """Address of an Oxigraph server to fill."""
    with oxigraph() as address:
        yield address


@pytest.fixture(scope="module")
def united():
    """One whose questions see all named graphs as one."""
    with oxigraph("--union-default-graph") as address:
        yield address


@pytest.fixture(scope="module")
def updated():
    """Address of an rdflib-endpoint, which takes questions and updates, and is no graph store."""
    port = free_port()
    with running([sys.executable, "-c", RDFLIB_ENDPOINT, str(port)], f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="module")
def little_store(tmp_path_factory):
    """A store of two articles, for servers that take their time."""
    folder = tmp_path_factory.mktemp("little") / "store"
    with create(folder).writing() as writer:
        for document, facts in sample():
            if document.id in ("backes-demission", "senatoriales-nouvelle-caledonie"):
                writer.add(document, facts, read_at="2026-01-02T03:04:05+00:00")
    return folder


@pytest.fixture(scope="module")
def of_comunica(little_store, tmp_path_factory):
    """Address of Comunica's server over a file of the little graph."""
    folder = comunica()
    file = tmp_path_factory.mktemp("comunica") / "little.nt"
    file.write_bytes(kg.open(little_store).export("nt"))
    port = free_port()
    program = folder / "node_modules" / ".bin" / "comunica-sparql-file-http"
    with running(["node", program, file, "-p", str(port), "-w", "1", "-t", "120"], f"http://localhost:{port}/sparql", 180) as address:
        yield address


@pytest.fixture(scope="module")
def ours(sample_store):
    """Address of `kg serve`."""
    with serving(sample_store) as address:
        yield f"{address}/sparql"
