"""Why a text gave these facts and no others, for people who write rules or doubt a fact.

Goes in: a document. Goes out: an `Account` (zones, mentions, references, rules that fired, rules that nearly did and why not), as text or
as a page; over many documents, a log of near misses by rule.
"""

from __future__ import annotations

from kg.explain.account import Account, account_of
from kg.explain.misses import Miss, near_misses
from kg.explain.page import page
from kg.explain.text import written

__all__ = ["Account", "Miss", "account_of", "near_misses", "page", "written"]
