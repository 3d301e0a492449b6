"""Uncertain dates in plain words. Not for parsing or comparing dates: the models do that."""

import datetime
import re

from django import template

register = template.Library()

MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-2]\d|3[01]))?)?(?P<doubt>[~?%]?)")
_DECADE = re.compile(r"(\d{3})X")
_DOUBTS = {"": "{}", "~": "about {}", "?": "possibly {}", "%": "possibly about {}"}
STALE_YEARS = 2


@register.filter
def edtf_words(edtf: str) -> str:
    """“2019-09/2020-07” as “September 2019 to July 2020”; what it does not know it gives back as written."""
    first, slash, last = (edtf or "").partition("/")
    if not slash:
        return _one_date(first)
    if first in ("", ".."):
        return f"up to {_one_date(last)}"
    if last in ("", ".."):
        return f"from {_one_date(first)}"
    return f"{_one_date(first)} to {_one_date(last)}"


@register.filter
def years_before(day: datetime.date | None, year: int) -> str:
    """How old a number was when the edition of `year` repeated it: “eight years”; empty when it was fresh."""
    if not (isinstance(day, datetime.date) and isinstance(year, int)) or year - day.year < STALE_YEARS:
        return ""
    age = year - day.year
    return f"{NUMBERS[age] if age < len(NUMBERS) else age} years"


def _one_date(edtf: str) -> str:
    if decade := _DECADE.fullmatch(edtf):
        return f"the {decade[1]}0s"
    parts = _DAY.fullmatch(edtf)
    if parts is None:
        return edtf
    day = str(int(parts["day"])) if parts["day"] else ""
    month = MONTHS[int(parts["month"]) - 1] if parts["month"] else ""
    return _DOUBTS[parts["doubt"]].format(" ".join(filter(None, [day, month, parts["year"]])))
