"""Words as they are shown, gathered piece by piece, with their emphasis and links as marks beside them.

Runs of blanks in the source become one space, and none at the edges; every other character stays as it is printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports.reading.outline.elements import Mark, MarkKind

_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # what is not one space already
_EMPTY_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
_NOTHING_TO_SEE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")


@dataclass(frozen=True, slots=True)
class Words:
    """Text with its marks; `empty_marks` are the places where an emphasis without words stands (<u></u>)."""

    text: str
    marks: tuple[Mark, ...] = ()
    empty_marks: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return bool(_NOTHING_TO_SEE.fullmatch(self.text))

    def paragraphs(self) -> Iterator["Words"]:
        """Cut where the page leaves a line empty."""
        start = 0
        for gap in _EMPTY_LINE.finditer(self.text):
            yield self.cut(start, gap.start())
            start = gap.end()
        yield self.cut(start, len(self.text))

    def cut(self, start: int, end: int) -> "Words":
        """A part of it, with the marks that reach into it."""
        if (start, end) == (0, len(self.text)):
            return self
        marks = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        empty_marks = tuple(place - start for place in self.empty_marks if start <= place < end)
        return Words(self.text[start:end], tuple(marks), empty_marks)


def _may_have_blanks(source: str) -> bool:
    """To be joined. Most texts have none, and looking for them is quick."""
    return "\n" in source or "  " in source or "\t" in source or "\r" in source or "\f" in source


class Gatherer:
    """Takes the text of one block piece by piece. `start` is where the words of the next mark begin."""

    def __init__(self) -> None:
        self.source = ""  # the first words as the source has them
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._empty_marks: list[int] = []
        self._length = 0
        self._last = "\n"

    @property
    def start(self) -> int:
        return self._length

    def add_text(self, source: str) -> None:
        text = _BLANKS.sub(" ", source) if _may_have_blanks(source) else source
        if self._last in " \n" and text.startswith(" "):
            text = text[1:]
        if text:
            self.source = self.source or source
            self._append(text)

    def break_line(self) -> None:
        if self._last == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        if self._length:
            self._append("\n")

    def add_mark(self, start: int, kind: MarkKind, href: str) -> None:
        """The words since `start` are printed so."""
        if start < self._length:
            self._marks.append(Mark(start, self._length, kind, href))
        elif kind != MarkKind.LINK:
            self._empty_marks.append(start)

    @property
    def is_empty(self) -> bool:
        return not self._parts

    def words(self) -> Words:
        text = "".join(self._parts).rstrip(" \n")
        return Words(text, tuple(_tidy(self._marks, text)), tuple(self._empty_marks))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]


def _tidy(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Without blanks at their edges, nested and adjoining ones of a kind made one, in the order of their words."""
    tidied: list[Mark] = []
    latest: dict[tuple[MarkKind, str], int] = {}
    for mark in sorted(_trimmed(mark, text) for mark in marks):
        if mark.start >= mark.end:
            continue
        place = latest.get((mark.kind, mark.href))
        if place is not None and not text[tidied[place].end : mark.start].strip():
            tidied[place] = replace(tidied[place], end=max(mark.end, tidied[place].end))
        else:
            latest[mark.kind, mark.href] = len(tidied)
            tidied.append(mark)
    return tidied


def _trimmed(mark: Mark, text: str) -> Mark:
    start, end = mark.start, min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return mark if (start, end) == (mark.start, mark.end) else replace(mark, start=start, end=end)
