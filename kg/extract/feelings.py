"""What somebody feels, in quotation marks behind `être`: only they can tell it (`X est elle-même « un peu surprise de cette décision »`).

Goes in: a sentence and a quotation of it. Goes out: the clause whose subject feels so; None where the words are about somebody
(`X est « la candidate des riches »`).
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.sentences import Quotation

#: Words of a fragment that is more than a name.
_SOME = 4
_BEING = frozenset({"être", "rester", "demeurer", "sembler", "paraître"})
_THEMSELVES = frozenset({"elle-meme", "lui-meme", "elle", "lui", "tres", "toujours", "aussi", "egalement", "plus", "que", "encore"})
_MUCH = frozenset(
    {"un", "peu", "tres", "extremement", "plus", "que", "tout", "a", "fait", "particulierement", "profondement", "vraiment", "assez", "si"}
)
#: Stems of adjectives for what somebody feels.
_FEELINGS = (
    *("surpris", "decu", "ravi", "heureu", "fier", "triste", "confiant", "serein", "inquiet", "choque", "satisfait", "soulage", "etonne"),
    *("attriste", "blesse", "emu", "touche", "determine", "pret", "content", "optimiste", "pessimiste", "sidere", "consterne", "indigne"),
    *("honore", "comble", "enthousias", "motive", "combati", "convaincu", "certain", "persuade", "reconnaissant", "abasourdi", "stupefait"),
)


def feeling(read: Read, quotation: Quotation) -> Clause | None:
    """The clause that says of its subject what the quotation says that they feel."""
    if quotation.opaque or quotation.last - quotation.first < _SOME or not _feels(read, quotation.first):
        return None
    clause = next((c for c in read.clauses if c.verb.end <= quotation.first and c.verb.lemma in _BEING and is_finite(c.verb)), None)
    if clause is None or clause.relative or any(read.fold(k) not in _THEMSELVES for k in range(clause.verb.end, quotation.first)):
        return None
    return clause


def _feels(read: Read, k: int) -> bool:
    """Whether a word for a feeling stands at k, over what says how much."""
    while read.fold(k) in _MUCH:
        k += 1
    return read.fold(k).startswith(_FEELINGS)
