"""What a reader makes of a page: plain values that know nothing of the database, and say where each word of the page went."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from reports.choices import SectionKind


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading. `position` counts all headings from 1; `parent` is the position of the one above, None at the top."""

    kind: SectionKind
    label: str
    title: str
    path: str
    position: int
    depth: int
    parent: int | None
    line: int

    @property
    def heading(self) -> str:
        return f"{self.label}. {self.title}" if self.label else self.title


class MarkKind(StrEnum):
    """How words of a passage are printed."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Emphasis or a link on `text[start:end]` of a passage; `href` is the address of a link as the page gives it."""

    start: int
    end: int
    kind: MarkKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class OutlinePassage:
    """A paragraph, verbatim. `number` counts from 1; `section` is the position of the heading it stands under."""

    number: int
    section: int
    text: str
    line: int
    marks: tuple[Mark, ...] = ()


class Use(StrEnum):
    """What became of a line of the page."""

    HEADING = "heading"
    PASSAGE = "passage"
    LABEL = "label"
    CHROME = "chrome"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class LineUse:
    """One line that is not empty, what it was taken for, and why."""

    line: int
    words: str
    use: Use
    reason: str


@dataclass(frozen=True, slots=True)
class EditionClue:
    """What one place of a page says about its edition: the words there, and the year and the country they name, if they do.

    A country is given as printed, or as the last part of an address (north-korea).
    """

    place: str
    words: str
    year: int | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself beside its text; empty where it says nothing. `canonical` is kept even when it is no address."""

    title: str = ""
    canonical: str = ""
    address: str = ""
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole page. `headed` is the country as the page names it; `lines` holds every line that is not empty, once.

    Readers of web pages also give the number of characters the report prints, blanks left out, counted apart from the
    reading of them; the number of empty paragraphs; the page's metadata; the clues to its edition; and questions for a
    person, where clues disagree.
    """

    headed: str
    headed_line: int
    is_extract: bool
    sections: tuple[OutlineSection, ...]
    passages: tuple[OutlinePassage, ...]
    lines: tuple[LineUse, ...]
    printed: int | None = None
    empty_paragraphs: int = 0
    metadata: PageMetadata = PageMetadata()
    clues: tuple[EditionClue, ...] = ()
    questions: tuple[str, ...] = ()
