"""Reads the text of a State Department "custom report" on one country: one paragraph a line, the site's chrome around it.

Lines are told apart by their form, never by a list of the lines of some file.
"""

from reports.choices import SectionKind
from reports.problems import refuse, shortened
from reports.reading.outline.builder import OutlineBuilder
from reports.reading.outline.elements import Outline, Use
from reports.reading.outline.headings import heading_of, is_paragraph, is_title, run_in_of
from reports.reading.readers.reader import COUNTRY_REPORTS, Reader
from reports.reading.readers.state_chrome import PROMOTED_TITLE, banner_reason, closes_site, foot_reason
from reports.reading.readers.text_lines import Line, text_lines

_OPENING_KINDS = {SectionKind.SUMMARY, SectionKind.SECTION}


def recognise(content: bytes) -> str:
    """Why this is a custom report. Raises Refused, saying why it is not."""
    lines = text_lines(content)
    if lines[0].text.lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise refuse("this is a web page, not its text. Save the report as text and give that file.", lines[0].number)
    opening = next((line for line in lines if _opens_outline(line.text)), None)
    if opening is None:
        raise refuse(
            "this is no custom report: from here to the end no line reads “Executive Summary” or “Section 1. Title”."
            f" It begins “{shortened(lines[0].text)}”.",
            lines[0].number,
        )
    return f"line {opening.number} reads “{shortened(opening.text)}”, as the outline of a custom report does"


def read(content: bytes) -> Outline:
    """The outline of the page. Raises Refused with every line that cannot stand where it stands."""
    builder = OutlineBuilder()
    lines = text_lines(content)
    body = _read_top(builder, lines)
    foot = _read_body(builder, lines[body:])
    _read_foot(builder, lines[body + foot :])
    return builder.outline(is_extract=True)


def _read_top(builder: OutlineBuilder, lines: list[Line]) -> int:
    """The banner and the country; returns how many lines they take."""
    for index, line in enumerate(lines):
        if reason := banner_reason(line.text):
            builder.use(line.number, line.text, Use.CHROME, reason)
        elif is_title(line.text) and not _opens_outline(line.text):
            builder.head_page(line.number, line.text)
            return index + 1
        else:
            break
    raise refuse(f"the country's name was expected here, and the line reads “{shortened(line.text)}”.", line.number)


def _read_body(builder: OutlineBuilder, lines: list[Line]) -> int:
    """Headings and paragraphs, up to the first line of the site's foot; returns how many lines they take."""
    for index, line in enumerate(lines):
        if foot_reason(line.text):
            return index
        if reason := banner_reason(line.text):
            builder.use(line.number, line.text, Use.CHROME, reason)
        elif heading := heading_of(line.text):
            builder.add_heading(line.number, line.text, heading)
        elif is_paragraph(line.text, stands_alone=line.stands_alone):
            builder.add_paragraph(line.number, line.text, run_in_of(line.text))
        else:
            builder.use(line.number, line.text, Use.UNEXPLAINED, "neither a heading nor a whole paragraph")
    return len(lines)


def _read_foot(builder: OutlineBuilder, lines: list[Line]) -> None:
    """The report builder's controls and the site's foot. Only after the department's name may titles of other pages stand."""
    closing = False
    for line in lines:
        reason = foot_reason(line.text)
        closing = closing or closes_site(reason)
        if not reason and closing and is_title(line.text):
            reason = PROMOTED_TITLE
        builder.use(
            line.number,
            line.text,
            Use.CHROME if reason else Use.UNEXPLAINED,
            reason or "no known part of the site's foot",
        )


def _opens_outline(line: str) -> bool:
    heading = heading_of(line)
    return heading is not None and heading.kind in _OPENING_KINDS


READER = Reader(
    name="custom-report-text",
    version=1,
    media_type="text/plain; charset=utf-8",
    recognise=recognise,
    read=read,
    series=COUNTRY_REPORTS,
)
