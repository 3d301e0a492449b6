"""How alike two paragraphs are, in words: case, quotation marks and punctuation do not count."""

import re
from collections import Counter
from dataclasses import dataclass

from reports.text_diff import runs_in_common

_WORD = re.compile(r"\w+")
_RUN = 3  # shorter runs of common words stand in any two paragraphs of English
_ENOUGH = 6
"""WordSequence in such runs: "there were no reports" alone says nothing."""


@dataclass(frozen=True, slots=True)
class WordSequence:
    """The words of a paragraph, case folded, in their order and counted."""

    order: tuple[str, ...]
    bag: Counter[str]


def words_of(text: str) -> WordSequence:
    """Letters and digits only; punctuation separates words."""
    order = tuple(_WORD.findall(text.casefold()))
    return WordSequence(order, Counter(order))


def likeness(one: WordSequence, other: WordSequence) -> float:
    """Twice the words that both have in the same order, over the words of both: 1 for the same, 0 for nothing shared."""
    if not (one.order and other.order):
        return 0.0
    shared = sum(size for *_, size in runs_in_common(one.order, other.order))
    return 2 * shared / (len(one.order) + len(other.order))


def most_likeness(one: WordSequence, other: WordSequence) -> float:
    """What `likeness` cannot exceed, found without minding the order: cheap enough to ask of every pair."""
    total = len(one.order) + len(other.order)
    if not total:
        return 0.0
    few, many = sorted((one.bag, other.bag), key=len)
    return 2 * sum(min(count, many[word]) for word, count in few.items() if word in many) / total


def shared_part(one: WordSequence, other: WordSequence) -> float:
    """The part of the shorter paragraph that stands in the longer one in runs of words: 1 for one that was merged into it.

    0 where they share too little to decide.
    """
    if _runs(one).isdisjoint(_runs(other)):
        return 0.0
    shared = sum(size for *_, size in runs_in_common(one.order, other.order) if size >= _RUN)
    return shared / min(len(one.order), len(other.order)) if shared >= _ENOUGH else 0.0


def _runs(words: WordSequence) -> set[tuple[str, ...]]:
    return set(zip(*(words.order[start:] for start in range(_RUN)), strict=False))
