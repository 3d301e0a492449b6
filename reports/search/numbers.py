"""Numbers are written with and without marks between their thousands: 1200 and 1,200 are the same number."""

import re
from functools import lru_cache
from itertools import islice, product
from typing import Final

SPACES: Final = "\u00a0\u2007\u2009\u202f"
"""Spaces that do not break, or are thin: they set thousands apart as a comma does."""
_MOST_WAYS: Final = 8

_NUMBER = re.compile("(?<![\\w.,])(?:[1-9][0-9]{3,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?![\\w]|[.,][0-9])")
_SPACED = re.compile(f"(?<![\\w.,])[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![\\w]|[.,{SPACES}][0-9])")


@lru_cache(maxsize=10_000)
def written_otherwise(text: str) -> tuple[str, ...]:
    """The same words with their numbers written in every other way; empty where they hold no such number.

    An index holds 1,200 as two words that stand side by side, whatever sign stands between them.
    """
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return ()
    ways = product(*((match.group(), _other_way(match.group())) for match in numbers))
    return tuple(_with(text, numbers, way) for way in islice(ways, 1, _MOST_WAYS))


def with_commas(text: str) -> str:
    """Numbers whose thousands are set apart by spaces that do not break, with commas."""
    return _SPACED.sub(lambda match: re.sub(f"[{SPACES}]", ",", match.group()), text)


def _other_way(number: str) -> str:
    return number.replace(",", "") if "," in number else f"{int(number):,}"


def _with(text: str, numbers: list[re.Match[str]], way: tuple[str, ...]) -> str:
    pieces, at = [], 0
    for match, number in zip(numbers, way, strict=True):
        pieces += [text[at : match.start()], number]
        at = match.end()
    return "".join([*pieces, text[at:]])
