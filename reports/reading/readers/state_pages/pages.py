"""One page of any family to its outline, with its account; the readers only say which family it is."""

from collections.abc import Iterator

from reports.problems import Problem
from reports.reading.html.source_lines import SourceLines
from reports.reading.outline.builder import About, OutlineBuilder
from reports.reading.outline.elements import MarkKind, Outline, Use
from reports.reading.outline.tree import SectionTree
from reports.reading.readers.state_pages.document import parse
from reports.reading.readers.state_pages.identity import country_headed
from reports.reading.state_department.blocks import Block
from reports.reading.state_department.levels import Family
from reports.reading.state_department.reading import Reading


def read_page(content: bytes, family: Family) -> Outline:
    """Raises Refused when the bytes are no report, or a report without a paragraph."""
    document = parse(content)
    headed = country_headed(document.clues)
    builder, source_lines = OutlineBuilder(headed), SourceLines(document.source)
    for block in document.header:
        _take_header(builder, block, source_lines.line_of(block.source))
    headed_line = next((line.line for line in builder.lines if line.use == Use.HEADING), 1)
    source_lines.pass_over(document.landmark)
    reading = Reading(builder, family, source_lines)
    for block in document.text:
        reading.take(block)
    builder.tree.close()
    about = About(
        headed=headed,
        headed_line=headed_line,
        printed=document.printed,
        metadata=document.metadata,
        clues=document.clues,
        questions=tuple(filter(None, (document.question, *_oddities(builder.tree)))),
    )
    return builder.outline(
        about, without_passage=Problem("the report in this page has headings and no paragraph.", line=1)
    )


def _take_header(builder: OutlineBuilder, block: Block, line: int) -> None:
    words = block.words.text
    if block.chrome:
        builder.use(line, words, Use.CHROME, block.chrome)
    elif block.tag == "h1":
        builder.use(line, words, Use.HEADING, "title of the report")
    elif _is_link(block):
        builder.use(line, words, Use.CHROME, "link of the site beside the title")
    else:
        builder.use(line, words, Use.LABEL, "date, author or description beside the title")


def _is_link(block: Block) -> bool:
    """To the PDF, to translations; or any other words that are nothing but one link."""
    if block.tag == "h5" or any(name.startswith("report-meta__link") for name in block.classes):
        return True
    length = len(block.words.text)
    return any(mark.kind == MarkKind.LINK and (mark.start, mark.end) == (0, length) for mark in block.words.marks)


def _oddities(tree: SectionTree) -> Iterator[str]:
    for _, section in tree.repeated():
        if section.label:
            yield f"is this one report? Section {section.label} stands in it again on line {section.line}."
    if tree.has_untitled:
        yield "where do its first paragraphs belong? No heading stands above them."
