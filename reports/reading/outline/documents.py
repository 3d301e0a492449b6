"""The headings of any publisher's document, placed: which label they have, at which level they stand, which paragraphs are some."""

from reports.choices import SectionKind
from reports.problems import Problem
from reports.reading.outline.builder import LONGEST_PASSAGE, About, OutlineBuilder
from reports.reading.outline.elements import Outline, PageMetadata
from reports.reading.outline.labels import LONGEST_TITLE, Heading, opens_report, read_any_label, read_label
from reports.reading.outline.run_ins import RunIn, paragraphs_of, printed_run_in_of
from reports.reading.outline.tree import RUN_IN_LEVEL
from reports.reading.outline.words import Words

LONE_HEAD_LEVEL = 6  # below the six levels of headings that documents have
NO_TITLE = "Text"
_STEPS = {SectionKind.SUMMARY: 0, SectionKind.SECTION: 0, SectionKind.SUBSECTION: 1}
_EXECUTIVE = "executive summary"


class DocumentOutline:
    """`title` stands above paragraphs that no heading of their own stands above."""

    def __init__(self, title: str) -> None:
        self.builder = OutlineBuilder(title[:LONGEST_TITLE] or NO_TITLE)
        self._has_sections = False  # a heading reads "Section 1. Title"

    def heading(self, line: int, words: Words, level: int, *, is_level_sure: bool = True) -> None:
        """`level` is 0 at the top, and not sure where headings of all levels are printed alike. What is longer than any title is
        a paragraph, whatever it is printed as."""
        if not words.text or words.is_empty:
            self.builder.empty(line, words.text)
        elif len(words.text) > LONGEST_TITLE:
            self.passage(line, words, "paragraph printed as a heading", opens=False)
        else:
            heading = self._placed(read_any_label(words.text))
            self._open(line, words.text, heading, level if is_level_sure else level + self._steps_below(heading))

    def passage(self, line: int, words: Words, reason: str, *, opens: bool = True) -> None:
        """`opens` when words printed as a heading at its beginning are one."""
        if not words.text or words.is_empty:
            self.builder.empty(line, words.text)
            return
        for whole in words.paragraphs():
            may_open = opens and len(whole.text) <= LONGEST_PASSAGE
            for part in paragraphs_of(whole) if may_open else (whole,):
                if part.text.strip():
                    self._paragraph(line, part, reason, printed_run_in_of(part) if may_open else None)

    def outline(
        self, *, printed: str, metadata: PageMetadata, title_line: int = 1, questions: tuple[str, ...] = ()
    ) -> Outline:
        """`printed` is what the document prints, counted apart from the reading. Raises Refused with every problem.

        Such a document is not asked which country and year it is about: `headed` stays empty, and the person says it.
        """
        about = About(headed_line=title_line, printed=printed, metadata=metadata, questions=questions)
        return self.builder.outline(about, without_passage=Problem("no paragraph was found in it.", title_line))

    def _paragraph(self, line: int, words: Words, reason: str, run_in: RunIn | None) -> None:
        if run_in and run_in.fills:
            self._lone_heading(line, words, run_in)
        else:
            self.builder.passage(line, words, reason, run_in=run_in.title if run_in else "")

    def _lone_heading(self, line: int, words: Words, run_in: RunIn) -> None:
        """With a colon behind it and no label, it only lost its paragraph."""
        heading = self._placed(read_any_label(run_in.title))
        if heading.kind == SectionKind.HEAD and words.text.rstrip().endswith(":"):
            self._open(line, words.text, Heading(SectionKind.RUN_IN, "", run_in.title), RUN_IN_LEVEL)
        else:
            self._open(line, words.text, heading, LONE_HEAD_LEVEL + self._steps_below(heading))

    def _steps_below(self, heading: Heading) -> int:
        """How far below the highest of the headings printed alike: labels decide where some read "Section 1. Title"."""
        return _STEPS.get(heading.kind, 2) if self._has_sections and not opens_report(heading.title) else 0

    def _placed(self, heading: Heading) -> Heading:
        """A summary is one only at the beginning: a later one is that of a chapter. An executive summary may stand behind a foreword."""
        if heading.kind == SectionKind.SUMMARY and not self._may_be_summary(heading.title):
            return Heading(SectionKind.HEAD, "", heading.title)
        return heading

    def _may_be_summary(self, title: str) -> bool:
        has_one = any(section.kind == SectionKind.SUMMARY for section in self.builder.tree.sections)
        return not self.builder.has_passages or (title.casefold() == _EXECUTIVE and not has_one)

    def _open(self, line: int, words: str, heading: Heading, level: int) -> None:
        section = read_label(words)
        self._has_sections = self._has_sections or (section.kind == SectionKind.SECTION and section.label != "")
        self.builder.heading(line, words, heading, level)
