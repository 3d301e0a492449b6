"""From a page of the report builder to the outline that its text would give."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reports.choices import SectionKind
from reports.problems import Problem
from reports.reading.html.parts import site_part
from reports.reading.html.source_lines import SourceLines
from reports.reading.html.tags import HEADINGS
from reports.reading.html.walk import Piece
from reports.reading.outline.builder import About, OutlineBuilder
from reports.reading.outline.elements import Outline, Use
from reports.reading.outline.headings import heading_of, is_paragraph, is_title
from reports.reading.outline.labels import read_label
from reports.reading.readers.custom_report_html.page import Page, is_link, opens_outline, parse
from reports.reading.state_department.blocks import Block
from reports.reading.state_department.levels import HEAD_LEVEL, LOWEST_HEAD_LEVEL, Family
from reports.reading.state_department.reading import Reading
from reports.reading.state_department.report_builder import PROMOTED_TITLE, banner_reason, foot_reason

_HEADED = re.compile(r"custom reports?(?: excerpts?)?\s*[:–—-]\s*(?P<country>\S.*)", re.IGNORECASE)
_HEAD_BY_FORM = "h6"  # what a heading without a tag of its own is taken for
_NO_HEADINGS_IN = {"li", "td", "th", "dt", "dd"}


def read(content: bytes) -> Outline:
    """Raises Refused with everything that cannot stand where it stands."""
    page = parse(content)
    words = page.pieces[page.country].words.text
    named = _HEADED.fullmatch(words)
    headed = named["country"] if named else words
    builder, source_lines = OutlineBuilder(headed), SourceLines(page.source)
    _read_top(builder, page.pieces[: page.country], source_lines)
    headed_line = source_lines.line_of(page.pieces[page.country].source)
    builder.use(headed_line, words, Use.HEADING, "the country")
    _read_body(builder, page, source_lines)
    _read_foot(builder, page.pieces[page.foot :], source_lines)
    builder.refuse_second_report("page")
    about = About(
        headed=headed,
        headed_line=headed_line,
        is_extract=True,
        printed=page.printed,
        metadata=replace(page.metadata, title=words),
    )
    return builder.outline(
        about, without_passage=Problem("the report in this page has headings and no paragraph.", line=1)
    )


def _read_top(builder: OutlineBuilder, pieces: Iterable[Piece], source_lines: SourceLines) -> None:
    for piece in pieces:
        words = piece.words.text
        if words:
            reason = (
                banner_reason(words) or foot_reason(words) or site_part(piece) or "words of the site above the report"
            )
            builder.use(source_lines.line_of(piece.source), words, Use.CHROME, reason)


def _read_body(builder: OutlineBuilder, page: Page, source_lines: SourceLines) -> None:
    pieces = [_tagged(piece, page) for piece in page.pieces[page.country + 1 : page.foot]]
    reading = Reading(builder, _family(pieces), source_lines)
    for at, piece in enumerate(pieces, start=page.country + 1):
        reason = piece.chrome or site_part(piece) or banner_reason(piece.words.text)
        block = Block(piece.tag, piece.classes, piece.words, piece.source, reason)
        if at < page.opening and not (
            reason or piece.words.is_empty or is_paragraph(piece.words.text, stands_alone=True)
        ):
            line = source_lines.line_of(piece.source)
            builder.use(line, piece.words.text, Use.LABEL, "date or description below the country")
        else:
            reading.take(block)


def _read_foot(builder: OutlineBuilder, pieces: Iterable[Piece], source_lines: SourceLines) -> None:
    """A whole sentence that is no known part of the site may belong to the report, and is reported; below the site's foot none
    does."""
    closed = False
    for piece in pieces:
        if piece.words.text:
            line = source_lines.line_of(piece.source)
            closed = closed or "footer" in (*piece.ancestors.tags, piece.tag)
            builder.use(line, piece.words.text, *_foot_use(piece, closed=closed))


def _foot_use(piece: Piece, *, closed: bool) -> tuple[Use, str]:
    words = piece.words.text
    reason = banner_reason(words) or foot_reason(words) or site_part(piece)
    if not reason and opens_outline(piece):
        return Use.UNEXPLAINED, "a report goes on below the controls of the report builder"
    if reason or closed:
        return Use.CHROME, reason or "words of the site below its foot"
    if is_link(piece) or is_title(words) or not is_paragraph(words, stands_alone=False):
        return Use.CHROME, PROMOTED_TITLE
    return Use.UNEXPLAINED, "no known part of the site's foot"


def _tagged(piece: Piece, page: Page) -> Piece:
    """Where headings have no tags of their own, they are recognised by their form, as they are in the text of a custom report."""
    by_form = not page.tagged and piece.tag not in HEADINGS and piece.tag not in _NO_HEADINGS_IN
    return replace(piece, tag=_HEAD_BY_FORM) if by_form and heading_of(piece.words.text) else piece


def _family(pieces: list[Piece]) -> Family:
    """Headings without a label stand at levels that follow each other, whichever tags the page has for them."""
    unlabelled = [
        HEADINGS[piece.tag]
        for piece in pieces
        if piece.tag in HEADINGS and read_label(piece.words.text).kind == SectionKind.HEAD
    ]
    highest = min(unlabelled, default=0)

    def level_of(block: Block, lettered: str) -> int:
        rank = HEADINGS.get(block.tag, highest)
        return min(LOWEST_HEAD_LEVEL, HEAD_LEVEL + max(0, rank - highest))

    return Family("custom-report-html", "custom reports", level_of)
