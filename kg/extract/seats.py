"""Seats: what a party, list or group has in a chamber after an election, and how many more or fewer than before.

Goes in: a `Text`. Goes out: drafts of `seats`. Projections are none: what is only expected gives nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.figure_frames import polled
from kg.extract.scopes import Local, scopes
from kg.extract.seat_counts import Count, SeatReader
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, Stance, stance_of
from kg.extract.text import Text
from kg.facts import Modality
from kg.model import Zone

_EXPECTED = frozenset(
    {"projection", "projections", "estimation", "estimations", "fourchette", "devrait", "devraient", "pourrait", "pourraient"}
    | {"credite", "credites", "objectif", "espere", "esperent", "vise", "visent", "hypothese", "simulation"}
)
_CHAMBERS = {
    "legislatives": "Assemblée nationale",
    "senatoriales": "Sénat",
    "europeennes": "Parlement européen",
    "municipales": "conseil municipal",
    "departementales": "conseil départemental",
    "cantonales": "conseil général",
    "regionales": "conseil régional",
}
_UNITS = {"depute": "legislatives", "deputes": "legislatives", "senateur": "senatoriales", "senateurs": "senatoriales"}
_UNITS |= {"eurodepute": "europeennes", "eurodeputes": "europeennes"}
_REGIONAL = {"Corse": "Assemblée de Corse", "Polynésie française": "assemblée de la Polynésie française"}
_ASSEMBLIES = {"congres": "Congrès"} | dict.fromkeys(("province", "provincial", "provinciale"), "assemblée de province")
_NATIONAL = frozenset({"legislatives", "senatoriales", "europeennes"})


def seats(text: Text) -> Iterator[Draft]:
    """Seats that the text tells; as many gained as a party has in all are those that it has (`le RN gagne 89 sièges`)."""
    drafts = list(_told(text))
    held = {(d.get("party"), d.get("election"), d.get("seats")) for d in drafts}
    for draft in drafts:
        change = draft.get("change")
        if draft.get("seats") is None and (draft.get("party"), draft.get("election"), change) in held:
            draft.slots |= {"seats": change, "change": None}
    yield from drafts


def _told(text: Text) -> Iterator[Draft]:
    """Each number of seats that a sentence tells."""
    reader, local = SeatReader(text), Local(text.settings)
    if local.abroad():
        return
    for read in text.sentences:
        if read.zone is Zone.TEASER or read.sentence.inside is not None:
            continue
        counts = sorted(reader.counts(read), key=lambda c: c.at.i)
        if not counts or polled(read) or any(t.fold in _EXPECTED for t in read.sentence.tokens):
            continue
        base = text.settings.inherited(read)
        for count, scope in zip(counts, scopes(read, [c.at for c in counts]), strict=True):
            # `gagne 54 sièges par rapport à 2022`: what a change is counted from is not when it came.
            end = count.at.j if count.change else scope.end
            setting = local.setting(read, scope.start, end, base)
            base = setting if scope.start == 0 else base
            if _is_past(count) and "election" not in setting.said:
                continue
            stance = _stance(read, count)
            if stance is not None and (draft := _draft(text, read, count, _filled(text, read, count, setting), stance)) is not None:
                yield draft


def _is_past(count: Count) -> bool:
    """`le RN, qui comptait huit députés`: what it had before the election spoken of, unless its year is told."""
    return count.clause is not None and count.clause.verb.tense in ("imperfect", "pluperfect")


def _stance(read: Read, count: Count) -> Stance | None:
    """How firmly it is told; None for what is denied, expected or asked. A future (`occupera 32 sièges`) is what the vote has settled."""
    if read.sentence.tokens[-1].text == "?" or read.fold(0) in ("si", "s'"):
        return None
    if count.clause is None:
        return ASSERTED
    stance = stance_of(read, count.clause)
    if stance is None or stance.modality is Modality.UNCONFIRMED:
        return None
    if stance.modality is Modality.DENIED:
        return ASSERTED if count.value == 0 else None
    return ASSERTED if stance.modality is Modality.PLANNED else stance


def _filled(text: Text, read: Read, count: Count, setting: Setting) -> Setting:
    """The election that fills the seats counted, where the words speak of another."""
    if (
        setting.type in ("presidentielle", "referendum", "")
        and setting.year
        and text.settings.dates.calendar.find("legislatives", setting.year)
    ):
        setting = replace(setting, type="legislatives", place="", partial=False)
    hint = _type(read, count, setting)
    return text.settings.at(read, count.i, count.j, type=hint) if hint else setting


def _draft(text: Text, read: Read, count: Count, setting: Setting, stance: Stance) -> Draft | None:
    if setting.foreign or not setting.election or setting.type in ("presidentielle", "referendum", "primaire"):
        return None
    change = count.value if count.change else count.value - count.before if count.before is not None else None
    local_place = setting.type not in _NATIONAL or "place" in setting.said
    slots = {
        "party": count.holder.label,
        "election": setting.election,
        "constituency": _constituency(text, setting, local_place),
        "chamber": chamber_of(text, read, setting, count),
        "seats": None if count.change else count.value,
        "change": change,
    }
    inherited = {name for name, part in (("election", "election"), ("constituency", "place")) if part not in setting.said}
    return Draft("seats", slots, read, count.i, count.j, count.rule, stance, inherited)


def _type(read: Read, count: Count, setting: Setting) -> str:
    """The election that the noun counted tells where it is not the one spoken of: `sénateurs`, `trois sièges de député`."""
    hint = _UNITS.get(count.unit) or (_UNITS.get(read.fold(count.at.j + 1), "") if read.fold(count.at.j) in ("de", "d'") else "")
    return hint if hint and setting.type not in (hint, "europeennes") else ""


def _constituency(text: Text, setting: Setting, local: bool) -> str | None:
    """The part of the country whose seats are counted, None for the whole; a place that is only inherited must be the article's own."""
    if not local or setting.type in ("europeennes", "provinciales") or setting.place == "France":
        return None
    own = "place" in setting.said or setting.place == text.settings.defaults.place
    return setting.place or None if own else None


def chamber_of(text: Text, read: Read, setting: Setting, count: Count) -> str | None:
    """The chamber that the words nearest to a count name, else the one that the election fills."""
    if setting.type == "provinciales":
        return _nearest_word(read, count, _ASSEMBLIES) or "Congrès"
    if setting.type == "territoriales":
        return _REGIONAL.get(setting.place or _territory(text), "assemblée territoriale")
    return _CHAMBERS.get(setting.type)


def _nearest_word(read: Read, count: Count, names: dict[str, str]) -> str:
    """What the nearest of some words to a count stands for."""
    found = [(abs(k - count.j), names[t.fold]) for k, t in enumerate(read.sentence.tokens) if t.fold in names]
    return min(found)[1] if found else ""


def _territory(text: Text) -> str:
    """The territory with an assembly of its own that a document is about."""
    places = Counter(p.name for r in text.sentences for p in r.places if p.name in _REGIONAL)
    return places.most_common(1)[0][0] if places else ""
