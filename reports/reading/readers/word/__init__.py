"""Reads Word files (.docx): headings by their styles, paragraphs, lists, tables, notes and text boxes, emphasis and links.

Footnotes and endnotes are passages that follow the paragraph which names them. Numbers that Word counts by itself (of notes, of
lists, of headings) are no characters of the file: none is made up. Words inside pictures, charts and diagrams are not read.
"""

from reports.reading.outline.elements import Outline
from reports.reading.reader import Reader
from reports.reading.readers.word.package import WORD_DOCUMENT, open_document
from reports.reading.readers.word.reading import read_document


def recognise(content: bytes) -> str:
    """Why this is a Word file. Raises Refused: without a word when it is none of the kind, with one when it is and cannot be read."""
    open_document(content)
    return "it is a ZIP archive that holds a Word document"


def read(content: bytes) -> Outline:
    return read_document(open_document(content))


READER = Reader(name="word", version=2, media_type=WORD_DOCUMENT, recognise=recognise, read=read)
