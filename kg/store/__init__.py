"""Stores: what was read is kept for good, questions are answered from an index that can always be made again.

Goes in: documents with their facts. Goes out: their history, the resolved view, answers. The only door to pyoxigraph.
"""

from kg.store.folder import Folder, Writer, create
from kg.store.held import Asked, Held
from kg.store.index import Index, in_graph_of, in_memory
from kg.store.opened import Opened
from kg.store.terms import Answer, Iri, Moment, Value
from kg.store.versions import History, Version

__all__ = [
    "Answer",
    "Asked",
    "Folder",
    "Held",
    "History",
    "Index",
    "Iri",
    "Moment",
    "Opened",
    "Value",
    "Version",
    "Writer",
    "create",
    "in_graph_of",
    "in_memory",
]
