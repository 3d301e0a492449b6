"""A page of the report builder cut into what stands above the report, its text, and what stands below it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from reports.choices import SectionKind
from reports.problems import Refused
from reports.reading.html.metadata import read_web_metadata
from reports.reading.html.parts import site_part
from reports.reading.html.source import source_of
from reports.reading.html.tags import HEADINGS
from reports.reading.html.walk import Piece, pieces_of
from reports.reading.outline.elements import MarkKind, PageMetadata
from reports.reading.outline.headings import heading_of, is_title
from reports.reading.outline.labels import read_label, read_section_number
from reports.reading.state_department.report_builder import banner_reason, foot_reason
from reports.reading.state_department.text_class import TEXT_CLASS

_OPENING_KINDS = {SectionKind.SUMMARY, SectionKind.SECTION}


@dataclass(frozen=True, slots=True)
class Page:
    """`country` and `opening` are places in `pieces`; `tagged` when its headings have tags of their own."""

    source: str
    printed: str
    metadata: PageMetadata
    pieces: tuple[Piece, ...]
    tagged: bool
    country: int
    opening: int

    @property
    def foot(self) -> int:
        """Where the builder's controls or the site's foot begin, or the end of the page."""
        after = range(self.opening, len(self.pieces))
        return next((at for at in after if is_foot(self.pieces[at])), len(self.pieces))


@lru_cache(maxsize=1)  # recognising and reading look at the same bytes one after the other
def parse(content: bytes) -> Page:
    """Raises Refused without a word when the page has no country above an outline; other readers may know it."""
    source = source_of(content)
    html = LexborHTMLParser(source)
    if html.body is None or html.css_first(f".{TEXT_CLASS}") is not None:
        raise Refused([])
    whole = pieces_of(html.body, html.body)
    tagged = any(opens_outline(piece) for piece in whole if piece.tag in HEADINGS)
    pieces = tuple(part for piece in whole for part in _cut(piece, every_line=not tagged))
    opening = next((at for at, piece in enumerate(pieces) if opens_outline(piece)), None)
    country = _country_above(pieces, opening) if opening else None
    if not opening or country is None:
        raise Refused([])
    metadata = replace(read_web_metadata(html, html.body, source), published=None, modified=None)
    return Page(source, html.body.text() or "", metadata, pieces, tagged, country, opening)


def opens_outline(piece: Piece) -> bool:
    """The executive summary's heading, or a numbered section's, that is no entry of a list of contents."""
    text = piece.words.text
    if site_part(piece) or (piece.tag == "li" and is_link(piece)):
        return False
    if piece.tag in HEADINGS:
        return read_label(text).kind in _OPENING_KINDS and bool(text)
    heading = heading_of(text)
    return bool(read_section_number(text)) or (heading is not None and heading.kind in _OPENING_KINDS)


def is_link(piece: Piece) -> bool:
    """Nothing but one link."""
    length = len(piece.words.text)
    return any(mark.kind == MarkKind.LINK and (mark.start, mark.end) == (0, length) for mark in piece.words.marks)


def is_foot(piece: Piece) -> bool:
    """A control of the report builder, or the beginning of the site's foot."""
    return not site_part(piece) and bool(foot_reason(piece.words.text))


def _country_above(pieces: tuple[Piece, ...], opening: int) -> int | None:
    """The nearest heading above the opening that is no lower one; without tags, the nearest line with the form of a title."""
    above = [
        at
        for at in reversed(range(opening))
        if pieces[at].words.text and not (site_part(pieces[at]) or _sites_words(pieces[at].words.text))
    ]
    lowest = HEADINGS.get(pieces[opening].tag, len(HEADINGS))
    tagged = (at for at in above if HEADINGS.get(pieces[at].tag, len(HEADINGS)) <= lowest and not is_link(pieces[at]))
    titled = (at for at in above if is_title(pieces[at].words.text))
    return next(chain(tagged, titled), None)


def _sites_words(text: str) -> bool:
    return bool(banner_reason(text) or foot_reason(text))


def _cut(piece: Piece, *, every_line: bool) -> Iterator[Piece]:
    """A paragraph that holds several, where its page leaves a line empty; or at each line, where only lines divide its text."""
    if piece.tag in HEADINGS or "\n" not in piece.words.text:
        yield piece
        return
    for words in piece.words.paragraphs():
        start = 0
        ends = [at for at, character in enumerate(words.text) if character == "\n"] if every_line else []
        for end in [*ends, len(words.text)]:
            yield replace(piece, words=words.cut(start, end), source=words.text[start:end])
            start = end + 1
