"""What the places of a page say about its edition. Nothing is decided here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from reports.reading.html.metadata import without_saved_copy
from reports.reading.outline.elements import EditionClue, PageMetadata

_NAMED = r"(?:country reports? on human rights practices|human rights reports?)"
_HEADED = (
    re.compile(rf"(?P<year>\d{{4}}) {_NAMED}\s*(?:[:–—-]|\s)\s*(?P<country>\w.*)", re.IGNORECASE),
    re.compile(rf"{_NAMED} for (?P<year>\d{{4}})\s*(?:[:–—-]|\s)\s*(?P<country>\w.*)", re.IGNORECASE),
    re.compile(rf"(?P<country>\S.*?)\s*(?:[:–—-]|\s)\s*(?P<year>\d{{4}}) {_NAMED}", re.IGNORECASE),
)
_SERIES = re.compile(r"(?P<year>\d{4})[- ]country[- ]reports?[- ]on[- ]human[- ]rights[- ]practices", re.IGNORECASE)
_SITE_NAME = re.compile(
    r"\s+[-–—|]\s+(united states department of state|u\.s\. department of state)\s*$", re.IGNORECASE
)
_NO_SLUG = re.compile(r"__trashed|.*\.html?")
HEADING, TITLE, BREADCRUMB, CANONICAL, ADDRESS = "heading", "title", "breadcrumb", "canonical address", "address"


def read_clues(html: LexborHTMLParser, metadata: PageMetadata) -> tuple[EditionClue, ...]:
    """Heading, title, breadcrumb and addresses, each with the year and the country it names, where it names them."""
    found = [
        _of_heading(metadata.title),
        _of_title(html),
        *_of_breadcrumb(html),
        _of_address(CANONICAL, metadata.canonical),
        _of_address(ADDRESS, metadata.address),
    ]
    return tuple(clue for clue in found if clue.words)


def country_headed(clues: Iterable[EditionClue]) -> str:
    """As the page's heading names it."""
    return next((each.country for each in clues if each.place == HEADING), "")


def _of_heading(words: str, place: str = HEADING) -> EditionClue:
    """Year, series and country, in whatever order; some editions head their pages with the country alone."""
    headed = next((found for pattern in _HEADED if (found := pattern.fullmatch(words))), None)
    if headed:
        return EditionClue(place, words, int(headed["year"]), headed["country"])
    return EditionClue(place, words, country=words)


def _of_title(html: LexborHTMLParser) -> EditionClue:
    node = html.css_first("title")
    words = " ".join((node.text() or "").split()) if node else ""
    return replace(_of_heading(_SITE_NAME.sub("", words), TITLE), words=words)


def _of_breadcrumb(html: LexborHTMLParser) -> Iterator[EditionClue]:
    current = html.css_first("#breadcrumbs .bc_current")
    if current is not None:
        words = " ".join((current.text() or "").split())
        yield EditionClue(BREADCRUMB, words, country=words)
    for link in html.css("#breadcrumbs a"):
        series = _SERIES.search(link.attributes.get("href") or "")
        if series:
            yield EditionClue(BREADCRUMB, " ".join((link.text() or "").split()), int(series["year"]))


def _of_address(place: str, address: str) -> EditionClue:
    """The last part of an address is a country's name only where it stands below its edition, or below a country in one."""
    parts = [part for part in _path(address).split("/") if part]
    for place_of_series, part in enumerate(parts):
        if series := _SERIES.search(part):
            below = [unquote(each) for each in parts[place_of_series + 1 :] if not _NO_SLUG.fullmatch(each)]
            return EditionClue(
                place, address, int(series["year"]), below[-1].removesuffix("__trashed") if below else ""
            )
    return EditionClue(place, address)


def _path(address: str) -> str:
    try:
        return urlsplit(without_saved_copy(address)).path
    except ValueError:  # brackets that are no IPv6 address
        return ""
