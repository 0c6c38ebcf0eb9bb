"""Random gold and found records over few names and figures, so that many of them meet."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.evaluate.gold import SLOTS

PEOPLE = ["Anne Roux", "Roux", "Éric d'Œillet", "Marc Petit-Jean", "AFP", "l'AFP"]
PARTIES = ["LR", "Les Républicains", "RN", "FN", "écologiste", "Liste pour tous"]
OFFICES = ["maire", "maire de Lyon", "députée", "député", "secrétaire d'Etat à la Ville", "secrétaire d'État chargée de la Ville"]
VOCABULARY = {
    "election": ["legislatives-2024", "municipales-2020"],
    "constituency": ["Lyon", "Loiret-4", "France"],
    "round": [1, 2],
    "rank": [1, 2],
    "votes": [1234, 8],
    "share": [54.9, 54.91, 12, "12"],
    "outcome": ["elected", "defeated"],
    "time": ["12:00", "17:00"],
    "turnout": [40.75, 52.36],
    "abstention": [59.25, 47.64],
    "chamber": ["Sénat", "sénat"],
    "seats": [12, 13],
    "change": [-2, 3],
    "office": OFFICES,
    "status": ["holds", "former", "submitted"],
    "date": ["2023-09", "2023-09-24"],
    "kind": ["support", "vote_call"],
    "quote": ["Je ne reviendrai pas sur ma décision", "ne reviendrai pas sur ma décision", "Tout commence ce soir"],
    "source": PEOPLE + PARTIES,
    "target": PEOPLE + PARTIES,
    "party": PARTIES,
}
MODALITIES = ["asserted", "reported", "denied"]


def _value(slot):
    return st.sampled_from(VOCABULARY.get(slot, PEOPLE))


def _right(slot):
    return _value(slot) | st.lists(_value(slot), min_size=1, max_size=3)


@st.composite
def found_records(draw):
    kind = draw(st.sampled_from(list(SLOTS)))
    slots = [*SLOTS[kind], *(["territory"] if kind == "office" else [])]
    given = {slot: draw(_value("constituency" if slot == "territory" else slot)) for slot in slots if draw(st.booleans())}
    sources = draw(st.lists(st.sampled_from(PEOPLE), max_size=2))
    segment = draw(st.sampled_from(["body", "body", "teaser"]))
    return {"type": kind, **given, "modality": draw(st.sampled_from(MODALITIES)), "attributed_to": sources, "segment": segment}


@st.composite
def gold_records(draw):
    kind = draw(st.sampled_from(list(SLOTS)))
    record = {"type": kind}
    for slot in SLOTS[kind]:
        mark = draw(st.sampled_from(["", "", "?", None]))
        if mark is not None:
            record[mark + slot] = draw(_right(slot))
    if kind == "office" and draw(st.booleans()):
        record["territory"] = draw(_right("constituency"))
    if draw(st.booleans()):
        record["modality"] = draw(st.sampled_from(MODALITIES) | st.lists(st.sampled_from(MODALITIES), min_size=1))
    for name in ("attributed_to", "?attributed_to"):
        if draw(st.booleans()):
            record[name] = draw(st.lists(_right("person"), max_size=2))
    if draw(st.integers(0, 3)) == 0:
        record["optional"] = True
    return record


def answer(record):
    """The found record that says exactly what a gold record wants."""
    first = {
        name.removeprefix("?"): value[0] if isinstance(value, list) else value
        for name, value in record.items()
        if name not in ("attributed_to", "?attributed_to", "optional")
    }
    sources = [source[0] if isinstance(source, list) else source for source in record.get("attributed_to", [])]
    return {**first, "attributed_to": sources}
