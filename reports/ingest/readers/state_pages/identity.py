"""What the places of a page say about its edition, and the questions that arise where they disagree. Nothing is decided here."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from reports.ingest.outline import Evidence, PageMetadata
from reports.ingest.readers.state_pages.metadata import without_saved_copy
from reports.text import fold_name

_HEADED = re.compile(
    r"(?P<year>\d{4}) country reports? on human rights practices\s*[:–—-]\s*(?P<country>\S.*)", re.IGNORECASE
)
_SERIES = re.compile(r"(?P<year>\d{4})[- ]country[- ]reports?[- ]on[- ]human[- ]rights[- ]practices", re.IGNORECASE)
_SITE_NAME = re.compile(
    r"\s+[-–—|]\s+(united states department of state|u\.s\. department of state)\s*$", re.IGNORECASE
)
_NO_SLUG = re.compile(r"__trashed|a\.html")
HEADING, TITLE, BREADCRUMB, CANONICAL, ADDRESS = "heading", "title", "breadcrumb", "canonical address", "address"
_PRINTED = (HEADING, TITLE, BREADCRUMB)


def read_evidence(html: LexborHTMLParser, metadata: PageMetadata) -> tuple[Evidence, ...]:
    """Heading, title, breadcrumb and addresses, each with the year and the country it names, where it names them."""
    found = [
        _of_heading(metadata.title),
        _of_title(html),
        *_of_breadcrumb(html),
        _of_address(CANONICAL, metadata.canonical),
        _of_address(ADDRESS, metadata.address),
    ]
    return tuple(evidence for evidence in found if evidence.words)


def country_headed(evidence: Iterable[Evidence]) -> str:
    """As the page's heading names it."""
    return next((each.country for each in evidence if each.place == HEADING), "")


def questions(evidence: Iterable[Evidence], country_of: Callable[[str], str] | None = None) -> Iterator[str]:
    """What a person has to answer before the edition is sure.

    `country_of` gives one value to all names and addresses of a country, and nothing to those it does not know; without it,
    names are compared as printed, and the short forms that addresses use are left out.
    """
    evidence = list(evidence)
    if country_of is None:
        evidence = [each if each.place in _PRINTED else replace(each, country="") for each in evidence]
    years = [(str(each.year), each) for each in evidence if each.year]
    yield from _question("edition", years, "The page names no year")
    named = [each for each in evidence if each.country]
    known = [(value, each) for each in named if (value := (country_of or fold_name)(each.country))]
    names = ", ".join(dict.fromkeys(f"“{each.country}”" for each in named))
    yield from _question("country", known, f"{names} is not known" if names else "The page names none")


def _question(noun: str, said: list[tuple[str, Evidence]], nothing_said: str) -> Iterator[str]:
    """Nothing when all that is said agrees."""
    first_to_say: dict[str, Evidence] = {}
    for value, evidence in said:
        first_to_say.setdefault(value, evidence)
    if len(first_to_say) > 1:
        places = "; ".join(f"its {evidence.place} says “{evidence.words}”" for evidence in first_to_say.values())
        yield f"which {noun} is this? {places}."
    elif not first_to_say:
        yield f"which {noun} is this? {nothing_said}."


def _of_heading(words: str, place: str = HEADING) -> Evidence:
    """Some editions head their pages with the country alone."""
    headed = _HEADED.fullmatch(words)
    if headed:
        return Evidence(place, words, int(headed["year"]), headed["country"])
    return Evidence(place, words, country=words)


def _of_title(html: LexborHTMLParser) -> Evidence:
    node = html.css_first("title")
    words = " ".join((node.text() or "").split()) if node else ""
    return replace(_of_heading(_SITE_NAME.sub("", words), TITLE), words=words)


def _of_breadcrumb(html: LexborHTMLParser) -> Iterator[Evidence]:
    current = html.css_first("#breadcrumbs .bc_current")
    if current is not None:
        words = " ".join((current.text() or "").split())
        yield Evidence(BREADCRUMB, words, country=words)
    for link in html.css("#breadcrumbs a"):
        series = _SERIES.search(link.attributes.get("href") or "")
        if series:
            yield Evidence(BREADCRUMB, " ".join((link.text() or "").split()), int(series["year"]))


def _of_address(place: str, address: str) -> Evidence:
    """The last part of an address is a country's name only where it stands below its edition."""
    parts = [part for part in urlsplit(without_saved_copy(address)).path.split("/") if part]
    series = _SERIES.search(parts[-2]) if len(parts) > 1 else None
    if series is None:
        return Evidence(place, address)
    country = "" if _NO_SLUG.fullmatch(parts[-1]) else unquote(parts[-1]).removesuffix("__trashed")
    return Evidence(place, address, int(series["year"]), country)
