"""What a question may not do: ask another server.

Goes in: SPARQL. Refused (`QueryError`): a SERVICE clause. Changes to a store need no guard: the engine takes them for no question.
"""

from __future__ import annotations

from kg.errors import QueryError
from kg.store.tokens import tokens


def refuse_federation(question: str) -> None:
    """Let a question pass that stays in the store.

    Raises:
        QueryError: it asks another server.
    """
    for token in tokens(question):
        if (token["word"] or "").upper() == "SERVICE":
            line = question.count("\n", 0, token.start()) + 1
            column = token.start() - question.rfind("\n", 0, token.start())
            raise QueryError(f"line {line}, column {column}: SERVICE asks another server", "ask this store alone")
