"""Numbers are written with and without marks between their thousands: 1200 and 1,200 are the same number."""

import re
from typing import Final

SPACES: Final = "\u00a0\u2007\u2009\u202f"
"""Spaces that do not break, or are thin: they set thousands apart as a comma does."""

NUMBER: Final = re.compile("(?<![\\w.,])(?:[1-9][0-9]{3,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?![\\w]|[.,][0-9])")
_SPACED: Final = re.compile(f"(?<![\\w.,])[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![\\w]|[.,{SPACES}][0-9])")


def with_commas(text: str) -> str:
    """Numbers whose thousands are set apart by spaces that do not break, with commas."""
    return _SPACED.sub(lambda match: re.sub(f"[{SPACES}]", ",", match.group()), text)


def number_otherwise(number: str) -> str:
    """With commas where it has none, and without where it has."""
    return number.replace(",", "") if "," in number else f"{int(number):,}"
