"""A long report is read in stretches, each with an address of its own: no address shows more passages, words and marks than a server
makes in a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from reports.models import Section
from reports.models.passage import PASSAGES_AT_ONCE

MOST_SHOWN = 1_000_000
"""What a stretch weighs at most: a character weighs 1. A thousand paragraphs of reports weigh half as much."""
WEIGHT_OF_A_MARK = 50
_LONGEST_NUMBER = 6  # digits


@dataclass(frozen=True, slots=True)
class Stretch:
    """`passages` are in order. `before` and `after` are the numbers with which the neighbouring stretches begin, `above` is the
    position of the heading under which the one before ends; None where there is no such stretch."""

    passages: list[Any]
    before: int | None = None
    after: int | None = None
    above: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.before is None and self.after is None

    @property
    def last(self) -> Any:
        return self.passages[-1]

    def headings(self, sections: Sequence[Section]) -> list[Section]:
        """Those of the sections that are printed with it: each heading goes with the first passage behind it."""
        last = self.passages[-1].section.position if self.passages and self.after is not None else None
        return [
            section
            for section in sections
            if (self.above is None or section.position > self.above) and (last is None or section.position <= last)
        ]


def stretch_of(passages: Any, asked: str | None) -> Stretch:
    """From the passage with the number asked for, or the first under the heading (“s57”), on; from the beginning for None.

    `passages` is a query of a report or a part of it, with their sections. Raises Http404 for what is no beginning.
    """
    from_here = passages if asked is None else _from(passages, asked)
    read = list(from_here[: PASSAGES_AT_ONCE + 1])
    if asked is not None and not read:
        raise Http404
    fitting = _fitting(read)
    after = read[fitting].number if fitting < len(read) else None
    earlier = _earlier(passages, read[0].number) if asked is not None else []
    if not earlier:
        return Stretch(read[:fitting], after=after)
    return Stretch(read[:fitting], before=earlier[-1][0], after=after, above=earlier[0][1])


def _from(passages: Any, asked: str) -> Any:
    number = asked.removeprefix("s")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        raise Http404
    return passages.filter(**{"number__gte" if number == asked else "section__position__gte": int(number)})


def _earlier(passages: Any, first: int) -> list[tuple[int, int]]:
    """Number and heading of the passages of the stretch before, the last first."""
    before = passages.filter(number__lt=first).prefetch_related(None).order_by("-number")
    return list(before.values_list("number", "section__position")[:PASSAGES_AT_ONCE])


def _fitting(passages: Sequence[Any]) -> int:
    """How many of them one address shows: one at least."""
    weight = 0
    for count, passage in enumerate(passages[:PASSAGES_AT_ONCE]):
        weight += len(passage.text) + WEIGHT_OF_A_MARK * len(passage.marks)
        if count and weight > MOST_SHOWN:
            return count
    return min(len(passages), PASSAGES_AT_ONCE)
