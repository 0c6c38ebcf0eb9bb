"""What comes over the wire, taken apart: parameters of the address or of a form, a body of limited size.

Goes in: requests. Goes out: parameters in their order. Refused (`Refused`): what is not UTF-8, too long a body.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.errors import KGError

#: Bytes that a body may have.
MOST = 2**20
FORM = "application/x-www-form-urlencoded"


class Refused(KGError):  # noqa: N818 (it reads as what it is)
    """A request that is not answered.

    Args:
        what, remedy: what is wrong with it and the way out.
        status: of HTTP.
    """

    def __init__(self, what: str, remedy: str = "", status: int = 400) -> None:
        super().__init__(what, remedy)
        self.status = status


class Parameters:
    """Parameters of a request, each as often as it is given."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)

    def all(self, name: str) -> list[str]:
        """Every value of a parameter."""
        return [value for key, value in self.pairs if key == name]

    def one(self, name: str) -> str | None:
        """The value of a parameter; None where it is not given.

        Raises:
            Refused: it is given more than once.
        """
        found = self.all(name)
        if len(found) > 1:
            raise Refused(f"{len(found)} parameters {name!r}", "give one")
        return found[0] if found else None


def of_address(request: Request) -> Parameters:
    """Parameters behind the question mark."""
    return _parse(request.scope["query_string"])


async def of_form(request: Request) -> Parameters:
    """Parameters of a form."""
    return _parse(await body(request))


def media_type(request: Request) -> str:
    """Type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body(request: Request) -> bytes:
    """The body."""
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > MOST:
            raise Refused(f"a body of more than {MOST} bytes", "send less", 413)
        pieces.append(piece)
    return b"".join(pieces)


def text(encoded: bytes) -> str:
    """Bytes as UTF-8."""
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}", "send UTF-8") from error


def _parse(encoded: bytes) -> Parameters:
    try:
        return Parameters(parse_qsl(text(encoded), keep_blank_values=True, errors="strict", max_num_fields=1000))
    except ValueError as error:
        raise Refused(f"the parameters cannot be read ({error})", "encode them as UTF-8, then with %") from error
