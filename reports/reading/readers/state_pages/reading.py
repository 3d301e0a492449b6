"""A page's blocks taken one by one: what is a heading, a passage, a label or a piece of the site, and where it stands."""

from dataclasses import replace

from reports.choices import SectionKind
from reports.reading.outline.elements import LineUse, Use
from reports.reading.readers.state_pages import chrome
from reports.reading.readers.state_pages.blocks import Block
from reports.reading.readers.state_pages.families import RUN_IN_LEVEL, SECTION_LEVEL, Family, level_of
from reports.reading.readers.state_pages.inline import Words
from reports.reading.readers.state_pages.labels import LONGEST_TITLE, Label, read_label, read_section_number
from reports.reading.readers.state_pages.places import Places
from reports.reading.readers.state_pages.run_ins import RunIn, paragraphs_of, run_in_of
from reports.reading.readers.state_pages.skeleton import HEADINGS, Part, Skeleton
from reports.reading.readers.state_pages.tree import Tree

_TEXT_OF = {
    "li": "item of a list",
    "td": "cell of a table",
    "th": "cell of a table",
    "caption": "caption of a table",
    "figcaption": "caption of a figure",
}
_NO_HEADINGS_IN = {"td", "th", "caption", "figcaption"}  # bold words there head their row or their picture


class Reading:
    """Takes the blocks of the report's text in their order."""

    def __init__(self, family: Family, places: Places, headed: str) -> None:
        self.tree = Tree(headed)
        self.lines: list[LineUse] = []
        self.empty_paragraphs = 0
        self._family, self._places = family, places
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
        self.empty_paragraphs += 1
        if block.words.text:
            self._use(block, block.words.text, Use.CHROME, chrome.EMPTY)
        if part == Part.TITLE:
            self._open_untitled()

    def _take_number(self, block: Block) -> None:
        self._open_untitled()
        self._number = read_section_number(block.words.text)
        self._number_line = self._use(block, block.words.text, Use.LABEL, "number of the section")

    def _open_untitled(self) -> None:
        """A numbered section may have lost its title, and is a section all the same."""
        if self._number:
            label = Label(SectionKind.SECTION, self._number, f"Section {self._number}.")
            self.tree.open_section(label, SECTION_LEVEL, self._number_line)
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
        label = read_label(words)
        if part == Part.TITLE:
            label = self._numbered(label)
        self._open_untitled()
        level = level_of(self._family, block, label, lettered=self.tree.lettered)
        line = self._use(block, words, Use.HEADING, label.kind.label.lower())
        self.tree.open_section(label, level, line)

    def _numbered(self, label: Label) -> Label:
        """A section's title with the number that stood before it, where the site prints the two apart."""
        number, self._number = self._number, ""
        if label.kind == SectionKind.HEAD:
            label = replace(label, kind=SectionKind.SECTION)
        return replace(label, label=label.label or number)

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
        line = self._use(block, words.text, Use.PASSAGE, _reason(block, run_in))
        if run_in:
            self.tree.open_section(Label(SectionKind.RUN_IN, "", run_in.title), RUN_IN_LEVEL, line)
        self.tree.add_passage(words, line)

    def _take_lone_heading(self, block: Block, run_in: RunIn) -> None:
        """A paragraph that is nothing but a heading; with a colon behind it and no label, one that only lost its paragraph."""
        if block.words.text.rstrip().endswith(":") and read_label(run_in.title).kind == SectionKind.HEAD:
            self._open_untitled()
            line = self._use(block, block.words.text, Use.HEADING, SectionKind.RUN_IN.label.lower())
            self.tree.open_section(Label(SectionKind.RUN_IN, "", run_in.title), RUN_IN_LEVEL, line)
        else:
            self._take_heading(block)

    def _use(self, block: Block, words: str, use: Use, reason: str) -> int:
        line = self._places.line_of(block.source)
        self.lines.append(LineUse(line, words, use, reason))
        return line


def _reason(block: Block, run_in: RunIn | None) -> str:
    reason = _TEXT_OF.get(block.tag, "paragraph")
    return f"{reason} headed “{run_in.title}”" if run_in else reason
