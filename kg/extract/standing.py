"""What somebody stands for: the type of election that `à la mairie de`, `à l'Élysée`, `au Sénat` imply.

Goes in: a stretch of a sentence. Goes out: a type of election, empty where the words imply none, None where they say that voters do not
decide (`à la présidence du parti`).
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.setting_words import setting_words


def stands_for(read: Read, i: int, j: int) -> str | None:
    """The type of election that tokens i to j imply."""
    j = next((k for k in range(i, j) if read.fold(k) in (",", ";", "(")), j)
    words = " ".join(read.fold(k) for k in range(i, j)).replace("' ", "'") + " "
    if any(f" {other} " in words or f"'{other} " in words for other in setting_words().stands_for_other):
        return None
    padded = f" {words}".replace("'", "' ")
    return next((kind for phrase, kind in setting_words().stands_for.items() if f" {phrase} " in padded), "")
