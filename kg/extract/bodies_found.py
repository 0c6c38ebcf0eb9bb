"""Media, polling institutes and institutions in a sentence, by their full names.

Goes in: its tokens and the lexicon. Goes out: `BodyMention`s in order. Names that are also words (`Libération`, `Le Monde`)
count only with their capitals.
"""

from __future__ import annotations

from kg.extract.atoms import Atoms, cut
from kg.extract.names import BodyMention
from kg.extract.tokens import Kind, Token
from kg.lexicon import Lexicon


def find_bodies(tokens: list[Token], lexicon: Lexicon, atoms: Atoms | None = None) -> list[BodyMention]:
    """The bodies that a sentence names, the longest form at each place."""
    names, heads, atoms = lexicon.body_names, lexicon.body_heads, atoms or cut(tokens)
    found: list[BodyMention] = []
    if heads.keys().isdisjoint(atoms.words):
        return found
    i = 0
    while i < len(tokens):
        at = atoms.first[i]
        if tokens[i].kind is not Kind.WORD or at >= len(atoms.words) or atoms.words[at] not in heads:
            i += 1
            continue
        for b, run in atoms.runs(at, heads[atoms.words[at]]):
            if run in names and atoms.ends_token(b) and _capitals(names[run], atoms.texts[at:b]):
                found.append(BodyMention(i, atoms.end_token(b), names[run]))
                break
        i = found[-1].j if found and found[-1].i == i else i + 1
    return found


def _capitals(name: str, texts: list[str]) -> bool:
    """Whether the text has a capital where the name begins with one."""
    return not name[0].isupper() or (texts[0][:1].isupper() and (len(texts) == 1 or any(t[:1].isupper() for t in texts[1:])))
