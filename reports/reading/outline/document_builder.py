"""Headings and paragraphs of any publisher's document, piece by piece, made into an outline with its account."""

from reports.choices import SectionKind
from reports.problems import Problem, Refused
from reports.reading.accounted import unread, without_blanks
from reports.reading.outline.builder import LONGEST_PASSAGE, MOST_PASSAGES
from reports.reading.outline.elements import LineUse, Outline, PageMetadata, Use
from reports.reading.outline.labels import label_of
from reports.reading.readers.state_pages.inline import Words
from reports.reading.readers.state_pages.labels import LONGEST_TITLE, Label, opens_report, read_label
from reports.reading.readers.state_pages.run_ins import RunIn, paragraphs_of, printed_run_in_of
from reports.reading.readers.state_pages.tree import Tree

LONE_HEAD_LEVEL, RUN_IN_LEVEL = 6, 9  # below the six levels of headings that documents have
EMPTY = "an empty paragraph with an invisible character"
NO_TITLE = "Text"
_STEPS = {SectionKind.SUMMARY: 0, SectionKind.SECTION: 0, SectionKind.SUBSECTION: 1}
_EXECUTIVE = "executive summary"


class DocumentBuilder:
    """`title` stands above paragraphs that no heading of their own stands above."""

    def __init__(self, title: str) -> None:
        self.lines: list[LineUse] = []
        self.empty_paragraphs = 0
        self.tree = Tree(title[:LONGEST_TITLE] or NO_TITLE)
        self._problems: list[Problem] = []
        self._has_sections = False  # a heading reads "Section 1. Title"

    def use(self, line: int, words: str, use: Use, reason: str) -> None:
        self.lines.append(LineUse(line, words, use, reason))

    def chrome(self, line: int, words: str, reason: str) -> None:
        if words:
            self.use(line, words, Use.CHROME, reason)

    def heading(self, line: int, words: Words, level: int, *, is_level_sure: bool = True) -> None:
        """`level` is 0 at the top, and not sure where headings of all levels are printed alike. What is longer than any title is
        a paragraph, whatever it is printed as."""
        if not words.text or words.is_empty:
            self._empty(line, words.text)
        elif len(words.text) > LONGEST_TITLE:
            self.passage(line, words, "paragraph printed as a heading", opens=False)
        else:
            label = self._placed(label_of(words.text))
            self._open(line, words.text, label, level if is_level_sure else level + self._steps_below(label))

    def passage(self, line: int, words: Words, reason: str, *, opens: bool = True) -> None:
        """`opens` when words printed as a heading at its beginning are one."""
        if not words.text or words.is_empty:
            self._empty(line, words.text)
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
        self.tree.close()
        passages = self.tree.passages
        if not passages:
            self._problems.append(Problem("no paragraph was found in it.", title_line))
        if len(passages) > MOST_PASSAGES:
            self._problems.append(Problem(f"it has more than {MOST_PASSAGES:,} paragraphs.", passages[-1].line))
        if self._problems:
            raise Refused(self._problems)
        printed = without_blanks(printed)
        return Outline(
            headed="",
            headed_line=title_line,
            is_extract=False,
            sections=tuple(self.tree.sections),
            passages=tuple(passages),
            lines=(*self.lines, *unread(printed, self.lines)),
            printed=len(printed),
            empty_paragraphs=self.empty_paragraphs,
            metadata=metadata,
            questions=questions,
        )

    def _empty(self, line: int, words: str) -> None:
        self.empty_paragraphs += 1
        self.chrome(line, words, EMPTY)

    def _paragraph(self, line: int, words: Words, reason: str, run_in: RunIn | None) -> None:
        if run_in and run_in.fills:
            self._lone_heading(line, words, run_in)
            return
        if len(words.text) > LONGEST_PASSAGE:
            too_long = f"a paragraph of {len(words.text):,} characters, and no report has one over {LONGEST_PASSAGE:,}."
            self._problems.append(Problem(too_long, line))
        if run_in:
            self.tree.open_section(Label(SectionKind.RUN_IN, "", run_in.title), RUN_IN_LEVEL, line)
            reason = f"{reason} headed “{run_in.title}”"
        self.use(line, words.text, Use.PASSAGE, reason)
        self.tree.add_passage(words, line)

    def _lone_heading(self, line: int, words: Words, run_in: RunIn) -> None:
        """With a colon behind it and no label, it only lost its paragraph."""
        label = self._placed(label_of(run_in.title))
        if label.kind == SectionKind.HEAD and words.text.rstrip().endswith(":"):
            self._open(line, words.text, Label(SectionKind.RUN_IN, "", run_in.title), RUN_IN_LEVEL)
        else:
            self._open(line, words.text, label, LONE_HEAD_LEVEL + self._steps_below(label))

    def _steps_below(self, label: Label) -> int:
        """How far below the highest of the headings that are printed alike: where some read "Section 1. Title", labels tell."""
        return _STEPS.get(label.kind, 2) if self._has_sections and not opens_report(label.title) else 0

    def _placed(self, label: Label) -> Label:
        """A summary is one only at the beginning: a later one is that of a chapter. An executive summary may stand behind a foreword."""
        if label.kind == SectionKind.SUMMARY and not self._may_be_summary(label.title):
            return Label(SectionKind.HEAD, "", label.title)
        return label

    def _may_be_summary(self, title: str) -> bool:
        has_one = any(section.kind == SectionKind.SUMMARY for section in self.tree.sections)
        return not self.has_passages or (title.casefold() == _EXECUTIVE and not has_one)

    def _open(self, line: int, words: str, label: Label, level: int) -> None:
        section = read_label(words)
        self._has_sections = self._has_sections or (section.kind == SectionKind.SECTION and section.label != "")
        self.use(line, words, Use.HEADING, label.kind.label.lower())
        self.tree.open_section(label, level, line)

    @property
    def has_passages(self) -> bool:
        return any(line.use == Use.PASSAGE for line in self.lines)
