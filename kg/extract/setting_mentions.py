"""Which mentions of elections, rounds and times tell the setting of what is asked of, and which only who somebody is or what is compared.

Goes in: a sentence, a mention, a stretch. Goes out: yes or no.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import is_finite
from kg.extract.mentions import Mention
from kg.extract.names import ElectionMention, RoundMention
from kg.extract.picking import against, frame_end
from kg.extract.ranks import RANKS
from kg.extract.round_told import ahead, leads_to
from kg.extract.setting_words import setting_words
from kg.extract.times import When

#: What brings in whom somebody stands against.
_OPPOSING = frozenset({"face", "contre", "devant", "derriere"})


def tells_round(read: Read, mention: RoundMention, j: int) -> bool:
    """Whether a round is that of what is told up to token j, not one ahead, nor that of a noun or of a figure set against it."""
    return not (ahead(read, mention) or leads_to(read, mention) or _of_a_noun(read, mention) or against(read, j, mention))


def _of_a_noun(read: Read, mention: RoundMention) -> bool:
    """Whether a round only completes a noun in front of the verb: `le paysage du second tour`, not `à l'issue du second tour`."""
    if read.fold(mention.i - 1) not in ("du", "de") or not any(c.verb.start > mention.i for c in read.clauses):
        return False
    before = read.fold(mention.i - 2)
    return before not in setting_words().at_the_time and before not in RANKS and before != "tete"  # `troisième du premier tour`


def of_another(read: Read, mention: ElectionMention, i: int) -> bool:
    """Whether an election belongs to a title behind what is asked of: `élue face au candidat à la présidentielle X`."""
    role = next((r for r in read.roles if r.election is mention), None)
    return role is not None and role.i > i and any(read.fold(k) in _OPPOSING for k in range(max(i, role.i - 3), role.i))


def of_a_title(read: Read, mention: Mention) -> bool:
    """Whether a mention only says who somebody is: `la candidate à la primaire en vue de la présidentielle`."""
    return any(g.i <= mention.i < g.j for g in read.groups) or read.fold(mention.i - 3) == "vue" or read.fold(mention.i - 2) == "vue"


def is_elsewhere(read: Read) -> bool:
    """`Ailleurs dans le département, X et Y sont réélus`: not where the sentences before are."""
    return any(read.fold(k) == "ailleurs" and read.fold(k - 1) not in ("par", "d'", "nulle", "part") for k in range(frame_end(read)))


def half_of_day(read: Read, i: int, j: int) -> int | None:
    """Both rounds of sénatoriales by majority are held on one day: the first in the morning, the second in the afternoon."""
    words = {read.fold(k) for k in (*range(frame_end(read)), *range(i, j))}
    return 1 if words & {"matin", "matinee"} else 2 if words & {"apres-midi"} else None


def tells_the_past(read: Read) -> bool:
    """Whether a sentence goes on telling of an earlier time, or has no verb of its own."""
    finite = [c.verb.tense for c in read.clauses if is_finite(c.verb)]
    return not finite or any(t in ("pluperfect", "imperfect", "past") for t in finite)


def begins_or_ends(read: Read, when: When) -> bool:
    """Whether a time only bounds a span: `depuis 2014`, `de 2002 à 2007`, `jusqu'en 2001`."""
    before, after = read.fold(when.i - 1), read.fold(when.j)
    place = next((p for p in read.places if p.j == when.i - 1 and read.fold(p.i - 1) == "depuis"), None)
    if before in setting_words().since or place is not None or (before == "de" and when.only_year and after in ("a", "jusqu'a")):
        return True
    if before == "entre" and when.only_year and after == "et":
        return True
    return before in ("a", "et") and when.only_year and any(w.only_year and w.j == when.i - 1 for w in read.times)
