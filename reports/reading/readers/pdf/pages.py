"""Bytes of a PDF to the lines of its pages, within bounds; refuses what is locked, damaged, or made of pictures."""

import time
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reports.problems import Refused, refuse
from reports.reading.outline.account import without_blanks
from reports.reading.readers.pdf.lines import PageText, TooLong, read_text

PDF = "application/pdf"
PDF_MAGIC = b"%PDF-"
_BEGINNING = 1024  # bytes; some files have a few others before their first
MOST_PAGES = 2_000  # this and the next are bounds for hostile files, far above any report
MOST_CHARACTERS = 6_000_000
LONGEST_READING = 120  # seconds; a hundred pages take about two
MOST_UNKNOWN = 0.02  # of the characters
_ONE_AT_A_TIME = Lock()  # the library is not made for threads
_HARDLY_ANY_TEXT = 100  # characters on a page that shows a picture: a stamp, a page number
_MOST_OF_PAGE = 0.5  # of the area: a picture of that size is the page
_OCR = "Run OCR first and give the result."


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    height: float
    text: PageText
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Pages:
    pages: tuple[Page, ...]
    title: str

    @property
    def pictures(self) -> list[int]:
        return [page.number for page in self.pages if page.is_picture]

    @property
    def unknown(self) -> int:
        return sum(page.text.unknown for page in self.pages)


@lru_cache(maxsize=1)  # recognising and reading look at the same bytes one after the other
def read_pages(content: bytes) -> Pages:
    """Raises Refused: without a word when the bytes are no PDF."""
    before, magic, _ = content[:_BEGINNING].partition(PDF_MAGIC)
    if not magic or b"<" in before:
        raise Refused([])
    with _ONE_AT_A_TIME:
        pages = _read(content)
    _refuse_pictures(pages)
    characters = sum(len(without_blanks(page.text.printed)) for page in pages.pages)
    if pages.unknown > MOST_UNKNOWN * characters:
        raise refuse(
            f"the PDF does not say which letters it prints: the fonts name none for {pages.unknown:,} of {characters:,}"
            f" characters. {_OCR}"
        )
    return pages


def _read(content: bytes) -> Pages:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise _unopened(error) from error
    try:
        if len(document) > MOST_PAGES:
            raise refuse(f"the PDF has {len(document):,} pages, and no more than {MOST_PAGES:,} are read.")
        return Pages(tuple(_read_all(document)), " ".join(document.get_metadata_value("Title").split()))
    finally:
        document.close()


def _read_all(document: pdfium.PdfDocument) -> list[Page]:
    until = time.monotonic() + LONGEST_READING
    pages: list[Page] = []
    characters = 0
    for number in range(1, len(document) + 1):
        try:
            page = _read_page(document, number, MOST_CHARACTERS - characters)
        except TooLong as error:
            raise refuse(
                f"here the PDF passes {MOST_CHARACTERS:,} characters, more than any report has.", number
            ) from error
        except pdfium.PdfiumError as error:
            raise refuse(
                f"page {number} of the PDF is damaged. Print the file to a new PDF and give that.", number
            ) from error
        pages.append(page)
        characters += len(page.text.printed)
        if time.monotonic() > until:
            raise refuse(
                f"reading the PDF takes longer than {LONGEST_READING} seconds; it came to page {number}.", number
            )
    return pages


def _read_page(document: pdfium.PdfDocument, number: int, most: int) -> Page:
    page = document[number - 1]
    try:
        text = read_text(page, number, most)
        width, height = page.get_size()
        hardly_any = len(without_blanks(text.printed)) < _HARDLY_ANY_TEXT
        return Page(number, height, text, hardly_any and _shows_picture(page, width * height))
    finally:
        page.close()


def _shows_picture(page: pdfium.PdfPage, area: float) -> bool:
    """One that takes most of the page."""
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _MOST_OF_PAGE * area:
            return True
    return False


def _refuse_pictures(pages: Pages) -> None:
    count, pictures = len(pages.pages), len(pages.pictures)
    has_text = any(page.text.lines for page in pages.pages)
    if pictures and (not has_text or pictures * 2 >= count):
        raise refuse(f"the PDF has no text layer: {pictures} of {count} pages are pictures. {_OCR}")
    if not has_text:
        raise refuse(f"the PDF has no text layer: there is no text on its {count} pages.")


def _unopened(error: pdfium.PdfiumError) -> Refused:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return refuse("the PDF is locked with a password. Save it without the password and give that file.")
    return refuse("the file begins like a PDF, and is damaged. Get it again, or print it to a new PDF.")
