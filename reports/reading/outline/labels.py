"""What the words of any publisher’s heading say of its place: "Section 1. Title", "1.2 Title", "IV. Title", "b) Title", or none."""

import re

from reports.choices import SectionKind
from reports.reading.readers.state_pages.labels import Label, read_label

_NUMBER = re.compile(r"(?P<label>\d{1,2})[.)]\s+(?P<title>\S.*)")
_NUMBERS = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+(?P<title>\S.*)")
_ROMAN = re.compile(r"(?P<label>[IVXLC]{1,6})[.)]\s+(?P<title>\S.*)")
_LETTER = re.compile(r"(?P<label>[A-Za-z])[.)]\s+(?P<title>\S.*)")
_SUMMARY = re.compile(r"(executive )?summary", re.IGNORECASE)
_KINDS = (
    (_NUMBERS, SectionKind.SUBSECTION),
    (_NUMBER, SectionKind.SECTION),
    (_ROMAN, SectionKind.SECTION),
    (_LETTER, SectionKind.SUBSECTION),
)


def label_of(words: str) -> Label:
    """Never fails. A number before small letters ("1.2 million people") is no label."""
    words = " ".join(words.split())
    section = read_label(words)
    if section.kind == SectionKind.SECTION and section.label:
        return section
    for pattern, kind in _KINDS:
        found = pattern.fullmatch(words)
        if found and not found["title"][0].islower():
            return Label(kind, found["label"], found["title"])
    return Label(SectionKind.SUMMARY if _SUMMARY.fullmatch(words) else SectionKind.HEAD, "", words)
