"""Reads PDF files that have a text layer: lines joined to paragraphs, headings by size and weight, running heads left out.

What a PDF does not say is not made up. Tables come out row by row, in the order the file prints them; links and words inside
pictures are not read. A hyphen at the end of a line is kept and the word joined behind it ("detain-ees"): such files do not distinguish
a hyphen of the word from one of the line, and the words are kept as printed. Lines are pages, the one place a person can look up.
"""

from reports.reading.outline.elements import Outline
from reports.reading.reader import Reader
from reports.reading.readers.pdf.pages import PDF, read_pages
from reports.reading.readers.pdf.reading import read_report


def recognise(content: bytes) -> str:
    """Why this PDF can be read. Raises Refused: without a word when the bytes are no PDF, with one when it has no text to read."""
    pages = read_pages(content)
    return f"it is a PDF whose {len(pages.pages)} pages have a text layer"


def read(content: bytes) -> Outline:
    return read_report(read_pages(content))


READER = Reader(name="pdf", version=2, media_type=PDF, recognise=recognise, read=read)
