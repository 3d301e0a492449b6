"""Words of a passage that send the reader to another section ("see also section 1.a."), and finding that section once it is held."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.ingest.readers.headings import is_title
from reports.models import CrossReference, Report, Section
from reports.text import fold

_WORD_SECTION = re.compile(r"\bsections?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?!\d)(?:\.\s?(?P<letter>[a-z])(?:\.(?!\w)|\b))?")
_NEXT_NUMBER = re.compile(
    r"(?:,\s+and|,\s+or|,|\s+and|\s+or|;)\s+(?=\d{1,2}(?:\.\s?[a-z]\b|[.,;)]|\s|$))", re.IGNORECASE
)
_TITLE_BEHIND = re.compile(r",\s+(?P<title>[A-Z][^().;:]*)")
_SENDS = re.compile(r"\b[Ss]ee\b(?:[^.()]|\.(?!\s*$)(?!\s+[A-Z]))*$")  # in the same sentence and brackets
LONGEST_WORDS = 300


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


def resolve_cross_references(report: Report) -> int:
    """Point the references of a report at the sections that are held by now; returns how many found theirs."""
    sections = _by_path(report)
    open_references = CrossReference.objects.filter(passage__report=report, target__isnull=True).select_related(
        "passage"
    )
    found = []
    for record in open_references:
        title = record.words.partition(", ")[2]
        record.target = _target(sections.get(record.target_path, []), title)
        if record.target:
            found.append(record)
    CrossReference.objects.bulk_update(found, ["target"])
    return len(found)


def _references_at(text: str, opening: re.Match[str]) -> Iterator[Reference]:
    """One for each number behind the word: "sections 1.c. and 1.d." are two."""
    sends = bool(_SENDS.search(text, 0, opening.start()))
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


def _with_title(text: str, end: int) -> tuple[int, str]:
    """Widened over the heading named behind the number: "section 1.e., Politically Motivated Reprisal"."""
    behind = _TITLE_BEHIND.match(text, end)
    if behind and is_title(behind["title"].strip()) and behind.end() - end < LONGEST_WORDS // 2:
        return end + len(behind[0].rstrip()), behind["title"].strip()
    return end, ""


def _by_path(report: Report) -> dict[str, list[Section]]:
    sections: dict[str, list[Section]] = {}
    for section in report.sections.order_by("position"):
        sections.setdefault(section.path, []).append(section)
    return sections


def _target(held: list[Section], title: str) -> Section | None:
    """The heading named, or else the section the number names."""
    named = [section for section in held if title and fold(section.title) == fold(title)]
    labelled = [section for section in held if section.label]
    return next(iter([*named, *labelled]), None)
