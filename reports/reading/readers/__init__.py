"""One reader a family of pages, and the choice between them."""

from dataclasses import dataclass

from reports.problems import Problem, Refused
from reports.reading.reader import Reader
from reports.reading.readers import custom_report_html, custom_report_text, pdf, plain_html, state_pages, word
from reports.reading.readers.pdf.pages import PDF_MAGIC
from reports.reading.readers.word.package import OLD_OFFICE_MAGIC, ZIP_MAGIC
from reports.reading.state_department.text_class import holds_report

READERS: tuple[Reader, ...] = (
    *state_pages.READERS,
    custom_report_html.READER,
    custom_report_text.READER,
    word.READER,
    pdf.READER,
    plain_html.READER,
)

_KNOWN_BY_FIRST_BYTES = {ZIP_MAGIC: word.READER, OLD_OFFICE_MAGIC: word.READER, PDF_MAGIC: pdf.READER}


@dataclass(frozen=True, slots=True)
class Choice:
    """`why` is a clause that says by what the reader knew the page."""

    reader: Reader
    why: str


def choose_reader(content: bytes) -> Choice:
    """The first reader that knows the page, and why. Raises Refused with what each of them missed."""
    missed: list[Problem] = []
    for reader in _readers_for(content):
        try:
            return Choice(reader, reader.recognise(content))
        except Refused as refused:
            missed.extend(refused.problems)
    raise Refused(dict.fromkeys(missed))


def _readers_for(content: bytes) -> tuple[Reader, ...]:
    """Where its first bytes or its classes say what a file is, only the readers of such files have a word to say about it."""
    own = next((reader for magic, reader in _KNOWN_BY_FIRST_BYTES.items() if content.startswith(magic)), None)
    if own:
        return (own,)
    return state_pages.READERS if holds_report(content) else READERS
