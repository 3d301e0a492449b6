"""What a page says about itself beside its text: its address, its dates, its PDF. Nothing here is guessed or looked up."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from reports.reading.outline.elements import PageMetadata

_SAVED_COPY = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+?)\s*-->")
_BEGINNING = 4096  # characters of the source
_REPORT_ADDRESS = re.compile(r"https?://[^/]+/reports/[^/]+(?:/[^/_][^/]*){1,2}/?")
_PDF = ".report-meta__link--download-pdf a"


def read_metadata(html: LexborHTMLParser, source: str) -> PageMetadata:
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


def saved_from(source: str) -> str:
    """The address that browsers write above a page they save; empty without one."""
    comment = _SAVED_FROM.search(source[:_BEGINNING])
    return comment[1] if comment else ""


def without_saved_copy(address: str) -> str:
    """The address itself, where a copy saved by the Wayback Machine names its own in front of it."""
    return _SAVED_COPY.sub("", address.strip())


def attribute_of(html: LexborHTMLParser, selector: str, name: str) -> str:
    node = html.css_first(selector)
    return ((node.attributes.get(name) or "") if node else "").strip()


def words_of(html: LexborHTMLParser, selector: str) -> str:
    node = html.css_first(selector)
    return " ".join((node.text() or "").split()) if node else ""


def linked_data(html: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Every object that describes a page in the page's JSON-LD; what is broken there is no page's word for anything."""
    for script in html.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text() or "")
        except ValueError:
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and item.get("@type") in ("WebPage", "Article", "Report", "NewsArticle"):
                yield item


def values_of(items: list[dict[str, Any]], name: str) -> Iterator[str]:
    return (item[name] for item in items if isinstance(item.get(name), str))


def moment_of(written: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
