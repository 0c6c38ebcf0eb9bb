"""Who asks: credentials for a server, from the environment or from ~/.netrc, and never from an address.

Goes in: the name of a host. Goes out: what httpx sends with each request. `KG_TOKEN` is sent as a bearer token, `KG_USER` with
`KG_PASSWORD` by basic authentication; where neither is set, the host's line in ~/.netrc (or the file that `NETRC` names) is. Refused
(`UsageError`): half of a pair, a file that cannot be read. No message holds a secret.
"""

from __future__ import annotations

import netrc
import os
from collections.abc import Generator, Mapping
from pathlib import Path

import httpx

from kg.errors import UsageError

HOW = "give KG_TOKEN, or KG_USER and KG_PASSWORD, in the environment, or a line for {host} in ~/.netrc"


class Bearer(httpx.Auth):
    """A token sent with each request (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def credentials(host: str, environment: Mapping[str, str] | None = None) -> tuple[httpx.Auth | None, str]:
    """What to send to a host, and where it is from; None where nothing is given for it.

    Raises:
        UsageError: see above.
    """
    given = os.environ if environment is None else environment
    if token := given.get("KG_TOKEN"):
        if not token.isascii() or not token.isprintable() or " " in token:
            raise UsageError("KG_TOKEN: no bearer token (it holds spaces or characters that no header may)", "copy it anew")
        return Bearer(token), "KG_TOKEN"
    user, password = given.get("KG_USER"), given.get("KG_PASSWORD")
    if (user is None) != (password is None):
        raise UsageError(f"{'KG_PASSWORD' if user is None else 'KG_USER'} is set alone", "set KG_USER and KG_PASSWORD, or neither")
    if user is not None and password is not None:
        return httpx.BasicAuth(user, password), "KG_USER"
    return _of_netrc(host, Path(given.get("NETRC") or Path.home() / ".netrc"))


def _of_netrc(host: str, path: Path) -> tuple[httpx.Auth | None, str]:
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except FileNotFoundError:
        return None, ""
    except netrc.NetrcParseError as error:
        raise UsageError(
            f"{path}: line {error.lineno} cannot be read ({error.msg})", "correct it, or set KG_USER and KG_PASSWORD"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read", "check its permissions, or set KG_USER and KG_PASSWORD") from error
    if found is None:
        return None, ""
    login, _, password = found
    return httpx.BasicAuth(login or "", password or ""), str(path)
