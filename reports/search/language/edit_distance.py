"""Words that are spelled nearly like another: where they are looked for, and how many letters may differ."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from reports.search.index import analysis

_LONG_WORD: Final = 8


def max_distance(word: str) -> int:
    """A letter too few, too many, another, or two that changed places: once, and twice in a long word."""
    return 2 if len(word) >= _LONG_WORD else 1


def is_within_distance(word: str, wanted: str) -> bool:
    """As the engine counts it."""
    most = max_distance(wanted)
    return abs(len(word) - len(wanted)) <= most and OSA.distance(word, wanted, score_cutoff=most) <= most


def fuzzy_terms(word: str) -> Iterator[tuple[str, str]]:
    """Fields, and the term in each that others may be near to. A word of several parts is near as a whole, not in a part."""
    yield "exact", analysis.exact_term(word)
    if analysis.is_one_word(word) and (term := analysis.compound_term(word)):
        yield from (("body", term), ("compounds", term))
