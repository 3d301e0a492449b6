"""The one walk over a page's HTML: headings, paragraphs and the site's own pieces, in the order they are printed, each with its words.

It knows the site's classes but nothing of reports: what a block means is for the readers.
"""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reports.reading.html.emphasis import mark_of
from reports.reading.html.tags import BLOCKS, HEADINGS, NOT_PRINTED
from reports.reading.outline.words import Gatherer, Words

_COUNTED_WHEN_EMPTY = {"p", *HEADINGS}
_NO_CLASSES: frozenset[str] = frozenset()
# What stands beside the report does so inside it where an end tag is lost.
_SITES_OWN = {
    "report-toc": "contents of the page, made by the site",
    "report__side": "the site’s column beside the report",
    "report__back-to-top": "link of the site",
    "report-nav__overlay": "report builder of the site",
    "site-footer": "the site’s foot",
    "wmpci-popup-wrp": "a window of the site",
    "wp-block-tags-block": "tags of the site",
    "report__tags": "tags of the site",
    "related-tags": "tags of the site",
    "addthis": "share links",
    "filesize": "size of a file, added by the site",
    "icon-pdf": "size of a file, added by the site",
    "screen-reader-text": "words of the site for screen readers",
    "old-format-links": "“Read a Section” block",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or piece of the site. `source` is its beginning as the source has it; `chrome` says which piece."""

    tag: str
    classes: frozenset[str]
    words: Words
    source: str = ""
    chrome: str = ""


def blocks_of(root: LexborNode) -> list[Block]:
    """Every block below the node that prints something, and every paragraph or heading that prints nothing."""
    walk = _Walk()
    walk.below(root, root.tag or "", _classes(root.attributes))
    return walk.blocks


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._gatherer = Gatherer()

    def below(self, node: LexborNode, tag: str, classes: frozenset[str]) -> None:
        """Everything inside a block; words outside any inner block are a block of this one's tag."""
        count = len(self.blocks)
        self._inside(node, tag, classes)
        self._close(tag, classes, even_empty=count == len(self.blocks))

    def _inside(self, node: LexborNode, tag: str, classes: frozenset[str]) -> None:
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._gatherer.add_text(child.text_content or "")
            elif child.is_element_node:
                self._element(child, tag, classes)
            child = child.next

    def _element(self, node: LexborNode, tag: str, classes: frozenset[str]) -> None:
        own_tag, attributes = node.tag or "", node.attributes
        if own_tag == "br":
            self._gatherer.break_line()
        elif reason := _chrome_reason(own_tag, attributes):
            self._skip(node, own_tag, reason)
        elif own_tag in BLOCKS:
            self._close(tag, classes)
            self.below(node, own_tag, _classes(attributes))
        else:
            mark = mark_of(own_tag, attributes)
            start, gatherer = self._gatherer.start, self._gatherer
            self._inside(node, tag, classes)
            if mark and gatherer is self._gatherer:
                gatherer.add_mark(start, *mark)

    def _skip(self, node: LexborNode, tag: str, reason: str) -> None:
        text = " ".join((node.text() or "").split())
        if text:
            self.blocks.append(Block(tag, frozenset(), Words(text), chrome=reason))

    def _close(self, tag: str, classes: frozenset[str], *, even_empty: bool = False) -> None:
        """What was gathered since the last block is one. Of empty ones only paragraphs and headings are kept."""
        gatherer = self._gatherer
        if gatherer.is_empty and not even_empty:
            return
        self._gatherer = Gatherer()
        words = gatherer.words()
        if words.text or (even_empty and tag in _COUNTED_WHEN_EMPTY):
            self.blocks.append(Block(tag, classes, words, gatherer.source))


def _classes(attributes: dict[str, str | None]) -> frozenset[str]:
    classes = attributes.get("class")
    return frozenset(classes.split()) if classes else _NO_CLASSES


def _chrome_reason(tag: str, attributes: dict[str, str | None]) -> str:
    if tag in NOT_PRINTED:
        return NOT_PRINTED[tag]
    classes = attributes.get("class")
    if not classes:
        return ""
    return next((_SITES_OWN[name] for name in classes.split() if name in _SITES_OWN), "")
