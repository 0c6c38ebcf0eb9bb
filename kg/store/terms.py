"""Terms of answers as Python values.

Goes in: what pyoxigraph gives. Goes out: numbers, booleans, strings; `Iri`, a string, for nodes; dates stay ISO strings, as
precise as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"))
_BROKEN = frozenset(_XSD + name for name in ("decimal", "double", "float"))


class Iri(str):
    """The address of a node, told from a plain string by its type."""

    __slots__ = ()


class Moment(str):
    """An ISO date or date-time given to a question, told from a plain string by its type."""

    __slots__ = ()


Value = Iri | Moment | str | int | float | bool | None


@dataclass(frozen=True)
class Answer:
    """Rows of a SELECT (one column `answer` for ASK, `subject`, `predicate`, `object` for a graph), in the order of the question.

    `note` says what one should know of the answer, as that a name in the question is borne by nobody.
    """

    columns: Sequence[str]
    rows: Sequence[tuple[Value, ...]]
    note: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def records(self) -> list[dict[str, Value]]:
        """Rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def pandas(self) -> Any:  # noqa: ANN401 (pandas is optional)
        """The rows as a pandas frame.

        Raises:
            ImportError: pandas is not installed.
        """
        import pandas as pd  # type: ignore[import-untyped,unused-ignore]

        return pd.DataFrame(self.records(), columns=list(self.columns))

    def polars(self) -> Any:  # noqa: ANN401 (polars is optional)
        """The rows as a polars frame.

        Raises:
            ImportError: polars is not installed.
        """
        import polars as pl

        columns = {name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}
        return pl.DataFrame({name: _column(values) for name, values in columns.items()}, strict=False)

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(str(column))}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape('' if value is None else str(value))}</td>" for value in row) + "</tr>" for row in self.rows
        )
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _column(values: Sequence[Value]) -> list[Any]:
    """Values of one kind for a frame: mixed ones as strings."""
    kinds = {type(v) for v in values if v is not None}
    mixed = len(kinds) > 1 and not kinds <= {int, float} and not kinds <= {str, Iri}
    return [None if v is None else str(v) if mixed or isinstance(v, str) else v for v in values]


def to_value(term: Any) -> Value:  # noqa: ANN401 (any term, or None where unbound)
    """A term as a Python value."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype = term.datatype.value
    if datatype in _WHOLE:
        return int(term.value)
    if datatype in _BROKEN:
        return float(term.value)
    if datatype == _XSD + "boolean":
        return term.value in ("true", "1")
    return str(term.value)
