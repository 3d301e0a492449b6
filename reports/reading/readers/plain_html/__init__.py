"""Reads a report in a web page of any other publisher by its headings: h1 to h6, and what says that it is one.

Which element holds the report is decided by the rule of `article`. It comes after every other reader of web pages.
"""

from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from reports.problems import Refused, refuse
from reports.reading.html.metadata import read_web_metadata
from reports.reading.html.parts import may_open_with_heading, site_part, stands_beside_title, text_kind
from reports.reading.html.source import source_of
from reports.reading.html.source_lines import SourceLines
from reports.reading.html.tags import HEADINGS
from reports.reading.html.walk import Piece, pieces_of
from reports.reading.outline.documents import DocumentOutline
from reports.reading.outline.elements import Outline, PageMetadata, Use
from reports.reading.reader import Reader
from reports.reading.readers.plain_html.article import find_report
from reports.reading.state_department.report_builder import foot_reason
from reports.reading.state_department.text_class import TEXT_CLASS


@dataclass(frozen=True, slots=True)
class _Page:
    """`why` says by which part of the rule the report was found; `html` is the parser, whose nodes live no longer than it."""

    source: str
    html: LexborHTMLParser
    printed: str
    metadata: PageMetadata
    pieces: tuple[Piece, ...]
    why: str


@lru_cache(maxsize=1)  # recognising and reading look at the same bytes one after the other
def _parse(content: bytes) -> _Page:
    source = source_of(content)
    html = LexborHTMLParser(source)
    body = html.body
    if body is None:
        raise Refused([])
    report, why = find_report(body)
    metadata = read_web_metadata(html, report, source)
    return _Page(source, html, body.text() or "", metadata, tuple(pieces_of(body, report)), why)


def recognise(content: bytes) -> str:
    """Why this web page can be read by its headings. Raises Refused, without a word for pages that others are the readers of."""
    page = _parse(content)
    if page.html.css_first(f".{TEXT_CLASS}") is not None:
        raise Refused([])
    if any(foot_reason(piece.words.text).startswith("control") for piece in page.pieces):
        raise refuse(
            "this web page has the controls of the State Department's report builder, and its report is in no form that the"
            " readers of the department's pages know. Save it again when the whole report is on the screen.",
            line=1,
        )
    headings = sum(
        piece.ancestors.in_report and piece.tag in HEADINGS and not piece.words.is_empty for piece in page.pieces
    )
    if not headings and not page.metadata.title:
        raise Refused([])
    return f"it is a web page of another publisher; {page.why} holds the report, with {headings} headings"


def read(content: bytes) -> Outline:
    """Raises Refused when the page has no report, or one that no report is like."""
    page = _parse(content)
    reading = _Reading(page)
    if not reading.has_text:
        raise refuse(
            "this web page prints no text of a report. If its words are put there by scripts, save it from the browser when"
            " they are on the screen.",
            line=1,
        )
    return reading.document.outline(printed=page.printed, metadata=page.metadata, title_line=reading.title_line)


class _Reading:
    """One page, piece by piece."""

    def __init__(self, page: _Page) -> None:
        self.document = DocumentOutline(page.metadata.title)
        self.has_text = False
        self.title_line = 1
        self._source_lines = SourceLines(page.source)
        self._has_title = sum(piece.tag == "h1" and piece.ancestors.in_report for piece in page.pieces) == 1
        for piece in page.pieces:
            self._take(piece, self._source_lines.line_of(piece.source))

    def _take(self, piece: Piece, line: int) -> None:
        document, builder, text = self.document, self.document.builder, piece.words.text
        if part := site_part(piece):
            builder.chrome(line, text, part)
        elif piece.tag == "h1" and self._has_title:
            self.title_line = line
            builder.use(line, text, Use.HEADING, "title of the report")
        elif not self.has_text and text and stands_beside_title(piece):
            builder.use(line, text, Use.LABEL, "date, author or description beside the title")
        elif piece.tag in HEADINGS:
            document.heading(line, piece.words, max(0, HEADINGS[piece.tag] - self._has_title))
        else:
            kind = text_kind(piece)
            document.passage(line, piece.words, kind, opens=may_open_with_heading(kind))
            self.has_text = self.has_text or not piece.words.is_empty


READER = Reader(name="plain-html", version=2, media_type="text/html", recognise=recognise, read=read)
