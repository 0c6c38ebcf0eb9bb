"""Whatever texts and files say, the view can be made: no value of a slot stops it, and every identifier is one."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.check import check
from kg.conflicts import cases, to_html, to_jsonl
from kg.facts import FACT_TYPES, Modality
from kg.ids import is_identifier
from kg.model import SourceKind
from kg.resolve import resolve
from kg.resolved import Source
from tests.resolve.making import fact

NAMES = ["Jean Martin", "MARTIN Jean", "Martin", "de", "M.", "J.-L.", "-", "Le Pen", "RN", "Loiret-4", "45-04", "ZX", "Paris-12", "France"]
WORDS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(NAMES),
).filter(lambda text: text.strip())
DATES = st.sampled_from(["2023-09-31", "2023-13", "2023", "hier", "", "0000-00-00", "2023-09-25T18:00+11:00", "9999-99-99", "2023-09"])
ELECTIONS = st.one_of(
    WORDS, st.sampled_from(["legislatives-2024", "legislatives-partielles-2018", "presidentielle-2022", "x-0000", "municipales"])
)
FIXED = {
    "round": st.integers(1, 3),
    "rank": st.integers(1, 9),
    "position": st.integers(1, 9),
    "time": st.just("12:00"),
    "outcome": st.sampled_from(["elected", "defeated", "annulled", "qualified", "withdrawn"]),
    "election": ELECTIONS,
    "date": DATES,
    "since": DATES,
    "until": DATES,
}
FIGURES = {"share", "share_registered", "turnout", "abstention"}


@st.composite
def some_fact(draw):
    type_ = draw(st.sampled_from(sorted(FACT_TYPES)))
    cls = FACT_TYPES[type_]
    slots = {}
    for slot in cls.SLOTS:
        needed = any(slot in group for group in cls.KEYS)
        if not (needed or draw(st.booleans())):
            continue
        annotation = str(cls.model_fields[slot].annotation)
        if slot in FIXED:
            slots[slot] = draw(FIXED[slot])
        elif slot in FIGURES:
            slots[slot] = draw(st.floats(0, 100))
        elif "int" in annotation:
            slots[slot] = draw(st.integers(1, 10**7))
        elif "Status" in annotation or "Kind" in annotation:
            continue
        else:
            slots[slot] = draw(WORDS)
    quote = slots.pop("quote", None) or draw(WORDS)
    return fact(type_, draw(st.sampled_from("abc")), quote=quote, modality=draw(st.sampled_from(list(Modality))), **slots)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(some_fact(), max_size=12), st.tuples(DATES, DATES, DATES), st.sampled_from(list(SourceKind)))
def test_nothing_that_facts_say_stops_the_view_or_its_reports(facts, days, kind):
    sources = [Source(d, published=day or None, kind=kind if d == "c" else SourceKind.ARTICLE) for d, day in zip("abc", days, strict=True)]
    resolution = resolve(facts, sources)
    assert set(resolution.links) == {f.id for f in facts}
    made = (*resolution.entities, *resolution.items, *(m.id for m in resolution.mandates), *(c.id for c in resolution.conflicts))
    assert [identifier for identifier in made if not is_identifier(identifier)] == []
    assert resolve(facts[::-1], sources[::-1]) == resolution
    to_jsonl(cases(resolution))
    to_html(cases(resolution))
    for source in sources:
        check(resolution, source.key)
