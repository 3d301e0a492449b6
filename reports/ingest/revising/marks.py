"""How the words of a passage are printed, kept beside them: also where a newer page prints the same words with other quotes."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from reports.ingest.preparing.prepared import PreparedPassage
from reports.quoting import Span
from reports.reading.outline.elements import Mark, MarkKind
from reports.text import Folded, fold_with_offsets


def marks_as_kept(marks: Sequence[Mark]) -> list[list[Any]]:
    """As `Passage.marks` has them: the address only with a link."""
    return [_row(mark.start, mark.end, mark) for mark in marks]


def marks_on(text: str, passage: PreparedPassage) -> list[list[Any]]:
    """The marks of a passage of a newer page, on the words as they are stored; the two differ in what folding drops."""
    if passage.text == text or not passage.marks:
        return marks_as_kept(passage.marks)
    stored, newer = fold_with_offsets(text), fold_with_offsets(passage.text)
    spans = [(_span(mark, newer, stored), mark) for mark in passage.marks]
    return [_row(*span, mark) for span, mark in spans if span]


def _span(mark: Mark, newer: Folded, stored: Folded) -> Span | None:
    start, end = bisect_left(newer.offsets, mark.start), bisect_left(newer.offsets, mark.end)
    end = min(end, len(stored.text))
    return Span(stored.offsets[start], stored.offsets[end - 1] + 1) if start < end else None


def _row(start: int, end: int, mark: Mark) -> list[Any]:
    return [start, end, mark.kind.value, mark.href] if mark.kind == MarkKind.LINK else [start, end, mark.kind.value]
