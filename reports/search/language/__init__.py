"""The query language: what a reader types, parsed into one tree that is run, put into words and written back.

Nothing typed is an error. What cannot be read is left out, and a note says so.
"""

from reports.search.facets.table import FIELDS
from reports.search.language.parser import Parsed, parse
from reports.search.language.writing import write

__all__ = ["FIELDS", "Parsed", "parse", "write"]
