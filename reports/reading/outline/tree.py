"""Headings in the order they come, made into a tree by their levels; and the paragraphs under them."""

from reports.choices import SectionKind
from reports.reading.outline.elements import OutlinePassage, OutlineSection
from reports.reading.outline.labels import Heading
from reports.reading.outline.words import Words

TOP_LEVEL, RUN_IN_LEVEL = 0, 9
"""Documents have headings of at most six levels below the top; what a paragraph opens with stands below all of them."""


class SectionTree:
    """`headed` is the title of the report: what stands above paragraphs that no heading of their own stands above."""

    def __init__(self, headed: str) -> None:
        self.has_untitled = False
        self.sections: list[OutlineSection] = []
        self.passages: list[OutlinePassage] = []
        self._headed = headed
        self._early: list[tuple[Words, int]] = []
        self._above: list[tuple[int, OutlineSection]] = []

    @property
    def lettered(self) -> str:
        """The title of the lettered subsection that is open, if there is one."""
        titles = (section.title for _, section in self._above if section.kind == SectionKind.SUBSECTION)
        return next(titles, "")

    def open_section(self, heading: Heading, level: int, line: int) -> None:
        """Below the last heading of a higher level. What stands above a summary's heading, a note to the reader, belongs to it."""
        if heading.kind != SectionKind.SUMMARY:
            self._title_early()
        self._append(heading, level, line)
        self._place_early()

    def add_passage(self, words: Words, line: int) -> None:
        if not self.sections:
            self._early.append((words, line))
            return
        section = self.sections[-1].position
        self.passages.append(OutlinePassage(len(self.passages) + 1, section, words.text, line, words.marks))

    def close(self) -> None:
        """After the last block."""
        self._title_early()
        self._place_early()

    def _title_early(self) -> None:
        if self._early:
            self.has_untitled = True
            self._append(Heading(SectionKind.HEAD, "", self._headed), TOP_LEVEL, self._early[0][1])
            self._place_early()

    def _place_early(self) -> None:
        early, self._early = self._early, []
        for words, line in early:
            self.add_passage(words, line)

    def _append(self, heading: Heading, level: int, line: int) -> None:
        """Paths are made of labels in small letters, as references name them."""
        self._above = [(above, section) for above, section in self._above if above < level]
        parents = [section for _, section in self._above]
        labels = [section.label for section in parents] + [heading.label]
        labels = labels[max((place for place, each in enumerate(labels) if "." in each), default=0) :]  # "1.2" says all
        section = OutlineSection(
            kind=heading.kind,
            label=heading.label,
            title=heading.title,
            path=".".join(label.lower() for label in labels if label),
            position=len(self.sections) + 1,
            depth=len(parents),
            parent=parents[-1].position if parents else None,
            line=line,
        )
        self.sections.append(section)
        self._above.append((level, section))

    def repeated(self) -> list[tuple[OutlineSection, OutlineSection]]:
        """Summaries and numbered sections that stood here before: the first one with each that repeats it."""
        first: dict[str, OutlineSection] = {}
        top = (section for section in self.sections if section.depth == TOP_LEVEL)
        numbered = [section for section in top if section.label or section.kind == SectionKind.SUMMARY]
        pairs = [(first.setdefault(section.label, section), section) for section in numbered]
        return [(earlier, section) for earlier, section in pairs if earlier is not section]
