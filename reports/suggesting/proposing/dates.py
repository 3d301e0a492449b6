"""Days, months and years that a sentence names, as EDTF and as the days they can mean."""

import calendar
import datetime
import re
from dataclasses import dataclass

from reports.quoting import Span

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (?P<year>(?:19|20)\d\d))?"
    rf"|(?P<alone>(?:19|20)\d\d))\b"
)
_BEFORE_MONTH = re.compile(r"\b(?:in|since|by|until|from|during|of|and|between|early|late|mid-?) ?$")
_LONGEST_BEFORE = 12  # characters: “between ”, and some more


@dataclass(frozen=True, slots=True)
class Dated:
    """`said` is whether the words give the year; otherwise it is that of the edition."""

    start: int
    end: int
    edtf: str
    earliest: datetime.date
    latest: datetime.date
    said: bool


def find_dates(plain: str, span: Span, edition: int | None) -> list[Dated]:
    """In the order of the words. A month without a year is the edition's, and left out where no edition is known."""
    found = (_dated(match, edition) for match in _DATE.finditer(plain, *span) if not _is_verb(match, plain))
    return [dated for dated in found if dated]


def _is_verb(match: re.Match[str], plain: str) -> bool:
    """“May” and “March” that are no months."""
    if match["month"] not in ("may", "march") or match["day"] or match["year"]:
        return False
    return not _BEFORE_MONTH.search(plain, max(0, match.start() - _LONGEST_BEFORE), match.start())


def _dated(match: re.Match[str], edition: int | None) -> Dated | None:
    said = match["alone"] or match["year"]
    if not said and edition is None:
        return None
    year = int(said or edition or 0)
    if match["alone"]:
        first, last, edtf = datetime.date(year, 1, 1), datetime.date(year, 12, 31), f"{year}"
    elif match["day"] is None:
        month = MONTHS[match["month"]]
        last_day = calendar.monthrange(year, month)[1]
        first, last = datetime.date(year, month, 1), datetime.date(year, month, last_day)
        edtf = f"{year}-{month:02}"
    else:
        try:
            first = last = datetime.date(year, MONTHS[match["month"]], int(match["day"]))
        except ValueError:
            return None
        edtf = first.isoformat()
    return Dated(match.start(), match.end(), edtf, first, last, bool(said))
