"""What part of a report's skeleton a block is: by the site's classes, and in an edition that has others, by its words and its place."""

from enum import Enum, auto

from reports.choices import SectionKind
from reports.reading.html.tags import HEADINGS
from reports.reading.outline.labels import opens_report, read_label, read_section_number
from reports.reading.state_department.blocks import Block

_SECTION_TITLE = "report__section-title"
_SUBSECTION_TITLE = "report__section-subtitle"
_LONGEST_NUMBER = 40  # characters, with blanks among them
_MAY_BE_NUMBER = {*HEADINGS, "p", "div"}


class Part(Enum):
    NUMBER = auto()  # "Section 1.", the label that stands before a section's title
    TITLE = auto()  # of a section
    SUBTITLE = auto()  # a heading of the level below
    OTHER = auto()


class Skeleton:
    """Asked about every block in its order. A title without a class of its own is the heading right behind a number."""

    def __init__(self) -> None:
        self._title_expected = False

    def part_of(self, block: Block) -> Part:
        if block.chrome:
            return Part.OTHER
        if block.tag not in HEADINGS and len(block.words.text) > _LONGEST_NUMBER:  # most blocks are paragraphs
            self._title_expected = False
            return Part.OTHER
        if block.words.is_empty and _SECTION_TITLE not in block.classes:
            return Part.OTHER
        part = self._part(block)
        self._title_expected = part == Part.NUMBER
        return part

    def _part(self, block: Block) -> Part:
        has_class = _SECTION_TITLE in block.classes
        if not has_class and block.tag in _MAY_BE_NUMBER and read_section_number(block.words.text):
            return Part.NUMBER
        if block.tag not in HEADINGS:
            return Part.OTHER
        if (has_class or self._title_expected) and read_label(block.words.text).kind != SectionKind.SUBSECTION:
            return Part.TITLE
        return Part.SUBTITLE if _SUBSECTION_TITLE in block.classes or block.tag == "h3" else Part.OTHER


def opens_section(block: Block) -> bool:
    """Whether it is a heading of the highest level, wherever it stands."""
    return _SECTION_TITLE in block.classes or (block.tag in HEADINGS and opens_report(block.words.text))
