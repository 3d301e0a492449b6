"""A Word document to its outline: the body in order, notes behind the paragraphs that name them, everything else named."""

from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.reading.outline.documents import DocumentOutline
from reports.reading.outline.elements import Outline, PageMetadata, Use
from reports.reading.readers.word.parts import NOTES, links_of, notes_of, parts_around, title_in_properties
from reports.reading.readers.word.runs import Paragraph, read_paragraph, text_inside
from reports.reading.readers.word.story import Placed, paragraphs_of
from reports.reading.readers.word.styles import Style, Styles

_CONTENTS = "table of contents"
_CONTENTS_STYLES = ("toc ", "table of figures", "table of authorities", "index ")
_TITLE = "title"
_TEXT_OF = {"caption": "caption", "quote": "quotation", "intense quote": "quotation"}
_BESIDE_TITLE = {"subtitle", "date"}
_PICTURES = {qn("pic:pic"), qn("c:chart"), "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"}


def read_document(document: Document) -> Outline:
    """Raises Refused when the document has no paragraph, or one that no report has."""
    return _Reading(document).outline()


class _Reading:
    """Lines are paragraphs, counted from 1 in the order they are read."""

    def __init__(self, document: Document) -> None:
        self._part, self._body = document.part, document.element.body
        self._styles = Styles(document.styles.element)
        self._notes = {kind: notes_of(self._part, kind) for kind in NOTES}
        self._numbered = dict.fromkeys(NOTES, 0)
        self._line = 0
        self._title_line = 0
        self._counts_headings = False
        self._title = self._title_printed() or title_in_properties(self._part)
        self._document = DocumentOutline(self._title)

    def outline(self) -> Outline:
        around = list(parts_around(self._part))
        notes = [note for by_id in self._notes.values() for note, _ in by_id.values()]
        printed = "\n".join(text_inside(root) for root in (self._body, *notes, *(root for root, _ in around)))
        self._take_all(paragraphs_of(self._body), self._part)
        for kind, by_id in self._notes.items():
            for note, part in by_id.values():
                self._take_all(paragraphs_of(note), part, f"{kind} that no paragraph names")
        for root, reason in around:
            self._leave_out(root, reason)
        return self._document.outline(
            printed=printed,
            metadata=PageMetadata(title=self._title),
            title_line=self._title_line or 1,
            questions=tuple(self._questions()),
        )

    def _take_all(self, placed: Iterable[Placed], part: Part, kind: str = "") -> None:
        links = links_of(part)
        for each in placed:
            self._line += 1
            paragraph = read_paragraph(each.element, self._styles, links)
            style = self._styles.of_paragraph(each.element)
            self._take(paragraph, style, each, kind)
            for words, reason in paragraph.asides:
                self._document.builder.chrome(self._line, " ".join(words.split()), reason)
            for box in paragraph.boxes:
                self._take_all(paragraphs_of(box), part, kind or "paragraph of a text box")
            for note in paragraph.notes:
                self._take_note(*note)

    def _take(self, paragraph: Paragraph, style: Style, placed: Placed, kind: str) -> None:
        builder, line, words = self._document.builder, self._line, paragraph.words
        if placed.chrome or style.name.startswith(_CONTENTS_STYLES):
            builder.chrome(line, words.text, placed.chrome or _CONTENTS)
        elif style.name == _TITLE and not self._title_line and words.text and not kind:
            self._title_line = line
            builder.use(line, words.text, Use.HEADING, "title of the report")
        elif style.name in _BESIDE_TITLE and words.text and not kind and not builder.has_passages:
            builder.use(line, words.text, Use.LABEL, "date, author or description beside the title")
        elif style.level is not None and not kind:
            self._counts_headings = self._counts_headings or style.is_list
            self._document.heading(line, words, style.level)
        else:
            kind = kind or _kind_of(style, placed)
            self._document.passage(line, words, kind, opens=kind in ("paragraph", "item of a list"))

    def _take_note(self, kind: str, note_id: str) -> None:
        """Behind the paragraph that names it; a note that is named twice stands behind the first."""
        note, part = self._notes[kind].pop(note_id, (None, None))
        if note is not None and part is not None:
            self._numbered[kind] += 1
            self._take_all(paragraphs_of(note), part, f"{kind} {self._numbered[kind]}")

    def _leave_out(self, root: BaseOxmlElement, reason: str) -> None:
        for placed in paragraphs_of(root):
            self._line += 1
            self._document.builder.chrome(self._line, " ".join(text_inside(placed.element).split()), reason)

    def _title_printed(self) -> str:
        """The first paragraph in the style of a title."""
        for placed in paragraphs_of(self._body):
            if self._styles.of_paragraph(placed.element).name == _TITLE:
                words = read_paragraph(placed.element, self._styles, {}).words.text
                if words:
                    return " ".join(words.split())
        return ""

    def _questions(self) -> Iterator[str]:
        pictures = sum(1 for element in self._body.iter() if element.tag in _PICTURES)
        if pictures:
            yield f"do the {pictures} pictures, charts or diagrams in the document hold words? They are not read."
        if self._counts_headings:
            yield "are the headings numbered? Word counts them by itself, and such numbers are no part of the file’s words."


def _kind_of(style: Style, placed: Placed) -> str:
    if placed.in_table:
        return "cell of a table"
    if style.name in _TEXT_OF:
        return _TEXT_OF[style.name]
    return "item of a list" if style.is_list or style.name.startswith("list ") else "paragraph"
