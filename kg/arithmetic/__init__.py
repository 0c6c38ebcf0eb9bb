"""Do the figures of a source go together? Sums, shares, ranks, and who is elected against the rules of the election.

Goes in: facts, or figures as the readers of result files have them. Goes out: breaches. They are shown and counted; no fact
is dropped or changed for them.
"""

from __future__ import annotations

from kg.arithmetic.checks import check
from kg.arithmetic.figures import Breach, Figures, Kind, Standing
from kg.arithmetic.of_facts import breaches_of

__all__ = ["Breach", "Figures", "Kind", "Standing", "breaches_of", "check"]
