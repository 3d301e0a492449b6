"""Custom reports: a choice of years, topics and countries, and the document that the archive can assemble for it.

Everything in a document is read through `public()`. It knows addresses as plain parameters, and no pages or templates.
"""

from reports.compiling.choice import Choice, ParameterProblem, read_choice
from reports.compiling.document import Document, Entry, assemble
from reports.compiling.holdings import Holdings, holdings
from reports.compiling.selection import MOST_PASSAGES, MOST_REPORTS, Selection, TooLarge, select

__all__ = [
    "MOST_PASSAGES",
    "MOST_REPORTS",
    "Choice",
    "Document",
    "Entry",
    "Holdings",
    "ParameterProblem",
    "Selection",
    "TooLarge",
    "assemble",
    "holdings",
    "read_choice",
    "select",
]
