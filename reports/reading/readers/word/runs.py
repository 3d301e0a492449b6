"""The words of one Word paragraph as printed, with their marks; and what stands in it that is not printed there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.reading.outline.elements import MarkKind
from reports.reading.outline.words import Gatherer, Words
from reports.reading.readers.word.styles import Styles, printed_by, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICES, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
MATH_TEXT = f"{_MATH}t"
TEXT, DELETED_TEXT, SYMBOL = qn("w:t"), qn("w:delText"), qn("w:sym")
SIGNS = {qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\u00ad"}
_RUN, _BREAK, _LINK, _BOX = qn("w:r"), qn("w:br"), qn("w:hyperlink"), qn("w:txbxContent")
_LINE_ENDS = {_BREAK, qn("w:cr")}  # the end of a page or a column ends a line too
_TABS = {qn("w:tab"), qn("w:ptab")}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_UNPRINTED = {
    qn("w:del"): "deleted in a tracked change",
    qn("w:moveFrom"): "moved away in a tracked change",
    qn("w:rt"): "reading printed above a word",
}
_HIDDEN = "hidden text"
_PROPERTIES = {
    qn(tag) for tag in ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:rubyPr")
}
_FOUR_DIGITS = re.compile(r"[0-9A-Fa-f]{2,4}")
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Paragraph:
    """`asides` are words with the reason why they are not printed here; `notes` are kinds and ids; `boxes` hold paragraphs."""

    words: Words = field(default_factory=lambda: Words(""))
    asides: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[BaseOxmlElement] = field(default_factory=list)


def read_paragraph(element: BaseOxmlElement, styles: Styles, links: Mapping[str, str]) -> Paragraph:
    """`links` gives the addresses of a part's links by their ids."""
    reading = _Reading(styles, links)
    reading.printed = styles.of_paragraph(element).printed
    reading.inside(element)
    reading.paragraph.words = reading.gatherer.words()
    return reading.paragraph


def text_inside(element: BaseOxmlElement) -> str:
    """All characters of an element, printed or not, without the copies that are kept for older programs."""
    return "".join(_characters(element))


def children_of(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Elements only; where a document offers the same thing in several forms, those in the first."""
    for child in element.iterchildren():
        if child.tag == CHOICES:
            form = child.find(CHOICE)
            form = child.find(FALLBACK) if form is None else form
            yield from children_of(form) if form is not None else ()
        elif isinstance(child.tag, str):
            yield child


def _characters(element: BaseOxmlElement) -> Iterator[str]:
    if element.tag in (TEXT, DELETED_TEXT, MATH_TEXT):
        yield element.text or ""
    elif element.tag == SYMBOL:
        yield _symbol(element)
    elif element.tag in SIGNS:
        yield SIGNS[element.tag]
    for child in children_of(element):
        yield from _characters(child)


class _Reading:
    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self.paragraph = Paragraph()
        self.gatherer = Gatherer()
        self.printed: dict[MarkKind, bool] = {}
        self._styles, self._links = styles, links

    def inside(self, element: BaseOxmlElement) -> None:
        for child in children_of(element):
            if child.tag == _RUN:
                self._run(child)
            elif child.tag in _UNPRINTED:
                self._aside(text_inside(child), _UNPRINTED[child.tag])
            elif child.tag == _BOX:
                self.paragraph.boxes.append(child)
            elif child.tag == _LINK:
                self._link(child)
            elif child.tag not in _PROPERTIES:
                self._piece(child)
                self.inside(child)

    def _run(self, run: BaseOxmlElement) -> None:
        properties = run.find(qn("w:rPr"))
        if _is_hidden(properties):
            self._aside(text_inside(run), _HIDDEN)
            return
        start = self.gatherer.start
        self.inside(run)
        by_style = self._styles.named(value_of(properties, "w:rStyle")).printed
        for kind, on in (self.printed | by_style | printed_by(properties)).items():
            if on:
                self.gatherer.add_mark(start, kind, "")

    def _link(self, element: BaseOxmlElement) -> None:
        anchor = element.get(qn("w:anchor")) or ""
        href = self._links.get(element.get(qn("r:id")) or "", "") + (f"#{anchor}" if anchor else "")
        start = self.gatherer.start
        self.inside(element)
        if href:
            self.gatherer.add_mark(start, MarkKind.LINK, href)

    def _piece(self, element: BaseOxmlElement) -> None:
        tag = element.tag
        if tag in (TEXT, MATH_TEXT):
            self.gatherer.add_text(element.text or "")
        elif tag == DELETED_TEXT:
            self._aside(element.text or "", "deleted in a tracked change")
        elif tag == SYMBOL:
            self.gatherer.add_text(_symbol(element))
        elif tag in SIGNS:
            self.gatherer.add_text(SIGNS[tag])
        elif tag in _TABS:
            self.gatherer.add_text(" ")
        elif tag in _LINE_ENDS:
            self.gatherer.break_line()
        elif tag in _NOTES:
            self.paragraph.notes.append((_NOTES[tag], element.get(qn("w:id")) or ""))

    def _aside(self, words: str, reason: str) -> None:
        if words.strip():
            self.paragraph.asides.append((words, reason))


def _symbol(element: BaseOxmlElement) -> str:
    """A sign of a symbol font, by its number there."""
    number = element.get(qn("w:char")) or ""
    sign = chr(int(number, 16)) if _FOUR_DIGITS.fullmatch(number) else ""
    return sign if sign.isprintable() or 0xE000 <= ord(sign or " ") <= 0xF8FF else ""


def _is_hidden(properties: BaseOxmlElement | None) -> bool:
    hidden = properties.find(qn("w:vanish")) if properties is not None else None
    return hidden is not None and (hidden.get(qn("w:val")) or "1") not in _OFF
