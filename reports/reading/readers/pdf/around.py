"""Running heads and feet and page numbers, known by what stands again at the same height of other pages; and lists of contents."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reports.reading.readers.pdf.lines import Line
from reports.reading.readers.pdf.pages import Page

_NUMBER = re.compile(r"\d+|(?<!\w)[ivxlc]+(?!\w)")
_PAGE_NUMBER = re.compile(r"\W*(page\s*)?#(\s*(of|/|\|)\s*#)?\W*")
_NOTE_AGAIN = re.compile(r"\W*#?\W*(ibid|id|op|loc|see)\b")  # notes that repeat each other are notes
_MARGIN = 0.15  # of the page's height
_ROWS = 2  # at the top and at the bottom, beside one of page numbers
_SAME_HEIGHT = 4.0  # points
_APART = 1.6  # of the size: how far they stand from the text
_OFTEN = 3  # pages
_OFTEN_IF_NUMBER = 2
_ENTRY = re.compile(r".*(\s?\.){4,}\s*(?P<page>\d{1,4})\s*")  # of a list of contents: dots lead to its page
_FEWEST_ENTRIES = 4
_LONGEST_ENTRY, _LONGEST_NUMBER = 300, 30  # characters

type _Heard = dict[tuple[str, bool], list[Line]]


def find_around(pages: Sequence[Page]) -> dict[int, str]:
    """By the identity of each line that stands around the text: what it is."""
    heard: _Heard = defaultdict(list)
    for page in pages:
        lines = sorted(page.text.lines, key=lambda line: -line.base)
        for line in _outer([line for line in lines if line.base > page.height * (1 - _MARGIN)], lines):
            heard[_folded(line.text), True].append(line)
        for line in _outer([line for line in reversed(lines) if line.base < page.height * _MARGIN], lines[::-1]):
            heard[_folded(line.text), False].append(line)
    return _contents(pages) | {
        id(line): _name(words, at_top=at_top)
        for (words, at_top), lines in heard.items()
        for line in lines
        if not _NOTE_AGAIN.match(words) and _stands_again(line, lines, words)
    }


def _contents(pages: Sequence[Page]) -> dict[int, str]:
    """Lines whose dots lead to numbers that never go down, as those of pages do and those of tables do not."""
    found: dict[int, str] = {}
    for page in pages:
        lines = [line for line in page.text.lines if len(line.text) <= _LONGEST_ENTRY]
        entries = [(line, int(entry["page"])) for line in lines if (entry := _ENTRY.fullmatch(line.text))]
        rises = all(before <= after for (_, before), (_, after) in pairwise(entries))
        if len(entries) >= _FEWEST_ENTRIES and rises:
            found |= {id(line): "table of contents" for line, _ in entries}
    return found


def _outer(margin: list[Line], inwards: list[Line]) -> list[Line]:
    """Of the lines in a margin those in its outer rows that stand apart from what comes next; page numbers anyhow."""
    outer: list[Line] = []
    rows = 0
    for line, inner in zip(margin, [*inwards[1:], None], strict=False):
        outer.append(line)
        gap = abs(line.base - inner.base) if inner else float("inf")
        rows += gap > _SAME_HEIGHT and not _is_page_number(_folded(line.text))
        if gap > _APART * line.size and (inner is None or gap > _APART * inner.size):
            return outer
        if rows == _ROWS:
            break
    return [line for line in outer if _is_page_number(_folded(line.text))]


def _stands_again(line: Line, lines: list[Line], words: str) -> bool:
    pages = {other.page for other in lines if abs(other.base - line.base) <= _SAME_HEIGHT}
    return len(pages) >= (_OFTEN_IF_NUMBER if _is_page_number(words) else _OFTEN)


def _name(words: str, *, at_top: bool) -> str:
    if _is_page_number(words):
        return "page number"
    return "running head of the pages" if at_top else "running foot of the pages"


def _is_page_number(words: str) -> bool:
    return len(words) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(words) is not None


def _folded(words: str) -> str:
    return _NUMBER.sub("#", " ".join(words.split()).casefold())
