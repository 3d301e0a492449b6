"""Headings in the order they come, made into a tree by their levels; and the paragraphs under them."""

from reports.choices import SectionKind
from reports.reading.outline.elements import OutlinePassage, OutlineSection
from reports.reading.readers.state_pages.families import SECTION_LEVEL
from reports.reading.readers.state_pages.inline import Words
from reports.reading.readers.state_pages.labels import Label


class Tree:
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

    def open_section(self, label: Label, level: int, line: int) -> None:
        """Below the last heading of a higher level. What stands above a summary's heading, a note to the reader, belongs to it."""
        if label.kind != SectionKind.SUMMARY:
            self._title_early()
        self._append(label, level, line)
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
            self._append(Label(SectionKind.HEAD, "", self._headed), SECTION_LEVEL, self._early[0][1])
            self._place_early()

    def _place_early(self) -> None:
        early, self._early = self._early, []
        for words, line in early:
            self.add_passage(words, line)

    def _append(self, label: Label, level: int, line: int) -> None:
        """Paths are made of labels in small letters, as references name them."""
        self._above = [(above, section) for above, section in self._above if above < level]
        parents = [section for _, section in self._above]
        labels = [section.label for section in parents] + [label.label]
        labels = labels[max((place for place, each in enumerate(labels) if "." in each), default=0) :]  # "1.2" says all
        section = OutlineSection(
            kind=label.kind,
            label=label.label,
            title=label.title,
            path=".".join(label.lower() for label in labels if label),
            position=len(self.sections) + 1,
            depth=len(parents),
            parent=parents[-1].position if parents else None,
            line=line,
        )
        self.sections.append(section)
        self._above.append((level, section))

    def numbers_twice(self) -> list[OutlineSection]:
        """Sections whose number another one had before."""
        seen: set[str] = set()
        twice = []
        for section in self.sections:
            if section.depth == SECTION_LEVEL and section.label:
                twice += [section] if section.label in seen else []
                seen.add(section.label)
        return twice
