"""Text made plain for matching, one character for one, so that a place in the plain text is a place in the passage."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from reports.quoting import Span
from reports.text import fold_with_offsets

_APOSTROPHES = "‘’‚‛′`´ʹʻʼʽ"
_QUOTES = "“”„‟″"
_DASHES = "‐‑‒–—―−"
_SPACES = "\u00a0\u2002\u2003\u2009\u202f\t\n\r"
_UNEVEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]")  # not one character for one


def _marked_letters() -> dict[int, str]:
    """Latin letters with a mark, and the letter alone: ŏ and o."""
    found: dict[int, str] = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)).lower()
        if len(plain) == 1:
            found[code] = plain
    return found


_TABLE: dict[int, str] = {
    **{code: chr(code).lower() for code in range(65, 91)},
    **_marked_letters(),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}


@dataclass(frozen=True, slots=True)
class Plain:
    """`text[i]` comes from the character at `offsets[i]` of the original; no offsets means that they are the same."""

    text: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The place in the original of the words at start to end here."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def from_original(self, start: int, end: int) -> Span:
        """The other way: the span here of the original's start to end."""
        if self.offsets is None:
            return Span(start, end)
        return Span(bisect_left(self.offsets, start), bisect_left(self.offsets, end))


def make_plain(text: str) -> Plain:
    """Lower case, letters without marks, every quotation mark, dash and space of one kind."""
    if _UNEVEN.search(text):
        folded = fold_with_offsets(text)
        return Plain(folded.text.translate(_TABLE), folded.offsets)
    return Plain(text.translate(_TABLE))


def plain_words(text: str) -> str:
    """Plain text for comparing, spaces joined."""
    return " ".join(make_plain(text).text.split())
