"""Where words of an older text stand in the newer one: whole words, the nearest place, and none when two are as near."""

import re
from collections.abc import Iterator

_WITHIN_WORD = re.compile(r"\w\w|\d[.,]\d")


def new_place(old: str, start: int, end: int, new: str) -> tuple[int, int] | None:
    """Where `old[start:end]` stands in `new`. An edit above it moves it along, an edit below does not: both are near.

    Words that were whole stay whole: "Camp 1" does not stand in "Camp 12", nor "5,000" in "15,000" or "5,000,000".
    """
    words = old[start:end]
    cuts = (_cuts_word(old, start), _cuts_word(old, end))
    moved = start + len(new) - len(old)
    places = [
        (min(abs(at - start), abs(at - moved)), at)
        for at in _occurrences(words, new)
        if (cuts[0] or not _cuts_word(new, at)) and (cuts[1] or not _cuts_word(new, at + len(words)))
    ]
    places.sort()
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    return places[0][1], places[0][1] + len(words)


def stands_whole(words: str, text: str) -> bool:
    """Somewhere, and not as a part of other words."""
    return any(not _cuts_word(text, at) and not _cuts_word(text, at + len(words)) for at in _occurrences(words, text))


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _cuts_word(text: str, at: int) -> bool:
    """Whether a cut at this place goes through a word or a number."""
    if not 0 < at < len(text):
        return False
    around = text[max(at - 2, 0) : at + 2]
    cut = at - max(at - 2, 0)
    return any(match.start() < cut < match.end() for match in _overlapping(around))


def _overlapping(text: str) -> Iterator[re.Match[str]]:
    for start in range(len(text)):
        if match := _WITHIN_WORD.match(text, start):
            yield match
