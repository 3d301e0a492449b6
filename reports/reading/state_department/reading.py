"""A page's blocks taken one by one: what is a heading, a passage, a label or a piece of the site, and where it stands."""

from dataclasses import replace

from reports.choices import SectionKind
from reports.reading.html.source_lines import SourceLines
from reports.reading.html.tags import HEADINGS
from reports.reading.outline.builder import OutlineBuilder
from reports.reading.outline.elements import Use
from reports.reading.outline.labels import LONGEST_TITLE, Heading, read_label, read_section_number
from reports.reading.outline.run_ins import RunIn, paragraphs_of, run_in_of
from reports.reading.outline.tree import RUN_IN_LEVEL, TOP_LEVEL
from reports.reading.outline.words import Words
from reports.reading.state_department import chrome
from reports.reading.state_department.blocks import Block
from reports.reading.state_department.levels import Family, level_of
from reports.reading.state_department.skeleton import Part, Skeleton

_TEXT_OF = {
    "li": "item of a list",
    "td": "cell of a table",
    "th": "cell of a table",
    "caption": "caption of a table",
    "figcaption": "caption of a figure",
}
_NO_HEADINGS_IN = {"td", "th", "caption", "figcaption"}  # bold words there head their row or their picture


class Reading:
    """Takes the blocks of the report's text in their order, and gives `builder` what they are."""

    def __init__(self, builder: OutlineBuilder, family: Family, source_lines: SourceLines) -> None:
        self._builder = builder
        self._family, self._source_lines = family, source_lines
        self._skeleton = Skeleton()
        self._number, self._number_line = "", 0  # of the section whose title is expected
        self._reading_links = False

    def take(self, block: Block) -> None:
        part = self._skeleton.part_of(block)
        if block.chrome:
            self._use(block, block.words.text, Use.CHROME, block.chrome)
        elif block.words.is_empty:
            self._take_empty(block, part)
        elif part == Part.NUMBER:
            self._take_number(block)
        elif block.tag in HEADINGS and len(block.words.text) <= LONGEST_TITLE:
            self._take_heading(block, part)
        else:
            self._take_paragraphs(block)

    def _take_empty(self, block: Block, part: Part) -> None:
        self._builder.empty(self._line(block), block.words.text)
        if part == Part.TITLE:
            self._open_untitled()

    def _take_number(self, block: Block) -> None:
        self._open_untitled()
        self._number = read_section_number(block.words.text)
        self._number_line = self._use(block, block.words.text, Use.LABEL, "number of the section")

    def _open_untitled(self) -> None:
        """A numbered section may have lost its title, and is a section all the same."""
        if self._number:
            heading = Heading(SectionKind.SECTION, self._number, f"Section {self._number}.")
            self._builder.tree.open_section(heading, TOP_LEVEL, self._number_line)
            self._number = ""

    def _take_heading(self, block: Block, part: Part = Part.OTHER) -> None:
        words, leftover = chrome.split_leftover(block.words.text)
        reason = chrome.heading_reason(words)
        self._reading_links = reason == chrome.READ_A_SECTION
        if reason:
            self._use(block, words, Use.CHROME, reason)
            if part == Part.TITLE:
                self._open_untitled()
            return
        self._open_section(block, words, part)
        if leftover:
            self._use(block, leftover, Use.CHROME, chrome.FORM_LEFTOVER)

    def _open_section(self, block: Block, words: str, part: Part) -> None:
        heading = read_label(words)
        if part == Part.TITLE:
            heading = self._numbered(heading)
        self._open_untitled()
        level = level_of(self._family, block, heading, lettered=self._builder.tree.lettered)
        self._builder.heading(self._line(block), words, heading, level)

    def _numbered(self, heading: Heading) -> Heading:
        """A section's title with the number that stood before it, where the site prints the two apart."""
        number, self._number = self._number, ""
        if heading.kind == SectionKind.HEAD:
            heading = replace(heading, kind=SectionKind.SECTION)
        return replace(heading, label=heading.label or number)

    def _take_paragraphs(self, block: Block) -> None:
        reason = chrome.paragraph_reason(block, reading_links=self._reading_links)
        if reason:
            self._use(block, block.words.text, Use.CHROME, reason)
            return
        self._reading_links = False
        for words in paragraphs_of(block.words):
            self._take_paragraph(block, words)

    def _take_paragraph(self, block: Block, words: Words) -> None:
        run_in = run_in_of(words) if block.tag not in _NO_HEADINGS_IN else None
        if run_in and run_in.fills:
            self._take_lone_heading(replace(block, words=words), run_in)
            return
        self._open_untitled()
        reason = _TEXT_OF.get(block.tag, "paragraph")
        self._builder.passage(self._line(block), words, reason, run_in=run_in.title if run_in else "")

    def _take_lone_heading(self, block: Block, run_in: RunIn) -> None:
        """A paragraph that is nothing but a heading; with a colon behind it and no label, one that only lost its paragraph."""
        if block.words.text.rstrip().endswith(":") and read_label(run_in.title).kind == SectionKind.HEAD:
            self._open_untitled()
            heading = Heading(SectionKind.RUN_IN, "", run_in.title)
            self._builder.heading(self._line(block), block.words.text, heading, RUN_IN_LEVEL)
        else:
            self._take_heading(block)

    def _use(self, block: Block, words: str, use: Use, reason: str) -> int:
        line = self._line(block)
        self._builder.use(line, words, use, reason)
        return line

    def _line(self, block: Block) -> int:
        return self._source_lines.line_of(block.source)
