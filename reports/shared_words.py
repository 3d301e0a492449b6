"""Whether two texts share a long run of words: the same sentence in another paragraph, edition or report."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reports.text import fold

RUN: Final = 12
"""Words in a row that two texts hardly share by chance. Formulas of a series ("There were no reports that the government or
its agents committed") run to ten or eleven words in the State Department's reports."""

_MOST_PLACES = 3
_WORD = re.compile(r"\w+(?:['’]\w+)?")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def shared_run(text: str, other: str, *, least: int = RUN) -> str:
    """The longest run of words of `text` that stands in `other` too, as `text` prints it; empty where it is shorter than
    `least` words. A text that is shorter itself counts whole. Case, quotation marks and punctuation do not matter."""
    words, others = _words(text), _words(other)
    least = min(least, len(words), len(others))
    if not least:
        return ""
    places = _places(others, least)
    best = slice(0, 0)
    at = 0
    while at + least <= len(words):
        length = _longest(words, at, others, places.get(_run(words, at, least), ()))
        if length > best.stop - best.start:
            best = slice(at, at + length)
        at += max(1, length - least + 1)
    return text[words[best.start].start : words[best.stop - 1].end] if best.stop else ""


def _words(text: str) -> list[_Word]:
    return [_Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]


def _run(words: Sequence[_Word], at: int, length: int) -> tuple[str, ...]:
    return tuple(word.folded for word in words[at : at + length])


def _places(words: Sequence[_Word], length: int) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Where each run of so many words begins, the first few times: a text of one word over and over must not cost its square."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for at in range(len(words) - length + 1):
        run = _run(words, at, length)
        if len(before := found.get(run, ())) < _MOST_PLACES:
            found[run] = (*before, at)
    return found


def _longest(words: Sequence[_Word], at: int, others: Sequence[_Word], places: Sequence[int]) -> int:
    """How many words from `at` on are the same as those from the best of these places on."""
    return max((_same_from(words, at, others, place) for place in places), default=0)


def _same_from(words: Sequence[_Word], at: int, others: Sequence[_Word], place: int) -> int:
    length, most = 0, min(len(words) - at, len(others) - place)
    while length < most and words[at + length].folded == others[place + length].folded:
        length += 1
    return length
