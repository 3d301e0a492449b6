"""Words as they are shown, gathered piece by piece, with their emphasis and links as marks beside them.

Runs of blanks in the source become one space, and none at the edges; every other character stays as it is printed.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from reports.reading.outline.elements import Mark, MarkKind

_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # what is not one space already
_EMPTY_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
_WORD, _BLANK = re.compile(r"\S"), re.compile(r"\s+")
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
        gaps = list(_EMPTY_LINE.finditer(self.text))
        starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(self.text)]
        return self.cuts(zip(starts, ends, strict=True))

    def cut(self, start: int, end: int) -> "Words":
        """A part of it, with the marks that reach into it."""
        return next(self.cuts([(start, end)]))

    def cuts(self, spans: Iterable[tuple[int, int]]) -> Iterator["Words"]:
        """The parts at these spans, whose starts and ends rise, in one walk over the marks."""
        coming, empty = deque(self.marks), deque(self.empty_marks)
        within: list[Mark] = []
        for start, end in spans:
            if (start, end) == (0, len(self.text)):
                yield self
                return
            while coming and coming[0].start < end:
                within.append(coming.popleft())
            within = [mark for mark in within if mark.end > start]
            marks = (
                replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in within
            )
            while empty and empty[0] < start:
                empty.popleft()
            empty_marks = tuple(place - start for place in takewhile(lambda place: place < end, empty))  # noqa: B023
            yield Words(self.text[start:end], tuple(marks), empty_marks)


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


def _tidy(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Without blanks at their edges, nested and adjoining ones of a kind made one, in the order of their words."""
    tidied: list[Mark] = []
    latest: dict[tuple[MarkKind, str], int] = {}
    blanks = [run.span() for run in _BLANK.finditer(text)] if marks else []
    for mark in sorted(_trimmed(mark, text, blanks) for mark in marks):
        if mark.start >= mark.end:
            continue
        place = latest.get((mark.kind, mark.href))
        if place is not None and not _WORD.search(text, tidied[place].end, mark.start):
            tidied[place] = replace(tidied[place], end=max(mark.end, tidied[place].end))
        else:
            latest[mark.kind, mark.href] = len(tidied)
            tidied.append(mark)
    return tidied


def _trimmed(mark: Mark, text: str, blanks: list[tuple[int, int]]) -> Mark:
    """Without the runs of blanks it begins and ends in; `blanks` are all of the text's."""
    start, end = mark.start, min(mark.end, len(text))
    if start < end and text[start].isspace():
        start = min(_run_at(blanks, start)[1], end)
    if start < end and text[end - 1].isspace():
        end = max(_run_at(blanks, end - 1)[0], start)
    return mark if (start, end) == (mark.start, mark.end) else replace(mark, start=start, end=end)


def _run_at(runs: list[tuple[int, int]], place: int) -> tuple[int, int]:
    return runs[bisect_right(runs, place, key=lambda run: run[0]) - 1]
