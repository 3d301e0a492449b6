"""A stretch of a text: the one pair of offsets that rooms give to each other."""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, in characters from 0; the end is not part of it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words there, as the text prints them."""
        return text[self.start : self.end]

    def holds(self, other: tuple[int, int]) -> bool:
        """Whether the other lies wholly within this one; a span holds itself."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether they share a character: spans that only touch do not overlap."""
        return self.start < other[1] and other[0] < self.end

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)
