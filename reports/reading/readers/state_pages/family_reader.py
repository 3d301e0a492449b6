"""The reader of one family: it takes the pages that the detector says are of its family, and no others."""

from reports.problems import refuse
from reports.reading.outline.elements import Outline
from reports.reading.reader import COUNTRY_REPORTS, Reader
from reports.reading.readers.state_pages.detect import detect
from reports.reading.readers.state_pages.pages import read_page
from reports.reading.state_department.levels import Family


def family_reader(family: Family, *, version: int) -> Reader:
    """Its `recognise` and `read` raise Refused; what is recognised of a page is shared by the readers of all families."""

    def recognise(content: bytes) -> str:
        detected = detect(content)
        if detected.family != family:
            raise refuse(f"this page is of the editions of {detected.family.editions}: {detected.why}.")
        return f"it is of the editions of {family.editions}: {detected.why}"

    def read(content: bytes) -> Outline:
        return read_page(content, family)

    return Reader(
        name=family.name,
        version=version,
        media_type="text/html",
        recognise=recognise,
        read=read,
        series=COUNTRY_REPORTS,
    )
