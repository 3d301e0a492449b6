"""Distinguishing headings from paragraphs in plain text by their form: labels, capitals, length, how the line ends."""

import re

from reports.choices import SectionKind
from reports.reading.outline.labels import LONGEST_TITLE, Heading

_SECTION = re.compile(r"section\s+(?P<label>\d{1,2})\s*[.:]\s*(?P<title>\S.*)", re.IGNORECASE)
_SUBSECTION = re.compile(r"(?P<label>[a-z])\s*\.\s+(?P<title>\S.*)")
_SUMMARY = re.compile(r"executive\s+summary", re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<title>[^\s:.][^:.;?!]{1,79}?)\s*:\s+(?=[“\"‘'(\[]*[A-Z0-9])")
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCE_END = re.compile(r"[.?!:;…][\"'”’)\]]*$")
_ENDS_LIKE_NO_TITLE = re.compile(r"[.?!:;,…-][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_][\w’'ʼ.-]*")
_SMALL_WORD_LENGTH = 3  # of, and, the, for: written small in titles
_LONGER_SMALL_WORDS = set(
    "with from into between against within without under over upon among their than that other based toward towards through"
    " during after before including".split()
)
_MOST_TITLE_WORDS = 40
LONGEST_RUN_IN = 10  # words
SHORTEST_UNENDED_PARAGRAPH = 5  # words


def heading_of(line: str) -> Heading | None:
    """The heading a line is, or None when it is not one."""
    if len(line) > LONGEST_TITLE:
        return None
    if section := _SECTION.fullmatch(line):
        return _labelled(SectionKind.SECTION, section)
    if subsection := _SUBSECTION.fullmatch(line):
        return _labelled(SectionKind.SUBSECTION, subsection)
    if _SUMMARY.fullmatch(line):
        return Heading(SectionKind.SUMMARY, "", line)
    return Heading(SectionKind.HEAD, "", line) if is_title(line) else None


def run_in_of(paragraph: str) -> str:
    """The title a paragraph opens with ("Physical Conditions" of "Physical Conditions: Nutrition, ..."), or nothing."""
    opening = _RUN_IN.match(paragraph)
    if opening and is_title(opening["title"], longest=LONGEST_RUN_IN):
        return opening["title"]
    return ""


def is_paragraph(line: str, *, stands_alone: bool) -> bool:
    """A sentence that ends, or a web address; or, where it `stands_alone` between empty lines, some words without a full stop.

    A part of a paragraph that was broken into lines is none.
    """
    words = line.split()
    if words and (_SENTENCE_END.search(line) or _ADDRESS.search(words[-1])):
        return True
    return stands_alone and len(words) >= SHORTEST_UNENDED_PARAGRAPH


def is_title(line: str, *, longest: int = _MOST_TITLE_WORDS) -> bool:
    """Like a title in form, and every word of weight with a capital in it (d’Ivoire, al-Shabaab)."""
    if len(line) > LONGEST_TITLE:
        return False
    weighty = [word for word in _WORD.findall(line) if len(word) > _SMALL_WORD_LENGTH]
    return _has_form_of_title(line, longest) and all(
        word != word.lower() or word.lower() in _LONGER_SMALL_WORDS for word in weighty
    )


def _has_form_of_title(line: str, longest: int) -> bool:
    """Few words, the first with a capital, and no full stop."""
    words = _WORD.findall(line)
    return (
        0 < len(words) <= longest
        and len(line) <= LONGEST_TITLE
        and words[0][0].isupper()
        and not _ENDS_LIKE_NO_TITLE.search(line)
    )


def _labelled(kind: SectionKind, match: re.Match[str]) -> Heading | None:
    """A label is a sign of a heading: its title may have small letters, or else end with a stop or colon."""
    title = match["title"]
    is_heading = _has_form_of_title(title, _MOST_TITLE_WORDS) or is_title(title.rstrip(".:"))
    return Heading(kind, match["label"], title) if is_heading else None
