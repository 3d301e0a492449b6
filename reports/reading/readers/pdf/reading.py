"""The pages of a PDF to an outline: headings are what is printed larger than the text or all in bold, and short."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.reading.outline.documents import LONE_HEAD_LEVEL, DocumentOutline
from reports.reading.outline.elements import Outline, PageMetadata, Use
from reports.reading.readers.pdf.around import find_around
from reports.reading.readers.pdf.lines import Line
from reports.reading.readers.pdf.pages import Page, Pages
from reports.reading.readers.pdf.paragraphs import Paragraph, paragraphs_of

_LARGER, _SMALLER = 1.08, 0.93  # than the text
LONGEST_HEADING = 200  # characters
LONGEST_ENDED_HEADING = 8  # words, when it ends with a full stop
_LEVELS = 6
_TITLE_PAGES = 2
_MOST_NAMED = 20  # pages in a question


@dataclass(slots=True)
class _Flow:
    """A paragraph with the notes at the foot of its page."""

    paragraph: Paragraph
    notes: list[Paragraph] = field(default_factory=list)


def read_report(pages: Pages) -> Outline:
    """Raises Refused when the pages have no paragraph."""
    return _Reading(pages).outline()


class _Reading:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._around = find_around(pages.pages)
        self._text_size = self._find_text_size()
        self._flow = self._find_flow()
        self._sizes = sorted(
            {each.paragraph.size for each in self._flow if self._is_larger(each.paragraph)}, reverse=True
        )
        self._title = self._find_title()
        printed = " ".join(self._title.words().text.split()) if self._title else ""
        self._titled = printed or pages.title
        self._document = DocumentOutline(self._titled)

    def outline(self) -> Outline:
        for each in self._flow:
            self._take(each.paragraph)
            for note in each.notes:
                self._document.passage(note.page, note.words(), f"footnote, page {note.page}", opens=False)
        for page in self._pages.pages:
            for line in page.text.lines:
                if id(line) in self._around:
                    self._document.builder.chrome(page.number, line.text.strip(), self._around[id(line)])
        return self._document.outline(
            printed="\n".join(page.text.printed for page in self._pages.pages),
            metadata=PageMetadata(title=self._titled),
            title_line=self._title.page if self._title else 1,
            questions=tuple(self._questions()),
        )

    def _take(self, paragraph: Paragraph) -> None:
        words, page = paragraph.words(), paragraph.page
        if paragraph is self._title:
            self._document.builder.use(page, words.text, Use.HEADING, "title of the report")
        elif self._is_larger(paragraph):
            self._document.heading(
                page, words, min(self._sizes.index(paragraph.size) - self._title_counts, _LEVELS - 2)
            )
        elif self._is_bold_heading(paragraph):
            self._document.heading(page, words, LONE_HEAD_LEVEL, is_level_sure=False)
        else:
            kind = "item of a list" if paragraph.is_item else "paragraph"
            self._document.passage(page, words, f"{kind}, page {page}")

    @property
    def _title_counts(self) -> int:
        """Whether the largest size is the title's alone."""
        return int(self._title is not None)

    def _find_text_size(self) -> float:
        """The size that prints most characters."""
        sizes: Counter[float] = Counter()
        for line in self._lines():
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    def _lines(self) -> Iterator[Line]:
        return (line for page in self._pages.pages for line in page.text.lines if id(line) not in self._around)

    def _find_flow(self) -> list[_Flow]:
        """Text runs on from page to page, whatever notes stand between."""
        flow: list[_Flow] = []
        for page in self._pages.pages:
            text, notes = self._parted(page)
            paragraphs = list(paragraphs_of(text))
            if flow and paragraphs and flow[-1].paragraph.take_on(paragraphs[0]):
                del paragraphs[0]
            flow.extend(_Flow(paragraph) for paragraph in paragraphs)
            if flow:
                flow[-1].notes.extend(paragraphs_of(notes))
            else:
                flow.extend(_Flow(note) for note in paragraphs_of(notes))
        return flow

    def _parted(self, page: Page) -> tuple[list[Line], list[Line]]:
        """The text of a page, and the notes at its foot: all small lines below the last one of the text's size."""
        lines = [line for line in page.text.lines if id(line) not in self._around]
        lowest = min((line.base for line in lines if not self._is_small(line)), default=0.0)
        notes = [line for line in lines if line.base < lowest]
        return [line for line in lines if line.base >= lowest], notes

    def _find_title(self) -> Paragraph | None:
        """What is printed largest, when it is printed on the first pages and no other is as large."""
        largest = [each.paragraph for each in self._flow if self._sizes and each.paragraph.size == self._sizes[0]]
        return largest[0] if len(largest) == 1 and largest[0].page <= _TITLE_PAGES else None

    def _is_small(self, line: Line) -> bool:
        return line.size < self._text_size * _SMALLER

    def _is_larger(self, paragraph: Paragraph) -> bool:
        """A sentence that is printed large is an opening or a quotation, not a heading."""
        text = " ".join(line.text for line in paragraph.lines)
        is_sentence = paragraph.ends and len(text.split()) > LONGEST_ENDED_HEADING
        return paragraph.size > self._text_size * _LARGER and len(text) <= LONGEST_HEADING and not is_sentence

    def _is_bold_heading(self, paragraph: Paragraph) -> bool:
        length = sum(len(line.text) for line in paragraph.lines)
        is_text_size = not self._is_small(paragraph.lines[0])
        return is_text_size and paragraph.is_bold and length <= LONGEST_HEADING and not paragraph.ends

    def _questions(self) -> Iterator[str]:
        if pictures := self._pages.pictures:
            named = ", ".join(map(str, pictures[:_MOST_NAMED])) + (" and more" if len(pictures) > _MOST_NAMED else "")
            yield f"do the pages {named} hold words? They are pictures with hardly any text, and what they show is not read."
        if self._pages.unknown:
            yield f"which letters are missing? The fonts of the PDF name none for {self._pages.unknown:,} characters."
