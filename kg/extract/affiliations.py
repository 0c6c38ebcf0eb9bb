"""Affiliations: the parties that the text ties to a person.

Goes in: a `Text`. Goes out: drafts of `affiliation`: labels in a name's noun group, heads of parties, memberships told by a verb
(`a rejoint le PS`, `est membre de LR`), parties named by who leads them (`l'UDI de X`). Past ties and mere support are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.fronted_titles import fronted
from kg.extract.groups import Group
from kg.extract.memberships import heads_of_party, memberships
from kg.extract.names import PartyMention
from kg.extract.text import Text

_BY_PAIRS = frozenset({"departementales"})
_PAST = frozenset({"ex-", "ex", "ancien", "ancienne"})


def affiliations(text: Text) -> Iterator[Draft]:
    """Parties that the text ties to a person."""
    for read in text.sentences:
        for group in read.groups:
            if group.entity is not None:
                for party in _own(read, group):
                    slots = {"person": group.entity, "party": party.party}
                    yield Draft("affiliation", slots, read, min(group.i, party.i), max(group.j, party.j), "affiliation/of-name")
        yield from _of_pairs(text, read)
        if (opening := fronted(text, read)) is not None:
            for party in (p for r in opening.roles if r.head.kind != "candidate" for p in r.parties):
                if read.fold(party.i - 1) not in _PAST:
                    slots = {"person": opening.entity, "party": party.party}
                    yield Draft("affiliation", slots, read, 0, opening.j, "affiliation/fronted")
        yield from memberships(text, read)
        yield from heads_of_party(text, read)


def _own(read: Read, group: Group) -> Iterator[PartyMention]:
    """The parties of a group that its person belongs to; of a title without a name, only those that it heads or sits for."""
    stood_for = [p for r in group.roles if r.head.kind == "candidate" for p in r.parties]
    headed = [p for r in group.roles if r.head.kind != "candidate" for p in r.parties]
    for party in group.parties:
        if read.fold(party.i - 1) in _PAST:
            continue
        if any(p is party for p in stood_for) and (group.person is None or party.kind == "bloc"):
            continue
        if group.person is None and (group.guessed or not any(p is party for p in headed)):
            continue
        yield party


def _of_pairs(text: Text, read: Read) -> Iterator[Draft]:
    """`A et B (P) ont recueilli 61 %` in an election by pairs of a woman and a man: A's label too."""
    by_start = {g.i: g for g in read.groups}
    for group in read.groups:
        partner = by_start.get(group.j + 1) if read.fold(group.j) == "et" and group.person is not None and not group.parties else None
        if partner is None or partner.person is None or not partner.parties or group.entity is None or group.roles:
            continue
        genders = {group.gender, partner.gender}
        bracketed = read.fold(partner.person.j) == "("
        if not bracketed or genders in ({"m"}, {"f"}) or text.settings.at(read, group.i, partner.j).type not in _BY_PAIRS:
            continue
        for party in partner.parties:
            slots = {"person": group.entity, "party": party.party}
            yield Draft("affiliation", slots, read, group.i, partner.j, "affiliation/of-pair")
