"""The one outline builder. Readers say what each piece of a document is, in reading order; this keeps sections, passages, the use
of every line and what is wrong, and makes an outline of them within the bounds that hold for all documents.
"""

from dataclasses import dataclass, field

from reports.choices import SectionKind
from reports.problems import Problem, Refused, shortened
from reports.reading.outline.account import Account, account_difference, without_blanks
from reports.reading.outline.elements import EditionClue, LineUse, Outline, PageMetadata, Use
from reports.reading.outline.labels import Heading
from reports.reading.outline.tree import RUN_IN_LEVEL, SectionTree
from reports.reading.outline.words import Words

MOST_PASSAGES = 30_000  # what a passage's number can count to
LONGEST_PASSAGE = 200_000  # characters; the longest known has 25,011
MOST_MARKS = 2_000  # in one paragraph: a page that prints so many of them prints no report
MOST_HEADINGS = 5_000
EMPTY = "an empty paragraph with an invisible character"


@dataclass(frozen=True, slots=True)
class About:
    """What an outline says of its document as a whole; the fields are those of `Outline`.

    `printed` is all text the document prints, counted apart from the reading of it; None where nothing but the lines is there.
    """

    headed: str = ""
    headed_line: int = 1
    is_extract: bool = False
    printed: str | None = None
    metadata: PageMetadata = field(default_factory=PageMetadata)
    clues: tuple[EditionClue, ...] = ()
    questions: tuple[str, ...] = ()


class OutlineBuilder:
    """Problems are collected, so that a person sees all of them at once.

    `title` heads paragraphs that no heading of the document stands above.
    """

    def __init__(self, title: str) -> None:
        self.lines: list[LineUse] = []
        self.empty_paragraphs = 0
        self.tree = SectionTree(title)
        self._problems: list[Problem] = []

    def use(self, line: int, words: str, use: Use, reason: str) -> None:
        self.lines.append(LineUse(line, words, use, reason))

    def chrome(self, line: int, words: str, reason: str) -> None:
        if words:
            self.use(line, words, Use.CHROME, reason)

    def empty(self, line: int, words: str) -> None:
        """A paragraph that prints nothing, or only invisible characters."""
        self.empty_paragraphs += 1
        self.chrome(line, words, EMPTY)

    def problem(self, line: int, reason: str) -> None:
        self._problems.append(Problem(reason, line))

    def heading(self, line: int, words: str, heading: Heading, level: int) -> None:
        """`words` as printed; `level` counts from 0 at the top."""
        self.use(line, words, Use.HEADING, heading.kind.label.lower())
        self.tree.open_section(heading, level, line)

    def passage(self, line: int, words: Words, reason: str, *, run_in: str = "") -> None:
        """Under a section of its own where the paragraph opens with the heading `run_in`."""
        if len(words.text) > LONGEST_PASSAGE:
            self.problem(
                line, f"a paragraph of {len(words.text):,} characters, and no report has one over {LONGEST_PASSAGE:,}."
            )
        if len(words.marks) > MOST_MARKS:
            self.problem(
                line,
                f"a paragraph with {len(words.marks):,} changes of print and links, and no report has {MOST_MARKS:,}.",
            )
        if run_in:
            self.tree.open_section(Heading(SectionKind.RUN_IN, "", run_in), RUN_IN_LEVEL, line)
            reason = f"{reason} headed “{run_in}”"
        self.use(line, words.text, Use.PASSAGE, reason)
        self.tree.add_passage(words, line)

    @property
    def has_passages(self) -> bool:
        return any(line.use == Use.PASSAGE for line in self.lines)

    def refuse_second_report(self, container: str) -> None:
        """The summary or a numbered section twice means that the `container` ("file", "page") holds several reports."""
        for first, again in self.tree.repeated():
            name = f"Section {again.heading}" if again.label else again.heading
            reason = f"“{shortened(name)}” stands here again, after line {first.line}: the {container} holds more than one report."
            self.problem(again.line, f"{reason} Give one country and one year at a time.")

    def outline(self, about: About, *, without_passage: Problem) -> Outline:
        """The whole document. Raises Refused with every problem; `without_passage` is the one of a document without paragraphs."""
        self.tree.close()
        self._check_count(without_passage)
        if self._problems:
            raise Refused([*self._problems, *Account(tuple(self.lines)).problems()])
        lines, printed = self.lines, None if about.printed is None else without_blanks(about.printed)
        if printed is not None:
            lines = [*lines, *account_difference(printed, lines)]
        return Outline(
            headed=about.headed,
            headed_line=about.headed_line,
            is_extract=about.is_extract,
            sections=tuple(self.tree.sections),
            passages=tuple(self.tree.passages),
            lines=tuple(lines),
            printed=None if printed is None else len(printed),
            empty_paragraphs=self.empty_paragraphs,
            metadata=about.metadata,
            clues=about.clues,
            questions=about.questions,
        )

    def _check_count(self, without_passage: Problem) -> None:
        passages = self.tree.passages
        if not self.has_passages:
            self._problems.append(without_passage)
        if len(passages) > MOST_PASSAGES:
            line = passages[MOST_PASSAGES].line
            self.problem(line, f"the report passes {MOST_PASSAGES:,} paragraphs here, more than any report has.")
        if len(self.tree.sections) > MOST_HEADINGS:
            line = self.tree.sections[MOST_HEADINGS].line
            self.problem(line, f"the report passes {MOST_HEADINGS:,} headings here, more than any report has.")
