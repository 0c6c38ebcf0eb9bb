"""Questions: free ones in SPARQL, and the library of named ones.

Goes in: SPARQL, or a name with values. Goes out: what an index is asked. Values are bound, never read as syntax.
"""

from kg.query.guard import refuse_federation
from kg.query.library import Parameter, Question, question, questions

__all__ = ["Parameter", "Question", "question", "questions", "refuse_federation"]
