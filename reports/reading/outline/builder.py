"""Headings and paragraphs in the order they come, made into a tree. Readers say what a line is; this says where it stands."""

from reports.choices import SectionKind
from reports.problems import Problem, Refused, shortened
from reports.reading.account import Account
from reports.reading.outline.elements import LineUse, Outline, OutlinePassage, OutlineSection, Use
from reports.reading.outline.headings import Heading

_LEVEL = {
    SectionKind.SUMMARY: 0,
    SectionKind.SECTION: 0,
    SectionKind.SUBSECTION: 1,
    SectionKind.HEAD: 2,
    SectionKind.RUN_IN: 3,
}
MOST_PASSAGES = 30_000  # what a passage's number can count to
LONGEST_PASSAGE = 200_000  # characters; the longest known has 25,011


class OutlineBuilder:
    """Takes a page line by line. What cannot stand where it stands is kept as a problem, so that all are told at once."""

    def __init__(self) -> None:
        self.headed = ""
        self.headed_line = 0
        self.lines: list[LineUse] = []
        self.passages: list[OutlinePassage] = []
        self.sections: list[OutlineSection] = []
        self._above: list[OutlineSection] = []
        self._labelled: dict[str, int] = {}
        self._problems: list[Problem] = []

    def head_page(self, line: int, words: str) -> None:
        """The line that names the country."""
        self.headed, self.headed_line = words, line
        self.use(line, words, Use.HEADING, "the country")

    def use(self, line: int, words: str, use: Use, reason: str) -> None:
        self.lines.append(LineUse(line, words, use, reason))

    def problem(self, line: int, reason: str) -> None:
        self._problems.append(Problem(reason, line))

    def add_heading(self, line: int, words: str, heading: Heading) -> None:
        self.use(line, words, Use.HEADING, heading.kind.label.lower())
        self._refuse_second(line, words, heading)
        self._open_section(line, heading)

    def add_paragraph(self, line: int, text: str, run_in: str) -> None:
        """A paragraph, under a heading of its own when it opens with one."""
        if run_in:
            self._open_section(line, Heading(SectionKind.RUN_IN, "", run_in))
        self.use(line, text, Use.PASSAGE, f"paragraph headed “{run_in}”" if run_in else "paragraph")
        if len(text) > LONGEST_PASSAGE:
            self.problem(
                line, f"a paragraph of {len(text):,} characters, and no report has one over {LONGEST_PASSAGE:,}."
            )
        if self._above:
            self.passages.append(OutlinePassage(len(self.passages) + 1, self._above[-1].position, text, line))
        else:
            self.problem(line, f"a paragraph before the first heading: “{shortened(text)}”")

    def outline(self, *, is_extract: bool) -> Outline:
        """The whole page. Raises Refused with every problem."""
        if not self.passages and not self._problems:
            self._problems.append(Problem("the file has headings and no paragraph.", self.headed_line))
        if len(self.passages) > MOST_PASSAGES:
            self.problem(self.passages[MOST_PASSAGES].line, f"the file passes {MOST_PASSAGES:,} paragraphs here.")
        if self._problems:
            raise Refused([*self._problems, *Account(tuple(self.lines)).problems()])
        return Outline(
            headed=self.headed,
            headed_line=self.headed_line,
            is_extract=is_extract,
            sections=tuple(self.sections),
            passages=tuple(self.passages),
            lines=tuple(self.lines),
        )

    def _open_section(self, line: int, heading: Heading) -> None:
        above = [section for section in self._above if _LEVEL[section.kind] < _LEVEL[heading.kind]]
        if not above and _LEVEL[heading.kind] > 0:
            self.problem(line, f"“{shortened(heading.title)}” comes before any section it could stand in.")
            return
        labels = [section.label for section in above] + [heading.label]
        section = OutlineSection(
            kind=heading.kind,
            label=heading.label,
            title=heading.title,
            path=".".join(label for label in labels if label),
            position=len(self.sections) + 1,
            depth=len(above),
            parent=above[-1].position if above else None,
            line=line,
        )
        self.sections.append(section)
        self._above = [*above, section]

    def _refuse_second(self, line: int, words: str, heading: Heading) -> None:
        """The same section twice means that the file holds more than one report."""
        if _LEVEL[heading.kind] > 0:
            return
        first = self._labelled.setdefault(heading.label, line)
        if first != line:
            self.problem(
                line,
                f"“{shortened(words)}” stands here again, after line {first}: the file holds more than one report."
                " Give one country and one year at a time.",
            )
