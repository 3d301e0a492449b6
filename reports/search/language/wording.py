"""The same words written in other ways that mean the same: numbers with and without commas, the two spellings of English."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

from reports.search.language.numbers import NUMBER, number_otherwise
from reports.search.language.spelling import spelt_otherwise

_MOST_WAYS: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+")
_PIECE: Final = re.compile(f"{NUMBER.pattern}|{_WORD.pattern}")
_ONE_VOWEL: Final = re.compile(r"[^\Waeiouyh\d_]h?[aeiou]", re.IGNORECASE)
_POSSESSIVE: Final = "’s"
"""The engine takes the s behind a word's only vowel for a part of it: to it, Xi’s is no form of Xi."""
_NO_NAMES: Final = frozenset("be do go ha he ho ma me no pa she so the to we who".split())


@lru_cache(maxsize=10_000)
def written_otherwise(text: str) -> tuple[str, ...]:
    """Every other way to write the words, the likeliest first; empty for words that are written in one.

    An index holds 1,200 as two words that stand side by side, whatever sign stands between them.
    """
    pieces = [(match, ways) for match in _PIECE.finditer(text) if (ways := tuple(_others(match)))]
    if not pieces:
        return ()
    chosen = product(*((match.group(), *ways) for match, ways in pieces))
    return tuple(_with(text, [match for match, _ in pieces], way) for way in islice(chosen, 1, _MOST_WAYS))


def spelt_ways(text: str) -> tuple[str, ...]:
    """Those of them that spell a word otherwise: those that a reader is shown, and that a name may be called by."""
    figures = _figures(text)
    return tuple(way for way in written_otherwise(text) if _figures(way) == figures and not way.endswith(_POSSESSIVE))


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit() or c == ",")


def _others(found: re.Match[str]) -> Iterator[str]:
    piece, is_last = found.group(), found.end() == len(found.string)
    if "0" <= piece[0] <= "9":
        yield number_otherwise(piece)
        return
    yield from spelt_otherwise(piece)
    if is_last and piece[0].isupper() and _ONE_VOWEL.fullmatch(piece) and piece.lower() not in _NO_NAMES:
        yield f"{piece}{_POSSESSIVE}"


def _with(text: str, found: list[re.Match[str]], way: tuple[str, ...]) -> str:
    pieces, at = [], 0
    for match, written in zip(found, way, strict=True):
        pieces += [text[at : match.start()], written]
        at = match.end()
    return "".join([*pieces, text[at:]])
