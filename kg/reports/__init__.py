"""What reports have in common: the words of the field, the evidence behind a fact, pages that open with the network off."""

from kg.reports.page import render
from kg.reports.witness import Witness, witness, witnesses
from kg.reports.words import gap_word, kind_word, said, slot_word, type_word, value_word

__all__ = ["Witness", "gap_word", "kind_word", "render", "said", "slot_word", "type_word", "value_word", "witness", "witnesses"]
