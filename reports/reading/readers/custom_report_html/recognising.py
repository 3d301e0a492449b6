"""Whether a page is one of the report builder: by its controls or its name, or else by the form of all its report."""

import re

from reports.choices import SectionKind
from reports.problems import Refused, shortened
from reports.reading.html.tags import HEADINGS
from reports.reading.outline.labels import read_label, read_section_number
from reports.reading.readers.custom_report_html.page import Page, parse
from reports.reading.state_department.report_builder import foot_reason

_WHOLE_REPORT = re.compile(r"\d{4} country reports? on human rights practices\b", re.IGNORECASE)
_BUILDERS_ADDRESS = re.compile(r"https?://[^/]*\bstate\.gov/reports?/custom", re.IGNORECASE)
LONGEST_COUNTRY = 6  # words of a country's name that stands alone


def recognise(content: bytes) -> str:
    """Why this is a custom report. Raises Refused without a word when it is not; other readers may know it."""
    page = parse(content)
    above = page.pieces[: page.opening]
    if any(_WHOLE_REPORT.match(piece.words.text) for piece in above if piece.tag in HEADINGS):
        # The site's own pages have the controls too.
        raise Refused([])
    opening = shortened(page.pieces[page.opening].words.text)
    if control := next((text for text in _texts(page) if _is_control(text)), ""):
        return f"it has “{opening}” below a country, and “{shortened(control)}”, a control of the report builder"
    if _BUILDERS_ADDRESS.match(page.metadata.address):
        return f"it has “{opening}” below a country, and its address is that of the report builder"
    if _stands_alone(page):
        return f"it has “{opening}” right below a country that stands alone, and sections with the department’s numbers"
    raise Refused([])


def _is_control(text: str) -> bool:
    return foot_reason(text).startswith("control")


def _stands_alone(page: Page) -> bool:
    """A copy of the whole report by somebody else names its year or its series in the heading."""
    country = page.pieces[page.country].words.text
    between = [piece for piece in page.pieces[page.country + 1 : page.opening] if piece.words.text]
    named_alone = len(country.split()) <= LONGEST_COUNTRY and not re.search(r"[\d:]", country)
    return named_alone and not between and any(_is_numbered(text) for text in _texts(page))


def _is_numbered(text: str) -> bool:
    return bool(read_section_number(text)) or (
        read_label(text).kind == SectionKind.SECTION and read_label(text).label != ""
    )


def _texts(page: Page) -> list[str]:
    return [piece.words.text for piece in page.pieces if piece.words.text]
