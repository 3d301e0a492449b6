"""Which element of a page holds its report, by one rule for all sites.

It is the page's only `main`; or within it, or without one, the only `article` when that holds most of the paragraphs. Where
there is neither, it is the smallest element that holds the first h1 and most of the paragraphs; without an h1, the smallest
that holds most of them.
"""

from collections import Counter

from selectolax.lexbor import LexborNode

from reports.reading.html.walk import tag_of

MOST = 0.6  # of the characters in paragraphs
_SITES = {"nav", "aside", "footer", "form"}
_HOLD_TEXT = ("p", "li", "td", "blockquote", "pre", "dd")
_PARAGRAPHS = ", ".join(_HOLD_TEXT)


def find_report(body: LexborNode) -> tuple[LexborNode, str]:
    """The element, and which part of the rule it is by."""
    lengths = _lengths(body)
    mains = _outermost(body, "main, [role=main]")
    around = mains[0] if len(mains) == 1 else body
    articles = _outermost(around, "article, [role=article]")
    if len(articles) == 1 and _holds_most(articles[0], around, lengths):
        return articles[0], "its article"
    if len(mains) == 1:
        return around, "its main part"
    heading = body.css_first("h1")
    if heading is not None:
        return _climb(heading, body, lengths), "the smallest element with its h1 and most paragraphs"
    longest = max(body.css(_PARAGRAPHS), key=lambda node: lengths[node.mem_id], default=body)
    return _climb(longest, body, lengths), "the smallest element with most paragraphs"


def _climb(node: LexborNode, body: LexborNode, lengths: Counter[int]) -> LexborNode:
    while not _holds_most(node, body, lengths) and node.parent is not None and node.mem_id != body.mem_id:
        node = node.parent
    return node


def _holds_most(part: LexborNode, whole: LexborNode, lengths: Counter[int]) -> bool:
    return 0 < MOST * lengths[whole.mem_id] <= lengths[part.mem_id]


def _lengths(body: LexborNode) -> Counter[int]:
    """How many characters of paragraphs each element holds; those in the site's own parts belong to nobody's report."""
    lengths: Counter[int] = Counter()
    sites: set[int] = set()
    counted: set[int] = set()
    nodes = body.css("*")
    for node in nodes:
        above = _id_above(node)
        if above in sites or tag_of(node) in _SITES:
            sites.add(node.mem_id)
        elif above in counted or node.tag in _HOLD_TEXT:
            counted.add(node.mem_id)
            lengths[node.mem_id] = 0 if above in counted else len("".join((node.text() or "").split()))
    for node in reversed(nodes):  # what stands inside comes behind, and is counted by now
        if node.mem_id != body.mem_id and node.parent is not None:
            lengths[node.parent.mem_id] += lengths[node.mem_id]
    return lengths


def _outermost(around: LexborNode, selector: str) -> list[LexborNode]:
    """Those that match, without those that stand inside another one."""
    matching = {node.mem_id for node in around.css(selector)}
    inside: set[int] = set()
    found = []
    for node in around.css("*"):
        if node.mem_id == around.mem_id:
            continue
        if _id_above(node) in inside:
            inside.add(node.mem_id)
        elif node.mem_id in matching:
            inside.add(node.mem_id)
            found.append(node)
    return found


def _id_above(node: LexborNode) -> int:
    return node.parent.mem_id if node.parent is not None else 0
