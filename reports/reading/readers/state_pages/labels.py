"""What a heading's words say of its place: "Section 1. Title", "c. Title", or a title alone."""

import re
from dataclasses import dataclass

from reports.choices import SectionKind

_SECTION = re.compile(r"(?i:section)\s+(?P<label>\d{1,2})(?:\s*(?:[.:–—-]\s*|$)|\s+(?=[A-Z]))(?P<title>.*)")
_LETTER = re.compile(r"(?P<label>[A-Za-z])\s*[.)]\s*(?P<title>[^\W\d_].*)")
_SUMMARY = "executive summary"
_ENDNOTE = "endnote"
LONGEST_TITLE = 300  # characters, what a section's title may have


@dataclass(frozen=True, slots=True)
class Label:
    """The kind of section a heading opens, its number or letter if it has one, and its title."""

    kind: SectionKind
    label: str
    title: str


def read_label(words: str) -> Label:
    """Never fails: words without a sign of their place are a heading without a label."""
    words = " ".join(words.split())
    if section := _SECTION.fullmatch(words):
        return Label(SectionKind.SECTION, section["label"], section["title"] or words)
    if letter := _LETTER.fullmatch(words):
        return Label(SectionKind.SUBSECTION, letter["label"], letter["title"])
    plain = words.casefold()
    if plain.startswith(_SUMMARY):
        return Label(SectionKind.SUMMARY, "", words)
    if plain.startswith(_ENDNOTE):  # about the whole report, wherever it stands
        return Label(SectionKind.SECTION, "", words)
    return Label(SectionKind.HEAD, "", words)


def opens_report(words: str) -> bool:
    """Whether a heading of these words is one of the highest: a summary, a section with a number, the note at the end."""
    return read_label(words).kind in (SectionKind.SUMMARY, SectionKind.SECTION)


def read_section_number(words: str) -> str:
    """The number of "Section 1.", the label that stands before a section's title; nothing when it is none."""
    section = _SECTION.fullmatch(" ".join(words.split()))
    return section["label"] if section and not section["title"] else ""
