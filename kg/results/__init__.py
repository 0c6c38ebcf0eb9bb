"""Official result files read into facts: the ministry's XML, wide and long tables, workbooks, saved pages.

Goes in: a file, recognised by its content. Goes out: a `ResultFile`: a document without text, facts whose evidence is cells,
warnings, breaches of arithmetic. Refused (`SourceError`): what is of no known layout, cut short, fictitious, or has cells
that cannot be read; nothing of it is loaded. What headings mean is data (`kg/resources/results/`, docs/results.md).
"""

from __future__ import annotations

from kg.results.reading import ResultFile, is_result_file, option_of
from kg.results.source import Source

__all__ = ["ResultFile", "Source", "is_result_file", "option_of"]
