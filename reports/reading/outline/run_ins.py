"""Headings that a paragraph opens with ("Physical Conditions: Nutrition ..."), recognised by how they are printed and by their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.reading.outline.elements import Mark, MarkKind
from reports.reading.outline.headings import is_title
from reports.reading.outline.labels import LONGEST_TITLE
from reports.reading.outline.words import Words

_BEFORE_COLON = re.compile(r"(?P<title>[^:.;?!\n]{2,160}?)\s*:(?=[\s“\"‘(\[A-Z]|$)")
_LETTER = re.compile(r"\(?[a-z][.)]\s+")
_SEPARATES = re.compile(r"[^\w.?!:;]*")
_NEW_LINE = re.compile("\n")
_COLON = re.compile(r"\s*:")
_SENTENCE = re.compile(r"[.?!;]\s")
_NEW_SENTENCE = re.compile(r"\s+[“\"‘(]?[A-Z]")
_NO_HEADINGS = {"note", "notes", "announcement", "editor’s note", "see also", "update", "correction"}
_NO_OPENINGS = ("according to ", "in its ", "in the ", "see ")
_PRINTED_AS_HEADING = {MarkKind.BOLD, MarkKind.UNDERLINE}
# A book or a page that is named, with its subtitle behind the colon.
_PRINTED_AS_WORK = {MarkKind.ITALIC, MarkKind.LINK}
_OPENING = 1_000  # characters: more than thirty words
LONGEST_PRINTED = 30  # words of a heading that is printed as one
LONGEST_PLAIN = 18
LONGEST_IN_SMALL_LETTERS = 4
SHORTEST_WITHOUT_COLON = 3


@dataclass(frozen=True, slots=True)
class RunIn:
    """`fills` when the paragraph is this heading and nothing else."""

    title: str
    fills: bool = False


def run_in_of(words: Words) -> RunIn | None:
    """The heading a paragraph opens with, if it does."""
    return _unless_none(_printed(words) or _plain(words))


def printed_run_in_of(words: Words) -> RunIn | None:
    """The heading a paragraph opens with, recognised by how it is printed alone."""
    return _unless_none(_printed(words))


def paragraphs_of(words: Words) -> Iterator[Words]:
    """A block cut where its page leaves a line empty, and where a new line opens with a heading."""
    for paragraph in words.paragraphs() if "\n" in words.text else [words]:
        starts = [0, *_headed_lines(paragraph)]
        yield from paragraph.cuts(zip(starts, [*(start - 1 for start in starts[1:]), len(paragraph.text)], strict=True))


def _headed_lines(paragraph: Words) -> Iterator[int]:
    """Where a new line opens with a heading, which is looked for in the beginning of the line alone."""
    length = len(paragraph.text)
    places = [(line.end(), min(line.end() + _OPENING, length)) for line in _NEW_LINE.finditer(paragraph.text)]
    for (start, end), opening in zip(places, paragraph.cuts(places), strict=True):
        if _printed(opening, goes_on=end < length):
            yield start


def _unless_none(run_in: RunIn | None) -> RunIn | None:
    return None if run_in is None or run_in.title.casefold() in _NO_HEADINGS else run_in


def _printed(words: Words, *, goes_on: bool = False) -> RunIn | None:
    """Bold or underlined words at the beginning: up to their colon, or up to the colon behind them.

    `goes_on` says that the paragraph has more words than these.
    """
    end = _printed_end(words)
    if not end:
        return None
    opening, rest = words.text[:end].strip(), words.text[end:]
    before, colon, _ = opening.partition(":")
    has_rest = goes_on or bool(rest.strip())
    if not has_rest and is_title(_LETTER.sub("", opening, count=1).rstrip(": "), longest=LONGEST_PRINTED):
        return RunIn(opening.rstrip(": "), fills=True)
    if colon and (has_rest or is_title(before, longest=LONGEST_PRINTED)):
        return _if_heading(before)
    if _COLON.match(rest):
        return _if_heading(opening)
    return _printed_without_colon(opening, rest)


def _if_heading(title: str) -> RunIn | None:
    title = title.strip()
    is_sentence = _SENTENCE.search(title) or len(title.split()) > LONGEST_PRINTED
    return RunIn(title) if 0 < len(title) <= LONGEST_TITLE and not is_sentence else None


def _printed_without_colon(opening: str, rest: str) -> RunIn | None:
    long_enough = len(opening.split()) >= SHORTEST_WITHOUT_COLON
    if long_enough and is_title(opening, longest=LONGEST_PRINTED) and _NEW_SENTENCE.match(rest):
        return RunIn(opening)
    return None


def _printed_end(words: Words) -> int:
    """Where the bold or underlined opening ends; punctuation between two such runs belongs to it."""
    end = 0
    for mark in words.marks:
        if mark.kind not in _PRINTED_AS_HEADING or mark.end <= end:
            continue
        if not _SEPARATES.fullmatch(words.text, end, max(end, mark.start)):
            break
        end = mark.end
    return end


def _plain(words: Words) -> RunIn | None:
    """Words that are not printed as a heading, but have the form of one up to their colon."""
    opening = _BEFORE_COLON.match(words.text)
    if not opening or opening["title"].casefold().startswith(_NO_OPENINGS):
        return None
    title = opening["title"].strip()
    if any(_names_work(mark, opening.end()) for mark in words.marks):
        return None
    was_printed = 0 in words.empty_marks and len(title.split()) <= LONGEST_IN_SMALL_LETTERS
    if is_title(title, longest=LONGEST_PLAIN) or was_printed:
        return RunIn(title, fills=opening.end() == len(words.text))
    return None


def _names_work(mark: Mark, end: int) -> bool:
    return mark.kind in _PRINTED_AS_WORK and mark.start < end
