"""Paragraphs of a Word document’s body, of a note, a box or a cell in their order, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.reading.readers.word.runs import children_of
from reports.reading.readers.word.styles import value_of

_PARAGRAPH, _CELL, _CONTROL, _SECTION = qn("w:p"), qn("w:tc"), qn("w:sdt"), qn("w:sectPr")
_CONTENTS = "table of contents"


@dataclass(frozen=True, slots=True)
class Placed:
    """`chrome` says which part of the document's own apparatus a paragraph is in; empty when it is in none."""

    element: BaseOxmlElement
    in_table: bool = False
    chrome: str = ""


def paragraphs_of(root: BaseOxmlElement, *, in_table: bool = False, chrome: str = "") -> Iterator[Placed]:
    """Those of tables cell by cell, row by row; those of content controls where the controls stand."""
    for child in children_of(root):
        if child.tag == _PARAGRAPH:
            yield Placed(child, in_table, chrome)
        elif child.tag == _CONTROL:
            inside = chrome or (_CONTENTS if _is_contents(child) else "")
            yield from paragraphs_of(child, in_table=in_table, chrome=inside)
        elif child.tag != _SECTION:
            yield from paragraphs_of(child, in_table=in_table or child.tag == _CELL, chrome=chrome)


def _is_contents(control: BaseOxmlElement) -> bool:
    properties = control.find(qn("w:sdtPr"))
    part = properties.find(qn("w:docPartObj")) if properties is not None else None
    return value_of(part, "w:docPartGallery") == "Table of Contents"
