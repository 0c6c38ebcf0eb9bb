"""A server of the sample store in a process of its own, asked over real sockets."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(store, *options, stop=signal.SIGINT):
    """Address of a server, which is stopped as Ctrl-C stops it."""
    command = [sys.executable, "-m", "kg", "serve", "--in", store, "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        line = process.stderr.readline()
        assert " at http://" in line, line + process.stderr.read()
        yield line.split(" at ")[1].strip().rstrip("/")
    finally:
        process.send_signal(stop)
        process.stderr.read()
        assert process.wait(10) == 0


@pytest.fixture(scope="session")
def address(sample_store):
    with serving(sample_store, "--seconds", "4", "--memory", "250", "--origin", "http://127.0.0.1:3333") as found:
        yield found


@pytest.fixture
def client(address):
    with httpx.Client(base_url=address, timeout=30) as made:
        yield made
