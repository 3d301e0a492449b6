"""The words of a passage that come nearest to given ones that are not in it."""

import re
from difflib import SequenceMatcher

from reports.quoting.span import Span
from reports.text import fold, most_similar

_WORD = re.compile(r"\S+")
_NEAR_ENOUGH = 0.5
"""Of the words in common. A judgement: with fewer than half, a quote is more likely of another passage than misremembered."""
_SAME_WORD = 0.75
"""Of the letters in common. A judgement: it lets two letters change places (gaurds), and takes guests for another word."""


def closest_words(text: str, words: str) -> str:
    """The run of words in `text` most like the given ones, as long or shorter; empty when nothing is much like them."""
    places = list(_WORD.finditer(text))
    there = [_letters(place.group()) for place in places]
    wanted = [_as_spelt(_letters(word), there) for word in words.split()]
    width = min(len(wanted), len(there))
    if not width:
        return ""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, score = 0, 0.0
    for first in range(len(there) - width + 1):
        matcher.set_seq1(there[first : first + width])
        if matcher.quick_ratio() > score and matcher.ratio() > score:
            best, score = first, matcher.ratio()
    if score < _NEAR_ENOUGH:
        return ""
    matcher.set_seq1(there[best : best + width])
    *blocks, _ = matcher.get_matching_blocks()
    return text[places[best + blocks[0].a].start() : places[best + blocks[-1].a + blocks[-1].size - 1].end()]


def longest_shared(text: str, words: str) -> Span:
    """The longest run of characters of `words` that is in `text`, to the letter; empty where they share none."""
    match = SequenceMatcher(None, text, words, autojunk=False).find_longest_match()
    return Span(match.a, match.a + match.size)


def _letters(word: str) -> str:
    return "".join(c for c in fold(word) if c.isalnum())


def _as_spelt(word: str, there: list[str]) -> str:
    """The word of the passage that a misspelt one must mean."""
    return next(iter(most_similar(word, there, limit=1, least=_SAME_WORD)), word)
