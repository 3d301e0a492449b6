"""What the State Department's site puts inside its reports, by patterns that each have a name; never by a list of pages."""

import re

from reports.reading.outline.elements import MarkKind
from reports.reading.state_department.blocks import Block

type Patterns = tuple[tuple[str, str, str], ...]

READ_A_SECTION = "“Read a Section” block"
FORM_LEFTOVER = "left over from the site’s form"
_LONGEST = 400  # characters: no piece of the site is longer
_LINKS_TO_PARTS = (READ_A_SECTION, "read a section", r"read a section\b[^.!?;]*")  # and no sentence
_DRAFT = ("marking of the draft", "unclassified", r"(sensitive but )?unclassified\W*")
_CUT_DRAFT = ("marking of the draft", "sensitive but", r"sensitive but\W*")
_PAGE_NUMBER = ("page number of a word processor", "mergeformat", r".{0,80}\bpage\b.{0,20}\bmergeformat\b.{0,20}")
_IN_HEADINGS = (
    _LINKS_TO_PARTS,
    (FORM_LEFTOVER, "title", r"((sub-?){0,2}section|heading)( \d+)? title"),
    _DRAFT,
    _CUT_DRAFT,
    _PAGE_NUMBER,
)
_IN_PARAGRAPHS = (
    _LINKS_TO_PARTS,
    ("link of the site", "back to", r"back to (the )?(top|table of contents)"),
    _DRAFT,
    _CUT_DRAFT,
    _PAGE_NUMBER,
)
_BETWEEN_LINKS = re.compile(r"(\W|\b(above|below)\b)*", re.IGNORECASE)
_SUMMARY_LEFTOVER = re.compile(r"(?P<heading>executive summary)(?P<leftover>\s+title)", re.IGNORECASE)


def heading_reason(words: str) -> str:
    """Which piece of the site this heading is; empty when it is none."""
    return _first_match(_IN_HEADINGS, words)


def paragraph_reason(block: Block, *, reading_links: bool) -> str:
    """Which piece of the site this paragraph is; `reading_links` below a heading "Read a Section"."""
    if (reading_links or "stars-above" in block.classes) and _has_only_links(block):
        return READ_A_SECTION
    return _first_match(_IN_PARAGRAPHS, block.words.text)


def split_leftover(words: str) -> tuple[str, str]:
    """A heading and what the site's form left behind it ("Executive Summary Title")."""
    found = _SUMMARY_LEFTOVER.fullmatch(words)
    return (found["heading"], found["leftover"].strip()) if found else (words, "")


def _has_only_links(block: Block) -> bool:
    text, at = block.words.text, 0
    links = [mark for mark in block.words.marks if mark.kind == MarkKind.LINK]
    for link in links:
        if not _BETWEEN_LINKS.fullmatch(text, at, max(at, link.start)):
            return False
        at = max(at, link.end)
    return bool(links) and _BETWEEN_LINKS.fullmatch(text, at) is not None


def _first_match(patterns: Patterns, words: str) -> str:
    """Each pattern comes with words it cannot match without, which are quick to look for."""
    if len(words) > _LONGEST:
        return ""
    plain = " ".join(words.split()).lower()
    return next((reason for reason, sign, pattern in patterns if sign in plain and re.fullmatch(pattern, plain)), "")
