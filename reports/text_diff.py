"""What changed between two versions of a text, in runs of words: for the pages, the admin and the plans that show it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\A\s*\S+\s*|\S+\s*")
COMPARED_CLOSELY = 250_000
"""Words of one text times words of the other, up to which the longest runs in common are looked for, which takes longer than their
number grows: two texts of 500 words. Longer ones are cut into such first."""
COMPARED_AT_ALL = 10**8
"""The same for the runs between two cuts in which nothing stands once: ten thousand words against as many. Beyond it they are shown
as gone and come, whole."""
_DEEPEST = 6  # times a stretch is cut again; a text that people wrote needs one or two


class PieceKind(StrEnum):
    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """`before[start:end]` and `after[new_start:new_end]`, which stand in each other's place."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def product(self) -> int:
        return (self.end - self.start) * (self.new_end - self.new_start)


type Block = tuple[int, int, int]
"""As many words in common, from a place in the older and a place in the newer words on: (place, place, number)."""


def word_diff(old: str, new: str) -> list[Piece]:
    """Runs of words in reading order; what was deleted comes before what was inserted in its place.

    A word keeps the blanks behind it. Equal and inserted pieces together have the words of `new`, equal and deleted ones
    those of `old`, each in order. Takes time in the order of the words, however little the texts have in common.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    numbers: dict[str, int] = {}
    older, newer = ([numbers.setdefault(word.strip(), len(numbers)) for word in words] for words in (before, after))
    pieces: list[Piece] = []
    place = new_place = 0
    for start, new_start, size in [*runs_in_common(older, newer), (len(before), len(after), 0)]:
        _add(pieces, PieceKind.DELETE, before[place:start])
        _add(pieces, PieceKind.INSERT, after[new_place:new_start])
        place, new_place = start + size, new_start + size
        pairs = zip(before[start:place], after[new_start:new_place], strict=True)
        _add(pieces, PieceKind.EQUAL, [max(pair, key=len) for pair in pairs])
    return [Piece(piece.kind, piece.text if piece is not pieces[-1] else piece.text.rstrip()) for piece in pieces]


def runs_in_common(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Block]:
    """The runs of words that both have in the same order, as long as they go. Takes time in the order of the words.

    Short texts are compared as difflib does; of longer ones the runs are nearly always the same.
    """
    return list(_joined(_in_common(before, after)))


def _in_common(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Block]:
    blocks: list[Block] = []
    waiting = [(_Stretch(0, len(before), 0, len(after)), 0)]
    while waiting:
        stretch, depth = waiting.pop()
        if stretch.product <= COMPARED_CLOSELY:
            blocks += _longest_runs(before, after, stretch)
            continue
        ends, middle = _without_equal_ends(before, after, stretch)
        anchors = _anchors(before, after, middle) if depth < _DEEPEST else []
        blocks += ends
        if anchors:
            blocks += anchors
            waiting += ((between, depth + 1) for between in _between(middle, anchors))
        elif middle.product > COMPARED_CLOSELY:
            blocks += _most_words(before, after, middle)
        else:
            waiting.append((middle, depth))
    return sorted(blocks)


def _longest_runs(before: Sequence[Hashable], after: Sequence[Hashable], within: _Stretch) -> Iterator[Block]:
    older, newer = before[within.start : within.end], after[within.new_start : within.new_end]
    for block in SequenceMatcher(None, older, newer, autojunk=False).get_matching_blocks()[:-1]:
        yield within.start + block.a, within.new_start + block.b, block.size


def _without_equal_ends(
    before: Sequence[Hashable], after: Sequence[Hashable], within: _Stretch
) -> tuple[list[Block], _Stretch]:
    """The words in common at both ends, and what stands between them."""
    start, new_start, end, new_end = within.start, within.new_start, within.end, within.new_end
    while start < end and new_start < new_end and before[start] == after[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and before[end - 1] == after[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    ends = [(within.start, within.new_start, start - within.start), (end, new_end, within.end - end)]
    return [block for block in ends if block[2]], _Stretch(start, end, new_start, new_end)


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable], within: _Stretch) -> list[Block]:
    """Words that stand once in each, as many as come in the same order in both, with the equal words around them."""
    older, newer = before[within.start : within.end], after[within.new_start : within.new_end]
    once, counts = _once(newer), Counter(older)
    pairs = [(place, once[word]) for place, word in enumerate(older) if counts[word] == 1 and word in once]
    runs = _apart(_runs_around(older, newer, _longest_rising(pairs)))
    return [(within.start + place, within.new_start + new_place, size) for place, new_place, size in runs]


def _once(words: Sequence[Hashable]) -> dict[Hashable, int]:
    """The words that stand once, each with its place."""
    counts = Counter(words)
    return {word: place for place, word in enumerate(words) if counts[word] == 1}


def _runs_around(
    older: Sequence[Hashable], newer: Sequence[Hashable], anchors: list[tuple[int, int]]
) -> Iterator[Block]:
    """The longest run of equal words about each pair. No run passes the pair of another, so that all take one walk."""
    end = new_end = 0
    for place, new_place in anchors:
        if place < end and place - end == new_place - new_end:
            continue  # within the run of the pair before
        start, new_start, end, new_end = place, new_place, place + 1, new_place + 1
        while start and new_start and older[start - 1] == newer[new_start - 1]:
            start, new_start = start - 1, new_start - 1
        while end < len(older) and new_end < len(newer) and older[end] == newer[new_end]:
            end, new_end = end + 1, new_end + 1
        yield start, new_start, end - start


def _apart(runs: Iterable[Block]) -> list[Block]:
    """Where two runs want the same words, the longer has them."""
    apart: list[Block] = []
    for start, new_start, size in runs:
        first, new_first, length = apart[-1] if apart else (0, 0, 0)
        shared = max(first + length - start, new_first + length - new_start, 0)
        if shared and length < size:
            apart[-1] = (first, new_first, length - shared)
            shared = 0
        apart.append((start + shared, new_start + shared, size - shared))
    return apart


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise, of pairs in the order of the first: by patience sorting."""
    lowest: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        pile = bisect_left(lowest, second)
        before.append(last[pile - 1] if pile else -1)
        lowest[pile : pile + 1] = [second]
        last[pile : pile + 1] = [index]
    rising = []
    index = last[-1] if last else -1
    while index >= 0:
        rising.append(pairs[index])
        index = before[index]
    return rising[::-1]


def _between(within: _Stretch, runs: list[Block]) -> Iterator[_Stretch]:
    edges = [(within.start, within.new_start, 0), *runs, (within.end, within.new_end, 0)]
    for (place, new_place, size), (following, new_following, _) in pairwise(edges):
        if place + size < following and new_place + size < new_following:
            yield _Stretch(place + size, following, new_place + size, new_following)


def _most_words(before: Sequence[Hashable], after: Sequence[Hashable], within: _Stretch) -> Iterator[Block]:
    """By the longest common subsequence, sixty-four words at a step: it leaves more single words standing, but it ends."""
    if within.product > COMPARED_AT_ALL:
        return
    older, newer = before[within.start : within.end], after[within.new_start : within.new_end]
    for block in LCSseq.opcodes(older, newer):
        if block.tag == "equal":
            yield within.start + block.src_start, within.new_start + block.dest_start, block.src_end - block.src_start


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """Neighbours that touch in both texts made one."""
    joined: Block | None = None
    for start, new_start, size in blocks:
        if joined and joined[0] + joined[2] == start and joined[1] + joined[2] == new_start:
            joined = (joined[0], joined[1], joined[2] + size)
            continue
        if joined:
            yield joined
        joined = (start, new_start, size)
    if joined:
        yield joined


def _add(pieces: list[Piece], kind: PieceKind, words: list[str]) -> None:
    """Every piece ends in a blank, so that no two words run together where a text ends in the middle of the other."""
    text = "".join(words)
    if text:
        pieces.append(Piece(kind, text if text[-1].isspace() else f"{text} "))
