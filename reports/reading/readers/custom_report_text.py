"""Reads the text of a State Department "custom report" on one country: one paragraph a line, the site's chrome around it.

Lines are recognised by their form, never by a list of the lines of some file.
"""

from reports.choices import SectionKind
from reports.problems import Problem, refuse, shortened
from reports.reading.outline.builder import About, OutlineBuilder
from reports.reading.outline.elements import Outline, Use
from reports.reading.outline.headings import heading_of, is_paragraph, is_title, run_in_of
from reports.reading.outline.labels import Heading
from reports.reading.outline.tree import TOP_LEVEL
from reports.reading.outline.words import Words
from reports.reading.reader import COUNTRY_REPORTS, Reader
from reports.reading.state_department.report_builder import PROMOTED_TITLE, banner_reason, closes_site, foot_reason
from reports.reading.text_lines import Line, text_lines

_OPENING_KINDS = {SectionKind.SUMMARY, SectionKind.SECTION}
_LEVELS = {
    SectionKind.SUMMARY: TOP_LEVEL,
    SectionKind.SECTION: TOP_LEVEL,
    SectionKind.SUBSECTION: TOP_LEVEL + 1,
    SectionKind.HEAD: TOP_LEVEL + 2,
}


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
    builder = OutlineBuilder(title="")
    lines = text_lines(content)
    body = _read_top(builder, lines)
    foot = _read_body(builder, lines[body:])
    _read_foot(builder, lines[body + foot :])
    builder.refuse_second_report("file")
    country = lines[body - 1]
    about = About(headed=country.text, headed_line=country.number, is_extract=True)
    return builder.outline(
        about, without_passage=Problem("the file has headings and no paragraph.", line=country.number)
    )


def _read_top(builder: OutlineBuilder, lines: list[Line]) -> int:
    """The banner and the country; returns how many lines they take."""
    for index, line in enumerate(lines):
        if reason := banner_reason(line.text):
            builder.use(line.number, line.text, Use.CHROME, reason)
        elif is_title(line.text) and not _opens_outline(line.text):
            builder.use(line.number, line.text, Use.HEADING, "the country")
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
            _add_heading(builder, line, heading)
        elif is_paragraph(line.text, stands_alone=line.stands_alone):
            _add_paragraph(builder, line, run_in_of(line.text))
        else:
            builder.use(line.number, line.text, Use.UNEXPLAINED, "neither a heading nor a whole paragraph")
    return len(lines)


def _add_heading(builder: OutlineBuilder, line: Line, heading: Heading) -> None:
    level = _LEVELS[heading.kind]
    if level > TOP_LEVEL and not builder.tree.sections:
        builder.use(line.number, line.text, Use.HEADING, heading.kind.label.lower())
        builder.problem(line.number, _outside(heading.title))
    else:
        builder.heading(line.number, line.text, heading, level)


def _add_paragraph(builder: OutlineBuilder, line: Line, run_in: str) -> None:
    if builder.tree.sections:
        builder.passage(line.number, Words(line.text), "paragraph", run_in=run_in)
        return
    builder.use(line.number, line.text, Use.PASSAGE, "paragraph")
    if run_in:
        builder.problem(line.number, _outside(run_in))
    builder.problem(line.number, f"a paragraph before the first heading: “{shortened(line.text)}”")


def _outside(title: str) -> str:
    return f"“{shortened(title)}” comes before any section it could stand in."


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
