"""What can go wrong, said so that the reader of the message knows what to do.

Goes out: exceptions with one root. Each message names the thing (file, place), what was found and the way out;
the command line prints it on one line and ends with exit code 2.
"""

from __future__ import annotations


class KGError(Exception):
    """Root of every error that the project raises on purpose.

    Args:
        what: what is wrong, starting with the name of the file or thing concerned.
        remedy: what the user can do about it; printed after a semicolon.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what}; {remedy}" if remedy else what)


class SourceError(KGError):
    """An input file cannot be read as an article or as a result file."""


class ResourceError(KGError):
    """A resource of the package (rules, gazetteer, calendar) does not say what it must."""


class StoreError(KGError):
    """A store is broken, missing, locked, or of another version."""


class QueryError(KGError):
    """A query is malformed, refused, unknown, or lacks a parameter."""


class RemoteError(KGError):
    """A server is away, refuses, or answers what cannot be understood."""


class OutputError(KGError):
    """A result cannot be written where it was asked for."""


class UsageError(KGError):
    """An option or an argument cannot be understood."""
