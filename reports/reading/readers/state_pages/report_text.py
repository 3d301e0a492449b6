"""Which element of a page holds the text of its report: the one of the site's class, or in an edition that has none of that class
the smallest that holds all sections and most paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.problems import refuse
from reports.reading.outline.labels import LONGEST_TITLE, opens_report
from reports.reading.state_department.text_class import TEXT_CLASS

_OF_TEXT_CLASS = re.compile(rf"class\s*=\s*[\"']?[^\"'<>]*\b{TEXT_CLASS}\b")
_PAGE_ENDS = ("</body", "</html", "</BODY", "</HTML")
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_SITES = {"nav", "aside", "header", "footer"}
_MOST_SECTIONS = 200  # a report has ten or so
_DEEPEST = 200  # elements inside each other; the site's pages come to twenty
_MOST = 0.6  # of the characters in paragraphs


@dataclass(frozen=True, slots=True)
class ReportText:
    """`question` for a person, where the element was recognised by what it holds."""

    node: LexborNode
    question: str = ""


def find_text(html: LexborHTMLParser, source: str, *, is_series: bool) -> ReportText:
    """`is_series` when the page says that it is one of the department's reports. Raises Refused when it holds none, or several."""
    texts = _of_text_class(html)
    if len(texts) > 1:
        begins = max((found.start() for found in _OF_TEXT_CLASS.finditer(source)), default=0)
        raise refuse(
            f"this web page holds {len(texts)} reports; give one at a time.", source.count("\n", 0, begins) + 1
        )
    if texts:
        _refuse_cut(texts[0], source)
        return ReportText(texts[0])
    node = _around_sections(html) if is_series else None
    if node is None:
        raise refuse(
            f"this web page has no part of the kind that holds a State Department report (class {TEXT_CLASS}).", line=1
        )
    return ReportText(
        node,
        f"is this the whole report? No part of the page has the class {TEXT_CLASS}; what was read is the smallest"
        " that holds all its sections and most of its paragraphs.",
    )


def _of_text_class(html: LexborHTMLParser) -> list[LexborNode]:
    """Those that print something, without those that stand inside another."""
    nodes = html.css(f".{TEXT_CLASS}")
    inside = {node.mem_id for node in html.css(f".{TEXT_CLASS} .{TEXT_CLASS}")} if len(nodes) > 1 else ()
    return [node for node in nodes if node.mem_id not in inside and (node.text() or "").strip()]


def _refuse_cut(text: LexborNode, source: str) -> None:
    """A file that ends inside the report, and before the page does, was not saved to its end."""
    if any(end in source for end in _PAGE_ENDS):
        return
    report = source[source.find(TEXT_CLASS) :]
    opened, closed = len(re.findall(rf"<{text.tag}\b", report, re.IGNORECASE)), report.lower().count(f"</{text.tag}")
    if closed <= opened:
        raise refuse(
            "the file ends here, inside the report: it was not saved to its end. Save the page again.",
            source.rstrip().count("\n") + 1,
        )


def _around_sections(html: LexborHTMLParser) -> LexborNode | None:
    """None where nothing is like the sections of one report, or stands too deep for any."""
    headings = [node for node in html.css(_HEADINGS) if _opens_report(node)]
    if html.body is None or not 0 < len(headings) <= _MOST_SECTIONS:
        return None
    ways = [list(_upwards(node))[::-1] for node in headings]
    own = [way for way in ways if not any(node.tag in _SITES for node in way)]
    if not own or any(way[0].tag != "html" for way in own):
        return None
    most = _MOST * _letters(html.body)
    return next((node for node in _upwards(_common(own)) if _letters(node) >= most), None)


def _opens_report(node: LexborNode) -> bool:
    words = " ".join((node.text() or "").split())
    return len(words) <= LONGEST_TITLE and opens_report(words)


def _upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    """The element and those around it, up to the page."""
    for _ in range(_DEEPEST):
        if node is None or not node.is_element_node:
            return
        yield node
        node = node.parent


def _common(ways: list[list[LexborNode]]) -> LexborNode:
    """The innermost element that all ways from the page down have."""
    common = ways[0][0]
    for level in zip(*ways, strict=False):
        if len({node.mem_id for node in level}) > 1:
            break
        common = level[0]
    return common


def _letters(node: LexborNode) -> int:
    return sum(len(paragraph.text() or "") for paragraph in node.css("p"))
