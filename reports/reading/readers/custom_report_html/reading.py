"""From a page of the report builder to the outline that its text would give."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.choices import SectionKind
from reports.problems import Problem, Refused, shortened
from reports.reading.accounted import unread, without_blanks
from reports.reading.outline.builder import LONGEST_PASSAGE, MOST_PASSAGES
from reports.reading.outline.elements import LineUse, Outline, OutlineSection, Use
from reports.reading.outline.headings import heading_of, is_paragraph, is_title
from reports.reading.readers.custom_report_html.page import Page, is_link, opens_outline, parse
from reports.reading.readers.state_chrome import PROMOTED_TITLE, banner_reason, foot_reason
from reports.reading.readers.state_pages.blocks import Block
from reports.reading.readers.state_pages.families import HEAD_LEVEL, LOWEST_HEAD_LEVEL, Family
from reports.reading.readers.state_pages.labels import read_label
from reports.reading.readers.state_pages.places import Places
from reports.reading.readers.state_pages.reading import Reading
from reports.reading.readers.web_pages.parts import site_part
from reports.reading.readers.web_pages.walk import HEADINGS, Piece

_HEADED = re.compile(r"custom reports?(?: excerpts?)?\s*[:–—-]\s*(?P<country>\S.*)", re.IGNORECASE)
_HEAD_BY_FORM = "h6"  # what a heading without a tag of its own is taken for
_NO_HEADINGS_IN = {"li", "td", "th", "dt", "dd"}


def read(content: bytes) -> Outline:
    """Raises Refused with everything that cannot stand where it stands."""
    page = parse(content)
    places = Places(page.source)
    words = page.pieces[page.country].words.text
    named = _HEADED.fullmatch(words)
    headed = named["country"] if named else words
    above = [_above(piece, places) for piece in page.pieces[: page.country] if piece.words.text]
    country = LineUse(places.line_of(page.pieces[page.country].source), words, Use.HEADING, "the country")
    reading = _read_body(page, places, headed)
    below = list(_read_foot([piece for piece in page.pieces[page.foot :] if piece.words.text], places))
    lines = [*above, country, *reading.lines, *below]
    printed = without_blanks(page.printed)
    _check(reading)
    return Outline(
        headed=headed,
        headed_line=country.line,
        is_extract=True,
        sections=tuple(reading.tree.sections),
        passages=tuple(reading.tree.passages),
        lines=(*lines, *unread(printed, lines)),
        printed=len(printed),
        empty_paragraphs=reading.empty_paragraphs,
        metadata=replace(page.metadata, title=words),
    )


def _above(piece: Piece, places: Places) -> LineUse:
    words = piece.words.text
    reason = banner_reason(words) or foot_reason(words) or site_part(piece) or "words of the site above the report"
    return LineUse(places.line_of(piece.source), words, Use.CHROME, reason)


def _read_foot(pieces: list[Piece], places: Places) -> Iterator[LineUse]:
    """A whole sentence that is no known part of the site may belong to the report, and is told; below the site's foot none does."""
    closed = False
    for piece in pieces:
        words, line = piece.words.text, places.line_of(piece.source)
        closed = closed or "footer" in (*piece.place.tags, piece.tag)
        reason = banner_reason(words) or foot_reason(words) or site_part(piece)
        if not reason and opens_outline(piece):
            yield LineUse(line, words, Use.UNEXPLAINED, "a report goes on below the controls of the report builder")
        elif reason or closed:
            yield LineUse(line, words, Use.CHROME, reason or "words of the site below its foot")
        elif is_link(piece) or is_title(words) or not is_paragraph(words, stands_alone=False):
            yield LineUse(line, words, Use.CHROME, PROMOTED_TITLE)
        else:
            yield LineUse(line, words, Use.UNEXPLAINED, "no known part of the site's foot")


def _read_body(page: Page, places: Places, headed: str) -> Reading:
    pieces = [_tagged(piece, page) for piece in page.pieces[page.country + 1 : page.foot]]
    reading = Reading(_family(pieces), places, headed)
    for at, piece in enumerate(pieces, start=page.country + 1):
        reason = piece.chrome or site_part(piece) or banner_reason(piece.words.text)
        block = Block(piece.tag, piece.classes, piece.words, piece.source, reason)
        if at < page.opening and not (
            reason or piece.words.is_empty or is_paragraph(piece.words.text, stands_alone=True)
        ):
            line = places.line_of(piece.source)
            reading.lines.append(LineUse(line, piece.words.text, Use.LABEL, "date or description below the country"))
        else:
            reading.take(block)
    reading.tree.close()
    return reading


def _tagged(piece: Piece, page: Page) -> Piece:
    """Where headings have no tags of their own, their form tells them, as it does in the text of a custom report."""
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


def _check(reading: Reading) -> None:
    """Raises Refused with all that no custom report has."""
    problems = list(_second_report(reading.tree.sections))
    passages = reading.tree.passages
    problems += [
        Problem(
            f"a paragraph of {len(passage.text):,} characters, and no report has one over {LONGEST_PASSAGE:,}.",
            passage.line,
        )
        for passage in passages
        if len(passage.text) > LONGEST_PASSAGE
    ]
    if not passages:
        problems.append(Problem("the report in this page has headings and no paragraph.", 1))
    if len(passages) > MOST_PASSAGES:
        problems.append(Problem(f"the page has more than {MOST_PASSAGES:,} paragraphs.", passages[-1].line))
    if problems:
        raise Refused(problems)


def _second_report(sections: list[OutlineSection]) -> list[Problem]:
    """The summary or a numbered section twice means that the page holds several countries."""
    first: dict[str, OutlineSection] = {}
    problems = []
    for section in sections:
        if section.depth or not (section.label or section.kind == SectionKind.SUMMARY):
            continue
        before = first.setdefault(section.label, section)
        if before is not section:
            reason = (
                f"“{shortened(section.heading)}” stands here again, after line {before.line}: the page holds more than one"
                " report. Give one country and one year at a time."
            )
            problems.append(Problem(reason, section.line))
    return problems
