"""What the words of a heading say of its place: "Section 1. Title", "c. Title", "1.2 Title", "IV. Title", or a title alone."""

import re
from dataclasses import dataclass

from reports.choices import SectionKind

_SECTION = re.compile(r"(?i:section)\s+(?P<label>\d{1,2})(?:\s*(?:[.:–—-]\s*|$)|\s+(?=[A-Z]))(?P<title>.*)")
_LETTER = re.compile(r"(?P<label>[A-Za-z])\s*[.)]\s*(?P<title>[^\W\d_].*)")
_EXECUTIVE = "executive summary"
_ENDNOTE = "endnote"
_SUMMARY = re.compile(r"(executive )?summary", re.IGNORECASE)
_ANY_PUBLISHERS = (
    (re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+(?P<title>\S.*)"), SectionKind.SUBSECTION),
    (re.compile(r"(?P<label>\d{1,2})[.)]\s+(?P<title>\S.*)"), SectionKind.SECTION),
    (re.compile(r"(?P<label>[IVXLC]{1,6})[.)]\s+(?P<title>\S.*)"), SectionKind.SECTION),
    (re.compile(r"(?P<label>[A-Za-z])[.)]\s+(?P<title>\S.*)"), SectionKind.SUBSECTION),
)
LONGEST_TITLE = 300
"""Characters of a heading: the `max_length` of a section's title in the record."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of section a heading opens, its number or letter if it has one, and its title."""

    kind: SectionKind
    label: str
    title: str


def read_label(words: str) -> Heading:
    """By the State Department's rules. Never fails: words without a sign of their place are a heading without a label."""
    words = " ".join(words.split())
    if section := _SECTION.fullmatch(words):
        return Heading(SectionKind.SECTION, section["label"], section["title"] or words)
    if letter := _LETTER.fullmatch(words):
        return Heading(SectionKind.SUBSECTION, letter["label"], letter["title"])
    plain = words.casefold()
    if plain.startswith(_EXECUTIVE):
        return Heading(SectionKind.SUMMARY, "", words)
    if plain.startswith(_ENDNOTE):  # about the whole report, wherever it stands
        return Heading(SectionKind.SECTION, "", words)
    return Heading(SectionKind.HEAD, "", words)


def read_any_label(words: str) -> Heading:
    """By the rules of any publisher. Never fails. A number before small letters ("1.2 million people") is no label."""
    words = " ".join(words.split())
    section = read_label(words)
    if section.kind == SectionKind.SECTION and section.label:
        return section
    for pattern, kind in _ANY_PUBLISHERS:
        match = pattern.fullmatch(words)
        if match and not match["title"][0].islower():
            return Heading(kind, match["label"], match["title"])
    return Heading(SectionKind.SUMMARY if _SUMMARY.fullmatch(words) else SectionKind.HEAD, "", words)


def opens_report(words: str) -> bool:
    """Whether a heading of these words is one of the highest: a summary, a section with a number, the note at the end."""
    return read_label(words).kind in (SectionKind.SUMMARY, SectionKind.SECTION)


def read_section_number(words: str) -> str:
    """The number of "Section 1.", the label that stands before a section's title; nothing when it is none."""
    section = _SECTION.fullmatch(" ".join(words.split()))
    return section["label"] if section and not section["title"] else ""
