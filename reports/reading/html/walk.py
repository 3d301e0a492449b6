"""The walk over any web page: its headings, paragraphs and cells in the order they are printed, each with the elements it stands in."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from reports.problems import Refused, refuse
from reports.reading.html.emphasis import mark_of
from reports.reading.html.tags import BLOCKS, HEADINGS, NOT_PRINTED
from reports.reading.outline.words import Gatherer, Words

type Attributes = dict[str, str | None]

MOST_DEPTH = 150  # blocks; saved pages come to forty
_LINE_END = re.compile(r"\r\n|\r|\n")
_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "banner": "header",
    "contentinfo": "footer",
    "search": "form",
    "form": "form",
    "main": "main",
    "article": "article",
    "doc-footnote": "footnote",
    "doc-endnote": "footnote",
    "doc-endnotes": "footnote",
}
_FOOTNOTES = re.compile(r"(foot|end)-?notes?([-_].*)?|(fn|ftn|edn|_ftn|_edn|easy-footnote)[-_:]?\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ancestors:
    """The elements something stands in, the outermost first, by their tags or what their roles and names make them."""

    tags: tuple[str, ...] = ()
    in_report: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph or part of the site. `source` is its beginning as the source has it; `chrome` says which part."""

    tag: str
    ancestors: Ancestors
    words: Words
    source: str = ""
    chrome: str = ""
    classes: frozenset[str] = frozenset()


class _Preformatted(Gatherer):
    """Words whose blanks and line ends are printed as they stand in the source."""

    def add_text(self, source: str) -> None:
        for number, line in enumerate(_LINE_END.split(source)):
            if number:
                self.break_line()
            if line:
                self.source = self.source or line
                self._append(line)


def pieces_of(body: LexborNode, report: LexborNode) -> list[Piece]:
    """Every piece of the page; those that stand in `report` say so. Raises Refused for a page that nests without end."""
    walk = _Walk(report.mem_id)
    try:
        walk.below(body, body.tag or "", Ancestors(in_report=body.mem_id == report.mem_id), body.attributes)
    except RecursionError as error:
        raise _too_deep() from error
    return walk.pieces


def tag_of(node: LexborNode) -> str:
    """An element's tag, or that of the element its role or its name makes it."""
    return _tag(node.tag or "", node.attributes)


class _Walk:
    def __init__(self, report: int) -> None:
        self.pieces: list[Piece] = []
        self._report = report
        self._gatherer = Gatherer()

    def below(self, node: LexborNode, tag: str, ancestors: Ancestors, attributes: Attributes) -> None:
        """Everything inside a block; words outside any inner block are a piece of this one's tag."""
        count = len(self.pieces)
        self._gatherer = _new_gatherer(tag, ancestors)
        self._inside(node, tag, ancestors, attributes)
        self._close(tag, ancestors, attributes, even_empty=count == len(self.pieces))

    def _inside(self, node: LexborNode, tag: str, ancestors: Ancestors, attributes: Attributes) -> None:
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._gatherer.add_text(child.text_content or "")
            elif child.is_element_node:
                self._element(child, tag, ancestors, attributes)
            child = child.next

    def _element(self, node: LexborNode, tag: str, ancestors: Ancestors, attributes: Attributes) -> None:
        own_attributes = node.attributes
        own_tag = _tag(node.tag or "", own_attributes)
        if own_tag == "br":
            self._gatherer.break_line()
        elif own_tag in NOT_PRINTED:
            self._skip(node, own_tag, ancestors)
        elif own_tag in BLOCKS or own_tag == "footnote":
            self._close(tag, ancestors, attributes)
            if len(ancestors.tags) >= MOST_DEPTH:
                raise _too_deep()
            in_report = ancestors.in_report or node.mem_id == self._report
            self.below(node, own_tag, Ancestors((*ancestors.tags, tag), in_report), own_attributes)
            self._gatherer = _new_gatherer(tag, ancestors)
        else:
            mark = mark_of(own_tag, own_attributes)
            start, gatherer = self._gatherer.start, self._gatherer
            self._inside(node, tag, ancestors, attributes)
            if mark and gatherer is self._gatherer:
                gatherer.add_mark(start, *mark)

    def _skip(self, node: LexborNode, tag: str, ancestors: Ancestors) -> None:
        text = " ".join((node.text() or "").split())
        if text:
            self.pieces.append(Piece(tag, ancestors, Words(text), chrome=NOT_PRINTED[tag]))

    def _close(self, tag: str, ancestors: Ancestors, attributes: Attributes, *, even_empty: bool = False) -> None:
        """What was gathered since the last piece is one. Of empty ones only paragraphs and headings are kept."""
        gatherer = self._gatherer
        if gatherer.is_empty and not even_empty:
            return
        self._gatherer = _new_gatherer(tag, ancestors)
        words = gatherer.words()
        if words.text or (even_empty and (tag == "p" or tag in HEADINGS)):
            classes = frozenset((attributes.get("class") or "").split())
            self.pieces.append(Piece(tag, ancestors, words, gatherer.source, classes=classes))


def _too_deep() -> Refused:
    return refuse("the elements of this page stand inside each other too deeply for a report.", line=1)


def _new_gatherer(tag: str, ancestors: Ancestors) -> Gatherer:
    return _Preformatted() if tag == "pre" or "pre" in ancestors.tags else Gatherer()


def _tag(tag: str, attributes: Attributes) -> str:
    role = attributes.get("role")
    if role == "heading":
        level = attributes.get("aria-level") or "2"
        return f"h{level}" if f"h{level}" in HEADINGS else "h6"
    if role in _ROLES:
        return _ROLES[role]
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    if tag in BLOCKS and tag not in HEADINGS and any(_FOOTNOTES.fullmatch(name) for name in names):
        return "footnote"
    return tag
