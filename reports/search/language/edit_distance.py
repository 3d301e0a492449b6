"""Fuzzy words: the edit distance that is allowed, and the fields in which it is measured."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from reports.search.index import analysis

_LONG_WORD: Final = 8


def max_distance(word: str) -> int:
    """1, and 2 for a word of eight letters or more: letters missing, added, replaced, or swapped with a neighbour.

    The engine allows no more than 2, and in shorter words two letters make most words like most others.
    """
    return 2 if len(word) >= _LONG_WORD else 1


def is_within_distance(word: str, wanted: str) -> bool:
    """Whether the optimal string alignment distance is small enough: as the engine counts it."""
    most = max_distance(wanted)
    return abs(len(word) - len(wanted)) <= most and OSA.distance(word, wanted, score_cutoff=most) <= most


def fuzzy_terms(word: str) -> Iterator[tuple[str, str]]:
    """Fields, and the term in each from which the distance is measured. A word of several parts is compared as a whole."""
    yield "exact", analysis.exact_term(word)
    if analysis.is_one_word(word) and (term := analysis.compound_term(word)):
        yield from (("body", term), ("compounds", term))
