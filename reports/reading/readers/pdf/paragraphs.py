"""Lines joined to paragraphs, by their sizes, the gaps between them and where they begin and end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reports.reading.outline.elements import MarkKind
from reports.reading.outline.words import Gatherer, Words
from reports.reading.readers.pdf.lines import Line

_ENDS_SENTENCE = re.compile(r"[.?!:;…][\"'”’)\]\d]*\s*$")
_ITEM = re.compile(r"\s*[•▪■●○◦‣⁃\uf0b7\uf0a7]\s*|\s*[–-]\s+")
_NO_BLANK_AFTER = re.compile(r"[\w\u2019][-\u2010\u2014]$|[\u3040-\u30ff\u4e00-\u9fff\u3000-\u303f]$")
_NO_BLANK_BEFORE = re.compile(r"[^\W\d_]")
_SAME_SIZE = 0.6  # points
_USUAL_DISTANCE, _SURE = 1.3, 4  # of lines, in sizes; how many lines are evidence for another
_WIDE_GAP = 1.45  # of the usual distance of lines
_INDENT = 0.8  # of the size
_SHORT = 0.2  # of the width of the column
_SMALLER, _RAISED = 0.8, 0.12  # of the line's size


@dataclass(slots=True)
class Paragraph:
    """`page` is where it begins."""

    lines: list[Line] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.lines[0].text) is not None

    @property
    def ends(self) -> bool:
        """Whether its last line ends like a sentence."""
        return _ENDS_SENTENCE.search(self.lines[-1].text) is not None

    def take_on(self, after: "Paragraph") -> bool:
        """Whether the one that stands after it, in the next column or on the next page, belongs to it; if so, it is taken on."""
        if not _continues(self, after):
            return False
        self.lines.extend(after.lines)
        return True

    def words(self) -> Words:
        """Its lines as one text, with their emphasis as marks."""
        gatherer = Gatherer()
        for number, line in enumerate(self.lines):
            if number and not _goes_on(self.lines[number - 1], line):
                gatherer.add_text(" ")
            base, size = max(
                (run.base, run.font.size) for run in line.runs if run.text.strip() and run.font.size == line.size
            )
            for run in line.runs:
                start = gatherer.start
                gatherer.add_text(run.text)
                kinds = {MarkKind.BOLD: run.font.bold, MarkKind.ITALIC: run.font.italic}
                small = run.font.size < _SMALLER * size
                kinds[MarkKind.SUPERSCRIPT] = small and run.base > base + _RAISED * size
                for kind, on in kinds.items():
                    if on:
                        gatherer.add_mark(start, kind, "")
        return gatherer.words()


def paragraphs_of(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Of lines in the order the file prints them. What a column parts is one where it does not end like a sentence."""
    before: Paragraph | None = None
    for column in _columns(lines):
        first, *others = _paragraphs_of_column(column)
        if before is not None and before.take_on(first):
            first = before
        elif before is not None:
            yield before
        for other in others:
            yield first
            first = other
        before = first
    if before is not None:
        yield before


def _continues(before: Paragraph, after: Paragraph) -> bool:
    last = before.lines[-1]
    if last.broken:
        return True
    same = abs(before.size - after.size) <= _SAME_SIZE and before.is_bold == after.is_bold
    if before.ends or after.is_item or not same:
        return False
    widest = max(line.right - line.left for line in before.lines)
    is_full = len(before.lines) > 1 and last.right - last.left > (1 - _SHORT) * widest
    return is_full or after.lines[0].text.lstrip()[:1].islower()


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Parted where the file goes back up the page."""
    column: list[Line] = []
    for line in lines:
        if column and line.base > column[-1].base + column[-1].size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _paragraphs_of_column(lines: list[Line]) -> Iterator[Paragraph]:
    shape = _Shape.of(lines)
    paragraph = Paragraph()
    for line in lines:
        if paragraph.lines and shape.parts(paragraph, line):
            yield paragraph
            paragraph = Paragraph()
        paragraph.lines.append(line)
    yield paragraph


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of a column: where its lines end, and how far they stand apart for their size."""

    left: float
    right: float
    distance: float

    @classmethod
    def of(cls, lines: list[Line]) -> "_Shape":
        distances = [
            (before.base - after.base) / after.size
            for before, after in pairwise(lines)
            if before.base - after.base > after.size / 2 and abs(before.size - after.size) <= _SAME_SIZE
        ]
        usual = median(distances) if len(distances) >= _SURE else _USUAL_DISTANCE
        return cls(min(line.left for line in lines), max(line.right for line in lines), usual)

    def parts(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a line begins a new paragraph behind this one."""
        before = paragraph.lines[-1]
        if before.broken:
            return False
        if abs(before.base - line.base) < line.size / 2:
            return False
        if abs(before.size - line.size) > _SAME_SIZE or _ITEM.match(line.text):
            return True
        if before.base - line.base > _WIDE_GAP * self.distance * line.size:
            return True
        is_short = before.right < self.right - _SHORT * (self.right - self.left)
        if paragraph.is_bold != line.is_bold and (is_short or paragraph.ends):
            return True
        indented = line.left - before.left > _INDENT * line.size
        return paragraph.ends and (indented or (is_short and not line.text.lstrip()[:1].islower()))


def _goes_on(before: Line, after: Line) -> bool:
    """Whether no blank stands between the two: behind a hyphen or a long dash, and between signs of Chinese and Japanese."""
    if before.broken:
        return True
    is_joined = _NO_BLANK_AFTER.search(before.text.rstrip()) is not None
    return is_joined and _NO_BLANK_BEFORE.match(after.text.lstrip()) is not None
