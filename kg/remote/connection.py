"""One service of a server over HTTP, and what its refusals mean.

Goes in: an address, requests. Goes out: responses whose status says that all is well. Refused: an address that is none (`UsageError`);
whatever a server or the way to it does wrong (`RemoteError`, `QueryError` for a question that it finds fault with), said with the way out.
What a server says is shown as one line of plain text; credentials and the query of an address are never shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx

import kg
from kg.errors import KGError, QueryError, RemoteError, UsageError
from kg.remote.credentials import HOW, credentials

#: Seconds that a server may leave one waiting.
SECONDS = 60.0
_CONNECT = 10.0
_SHOWN = 300
_GUIDE = "docs/remote.md lists the addresses of the usual servers"
#: Header by which Virtuoso tells that it gives no more rows than so many.
_MOST_ROWS = "x-sparql-maxrows"


class Connection:
    """Requests to one address.

    Args:
        address: of the service, http or https, as http://localhost:7878/query.
        seconds: that the server may leave one waiting.
        transport: for tests.

    Raises:
        UsageError: no such address; credentials in it.
    """

    def __init__(self, address: str, seconds: float = SECONDS, transport: httpx.BaseTransport | None = None) -> None:
        try:
            parts = urlsplit(address)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise UsageError(f"{address}: no address ({error})", "name one as http://localhost:7878/query") from error
        if parts.scheme.lower() not in ("http", "https") or not host:
            raise UsageError(f"{address}: no address of a server", "name one as http://localhost:7878/query")
        if parts.username is not None or parts.password is not None:
            raise UsageError(
                f"{host}: the address holds credentials, which others would see", "leave them out, and " + HOW.format(host=host)
            )
        self.shown = f"{parts.scheme}://{parts.netloc}{parts.path}"
        self._address, self._host, self._seconds = address, host, seconds
        auth, self._whose = credentials(host)
        timeout = httpx.Timeout(seconds, connect=min(_CONNECT, seconds))
        agent = {"User-Agent": f"kg/{kg.__version__}"}
        self._client = httpx.Client(auth=auth, timeout=timeout, headers=agent, follow_redirects=False, transport=transport)

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    @contextmanager
    def request(
        self,
        method: str,
        *,
        query: str = "",
        accept: str = "*/*",
        form: Mapping[str, str] | None = None,
        body: bytes | None = None,
        media: str = "",
    ) -> Iterator[httpx.Response]:
        """A response that is yet to be read.

        Args:
            method: of HTTP.
            query: what to add to the address.
            accept: media types that one can read.
            form: fields to send.
            body: bytes to send, of the type `media`.

        Raises:
            RemoteError: the server is away, or refuses.
            QueryError: it finds fault with what is asked.
        """
        address = self._address + (("&" if "?" in self._address else "?") + query if query else "")
        headers = {"Accept": accept} | ({"Content-Type": media} if media else {})
        try:
            with self._client.stream(method, address, headers=headers, data=form, content=body) as response:
                if not response.is_success:
                    response.read()
                    raise self._refusal(response)
                if _MOST_ROWS in response.headers:
                    most = _plain(response.headers[_MOST_ROWS])
                    raise RemoteError(f"{self.shown}: the server gives at most {most} rows", "raise its limit, or ask for less")
                yield response
        except httpx.TimeoutException as error:
            if isinstance(error, httpx.ConnectTimeout):
                raise RemoteError(f"{self.shown}: no server answers there", "start it, or correct the address") from error
            told = f"{self.shown}: no answer in {self._seconds:g} seconds"
            raise RemoteError(told, "ask for less, or give it more time with KG_SECONDS") from error
        except httpx.ConnectError as error:
            raise RemoteError(
                f"{self.shown}: no server answers there ({_plain(str(error))})", "start it, or correct the address"
            ) from error
        except httpx.InvalidURL as error:
            raise UsageError(f"{self.shown}: no address ({_plain(str(error))})", "name one as http://localhost:7878/query") from error
        except httpx.HTTPError as error:
            raise RemoteError(f"{self.shown}: the answer broke off ({_plain(str(error))})", "try again") from error

    def _refusal(self, response: httpx.Response) -> KGError:
        status = response.status_code
        unsaid = status in (401, 403) or "html" in response.headers.get("content-type", "")  # pages; what may repeat the credentials
        sent = response.request.headers.get("authorization", "").rpartition(" ")[2]
        said = "" if unsaid else _plain(response.text.replace(sent, "…") if sent else response.text)
        told = f"{self.shown}: the server answers {status}" + (f" ({said})" if said else "")
        if response.is_redirect:
            where = _plain(response.headers.get("location", "nowhere"))
            return RemoteError(f"{self.shown}: the server sends on to {where}", "name that address, if you trust it")
        if status == 401:
            return RemoteError(told, f"it refuses what {self._whose} gives" if self._whose else HOW.format(host=self._host))
        if status == 403:
            return RemoteError(told, "ask whoever runs it for the right to do this")
        if status in (404, 405, 501):
            return RemoteError(told, f"no such service at this address: {_GUIDE}")
        if status in (400, 422):
            return QueryError(told, "correct what is asked, or ask otherwise")
        if status == 413:
            return RemoteError(told, "send less at once with --batch, or raise its limit")
        if status in (406, 415):
            return RemoteError(told, f"it is no service of SPARQL 1.1 for this: {_GUIDE}")
        return RemoteError(told, "try again later, or ask for less")

    def unreadable(self, response: httpx.Response, why: str = "") -> RemoteError:
        """What to say of an answer that is none of SPARQL."""
        media = _plain(response.headers.get("content-type", "no type"))
        return RemoteError(f"{self.shown}: the answer is no SPARQL result ({why or media})", f"name the query service: {_GUIDE}")


def _plain(said: str) -> str:
    """What a server says, as one short line without control characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
