"""What every reader offers: a name, a version, a test whether a page is of its family, and the reading itself."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.reading.outline.elements import Outline

COUNTRY_REPORTS = "country-reports"


@dataclass(frozen=True, slots=True)
class Reader:
    """`recognise` says why the bytes are of this family and raises Refused, saying why not; `read` raises Refused too.

    Both are pure. Raise `version` whenever the same bytes would give another outline. `series` is the slug of the one series
    that all pages of the family belong to, where that is so.
    """

    name: str
    version: int
    media_type: str
    recognise: Callable[[bytes], str]
    read: Callable[[bytes], Outline]
    series: str = ""
