"""What the styles of a Word document say: which paragraphs are headings and of which level, and how words are printed.

Styles are known by their built-in names, which are the same in every language, and by their outline level.
"""

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.reading.outline.elements import MarkKind

_HEADING = re.compile(r"heading ([1-9])")
_LEVELS = 6  # as many as HTML has; deeper headings count as the sixth
_BODY_TEXT_LEVEL = 9  # ECMA-376, 17.3.1.20: outline level 9 means no level
_OFF = {"0", "false", "off", "none"}
_SWITCHES = {"w:b": MarkKind.BOLD, "w:i": MarkKind.ITALIC, "w:u": MarkKind.UNDERLINE}
_RAISED = {"superscript": MarkKind.SUPERSCRIPT, "subscript": MarkKind.SUBSCRIPT}
MOST_ANCESTORS = 20  # styles based on each other: ends a circle of them

type Printed = dict[MarkKind, bool]


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is that of a heading, from 0; None for text. `is_list` when it numbers or dots its paragraphs."""

    name: str = ""
    level: int | None = None
    is_list: bool = False
    printed: Printed = field(default_factory=dict)


_NONE = Style()


class Styles:
    def __init__(self, root: BaseOxmlElement) -> None:
        self._elements = {style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))}
        self._known: dict[str, Style] = {}
        defaults = (style for style in self._elements.values() if style.get(qn("w:default")) in ("1", "true"))
        self._default = next(
            (style.get(qn("w:styleId")) for style in defaults if style.get(qn("w:type")) == "paragraph"), None
        )

    def of_paragraph(self, paragraph: BaseOxmlElement) -> Style:
        """Of the paragraph's style, with what the paragraph itself says instead."""
        properties = paragraph.find(qn("w:pPr"))
        style = self.named(value_of(properties, "w:pStyle") or self._default)
        level = level_of(properties)
        own_list = properties is not None and properties.find(qn("w:numPr")) is not None
        if level is None and not own_list:
            return style
        level = style.level if level is None else level
        return Style(style.name, None if level == _BODY_TEXT_LEVEL else level, own_list or style.is_list, style.printed)

    def named(self, style_id: str | None) -> Style:
        if not style_id:
            return _NONE
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> Style:
        """The style with what it has from the styles it is based on."""
        style, name = _NONE, ""
        for element in reversed(self._ancestry(style_id)):
            name = (value_of(element, "w:name") or "").casefold()
            properties = element.find(qn("w:pPr"))
            heading = _HEADING.fullmatch(name)
            level = min(int(heading[1]), _LEVELS) - 1 if heading else level_of(properties)
            level = style.level if level is None else level
            style = Style(
                name,
                None if level == _BODY_TEXT_LEVEL else level,
                style.is_list or (properties is not None and properties.find(qn("w:numPr")) is not None),
                style.printed | printed_by(element.find(qn("w:rPr"))),
            )
        return style

    def _ancestry(self, style_id: str | None) -> list[BaseOxmlElement]:
        found: list[BaseOxmlElement] = []
        while style_id in self._elements and len(found) < MOST_ANCESTORS:
            found.append(self._elements[style_id])
            style_id = value_of(found[-1], "w:basedOn")
        return found


def printed_by(properties: BaseOxmlElement | None) -> Printed:
    """What the properties of a run or a style switch on, and what they switch off."""
    if properties is None:
        return {}
    printed: Printed = {}
    for tag, kind in _SWITCHES.items():
        switch = properties.find(qn(tag))
        if switch is not None:
            printed[kind] = (switch.get(qn("w:val")) or "1") not in _OFF
    raised = value_of(properties, "w:vertAlign")
    if raised:
        printed |= {kind: raised == name for name, kind in _RAISED.items()}
    return printed


def level_of(properties: BaseOxmlElement | None) -> int | None:
    """The outline level that a paragraph's properties name; the ninth means text."""
    written = value_of(properties, "w:outlineLvl") or ""
    if not re.fullmatch(r"\d", written):
        return None
    return int(written) if int(written) == _BODY_TEXT_LEVEL else min(int(written), _LEVELS - 1)


def value_of(parent: BaseOxmlElement | None, tag: str) -> str | None:
    element = parent.find(qn(tag)) if parent is not None else None
    return element.get(qn("w:val")) if element is not None else None
