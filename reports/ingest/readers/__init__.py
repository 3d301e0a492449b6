"""One reader a family of pages, and the choice between them."""

from dataclasses import dataclass

from reports.ingest.problems import Problem, Refused
from reports.ingest.readers import custom_report_text, state_pages
from reports.ingest.readers.reader import Reader

READERS: tuple[Reader, ...] = (*state_pages.READERS, custom_report_text.READER)


@dataclass(frozen=True, slots=True)
class Choice:
    reader: Reader
    why: str


def choose_reader(content: bytes) -> Choice:
    """The first reader that knows the page, and why. Raises Refused with what each of them missed."""
    missed: list[Problem] = []
    for reader in READERS:
        try:
            return Choice(reader, reader.recognise(content))
        except Refused as refused:
            missed.extend(refused.problems)
    raise Refused(dict.fromkeys(missed))
