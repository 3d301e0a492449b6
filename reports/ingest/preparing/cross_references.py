"""Words of a passage that send the reader to another section ("see also section 1.a."), and finding that section among headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from reports.reading.outline.headings import is_title
from reports.text import fold

_WORD_SECTION = re.compile(r"\bsections?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?!\d)(?:\.\s?(?P<letter>[a-z])(?:\.(?!\w)|\b))?")
_NEXT_NUMBER = re.compile(
    r"(?:,\s+and|,\s+or|,|\s+and|\s+or|;)\s+(?=\d{1,2}(?:\.\s?[a-z]\b|[.,;)]|\s|$))", re.IGNORECASE
)
_TITLE_BEHIND = re.compile(r",\s+(?P<title>[A-Z][^().;:]{0,150})")
_SEE = re.compile(r"\b[Ss]ee\b")
_ENDS_SENTENCE = re.compile(r"[()]|\.(?=\s*$|\s+[A-Z])")  # or opens or closes a bracket
LONGEST_TITLE = 150  # characters
LONGEST_SENTENCE = 1000  # characters that are searched backwards for “see”: a bound for hostile pages


@dataclass(frozen=True, slots=True)
class Reference:
    """`words` are `text[start:end]`; `path` is as the words name it (1.a); `title` is the heading they name beside it."""

    start: int
    end: int
    words: str
    path: str
    title: str


def find_references(text: str) -> list[Reference]:
    """Every section a passage sends the reader to. "Section 5 of the law" is none: a bare number counts only after "see"."""
    return [reference for opening in _WORD_SECTION.finditer(text) for reference in _references_at(text, opening)]


class NumberedHeading(Protocol):
    """A heading of a page, stored or not yet."""

    @property
    def label(self) -> str: ...
    @property
    def title(self) -> str: ...


def find_target[H: NumberedHeading](headings: Iterable[H], title: str) -> H | None:
    """Of the headings with the number that is named: the one with the title that is named, or else the numbered one."""
    candidates = list(headings)
    named = [heading for heading in candidates if title and fold(heading.title) == fold(title)]
    labelled = [heading for heading in candidates if heading.label]
    return next(iter([*named, *labelled]), None)


def _references_at(text: str, opening: re.Match[str]) -> Iterator[Reference]:
    """One for each number behind the word: "sections 1.c. and 1.d." are two."""
    sends = _sends(text, opening.start())
    start, at = opening.start(), opening.end()
    while number := _NUMBER.match(text, at):
        if not number["letter"] and not sends:
            return
        end, title = _with_title(text, number.end())
        path = f"{int(number['number'])}.{number['letter']}" if number["letter"] else str(int(number["number"]))
        yield Reference(start, end, text[start:end], path, title)
        between = _NEXT_NUMBER.match(text, end)
        if not between:
            return
        start = at = between.end()


def _sends(text: str, end: int) -> bool:
    """Whether “see” stands before it in the same sentence and brackets."""
    start = max(0, end - LONGEST_SENTENCE)
    for stop in _ENDS_SENTENCE.finditer(text, start, end):
        start = stop.end()
    return bool(_SEE.search(text, start, end))


def _with_title(text: str, end: int) -> tuple[int, str]:
    """Widened over the heading named behind the number: "section 1.e., Politically Motivated Reprisal"."""
    behind = _TITLE_BEHIND.match(text, end)
    if behind and behind.end() - end < LONGEST_TITLE and is_title(behind["title"].strip()):
        return end + len(behind[0].rstrip()), behind["title"].strip()
    return end, ""
