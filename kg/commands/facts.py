"""`kg facts`: facts of a store, chosen by what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.api.selection import select
from kg.commands.opened import STORE, stores
from kg.commands.reading import tell
from kg.commands.tables import print_facts
from kg.errors import UsageError
from kg.facts import FACT_TYPES, Modality
from kg.model import Place


@click.command("facts")
@click.option("--in", "store", required=True, type=STORE, metavar="STORE", help="Store that kg build made, or address of a server.")
@click.option("--type", "kind", type=click.Choice(sorted(FACT_TYPES)), help="Type of the facts.")
@click.option("--person", metavar="NAME", help="Person that the facts are about.")
@click.option("--party", metavar="NAME", help="Party, label or group.")
@click.option("--election", metavar="ID", help="Election, as senatoriales-2023.")
@click.option("--constituency", metavar="NAME", help="Constituency, as Nouvelle-Calédonie or Loiret-4.")
@click.option("--office", metavar="TITLE", help="Mandate or function.")
@click.option("--where", "pairs", multiple=True, metavar="SLOT=VALUE", help="Any slot, as outcome=elected or round=2; can be repeated.")
@click.option("--modality", type=click.Choice([m.value for m in Modality]), help="How firmly it is said.")
@click.option("--segment", type=click.Choice([p.value for p in Place]), help="Where in the article; by default anywhere but in teasers.")
@click.option("--document", metavar="NAME", help="Document, by its name or address.")
@click.option("--from", "first", metavar="DATE", help="Published on this day or later.")
@click.option("--to", "last", metavar="DATE", help="Published on this day or before.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def command(
    store: str | Path,
    kind: str | None,
    person: str | None,
    party: str | None,
    election: str | None,
    constituency: str | None,
    office: str | None,
    pairs: tuple[str, ...],
    modality: str | None,
    segment: str | None,
    document: str | None,
    first: str | None,
    last: str | None,
    as_of: str | None,
    form: str,
) -> int:
    """Print facts of a store that fit every option given.

    Names are found without accents, by surname, with a typo; where several bear one, they are listed.
    """
    slots: dict[str, Any] = {"person": person, "party": party, "election": election, "constituency": constituency, "office": office}
    slots |= map(_pair, pairs)
    wanted = select(
        type=kind,
        modality=modality,
        segment=segment,
        document=document,
        published=(first, last) if first or last else None,
        **{slot: value for slot, value in slots.items() if value is not None},
    )
    opened = stores().open(store, as_of=as_of)
    print_facts(opened.each_fact(wanted), form)
    for nobody in opened.unknown(wanted):
        tell(nobody)
    return 0


def _pair(text: str) -> tuple[str, str | int | float]:
    slot, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--where {text}: no value", "write SLOT=VALUE, as outcome=elected")
    for number in (int, float):
        try:
            return slot, number(value)
        except ValueError:
            continue
    return slot, value
