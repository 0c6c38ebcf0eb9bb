"""Who is meant by `la secrétaire d'État`, `elle`, `ce dernier`, `le candidat LR`, `sa`, and who speaks.

Goes in: an analysis. Goes out: the same, with the entity of every group that can be told, the subjects of clauses that a pronoun stands
for, the owners of possessives, the source of every cue and the speaker of every quotation. One antecedent or none: abstaining beats
guessing. Names inside quotations are no antecedents outside of them; `je` inside is the speaker.
"""

from __future__ import annotations

from kg.extract.analysis import Analysis, Read
from kg.extract.clauses import Clause, Noun, is_finite
from kg.extract.descriptions import Descriptions
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.memory import Memory
from kg.extract.parts import part_of
from kg.extract.roles import Role
from kg.extract.sources import Source
from kg.extract.speakers import Speakers
from kg.ids import fold
from kg.model import Zone

_REACH = 3
#: How much a mention makes of a person one of those whom the article is about.
_WEIGHT = {Zone.HEADLINE: 4, Zone.KICKER: 2, Zone.LEDE: 2, Zone.CAPTION: 0}
_IMPERSONAL = frozenset({"falloir", "agir", "avoir", "suffire", "sembler", "rester", "paraître", "convenir", "importer", "advenir"})
#: What `il est` says of no person (`il n'est pas question que`, `il est temps de`), and of what is done (`il est mis fin à`).
_OF_NOBODY = frozenset(
    {"question", "temps", "possible", "impossible", "probable", "vrai", "clair", "evident", "necessaire", "important", "urgent", "fin"}
    | {"inconcevable", "certain", "prevu", "dommage", "normal", "logique", "difficile", "facile", "inutile", "exact", "rare", "trop"}
)
_POSSESSIVE = frozenset({"son", "sa", "ses"})
_LISTS = frozenset({"liste", "binome", "tandem", "equipe"})
_LIST_REACH = 10
#: Tokens from a figure to the noun that says whose it is (`N % des voix pour le premier`).
_TO_FIGURE = 3
#: Words beside the place in a heading that opens the part about it (`LYON (Rhône)`).
_TITLE = 5
#: Verbs by which whoever spoke speaks on, though others were named in between.
_GOING_ON = frozenset({"ajouter", "poursuivre", "renchérir", "conclure", "insister", "reprendre", "préciser", "continuer", "compléter"})
#: Verbs that tell somebody something of their own (`X l'a félicité pour sa victoire`).
_OF_OBJECT = frozenset({"féliciter", "remercier", "accuser", "critiquer", "louer", "blâmer", "condamner", "exclure", "complimenter"})
_MINE = frozenset({"mon", "ma", "mes"})
#: Pronouns that are no subjects, in front of the verb and behind a preposition, with the gender of whom they stand for.
CLITICS = {"le": "m", "la": "f", "l'": "", "lui": ""}
TONIC = {"lui": "m", "elle": "f"}
_BRINGING = frozenset({"pour", "derriere", "a", "avec", "de", "d'", "contre", "devant", "autour", "par"})
_LAST = frozenset({"dernier", "derniere", "celui-ci", "celle-ci"})
_SECOND = ("premier", "second", "premiere", "seconde")


class Reference:
    """Resolves one document from its first sentence to its last."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.memory = Memory()
        self.descriptions = Descriptions(analysis, self.memory)
        self.pronouns: dict[int, Entity] = {}
        self.nouns: dict[int, Entity] = {}
        self.owners: dict[tuple[int, int], list[Entity]] = {}
        self.speakers = Speakers(self.memory, self.pronouns, self.nouns, self.descriptions.unlike, self.descriptions.name)

    def resolve(self) -> None:
        """Set the entity of every group that can be told."""
        main = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        aside = [r for r in self.analysis.sentences if r.zone is Zone.TEASER]
        for read in main:
            for group in read.groups:
                if group.entity is not None:
                    weights = self.memory.weights
                    weights[id(group.entity)] = weights.get(id(group.entity), 0) + _WEIGHT.get(read.zone, 1)
        for reads in (main, aside):
            self.memory.forget()
            self.descriptions.learn(reads)
            for read in reads:
                self._sentence(read)

    # -- what is asked ------------------------------------------------------------------------------------------------

    def subject(self, clause: Clause) -> Entity | None:
        """Who the subject of a clause is where it is a pronoun (`il`, `celle-ci`) or a noun for somebody (`ce dernier`)."""
        if isinstance(clause.subject, Noun):
            return self.noun(clause.subject)
        return self.pronouns.get(id(clause))

    def noun(self, noun: Noun) -> Entity | None:
        """Whom `ce dernier`, `celle-ci`, `l'intéressé` stand for."""
        return self.nouns.get(id(noun))

    def owner(self, read: Read, k: int, exclude: tuple[Entity, ...] = ()) -> Entity | None:
        """Whose the possessive at token k is (`sa démission`): the likeliest person that is not excluded; None where nobody is likely."""
        return next((e for e in self.owners.get((read.index, k), ()) if e not in exclude), None)

    def speaker(self, read: Read) -> Source | None:
        """Who says a sentence that stands inside a quotation."""
        return self.speakers.of.get(id(read.sentence.inside)) if read.sentence.inside else None

    # -- from sentence to sentence ------------------------------------------------------------------------------------

    def _sentence(self, read: Read) -> None:
        inside = read.sentence.inside is not None
        self.speakers.interrupted(read)
        speaker = self.speaker(read)
        if not inside:
            self.memory.step(read.sentence.segment.index)
        self._under(read)
        inserted = {id(c.clause) for c in read.cues if c.inverted}
        subjects = _subjects(read)
        subjects |= {id(g) for c in read.clauses if isinstance(c.subject, Noun) and (g := _head_of_list(read, c.subject)) is not None}
        subjects |= {id(c.speaker) for c in read.cues if c.kind == "preposition"}
        groups = {g.i: g for g in read.groups}
        nouns = {n.i: n for n in read.nouns if n.word in _LAST or n.word in _SECOND}
        clauses: dict[int, list[Clause]] = {}
        objects = _objects(read)
        for clause in read.clauses:
            if clause.pronoun:
                clauses.setdefault(clause.verb.start, []).append(clause)
        for k, token in enumerate(read.sentence.tokens):
            heard = inside or token.quoted
            for clause in clauses.get(k, ()) if inside or not token.quoted else ():
                self._pronoun(read, clause, speaker, heard=heard, inserted=id(clause) in inserted)
            if (group := groups.get(k)) is not None:
                self._group(
                    read, group, speaker.entity if speaker else None, heard=heard, prominent=id(group) in subjects or not read.clauses
                )
            elif (noun := nouns.get(k)) is not None:
                self._noun(read, noun, heard=heard, prominent=id(noun) in subjects or _beside_figure(read, noun))
            elif token.fold in _POSSESSIVE:
                self._possessive(read, k, inside=inside)
            elif token.fold in _MINE and speaker is not None and speaker.entity is not None:
                self.owners[(read.index, k)] = [speaker.entity]
            if (gender := objects.get(k)) is not None:
                likely = self.memory.likely(2, (gender, "") if gender else ("m", "f", ""))
                tonic = token.fold in TONIC and read.fold(k - 1) in _BRINGING
                self.owners[(read.index, k)] = likely if tonic else [e for e in likely if self.memory.was_prominent(e, 2)]
        if not inside:
            self.speakers.hear(read)
            self._heard(read, clauses)
            named = [g.entity for g in read.groups if g.entity is not None]
            if not read.clauses and len(named) == 1:
                self.memory.spoke = (named[0], self.memory.paragraph)

    def _under(self, read: Read) -> None:
        """A line with nothing but a name heads the lines that follow (`► Anne Durand`); the next such line or heading ends it."""
        if read.zone not in (Zone.HEADING, Zone.LIST_ITEM):
            return
        named = [g.entity for g in read.groups if g.entity is not None]
        if (
            read.places
            and read.places[0].i <= 1
            and len(read.sentence.tokens) - (read.places[0].j - read.places[0].i) <= _TITLE
            and not read.persons
        ):
            self.memory.section = self.memory.sentence
        alone = len(read.groups) == 1 == len(named) and len(read.sentence.tokens) <= read.groups[0].j - read.groups[0].i + 1
        if alone or read.zone is Zone.HEADING or self.descriptions.vary.heading is None:
            self.descriptions.vary.heading = named[0] if alone else None

    def _heard(self, read: Read, clauses: dict[int, list[Clause]]) -> None:
        """Pronouns inside a fragment, once its speaker is known."""
        for quotation in read.sentence.quotations:
            for k in range(quotation.first, quotation.last) if not quotation.opaque else ():
                for clause in clauses.get(k, ()):
                    self._pronoun(read, clause, self.speakers.of.get(id(quotation)), heard=True, inserted=False)

    def _group(self, read: Read, group: Group, speaker: Entity | None, *, heard: bool, prominent: bool) -> None:
        if group.entity is None and group.person is None:
            self.descriptions.resolve(read, group, part_of(read, group, self.subject, speaker), prominent=prominent)
        if group.entity is not None and not heard and read.zone is not Zone.CAPTION:
            self.memory.name(group.entity, prominent=prominent)
        elif group.entity is not None and heard:
            self.memory.hear(group.entity)
        elif prominent and not heard and read.clauses and _is_somebody_else(group):
            self.memory.name_unknown(group.gender or "m")

    def _noun(self, read: Read, noun: Noun, *, heard: bool, prominent: bool) -> None:
        determiner = read.fold(noun.i)
        gender = "f" if noun.word in ("derniere", "celle-ci", *_SECOND[2:]) else "m"
        if noun.word in _SECOND:
            self._of_pair(noun, determiner, gender, heard=heard, prominent=prominent)
            return
        if noun.word in ("dernier", "derniere") and determiner not in ("ce", "cette"):
            return
        entity = self.memory.latest(1, gender, self._beside(read, noun))
        if entity is None:
            return
        self.nouns[id(noun)] = entity
        if not heard:
            self.memory.name(entity, prominent=prominent)

    def _beside(self, read: Read, noun: Noun) -> list[Entity]:
        """Whom `ce dernier` is told apart from: the subject of the clause that it stands in, and whose that subject is."""
        inside = [
            c
            for c in read.clauses
            if c.verb.start < noun.i < max(c.end, c.verb.end) and not any(read.fold(k) in ("que", "qu'") for k in range(c.verb.end, noun.i))
        ]
        holding = max(inside, key=lambda c: c.verb.start, default=None)
        after = next((c for c in read.clauses if c.relative and c.start > noun.i and c.possessor is not None), None)
        out: list[Entity] = []
        if holding is not None and holding.subject is not noun:
            subject = holding.subject.entity if isinstance(holding.subject, Group) else self.subject(holding)
            out += [subject] if subject is not None else []
        if after is not None and isinstance(after.possessor, Group) and after.possessor.entity is not None and after.possessor.j < noun.i:
            out.append(after.possessor.entity)
        return out

    def _of_pair(self, noun: Noun, determiner: str, gender: str, *, heard: bool, prominent: bool) -> None:
        """`le premier`, `la seconde`: of the two persons named last."""
        pair = self.memory.pair()
        if not prominent or pair is None or determiner not in ("le", "la"):
            return
        entity = pair[0] if noun.word.startswith("premi") else pair[1]
        if entity.gender in (gender, ""):
            self.nouns[id(noun)] = entity
            if not heard:
                self.memory.name(entity, prominent=True)

    def _pronoun(self, read: Read, clause: Clause, speaker: Source | None, *, heard: bool, inserted: bool) -> None:
        word = fold(clause.pronoun).removeprefix("-").removeprefix("t-")
        if word in ("je", "j'") and speaker is not None and speaker.entity is not None:
            self.pronouns[id(clause)] = speaker.entity
        if word not in ("il", "elle") or (word == "il" and _is_impersonal(read, clause)):
            return
        gender = "f" if word == "elle" else "m"
        if inserted:
            goes_on = bool(_GOING_ON.intersection(clause.verb.lemmas))
            entity = self.memory.only_here(gender) or self.memory.speaking(_REACH, gender, goes_on=goes_on)
            if entity is not None and not self.memory.is_unknown(gender, entity):
                self.pronouns[id(clause)] = entity
            return
        spoken = speaker.entity if speaker else None
        fitting = [e for e in self.memory.likely(_REACH, (gender, "")) if e is not spoken]
        if fitting and not self.memory.is_unknown(gender, fitting[0]):
            self.pronouns[id(clause)] = fitting[0]
            if not heard:
                self.memory.name(fitting[0], prominent=True)

    def _possessive(self, read: Read, k: int, *, inside: bool) -> None:
        """The subject of the clause that the possessive stands in, then whoever was prominent lately."""
        found: list[Entity] = []
        for clause in read.clauses:
            if clause.verb.start <= k < max(clause.end, clause.verb.end) or (clause.inverted and k < clause.verb.start):
                subject = clause.subject.entity if isinstance(clause.subject, Group) else self.subject(clause)
                if _OF_OBJECT.intersection(clause.verb.lemmas) and read.fold(k - 1) in ("pour", "de", "d'"):
                    found += self._object(read, clause)
                if subject is not None:
                    found.append(subject)
        if not inside or not found:
            found += self.memory.likely(2)
        self.owners[(read.index, k)] = list(dict.fromkeys(found))

    def _object(self, read: Read, clause: Clause) -> list[Entity]:
        """Whom a verb is done to: its object, or whom the pronoun in front of it stands for."""
        if isinstance(clause.object, Group) and clause.object.entity is not None:
            return [clause.object.entity]
        return self.owners.get((read.index, clause.verb.start), [])[:1] if clause.object is None else []


def _objects(read: Read) -> dict[int, str]:
    """The tokens of pronouns that are no subjects, with the gender of whom they stand for; a clitic counts at the start of its verb."""
    found = {c.verb.start: CLITICS[p] for c in read.clauses for p in c.verb.clitics if p in CLITICS}
    for k in read.where(TONIC):
        if read.fold(k - 1) in _BRINGING:
            found[k] = TONIC[read.fold(k)]
    return found


def _subjects(read: Read) -> set[int]:
    """The subjects of a sentence, and the name that opens it before a comma or colon (`X, non : « ... »`).

    Of whom only a relative clause tells (`battu par Y, qui siégeait depuis 1998`) is one where no other person is.
    """
    found = [c for c in read.clauses if c.subject is not None and is_finite(c.verb)]
    main = [c for c in found if read.fold(c.verb.start - 1) != "qui"]
    first = min((c.verb.start for c in found if c not in main), default=0)
    pronouns = any(fold(c.pronoun).endswith(("il", "elle")) and c.verb.start < first for c in read.clauses)
    persons = pronouns or any(isinstance(c.subject, Group) for c in main)
    opening = {id(g) for g in read.groups if g.i <= 1 and g.person is not None and read.fold(g.j) in (",", ":")}
    return {id(c.subject) for c in (main if persons else found)} | opening


def _is_impersonal(read: Read, clause: Clause) -> bool:
    """Whether `il` stands for nobody: `il faut attendre`, `il y a`, `il n'est pas question de`."""
    verb = clause.verb
    if verb.lemma in _IMPERSONAL or verb.governor == "falloir":
        return True
    words = {read.fold(verb.end), read.fold(verb.end + 1)}
    goes_on = any(read.fold(k) in ("de", "d'", "que", "qu'", "a", "pour") for k in range(verb.end + 1, verb.end + 3))
    return bool(words & _OF_NOBODY) and goes_on and (verb.lemma == "être" or verb.voice == "passive")


def _is_somebody_else(group: Group) -> bool:
    """Whether a title without a name is hardly a variation on that of a person named: `un élu`, `l'ancien Premier ministre`."""
    head = group.head
    if not isinstance(head, Role) or group.plural or group.person is not None:
        return False
    if head.determiner == "indefinite":
        return True
    return head.head.election == "presidentielle" and head.status == "holds"


def _beside_figure(read: Read, noun: Noun) -> bool:
    """`N % pour le premier, N' % pour la seconde`, `le second N %`: the noun says whose a figure is."""
    return any(noun.j <= f.i <= noun.j + 1 or noun.i - _TO_FIGURE <= f.j < noun.i for f in read.figures)


def _head_of_list(read: Read, noun: Noun) -> Group | None:
    """The person whose list is meant (`la liste « ... » de X`)."""
    if noun.word not in _LISTS:
        return None
    after = [g for g in read.groups if noun.j <= g.i <= noun.j + _LIST_REACH and g.person is not None and g.before in ("de", "d'", "par")]
    return after[0] if after else None
