"""Measure how fast result files are read: `python tools/bench_results.py [--rows N]`.

Makes a file of so many rows in each layout (one row for each candidate of each bureau; wide), reads it in a process of its own,
and prints rows and facts a second of processor time and the peak of memory. Reading means twice through: to be sure of all of it, and
for its facts.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.results import ResultFile, Source

_CANDIDATES = 10
_WIDE_CANDIDATES = 12
_BUREAUX_OF_COMMUNE = 8
_LONG = (
    "Annee;Scrutin;NumTour;CodDpt;Departement;CodCirElec;LibCirElec;CodSubCom;LibSubCom;CodBurVot;Inscrits;Abstentions;Votants;Blancs;Nuls;"
    "Exprimes;NumPanneauCand;NomPsn;PrenomPsn;CivilitePsn;CodNuaCand;NbVoix;RapportExprimes\n"
)
_WIDE = (
    "Code du département;Libellé du département;Code de la commune;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% Abs/Ins;"
    "Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;N°Panneau;Sexe;Nom;Prénom;"
    "Voix;% Voix/Ins;% Voix/Exp\n"
)


def long_rows(rows: int) -> Iterator[str]:
    """One row for each candidate of each bureau of a législative election."""
    yield _LONG
    for bureau in range(rows // _CANDIDATES):
        circo, commune = bureau // 400 % 20 + 1, bureau // _BUREAUX_OF_COMMUNE
        votes = [10 + (bureau + 7 * n) % 90 for n in range(_CANDIDATES)]
        cast = sum(votes)
        where = f"59;Nord;59{circo:02};{circo}ème circonscription;{commune};Commune {commune};{bureau % _BUREAUX_OF_COMMUNE + 1}"
        fixed = f"2024;Législatives;1;{where};{cast + 300};{285};{cast + 15};10;5;{cast};"
        for n, count in enumerate(votes):
            yield f"{fixed}{n + 1};NOM{n};Prénom{circo};M.;DVD;{count};{_percent(count, cast)}\n"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".replace(".", ",")


def wide_rows(rows: int) -> Iterator[str]:
    """A row for each bureau of a présidentielle, its candidates side by side without names of columns."""
    yield _WIDE
    for bureau in range(rows // _WIDE_CANDIDATES):
        commune = bureau // _BUREAUX_OF_COMMUNE
        votes = [10 + (bureau + 7 * n) % 90 for n in range(_WIDE_CANDIDATES)]
        cast, registered = sum(votes), sum(votes) + 300
        voters = cast + 15
        of = [
            (285, registered),
            (voters, registered),
            (10, registered),
            (10, voters),
            (5, registered),
            (5, voters),
            (cast, registered),
            (cast, voters),
        ]
        a, v, b, bv, n, nv, c, cv = (_percent(part, whole) for part, whole in of)
        where = f"59;Nord;{commune};Commune {commune};{bureau % _BUREAUX_OF_COMMUNE + 1}"
        fixed = f"{where};{registered};285;{a};{voters};{v};10;{b};{bv};5;{n};{nv};{cast};{c};{cv}"
        lines = "".join(
            f";{i + 1};M;NOM{i};Prénom{i};{count};{_percent(count, registered)};{_percent(count, cast)}" for i, count in enumerate(votes)
        )
        yield fixed + lines + "\n"


def _read(path: Path, results: multiprocessing.queues.Queue[tuple[int, float, float, int]]) -> None:
    start = time.process_time()
    file = ResultFile(Source(path))
    scanned = time.process_time() - start
    facts = sum(1 for _ in file)
    results.put((facts, scanned, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def measure(name: str, path: Path, rows: int) -> None:
    """Print how one file is read, in a process whose memory is its own."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.queues.Queue[tuple[int, float, float, int]] = context.Queue()
    process = context.Process(target=_read, args=(path, results))
    process.start()
    facts, scanned, whole, peak = results.get()
    process.join()
    size = path.stat().st_size / 1e6
    print(
        f"{name:28} {rows:>9,} candidates' rows ({size:.0f} MB): {rows / whole:9,.0f} rows/s, {facts / whole:9,.0f} facts/s "
        f"(checked at {rows / scanned:,.0f} rows/s), peak {peak / 1024:,.0f} MB"
    )


def main() -> None:
    """Read the arguments, make the files, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    layouts: dict[str, tuple[str, Callable[[int], Iterator[str]]]] = {
        "one row for each candidate": ("legislatives-2024-long.csv", long_rows),
        "wide, UTF-8": ("presidentielle-2022-t1-wide.csv", wide_rows),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, make) in layouts.items():
            path = Path(folder, file)
            with path.open("w", encoding="utf-8") as out:
                out.writelines(make(rows))
            measure(name, path, rows)


if __name__ == "__main__":
    main()
