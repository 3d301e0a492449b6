"""One page of any family to its outline, with its account; the readers only say which family it is."""

from collections.abc import Iterator

from reports.problems import Problem, Refused
from reports.reading.accounted import unread
from reports.reading.outline.builder import MOST_PASSAGES
from reports.reading.outline.elements import LineUse, MarkKind, Outline, Use
from reports.reading.readers.state_pages.blocks import Block
from reports.reading.readers.state_pages.document import parse
from reports.reading.readers.state_pages.families import Family
from reports.reading.readers.state_pages.identity import country_headed
from reports.reading.readers.state_pages.places import Places
from reports.reading.readers.state_pages.reading import Reading


def read_page(content: bytes, family: Family) -> Outline:
    """Raises Refused when the bytes are no report, or a report without a paragraph."""
    document = parse(content)
    headed = country_headed(document.evidence)
    places = Places(document.source)
    header = [_header_use(block, places) for block in document.header]
    places.pass_over(document.landmark)
    reading = Reading(family, places, headed)
    for block in document.text:
        reading.take(block)
    reading.tree.close()
    _check(reading)
    lines = [*header, *reading.lines]
    lines += unread(document.printed, lines)
    return Outline(
        headed=headed,
        headed_line=next((line.line for line in header if line.use == Use.HEADING), 1),
        is_extract=False,
        sections=tuple(reading.tree.sections),
        passages=tuple(reading.tree.passages),
        lines=tuple(lines),
        printed=len(document.printed),
        empty_paragraphs=reading.empty_paragraphs,
        metadata=document.metadata,
        evidence=document.evidence,
        questions=tuple(filter(None, (document.question, *_oddities(reading)))),
    )


def _header_use(block: Block, places: Places) -> LineUse:
    line = places.line_of(block.source)
    if block.chrome:
        return LineUse(line, block.words.text, Use.CHROME, block.chrome)
    if block.tag == "h1":
        return LineUse(line, block.words.text, Use.HEADING, "title of the report")
    if _is_link(block):
        return LineUse(line, block.words.text, Use.CHROME, "link of the site beside the title")
    return LineUse(line, block.words.text, Use.LABEL, "date, author or description beside the title")


def _is_link(block: Block) -> bool:
    """To the PDF, to translations; or any other words that are nothing but one link."""
    if block.tag == "h5" or any(name.startswith("report-meta__link") for name in block.classes):
        return True
    length = len(block.words.text)
    return any(mark.kind == MarkKind.LINK and (mark.start, mark.end) == (0, length) for mark in block.words.marks)


def _check(reading: Reading) -> None:
    passages = reading.tree.passages
    if not passages:
        raise Refused([Problem("the report in this page has headings and no paragraph.", 1)])
    if len(passages) > MOST_PASSAGES:
        raise Refused([Problem(f"the page has more than {MOST_PASSAGES:,} paragraphs.", passages[-1].line)])


def _oddities(reading: Reading) -> Iterator[str]:
    for section in reading.tree.numbers_twice():
        yield f"is this one report? Section {section.label} stands in it again on line {section.line}."
    if reading.tree.has_untitled:
        yield "where do its first paragraphs belong? No heading stands above them."
