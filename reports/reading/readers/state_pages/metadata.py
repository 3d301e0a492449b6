"""What a page of the State Department says about itself beside its text: its address, its dates, its PDF. Nothing is looked up."""

import re

from selectolax.lexbor import LexborHTMLParser

from reports.reading.html.metadata import (
    attribute_of,
    linked_data,
    moment_of,
    saved_from,
    values_of,
    without_saved_copy,
    words_of,
)
from reports.reading.outline.elements import PageMetadata

_REPORT_ADDRESS = re.compile(r"https?://[^/]+/reports/[^/]+(?:/[^/_][^/]*){1,2}/?")
_PDF = ".report-meta__link--download-pdf a"


def read_metadata(html: LexborHTMLParser, source: str) -> PageMetadata:
    """An address is taken only where it has the form of a report's on the department's site."""
    linked = list(linked_data(html))
    canonical = attribute_of(html, "link[rel=canonical]", "href")
    addresses = [canonical, attribute_of(html, 'meta[property="og:url"]', "content"), *values_of(linked, "url")]
    addresses.append(saved_from(source))
    cleaned = [without_saved_copy(address) for address in addresses]
    return PageMetadata(
        title=words_of(html, "h1"),
        canonical=canonical,
        address=next((address for address in cleaned if _REPORT_ADDRESS.fullmatch(address)), ""),
        published=moment_of(next(values_of(linked, "datePublished"), "")),
        modified=moment_of(next(values_of(linked, "dateModified"), "")),
        pdf=attribute_of(html, _PDF, "href"),
    )
