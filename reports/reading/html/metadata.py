"""What any publisher's page says about itself: its title, address, dates and PDF, where the usual places name them."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.reading.outline.elements import PageMetadata

_SAVED_COPY = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+?)\s*-->")
_BEGINNING = 4096  # characters of the source
_PUBLISHED = (
    "article:published_time",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified")
_PUBLISHED_TIMES = 'time[itemprop="datePublished"], time[pubdate], header time[datetime]'
_MODIFIED_TIMES = 'time[itemprop="dateModified"]'
_DATE_ONLY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


def read_web_metadata(html: LexborHTMLParser, report: LexborNode, source: str) -> PageMetadata:
    """Nothing is looked up, and no date is made from less than a day. The site's own h1 is no title while there is a better one."""
    named = _named(html)
    linked = list(linked_data(html))
    heading = report.css_first("h1")
    title = " ".join((heading.text() or "").split()) if heading is not None else ""
    canonical = attribute_of(html, "link[rel=canonical]", "href")
    addresses = (canonical, named.get("og:url", ""), saved_from(source))
    published = [named.get(name, "") for name in _PUBLISHED]
    modified = [named.get(name, "") for name in _MODIFIED]
    return PageMetadata(
        title=title or named.get("og:title", "") or words_of(html, "title") or words_of(html, "h1"),
        canonical=canonical,
        address=next((clean for each in addresses if _is_address(clean := without_saved_copy(each))), ""),
        published=_first(*values_of(linked, "datePublished"), *published, _time(html, _PUBLISHED_TIMES)),
        modified=_first(*values_of(linked, "dateModified"), *modified, _time(html, _MODIFIED_TIMES)),
        pdf=named.get("citation_pdf_url", "") or attribute_of(html, 'link[type="application/pdf"]', "href"),
    )


def saved_from(source: str) -> str:
    """The address that browsers write above a page they save; empty without one."""
    comment = _SAVED_FROM.search(source[:_BEGINNING])
    return comment[1] if comment else ""


def without_saved_copy(address: str) -> str:
    """The address itself, where a copy saved by the Wayback Machine names its own in front of it."""
    return _SAVED_COPY.sub("", address.strip())


def attribute_of(html: LexborHTMLParser, selector: str, name: str) -> str:
    """Of the first element that matches; empty without one."""
    node = html.css_first(selector)
    return ((node.attributes.get(name) or "") if node else "").strip()


def words_of(html: LexborHTMLParser, selector: str) -> str:
    """Of the first element that matches, with single spaces; empty without one."""
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
    """The strings that objects of JSON-LD have under the name."""
    return (item[name] for item in items if isinstance(item.get(name), str))


def moment_of(written: str) -> datetime.datetime | None:
    """A date or a moment in ISO form, in UTC where it names no zone; None where it is neither."""
    try:
        moment = datetime.datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _named(html: LexborHTMLParser) -> dict[str, str]:
    """What the page's meta elements say, by their names in small letters; the first of a name counts."""
    named: dict[str, str] = {}
    for node in html.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("http-equiv") or ""
        named.setdefault(name.lower(), (node.attributes.get("content") or "").strip())
    return named


def _time(html: LexborHTMLParser, selector: str) -> str:
    return attribute_of(html, selector, "datetime")


def _first(*written: str) -> datetime.datetime | None:
    return next((moment for each in written if (moment := _moment(each))), None)


def _moment(written: str) -> datetime.datetime | None:
    day = _DATE_ONLY.fullmatch(written)
    return moment_of("-".join(part.zfill(2) for part in day.groups()) if day else written)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
