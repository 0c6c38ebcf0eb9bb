"""Turnouts: how many voted or stayed away, in percent of the registered, at the end or at an hour of the day.

Goes in: a `Text`. Goes out: drafts of `turnout`. Each figure is read with the words that belong to it: one sentence may compare two
rounds, two years, two hours or a dozen places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.drafts import Draft
from kg.extract.figure_frames import TURNOUTS, topics
from kg.extract.figures import Counts, Figure
from kg.extract.scopes import Local, Scope, scopes
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, Stance, stance_of
from kg.extract.text import Text
from kg.facts import Modality
from kg.model import Zone

_OPENERS = frozenset({";", "alors", "tandis", "lorsque", "lorsqu'"})
#: Days after the second round in which an article's turnout is that round's.
_LATE = 10
_COMPARING = frozenset({"contre", "face", "("})
_MEMBERS = frozenset({"adherents", "adherent", "militants", "primaire", "encartes"})
_SAME_HOUR = "a la meme heure"
_EXCEEDING = frozenset({"dépasser", "excéder", "franchir"})
_ESTIMATES = frozenset({"estimation", "estimations", "estime", "estiment", "estimait", "projection", "projections", "estimee", "prevoit"})


@dataclass(slots=True)
class _Running:
    """What one turnout leaves to those after it in the same paragraph."""

    segment: object = None
    setting: Setting | None = None
    hour: str | None = None
    told: str | None = None


def turnouts(text: Text) -> Iterator[Draft]:
    """Turnouts that the text tells."""
    reader = _Reader(text)
    if reader.local.abroad():
        return
    for read in text.sentences:
        if read.zone is not Zone.TEASER and (read.sentence.inside is None or reader.speaker(read)):
            yield from reader.sentence(read)


class _Reader:
    """Reads a document from its first sentence to its last."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.local = Local(text.settings)
        self.running = _Running()

    def speaker(self, read: Read) -> str:
        """The name of whoever says a quotation; empty outside one, and where it is nobody by name."""
        source = self.text.reference.speaker(read)
        return source.name if source is not None and not source.vague else ""

    def sentence(self, read: Read) -> Iterator[Draft]:
        """The turnouts of one sentence."""
        if self.running.segment is not read.sentence.segment:
            self.running = _Running(read.sentence.segment, None, self.running.hour, self.running.told)
        figures = [f for f in read.figures if f.counts in TURNOUTS]
        named = next(topics(read), None)
        if not figures:
            if named is not None:
                self.running.hour = self.local.hour(read, 0, len(read.sentence.tokens)) or self.running.hour
            return
        if (
            _of_an_office(read)
            or self._of_a_party(read)
            or any(p.kind == "country" and not p.name.startswith("France") for p in read.places)
        ):
            return
        found = scopes(read, figures)
        found[0] = replace(found[0], start=_opening(read, found[0].figure.i))
        base = self._base(read, found[-1], named is not None)
        hour = self._hour(read, found[0], named is not None)
        yield from self._figures(read, found, base, hour)

    def _figures(self, read: Read, found: list[Scope[Figure]], base: Setting, hour: str | None) -> Iterator[Draft]:
        main, compared = base, None
        told_before = True
        for scope in found:
            told = self.local.hour(read, scope.start, scope.end)
            hour = told if told is not None else hour
            if scope is found[0] or not self._compares(read, scope):
                setting = main = self.local.setting(read, scope.start, scope.end, base)
            else:
                setting = self.local.setting(read, scope.start, scope.end, main)
                if not setting.said and not (read.fold(scope.figure.i - 1) == "(" and not told_before):
                    setting = replace(compared, place=main.place) if compared else replace(main, type="")
                compared = setting
            if scope is found[0]:
                self.running.setting, self.running.hour = setting, hour or self.running.hour
            drafts = list(self._draft(read, scope, self._moved(read, scope.figure, setting), hour, first=scope is found[0]))
            told_before = bool(drafts)
            yield from drafts

    def _of_a_party(self, read: Read) -> bool:
        """Whether members of a party vote, in this sentence or one of the three before it."""
        near = self.text.sentences[max(0, read.index - 3) : read.index + 1]
        return any(t.fold in _MEMBERS for r in near for t in r.sentence.tokens)

    def _compares(self, read: Read, scope: Scope[Figure]) -> bool:
        """Whether a figure is there to be compared with the one before: `contre 45 %`, `(45 % en 2014)`, `et 42 % en 2008`."""
        opening = {read.fold(k) for k in range(scope.start - 1, min(scope.start + 2, scope.figure.i))}
        if opening & _COMPARING:
            return True
        inside = range(scope.start, scope.end)
        return any(m.i in inside for m in (*read.rounds, *read.elections)) or any(w.i in inside and not w.only_hour for w in read.times)

    def _base(self, read: Read, last: Scope[Figure], named: bool) -> Setting:
        """The setting that a sentence starts from: that of its paragraph, with the round of the turnout before where it only goes on."""
        inherited = self._of_the_article(read, last.figure, self.text.settings.inherited(read))
        end = _after_dash(read, last)
        if end:
            inherited = self.local.setting(read, end, len(read.sentence.tokens), inherited)
        inherited = self._held(inherited)
        before = self.running.setting
        if named or before is None or before.type != inherited.type:
            return inherited
        taken_up = any(c.pronoun for c in read.clauses) or read.fold(1) == "chiffre"
        place = inherited.place or (before.place if taken_up else "")
        return replace(inherited, round=before.round, place=place)

    def _of_the_article(self, read: Read, figure: Figure, inherited: Setting) -> Setting:
        """An earlier election that the sentence before spoke of is not that of a sentence in the present (`Seul un électeur sur ...`)."""
        own, clause = self.text.settings.defaults, _clause_at(read, figure.i)
        back = clause is not None and clause.verb.tense in ("imperfect", "pluperfect")
        if back or own.type != inherited.type or own.election == inherited.election or not own.election:
            return inherited
        return replace(own, place=inherited.place)

    def _held(self, setting: Setting) -> Setting:
        """A round that no words tell is the last one, where the article came out days after it."""
        dates = self.text.settings.dates
        if setting.round is not None or dates.held(setting) != 2 or setting.year is None or dates.today is None:
            return setting
        days = dates.calendar.rounds(setting.type, setting.year)
        late = len(days) == 2 and days[0] < days[1] and (dates.today - days[1]).days <= _LATE
        return replace(setting, round=2) if late else setting

    def _hour(self, read: Read, scope: Scope[Figure], named: bool) -> str | None:
        """The hour that a sentence takes over where it tells none of its own."""
        run = " ".join(t.fold for t in read.sentence.tokens)
        if _SAME_HOUR in run or "a cette heure" in run:
            return self.running.hour
        own = scope.figure.counts in TURNOUTS and self.local.hour(read, 0, len(read.sentence.tokens)) is not None
        return self.running.hour if not named and not own else None

    def _moved(self, read: Read, figure: Figure, setting: Setting) -> Setting:
        """`est passée de 48 à 60 %`: the first value is that of the round before."""
        if figure.moved and _between_rounds(read):
            return replace(setting, round=1 if figure.moved < 0 else 2)
        return replace(setting, round=1) if figure.moved < 0 and setting.round == 2 else setting

    def _draft(self, read: Read, scope: Scope[Figure], setting: Setting, hour: str | None, *, first: bool) -> Iterator[Draft]:
        figure = scope.figure
        if figure.threshold or figure.ranged or setting.foreign or not setting.election or setting.type == "primaire":
            return
        if figure.moved < 0 and "election" not in setting.said and setting.round != 1:
            return
        stance = self._stance(read, scope, first=first)
        if stance is None:
            return
        slot = "abstention" if figure.counts is Counts.ABSTENTION else "turnout"
        inherited = {n for n, part in (("election", "election"), ("constituency", "place"), ("round", "round")) if part not in setting.said}
        slots = {
            "election": setting.election,
            "constituency": setting.place or None,
            "round": setting.round,
            "time": hour or None,
            slot: figure.value,
        }
        yield Draft("turnout", slots, read, *_evidence(read, scope), f"turnout/{slot}", stance, inherited)

    def _stance(self, read: Read, scope: Scope[Figure], *, first: bool) -> Stance | None:
        """How firmly the figure is told; None for a hypothesis, a wish, a rule."""
        clause = _clause_at(read, scope.figure.i)
        stance: Stance | None = ASSERTED
        if clause is not None:
            stance = stance_of(read, clause)
            if stance is None and _granted(read, scope.figure):
                return ASSERTED
            exact = bool(set(clause.verb.lemmas) & _EXCEEDING) or read.fold(scope.figure.i - 1) == "("
            if stance is not None and stance.modality is Modality.DENIED and exact:
                stance = Stance(Modality.ASSERTED, stance.sources)
        elif _supposed(read, scope.figure) or read.sentence.tokens[-1].text == "?":
            return None
        if stance is None or stance.modality in (Modality.PLANNED, Modality.DENIED):
            return None
        if read.sentence.inside is not None:
            return Stance(Modality.REPORTED, (self.speaker(read),))
        estimated = any(t.fold in _ESTIMATES for t in read.sentence.tokens)
        if estimated or stance.modality is Modality.UNCONFIRMED:
            bodies = [b.name for b in read.bodies if scope.start <= b.i < scope.end]
            if not first and not bodies and stance.modality is not Modality.UNCONFIRMED:
                return ASSERTED
            return Stance(Modality.UNCONFIRMED, tuple(bodies) or stance.sources)
        return stance


def _supposed(read: Read, figure: Figure) -> bool:
    """`Avec une participation de 50 %, il faudra ...`: what goes on with a future is no count."""
    after = [c.verb.tense for c in read.clauses if c.verb.start >= figure.j and is_finite(c.verb)]
    return bool(after) and after[0] in ("future", "conditional")


def _granted(read: Read, figure: Figure) -> bool:
    """`va-t-on revenir à la normale après les 44 % du premier tour ?`: what a question takes for granted."""
    return read.sentence.tokens[-1].text == "?" and any(read.fold(k) == "apres" for k in range(max(0, figure.i - 8), figure.i))


def _between_rounds(read: Read) -> bool:
    """`d'un tour à l'autre`, `entre les deux tours`."""
    run = " ".join(t.fold for t in read.sentence.tokens)
    return "un tour a l' autre" in run or any(m.number == 0 for m in read.rounds)


def _opening(read: Read, figure: int) -> int:
    """Where the words of the first figure begin: after what another clause says before it (`..., alors que 44 % s'étaient déplacés`)."""
    return max((k for k in range(figure) if read.fold(k) in _OPENERS), default=0)


def _clause_at(read: Read, k: int) -> Clause | None:
    """The clause whose words a token is among, the innermost."""
    found = [c for c in read.clauses if c.start <= k < max(c.end, c.verb.end + 1)]
    return found[-1] if found else None


def _after_dash(read: Read, last: Scope[Figure]) -> int:
    """Where the sentence goes on after an insertion that holds the figures (`un électeur sur deux - 44 %, contre 63 % en 2014 - s'est
    déplacé au premier tour`); 0 where there is none.
    """
    dashes = [k for k in range(len(read.sentence.tokens)) if read.fold(k) in ("-", "–", "—")]
    after = [k for k in dashes if k >= last.figure.j]
    return after[0] if after and any(k < last.figure.i for k in dashes) else 0


def _of_an_office(read: Read) -> bool:
    """`au bureau de vote 104, 57 personnes étaient venues`: the count of one polling station."""
    folds = [t.fold for t in read.sentence.tokens]
    return any(folds[k : k + 3] == ["bureau", "de", "vote"] for k in range(len(folds) - 2))


def _evidence(read: Read, scope: Scope[Figure]) -> tuple[int, int]:
    """The tokens that prove a figure: its stretch, without the signs around it."""
    i, j = scope.start, max(scope.end, scope.figure.j)
    while i < scope.figure.i and read.fold(i) in (",", ";", ":", "(", ")", "et", "-", "–", "—"):
        i += 1
    while j > scope.figure.j and read.fold(j - 1) in (",", ";", ":", ".", "(", ")", "et", "-", "–", "—", "»"):
        j -= 1
    return i, j
