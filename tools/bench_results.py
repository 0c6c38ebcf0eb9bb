"""Measure how fast result files become facts, a store and a graph: `python tools/bench_results.py [--rows N] [--graph N]`.

Makes a file of so many rows in each layout (one row for each candidate of each bureau; wide), and prints for each stage, run in a process
of its own, how much it does in a second of processor time and the peak of memory: reading (twice through: to be sure of all of it, and for
its facts), keeping them in a store, going through the store's facts and breaches; then, of a file of `--graph` rows, who is who and the
triples.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kg.api import building
from kg.api import open as open_store
from kg.arithmetic import breaches_of
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


def scan(path: Path) -> int:
    """Read a file through; gives how many facts it will have."""
    return len(ResultFile(Source(path)))


def read(path: Path) -> int:
    """Read a file through and then its facts."""
    return sum(1 for _ in ResultFile(Source(path)))


def keep(path: Path) -> int:
    """Put a file into a store beside it."""
    file = ResultFile(Source(path))
    with building(path.with_suffix("")) as filling:
        filling.add([file.document], file)
        return filling.fact_count


def facts(path: Path) -> int:
    """Go through the facts of the store."""
    return sum(1 for _ in open_store(path.with_suffix("")).held.facts.each())


def breaches(path: Path) -> int:
    """Look for breaches of arithmetic in the store."""
    graph = open_store(path.with_suffix(""))
    breaches_of(graph.held.facts.each())
    return len(graph.held.facts)


def resolve(path: Path) -> int:
    """Who is who in the store."""
    return len(open_store(path.with_suffix("")).resolution.facts)


def triples(path: Path) -> int:
    """Make the triples of the store, sorted; who is who is made first."""
    return sum(1 for _ in open_store(path.with_suffix("")).held.triples)


def _work(stage: Callable[[Path], int], path: Path) -> tuple[int, float, int]:
    start = time.process_time()
    done = stage(path)
    return done, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(stage: Callable[[Path], int], path: Path, unit: str, rows: int = 0) -> None:
    """Print how one stage goes, in a process whose memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        done, seconds, peak = pool.submit(_work, stage, path).result()
    of_rows = f"{rows / seconds:9,.0f} rows/s, " if rows else ""
    print(f"  {stage.__name__:10} {of_rows}{done / seconds:9,.0f} {unit}/s ({done:,} in {seconds:.1f} s), peak {peak / 1024:,.0f} MB")


def main() -> None:
    """Read the arguments, make the files, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--graph", type=int, default=50_000)
    options = parser.parse_args()
    layouts: dict[str, tuple[str, Callable[[int], Iterator[str]]]] = {
        "one row for each candidate": ("legislatives-2024-long.csv", long_rows),
        "wide, UTF-8": ("presidentielle-2022-t1-wide.csv", wide_rows),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, make) in layouts.items():
            path = Path(folder, file)
            with path.open("w", encoding="utf-8") as out:
                out.writelines(make(options.rows))
            print(f"{name}: {options.rows:,} candidates' rows, {path.stat().st_size / 1e6:.0f} MB")
            for stage in (scan, read, keep):
                measure(stage, path, "facts", options.rows)
            for stage in (facts, breaches):
                measure(stage, path, "facts")
            shutil.rmtree(path.with_suffix(""))
        path = Path(folder, "legislatives-2024-graph.csv")
        with path.open("w", encoding="utf-8") as out:
            out.writelines(long_rows(options.graph))
        print(f"the graph of {options.graph:,} rows")
        keep(path)
        measure(resolve, path, "facts")
        measure(triples, path, "triples")


if __name__ == "__main__":
    main()
