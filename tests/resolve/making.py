"""Facts and sources made up for tests: short to write, each with an evidence of its own."""

from kg.facts import FACT_TYPES, Cell, Quote
from kg.model import SourceKind
from kg.resolved import Source


def fact(type_, document="a", quote=None, **slots):
    if type_ == "statement":
        slots["quote"] = quote
    words = quote or " ".join(f"{k} {v}" for k, v in slots.items())
    evidence = (Quote(start=0, end=len(words), quote=words),)
    return FACT_TYPES[type_](document=document, evidence=evidence, **slots)


def cell(type_, document="official", row=1, **slots):
    return FACT_TYPES[type_](document=document, evidence=(Cell(row=row, value="x"),), **slots)


def press(document, published=None, text=None):
    return Source(document, published=published, text=text)


def official(document, kind=SourceKind.FINAL, published=None):
    return Source(document, published=published, kind=kind)
