"""The parts that stand around the body of a Word document: notes, running heads and feet, comments, links, the title."""

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.problems import refuse

NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
_AROUND = {
    RELATIONSHIP_TYPE.HEADER: "running head of the pages",
    RELATIONSHIP_TYPE.FOOTER: "running foot of the pages",
    RELATIONSHIP_TYPE.COMMENTS: "comment in the margin",
}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def related(part: Part, relation: str) -> Iterator[Part]:
    for relationship in part.rels.values():
        if relationship.reltype == relation and not relationship.is_external:
            yield relationship.target_part


def notes_of(part: Part, kind: str) -> dict[str, tuple[BaseOxmlElement, Part]]:
    """The notes of a kind by their ids, each with the part that knows its links."""
    return {
        note.get(qn("w:id")) or "": (note, notes)
        for notes in related(part, NOTES[kind])
        for note in root_of(notes).iterchildren(qn(f"w:{kind}"))
        if note.get(qn("w:type")) not in _SEPARATORS
    }


def parts_around(part: Part) -> Iterator[tuple[BaseOxmlElement, str]]:
    """What is printed on every page or in the margin, and which of the two it is."""
    for relation, reason in _AROUND.items():
        for around in related(part, relation):
            yield root_of(around), reason


def links_of(part: Part) -> dict[str, str]:
    """Addresses by the ids that the words of the part name them with."""
    return {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}


def title_in_properties(part: Part) -> str:
    """What the file's own properties call the document."""
    package = part.package
    relations = package.rels.values() if package is not None else ()
    for relation in relations:
        if relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES and not relation.is_external:
            title = root_of(relation.target_part).find(_TITLE)
            return " ".join((title.text or "").split()) if title is not None else ""
    return ""


def root_of(part: Part) -> BaseOxmlElement:
    """Raises Refused when the part is no XML."""
    try:
        return parse_xml(part.blob)
    except (ValueError, SyntaxError) as error:  # lxml's errors are of the second kind
        raise refuse(f"the part “{part.partname}” of the Word file is damaged.") from error
