"""Takes the editor of the page of questions from npm: YASQE (CodeMirror with the grammar of SPARQL), its style, its licences.

python tools/vendor_editor.py          writes kg/resources/server/yasqe.min.js, yasqe.min.css, LICENCES.txt and vendored.json
python tools/vendor_editor.py --check  only says whether they are what npm gives (exit code 1 where not)

Needs npm and the network. Files are kept as published, byte for byte; `vendored.json` says of which version they are and their SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "kg" / "resources" / "server"
PACKAGE, VERSION = "@zazuko/yasqe", "4.6.2"
#: File of the package → name that it has here.
TAKEN = {"build/yasqe.min.js": "yasqe.min.js", "build/yasqe.min.css": "yasqe.min.css"}
#: Packages whose code the script holds; those without a licence file name their licence in package.json.
INSIDE = (
    *(PACKAGE, "@zazuko/yasgui-utils", "codemirror", "dompurify", "lodash-es", "query-string", "decode-uri-component"),
    *("events", "filter-obj", "split-on-first", "strict-uri-encode", "store"),
)


def main() -> int:
    """Write the files, or compare them."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "package.json").write_text('{"private": true}', "utf-8")
        install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(install, cwd=place, check=True)
        found = files(place / "node_modules")
    wrong = [name for name, data in found.items() if not (FOLDER / name).exists() or (FOLDER / name).read_bytes() != data]
    if "--check" in sys.argv[1:]:
        print(f"not as npm gives them: {', '.join(wrong)}" if wrong else f"as {PACKAGE} {VERSION}")
        return 1 if wrong else 0
    for name, data in found.items():
        (FOLDER / name).write_bytes(data)
    return 0


def files(modules: Path) -> dict[str, bytes]:
    """Name → bytes of each file to keep."""
    package = modules / PACKAGE
    found = {name: (package / source).read_bytes() for source, name in TAKEN.items()}
    found["LICENCES.txt"] = "\n".join(licence(modules / name) for name in INSIDE if (modules / name).exists()).encode()
    told = {"package": PACKAGE, "version": VERSION, "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}}
    found["vendored.json"] = (json.dumps(told, indent=1) + "\n").encode()
    return found


def licence(package: Path) -> str:
    """Name, version and licence of a package."""
    about = json.loads((package / "package.json").read_text("utf-8"))
    author = about.get("author", "")
    author = author.get("name", "") if isinstance(author, dict) else author
    texts = [path.read_text("utf-8").strip() for path in sorted(package.glob("[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*")) if path.is_file()]
    head = " | ".join(
        filter(None, (f"{about['name']} {about['version']}", str(about.get("license", "")), author, about.get("homepage", "")))
    )
    return "\n\n".join([f"=== {head}", *texts]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
