"""Files that pages load from the server itself: the editor of questions, its script and style.

Goes in: requests at `/assets/NAME`. Goes out: the file, kept by browsers as long as it stays the same. Unknown: 404. `yasqe.min.*` are as
npm publishes them (`tools/vendor_editor.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_TYPES: Mapping[str, str] = {
    "yasqe.min.js": "text/javascript",
    "yasqe.min.css": "text/css",
    "query.js": "text/javascript",
    "query.css": "text/css",
    "LICENCES.txt": "text/plain",
}


@cache
def content(name: str) -> bytes:
    """A file of `resources/server`."""
    return files("kg").joinpath("resources", "server", name).read_bytes()


@cache
def _tag(name: str) -> str:
    return f'"{hashlib.sha256(content(name)).hexdigest()[:32]}"'


async def respond(request: Request) -> Response:
    """A file, or word that the browser's copy is still the same."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse(f"no file {name!r} here; there are {', '.join(_TYPES)}\n", 404)
    headers = {"ETag": _tag(name), "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content(name), media_type=_TYPES[name], headers=headers)
