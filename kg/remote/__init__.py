"""Stores on SPARQL 1.1 servers: asked, read whole, filled, over HTTP.

Goes in: the address of a service, questions, triples. Goes out: answers as a store on this machine gives them. Refused (`RemoteError`): a
server that is away, that asks for credentials, that is none of SPARQL, that cuts an answer short.
"""

from kg.remote.connection import SECONDS, Connection
from kg.remote.held import Remote
from kg.remote.push import Filling, by_graph_store, by_update

__all__ = ["SECONDS", "Connection", "Filling", "Remote", "by_graph_store", "by_update"]
