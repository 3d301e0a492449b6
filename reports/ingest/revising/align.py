"""Which passage of a newer page is which passage of the older one: by the same words first, then by likeness nearby."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from reports.ingest.preparing.prepared import PreparedPassage
from reports.ingest.revising.likeness import WordSequence, likeness, most_likeness, words_of
from reports.ingest.revising.stored import StoredPassage

EDITED = 0.5
"""From here on two paragraphs are one that was edited: half of all their words are shared, in order. A paragraph that was
split is edited into the likelier half, and the other half is new; of paragraphs that were merged, the likelier one is edited
and the others are gone."""
NEARBY = 10
"""How many places from where it is expected an edited paragraph is looked for, above and below."""
_LOOKED_AT = 5  # of the paragraphs nearby, those whose words promise most


@dataclass(frozen=True, slots=True)
class Edit:
    before: StoredPassage
    after: PreparedPassage
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """`returned` left the page earlier and stand in it again; one of them may also be what another was edited into."""

    kept: tuple[tuple[StoredPassage, PreparedPassage], ...]
    returned: tuple[tuple[StoredPassage, PreparedPassage], ...]
    edits: tuple[Edit, ...]
    added: tuple[PreparedPassage, ...]
    gone: tuple[StoredPassage, ...]


def align(stored: Sequence[StoredPassage], page: Sequence[PreparedPassage]) -> Alignment:
    """`stored` is all the report ever had. The same words have the same key, wherever they stand; repeats in their order."""
    by_key = {passage.key: passage for passage in stored}
    same = [(by_key[passage.key], passage) for passage in page if passage.key in by_key]
    kept = tuple(pair for pair in same if not pair[0].removed_in)
    returned = tuple(pair for pair in same if pair[0].removed_in)
    edits = _find_edits([passage for passage in stored if not passage.removed_in], page, kept)
    edited_away = {edit.before.pk for edit in edits} | {passage.pk for passage, _ in kept}
    accounted = {edit.after.key for edit in edits} | {passage.key for _, passage in same}
    return Alignment(
        kept=kept,
        returned=returned,
        edits=edits,
        added=tuple(passage for passage in page if passage.key not in accounted),
        gone=tuple(passage for passage in stored if not passage.removed_in and passage.pk not in edited_away),
    )


def _find_edits(
    old: Sequence[StoredPassage],
    page: Sequence[PreparedPassage],
    kept: Iterable[tuple[StoredPassage, PreparedPassage]],
) -> tuple[Edit, ...]:
    """The likeliest pairs first, each passage in one pair at most; of pairs equally alike, those that moved least."""
    place_of = {passage.key: place for place, passage in enumerate(page)}
    anchors = {before.pk: place_of[after.key] for before, after in kept}
    taken = set(anchors.values())
    free = [place for place in range(len(page)) if place not in taken]
    words = {place: words_of(page[place].text) for place in free}
    found: list[tuple[float, int, int, int]] = []
    for index, expected in _expected_places([anchors.get(passage.pk) for passage in old], len(page)):
        for place, alike in _likely(words_of(old[index].text), _nearby(free, expected), words):
            found.append((-alike, min(abs(place - where) for where in expected), index, place))
    edits: dict[int, Edit] = {}
    used: set[int] = set()
    for alike, _, index, place in sorted(found):
        if index not in edits and place not in used:
            edits[index] = Edit(old[index], page[place], round(-alike, 3))
            used.add(place)
    return tuple(edits[index] for index in sorted(edits))


def _expected_places(anchors: Sequence[int | None], length: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where each passage that is not kept would stand, counted from the kept one above it and from the kept one below."""
    below: list[int] = []
    behind = length
    for anchor in reversed(anchors):
        behind = behind - 1 if anchor is None else anchor
        below.append(behind)
    below.reverse()
    before = -1
    for index, anchor in enumerate(anchors):
        before = before + 1 if anchor is None else anchor
        if anchor is None:
            yield index, (before, below[index])


def _nearby(free: Sequence[int], expected: Iterable[int]) -> set[int]:
    return {
        place
        for where in expected
        for place in free[bisect_left(free, where - NEARBY) : bisect_right(free, where + NEARBY)]
    }


def _likely(old: WordSequence, places: Iterable[int], words: dict[int, WordSequence]) -> Iterator[tuple[int, float]]:
    promising = nlargest(_LOOKED_AT, ((most_likeness(old, words[place]), place) for place in places))
    for most, place in promising:
        if most >= EDITED and (alike := likeness(old, words[place])) >= EDITED:
            yield place, alike
