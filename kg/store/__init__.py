"""Stores: what was read is kept for good, questions are answered from an index that can always be made again.

Goes in: documents with their facts, triples. Goes out: the history of documents, answers. The only door to pyoxigraph.
"""

from kg.store.folder import Folder, Writer, create
from kg.store.versions import History, Version

__all__ = ["Folder", "History", "Version", "Writer", "create"]
